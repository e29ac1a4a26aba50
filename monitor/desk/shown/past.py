"""What people did with an article, in words, the newest first. Not here: what stands of it (store)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from monitor.desk.shown.why import LABELS, name_of
from monitor.store.clip_words import ClipWord
from monitor.store.deciding import Decision
from monitor.store.marks import ClipAct

_VERDICTS = {
    "accept": "xác nhận đúng",
    "drop": "bỏ",
    "add": "thêm",
    "withdraw": "rút lại quyết định về",
}
KINDS = {"words": "lời của cán bộ", "quote": "câu trích", "translation": "bản dịch tiêu đề"}


@dataclass(frozen=True, slots=True)
class Deed:
    """One thing that somebody did."""

    at: datetime
    who: str
    what: str  # "bỏ lĩnh vực “…”"
    text: str = ""  # what was written
    decision: int | None = None  # that still stands, so that it can be undone


@dataclass(frozen=True, slots=True)
class Done:
    """All that people did with one article."""

    decisions: Sequence[Decision]
    acts: Sequence[ClipAct]
    words: Sequence[ClipWord]


def deeds(done: Done, topics: Mapping[str, str], people: Mapping[str, str]) -> tuple[Deed, ...]:
    """All of it, the newest first; *people* are the names of accounts by login."""
    found = (*_decided(done.decisions, topics), *_marked(done.acts, people), *_written(done.words))
    return tuple(sorted(found, key=lambda deed: deed.at, reverse=True))


def decision_words(word: Decision, topics: Mapping[str, str]) -> str:
    """One decision in words."""
    name = f"{LABELS[word.label].lower()} “{name_of(word.label, word.value, topics)}”"
    if word.restores:
        return f"trả lại quyết định trước về {name}"
    return f"{_VERDICTS[word.verdict]} {name}"


def act_words(act: ClipAct, people: Mapping[str, str]) -> str:
    """One act in words, without the text of a note."""
    if act.act == "assign":
        to = people.get(act.text, act.text)
        return f"{'giao lại' if act.restores else 'giao'} cho {to}" if act.text else "thu lại việc đã giao"
    if act.text and act.act != "note":  # of what was undone: who had looked through
        return f"{'trả lại' if act.act == 'reviewed' else 'bỏ'} việc rà soát của {act.text}"
    return {"reviewed": "đánh dấu đã rà soát", "reopened": "mở lại để rà soát", "note": "ghi chú"}[act.act]


def word_words(word: ClipWord) -> str:
    """One text in words, without the text itself."""
    return f"viết {KINDS[word.kind]}" if word.text else f"bỏ {KINDS[word.kind]}"


def _decided(words: Iterable[Decision], topics: Mapping[str, str]) -> Iterator[Deed]:
    said = list(words)
    newest = {(word.label, word.value): word.id for word in said}
    for word in reversed(said):
        counts = newest[word.label, word.value] == word.id and word.verdict != "withdraw"
        yield Deed(word.at, word.who, decision_words(word, topics), word.note, word.id if counts else None)


def _marked(acts: Iterable[ClipAct], people: Mapping[str, str]) -> Iterator[Deed]:
    for act in reversed(list(acts)):
        yield Deed(act.at, act.who, act_words(act, people), act.text if act.act == "note" else "")


def _written(words: Iterable[ClipWord]) -> Iterator[Deed]:
    for word in reversed(list(words)):
        yield Deed(word.at, word.who, word_words(word), word.text)
