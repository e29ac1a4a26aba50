"""Tone toward the province, its authorities and image; not the mood of the words.

Not here: a verdict. It is a cautious reading of words near the province's names; where they are few or speak
both ways it says neutral and unsure, and a person decides.
"""

from collections.abc import Sequence

from monitor.config import ToneFile
from monitor.model import Evidence, Tone, ToneValue
from monitor.tag.matcher import Hit
from monitor.tag.names import Names
from monitor.tag.reading import Reading
from monitor.tag.spots import Spots

_WEIGHTS = {"title": 2.0, "lead": 1.5, "text": 1.0}
_NEGATION_REACH = 2  # syllables that may stand between a negation and what it negates
_REACH = 20  # letters, more than two syllables have


def judge_tone(reading: Reading, names: Names, rules: ToneFile) -> Tone:
    """Return the tone of an article about the province, with the words that cause it.

    Only words in the title, the lead, or a sentence that names the province or a place in it count.
    """
    near = _near_sentences(reading, names)
    hits = [hit for hit in _valid(reading) if _field(hit, reading) != "text" or reading.sentence_of(hit) in near]
    good, good_evidence = _weigh([h for h in hits if h.use.role == "positive"], reading)
    bad, bad_evidence = _weigh([h for h in hits if h.use.role == "negative"], reading)
    value = _value(good >= rules.threshold, bad >= rules.threshold)
    if value == "trung-tinh":
        return Tone(value, unsure=good + bad > 0, evidence=())
    unsure = value != "nhieu-chieu" and min(good, bad) > 0
    evidence = {"tich-cuc": good_evidence, "tieu-cuc": bad_evidence}.get(value, (*good_evidence, *bad_evidence))
    return Tone(value, unsure=unsure, evidence=evidence)


def _value(good: bool, bad: bool) -> ToneValue:
    if good and bad:
        return "nhieu-chieu"
    if good:
        return "tich-cuc"
    return "tieu-cuc" if bad else "trung-tinh"


def _near_sentences(reading: Reading, names: Names) -> set[tuple[int, int]]:
    signs = (*names.province, *names.places)
    return {reading.sentence_of(s.hit) for s in signs if s.hit.field == "text"}


def _valid(reading: Reading) -> list[Hit]:
    """Phrases of tone that nothing excludes or negates, the longest of those that cover one another."""
    hits = [h for h in reading.of("tone") if h.field != "outlet"]
    excludes = Spots(h for h in hits if h.use.role == "exclude")
    negations = Spots(h for h in hits if h.use.role == "negation")
    kept: list[Hit] = []
    for hit in hits:
        if hit.use.role not in {"positive", "negative"} or excludes.meeting(hit):
            continue
        if any(each.covers(hit) for each in kept[-3:]) or any(
            _negates(n, hit, reading) for n in negations.within(hit.field, hit.start - _REACH, hit.start)
        ):
            continue
        kept.append(hit)
    return kept


def _negates(negation: Hit, hit: Hit, reading: Reading) -> bool:
    if negation.end > hit.start:
        return False
    text = reading.article.title if hit.field == "title" else reading.article.text
    between = text[negation.end : hit.start]
    return len(between.split()) <= _NEGATION_REACH and not any(mark in between for mark in ".,;:\n")


def _weigh(hits: Sequence[Hit], reading: Reading) -> tuple[float, tuple[Evidence, ...]]:
    """The sum over different phrases, each where it weighs most, and its evidence."""
    best: dict[str, float] = {}
    for hit in hits:
        weight = _WEIGHTS[_field(hit, reading)]
        best[hit.use.phrase] = max(best.get(hit.use.phrase, 0.0), weight)
    return sum(best.values()), tuple(dict.fromkeys(hit.evidence() for hit in hits))


def _field(hit: Hit, reading: Reading) -> str:
    return "lead" if reading.in_lead(hit) else hit.field
