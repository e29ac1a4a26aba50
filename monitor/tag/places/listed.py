"""The places inside the province that an article names, as it writes them.

Not here: which names are ours (names.py, villages.py), and whether the province is named at all (province.py).
"""

from collections.abc import Sequence

from monitor.config import Rules
from monitor.model import Evidence, PlaceTag
from monitor.tag.places.context import text_of
from monitor.tag.places.names import Names, Sign
from monitor.tag.places.villages import find_villages
from monitor.tag.reading import Reading
from monitor.tag.spots import Spots
from monitor.vietnamese.syllables import keys


def list_places(reading: Reading, names: Names, rules: Rules) -> tuple[PlaceTag, ...]:
    """Return the places of an article that names the province: those of the rules, then villages that no list has.

    A name with homonyms counts only beside the province or a surer place: in one paragraph, with the headline, or,
    with its own unit word or in the headline, in an article that names no other province.
    """
    grouped: dict[str, list[Sign]] = {}
    for sign in _standing(reading, names):
        grouped.setdefault(sign.key, []).append(sign)
    known = [_tag(signs, rules) for signs in grouped.values()]
    taken = {keys(tag.name) for tag in known}
    villages: dict[tuple[str, ...], list[Evidence]] = {}
    for evidence in find_villages(reading, names):
        if (key := keys(evidence.text)) not in taken:
            villages.setdefault(key, []).append(evidence)
    return (*known, *(PlaceTag(found[0].text, "", tuple(found)) for found in villages.values()))


def _standing(reading: Reading, names: Names) -> list[Sign]:
    """The signs that are places, those with homonyms only where something bears them out."""
    witnesses = (*names.province, *(s for s in names.places if s.weight != "anchored"))
    title = any(s.hit.field == "title" for s in witnesses)
    surer = Spots(s.hit for s in witnesses if s.hit.field != "outlet")
    alone = bool(witnesses) and not names.elsewhere
    return [
        sign
        for sign in names.places
        if sign.listed
        and (
            sign.weight != "anchored"
            or title
            or (alone and (sign.sure or sign.hit.field == "title"))
            or surer.within(sign.hit.field, *_paragraph(sign, reading))
        )
    ]


def _tag(signs: Sequence[Sign], rules: Rules) -> PlaceTag:
    """One place, by the spelling that its rule has where the article uses it, else by the first it uses."""
    place = rules.places.place[signs[0].hit.use.owner]
    first = next((s for s in signs if keys(s.hit.text) == keys(place.name)), signs[0])
    return PlaceTag(first.hit.text, place.code, tuple(dict.fromkeys(s.hit.evidence() for s in signs)))


def _paragraph(sign: Sign, reading: Reading) -> tuple[int, int]:
    text = text_of(sign.hit, reading)
    start = text.rfind("\n", 0, sign.hit.start) + 1
    end = text.find("\n", sign.hit.end)
    return start, end if end >= 0 else len(text)
