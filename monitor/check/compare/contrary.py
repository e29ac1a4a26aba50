"""One side tells of an event the contrary of what the other tells, in other words: "từ chối", "nhận lời"; "chưa khánh thành", "đã đưa vào sử dụng".

A conflict only where both surely speak of one event: nearly all other words, and every name, day and figure of the statement are
found, and neither side asks, fears, plans or looks back. Else it only keeps the evidence from agreeing. Not here: the words
(vietnamese/contraries.py), and denials in the same words (denied.py).
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice

from monitor.check.compare.bearing import covered
from monitor.check.compare.case import Case
from monitor.check.compare.reading import Reading
from monitor.check.compare.surroundings import denies, earlier, other_day
from monitor.model import Difference
from monitor.vietnamese.contraries import Stand, is_scale, stands
from monitor.vietnamese.opposites import answers_in
from monitor.vietnamese.proper_names import ProperName

_UNSURE = re.compile(
    r"(?<!\w)(?:(?i:nếu|liệu|có thể|nghi ngờ|lo ngại|lo sợ|tin đồn|cho rằng|kêu gọi|mong|suýt|khả năng|dù|mặc dù|vì sao|trước khi|sau khi)"
    r"|(?<!đề )nghi|lo|sợ|tránh|để|yêu cầu|đề nghị|đề xuất|muốn|nên|cần|xin|xem xét|từng|hoặc|hay|dọa|đòi|cấm|khi|ngăn|chống|cáo buộc)(?!\w)"
)
_PLAN = re.compile(
    r"(?<!\w)(?:sẽ|sắp|dự kiến|(?<!quyết )(?<!khẳng )(?<!nhận )(?<!ổn )(?<!quy )định|hẹn|kế hoạch|mục tiêu|phấn đấu|dự báo|hứa|cam kết)(?!\w)",
    re.IGNORECASE,
)
_DONE = re.compile(r"(?<!\w)(?:đã|vừa|mới|vẫn|đang)(?: \w+)?\s*$", re.IGNORECASE)
_SIGN = re.compile(r"[,;:.(]")
_LEAST_SPOKEN = 0.66  # of what else the statement tells
_LEAST_AGREES = 0.3
_SUBJECT = 3  # syllables that tell what rose
_MOST = 20  # pairs of words that are looked at
_NEAR = 40  # letters before a word that tell how surely it is told


def contrary(case: Case) -> Iterator[Difference]:
    """What the evidence surely tells the other way."""
    told, given = case.told.reading, case.given.reading
    if case.unborne:
        return
    for mine, theirs in islice(_turned(case, _LEAST_SPOKEN), _MOST):
        start, end = given.sentences[given.sentence_at(given.starts[theirs.first])]
        sentence = given.text[start:end]
        if denies(_without(given, theirs, start, end)) != denies(_without(told, mine, 0, len(told.text))):
            continue
        if "?" in sentence + told.text or earlier(sentence) != earlier(told.text) or other_day(told.text, sentence):
            continue
        how = _how(told, mine)
        if how == "unsure" or how != _how(given, theirs) or _opposed(told, mine, given, theirs):
            continue
        if not how and not _is_done(told, mine) and "plan" in _given_as(given, mine):
            continue
        if not _anchored(case) or (is_scale(mine) and not _of_one(case, mine, theirs)):
            continue
        yield _difference(case, mine, theirs)
        return


def unlike(case: Case) -> bool:
    """Whether the evidence tells anything of the statement the other way, however unsurely, or only plans what is done."""
    told, given = case.told.reading, case.given.reading
    return any(True for _ in _turned(case, _LEAST_AGREES)) or any(
        _is_done(told, each) and "" not in (as_ := _given_as(given, each)) and "plan" in as_
        for each in _stands(told.keys)
    )


def _turned(case: Case, least: float) -> Iterator[tuple[Stand, Stand]]:
    """What both sides answer differently, where the evidence gives nowhere the answer of the statement."""
    told, given = case.told.reading, case.given.reading
    mine, theirs = _stands(told.keys), _stands(given.keys)
    spoken: dict[tuple[int, int], bool] = {}  # by question and sentence: a hostile one answers a thousand times
    for one in mine:
        others = [each for each in theirs if each.question == one.question]
        if any(each.yes == one.yes and _how(given, each) in ("", _how(told, one)) for each in others):
            continue
        if any(each.question == one.question and each.yes != one.yes for each in mine):
            continue
        own = case.skipped.union(*(range(each.first, each.last) for each in mine if each.question == one.question))
        for other in (each for each in others if each.yes != one.yes):
            at = one.question, given.sentence_at(given.starts[other.first])
            if at not in spoken:
                known = frozenset().union(*given.known[max(0, at[1] - 1) : at[1] + 2])
                spoken[at] = covered(told, range(len(told.keys)), known, own) >= least
            if spoken[at]:
                yield one, other


@lru_cache(maxsize=256)
def _stands(words: Sequence[str]) -> tuple[Stand, ...]:
    return tuple(stands(words))


def _how(reading: Reading, stand: Stand) -> str:
    """How surely it is told: "plan", "unsure" or "" for what is."""
    at = reading.starts[stand.first]
    before = _SIGN.split(reading.text[max(0, at - _NEAR) : at])[-1]
    return "unsure" if _UNSURE.search(before) else "plan" if _PLAN.search(before) else ""


def _is_done(reading: Reading, stand: Stand) -> bool:
    """Whether the text says that it is so already: "đã hoàn thành", and not "hoàn thành trước tháng 12"."""
    at = reading.starts[stand.first]
    return bool(_DONE.search(reading.text[max(0, at - _NEAR) : at]))


def _given_as(given: Reading, mine: Stand) -> set[str]:
    """How surely the evidence gives the answer of the statement, wherever it does."""
    return {_how(given, each) for each in _stands(given.keys) if (each.question, each.yes) == (mine.question, mine.yes)}


def _anchored(case: Case) -> bool:
    """Whether a name, a day or a figure of the statement stands in the evidence: else both may tell of two events."""
    return any(each.sure for each in case.borne)


def _of_one(case: Case, mine: Stand, theirs: Stand) -> bool:
    """Whether what rises here is what falls there: half of the words right before the one stand in the clause of the other."""
    told, given = case.told.reading, case.given.reading
    at = given.starts[theirs.first]
    start, end = given.sentences[given.sentence_at(at)]
    low = max(start, *(given.text.rfind(sign, start, at) + 1 for sign in ",;:"))
    ends = [found for sign in ",;:" if (found := given.text.find(sign, at, end)) > 0]
    known = given.known_in(low, min([*ends, end]))
    if sum(each.sure and isinstance(each.slot, ProperName) for each in case.borne) > 1:
        return False  # "A cao hơn B" and "B thấp hơn A" say the same
    named = {n for each in case.borne for n in told.syllables_in(each.slot.start, each.slot.end)}
    before = [n for n in range(mine.first) if told.weights[n] and n not in named][-_SUBJECT:]
    same = [n for n in before if told.keys[n] in known or any(sense in known for sense in told.senses[n])]
    return bool(same) and 2 * len(same) >= len(before)


def _without(reading: Reading, stand: Stand, start: int, end: int) -> str:
    """The text [start, end) but for the words of *stand*, which may deny by themselves."""
    first, last = _span(reading, stand)
    return f"{reading.text[start:first]} {reading.text[last:end]}"


def _opposed(told: Reading, mine: Stand, given: Reading, theirs: Stand) -> bool:
    """Whether the rest of both answers another question differently: imports and exports are two things."""
    start, end = given.sentences[given.sentence_at(given.starts[theirs.first])]
    inside = given.syllables_in(start, end)
    here = answers_in(told.keys[: mine.first]) | answers_in(told.keys[mine.last :])
    there = answers_in(given.keys[inside.start : theirs.first]) | answers_in(given.keys[theirs.last : inside.stop])
    questions = {question for question, _ in here} & {question for question, _ in there}
    return any(not {each for each in here & there if each[0] == question} for question in questions)


def _difference(case: Case, mine: Stand, theirs: Stand) -> Difference:
    found, expected = _span(case.told.reading, mine), _span(case.given.reading, theirs)
    return Difference(
        kind="denial",
        found=case.told.reading.text[slice(*found)],
        expected=case.given.reading.text[slice(*expected)],
        found_at=found,
        expected_at=expected,
    )


def _span(reading: Reading, stand: Stand) -> tuple[int, int]:
    return reading.starts[stand.first], reading.ends[stand.last - 1]
