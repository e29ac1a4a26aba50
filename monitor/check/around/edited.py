"""Flags a version of an article that changed figures, days, names or what the headline says, and does not say so.

Requirements, before any heuristics:
1. Whoever says that a text was mended or goes on is silent about nothing: a note, a headline with "cập nhật" (`words`).
2. A sentence that itself tells the change ("lùi một ngày", `unless`) is no silent one.
3. Paragraphs added or left out, another spelling, rounding, and the growing figures of a running affair are no change
   (words.py; what grows is named by the `words` of outlets-disagree, what does not, such as a forecast, by its `unless`).
4. What stands no more was changed again: only sentences of today are flagged. What stood so at first was put back.

Not here: passages of a correction (corrections.py).
"""

import re
from collections.abc import Iterator

from monitor.check.around.passages import gone_sentences, new_sentences, replaced, retitled, sentences
from monitor.check.around.values import Around, Version
from monitor.check.around.wording import TO_VERIFY, moment, quoted
from monitor.check.around.words import Edit, edits, swapped
from monitor.check.facts.lines import line, names
from monitor.config import Check
from monitor.config.check import KindRow
from monitor.model import Flag
from monitor.vietnamese.alike import alike
from monitor.vietnamese.opposites import answers_in

KIND = "silently-edited"
RUNNING = "outlets-disagree"  # its words name what grows while an affair goes on
_SCORES = {"figure": 0.8, "date": 0.7, "name": 0.6}
_HEADLINE = 0.7
# What stands around a text and is none of what it tells: who took a picture, which part of a series it is.
_AROUND = re.compile(
    r"(?:Ảnh|Nguồn|Đồ họa|Video|Clip|Bài|Kỳ|Phần|Tác giả|Biên tập|Thực hiện)(?: \S+){0,3}?: ?", re.IGNORECASE
)
# One of these more or less, and the headline says the contrary.
_DENIAL = frozenset(("không", "chưa", "chẳng", "bác", "phủ", "hủy", "hoãn", "dừng", "ngừng", "thôi"))


def edited(what: Around, tuning: Check, rules_version: str) -> tuple[Flag, ...]:
    """A flag for every sentence of today that was changed without a word, in the order of the versions."""
    if len(what.versions) < 2:
        return ()
    row, found = tuning.of(KIND), dict[str, Flag]()
    standing, first = set(sentences(what.article)), set[str]()
    running = tuning.of(RUNNING)
    if names(line(f"{what.article.title}\n{what.article.text}"), row.words):
        return ()
    for before, version in zip(what.versions, what.versions[1:], strict=False):
        first |= gone_sentences(version)
        if any(_notes(later, row.words) for later in what.versions if later.number >= version.number):
            continue
        for sentence, edit, score in _changed(version):
            if sentence in standing - first and sentence not in found and not _is_told(sentence, edit, row, running):
                found[sentence] = _flag(sentence, edit, (before, version), (score, rules_version))
    return tuple(found.values())


def _is_told(sentence: str, edit: Edit, row: KindRow, running: KindRow) -> bool:
    """Whether the sentence tells the change itself, or how far a running affair has grown, or nothing of the text at all."""
    read = line(sentence)
    if _AROUND.match(sentence):
        return True
    return names(read, row.unless) or (edit.grows and names(read, running.words) and not names(read, running.unless))


def _notes(version: Version, words: tuple[str, ...]) -> bool:
    """Whether a version says that it was changed."""
    texts = (*new_sentences(version), *(title for title, _ in retitled(version)))
    return any(names(line(text), words) for text in texts)


def _changed(version: Version) -> Iterator[tuple[str, Edit, float]]:
    """(sentence, what differs, how much that weighs) of every sentence with a difference, the headline first."""
    for new, old in retitled(version):
        edit = next(iter(edits(new, old)), None) if alike(new, old) else None
        if edit:
            yield new, edit, _SCORES[edit.kind]
        elif _says_otherwise(new, old):
            yield new, Edit("name", new, old), _HEADLINE
    for new, old in replaced(version):
        for edit in edits(new, old)[:1]:
            yield new, edit, _SCORES[edit.kind]


def _says_otherwise(new: str, old: str) -> bool:
    """Whether one headline denies what the other says, or tells the opposite, in nearly the same words."""
    if not alike(new, old):
        return False
    mine = {word for now, _ in swapped(new, old) for word in now}
    theirs = {word for _, then in swapped(new, old) for word in then}
    if bool(mine & _DENIAL) != bool(theirs & _DENIAL):
        return True
    return any(_opposed(now, then) for now, then in swapped(new, old))


def _opposed(new: tuple[str, ...], old: tuple[str, ...]) -> bool:
    """Whether they answer one question differently."""
    mine, theirs = answers_in(new), answers_in(old)
    return any(question == other and answer != reply for question, answer in mine for other, reply in theirs)


def _flag(sentence: str, edit: Edit, versions: tuple[Version, Version], said: tuple[float, str]) -> Flag:
    before, after = versions
    explanation = (
        f"Bản lưu lúc {moment(before.seen_at)} nêu {quoted(edit.old)}; bản lưu lúc {moment(after.seen_at)} nêu "
        f"{quoted(edit.new)} mà không ghi là đã sửa. {TO_VERIFY}"
    )
    score, rules_version = said
    return Flag(KIND, sentence, edit.new, edit.old, f"revision:{before.number}", explanation, score, rules_version)
