"""Finds notes under pictures that no class names: what stands right behind a picture and looks like its note.

Not here: notes that a class or `figcaption` tells (chrome.py), or their own words (phrases.py).
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from lxml.etree import _Element

from monitor.read.page.blocks import Block
from monitor.read.page.tree import ancestors, classes
from monitor.read.text.phrases import is_caption_behind_picture, names_photographer

_LONGEST = 350  # characters of a note that looks like one
_SHORT = 160  # characters of one that only its place tells
_FEW = 3  # blocks in a table or figure that is a picture with its note
_SLANTED = frozenset(["em", "i", "small", "cite"])
_CENTRED = re.compile(r"text-align\s*:\s*center", re.IGNORECASE)
_CENTRE_NAMES = re.compile(r" (?:center|centre|rtecenter|text center|align center|aligncenter|image|img|photo|anh) ")
_SENTENCE_END = (".", "!", "?", ":", ";", "…", '."', ".”", "。", "？", "！")
_PICTURES = ("img", "picture", "video", "audio")
_WRAPPERS = ("table", "figure")
_LARGEST = 400  # pictures of a place that are looked at
_STEPS = 40  # elements between a picture and its note


def find_captions(place: _Element, blocks: Sequence[Block]) -> frozenset[Block]:
    """The blocks among *blocks*, all in *place*, that are notes of the pictures there."""
    pictures = [e for n, e in enumerate(place.iter(*_PICTURES)) if n < _LARGEST]
    if not pictures:
        return frozenset()
    by_element: dict[_Element, list[Block]] = {}
    for block in blocks:
        by_element.setdefault(block.element, []).append(block)
    wrapped = {wrapper for wrapper in map(_wrapper, pictures) if wrapper is not None}
    found = {b for held in _held(wrapped, blocks) if len(held) <= _FEW and _size(held) <= _LONGEST for b in held}
    small = {e for e, held in by_element.items() if all(len(block.text) <= _SHORT for block in held)}
    for picture in pictures:
        found.update(_behind(picture, place, by_element, small))
    # In a story told in pictures the notes are the text.
    return frozenset() if 2 * _size(found) > _size(blocks) else frozenset(found)


def _size(blocks: Iterable[Block]) -> int:
    return sum(len(block.text) for block in blocks)


def _wrapper(picture: _Element) -> _Element | None:
    return next((e for e in ancestors(picture) if e.tag in _WRAPPERS), None)


def _held(wrapped: Collection[_Element], blocks: Iterable[Block]) -> Iterable[list[Block]]:
    """The blocks in each of the elements *wrapped*."""
    held: dict[_Element, list[Block]] = {}
    for block in blocks if wrapped else ():
        for outer in ancestors(block.element):
            if outer in wrapped:
                held.setdefault(outer, []).append(block)
    return held.values()


def _behind(
    picture: _Element, place: _Element, by_element: dict[_Element, list[Block]], small: Collection[_Element]
) -> Iterator[Block]:
    """The block whose text comes next behind *picture*, if it looks like its note; *small* hold only short blocks."""
    text, inner = _next_text(picture, place)
    if inner is None:
        return
    start = " ".join(text.split())
    around, outside = list(ancestors(inner)), set(ancestors(picture))
    for step, outer in enumerate(around):
        block = next((b for b in by_element.get(outer, ()) if start[:20] in b.text), None)
        if block is not None:
            if _is_note(block, start, around[: step + 1], shared=outer in outside and outer in small):
                yield block
            return
        if outer is place:
            return


def _next_text(picture: _Element, place: _Element) -> tuple[str, _Element | None]:
    """The first text behind *picture* in *place*, and the element it stands in; (…, None) when there is none near."""
    at: _Element | None = picture
    for _ in range(_STEPS):
        if at is None or at is place:
            break
        if at.tail and at.tail.strip():
            return at.tail, at.getparent()
        behind = at.getnext()
        if behind is None:
            at = at.getparent()
            continue
        for n, element in enumerate(behind.iter()):
            if n > _STEPS or element.tag == "img":
                return "", None
            if element.text and element.text.strip():
                return element.text, element
            if element is not behind and element.tail and element.tail.strip():
                return element.tail, element.getparent()
        at = behind
    return "", None


def _is_note(block: Block, start: str, around: Sequence[_Element], *, shared: bool) -> bool:
    """Whether *block*, whose first piece of text is *start* inside the elements *around*, is the note of a picture.

    *shared*: it stands in one small element with the picture. Elsewhere a plain short line may be a sub-heading.
    """
    if len(block.text) > _LONGEST or block.heading:
        return False
    slanted = any(e.tag in _SLANTED for e in around) and 2 * len(start) >= len(block.text)
    centred = _is_centred(around[-1]) and not block.bold
    bare = shared and not block.bold and not block.text.endswith(_SENTENCE_END)
    return slanted or centred or bare or names_photographer(block.text) or is_caption_behind_picture(block.text)


def _is_centred(element: _Element) -> bool:
    return (
        element.tag == "center"
        or (element.get("align") or "").lower() == "center"
        or _CENTRED.search(element.get("style") or "") is not None
        or _CENTRE_NAMES.search(classes(element)) is not None
    )
