"""Edits articles as other houses do when they republish them: ten kinds, and what must not be taken for one.

Words that are put in come from other articles, so what is measured is not helped by a made-up word that stands
nowhere else. Every edit takes the headline, the text, another article and the dice, and gives headline and text.
Not a test; used by measure_copies.py, and on invented articles by the tests of `group`.
"""

import random
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Piece:
    """A headline and a text."""

    title: str
    text: str


Edit = Callable[[Piece, Piece, random.Random], Piece]

_SENTENCE_ENDS = re.compile(r"(?<=[.!?…])[ \n]+")
_DIGITS = re.compile(r"[0-9]+")
_DATE = re.compile(r"(?<![0-9./,-])([0-9]{1,2})([/.-])([0-9]{1,2})(?:[/.-]([0-9]{4}))?(?![0-9./,%-]*[0-9%])")
_THOUSANDS = re.compile(r"(?<![0-9.,/-])([0-9]{1,3})((?:\.[0-9]{3})+)(?![0-9.,]*[0-9])")
_MARKS = "\u0300\u0301\u0303\u0309\u0323"
_SHAPES = "\u0302\u0306\u031b"
_BEGINNINGS = (
    "BÁO MẪU - ",
    "(Baomau.vn) - ",
    "Mẫu Online – ",
    "(BM) ",
    "TTXM - ",
    "Thành phố Mẫu (TXM 5/8) - ",
    "BAOMAU.VN — ",
    "",
)
_ENDINGS = (
    "\nMINH AN",
    "\nTheo Báo Mẫu",
    "\n(Tin, ảnh: Minh An)",
    "\nMinh An - Thu Hà",
    "\nNguồn: Báo Mẫu",
    " Minh An",
    "",
)


def sentences(text: str) -> list[str]:
    """*text* cut behind full stops; a text of one sentence is cut into pieces of twenty words."""
    found = [each for each in _SENTENCE_ENDS.split(text) if each]
    if len(found) > 2:
        return found
    words = text.split()
    return [" ".join(words[i : i + 20]) for i in range(0, len(words), 20)]


def other_headline(piece: Piece, other: Piece, dice: random.Random) -> Piece:
    """The headline of another article over the same text."""
    del dice
    return Piece(other.title, piece.text)


def other_dateline(piece: Piece, other: Piece, dice: random.Random) -> Piece:
    """Another house's beginning and end, and a credit under a picture."""
    del other
    middle = sentences(piece.text)
    if dice.random() < 0.5:
        middle.insert(
            dice.randrange(len(middle) + 1), dice.choice(("Ảnh: Minh An.", "(Ảnh: TTXM)", "Nguồn ảnh: Báo Mẫu."))
        )
    return Piece(piece.title, dice.choice(_BEGINNINGS) + " ".join(middle) + dice.choice(_ENDINGS))


def paragraph_dropped(piece: Piece, other: Piece, dice: random.Random) -> Piece:
    """About a sixth of the sentences, in one piece, goes."""
    del other
    all_ = sentences(piece.text)
    cut = max(1, round(len(all_) / 6))
    start = dice.randrange(max(1, len(all_) - cut + 1))
    return Piece(piece.title, " ".join(all_[:start] + all_[start + cut :]))


def paragraph_added(piece: Piece, other: Piece, dice: random.Random) -> Piece:
    """A paragraph of background, a sixth as long as the text, made of another article's words."""
    all_, words = sentences(piece.text), other.text.split()
    length = max(4, len(piece.text.split()) // 6)
    start = dice.randrange(max(1, len(words) - length))
    added = " ".join(words[start : start + length]) + "."
    if dice.random() < 0.5:
        added = "Theo Báo Mẫu, " + added
    at = dice.randrange(len(all_) + 1)
    return Piece(piece.title, "\n".join((" ".join(all_[:at]), added, " ".join(all_[at:]))).strip())


def paragraphs_swapped(piece: Piece, other: Piece, dice: random.Random) -> Piece:
    """Two paragraphs, next to one another, change places."""
    del other
    all_ = sentences(piece.text)
    size = max(1, len(all_) // 5)
    start = dice.randrange(max(1, len(all_) - 2 * size + 1))
    first, second = all_[start : start + size], all_[start + size : start + 2 * size]
    return Piece(piece.title, "\n".join(all_[:start] + second + first + all_[start + 2 * size :]))


def words_changed(piece: Piece, other: Piece, dice: random.Random) -> Piece:
    """Four words in a hundred become others, go, or get a neighbour. Figures stay: they are the news."""
    strange = [word for word in other.text.split() if not _DIGITS.search(word)] or ["khác"]

    def changed(word: str) -> str:
        if dice.random() >= 0.04 or _DIGITS.search(word):
            return word
        return dice.choice((dice.choice(strange), dice.choice(strange), "", f"{word} {dice.choice(strange)}"))

    return Piece(piece.title, " ".join(changed(word) for word in piece.text.split(" ")))


def diacritics_scrambled(piece: Piece, other: Piece, dice: random.Random) -> Piece:
    """Marks are moved, exchanged or dropped in a third of the words; or all go; or tone marks move inside the syllable."""
    del other
    way = dice.randrange(4)
    if way == 0:
        return Piece(_bare(piece.title), _bare(piece.text))
    if way == 1:
        return Piece(piece.title, _moved(piece.text))
    change = _exchanged if way == 2 else _bare
    words = (change(word, dice) if dice.random() < 0.3 else word for word in piece.text.split(" "))
    return Piece(piece.title, " ".join(words))


def typography(piece: Piece, other: Piece, dice: random.Random) -> Piece:
    """Quotes, dashes, blanks, capitals, i and y, decomposed letters, and figures in other forms."""
    del other
    text = piece.text.translate(str.maketrans({"“": '"', "”": '"', "–": "-", "’": "'"}))
    if dice.random() < 0.5:
        text = piece.text.replace('"', "”").replace(" - ", " — ")
    text = _DATE.sub(lambda found: _date(found, dice), text)
    comma = dice.choice((",", " ", "\u00a0", ""))
    text = _THOUSANDS.sub(lambda found: found[1] + found[2].replace(".", comma), text)
    if dice.random() < 0.5:
        text = re.sub(r"(?<=[hklmstHKLMST])[yý](?!\w)", lambda found: "i" if found[0] == "y" else "í", text)
    if dice.random() < 0.5:
        text = text.replace(" ", "  ", 20).replace(". ", ".\u00a0")
    if dice.random() < 0.3:
        text = text.upper()
    if dice.random() < 0.5:
        text = unicodedata.normalize("NFD", text)
    if dice.random() < 0.3:
        text = re.sub(r"(?<=\w)-(?=\w)", dice.choice((" ", " - ", "–")), text) if not _DIGITS.search(text) else text
    return Piece(piece.title, text)


def cut_to_two_thirds(piece: Piece, other: Piece, dice: random.Random) -> Piece:
    """The first two thirds: a shortened reprint."""
    del other, dice
    words = piece.text.split(" ")
    return Piece(piece.title, " ".join(words[: len(words) * 2 // 3]))


def several_at_once(piece: Piece, other: Piece, dice: random.Random) -> Piece:
    """A paragraph less, other words and another dateline."""
    for edit in (paragraph_dropped, words_changed, other_dateline):
        piece = edit(piece, other, dice)
    return piece


EDITS: tuple[Edit, ...] = (
    other_headline,
    other_dateline,
    paragraph_dropped,
    paragraph_added,
    paragraphs_swapped,
    words_changed,
    diacritics_scrambled,
    typography,
    cut_to_two_thirds,
    several_at_once,
)


def next_number(piece: Piece, other: Piece, dice: random.Random) -> Piece:
    """The same notice on another day: every number is another one. No copy, unless there is no number in the text."""
    del other
    title, text = (_DIGITS.sub(lambda found: _other_number(found[0], dice), each) for each in (piece.title, piece.text))
    return Piece(title, text)


def has_numbers(piece: Piece) -> bool:
    """Whether its text has a number at all."""
    return bool(_DIGITS.search(piece.text))


def _other_number(digits: str, dice: random.Random) -> str:
    """Another number, as long if possible."""
    changed = str(int(digits) + dice.randrange(1, 9 if len(digits) == 1 else 40))
    return changed[-len(digits) :].zfill(len(digits)) if len(digits) > 2 else changed


def _date(found: re.Match[str], dice: random.Random) -> str:
    """A day and month in one of the ways houses write them; anything else stays."""
    day, month = int(found[1]), int(found[3])
    if found[2] != "/" or not (1 <= day <= 31 and 1 <= month <= 12):
        return found[0]
    year = f"/{found[4]}" if found[4] else ""
    form = dice.choice(
        (f"{day}/{month}{year}", f"{day:02}/{month:02}{year}", f"{day:02}-{month}{year}", f"{day}/{month}/2017")
    )
    return form.replace("/", "-") if "-" in form else form


def _bare(text: str, dice: random.Random | None = None) -> str:
    del dice
    decomposed = unicodedata.normalize("NFD", text)
    return "".join(c for c in decomposed if not unicodedata.combining(c)).replace("đ", "d").replace("Đ", "D")


def _exchanged(word: str, dice: random.Random) -> str:
    """Every mark of *word* becomes another one, now and then a second letter gets one."""
    marked = (dice.choice(_MARKS) if c in _MARKS else c for c in unicodedata.normalize("NFD", word))
    extra = (c + dice.choice(_MARKS + _SHAPES) if c in "aeiou" and dice.random() < 0.3 else c for c in marked)
    return unicodedata.normalize("NFC", "".join(extra))


def _moved(text: str) -> str:
    """òa becomes oà, úy uý."""
    moved = re.compile(f"([oOuU])([{_MARKS}])([aeyAEY])")
    return unicodedata.normalize("NFC", moved.sub(r"\1\3\2", unicodedata.normalize("NFD", text)))
