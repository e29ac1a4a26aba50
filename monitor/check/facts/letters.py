"""Capital and small letters of the alphabet for patterns: in Unicode they stand mixed, and no range holds them. Not here: any pattern."""

from monitor.vietnamese.fold import unaccented

_LATIN = [c for c in map(chr, range(0x41, 0x1F00)) if c.isalpha() and unaccented(c).isascii()]
CAPITAL = "[" + "".join(c for c in _LATIN if c.isupper()) + "]"
SMALL = "[" + "".join(c for c in _LATIN if c.islower()) + "]"
LETTERS = r"[^\W\d_]*"
CAPITALISED = rf"{CAPITAL}{LETTERS}(?:['’]{LETTERS})?"
SMALL_WORD = rf"{SMALL}{LETTERS}"
