"""Which words of tone an article has, and which of them speak of the province. Not here: the judging (judge.py).

The judge is asked again with one word at a time and a threshold that a trace reaches; so what is told here is what
counts there, however it counts.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from monitor.config import ToneFile
from monitor.model import Tone, TopicTag
from monitor.tag.matcher import Hit
from monitor.tag.places.names import Names
from monitor.tag.reading import Reading
from monitor.tag.spots import Spots
from monitor.tag.tone.judge import judge_tone

_SAID = frozenset({"act", "alone"})  # the roles that praise or blame; all others only help to judge them
_REACH = 40  # letters before a word in which a negation is looked for


@dataclass(frozen=True, slots=True)
class ToneNote:
    """One word of tone where it stands."""

    text: str
    rule: str
    where: str  # title, lead, text
    side: str  # what it speaks for: a tone, or "" when it does not count
    target: str  # whom or what it concerns; "" when it says it alone or does not count
    void: str  # why it does not count; "" when it does


def explain_tone(reading: Reading, names: Names, rules: ToneFile) -> tuple[ToneNote, ...]:
    """A note for each word of tone in the article."""
    return tuple(_notes(reading, names, rules.model_copy(update={"threshold": 1e-9})))


def lean(reading: Reading, names: Names, rules: ToneFile, topics: Sequence[TopicTag]) -> tuple[str, float] | None:
    """The main topic and its points where it makes another tone, or one that is less sure, than the words alone."""
    if judge_tone(reading, names, rules, topics) == judge_tone(reading, names, rules):
        return None
    return topics[0].id, rules.lean[topics[0].id]


def _notes(reading: Reading, names: Names, rules: ToneFile) -> Iterator[ToneNote]:
    hits = [hit for hit in reading.of("tone") if hit.field != "outlet"]
    by_role = {role: Spots(h for h in hits if h.use.role == role) for role in ("exclude", "negation", "denial")}
    for hit in hits:
        if hit.use.role not in _SAID:
            continue
        tone = _alone(hit, reading, names, rules)
        counts = bool(tone.evidence)
        target = next(
            (e.text for e in tone.evidence if (e.field, e.start, e.end) != (hit.field, hit.start, hit.end)), ""
        )
        yield ToneNote(
            text=hit.text,
            rule=hit.use.rule,
            where="lead" if reading.in_lead(hit) else hit.field,
            side=tone.value if counts else "",
            target=target,
            void="" if counts else _why(hit, reading, by_role),
        )


def _alone(hit: Hit, reading: Reading, names: Names, rules: ToneFile) -> Tone:
    """The tone of the article if *hit* were its only word that praises or blames."""
    kept = tuple(each for each in reading.of("tone") if each == hit or each.use.role not in _SAID)
    return judge_tone(replace(reading, hits={**reading.hits, "tone": kept}), names, rules)


def _why(hit: Hit, reading: Reading, by_role: dict[str, Spots]) -> str:
    if met := by_role["exclude"].meeting(hit):
        return f"“{met[0].text}” is no judgement"
    if denied := by_role["denial"].within(hit.field, *reading.sentence_of(hit)):
        return f"“{denied[0].text}” in its sentence denies it"
    if before := by_role["negation"].within(hit.field, hit.start - _REACH, hit.start):
        return f"behind “{before[-1].text}”, or without a target of its rule"
    if hit.use.role == "act":
        return "no target of its rule, or its sentence does not speak of the province"
    return "its sentence does not speak of the province"
