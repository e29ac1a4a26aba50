"""Which names in an article stand for the province or a place in it, and which for something else.

Not here: what the words around a name say (context.py); whether the article is about the province (province.py);
which places it lists (listed.py). A name is void in a credit or byline, inside a reading that the rules call something
else, as a person's or a street's, in small letters, and, when it has homonyms, as that of another province.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from monitor.config import Rules
from monitor.config.rules import Place, Weight
from monitor.tag.matcher import Hit, written_as_name
from monitor.tag.places.context import Part, is_part_of_a_name, side_behind, text_of
from monitor.tag.reading import Reading
from monitor.tag.spots import Spots
from monitor.vietnamese.surnames import SURNAMES
from monitor.vietnamese.units import (
    body_before,
    feature_before,
    person_before,
    street_before,
    street_behind,
    unit_before,
    unit_unaccented,
    wild_before,
)

_LOWER: dict[Weight, Weight] = {"strong": "weak", "weak": "anchored", "anchored": "anchored"}
_UNITS = frozenset({"xã", "phường", "thị trấn", "huyện", "thị xã", "thành phố"})
_OTHER_UNITS = _UNITS | {"tỉnh", "quận", "thôn"}
_REACH = 12


@dataclass(frozen=True, slots=True)
class Sign:
    """A name that stands for the province or a place in it, with its weight on the article's day."""

    hit: Hit
    weight: Weight
    key: str  # two spellings of one name are one
    sure: bool = False  # its own unit word stands before it, or its district or province behind it
    listed: bool = True  # a place; not the school or firm that bears its name


@dataclass(frozen=True, slots=True)
class Names:
    """All that names tell about one article, by place, title first."""

    province: tuple[Sign, ...]
    places: tuple[Sign, ...]
    people: tuple[Hit, ...]
    elsewhere: tuple[Hit, ...]


@dataclass(frozen=True, slots=True)
class _Around:
    """What the names of one article are judged by."""

    reading: Reading
    places: tuple[Place, ...]
    kinds: dict[tuple[str, int], frozenset[str]]  # the kinds of unit that a name at (field, start) can be
    home: Spots  # the province, and places that have no homonym or have their own unit word before them
    away: Spots
    known: Spots


def find_names(reading: Reading, rules: Rules, day: date) -> Names:
    """Sort the names of *reading*, by the territory of *day*, into ours, void (dropped) and elsewhere."""
    others = _others(reading)
    named = _names(reading, others)
    ours = [hit for hit in named if rules.province.names[hit.use.owner].holds(day)]
    # A name that is not ours on that day is another province's, or was until it joined.
    foreign = (hit for hit in named if not rules.province.names[hit.use.owner].holds(day))
    elsewhere = _longest((*(hit for hit in reading.of("elsewhere") if _meant(hit, reading, others)), *foreign))
    province = tuple(Sign(hit, rules.province.names[hit.use.owner].weight, hit.use.phrase) for hit in ours)
    places = _place_signs(reading, rules, others, day)
    kept = _in_context(places, province, elsewhere, reading, rules)
    people = tuple(
        hit for hit in reading.of("person") if rules.people[hit.use.owner].holds(day) and _meant(hit, reading, others)
    )
    return Names(province, kept, people, elsewhere)


def _in_context(
    signs: tuple[Sign, ...], province: tuple[Sign, ...], elsewhere: tuple[Hit, ...], reading: Reading, rules: Rules
) -> tuple[Sign, ...]:
    """The signs that the words around them leave standing; what is sure bears the rest ("Minh Quang, huyện Na Hang")."""
    places = rules.places.place
    # A name that could be another province's ("Bình Thuận") is away; "xã Thái Bình" is not, its unit word tells.
    kinds = _kinds(reading, places)
    away = [
        hit
        for hit in elsewhere
        if _spot(hit) not in kinds or unit_before(text_of(hit, reading), hit.start) not in kinds[_spot(hit)]
    ]
    sure = (s.hit for s in signs if s.weight != "anchored")
    home = Spots((*(s.hit for s in province if s.weight == "strong"), *sure))
    known = Spots((*(s.hit for s in province), *elsewhere, *(s.hit for s in signs)))
    around = _Around(reading, places, kinds, home, Spots(away), known)
    return tuple(kept for sign in signs if (kept := _weighed(sign, around)))


def _spot(hit: Hit) -> tuple[str, int]:
    return hit.field, hit.start


def _kinds(reading: Reading, places: tuple[Place, ...]) -> dict[tuple[str, int], frozenset[str]]:
    found: dict[tuple[str, int], frozenset[str]] = {}
    for hit in reading.of("place"):
        found[_spot(hit)] = found.get(_spot(hit), frozenset()) | {places[hit.use.owner].kind}
    return found


def _weighed(sign: Sign, around: _Around) -> Sign | None:
    """*sign* as its surroundings leave it; None where they make something else of it."""
    hit, text = sign.hit, text_of(sign.hit, around.reading)
    place = around.places[hit.use.owner]
    if place.kind not in _UNITS:
        return _natural(sign, place, around)
    if body_before(text, hit.start):
        return replace(sign, listed=False)
    unit = unit_before(text, hit.start) or (unit_unaccented(text, hit.start, hit.end) if around.reading.bare else "")
    if not unit and (street_before(text, hit.start) or wild_before(text, hit.start) or street_behind(text, hit.end)):
        return None
    own = unit in around.kinds[_spot(hit)]
    side = side_behind(Part(hit.field, text), hit.end, unit or place.kind, around.home, around.away)
    if sign.weight == "strong":
        odd = not (own or side == "ours") and is_part_of_a_name(hit, around.reading, around.known)
        return None if odd else replace(sign, sure=True)
    if side == "elsewhere" or (not own and (unit in _OTHER_UNITS or around.away.meeting(hit))):
        return None
    sure = own or side == "ours"
    return replace(sign, sure=sure) if sure or not _is_odd(sign, place, around) else None


def _is_odd(sign: Sign, place: Place, around: _Around) -> bool:
    """Whether a name that nothing makes sure is a person's, a port's, part of a longer one, or too common to count."""
    hit, text = sign.hit, text_of(sign.hit, around.reading)
    return (
        place.with_unit
        or person_before(text, hit.start)
        or (sign.weight == "anchored" and feature_before(text, hit.start))
        or is_part_of_a_name(hit, around.reading, around.known)
    )


def _natural(sign: Sign, place: Place, around: _Around) -> Sign | None:
    """A river, sight or the like: another province behind it takes it away, when other provinces have one."""
    part = Part(sign.hit.field, text_of(sign.hit, around.reading))
    if sign.weight == "anchored" and side_behind(part, sign.hit.end, "", around.home, around.away) == "elsewhere":
        return None
    return replace(sign, sure=sign.weight == "strong", listed=place.listed)


def _others(reading: Reading) -> Spots:
    """Readings that are something else, but not where a longer name of ours holds them: "thành [phố X]"."""
    ours = Spots((*reading.of("name"), *reading.of("place")))
    return Spots(
        o for o in reading.of("other") if not any(hit.size > o.size and hit.covers(o) for hit in ours.meeting(o))
    )


def _names(reading: Reading, others: Spots) -> tuple[Hit, ...]:
    """The province's names in the article's language or English, the longest at each place."""
    languages = {reading.article.language, "en"}
    return _longest(hit for hit in reading.of("name") if hit.use.language in languages and _meant(hit, reading, others))


def _place_signs(reading: Reading, rules: Rules, others: Spots, day: date) -> tuple[Sign, ...]:
    places = rules.places.place
    hits = [
        hit
        for hit in reading.of("place")
        if not _not_yet(hit, rules, day) and _meant(hit, reading, others) and not _after_surname(hit, reading)
    ]
    signs: dict[tuple[str, int, int], Sign] = {}
    for hit in hits:
        place = places[hit.use.owner]
        weight: Weight = place.weight if place.holds(day) else _LOWER[place.weight]
        bare = reading.bare and hit.use.language == "vi"
        sign = Sign(hit, _LOWER[weight] if bare else weight, place.name)
        at = (hit.field, hit.start, hit.end)
        signs[at] = _better(signs[at], sign, rules, day) if at in signs else sign
    return _whole(tuple(signs.values()), rules)


def _not_yet(hit: Hit, rules: Rules, day: date) -> bool:
    begins = rules.places.place[hit.use.owner].valid_from
    return begins is not None and day < begins


def _better(one: Sign, other: Sign, rules: Rules, day: date) -> Sign:
    """Of two places with one name: the one that holds on the day, then the one with a code, then the first."""

    def rank(sign: Sign) -> tuple[bool, bool, bool]:
        place = rules.places.place[sign.hit.use.owner]
        ended = place.ended is not None and day > place.ended
        return place.holds(day), not ended, bool(place.code)

    return other if rank(other) > rank(one) else one


def _whole(signs: tuple[Sign, ...], rules: Rules) -> tuple[Sign, ...]:
    """Keep the longest of names that cover one another; "huyện X" counts as a surer "X"."""
    spots = Spots(sign.hit for sign in signs)
    weights = {sign.hit: sign.weight for sign in signs}
    kept: list[Sign] = []
    for sign in signs:
        near = [hit for hit in spots.meeting(sign.hit) if hit is not sign.hit]
        outer = [hit for hit in near if hit.covers(sign.hit)]
        unit = next((hit for hit in outer if _is_unit_of(hit, sign.hit, rules)), None)
        if unit:
            kept.append(Sign(sign.hit, weights[unit], sign.key))
        elif not outer and not any(_is_unit_of(sign.hit, hit, rules) for hit in near):
            kept.append(sign)
    return tuple(kept)


def _is_unit_of(outer: Hit, inner: Hit, rules: Rules) -> bool:
    places = rules.places.place
    place, whole, part = places[outer.use.owner], outer.text.casefold(), inner.text.casefold()
    inside = place.inner and not places[inner.use.owner].inner
    return whole == f"{place.kind} {part}" or (inside and whole.endswith(f" {part}"))


def _meant(hit: Hit, reading: Reading, others: Spots) -> bool:
    """Whether *hit* is written as one name, outside credits, and no other reading of the rules covers it."""
    return (
        written_as_name(hit.use.phrase, hit.text)
        and ("," not in hit.text or "," in hit.use.phrase)
        and not reading.in_credit(hit)
        and not any(_replaces(other, hit) for other in others.meeting(hit))
        and (hit.use.kind != "name" or not _is_person(hit, reading))
    )


def _is_person(hit: Hit, reading: Reading) -> bool:
    return _after_surname(hit, reading) or (hit.field != "outlet" and person_before(text_of(hit, reading), hit.start))


def _replaces(other: Hit, hit: Hit) -> bool:
    """Whether *other* is what stands there: it covers more, or is written just so ("Tuyen-Quang", "tuyến quang")."""
    return other.covers(hit) and (other.size > hit.size or other.text.casefold() == other.use.phrase.casefold())


def _after_surname(hit: Hit, reading: Reading) -> bool:
    if hit.field == "outlet":
        return False
    before = text_of(hit, reading)[max(0, hit.start - _REACH) : hit.start].split(" ")
    return len(before) > 1 and not before[-1] and before[-2] in SURNAMES


def _longest(hits: Iterable[Hit]) -> tuple[Hit, ...]:
    """Without the hits that a longer one covers; of several at one place the first."""
    kept: list[Hit] = []
    for hit in hits:  # they come by place, longest first
        if not any(other.covers(hit) for other in kept[-3:]):
            kept.append(hit)
    return tuple(kept)
