"""Cleans text at the door, so that everything inside compares character by character.

Called for every line of every page, so each step first asks whether there is anything to do; the questions
(`isprintable`, `is_normalized`, `in`) are loops in C. Not here: folding for comparison (fold.py), what is
cleaned here is still shown to people as it is; letters that were broken on the way (mend.py).
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_BREAKS = re.compile(r"[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")


class _Seen(dict[int, int | None]):
    """What `str.translate` asks for each letter: itself, or None for what a reader cannot see. Fills as asked."""

    def __missing__(self, code: int) -> int | None:
        # Cf: zero-width space and joiners, soft hyphen, BOM, direction marks. Cc: controls. Cs: half a character.
        letter = chr(code)
        hidden = unicodedata.category(letter) in {"Cf", "Cc", "Cs"} and not letter.isspace()
        self[code] = None if hidden else code
        return self[code]


_SEEN = _Seen()

# Characters that are no marks and still melt into the letter before them: vowels and finals of Hangul, Kirat Rai.
_MELTING = re.compile("[\u1160-\u11ff\ud7b0-\ud7ff\U00016d63-\U00016d6a]")
_PLAIN = "[!-~\u00c0-\u024f\u1e00-\u1eff]+"
# Blanks; words of Latin that nothing before or behind them can change; any other character.
_RUN = re.compile(rf"(?P<blank>\s+)|(?P<plain>{_PLAIN}(?: {_PLAIN})*(?=\s|{_PLAIN}|\Z))|(?P<mark>[\s\S])")


@dataclass(frozen=True, slots=True)
class Origins:
    """Where each character of a cleaned text stood in the text as it came."""

    starts: Sequence[int]
    ends: Sequence[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The (start, end) in the given text of `cleaned[start:end]`, which must not be empty."""
        return self.starts[start], self.ends[end - 1]


def clean(text: str) -> str:
    """Return *text* in NFC, without invisible characters, one blank at a time, one paragraph a line.

    Lines are stripped and empty ones dropped; every kind of line break becomes a newline, every other kind of
    blank (non-breaking, narrow, wide) a plain one. Idempotent.
    """
    if text.isprintable():
        return _line(text)
    lines = (_line(line) for line in _BREAKS.split(text))
    return "\n".join(line for line in lines if line)


def one_line(text: str) -> str:
    """Return *text* cleaned, on one line."""
    if text.isprintable():
        return _line(text)
    return clean(text).replace("\n", " ")


def _line(line: str) -> str:
    if not line.isprintable():  # holds a blank that is no plain one (nearly always that) or something invisible
        line = " ".join(line.split())
        if not line.isprintable():
            line = " ".join(line.translate(_SEEN).split())
    elif "  " in line or line[:1] == " " or line[-1:] == " ":
        line = " ".join(line.split())
    # After what is invisible went: a letter and its mark may have stood on both sides of it.
    if line.isascii() or unicodedata.is_normalized("NFC", line):
        return line
    return unicodedata.normalize("NFC", line)


def clean_with_offsets(text: str) -> tuple[str, Origins]:
    """Return `clean(text)`, and where each of its characters stood in *text*.

    A letter that was written as several code points stood at all of them; a blank or line end that stands for
    several stood at the first.
    """
    cleaned = clean(text)
    if cleaned == text:
        places = range(len(text) + 1)
        return cleaned, Origins(places[:-1], places[1:])
    starts: list[int] = []
    ends: list[int] = []
    for piece, start, end in _pieces(text):
        composed = unicodedata.normalize("NFC", piece)
        if composed == text[start:end]:  # nothing was composed: every character has its own place
            starts.extend(range(start, end))
            ends.extend(range(start + 1, end + 1))
        else:
            starts.extend([start] * len(composed))
            ends.extend([end] * len(composed))
    return cleaned, Origins(starts, ends)


def _pieces(text: str) -> Iterator[tuple[str, int, int]]:
    """What is kept of *text*, in pieces that are composed each for itself, with their (start, end) in *text*."""
    piece, start, end = "", 0, 0
    blank, at = "", 0  # what separates the next piece from this one, and where
    for found in _RUN.finditer(text):
        letters, place = found.group(), found.start()
        if found.lastgroup == "blank":
            at = at if blank else place
            blank = "\n" if blank == "\n" or _BREAKS.search(letters) else " "
        elif found.lastgroup == "plain" or _SEEN[ord(letters)] is not None:
            joins = not blank and piece and found.lastgroup == "mark" and _joins(letters)
            if piece and not joins:
                yield piece, start, end
                if blank:
                    yield blank, at, at + 1
                piece = ""
            piece, start, end = piece + letters, start if joins else place, found.end()
            blank = ""
    if piece:
        yield piece, start, end


def _joins(letter: str) -> bool:
    return unicodedata.category(letter)[0] == "M" or bool(_MELTING.match(letter))
