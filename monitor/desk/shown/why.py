"""Why an article has its labels: for each value the words that caused it with their rule, and who decided otherwise.

Not here: the judging (tag), what stands of a label (store), marking the words in the text (highlight.py).
"""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from monitor.desk.shown.highlight import Span
from monitor.desk.shown.words import PROVINCE_NAMES, TONE_NAMES
from monitor.model import Clip, Decided, Evidence, Label, Tags

LABELS: Mapping[Label, str] = {
    "province": "Liên quan đến tỉnh",
    "tone": "Sắc thái đối với tỉnh",
    "topic": "Lĩnh vực",
    "place": "Địa bàn",
}
_VERDICTS = {"accept": "Xác nhận đúng", "drop": "Bỏ", "add": "Thêm"}
FIELDS = {"title": "tiêu đề", "text": "nội dung", "outlet": "tên báo"}


@dataclass(frozen=True, slots=True)
class Words:
    """What one rule found: its words, each with how often."""

    rule: str  # in words
    id: str  # of the rule
    found: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One value of a label that the machine or a person named."""

    label: Label
    value: str
    name: str  # for people
    stands: bool
    by_machine: bool
    unsure: bool
    score: float | None
    words: tuple[Words, ...]
    decided: Decided | None
    verdict: str  # in words; "" where nobody decided

    @property
    def key(self) -> str:
        """By which the page shows this value alone."""
        return f"{self.label}:{self.value}"


def rows(standing: Tags, machine: Tags, topics: Mapping[str, str]) -> tuple[Row, ...]:
    """Every value of every label, what stands and what was dropped; *topics* are the labels of topics by their id."""
    decided = {(word.label, word.value): word for word in standing.decided}
    found = (*_of_machine(machine), *_of_people(standing, machine))
    ordered = sorted(found, key=lambda each: list(LABELS).index(each[0]))
    return tuple(
        Row(
            label=label,
            value=value,
            name=name_of(label, value, topics),
            stands=value in values(standing, label),
            by_machine=value in values(machine, label),
            unsure=label == "tone" and standing.tone is not None and standing.tone.unsure,
            score=score,
            words=_words(evidence, topics),
            decided=(word := decided.get((label, value))),
            verdict=_VERDICTS[word.verdict] if word else "",
        )
        for label, value, score, evidence in ordered
    )


def name_of(label: Label, value: str, topics: Mapping[str, str]) -> str:
    """The name of a value for people."""
    names: Mapping[str, str] = {}
    if label == "province":
        names = {str(key): name for key, name in PROVINCE_NAMES.items()}
    elif label == "tone":
        names = {str(key): name for key, name in TONE_NAMES.items()}
    elif label == "topic":
        names = topics
    return names.get(value, value)


def values(tags: Tags, label: Label) -> tuple[str, ...]:
    """All values of *label* in *tags*."""
    if label == "province":
        return (tags.province,)
    if label == "tone":
        return (tags.tone.value,) if tags.tone else ()
    return tuple(topic.id for topic in tags.topics) if label == "topic" else tuple(place.name for place in tags.places)


def state(clip: Clip, labels: Iterable[Label] = tuple(LABELS)) -> str:
    """The revision of an article and what tells the values that stand of *labels* from any others: "3:5f0c…"."""
    standing = json.dumps([values(clip.tags, label) for label in labels], ensure_ascii=False)
    return f"{clip.revisions}:{hashlib.sha256(standing.encode()).hexdigest()[:12]}"


def spans(machine: Tags, rows_: Iterable[Row], field: str) -> tuple[Span, ...]:
    """The words of *field* that caused what *rows_* tell of, to be marked."""
    shown = {(row.label, row.value): row.name for row in rows_}
    return tuple(
        Span(each.start, each.end, label, f"{label}:{value}", f"{LABELS[label]}: {shown[label, value]}")
        for label, value, _, evidence in _of_machine(machine)
        if (label, value) in shown
        for each in evidence
        if each.field == field
    )


_Found = tuple[Label, str, float | None, tuple[Evidence, ...]]


def _of_machine(tags: Tags) -> Iterator[_Found]:
    yield "province", tags.province, None, tags.province_evidence
    if tags.tone:
        yield "tone", tags.tone.value, None, tags.tone.evidence
    yield from (("topic", topic.id, topic.score, topic.evidence) for topic in tags.topics)
    yield from (("place", place.name, None, place.evidence) for place in tags.places)


def _of_people(standing: Tags, machine: Tags) -> Iterator[_Found]:
    """What only people named, and what they named and dropped again."""
    for word in standing.decided:
        if word.value not in values(machine, word.label):
            yield word.label, word.value, None, ()


def _words(evidence: Iterable[Evidence], topics: Mapping[str, str]) -> tuple[Words, ...]:
    by_rule: dict[str, Counter[str]] = {}
    for each in evidence:
        by_rule.setdefault(each.rule, Counter())[each.text] += 1
    return tuple(Words(rule_words(rule, topics), rule, tuple(found.items())) for rule, found in by_rule.items())


def rule_words(rule: str, topics: Mapping[str, str]) -> str:
    """The rule *rule* in words."""
    kind, _, name = rule.partition("/")
    if rule == "tone/lean":
        return "sắc thái thường có của lĩnh vực chính"
    words = {
        "province": "tên tỉnh và cơ quan của tỉnh",
        "places": f"danh mục địa danh: {name}",
        "topics": f"từ khóa của lĩnh vực {topics.get(name, name)}",
        "learned": "học từ quyết định của cán bộ",
        "tone": f"quy tắc sắc thái {name}",
    }
    return words.get(kind, rule)
