"""Tells a place that differs from the one a document gives for the same thing: "khai mạc tại phường A".

Only places of one kind are compared, a commune with a commune, a square with a square: a larger place may hold the documented
one. Not here: names of persons and things (naming.py), which places there are (rules/places.toml).
"""

import re
from collections.abc import Iterator, Sequence

from monitor.check.facts.article_lines import Sentence
from monitor.check.facts.guard_words import OTHER_PLACE
from monitor.check.facts.guards import is_beside, is_other, is_other_province
from monitor.check.facts.letters import CAPITALISED, SMALL_WORD
from monitor.check.facts.lines import Line, names, places
from monitor.check.facts.naming import documented, one_name
from monitor.check.facts.periods import periods
from monitor.check.facts.question import (
    Found,
    Question,
    holds_throughout,
    is_near,
    is_understood,
    names_subject,
    what_is_told,
)
from monitor.vietnamese.units import UNIT, unit_kind

_TIERS = {
    "xã": "commune", "phường": "commune", "thị trấn": "commune", "đặc khu": "commune",
    "huyện": "district", "quận": "district", "thị xã": "district", "thành phố": "district",
    "tỉnh": "province", "thôn": "village",
}  # fmt: skip
_SOON = 92  # days before an event, when the press begins to announce it
_NAMED = rf"(?P<name>{CAPITALISED}(?: (?:{CAPITALISED}|[0-9]{{1,2}}(?!\w)))*)"
_PLACE = re.compile(
    rf"(?<!\w)(?:tại|ở|về|thuộc|đến) (?P<whole>(?:(?P<unit>{UNIT})|(?P<head>(?:{CAPITALISED} )?(?:{SMALL_WORD} ){{1,3}}?))?{_NAMED})"
)
_ITSELF = re.compile(rf"(?:(?P<unit>{UNIT})|(?P<head>(?:{CAPITALISED} )?(?:{SMALL_WORD} ){{1,3}}?))?{_NAMED}$")


def gives_place(sentence: Sentence, question: Question) -> bool:
    """Whether the sentence names the documented place, in any of its wordings."""
    return names(sentence.line, (*documented(question), _bare(str(question.fact.value))))


def differing_place(sentence: Sentence, question: Question) -> Found | None:
    """The one place of the documented one's kind that the sentence gives, where it is another; None for every doubt."""
    where = sentence.line
    found = list(_of_its_kind(where, question))
    if len(found) != 1 or any(one_name(found[0], each) for each in documented(question)):
        return None
    understood = not names_subject(where, question)
    if (understood and not is_understood(sentence, question)) or gives_place(sentence, question):
        return None
    if where.text.isupper() or _is_about_something_else(where, question):
        return None
    return Found(found[0], 0.8 if understood else 1.0)


def _is_about_something_else(where: Line, question: Question) -> bool:
    return (
        is_other(where, question.subject, question.fact.unless, OTHER_PLACE, question.statement)
        or is_other_province(where, question.subject, question.elsewhere)
        or not _in_its_time(where.text, question)
    )


def _in_its_time(text: str, question: Question) -> bool:
    """Whether the sentence speaks of the time of the fact: an event soon to come too, but not that of another year."""
    years = {year for period in question.own_periods for year in (period[0].year, period[1].year)}
    named = periods(text, question.day)
    return holds_throughout(text, question, ahead=_SOON) and (
        not years or years.issuperset(first.year for first, _ in named)
    )


def _of_its_kind(where: Line, question: Question) -> Iterator[str]:
    """The places that the sentence says something is at, near the subject and of the kind of the documented one."""
    kinds = {kind for each in documented(question) for kind in _kinds(_ITSELF.match(each), question)}
    named = _ITSELF.search(question.fact.statement.rstrip(". "))
    if named and named["name"].endswith(_bare(str(question.fact.value))):
        kinds |= set(_kinds(named, question))
    told = what_is_told(question.fact)
    if any(is_beside(where, place) for phrases in told for place in places(where, phrases)):
        return
    for match in _PLACE.finditer(where.text):
        if kinds.intersection(_kinds(match, question)) and _is_told_before(where, match.start(), told):
            yield match["whole"]


def _is_told_before(where: Line, at: int, told: Sequence[Sequence[str]]) -> bool:
    """Whether what is spoken of stands before the place and near it, as in "khai mạc tại A"."""
    named = [[*places(where, phrases)] for phrases in told if names(where, phrases)]
    before = bool(named) and all(any(where.syllables[each.start].start < at for each in some) for some in named)
    return before and is_near(where, at, told)


def _kinds(match: re.Match[str] | None, question: Question) -> Iterator[str]:
    """What kind of place it is: by the word before the name, else by the gazetteer."""
    if match is None:
        return
    if match["unit"]:
        yield _TIERS[unit_kind(match["unit"])]
    elif match["head"]:
        yield match["head"].split()[0].lower()
    else:
        for unit in question.units.get(match["name"], ()):
            yield _TIERS.get(unit, unit)


def _bare(place: str) -> str:
    """The name without the word for its kind."""
    match = _ITSELF.match(place)
    return match["name"] if match else place
