"""Turns the rules into the list of phrases to look for.

Not here: the looking (matcher.py) and what a found phrase means.
"""

from collections.abc import Iterator

from monitor.config import Rules
from monitor.config.rules import JunkRule, PlacesFile, ProvinceFile, ToneFile, Topic
from monitor.tag.matcher import Use
from monitor.tag.topics.cancel import EXCLUDE, UNLESS
from monitor.tag.topics.queries import query_uses


def uses(rules: Rules) -> Iterator[Use]:
    """Yield every phrase of *rules* with what it is looked for; `owner` counts in the rules' own lists."""
    for number, topic in enumerate(rules.topics):
        yield from _topic(number, topic)
        yield from query_uses(number, topic)
    yield from _province(rules.province)
    yield from _places(rules.places)
    for number, person in enumerate(rules.people):
        yield Use(person.name, "person", f"people/{person.name}", "", number)
    yield from _tone(rules.tone)
    for number, junk in enumerate(rules.junk):
        yield from _junk(number, junk)


def _province(province: ProvinceFile) -> Iterator[Use]:
    for number, name in enumerate(province.names):
        yield Use(name.text, "name", "province", name.weight, number, name.language)
    for phrase in province.other:
        yield Use(phrase, "other", "province/other")
    for phrase in province.elsewhere:
        yield Use(phrase, "elsewhere", "province/elsewhere")
    for number, former in enumerate(province.former):
        for phrase in former.phrases:
            yield Use(phrase, "former", "province/former", "", number)
    for role, phrases in (
        ("home", province.home),
        ("label", province.label),
        ("background", province.background),
        ("round-up", province.round_up),
        ("region", province.region),
    ):
        for phrase in phrases:
            yield Use(phrase, "context", f"province/{role}", role)
    for phrase in province.now:
        yield Use(phrase, "former", "province/now", "now")


def _places(places: PlacesFile) -> Iterator[Use]:
    for number, place in enumerate(places.place):
        for phrase in (place.name, *place.also):
            yield Use(phrase, "place", f"places/{place.name}", place.weight, number)
        for language, phrases in sorted(place.foreign.items()):
            for phrase in phrases:
                yield Use(phrase, "place", f"places/{place.name}", place.weight, number, language)
    for phrase in places.other:
        yield Use(phrase, "other", "places/other")


def _topic(number: int, topic: Topic) -> Iterator[Use]:
    rule = f"topics/{topic.id}"
    for role, phrases in (("strong", topic.strong), ("weak", topic.weak), (EXCLUDE, topic.exclude)):
        for phrase in phrases:
            yield Use(phrase, "topic", rule, role, number)
    for weighted in topic.phrase:
        yield Use(weighted.text, "topic", rule, "weighted", number, factor=weighted.weight)
    for place, unless in enumerate(topic.unless):
        for phrase in unless.near:
            yield Use(phrase, "topic", rule, f"{UNLESS} {place}", number)
    for phrase in topic.english:
        yield Use(phrase, "topic", rule, "english", number, "en")


def _tone(tone: ToneFile) -> Iterator[Use]:
    for number, kind in enumerate(tone.kind):
        for role, phrases in (
            ("alone", kind.alone),
            ("act", kind.act),
            ("target", kind.target),
            ("unless", kind.unless),
        ):
            for phrase in phrases:
                yield Use(phrase, "tone", f"tone/{kind.id}", role, number)
    for role in ("negation", "goal", "denial", "private", "passive", "plain", "exclude"):
        for phrase in getattr(tone, role):
            yield Use(phrase, "tone", f"tone/{role}", role)


def _junk(number: int, junk: JunkRule) -> Iterator[Use]:
    for role, phrases in (("title", junk.title), ("unless", junk.unless)):
        for phrase in phrases:
            yield Use(phrase, "junk", f"junk/{junk.id}", role, number)
