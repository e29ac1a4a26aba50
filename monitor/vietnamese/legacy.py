"""Reads Vietnamese of before Unicode, where letters were other letters in another font: TCVN3, VNI, Windows-1258.

"b¶n" is TCVN3 (the .Vn fonts), "baûn" is VNI, "baÒn" is Windows-1258 read as Windows-1252. A word is changed only
where the change makes a word of Vietnamese spelling, so foreign words in between stay. Not here: when a text is to be
read so (mend.py), bytes (read/page/decode.py). VPS and VISCII were not met in the press.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from monitor.vietnamese.possible import possible

_SMALL = "àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵ"
_TCVN3_SMALL = "µ¶·¸¹¨»¼½¾Æ©ÇÈÉÊË®ÌÎÏÐÑªÒÓÔÕÖ×ØÜÝÞßáâãä«åæçèé¬êëìíîïñòóô\xadõö÷øùúûüýþ"
_TCVN3_CAPITALS = dict(zip("¡¢£¤¥¦§", "ĂÂÊÔƠƯĐ", strict=True))
_TCVN3 = dict(zip(_TCVN3_SMALL, _SMALL, strict=True)) | _TCVN3_CAPITALS

# VNI: after a vowel a letter for its shape and tone together; ô and ö stand for ơ and ư.
_VNI_TONES = {"ù": "\u0301", "ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ï": "\u0323"}
_VNI_ROUND = dict(zip("âáàåãä", ("", "\u0301", "\u0300", "\u0309", "\u0303", "\u0323"), strict=True))
_VNI_BREVE = dict(zip("êéèúüë", ("", "\u0301", "\u0300", "\u0309", "\u0303", "\u0323"), strict=True))
_VNI_ALONE = {"ô": "ơ", "ö": "ư", "ñ": "đ", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ", "í": "í", "ì": "ì"}
_1258 = str.maketrans("ÃãÕõÝýÐðÌÒÞìò", "ĂăƠơƯưĐđ\u0300\u0309\u0303\u0301\u0323")


def _vni() -> dict[str, str]:
    pairs = {vowel + mark: vowel + tone for vowel in "aeouy" for mark, tone in _VNI_TONES.items()}
    pairs |= {wide + mark: plain + tone for wide, plain in ("ôơ", "öư") for mark, tone in _VNI_TONES.items()}
    pairs |= {vowel + mark: vowel + "\u0302" + tone for vowel in "aeo" for mark, tone in _VNI_ROUND.items()}
    pairs |= {"a" + mark: "a\u0306" + tone for mark, tone in _VNI_BREVE.items()}
    table = {old: unicodedata.normalize("NFC", new) for old, new in (pairs | _VNI_ALONE).items()}
    table |= {old.capitalize(): new.upper() for old, new in table.items() if len(old) == 2}
    return table | {old.upper(): new.upper() for old, new in table.items()}


_VNI = _vni()
_VNI_LETTER = re.compile("|".join(sorted(_VNI, key=len, reverse=True)))
_VNI_MARKS = "".join(sorted({mark for letter in _VNI for mark in letter if not mark.isascii()}))


@dataclass(frozen=True, slots=True)
class Legacy:
    """An old way to write Vietnamese: its name for people, its words, those that betray it, and how to read one."""

    name: str
    word: re.Pattern[str]
    sign: re.Pattern[str]
    read: Callable[[str], str]


def _words(letters: str) -> re.Pattern[str]:
    """Words with one of *letters*, which are all beyond ASCII; no run gives back what it took, so none is tried twice."""
    return re.compile(rf"(?<![\w{letters}])[A-Za-z]*+[{letters}][A-Za-z{letters}]*+(?!\w)")


def _from_tcvn3(word: str) -> str:
    read = "".join(_TCVN3.get(letter, letter) for letter in word)
    cased = [_TCVN3_CAPITALS.get(letter, letter) for letter in word if letter.isascii() or letter in _TCVN3_CAPITALS]
    # TCVN3 has no capitals with tones; "NéI" is NỘI.
    return read.upper() if len(cased) > 1 and all(map(str.isupper, cased)) else read


def _from_vni(word: str) -> str:
    return _VNI_LETTER.sub(lambda letter: _VNI[letter[0]], word)


def _from_1258(word: str) -> str:
    return unicodedata.normalize("NFC", word.translate(_1258))


# A sign is what neither Vietnamese in Unicode nor another language writes inside a word.
LEGACIES = (
    Legacy("TCVN3 letters", _words("".join(map(re.escape, _TCVN3))), re.compile("[¡-ª¬-¹»-¾×÷«]"), _from_tcvn3),
    Legacy(
        "VNI letters",
        _words(_VNI_MARKS),
        re.compile(
            "[aeoAEO][âÂåÅäÄ]|[aeAE][áàÁÀ]|[eE][ãÃ]|[aA][êÊéÉèÈúÚüÜëË]|[aeuyôöAEUYÔÖ][ùøûõïÙØÛÕÏ]|o[øûõï]|[ñÑöÖ]"
        ),
        _from_vni,
    ),
    Legacy(
        "Windows-1258 letters and tones",
        _words("âêôÂÊÔÃãÕõÝýÐðÌÒÞìòéèáàùúíóÉÈÁÀÙÚÍÓ"),
        re.compile("[aeiouyâêôãõýAEIOUYÂÊÔÃÕÝ][ÌÒÞì]|[aeyâêôãõýAEYÂÊÔÃÕÝ]ò"),  # Italian has "ciò" and "può"
        _from_1258,
    ),
)
_UNICODE_ONLY = re.compile("[ăĂđĐĩĨũŨơƠưƯẠ-ỹ]")  # letters that no legacy text can show
_ABBREVIATION = re.compile("[A-Z]*Đ[A-ZĐ]+|[A-Z]+Đ")
_LONGEST = 40  # letters of a word: abbreviations of offices have twenty
_FOREIGN_START, _FOREIGN_END = re.compile("^[BKP](?=[lr])"), re.compile("k$")


def is_unicode(text: str) -> bool:
    """Whether *text* has Vietnamese letters that only Unicode has, and so is no legacy text."""
    return _UNICODE_ONLY.search(text) is not None


def weigh(text: str, legacy: Legacy) -> tuple[int, int]:
    """How many different words of *text* speak for *legacy*, and how many against it.

    For it: it has a sign and only so becomes a syllable. Against it: it is none either way.
    """
    # One sign alone (©, ») is no word; "giò" is Vietnamese as it stands.
    found = (w for w in legacy.word.findall(text) if len(w) <= _LONGEST)
    words = {w for w in found if any(map(str.isascii, w)) and not possible(w)}
    good = sum(1 for word in words if legacy.sign.search(word) and possible(legacy.read(word)))
    return good, sum(1 for word in words if not _is_word(legacy.read(word)))


def read_as(text: str, legacy: Legacy) -> str:
    """*text* with every word read as *legacy* that becomes a syllable, an abbreviation (HĐND) or a name (Đắk) by it."""

    def word_read(match: re.Match[str]) -> str:
        read = legacy.read(match[0]) if len(match[0]) <= _LONGEST else ""
        return read if read and _is_word(read) else match[0]

    return legacy.word.sub(word_read, text)


def _is_word(read: str) -> bool:
    """Whether *read* is a syllable, an abbreviation, or a name of the highlands as Vietnamese spells it."""
    if possible(read) or _ABBREVIATION.fullmatch(read):
        return True
    return read[0].isupper() and possible(_FOREIGN_END.sub("c", _FOREIGN_START.sub("", read)))
