"""Cleans text at the door, so that everything inside compares character by character.

Called for every line of every page, so each step first asks whether there is anything to do; the questions
(`isprintable`, `is_normalized`, `in`) are loops in C. Not here: folding for comparison (fold.py), what is
cleaned here is still shown to people as it is; letters that were broken on the way (mend.py).
"""

import re
import unicodedata

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
