"""What stands behind the last paragraph of a text: who wrote, whence it comes, notices of the publisher.

Not here: names that stand elsewhere (authors.py).
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import islice

from lxml.etree import _Element

from monitor.read.page.blocks import Block
from monitor.read.page.tree import ancestors, classes, text_of
from monitor.read.text.phrases import (
    byline_name,
    is_byline_label,
    is_caption,
    is_chrome,
    is_name,
    is_notice,
    is_picture_note,
    names_body,
)

_MOST = 8  # blocks at the end that may be no text
_RIGHT_LINE = 100  # characters of a line on the right that says who wrote
_SIGNERS = 2  # names in lines of their own that may say who wrote; more are a list
_FEW_WORDS = 2  # of a line on the right that is a credit, whatever its letters: "báo tỉnh"
_BEHIND = 3  # blocks behind the text that may say who wrote
_RIGHT = re.compile(r"text-align\s*:\s*(?:right|end)", re.IGNORECASE)
_RIGHT_NAMES = re.compile(r" (?:right|rteright|text right|align right|alignright|pauthor|author) ")

_CREDIT = re.compile(
    r"\W*(?:theo|nguồn|bài|tin|ảnh|pv|phóng viên|ban|thực hiện|tổng hợp|biên (?:dịch|tập)|dịch)\b|\W*\d|\(",
    re.IGNORECASE,
)
_IN_THE_NAME_OF = re.compile(r"(?:TM|KT|TL|TUQ|Q)\. ")  # above who signs a document: "TM. ỦY BAN NHÂN DÂN"
_OF_PICTURES = re.compile(r"\b(?:ảnh|hình|video|clip)\b", re.IGNORECASE)  # such a label stands over pictures


@dataclass(frozen=True, slots=True)
class Ends:
    """What is no text at the end of a text."""

    signed: tuple[str, ...]  # lines that say who wrote, in page order
    blocks: frozenset[Block]  # all that is no text


def find_ends(chosen: Sequence[Block], plain: Sequence[Block]) -> Ends:
    """What stands at the end of *chosen*, or just behind it in *plain*, and is no paragraph of it."""
    signed: list[str] = []
    aside: list[Block] = []
    listed = _listed(chosen)
    for block in reversed(chosen[1:][-_MOST:]):
        if _says_who_wrote(block, listed):
            signed.append(block.text)
        elif block in listed or not (_is_aside(block) or _is_right(block) or _is_label(block, named=bool(signed))):
            break
        aside.append(block)
    if not signed:
        lines = [block for block in chosen[1:][-_MOST:] if _signs_on_right(block) and block not in listed]
        signed, aside = [block.text for block in lines[::-1]], [*aside, *lines]
    return Ends(tuple(signed[::-1] or _behind(chosen, plain)), frozenset(aside))


def _says_who_wrote(block: Block, listed: Collection[Block]) -> bool:
    if byline_name(block.text) and not is_picture_note(block.text):
        return True
    return is_name(block.text) and block not in listed and not _is_item(block.element)


def _listed(chosen: Sequence[Block]) -> frozenset[Block]:
    """The names at the end of *chosen* that are what a text lists, or how a document is signed: not who wrote."""
    names: list[Block] = []
    before = ""
    for block in reversed(chosen[-_MOST:]):
        alike = not names or block.element.tag == names[0].element.tag
        if alike and (is_name(block.text) or _IN_THE_NAME_OF.match(block.text)):
            names.append(block)
        elif names or not (byline_name(block.text) or _is_aside(block)):
            before = block.text
            break
    if any(_IN_THE_NAME_OF.match(block.text) for block in names):
        return frozenset(names)
    many = len(names) > _SIGNERS and not all(map(_is_right, names))
    told = before.endswith(":") and not _OF_PICTURES.search(before)
    return frozenset(names) if (many or told) and not is_byline_label(before) else frozenset()


def _is_item(element: _Element) -> bool:
    """Whether *element*, which prints a name, is one of several items of a list or cells of a row."""
    if element.tag == "li":
        around = element.getparent()
        return around is not None and len(around) > 1
    cell = next((e for e in islice(ancestors(element), 3) if e.tag in ("td", "th")), None)
    row = None if cell is None else cell.getparent()
    if cell is None or row is None or text_of(cell) != text_of(element):
        return False
    return any(text_of(other) for other in row if other is not cell)


def _signs_on_right(block: Block) -> bool:
    """Whether *block* is a bold name on the right side, as it stands before a box or a note that ends a text."""
    name, _, post = block.text.partition(" - ")
    holds = bool(post) and " " in name and is_name(name) and not any(map(str.isdigit, post))  # "A - Công chức xã"
    return block.bold and _is_right(block) and (bool(byline_name(block.text)) or is_name(block.text) or holds)


def _is_aside(block: Block) -> bool:
    return is_notice(block.text, block.linked) or is_caption(block.text) or is_chrome(block.text, block.linked)


def _is_label(block: Block, *, named: bool) -> bool:
    """Whether *block* names pictures, files or who wrote; *named* says that a name stands behind it.

    Behind any label but that of who wrote, a name is one of its list.
    """
    label = block.text.endswith(":") and len(block.text) <= _RIGHT_LINE
    return label and (not named or is_byline_label(block.text))


def _is_right(block: Block) -> bool:
    """Whether *block* is a short line on the right side, as who wrote stands, and no sentence."""
    if len(block.text) > _RIGHT_LINE or block.text.endswith((".", "?", "!", ":")) or not _on_right(block.element):
        return False
    words = block.text.split()
    small = sum(word[0].islower() for word in words)
    return (
        2 * small <= len(words) or len(words) <= _FEW_WORDS or names_body(block.text) or bool(_CREDIT.match(block.text))
    )


def _on_right(element: _Element) -> bool:
    style = element.get("style") or ""
    align = (element.get("align") or "").lower()
    return align == "right" or bool(_RIGHT.search(style)) or bool(_RIGHT_NAMES.search(classes(element)))


def _behind(chosen: Sequence[Block], plain: Sequence[Block]) -> tuple[str, ...]:
    """The first line behind the text that says who wrote: a wording, or, where it comes at once, only names."""
    if not chosen:
        return ()
    end = next(n for n, block in enumerate(plain) if block is chosen[-1])
    for n, block in enumerate(plain[end + 1 : end + 1 + _BEHIND]):
        name = n == 0 and is_name(block.text) and not _is_item(block.element)
        if block.linked < 0.5 and (byline_name(block.text) or name):
            return (block.text,)
    return ()
