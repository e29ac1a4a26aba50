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
from monitor.read.text.phrases import byline_name, is_name, is_picture_note, is_role
from monitor.read.text.title import plain
from monitor.vietnamese.clean import one_line

_SPLIT = re.compile(r"(?<!\s)\s*(?:[,;/|、]|\s[-–]\s|\svà\s|\sand\s|\set\s|\s&\s)\s*")
_SURE = r"(?:tác giả|bài viết|ảnh|clip|video|thực hiện|đồ họa|thiết kế|nội dung|người đăng|người viết|phóng viên|pv)"
_ROLE = rf"(?:{_SURE}|tin|bài|nguồn tin|nguồn)"
_AND = r"\s*(?:,|và|&|/|-)?\s*"
# "Tin" and "Bài" begin names too ("Tin Quốc"): without a colon they are roles only beside another one.
_PREFIX = re.compile(
    rf"^(?:(?:theo|viết bởi|đăng bởi|bởi|by|par|von)(?:\s*:\s*|\s+)(?=\S)|{_ROLE}(?:{_AND}{_ROLE})*\s*:\s*(?=\S)"
    rf"|(?:{_SURE}|{_ROLE}(?:{_AND}{_ROLE}\b)+)\s+(?=\S)"
    r"|(?:bút ký|phóng sự|ghi chép|ký sự|tản văn|truyện ngắn|bài viết) của |(?:ຂ່າວ|ໂດຍ|โดย)\s*:?\s*|(?:记者|作者|文)\s*[:：/]?\s*)",
    re.IGNORECASE,
)
_LABELS = frozenset(
    {
        "bài",
        "nguồn",
        "tin",
        "ảnh",
        "bài viết",
        "tin bài",
        "thực hiện",
        "clip",
        "video",
        "đồ họa",
        "photo",
        "story",
        "bởi",
        "by",
        "par",
        "tác giả",
        "người đăng",
    }
)
_NO_NAME = re.compile(r"[@\d]|https?:|\.(?:vn|com|net|org)\b", re.IGNORECASE)
_AGENCY = re.compile(r"(?<=\S)\s*\([^()]*\)\s*$")  # where a name is followed by its agency
_NOTE = re.compile(r"^\s*\([^()]*\)\s*(?=\w)")  # before a name: "(Tổng hợp) A"
_NAME_AND_DATE = re.compile(r"([^\d|]{4,50}?)\s*[-–|,]\s*\d{1,2}[/:.-]\d.{3,30}")
_DAY_WORD = re.compile(r"(?:Thứ|Chủ|Ngày|Cập|Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day")
# A first, fast choice; `_SIGNED` then looks at whole words.
_MARKED = XPath(
    ".//*[@rel='author' or @itemprop='author' or @data-role='author' or contains(@class,'uthor') or contains(@class,'yline')"
    " or contains(@class,'acgia') or contains(@class,'ac-gia') or contains(@class,'riter') or contains(@href,'/author/') or contains(@href,'/tac-gia/') or contains(@class,'guontin')]"
)
_MEMBER = XPath(
    "string((.//@data-author | .//*[contains(concat(' ', normalize-space(@class), ' '), ' username ')])[1])"
)  # who began a thread of a forum
_NAMED = XPath(
    ".//a[normalize-space()] | .//*[contains(@class,'name') and not(.//a)]"
)  # the name inside such an element
_DESK = re.compile(r"[A-ZĐ]{2,8}(?:[-–]\S.*)?")  # an agency or its desk beside a name
_OF_PICTURE = re.compile(r" (?:photo\w*|image|img|album|picture|video|layout\w*) ")  # such an author took it
_PAPER = re.compile(r"(?:báo|tạp chí|đài|ttxvn|thông tấn xã)\b", re.IGNORECASE)  # beside a name: whence it comes
_OTHER_WRITING = 12  # letters of a name without capitals: Chinese, Korean, Lao
_MOST_NAMES = 50  # more are no list of who wrote
_MOST_MARKED = 8  # elements: more of them are the authors of comments
_SIGNED = re.compile(r" (?:author\w*|byline|tac gia|tacgia|nguoi viet|nguon ?tin|writer|journalist|but danh) ")


def find_authors(
    head: Head, body: _Element, near: Sequence[Block], signed: Sequence[str], site: Sequence[str]
) -> tuple[str, ...]:
    """Names as printed: in an author element, in *signed* (lines under the text), before the date; else as declared.

    *body* must hold no chrome any more; *near* are the blocks around the headline; *site* are names of the site itself, which many systems print as the author.
    """
    declared = head.authors + head.meta.get("article:author", ()) + head.meta.get("author", ())
    candidates = (
        _printed(body),
        _said_near(near),
        signed,
        _before_date(near),
        (name for name in declared if is_name(_PREFIX.sub("", name))),
    )
    for lines in candidates:
        names = _without_desks([name for line in lines for name in _names(line, site)])
        if names:
            return names
    marked = cast("list[_Element]", _MARKED(body)) if declared else []
    shown = {text_of(element) for element in marked[:_MOST_MARKED]}
    names = _without_desks([name for line in declared if line in shown for name in _names(line, site)])
    if names:
        return names
    member = one_line(str(_MEMBER(body)))
    return (member,) if member else ()


def _printed(body: _Element) -> Iterator[str]:
    """What stands in elements that are marked as the author's; of boxes about authors only the names."""
    marked = cast("list[_Element]", _MARKED(body))
    for element in marked if len(marked) <= _MOST_MARKED else ():
        if _OF_PICTURE.search(classes(element)):
            continue
        declared = "author" in (element.get("rel"), element.get("itemprop"), element.get("data-role"))
        if not declared and element.tag != "a" and not _SIGNED.search(classes(element)):
            continue
        parts = cast("list[_Element]", _NAMED(element))
        texts = [text_of(part) for part in parts[:_MOST_MARKED]]
        whole = text_of(element)
        if texts and all(map(_could_sign, texts)):
            yield from texts
        elif whole and (_could_sign(whole) or byline_name(whole)):
            yield whole


def _could_sign(text: str) -> bool:
    """Whether *text*, which stands in the place of an author, is a name in any writing."""
    names = [_PREFIX.sub("", part) for part in _SPLIT.split(text) if part]
    name = "".join(names)
    uncased = name.isalpha() and not name.isascii() and name == name.upper() == name.lower()
    return bool(names) and (all(map(is_name, names)) or (uncased and 2 <= len(name) <= _OTHER_WRITING))


def _said_near(near: Sequence[Block]) -> Iterator[str]:
    """The line near the headline that says who wrote ("Tác giả: A", "Viết bởi A")."""
    yield from (
        block.text
        for block in near
        if block.linked < 0.5 and byline_name(block.text) and not is_picture_note(block.text)
    )


def _without_desks(names: Sequence[str]) -> tuple[str, ...]:
    """*names*, each once, without the agencies beside them and without those that only begin with another."""
    names = list(dict.fromkeys(names))[:_MOST_NAMES]
    persons = [name for name in names if not (_DESK.fullmatch(name) or _PAPER.match(name))] or list(names)
    unlike = (n for n in persons if not any(n != other and n.startswith(other) for other in persons))
    return tuple(unlike)


def _before_date(near: Sequence[Block]) -> Iterator[str]:
    """The name in a line such as "Nguyễn A - 07/03/2026 08:47" near the headline."""
    for block in near:
        match = _NAME_AND_DATE.fullmatch(block.text)
        if match and is_name(match[1]) and " " in match[1].strip() and not _DAY_WORD.match(match[1]):
            yield match[1]
            return


def _names(line: str, site: Iterable[str]) -> Iterator[str]:
    for part in _SPLIT.split(_NOTE.sub("", _AGENCY.sub("", line))):
        name = _PREFIX.sub("", part.lstrip(" (")).strip(" .()-–—")
        key = plain(name)
        if name.casefold() in _LABELS or is_role(name):
            continue  # "Bài, ảnh: Nguyễn A" splits at its comma
        if len(key) > 1 and len(name) <= 60 and not _NO_NAME.search(name) and not any(key == s for s in site):
            yield name
