"""Cleans text at the door, so that everything inside compares character by character.

Not here: folding for comparison (fold.py); what is cleaned here is still shown to people as it is.
"""

import re
import unicodedata

# Cf: zero-width space and joiners, soft hyphen, BOM, direction marks. Cc: controls that are no blank.
_INVISIBLE = {"Cf", "Cc", "Cs"}
_BREAKS = re.compile(r"[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_BLANKS = re.compile(r"\s+")


def clean(text: str) -> str:
    """Return *text* in NFC, without invisible characters, one blank at a time, one paragraph a line.

    Lines are stripped and empty ones dropped; every kind of line break becomes a newline. Idempotent.
    """
    lines = (_line(line) for line in _BREAKS.split(text))
    return "\n".join(line for line in lines if line)


def one_line(text: str) -> str:
    """Return *text* cleaned, on one line."""
    return clean(text).replace("\n", " ")


def _line(line: str) -> str:
    blanked = _BLANKS.sub(" ", line)
    if not blanked.isascii() or not blanked.isprintable():
        blanked = "".join(c for c in blanked if unicodedata.category(c) not in _INVISIBLE)
    # Removing what is invisible may join blanks and letters: compose and collapse after it.
    return _BLANKS.sub(" ", unicodedata.normalize("NFC", blanked)).strip()
