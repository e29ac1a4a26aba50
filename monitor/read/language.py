"""Tells the language of a text by its script, and Latin scripts by the letters only Vietnamese has.

The source's own language is believed where the script does not contradict it. Not here: unaccented text of
other languages; what is written without accents counts as the source's language unless it is clearly English.
"""

import re

_SCRIPTS = (
    ("ko", re.compile(r"[\uac00-\ud7af\u1100-\u11ff]")),
    ("ja", re.compile(r"[\u3041-\u30ff]")),
    ("zh", re.compile(r"[\u4e00-\u9fff]")),
    ("lo", re.compile(r"[\u0e80-\u0eff]")),
    ("th", re.compile(r"[\u0e00-\u0e7f]")),
    ("km", re.compile(r"[\u1780-\u17ff]")),
    ("ru", re.compile(r"[\u0400-\u04ff]")),
)
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
_VIETNAMESE = re.compile(r"[ăĂđĐơƠưƯ\u1ea0-\u1ef9]")
_ENGLISH = re.compile(
    r"\b(?:the|of|and|to|in|for|is|are|was|were|with|on|by|from|that|has|have|at|as|its)\b", re.IGNORECASE
)
_OTHER_SCRIPT = frozenset(language for language, _ in _SCRIPTS)
_SAMPLE = 2000  # characters; more say nothing new


def language(text: str, declared: str) -> str:
    """The ISO 639-1 code of the language of *text*; *declared* is what its source or page says ("" if nothing)."""
    sample = text[:_SAMPLE]
    latin = len(_LATIN.findall(sample))
    counts = {name: len(pattern.findall(sample)) for name, pattern in _SCRIPTS}
    best = max(counts, key=lambda name: counts[name])
    # One sign of these scripts says about as much as three Latin letters.
    if 3 * sum(counts.values()) > latin:
        return _east_asian(counts, best, declared)
    return _latin(sample, latin, declared)


def _east_asian(counts: dict[str, int], best: str, declared: str) -> str:
    """Japanese mixes its own signs into Chinese ones; a headline may have none of them."""
    if best in ("zh", "ja"):
        signs = counts["zh"] + counts["ja"]
        return "ja" if counts["ja"] * 20 > signs or (declared == "ja" and counts["zh"] < 40) else "zh"
    return best


def _latin(sample: str, latin: int, declared: str) -> str:
    if len(_VIETNAMESE.findall(sample)) * 50 > latin:
        return "vi"
    words = len(sample.split())
    if len(_ENGLISH.findall(sample)) * 12 > words:
        return "en"
    return declared if declared and declared not in _OTHER_SCRIPT else "en"
