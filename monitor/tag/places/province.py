"""How an article concerns the province: central, mention or none (the definition is LABELS.md's).

Not here: which names are ours (names.py), and how many points each sign of a subject is worth (rules/province.toml).
People only lend support: no article is ours because of a person alone.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from monitor.config import ProvinceFile
from monitor.model import Evidence, Province
from monitor.tag.matcher import FieldName, Hit, Kind
from monitor.tag.places.names import Names, Sign
from monitor.tag.reading import Reading
from monitor.tag.spots import Spots
from monitor.vietnamese.credits import Span

# "one of at most three provinces that it is chiefly about": a sentence or headline with more of them is a list
_LIST = 3
# How far behind "born in", "living in" a name may stand and still be no more than somebody's address, in letters:
# a hamlet, a commune, a district and "tỉnh" fit in between.
_HOME_REACH = 70
_HOME_ENDS = ".;)\n"
# "from A to B": where somebody sets out or arrives is no subject
_SETS_OUT = (re.compile(r"\b[Tt]ừ (?:tỉnh )?$"), re.compile(r"^[^,.;:\n]{0,7} (?:vào|đến|tới|ra|sang|xuống) "))
_ARRIVES = re.compile(r"\b[Tt]ừ [^,.;:()\n]{2,24} (?:đến|tới|lên|ra|về) (?:tỉnh )?$")
_WAY_REACH = 48
# "Nóng 24h ngày 20/7: …", "Toàn cảnh 17h: …": a daily column; its name is short and ends in an hour or a day
_COLUMN = re.compile(r"^(?:[^\W\d_]+ ){1,6}\d{1,2} ?(?:h\b|giờ\b|[-/.]\d{1,2}\b)[^:|;]{0,24}:", re.IGNORECASE)
# "Hà Tĩnh - X", "X – Y": a road or an area between two
_DASH = re.compile(r"\s[-–]\s")
_JOINT = 4  # letters
# "[TRỰC TIẾP] XEM NHANH 12H: …": what stands in brackets before a headline is no part of it
_LIVE = re.compile(r"^\[[^\]]*\]\s*")
# Names in a row stand between these; one of more syllables is the next part of the sentence.
_BETWEEN = re.compile(r",\s|\svà\s")
_ROW_ENDS = re.compile(r"[.;:!?…()\n]")
_ROW_NAME = 4
_ROW_REACH = 120
# A name of more syllables ("tỉnh X" has three) is a body's; so far into the sentence it is who acts, after a dateline.
_PLAIN_NAME, _OPENING = 3, 30
_OWN_KINDS: tuple[Kind, ...] = ("name", "place")


def judge_province(reading: Reading, names: Names, rules: ProvinceFile) -> tuple[Province, tuple[Evidence, ...]]:
    """Return the province's part in the article and the words that show it, title first."""
    signs = (*names.province, *names.places)
    if not _is_named(signs, names.people):
        return "none", ()
    evidence = tuple(dict.fromkeys(s.hit.evidence() for s in signs if s.hit.field != "outlet"))
    central = points(reading, names, rules) >= rules.central.needed
    support = tuple(hit.evidence() for hit in names.people) if central else ()
    return ("central" if central else "mention"), (*evidence, *support)


def points(reading: Reading, names: Names, rules: ProvinceFile) -> int:
    """Return how many points speak for the province as the subject: the sum of the signs of `[central]`."""
    table = rules.central.model_dump()
    return sum(table[sign] for sign in subject_signs(reading, names, rules))


def subject_signs(reading: Reading, names: Names, rules: ProvinceFile) -> Iterator[str]:
    """Yield the signs of a subject that the article shows, by their names in `[central]`."""
    alone = _alone(reading, names, rules)
    inside = {reading.sentence_of(hit) for hit in alone if hit.field == "text"}  # sentences that name it
    yield from _headline_signs(reading, names, alone)
    first = _first_sentence(reading)
    if first in inside:
        yield "first_sentence"
    if first and any(_opens(sign.hit, first) for sign in names.province):
        yield "speaks_first"
    if any(start < reading.lead_end for start, _ in inside):
        yield "opening"
    if alone and reading.lead_end >= len(reading.article.text):
        yield "summary"
    yield from (sign for sign, least in (("twice", 2), ("thrice", 3), ("often", 5)) if len(inside) >= least)
    if len({sign.key for sign in names.places}) > 1:
        yield "two_places"
    if names.people:
        yield "office_holder"
    yield from _signs_elsewhere(names, alone)


def _headline_signs(reading: Reading, names: Names, alone: Sequence[Hit]) -> Iterator[str]:
    ours = any(hit.field == "title" for hit in alone)
    if ours:
        yield "headline"
    elif any(hit.use.role == "region" and hit.field == "title" for hit in reading.of("context")):
        yield "region"
    if any(hit.field == "title" for hit in names.elsewhere):
        yield "headline_shared" if ours else "headline_elsewhere"
    if _is_round_up(reading, names):
        yield "round_up"


def _is_round_up(reading: Reading, names: Names) -> bool:
    """Whether the headline opens with the name of a column that goes through the news of the day."""
    title = reading.article.title
    begins = len(title) - len(_LIVE.sub("", title))
    if any(
        hit.use.role == "round-up" and hit.field == "title" and hit.start == begins for hit in reading.of("context")
    ):
        return True
    column = _COLUMN.match(title)
    ours = (sign.hit for sign in (*names.province, *names.places))
    # "Mưa lớn đêm 9/9: X ngập sâu" is no column, and a column that opens with our news is about us.
    return column is not None and not any(hit.field == "title" and hit.start <= column.end() + 1 for hit in ours)


def _first_sentence(reading: Reading) -> Span | None:
    """The first sentence of the text; a headline that the page repeats there is none."""
    repeated = len(reading.article.title) if reading.article.text.startswith(reading.article.title) else 0
    return next((span for span in reading.sentences[:3] if span[0] >= repeated), None)


def _opens(hit: Hit, sentence: Span) -> bool:
    """Whether a body of the province ("Công an tỉnh X", "UBND tỉnh X") stands at the beginning of *sentence*."""
    return hit.field == "text" and hit.size > _PLAIN_NAME and 0 <= hit.start - sentence[0] <= _OPENING


def _signs_elsewhere(names: Names, alone: Sequence[Hit]) -> Iterator[str]:
    others = Counter(hit.text.casefold() for hit in names.elsewhere if hit.field == "text")
    if len(others) >= _LIST:
        yield "many_elsewhere"
    if max(others.values(), default=0) > sum(hit.field == "text" for hit in alone):
        yield "elsewhere_oftener"


def _is_named(signs: Sequence[Sign], people: Sequence[Hit]) -> bool:
    """One strong name, or two different weak ones; the outlet's own name and a person count as one weak each."""
    if any(s.weight == "strong" and s.hit.field != "outlet" for s in signs):
        return True
    weak = {s.key for s in signs if s.weight == "weak" and s.hit.field != "outlet"}
    outlet = any(s.hit.field == "outlet" for s in signs)
    return bool(weak) and len(weak) + outlet + bool(people) > 1


def _alone(reading: Reading, names: Names, rules: ProvinceFile) -> list[Hit]:
    """Our names that stand for the subject: no list, no address, and a sure name beside one with homonyms."""
    company = _Company(reading, names, rules)
    homes = Spots(hit for hit in reading.of("context") if _is_aside(hit))
    signs = [
        sign
        for sign in (*names.province, *names.places)
        if sign.hit.field != "outlet"
        and not _in_list(sign.hit, reading, company)
        and not _is_address(sign.hit, reading, homes)
        and not _is_on_the_way(sign.hit, reading)
        and not company.bounds(sign.hit, _text(sign.hit, reading))
    ]
    sure = [sign.hit for sign in signs if sign.weight == "strong"] or [sign.hit for sign in signs]
    opens = any(hit.field == "title" or reading.in_lead(hit) for hit in sure)
    sentences = {(hit.field, reading.sentence_of(hit)) for hit in sure}
    return [
        sign.hit
        for sign in signs
        if sign.weight == "strong"
        or (sign.hit.field, reading.sentence_of(sign.hit)) in sentences
        or (opens and sign.hit.field == "title")
    ]


def _provinces(names: Names, rules: ProvinceFile, *, joined: bool) -> Iterator[Hit]:
    """The province's names, either those that joined it or those it always had."""
    for sign in names.province:
        if bool(rules.names[sign.hit.use.owner].valid_from) is joined:
            yield sign.hit


class _Company:
    """Which other provinces stand in a sentence; each is counted once, however often it names ours."""

    def __init__(self, reading: Reading, names: Names, rules: ProvinceFile) -> None:
        self._away = Spots(names.elsewhere)
        self._joined = Spots(_provinces(names, rules, joined=True))
        self._old = Spots(_provinces(names, rules, joined=False))
        self._counts: dict[tuple[FieldName, Span], tuple[int, bool]] = {}
        self.ours = frozenset(hit.text for kind in _OWN_KINDS for hit in reading.of(kind))  # as they are written

    def of(self, field: FieldName, span: Span) -> tuple[int, bool]:
        """How many other provinces, and whether one that joined ours stands there beside it."""
        if (field, span) not in self._counts:
            others = {other.text.casefold() for other in self._away.one_by_one(field, *span)}
            both = self._joined.any_within(field, *span) and self._old.any_within(field, *span)
            self._counts[field, span] = len(others), both
        return self._counts[field, span]

    def bounds(self, hit: Hit, text: str) -> bool:
        """Whether a dash joins *hit* with another province: a road, or an area from one to the other."""
        before = self._away.last_before(hit.field, max(0, hit.start - _JOINT), hit.start)
        behind = self._away.first_behind(hit.field, hit.end, hit.end + _JOINT)
        return bool(
            (before and _DASH.fullmatch(text, before.end, hit.start))
            or (behind and _DASH.fullmatch(text, hit.end, behind.start))
        )


def _in_list(hit: Hit, reading: Reading, company: _Company) -> bool:
    """Whether the sentence names more than three provinces; one that joined ours is told beside it as one more.

    Dams, towns and sights make a list too: three names in a row with ours, not in our territory, where the
    sentence names another province.
    """
    others, both = company.of(hit.field, reading.sentence_of(hit))
    return others + both >= _LIST or (others > 0 and len(_listed_with(hit, reading, company.ours)) >= _LIST)


def _listed_with(hit: Hit, reading: Reading, ours: frozenset[str]) -> list[str]:
    """The names in one row with *hit* that no rule calls ours."""
    text = reading.article.title if hit.field == "title" else reading.article.text
    before = _ROW_ENDS.split(text[max(0, hit.start - _ROW_REACH) : hit.start])[-1]
    behind = _ROW_ENDS.split(text[hit.end : hit.end + _ROW_REACH])[0]
    row = [*_names_in_row(reversed(_BETWEEN.split(before))), *_names_in_row(_BETWEEN.split(behind))]
    return [name for name in row if name not in ours]


def _names_in_row(parts: Iterable[str]) -> Iterator[str]:
    """The names that follow the first part, up to the one where the sentence goes on."""
    for part in islice(parts, 1, None):
        words = part.split()
        named = [word for word in words if word[0].isupper()]
        if len(named) == len(words) <= _ROW_NAME or (len(named) > 1 and "".join(named) in "".join(words)):
            yield " ".join(named)
        if len(named) < len(words):
            return


def _is_address(hit: Hit, reading: Reading, homes: Spots) -> bool:
    """Whether *hit* is where somebody lives, of an earlier affair, or just behind a word that makes it a label."""
    text = _text(hit, reading)
    for home in homes.within(hit.field, hit.start - _HOME_REACH, hit.start):
        between = text[home.end : hit.start]
        ends = home.end > hit.start or any(mark in between for mark in _HOME_ENDS)
        if not ends and (home.use.role != "label" or between in {" ", ", "}):
            return True
    return False


def _is_aside(hit: Hit) -> bool:
    """Whether a name behind *hit* is no subject; what a headline looks back at is its subject all the same."""
    return hit.use.role in {"home", "label"} or (hit.use.role == "background" and hit.field == "text")


def _is_on_the_way(hit: Hit, reading: Reading) -> bool:
    text = _text(hit, reading)
    before, behind = text[max(0, hit.start - _WAY_REACH) : hit.start], text[hit.end : hit.end + _WAY_REACH]
    sets_out = _SETS_OUT[0].search(before) and _SETS_OUT[1].search(behind)
    return bool(sets_out or _ARRIVES.search(before))


def _text(hit: Hit, reading: Reading) -> str:
    return reading.article.title if hit.field == "title" else reading.article.text
