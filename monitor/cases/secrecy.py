"""Whether a degree of secrecy that a person wrote is one of a state secret, which this program does not hold (DOMAIN.md 4)."""

import re
import unicodedata

from monitor.vietnamese.fold import unaccented

_NAME = re.compile(r"(?:độ|mức độ|mức)\s+mật\s*:?")
_NONE = re.compile(r"không(?:\s+\w+){0,4}?(?:\s+bí)?\s+mật(?:\s+nhà\s+nước)?")
_SECRET = re.compile(r"\bmật\b")
_DEGREES = ("mat", "toi mat", "tuyet mat", "bi mat", "a", "b", "c")  # without accents; the last three are their stamps


def is_secret(text: str) -> bool:
    """Whether *text* names a degree; "không", "không mật", "không thuộc bí mật nhà nước" name none."""
    said = " ".join(unicodedata.normalize("NFC", text).casefold().split())
    rest = _NONE.sub(" ", _NAME.sub(" ", said)).strip(" .:;,-")
    return bool(_SECRET.search(rest)) or unaccented(rest) in _DEGREES
