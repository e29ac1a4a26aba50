"""Tone toward the province, its authorities and image; not the mood of the words.

Not here: a verdict. It is a cautious reading of words near the province's names; where they are few or speak
both ways it says neutral and unsure, and a person decides. The words are rules (tone.toml): what is done (`act`)
counts only with whom or what it concerns (`target`), so a crime of a private person or a flood says nothing.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from monitor.config import ToneFile
from monitor.model import Evidence, Tone, ToneValue, TopicTag
from monitor.tag.matcher import Hit, written_as_name
from monitor.tag.places.names import Names
from monitor.tag.reading import Reading
from monitor.tag.spots import Spots

_WEIGHTS = {"title": 2.0, "lead": 1.5, "text": 0.5}
# Below this share of the larger side the smaller one is a remark, not the other half of the story.
_BALANCED = 0.6
# Below a headline of logistics or plans ("the exam is held again") what went before is told, not reported.
_TOLD_AGAIN = 0.33
_NEGATION_WORDS = 4  # that may stand between a negation and what it negates
_NEGATION_REACH = 40  # letters, more than those words have
_NOTHING = Spots(())
_IN_A_ROW = frozenset({", ", " và ", " hoặc ", " hay "})
_ROW_REACH = 8  # letters, more than those have
# "Quảng Ninh, tỉnh nhiều năm dẫn đầu": what follows is said of the province before the comma
_APPOSED = re.compile(r",? (?:là |vốn là )?(?:một )?(?:tỉnh|địa phương|thành phố|nơi|đơn vị)\b[^,.;:!?\n]{0,24}")
_APPOSED_REACH = 48
_TITLE_OPENS = re.compile(r"\w [\"'“‘«]$")  # a quote that begins in the sentence, not behind a colon
_OBJECT_REACH = 48  # how far behind an act its object stands: "tạm đình chỉ công tác đối với ông A B C, giám đốc sở"


@dataclass(frozen=True, slots=True)
class Finding:
    """An act with its target, or words that need none: where it stands and what shows it."""

    key: tuple[str, str]  # rule and phrase: said twice it counts once, where it weighs most
    weight: float
    hits: tuple[Hit, ...]


class _Words:
    """The hits of tone.toml in one article by role, each found by place."""

    def __init__(self, reading: Reading, names: Names) -> None:
        self.ours = Spots(sign.hit for sign in (*names.province, *names.places))
        self.away = Spots(names.elsewhere)
        hits = [hit for hit in reading.of("tone") if hit.field != "outlet" and not _is_name(hit, reading)]
        void = Spots(hit for hit in hits if hit.use.role == "exclude")
        hits = [hit for hit in hits if hit.use.role == "exclude" or not _is_replaced(hit, void)]
        self._by_role = {role: Spots(h for h in hits if h.use.role == role) for role in {h.use.role for h in hits}}
        self._by_owner = {
            key: Spots(h for h in hits if (h.use.role, h.use.owner) == key)
            for key in {(h.use.role, h.use.owner) for h in hits}
        }
        self.said = tuple(hit for hit in hits if hit.use.role in {"act", "alone"})
        self.row_starts = _row_starts(self.said, reading)

    def of(self, role: str) -> Spots:
        """The hits of one list of the file."""
        return self._by_role.get(role, _NOTHING)

    def of_kind(self, role: str, hit: Hit) -> Spots:
        """The hits of one list of the kind of *hit*."""
        return self._by_owner.get((role, hit.use.owner), _NOTHING)


def judge_tone(reading: Reading, names: Names, rules: ToneFile, topics: Sequence[TopicTag] = ()) -> Tone:
    """Return the tone of an article about the province and *topics*, main one first, with the words that cause it.

    Only words in the title, the lead, or a sentence that names the province or a place in it count. Where none
    of them blames and some praise a little, the main topic may add to them (`lean`); its words are evidence then too.
    """
    words = _Words(reading, names)
    said = [hit for hit in _counting(reading, names, words) if not _is_void(hit, reading, rules, words)]
    found = list(_findings(said, reading, rules, words))
    good, bad = _side(found, rules, "positive"), _side(found, rules, "negative")
    best, worst = sum(f.weight for f in good), sum(f.weight for f in bad)
    if _is_plain(reading, words):
        best, worst = (side if _in_headline(f) else side * _TOLD_AGAIN for side, f in ((best, good), (worst, bad)))
    silent = not worst and best < rules.threshold and not _is_plain(reading, words)
    promotes = [topic for topic in topics[:1] if silent and topic.id in rules.lean]
    # Words that praise a little and such a topic are praise; the topic alone is only a reason to be unsure.
    best += sum(rules.lean[topic.id] for topic in promotes) if best else 0.0
    value = _value(best, worst, rules.threshold, both=_in_headline(good) and _in_headline(bad))
    if value == "trung-tinh":
        return Tone(value, unsure=best + worst > 0 or bool(promotes), evidence=())
    evidence = _evidence({"tich-cuc": good, "tieu-cuc": bad}.get(value, [*good, *bad]))
    leaning = (replace(each, rule="tone/lean") for topic in promotes for each in topic.evidence)
    evidence = tuple(dict.fromkeys((*evidence, *leaning)))
    return Tone(value, unsure=value != "nhieu-chieu" and min(best, worst) > 0, evidence=evidence)


def _value(best: float, worst: float, threshold: float, *, both: bool) -> ToneValue:
    """The tone of so much praise and criticism; *both* stand in the headline."""
    if max(best, worst) < threshold:
        return "trung-tinh"
    if min(best, worst) >= threshold and (both or min(best, worst) >= _BALANCED * max(best, worst)):
        return "nhieu-chieu"
    return "tich-cuc" if best > worst else "tieu-cuc"


def _counting(reading: Reading, names: Names, words: _Words) -> Iterator[Hit]:
    """What is said in the title, the lead, or a sentence that names the province or a place in it."""
    signs = (*names.province, *names.places)
    near = {reading.sentence_of(s.hit) for s in signs if s.hit.field == "text"}
    kept: list[Hit] = []
    for hit in words.said:  # by place, longest first
        if any(each.covers(hit) and each.use.owner == hit.use.owner for each in kept[-4:]):
            continue
        if _place(hit, reading) != "text" or reading.sentence_of(hit) in near:
            kept.append(hit)
            yield hit


def _findings(said: Iterable[Hit], reading: Reading, rules: ToneFile, words: _Words) -> Iterator[Finding]:
    """The findings; of several with one key each is yielded, `_side` keeps the weightiest."""
    for hit in said:
        weight = _WEIGHTS[_place(hit, reading)]
        key = (hit.use.rule, hit.use.phrase)
        if hit.use.role == "alone":
            yield Finding(key, weight, (hit,))
        elif target := _target(hit, reading, words, object_only=rules.kind[hit.use.owner].order == "object"):
            yield Finding(key, weight, (hit, target))


def _target(act: Hit, reading: Reading, words: _Words, *, object_only: bool) -> Hit | None:
    """Whom or what *act* concerns: the object behind it, the subject before a passive; else any in the sentence."""
    start, end = reading.sentence_of(act)
    targets, private = words.of_kind("target", act), words.of("private")
    if not object_only:
        return next((t for t in targets.one_by_one(act.field, start, end) if not t.covers(act)), None)
    behind = sorted(
        (
            hit
            for spots in (targets, private)
            for hit in spots.within(act.field, act.end, min(end, act.end + _OBJECT_REACH))
        ),
        key=lambda hit: (hit.start, -hit.end),
    )
    if behind and behind[0].start >= act.end:
        return behind[0] if behind[0].use.role == "target" else None
    if not _follows(words.of("passive"), act, reading, words=1):
        return None
    before = [hit for spots in (targets, private) if (hit := spots.last_before(act.field, start, act.start))]
    nearest = max(before, key=lambda hit: (hit.end, hit.end - hit.start), default=None)
    return nearest if nearest and nearest.use.role == "target" else None


def _is_void(hit: Hit, reading: Reading, rules: ToneFile, words: _Words) -> bool:
    """Whether a negation stands before *hit*, or its sentence denies it, explains it, or tells it of another province."""
    if _follows(words.of("negation"), words.row_starts[hit], reading, words=_NEGATION_WORDS):
        return True
    if rules.kind[hit.use.owner].tone == "positive" and _follows(words.of("goal"), hit, reading, words=_NEGATION_WORDS):
        return True
    start, end = reading.sentence_of(hit)
    denials = words.of("denial"), words.of_kind("unless", hit)
    if any(spots.any_within(hit.field, start, end) for spots in denials):
        return True
    if _is_told_of(words.away, hit, reading):
        return True
    return not words.ours.any_within(hit.field, start, end) and words.away.any_within(hit.field, start, end)


def _row_starts(said: Sequence[Hit], reading: Reading) -> dict[Hit, Hit]:
    """The first of the row that ends with each of *said*: one negation stands before all of "gian lận, tiêu cực"."""
    spots, firsts = Spots(said), dict[Hit, Hit]()
    for hit in said:  # by place, so the one before it has its answer already
        text = _text(hit, reading)
        near = spots.within(hit.field, hit.start - _ROW_REACH, hit.start)
        before = [other for other in near if text[other.end : hit.start] in _IN_A_ROW]
        firsts[hit] = firsts[max(before, key=lambda other: (other.start, -other.end))] if before else hit
    return firsts


def _is_told_of(away: Spots, hit: Hit, reading: Reading) -> bool:
    """Whether *hit* is said of another province just before it: "Quảng Ninh, tỉnh dẫn đầu cả nước"."""
    text = _text(hit, reading)
    near = away.within(hit.field, hit.start - _APPOSED_REACH, hit.start)
    return any(other.end <= hit.start and _APPOSED.fullmatch(text[other.end : hit.start]) for other in near)


def _follows(spots: Spots, hit: Hit, reading: Reading, *, words: int) -> bool:
    """Whether one of *spots* stands before *hit* with at most *words* words and no mark between them."""
    text = _text(hit, reading)
    for other in spots.within(hit.field, hit.start - _NEGATION_REACH, hit.start):
        between = text[other.end : hit.start]
        if other.end <= hit.start and len(between.split()) <= words and not any(mark in between for mark in ".,;:!?\n"):
            return True
    return False


def _is_plain(reading: Reading, words: _Words) -> bool:
    return bool(words.of("plain").within("title", 0, len(reading.article.title)))


def _in_headline(findings: Iterable[Finding]) -> bool:
    return any(hit.field == "title" for finding in findings for hit in finding.hits)


def _side(found: Sequence[Finding], rules: ToneFile, tone: str) -> list[Finding]:
    """The findings of one side, each key once, where it weighs most."""
    best: dict[tuple[str, str], Finding] = {}
    for finding in found:
        if rules.kind[finding.hits[0].use.owner].tone == tone:
            kept = best.setdefault(finding.key, finding)
            if finding.weight > kept.weight:
                best[finding.key] = finding
    return list(best.values())


def _evidence(findings: Iterable[Finding]) -> tuple[Evidence, ...]:
    # No set: its order differs from run to run, and two rules may have found the same words.
    hits = sorted(
        (hit for finding in findings for hit in finding.hits),
        key=lambda h: (h.field != "title", h.start, h.end, h.use.rule),
    )
    return tuple(dict.fromkeys(hit.evidence() for hit in hits))


def _is_replaced(hit: Hit, void: Spots) -> bool:
    """Whether a reading of `exclude` covers or touches *hit*; one inside it is part of what it says."""
    return any(not (hit.covers(other) and hit.size > other.size) for other in void.meeting(hit))


def _is_name(hit: Hit, reading: Reading) -> bool:
    """Whether common words stand there as a name ("Yên Bình", "Na Hang"), or a name of the rules as common words.

    The first word of a sentence has its capital for another reason; that of a title in quotes ("vở 'Tham ô'") not.
    """
    text = _text(hit, reading)
    if not written_as_name(hit.use.phrase, hit.text) or (
        hit.text[0].isupper() and _TITLE_OPENS.search(text[max(0, hit.start - 3) : hit.start])
    ):
        return True
    if not hit.use.phrase.islower() or not all(word[0].isupper() for word in hit.text.split()):
        return False
    return len(hit.text.split()) > 1 or (
        hit.start > 0 and text[hit.start - 1] == " " and text[hit.start - 2] not in ".!?:"
    )


def _place(hit: Hit, reading: Reading) -> str:
    return "lead" if reading.in_lead(hit) else hit.field


def _text(hit: Hit, reading: Reading) -> str:
    return reading.article.title if hit.field == "title" else reading.article.text
