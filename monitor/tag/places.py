"""The places inside the province that an article names, as it writes them.

Not here: which names are ours (names.py), and whether the province is named at all (province.py).
"""

from collections.abc import Sequence

from monitor.config import Rules
from monitor.model import PlaceTag
from monitor.tag.names import Names, Sign
from monitor.tag.reading import Reading
from monitor.tag.spots import Spots
from monitor.vietnamese.syllables import keys


def list_places(reading: Reading, names: Names, rules: Rules) -> tuple[PlaceTag, ...]:
    """Return the places of an article that names the province, in the order they are first named.

    A name with homonyms counts only beside the province or a surer place: in one paragraph, or with the headline.
    """
    witnesses = (*names.province, *(s for s in names.places if s.weight != "anchored"))
    title = any(s.hit.field == "title" for s in witnesses)
    surer = Spots(s.hit for s in witnesses)
    grouped: dict[tuple[str, ...], list[Sign]] = {}
    for sign in names.places:
        if sign.weight != "anchored" or title or surer.within(sign.hit.field, *_paragraph(sign, reading)):
            grouped.setdefault(keys(sign.hit.text), []).append(sign)
    return tuple(_tag(signs, rules) for signs in grouped.values())


def _tag(signs: Sequence[Sign], rules: Rules) -> PlaceTag:
    first = signs[0]
    code = rules.places.place[first.hit.use.owner].code
    return PlaceTag(first.hit.text, code, tuple(dict.fromkeys(s.hit.evidence() for s in signs)))


def _paragraph(sign: Sign, reading: Reading) -> tuple[int, int]:
    text = reading.article.title if sign.hit.field == "title" else reading.article.text
    start = text.rfind("\n", 0, sign.hit.start) + 1
    end = text.find("\n", sign.hit.end)
    return start, end if end >= 0 else len(text)
