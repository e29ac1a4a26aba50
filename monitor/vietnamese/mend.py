"""Mends the letters of a text that was broken before it came: mojibake, fonts of before Unicode, entities shown.

A healthy text is never changed: each mending needs signs that healthy text does not have, and several of them.
Not here: bytes and markup (read/page), blanks and invisible characters (clean.py), accents scrambled on purpose
(scrambled.py), which nobody can undo.
"""

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass

from monitor.vietnamese import legacy, mojibake

_SHOWN = re.compile(r"&(?:#\d{3,5}|#[xX][0-9a-fA-F]{2,4}|[A-Za-z]{2,8});")
_TIMES = ("", ", twice", ", three times")

# Over 14,026 articles, 131,000 titles and summaries and the pages of ../shared none has a single different broken
# letter or two such words; a broken paragraph of fifty words has over ten of each.
_LETTERS = 3
_WORDS_OF_PAGE = 5
_WORDS_OF_LINE = 2
_MARGIN = 4  # times as many words that become syllables as words that do not


@dataclass(frozen=True, slots=True)
class Mended:
    """A text and what was mended in it, in words for people."""

    text: str
    repairs: tuple[str, ...] = ()


def mend(text: str) -> Mended:
    """*text*, a title or summary as it came (its entities undone once, not yet cleaned), mended where that is certain."""
    if text.isascii() and "&" not in text:
        return Mended(text)
    whole, noted = _entities(text)
    if legacy.is_unicode(whole) and not mojibake.may_be(whole):  # nearly every Vietnamese line
        return Mended(whole, noted)
    (mended,), repairs = mend_pieces((whole,))
    return Mended(mended, (*noted, *repairs))


def mend_pieces(pieces: Sequence[str]) -> tuple[list[str], tuple[str, ...]]:
    """The *pieces* of one text mended, as many and in their order, and the repairs: they share their evidence.

    Entities in them are left alone.
    """
    undone, mojibake_note = _mojibake(list(pieces))
    mended, legacy_note = _legacy(undone)
    return mended, (*mojibake_note, *legacy_note)


def _entities(text: str) -> tuple[str, tuple[str, ...]]:
    """Undo entities that stand in the text as a reader sees it: Nguy&#7877;n."""
    if "&" not in text or not any(map(_is_letter, _SHOWN.findall(text))):
        return text, ()
    return _SHOWN.sub(_undone, text), ("entities escaped twice",)


def _undone(entity: re.Match[str]) -> str:
    """The character beyond ASCII that *entity* names; a sign of markup stays as it is."""
    character = html.unescape(entity[0])
    return entity[0] if character.isascii() and character != '"' else character


def _is_letter(entity: str) -> bool:
    character = html.unescape(entity)
    return len(character) == 1 and not character.isascii() and (character.isalpha() or character == "\xa0")


def _mojibake(pieces: list[str]) -> tuple[list[str], list[str]]:
    times = 0
    while times < len(_TIMES):
        sure = len(set().union(*map(mojibake.letters, pieces))) >= _LETTERS
        after = [mojibake.undo(piece) if sure or mojibake.is_all(piece) else piece for piece in pieces]
        if after == pieces:
            break
        pieces, times = after, times + 1
    return pieces, [f"mojibake: UTF-8 read as Windows-1252{_TIMES[times - 1]}"] if times else []


def _legacy(pieces: list[str]) -> tuple[list[str], list[str]]:
    joined = "\n".join(piece for piece in pieces if not piece.isascii() and not legacy.is_unicode(piece))
    if not joined:
        return pieces, []
    found = max(legacy.LEGACIES, key=lambda each: legacy.weigh(joined, each)[0])
    good, bad = legacy.weigh(joined, found)
    enough = _WORDS_OF_PAGE if len(pieces) > 1 else _WORDS_OF_LINE
    if good < enough or good < _MARGIN * bad or (len(pieces) == 1 and bad):
        return pieces, []
    return _read_as(pieces, found), [found.name]


def _read_as(pieces: list[str], found: legacy.Legacy) -> list[str]:
    """Pieces are read as *found* from the first that shows a sign of it to the next that is Unicode."""
    read, old = [], True
    for piece in pieces:
        if legacy.is_unicode(piece):
            old = False
        elif not old and not piece.isascii():
            old = legacy.weigh(piece, found)[0] > 0
        read.append(legacy.read_as(piece, found) if old else piece)
    return read
