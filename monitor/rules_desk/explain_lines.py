"""An explanation in words, at most 100 columns wide, and as JSON. Not here: the explaining (tag.explain)."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict

from monitor.rules_desk.articles import Asked
from monitor.rules_desk.wrapped import wrapped
from monitor.tag.explain import Explanation, NameNote
from monitor.tag.tone.explain import ToneNote
from monitor.tag.topics.explain import PhraseNote, TopicNote
from monitor.tagging import json_line, tags_as_json

_PROVINCE = {
    "central": "central: the article is about the province",
    "mention": "mention: the province is named, the article is about something else",
    "none": "none: the province is not named",
}
# The signs of `[central]` in province.toml, in words; one that is not here is told by its name.
_SIGNS = {
    "headline": "named in the headline",
    "headline_shared": "beside other provinces there",
    "headline_elsewhere": "only other provinces in the headline",
    "round_up": "the headline opens a round-up of the news",
    "first_sentence": "named in the first sentence",
    "speaks_first": "a body of the province opens the text",
    "opening": "named in the lead",
    "summary": "the article is no more than its lead",
    "region": "a larger part of the country in the headline, and not us",
    "twice": "in two sentences or more",
    "thrice": "in three or more",
    "often": "in five or more",
    "two_places": "two different places of ours",
    "office_holder": "an office-holder of the province",
    "many_elsewhere": "three other provinces or more",
    "elsewhere_oftener": "another province is named oftener",
}
_PHRASES = 12  # phrases of one topic that are told
_NOTABLE = 0.1  # points; less is rounding


def explain_lines(asked: Asked, found: Explanation) -> Iterator[str]:
    """*found* for people."""
    article = asked.article
    yield from wrapped(f"{article.title or '(no headline)'}", "")
    outlet = f"{asked.outlet}, " if asked.outlet else ""
    dated = f"{found.day:%d/%m/%Y}" if found.dated else f"no date; judged by the territory of {found.day:%d/%m/%Y}"
    bare = "; compared without accents" if found.bare else ""
    yield from wrapped(f"{outlet}{dated}, language {article.language}{bare}; rules {found.tags.rules_version}", "")
    for part in (_province(found), _places(found), _topics(found), _tone(found), _junk(found)):
        yield ""
        yield from part


def explain_json(asked: Asked, found: Explanation) -> str:
    """The tags as `monitor tag` gives them, and why; a name's place counts code points of the cleaned text."""
    junk = found.tags.junk
    why = {
        "day": found.day.isoformat(),
        "dated": found.dated,
        "bare": found.bare,
        "province": [_name_row(note) for note in found.province],
        "places": [_name_row(note) for note in found.places],
        "people": found.people,
        "elsewhere": dict(found.elsewhere),
        "signs": dict(found.signs),
        "needed": found.needed,
        "topics": [asdict(note) for note in found.topics],
        "tone": [asdict(note) for note in found.tone],
        "lean": found.lean,
    }
    row = {
        "id": asked.id,
        **tags_as_json(found.tags, asked.evidence),
        "junk": junk and asked.evidence(junk),
        "why": why,
    }
    return json_line(row)


def _name_row(note: NameNote) -> dict[str, object]:
    hit = note.hit
    place: dict[str, object] = {
        "field": hit.field,
        "start": hit.start,
        "end": hit.end,
        "text": hit.text,
        "rule": hit.use.rule,
    }
    return place | {"weight": note.weight, "void": note.void, "around": note.around}


def _province(found: Explanation) -> Iterator[str]:
    yield f"PROVINCE  {_PROVINCE[found.tags.province]}"
    yield from _names(found.province)
    if found.elsewhere:
        counted = ", ".join(f"{name} {times}" for name, times in found.elsewhere)
        yield from wrapped(f"other provinces: {counted}", "  ")
    if found.people:
        yield from wrapped(f"office-holders (they only support): {', '.join(found.people)}", "  ")
    if found.tags.province != "none":
        points = sum(points for _, points in found.signs)
        parts = [f"{_SIGNS.get(sign, sign)} {points:+}" for sign, points in found.signs if points]
        said = "enough" if points >= found.needed else "not enough"
        yield from wrapped(f"subject: {', '.join(parts) or 'no sign'}; {points} of {found.needed} points, {said}", "  ")
    elif any(not note.void for note in (*found.province, *found.places)):
        yield "  these are too weak alone: it takes one strong name, or two different weak ones"


def _places(found: Explanation) -> Iterator[str]:
    named = ", ".join(place.name for place in found.tags.places) or "none"
    yield from wrapped(f"PLACES  {named}", "")
    yield from _names(found.places)
    listed = {e.text.casefold() for place in found.tags.places for e in place.evidence}
    left = [note for note in found.places if not note.void and note.hit.text.casefold() not in listed]
    if left and found.tags.province == "none":
        yield "  places are listed only where the province is named"
    elif left:
        names = ", ".join(dict.fromkeys(f"“{note.hit.text}”" for note in left))
        yield from wrapped(f"not listed: {names}; nothing near bears it out, or its rule lists no place", "  ")


def _names(notes: Iterable[NameNote]) -> Iterator[str]:
    """One line for each different name and fate, with how often."""
    grouped = Counter((note.hit.text, note.weight, note.void) for note in notes)
    first = {(note.hit.text, note.weight, note.void): note for note in reversed(tuple(notes))}
    for key, times in grouped.items():
        text, weight, void = key
        often = f", {times} times" if times > 1 else ""
        title = ", first in the headline" if first[key].hit.field == "title" else ""
        outlet = ", the outlet's own name" if first[key].hit.field == "outlet" else ""
        fate = f"void: {void} (… {first[key].around} …)" if void else f"{weight}{outlet or title}"
        yield from wrapped(f"“{text}”  {fate}{often}", "  ")


def _topics(found: Explanation) -> Iterator[str]:
    yield from wrapped(f"TOPICS  {', '.join(topic.id for topic in found.tags.topics) or 'none'}", "")
    for note in found.topics:
        yield from wrapped(f"{note.id}: {note.points:.3g} of {note.threshold:g} points, {_fate(note)}", "  ")
        counted = [phrase for phrase in note.phrases if not phrase.cancelled]
        if abs(note.learned) >= _NOTABLE:
            yield from wrapped(f"{note.learned:+.3g}  {_learned(note)}", "      ")
        for words, points in note.queries:
            yield from wrapped(f"{points:+g}  query: “{words}”", "      ")
        for phrase in counted[:_PHRASES]:
            yield from wrapped(_phrase(phrase), "      ")
        if len(counted) > _PHRASES:
            yield f"      and {len(counted) - _PHRASES} more phrases"
        yield from _rest(note)
        for phrase in note.phrases:
            if phrase.cancelled:
                yield from wrapped(f" 0  “{phrase.text}” cancelled by the exclusion “{phrase.cancelled}”", "      ")


def _rest(note: TopicNote) -> Iterator[str]:
    """What of the points of phrases does not count."""
    counted = note.points - note.learned - sum(points for _, points in note.queries)
    if note.phrase_points - counted > _NOTABLE:
        said = f"of the {note.phrase_points:.3g} points of phrases {max(counted, 0):.3g} count"
        yield from wrapped(f"{said}: there is a limit beside learned words, or words may be cut", "      ")
    elif note.queries and counted - note.phrase_points > _NOTABLE:
        yield "      what a query gives stands, whatever was learned"


def _learned(note: TopicNote) -> str:
    against = "; on the whole they speak against it" if note.learned < 0 else ""
    return f"learned words: {_list(note.learned_words) or 'none for it'}{against}"


def _list(words: Iterable[str]) -> str:
    return ", ".join(f"“{word}”" for word in words)


def _fate(note: TopicNote) -> str:
    if note.rank:
        lacks = "" if note.points >= note.threshold else "; no topic has its points, this one comes nearest"
        return ("the main topic" if note.rank == 1 else f"chosen, number {note.rank}") + lacks
    if note.points >= note.threshold:
        return "not chosen: others come before it, or are much stronger"
    if note.learned < 0 and note.points - note.learned >= note.threshold:
        return "not chosen: what was learned speaks against it"
    counted = [phrase for phrase in note.phrases if not phrase.cancelled]
    if counted and not note.phrase_points and all(phrase.role == "weak" for phrase in counted):
        return "not chosen: weak phrases alone, and too few"
    return "not chosen: below its threshold"


def _phrase(phrase: PhraseNote) -> str:
    where = ", ".join(place if times == 1 else f"{place} {times} times" for place, times in phrase.where)
    role = "" if phrase.role == "strong" else f" ({phrase.role})"
    return f"{phrase.points:+g}  “{phrase.text}”{role}: {where}"


def _tone(found: Explanation) -> Iterator[str]:
    tone = found.tags.tone
    if tone is None:
        yield "TONE  none: told only where the province is central"
        return
    yield f"TONE  {tone.value}{', unsure' if tone.unsure else ''}"
    for note, times in Counter(found.tone).items():
        yield from wrapped(_tone_words(note) + (f", {times} times" if times > 1 else ""), "  ")
    if not found.tone:
        yield "  no word of praise or blame"
    if found.lean:
        topic, points = found.lean
        praised = found.tags.tone is not None and found.tags.tone.value == "tich-cuc"
        fate = (
            f"{points:+g}: its main topic {topic} adds to the praise"
            if praised
            else f"its main topic {topic} often praises"
        )
        said = f"{fate} (`lean` in tone.toml), and no word blames"
        yield from wrapped(said, "  ")


def _tone_words(note: ToneNote) -> str:
    fate = f"void: {note.void}" if note.void else note.side + (f", of “{note.target}”" if note.target else "")
    return f"“{note.text}” ({note.rule}), {note.where}: {fate}"


def _junk(found: Explanation) -> Iterator[str]:
    junk = found.tags.junk
    yield f"JUNK  {junk.rule.removeprefix('junk/')}, by “{junk.text}”" if junk else "JUNK  no"
