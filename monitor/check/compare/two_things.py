"""Whether two figures or days are those of two things by the build of their sentences: whose share, how they open.

Not here: words right beside a slot (apart.py), and words that only weigh (surroundings.py).
"""

import re
from functools import lru_cache

from monitor.check.compare.apart import posts
from monitor.check.compare.belonging import is_part, other_state
from monitor.check.compare.case import Case
from monitor.check.compare.figure import PERCENT, Figure
from monitor.check.compare.reading import Reading
from monitor.check.compare.same_figure import is_one, same_kind, same_noun
from monitor.check.compare.sides import Slot
from monitor.check.compare.surroundings import given_otherwise
from monitor.vietnamese.proper_names import ProperName

_SHARE = re.compile(r"(?<!\w)chiếm(?: tỷ lệ| tỉ lệ| khoảng| gần| hơn| trên| tới)* ?$", re.IGNORECASE)
_RATE = re.compile(
    r"(?:(?<!\w)(?:mỗi|hằng|bình quân(?: một| mỗi)?) |/ ?)(giờ|ngày|tuần|tháng|quý|năm)(?!\w)", re.IGNORECASE
)
_WHOLE_SPAN = re.compile(
    r"(?<!\w)(?:cả|trọn|suốt) (?:ngày|tuần|tháng|quý|năm|vụ)(?!\w)|(?<!\w)(?:từ|tính từ) đầu (?:tháng|năm|vụ)(?!\w)",
    re.IGNORECASE,
)
_HOLDER = 3  # syllables before "chiếm" that tell whose share it is
_TITLE = 2  # syllables before a name that opens a sentence
_SAYS_THE_SAME = 0.9  # of the statement
_BEFORE = 60  # letters that are looked at


def two_things(case: Case, told: Slot, given: Slot) -> bool:
    """Whether the sentences of *told* and *given* are built so that both are no two values of one thing."""
    asked, found = case.told.reading, case.given.reading
    if not isinstance(told, Figure) and _gives_other_figure(case, given):
        return True
    if isinstance(told, ProperName) and told.kind != "place":
        return _open_both(case, told, given)
    if not (isinstance(told, Figure) and isinstance(given, Figure)):
        return _parted(asked, told, found, given)
    if (
        _is_of_another_place(case, told, given)
        or is_part(told, asked, given, found)
        or _is_their_sum(case, told, given)
    ):
        return True
    if (
        other_state(asked, told, found, given)
        or _other_rate(asked, told, found, given)
        or _other_share(asked, told, found, given)
    ):
        return True
    return _parted(asked, told, found, given)


def _gives_other_figure(case: Case, given: Slot) -> bool:
    """Whether the sentence gives a figure of the statement otherwise beside the day or the name: it tells of another event."""
    number = case.given.reading.sentence_at(given.start)
    figures = (each.slot for each in case.unborne if isinstance(each.slot, Figure) and not is_one(each.slot))
    free = [each for each in case.figures_at.get(number, ()) if id(each) not in case.claimed]
    return any(same_kind(told_, each) and same_noun(told_, each) for told_ in figures for each in free)


def _open_both(case: Case, told: Slot, given: Slot) -> bool:
    """Whether two persons open two sentences that do not say the same of them; of one post they may."""
    number = case.given.reading.sentence_at(given.start)
    if posts(case.told.reading.text, told) & posts(case.given.reading.text, given):
        return False
    return (
        case.speaking[number][0] < _SAYS_THE_SAME
        and _opens(case.told.reading, told)
        and _opens(case.given.reading, given)
    )


def _opens(reading: Reading, slot: Slot) -> bool:
    start, _ = reading.sentences[reading.sentence_at(slot.start)]
    return len(reading.syllables_in(start, slot.start)) <= _TITLE


def _is_of_another_place(case: Case, told: Slot, given: Slot) -> bool:
    """Whether the sentence of *given* names another place where the statement names one that stands nowhere in the evidence."""
    number = case.given.reading.sentence_at(given.start)
    places = (each.slot for each in case.unborne if isinstance(each.slot, ProperName) and each.slot.kind == "place")
    return any(given_otherwise(case, told, each, number) for each in places)


def _is_their_sum(case: Case, told: Figure, given: Figure) -> bool:
    """Whether the evidence gives what *told* and another figure of the statement make together: 54 of "45 xã, 9 phường"."""
    others = (each for each in case.told.figures if each is not told and each.kind == told.kind == given.kind)
    return any(told.value + each.value == given.value for each in others if not is_one(each))


def _other_rate(told: Reading, mine: Figure, given: Reading, theirs: Figure) -> bool:
    """Whether one tells how many a day, and the other of a whole month, or how many a month."""
    here, there = told.sentence_at(mine.start), given.sentence_at(theirs.start)
    rate, whole = _rates(told.text[slice(*told.sentences[here])])
    other_rate, other_whole = _rates(given.text[slice(*given.sentences[there])])
    if rate and other_rate:
        return rate.isdisjoint(other_rate)
    return bool((rate and other_whole) or (other_rate and whole))


@lru_cache(maxsize=64)
def _rates(sentence: str) -> tuple[frozenset[str], bool]:
    """The spans of time for which *sentence* tells how many, and whether it speaks of a whole one; of one sentence often asked."""
    return frozenset(match[1].lower() for match in _RATE.finditer(sentence)), bool(_WHOLE_SPAN.search(sentence))


def _other_share(told: Reading, mine: Figure, given: Reading, theirs: Figure) -> bool:
    """Whether a share is that of somebody whom the other side does not name: "nữ chiếm 84 %"."""
    if mine.kind != PERCENT:
        return False
    return _holds_alone(told, mine, given, theirs) or _holds_alone(given, theirs, told, mine)


def _holds_alone(one: Reading, slot: Slot, other: Reading, beside: Slot) -> bool:
    match = _SHARE.search(one.text[max(0, slot.start - _BEFORE) : slot.start])
    if not match:
        return False
    end = max(0, slot.start - _BEFORE) + match.start()
    start, _ = one.sentences[one.sentence_at(slot.start)]
    inside = one.syllables_in(max(start, one.text.rfind(",", start, end) + 1), end)
    holder = [at for at in inside if one.weights[at]][-_HOLDER:]
    known = other.known[other.sentence_at(beside.start)]
    return bool(holder) and not any(_is_known(one, at, known) for at in holder)


def _parted(told: Reading, mine: Slot, given: Reading, theirs: Slot) -> bool:
    """Whether both sentences open alike and part before the slots: "Lúa mùa …", "Lúa xuân …"."""
    here, there = told.sentence_at(mine.start), given.sentence_at(theirs.start)
    one, other = told.syllables_in(*told.sentences[here]), given.syllables_in(*given.sentences[there])
    at = 0
    while at < min(len(one), len(other)) and told.keys[one[at]] == given.keys[other[at]]:
        at += 1
    if at == 0 or at >= min(len(one), len(other)) or not any(told.weights[n] for n in one[:at]):
        return False
    first, second = one[at], other[at]
    if told.starts[first] >= mine.start or given.starts[second] >= theirs.start:
        return False
    if not (told.weights[first] and given.weights[second]):
        return False
    return not _is_known(told, first, given.known[there]) and not _is_known(given, second, told.known[here])


def _is_known(reading: Reading, at: int, known: frozenset[str | int]) -> bool:
    return reading.keys[at] in known or any(sense in known for sense in reading.senses[at])
