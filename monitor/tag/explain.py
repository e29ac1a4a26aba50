"""Why an article got its tags, and why not others: everything the rules found in it and what became of each find.

Not here: the words for people (rules_desk), and the judging itself, which is asked and not repeated: names (places/names.py),
signs of a subject (places/province.py), topics and tone (explain.py of each). Slow: for one article at a time.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from monitor.config import Rules
from monitor.model import Article, Tags
from monitor.tag.matcher import Hit, written_as_name
from monitor.tag.places.names import Names, Sign, find_names
from monitor.tag.places.province import subject_signs
from monitor.tag.places.territory import published_day, told_day
from monitor.tag.reading import Reading
from monitor.tag.spots import Spots
from monitor.tag.tagger import Tagger
from monitor.tag.tone.explain import ToneNote, explain_tone, lean
from monitor.tag.topics.explain import TopicNote, explain_topics
from monitor.vietnamese.surnames import SURNAMES

_AROUND = 24  # letters on each side that show where a name stands


@dataclass(frozen=True, slots=True)
class NameNote:
    """A name of the rules as it stands in the article."""

    hit: Hit
    weight: str  # strong, weak, anchored; "" when it is void
    void: str  # why it is void; "" when it is not
    around: str  # the words it stands in


@dataclass(frozen=True, slots=True)
class Explanation:
    """All that the rules found in one article."""

    tags: Tags
    day: date  # by whose territory it was judged
    dated: bool
    bare: bool  # compared without accents
    province: tuple[NameNote, ...]
    places: tuple[NameNote, ...]
    people: tuple[str, ...]
    elsewhere: tuple[tuple[str, int], ...]  # other provinces, how often
    signs: tuple[tuple[str, int], ...]  # of a subject, by their names in `[central]` of province.toml, with points
    needed: int
    topics: tuple[TopicNote, ...]  # of which anything was found, the chosen ones first
    tone: tuple[ToneNote, ...]
    lean: tuple[str, float] | None  # the main topic that promotes by itself, and its points


def explain(article: Article, outlet: str, tagger: Tagger, *, dated: bool = True) -> Explanation:
    """Explain the tags of *article*, which are those that *tagger* gives for the same arguments."""
    rules = tagger.rules
    tags = tagger.tag(article, outlet, dated=dated)
    reading = tagger.read(article, outlet)
    day = published_day(article) if dated else told_day(reading, rules.province)
    names = find_names(reading, rules, day)
    table = rules.province.central.model_dump()
    return Explanation(
        tags=tags,
        day=day,
        dated=dated,
        bare=reading.bare,
        province=tuple(_notes(reading, rules, day, names.province, "name")),
        places=tuple(_notes(reading, rules, day, names.places, "place")),
        people=tuple(dict.fromkeys(hit.text for hit in names.people)),
        elsewhere=tuple(Counter(hit.text for hit in names.elsewhere).most_common()),
        signs=tuple((sign, table[sign]) for sign in _signs(reading, names, rules)),
        needed=rules.province.central.needed,
        topics=explain_topics(reading, rules, tags.topics),
        tone=explain_tone(reading, names, rules.tone) if tags.tone else (),
        lean=lean(reading, names, rules.tone, tags.topics) if tags.tone else None,
    )


def _signs(reading: Reading, names: Names, rules: Rules) -> Iterator[str]:
    if names.province or names.places:
        yield from subject_signs(reading, names, rules.province)


def _notes(reading: Reading, rules: Rules, day: date, signs: tuple[Sign, ...], kind: str) -> Iterator[NameNote]:
    """A note for each name of *kind* at each place of the text, longest names first where several stand there."""
    kept = {(s.hit.field, s.hit.start, s.hit.end): s for s in signs}
    others, ours = Spots(reading.of("other")), Spots(sign.hit for sign in signs)
    seen: set[tuple[str, int, int]] = set()
    for hit in reading.of("place" if kind == "place" else "name"):
        at = (hit.field, hit.start, hit.end)
        if at in seen:
            continue
        seen.add(at)
        if sign := kept.get(at):
            yield NameNote(sign.hit, sign.weight, "", _around(hit, reading))
        elif any(other.covers(hit) for other in ours.meeting(hit)):
            continue  # part of a longer name that counts
        else:
            yield NameNote(hit, "", _why_void(hit, reading, rules, day, others), _around(hit, reading))


def _why_void(hit: Hit, reading: Reading, rules: Rules, day: date, others: Spots) -> str:
    """The first reason that holds; where none of the plain ones does, the words around it took it away."""
    rule = rules.places.place[hit.use.owner] if hit.use.kind == "place" else rules.province.names[hit.use.owner]
    covering = [other for other in others.meeting(hit) if other.covers(hit)]
    if not written_as_name(hit.use.phrase, hit.text):
        return "in small letters, so no name"
    if reading.in_credit(hit):
        return "in a credit, caption or byline"
    if covering:
        return f"inside “{covering[0].text}”, which the rules call something else"
    if not rule.holds(day):
        return f"not in the territory of {day:%d/%m/%Y}"
    if _text(hit, reading)[: hit.start].split(" ")[-2:-1] and _before(hit, reading) in SURNAMES:
        return "behind a family name: a person"
    return "the words around it make it something else, or another province's"


def _before(hit: Hit, reading: Reading) -> str:
    words = _text(hit, reading)[: hit.start].split()
    return words[-1] if words else ""


def _around(hit: Hit, reading: Reading) -> str:
    text = _text(hit, reading)
    start, end = max(0, hit.start - _AROUND), min(len(text), hit.end + _AROUND)
    before, behind = text[start : hit.start], text[hit.end : end]
    before = before.partition(" ")[2] if start and " " in before else before
    behind = behind.rpartition(" ")[0] if end < len(text) and " " in behind else behind
    return f"{before}{hit.text}{behind}".replace("\n", " ").strip()


def _text(hit: Hit, reading: Reading) -> str:
    if hit.field == "outlet":
        return hit.text
    return reading.article.title if hit.field == "title" else reading.article.text
