"""How an article concerns the province: central, mention or none (the definition is LABELS.md's).

Not here: which names are ours (names.py), and how many points each sign of a subject is worth (rules/province.toml).
People only lend support: no article is ours because of a person alone.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from monitor.config import ProvinceFile
from monitor.model import Evidence, Province
from monitor.tag.matcher import Hit
from monitor.tag.names import Names, Sign
from monitor.tag.reading import Reading
from monitor.tag.spots import Spots

# "one of at most three provinces that it is chiefly about": a sentence or headline with more of them is a list
_LIST = 3
# How far behind "born in", "living in" a name may stand and still be no more than somebody's address, in letters:
# a hamlet, a commune, a district and "tỉnh" fit in between.
_HOME_REACH = 70
_HOME_ENDS = ".;)\n"


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
    if reading.sentences and reading.sentences[0] in inside:
        yield "first_sentence"
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
    if any(hit.field == "title" for hit in names.elsewhere):
        yield "headline_shared" if ours else "headline_elsewhere"
    if any(hit.use.role == "round-up" and hit.field == "title" and hit.start == 0 for hit in reading.of("context")):
        yield "round_up"


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
    """Our names that are neither one of a list nor the address of somebody."""
    away = Spots(names.elsewhere)
    joined = Spots(sign.hit for sign in names.province if rules.names[sign.hit.use.owner].valid_from)
    homes = Spots(hit for hit in reading.of("context") if hit.use.role == "home")
    return [
        sign.hit
        for sign in (*names.province, *names.places)
        if sign.hit.field != "outlet"
        and not _in_list(sign.hit, reading, away, joined)
        and not _is_address(sign.hit, reading, homes)
    ]


def _in_list(hit: Hit, reading: Reading, away: Spots, joined: Spots) -> bool:
    """Whether the sentence names more than three provinces; one that joined ours is told beside it as one more."""
    start, end = reading.sentence_of(hit)
    others = {other.text.casefold() for other in away.within(hit.field, start, end)}
    apart = [other for other in joined.within(hit.field, start, end) if not (hit.covers(other) or other.covers(hit))]
    return len(others) + bool(apart) >= _LIST


def _is_address(hit: Hit, reading: Reading, homes: Spots) -> bool:
    text = reading.article.title if hit.field == "title" else reading.article.text
    before = (home for home in homes.within(hit.field, hit.start - _HOME_REACH, hit.start) if home.end <= hit.start)
    return any(not any(mark in text[home.end : hit.start] for mark in _HOME_ENDS) for home in before)
