"""Who signed an article, as printed. Names are shown with the evidence, never searched or counted (DESIGN.md 5).

Not here: the names' bearers.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import cast

from lxml.etree import XPath, _Element

from monitor.read.page.blocks import Block
from monitor.read.page.head import Head
from monitor.read.page.tree import classes, text_of
from monitor.read.text.phrases import byline_name, is_name
from monitor.read.text.title import plain

_SPLIT = re.compile(r"\s*(?:[,;/|]|\s[-–]\s|\svà\s|\sand\s)\s*")
_PREFIX = re.compile(r"^(?:theo|tác giả|bài|tin|ảnh|thực hiện|by|pv|phóng viên)\s*:?\s+(?=\S)", re.IGNORECASE)
_LABELS = frozenset(
    {"bài", "tin", "ảnh", "bài viết", "tin bài", "thực hiện", "clip", "video", "đồ họa", "photo", "story"}
)
_NO_NAME = re.compile(r"[@\d]|https?:|\.(?:vn|com|net|org)\b", re.IGNORECASE)
_AGENCY = re.compile(r"\s*\([^()]*\)\s*$")  # where a name is followed by its agency
_NAME_AND_DATE = re.compile(r"([^\d|]{4,50}?)\s*[-–|,]\s*\d{1,2}[/:.-]\d.{3,30}")
_DAY_WORD = re.compile(r"(?:Thứ|Chủ|Ngày|Cập|Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day")
# A first, fast choice; `_SIGNED` then looks at whole words.
_MARKED = XPath(
    ".//*[@rel='author' or @itemprop='author' or contains(@class,'uthor') or contains(@class,'yline')"
    " or contains(@class,'acgia') or contains(@class,'ac-gia') or contains(@class,'riter')]"
)
_MOST_MARKED = 8  # elements: more of them are the authors of comments
_SIGNED = re.compile(r" (?:author\w*|byline|tac gia|tacgia|nguoi viet|writer|journalist|but danh) ")


def find_authors(
    head: Head, body: _Element, near: Sequence[Block], signed: Sequence[str], site: Sequence[str]
) -> tuple[str, ...]:
    """Names as printed: in an author element, in *signed* (lines under the text), before the date; else as declared.

    *body* must hold no chrome any more; *near* are the blocks around the headline; *site* are names of the site itself, which many systems print as the author.
    """
    declared = head.authors + head.meta.get("article:author", ()) + head.meta.get("author", ())
    candidates = (
        _printed(body),
        signed,
        _before_date(near),
        (name for name in declared if is_name(_PREFIX.sub("", name))),
    )
    for lines in candidates:
        names = tuple(dict.fromkeys(name for line in lines for name in _names(line, site)))
        if names:
            return names
    return ()


def _printed(body: _Element) -> Iterator[str]:
    marked = cast("list[_Element]", _MARKED(body))
    for element in marked if len(marked) <= _MOST_MARKED else ():
        declared = element.get("rel") == "author" or element.get("itemprop") == "author"
        text = text_of(element) if declared or _SIGNED.search(classes(element)) else ""
        if text and (is_name(text) or byline_name(text)):
            yield text


def _before_date(near: Sequence[Block]) -> Iterator[str]:
    """The name in a line such as "Nguyễn A - 07/03/2026 08:47" near the headline."""
    for block in near:
        match = _NAME_AND_DATE.fullmatch(block.text)
        if match and is_name(match[1]) and " " in match[1].strip() and not _DAY_WORD.match(match[1]):
            yield match[1]
            return


def _names(line: str, site: Iterable[str]) -> Iterator[str]:
    for part in _SPLIT.split(_AGENCY.sub("", line)):
        name = _PREFIX.sub("", part).strip(" .()")
        key = plain(name)
        if name.casefold() in _LABELS:
            continue  # "Bài, ảnh: Nguyễn A" splits at its comma
        if len(key) > 1 and len(name) <= 60 and not _NO_NAME.search(name) and not any(key == s for s in site):
            yield name
