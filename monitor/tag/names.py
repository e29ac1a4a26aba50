"""Which names in an article stand for the province or a place in it, and which for something else.

Not here: whether the article is about the province (province.py) or which places it lists (places.py).
A name is void in a credit or byline, inside a reading that the rules call something else, after a family name,
in small letters, and, when it has homonyms, just before the name of another province.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from monitor.config import Rules
from monitor.config.rules import Weight
from monitor.tag.matcher import Hit, written_as_name
from monitor.tag.reading import Reading
from monitor.tag.spots import Spots
from monitor.vietnamese.surnames import SURNAMES

_LOWER: dict[Weight, Weight] = {"strong": "weak", "weak": "anchored", "anchored": "anchored"}
# "xã X (province)", "huyện X, tỉnh (province)": how far the other province may stand behind
_NEAR = 24
_SENTENCE_END = re.compile(r"[.!?;\n]\s")


@dataclass(frozen=True, slots=True)
class Sign:
    """A name that stands for the province or a place in it, with its weight on the article's day."""

    hit: Hit
    weight: Weight
    key: str  # two spellings of one name are one


@dataclass(frozen=True, slots=True)
class Names:
    """All that names tell about one article, by place, title first."""

    province: tuple[Sign, ...]
    places: tuple[Sign, ...]
    people: tuple[Hit, ...]
    elsewhere: tuple[Hit, ...]


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
    away, home = Spots(elsewhere), Spots(ours)
    kept = tuple(s for s in places if not _belongs_elsewhere(s, reading, rules, away, home))
    people = tuple(
        hit for hit in reading.of("person") if rules.people[hit.use.owner].holds(day) and _meant(hit, reading, others)
    )
    return Names(province, kept, people, elsewhere)


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
        sign = Sign(hit, _LOWER[weight] if reading.bare else weight, place.name)
        at = (hit.field, hit.start, hit.end)
        signs[at] = _better(signs[at], sign, rules, day) if at in signs else sign
    return _whole(tuple(signs.values()), rules)


def _not_yet(hit: Hit, rules: Rules, day: date) -> bool:
    begins = rules.places.place[hit.use.owner].valid_from
    return begins is not None and day < begins


def _better(one: Sign, other: Sign, rules: Rules, day: date) -> Sign:
    """Of two places with one name: the one that holds on the day, then the one with a code, then the first."""

    def rank(sign: Sign) -> tuple[bool, bool]:
        place = rules.places.place[sign.hit.use.owner]
        return place.holds(day), bool(place.code)

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
    kind = rules.places.place[outer.use.owner].kind
    return outer.text.casefold() == f"{kind} {inner.text}".casefold()


def _meant(hit: Hit, reading: Reading, others: Spots) -> bool:
    """Whether *hit* is written as one name, outside credits, and no other reading of the rules covers it."""
    return (
        written_as_name(hit.use.phrase, hit.text)
        and ("," not in hit.text or "," in hit.use.phrase)
        and not reading.in_credit(hit)
        and not any(_replaces(other, hit) for other in others.meeting(hit))
        and (hit.use.kind != "name" or not _after_surname(hit, reading))
    )


def _replaces(other: Hit, hit: Hit) -> bool:
    """Whether *other* is what stands there: it covers more, or is written just so ("Tuyen-Quang", "tuyến quang")."""
    return other.covers(hit) and (other.size > hit.size or other.text.casefold() == other.use.phrase.casefold())


def _after_surname(hit: Hit, reading: Reading) -> bool:
    if hit.field == "outlet":
        return False
    before = _around(hit, reading)[0].split(" ")
    return len(before) > 1 and not before[-1] and before[-2] in SURNAMES


def _belongs_elsewhere(sign: Sign, reading: Reading, rules: Rules, away: Spots, home: Spots) -> bool:
    """Whether a name with homonyms is that of another province, or stands just before one."""
    if sign.weight == "strong":
        return False
    hit = sign.hit
    before, text = _around(hit, reading)
    unit = before.casefold().endswith(f"{rules.places.place[hit.use.owner].kind} ")
    if not unit and away.meeting(hit):
        return True
    after = (other for other in away.within(hit.field, hit.end, hit.end + _NEAR) if other.start >= hit.end)
    return any(
        not home.within(hit.field, hit.end, other.start) and not _SENTENCE_END.search(text[: other.start - hit.end])
        for other in after
    )


def _around(hit: Hit, reading: Reading) -> tuple[str, str]:
    """What stands just before and just after *hit*."""
    text = reading.article.title if hit.field == "title" else reading.article.text
    return text[max(0, hit.start - 12) : hit.start], text[hit.end : hit.end + _NEAR]


def _longest(hits: Iterable[Hit]) -> tuple[Hit, ...]:
    """Without the hits that a longer one covers; of several at one place the first."""
    kept: list[Hit] = []
    for hit in hits:  # they come by place, longest first
        if not any(other.covers(hit) for other in kept[-3:]):
            kept.append(hit)
    return tuple(kept)
