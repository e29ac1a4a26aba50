"""Flags a correction that an outlet publishes: in its article, or in an article of its own. Good news for an office.

Requirements, before any heuristics:
1. Somebody who demands a correction, or is fined for none, has published none.
2. What offices mend in their registers and documents is none either; phrases of rules/check.toml (`unless`) tell them.

Not here: changes that nobody tells of (edited.py).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from monitor.check.around.passages import new_sentences, retitled, sentences
from monitor.check.around.values import Around, Other
from monitor.check.around.wording import moment, quoted
from monitor.check.facts.lines import line, names
from monitor.config import Check
from monitor.config.check import KindRow
from monitor.model import Flag

KIND = "correction-published"
_FIRST = 4  # sentences of an article that say what it is for
_SURE, _LIKELY = 0.9, 0.7


@dataclass(frozen=True, slots=True)
class _Found:
    """The sentence that publishes a correction, and what it corrects."""

    sentence: str
    fact: str
    explanation: str
    score: float


def corrections(what: Around, tuning: Check, rules_version: str) -> tuple[Flag, ...]:
    """The flag of an article that publishes a correction, of itself or of another one; () where it does not."""
    row = tuning.of(KIND)
    found = next((each for each in (*_of_itself(what, row), *_of_another(what, row))), None)
    if found is None:
        return ()
    return (Flag(KIND, found.sentence, "", "", found.fact, found.explanation, found.score, rules_version),)


def _of_itself(what: Around, row: KindRow) -> Iterator[_Found]:
    """Versions that add a correction of what the article said before, the newest first."""
    standing = set(sentences(what.article))
    for version in reversed(what.versions[1:]):
        said = (*(title for title, _ in retitled(version)), *new_sentences(version))
        told = next((each for each in _telling(said, row) if each in standing), None)
        if told:
            yield _Found(
                told,
                f"revision:{version.number - 1}",
                f"Bài đã được sửa và có lời đính chính của tòa soạn (bản lưu lúc {moment(version.seen_at)}).",
                _SURE,
            )


def _of_another(what: Around, row: KindRow) -> Iterator[_Found]:
    """What the article says of another one: its headline, or its first sentences where its outlet told the story before."""
    earlier = next((each for each in reversed(what.story) if _is_earlier(each, what)), None)
    title = next(_telling([what.article.title], row), None)
    first = next(_telling(sentences(what.article)[1 : 1 + _FIRST], row), None) if earlier else None
    if title is None and first is None:
        return
    told = title or first or ""
    if earlier is None:
        yield _Found(told, "", f"Bài đăng lời đính chính: {quoted(told)}.", _LIKELY)
        return
    before = f"bài {quoted(earlier.title)} đăng lúc {moment(earlier.published)}"
    yield _Found(told, f"article:{earlier.id}", f"{what.outlet} đăng lời đính chính về {before}.", _SURE)


def _is_earlier(other: Other, what: Around) -> bool:
    return other.outlet == what.outlet and other.published < what.article.published


def _telling(texts: Iterable[str], row: KindRow) -> Iterator[str]:
    """Those of *texts* that publish a correction."""
    for text in texts:
        read = line(text)
        if names(read, row.words) and not names(read, row.unless):
            yield text
