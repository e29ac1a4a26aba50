"""Tells a sentence that holds a link from a headline that is one.

Not here: rows of headlines with summaries (cards.py).
"""

import re

from monitor.read.page.blocks import Block
from monitor.read.page.tree import start_of

_LINKED_SENTENCE = 0.8  # share of a sentence that may be a link
_DOCUMENT = re.compile(r"\.(?:pdf|docx?|xlsx?|zip|rar)$", re.IGNORECASE)


def is_sentence(block: Block) -> bool:
    """Whether *block* is more than a headline that is a link: a sentence around its link, or before one to a document."""
    if not 0 < block.linked <= _LINKED_SENTENCE:
        return False
    link = next(block.element.iter("a"), None)
    if link is None:
        return False
    linked = start_of(link, 10 * len(block.text))
    if block.text.startswith(linked):
        return _is_continued(block, block.text[len(linked) :], link.get("href") or "")
    around = not block.text.removesuffix(".").endswith(linked) or _DOCUMENT.search(link.get("href") or "")
    return bool(around) and block.text.endswith(".")


def _is_continued(block: Block, behind: str, address: str) -> bool:
    """Whether *behind*, what *block* says behind the link it begins with, is of its sentence, not a teaser or a date."""
    words = behind.strip(" ,;").split()
    goes_on = len(words) > 1 and words[0][0].islower()
    return goes_on and (block.text.endswith(".") or _DOCUMENT.search(address) is not None)
