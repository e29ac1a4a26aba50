"""What differs between two readings of one article, paragraph by paragraph. Not here: when it is read again (pipeline).

Spaces and the Unicode form of letters are no difference, nor are counters of readers, comments and shares that a
page prints among its text.
"""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Literal

from monitor.model import Article, Change
from monitor.vietnamese.alike import alike
from monitor.vietnamese.clean import one_line

# A paragraph that is only a counter: "Lượt xem: 1.234", "12 bình luận".
_COUNTER = re.compile(
    r"\W*(?:(?:số )?lượt (?:xem|đọc|truy cập)|đã xem|bình luận|chia sẻ|thích|views?|comments?|shares?|likes?)\W*\d[\d.,\s]*[KMkm]?\W*"
    r"|\W*\d[\d.,\s]*[KMkm]?\s*(?:lượt (?:xem|đọc|truy cập)|bình luận|chia sẻ|thích|views?|comments?|shares?|likes?)\W*"
    r"|\W*\d{1,2}:\d{2}(?::\d{2})?(?:\W+\d{1,2}:\d{2}(?::\d{2})?)?\W*",  # of a player
    re.IGNORECASE,
)


_STUB = 0.3  # of the length of the text before


def changes(old: Article, new: Article) -> tuple[Change, ...]:
    """What *new* says otherwise than *old*: the title first, then the paragraphs in their order; empty when nothing."""
    title = _differences("title", [old.title], [new.title])
    return (*title, *_differences("text", _paragraphs(old.text), _paragraphs(new.text)))


def replaced(old: Article, new: Article) -> bool:
    """Whether *new* is hardly an edit of *old*: another article, a notice, a stub of it before a login."""
    if len(new.text) < _STUB * len(old.text):
        return True
    before, after = set(map(_key, _paragraphs(old.text))), set(map(_key, _paragraphs(new.text)))
    return not before & after and not alike(old.title, new.title)


def _paragraphs(text: str) -> list[str]:
    return [line for line in text.split("\n") if _key(line) and not _COUNTER.fullmatch(line)]


def _key(paragraph: str) -> str:
    """What a paragraph is compared by."""
    return one_line(paragraph)


def _differences(where: Literal["title", "text"], old: Sequence[str], new: Sequence[str]) -> Iterator[Change]:
    keys = [_key(p) for p in old], [_key(p) for p in new]
    for kind, i, j, k, m in SequenceMatcher(None, *keys, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        before, after = old[i:j], new[k:m]
        both = min(len(before), len(after))
        yield from (Change("changed", where, one, other) for one, other in zip(before, after, strict=False))
        yield from (Change("removed", where, one, "") for one in before[both:])
        yield from (Change("added", where, "", other) for other in after[both:])
