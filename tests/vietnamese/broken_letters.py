"""Ways in which Vietnamese letters were broken, for tests: sound text in, broken text out.

Not for: mending. The tables of old fonts are written here once more, by their code charts, so that a slip in the
program's own does not pass.
"""

import re
import unicodedata

SMALL = "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ"
TONES = {"\u0300": 0, "\u0309": 1, "\u0303": 2, "\u0301": 3, "\u0323": 4}
_TCVN3 = {
    "a": (0xB5, 0xB6, 0xB7, 0xB8, 0xB9),
    "ă": (0xA8, 0xBB, 0xBC, 0xBD, 0xBE, 0xC6),
    "â": (0xA9, 0xC7, 0xC8, 0xC9, 0xCA, 0xCB),
    "đ": (0xAE,),
    "e": (0xCC, 0xCE, 0xCF, 0xD0, 0xD1),
    "ê": (0xAA, 0xD2, 0xD3, 0xD4, 0xD5, 0xD6),
    "i": (0xD7, 0xD8, 0xDC, 0xDD, 0xDE),
    "o": (0xDF, 0xE1, 0xE2, 0xE3, 0xE4),
    "ô": (0xAB, 0xE5, 0xE6, 0xE7, 0xE8, 0xE9),
    "ơ": (0xAC, 0xEA, 0xEB, 0xEC, 0xED, 0xEE),
    "u": (0xEF, 0xF1, 0xF2, 0xF3, 0xF4),
    "ư": (0xAD, 0xF5, 0xF6, 0xF7, 0xF8, 0xF9),
    "y": (0xFA, 0xFB, 0xFC, 0xFD, 0xFE),
}
_TCVN3_CAPITALS = dict(zip("ĂÂÊÔƠƯĐ", range(0xA1, 0xA8), strict=True))
_VNI_SHAPES = {"ă": "aê", "â": "aâ", "đ": "ñ", "ê": "eâ", "ô": "oâ", "ơ": "ô", "ư": "ö"}
_VNI_PLAIN, _VNI_ROUND, _VNI_BREVE = "øûõùï", "àåãáä", "èúüéë"
_VNI_I, _VNI_Y = "ìæóíò", ("yø", "yû", "yõ", "yù", "î")


def parted(letter):
    """A letter as its shape and the number of its tone; None for none."""
    tone = next((c for c in unicodedata.normalize("NFD", letter) if c in TONES), "")
    shape = unicodedata.normalize("NFC", unicodedata.normalize("NFD", letter).replace(tone, ""))
    return (shape, TONES[tone]) if tone else (letter, None)


def mojibake(text, times=1):
    """UTF-8 read as Windows-1252, with the controls of Latin-1 where that knows no letter."""
    for _ in range(times):
        text = "".join(bytes([b]).decode("cp1252", "ignore") or chr(b) for b in text.encode())
    return text


def tcvn3(text):
    """Text typed in a font of the .Vn family: a capital letter with a tone has the code of the small one."""
    return "".join(map(_tcvn3_letter, text))


def _tcvn3_letter(letter):
    if letter in _TCVN3_CAPITALS:
        return chr(_TCVN3_CAPITALS[letter])
    shape, tone = parted(letter.lower())
    codes = _TCVN3.get(shape)
    if not codes or (tone is None and shape in "aeiouy"):
        return letter
    if tone is None:
        return chr(codes[0])
    return chr(codes[-5:][tone])


def vni(text):
    """Text typed in a VNI font."""
    return "".join(_vni_letter(c.lower()).upper() if c.isupper() else _vni_letter(c) for c in text)


def _vni_letter(letter):
    shape, tone = parted(letter)
    if tone is None or shape not in _TCVN3:
        return _VNI_SHAPES.get(letter, letter)
    if shape == "i":
        return _VNI_I[tone]
    if shape == "y":
        return _VNI_Y[tone]
    marks = _VNI_BREVE if shape == "ă" else _VNI_ROUND if shape in "âêô" else _VNI_PLAIN
    base = unicodedata.normalize("NFD", shape)[0] if shape in "ăâêô" else _VNI_SHAPES.get(shape, shape)
    return base + marks[tone]


def windows_1258(text):
    """The bytes of Windows-1258: a letter with its shape, then its tone."""
    tones = dict.fromkeys(TONES, "")
    parts = ("".join(_shape_and_tone(c, tones)) for c in text)
    return "".join(parts).encode("cp1258")


def _shape_and_tone(letter, tones):
    spread = unicodedata.normalize("NFD", letter)
    tone = "".join(c for c in spread if c in tones)
    return unicodedata.normalize("NFC", re.sub("[\u0300\u0309\u0303\u0301\u0323]", "", spread)), tone
