"""Says whether evidence agrees with a statement, conflicts with it, or is not enough to tell.

    statement ─ read ─ side ┐
                            ├ borne ─> case ─ differences ─> conflicts
    evidence ── read ─ side ┘              └─ borne out, spoken of ─> agrees, else not enough

Requirements, before any heuristics:
1. A false "conflicts" is worse than a miss, and every doubt is "not-enough".
2. It never says who is right: it says which words differ from which.
3. Rounding, other units, other forms of a day or a name, sums are no difference.

Known limits: it does not understand: who did what to whom, irony, and a name that stands in the evidence for another
person are beyond it; spellings of foreign names are unknowable. Not here: finding the evidence (store.search).
"""

from functools import lru_cache

from monitor.check.compare.bearing import bears, read_statement
from monitor.check.compare.case import Case
from monitor.check.compare.casualties import casualties, hurts_nobody
from monitor.check.compare.contrary import contrary, unlike
from monitor.check.compare.deeds import did_the_other
from monitor.check.compare.denied import denied
from monitor.check.compare.directions import turned_round
from monitor.check.compare.hours import other_hour
from monitor.check.compare.instead import told_instead
from monitor.check.compare.none_at_all import none_against_some
from monitor.check.compare.papers import other_paper
from monitor.check.compare.ranks import other_rank
from monitor.check.compare.reading import read
from monitor.check.compare.reckoned import not_reckoned
from monitor.check.compare.refuted import refuted
from monitor.check.compare.roles import swapped
from monitor.check.compare.same_role import same_role, strangers
from monitor.check.compare.settling import agrees
from monitor.check.compare.sides import Side, borne, side
from monitor.check.compare.weighing import differences
from monitor.model import Comparison

__all__ = ["bears", "compare"]

# What differs though every figure, day and name is borne out.
_TURNED = (
    turned_round, none_against_some, casualties, told_instead, refuted, denied, contrary, other_paper, other_rank, swapped,
    other_hour, same_role, did_the_other,
)  # fmt: skip
_ONE_ARTICLE = 20_000  # letters; what is longer is not kept in memory
_LONGEST = 200_000  # letters of evidence that are read: no article is so long, and nobody should wait for a hostile one


def compare(statement: str, evidence: str) -> Comparison:
    """What *evidence*, a sentence or a whole article, says of *statement*, one sentence or two. Never raises.

    Of evidence over 200,000 letters only the beginning is read.
    """
    told, evidence = _told(statement), evidence[:_LONGEST]
    given = _given(evidence) if len(evidence) <= _ONE_ARTICLE else side(read(evidence))
    case = Case(told, given, borne(told, given))
    if not case.speaking:
        return Comparison("not-enough", (), "", 0.0)
    number = max(range(len(case.speaking)), key=lambda n: (case.speaking[n], -n))
    start, end = given.reading.sentences[number]
    sentence, likeness = evidence[start:end], round(case.speaking[number][1], 3)
    found = not_reckoned(case, differences(case))
    if any(each.kind in ("name", "place") for each in found) and unlike(case):
        found = ()  # somebody else, who did the contrary: another matter
    found = found or next(filter(None, (tuple(each(case)) for each in _TURNED)), ())
    if found:
        return Comparison("conflicts", found, sentence, likeness)
    return Comparison(
        "agrees"
        if agrees(case, number) and not unlike(case) and not hurts_nobody(case) and not strangers(case)
        else "not-enough",
        (),
        sentence,
        likeness,
    )


@lru_cache(maxsize=64)
def _told(statement: str) -> Side:
    """The statement, that is held against many pieces of evidence, read once."""
    return side(read_statement(statement))


@lru_cache(maxsize=64)
def _given(evidence: str) -> Side:
    """A sentence or an article that many statements are held against, read once."""
    return side(read(evidence))
