"""Undoes mojibake: UTF-8 that was read as Windows-1252 (or Latin-1, or Windows-1258) and saved so: "Báº£n Äá»“".

Each letter became two or three others that stand together in no language, so they are told one by one, also in
a part of a page. Bytes that Windows-1252 does not know are often lost on the way, and then a letter is
guessed by the syllable it makes. Not here: when a text is to be mended (mend.py), old Vietnamese fonts (legacy.py).
"""

import re
from collections.abc import Iterator
from itertools import islice, product

from monitor.vietnamese.possible import possible

_NAMED = {bytes([code]).decode("cp1252", "ignore"): code for code in range(0x80, 0xA0)}
# Latin-1 with its controls, Windows-1252 where it differs, and the one lead byte that Windows-1258 shows otherwise.
_BYTES = {chr(code): code for code in range(0x80, 0x100)} | {c: code for c, code in _NAMED.items() if c} | {"Ă": 0xC3}
_NEXT = "[\x80-\xbf" + "".join(c for c in _NAMED if c) + "]"
_LOST = {"Ã": "\ue0c3", "Ă": "\ue0c3", "Ä": "\ue0c4", "Æ": "\ue0c6", "áº": "\ue1ba", "á»": "\ue1bb"}
_SHOWN = {"\ue0c3": "Ã", "\ue0c4": "Ä", "\ue0c6": "Æ", "\ue1ba": "áº", "\ue1bb": "á»"}
_SEQUENCE = re.compile(f"[ÂÃĂÄ-ß]{_NEXT}|[à-ï]{_NEXT}{{2}}|[ð-ô]{_NEXT}{{3}}|(?P<lost>á[º»]|[ÃĂÄÆ])\ufffd?")
# The letters of Vietnamese as they look then; à is left out, for a no-break space after a word is no sign.
_LETTER = re.compile(
    "[ÃĂ](?:[\xa1-\xaa\xac-\xb5\xb9\xba\xbd]|[\x80-\x9f€‚ƒˆ‰ŠŒ’“”•™š])"
    f"|Ä[\x82\x83\x90\x91‚ƒ‘¨©]|Å[¨©]|Æ[\xa0¡¯°]|á[º»]{_NEXT}"
)
_MARKS = re.compile(r"[ÃĂÄÅÆ]|á[º»]")

# What a lead byte can have been when the byte after it is gone: 0x81, 0x8D, 0x8F, 0x90, 0x9D, 0xA0 are what gets lost.
_CHOICES = {"\ue0c3": "àÁÍÝ", "\ue0c4": "Đ", "\ue0c6": "Ơ", "\ue1ba": "Ạ", "\ue1bb": "ềờọỏỐỠ"}
_WORD = re.compile("[A-Za-zÀ-ỹ\ue0c3\ue0c4\ue0c6\ue1ba\ue1bb]+(?: (?:ng|nh|[mnoiuy])(?![A-Za-zÀ-ỹ\ue0c3-\ue1bb]))?")
_HOLE = re.compile("[\ue0c3\ue0c4\ue0c6\ue1ba\ue1bb]")
# The commonest syllable first wherever several are possible.
_COMMON = (
    *("về", "họ", "giờ", "bỏ", "nhờ", "tờ", "chờ", "đề", "bờ", "hề", "nhỏ", "đỏ", "tỏ", "thờ", "vợ", "trờ"),
    *("sở", "cờ", "mỏ", "nghề", "cỏ", "lề", "mờ", "phờ", "ngờ", "kề", "nề", "rờ", "khỏ", "thỏ", "ngỏ", "mọi"),
    *("thời", "trời", "đời", "lời", "gọi", "hỏi", "khỏi", "giỏi", "mời", "rời", "tỏi", "sỏi", "dời", "chọn"),
    *("nền", "bền", "trọn", "gọn", "ngọn", "đền", "tiền", "cờn", "đờn", "trọng", "giọng", "vọng", "hỏng"),
    *("mỏng", "bỏng", "lỏng", "họng", "mềm", "kềm", "đờm", "ánh", "áp", "át", "ít", "án", "ái", "ích", "ý"),
)
_MOST_HOLES = 3


def may_be(text: str) -> bool:
    """Whether *text* has anything that looks like the beginning of a broken letter: the cheap question first."""
    return _MARKS.search(text) is not None


def letters(text: str) -> set[str]:
    """The different broken Vietnamese letters in *text*, as they look."""
    return set(_LETTER.findall(text)) if may_be(text) else set()


def is_all(text: str) -> bool:
    """Whether *text* has broken Vietnamese letters and, but for those, nothing beyond ASCII."""
    return bool(letters(text)) and _SEQUENCE.sub("", text).isascii()


def undo(text: str) -> str:
    """*text* with what is mojibake undone once; what is none stays. Letters that were lost in part are guessed."""
    holed = _SEQUENCE.sub(_true, text)
    return _WORD.sub(_guessed, holed) if _HOLE.search(holed) else holed


def _true(match: re.Match[str]) -> str:
    """The character that a broken one was."""
    if match["lost"]:
        return _LOST[match["lost"]]
    try:
        return bytes(_BYTES[c] for c in match[0]).decode("utf-8")
    except UnicodeDecodeError:
        return match[0]


def _guessed(match: re.Match[str]) -> str:
    """A word whose holes are filled so that it is a syllable; as it was when no filling makes one."""
    word, _, tail = match[0].partition(" ")
    if not _HOLE.search(word):
        return match[0]
    if tail and word.endswith("\ue0c3"):  # the lost byte became a blank: "lÃ m" was "làm"
        joined = next(_fillings(word + tail), "")
        if joined:
            return joined
    filled = min(_fillings(word), key=_rarity, default="")
    shown = filled or _HOLE.sub(lambda hole: _SHOWN[hole[0]], word)
    return f"{shown} {tail}" if tail else shown


def _fillings(word: str) -> Iterator[str]:
    """Every possible syllable that *word* can have been, its capitals where capitals stand."""
    parts = _HOLE.split(word)
    holes = [_CHOICES[hole] for hole in islice(_HOLE.findall(word), _MOST_HOLES + 1)]
    if len(holes) > _MOST_HOLES:
        return
    for choice in product(*holes):
        made = "".join(part + letter for part, letter in zip(parts, (*choice, ""), strict=True))
        if (made[1:].islower() or made.isupper() or len(made) == 1) and possible(made):
            yield made


def _rarity(syllable: str) -> int:
    key = syllable.lower()
    return _COMMON.index(key) if key in _COMMON else len(_COMMON)
