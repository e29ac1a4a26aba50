"""Finds who is named in a post: "Chủ tịch UBND tỉnh Nguyễn Văn A", "ông Nguyễn Văn A, Phó Bí thư, Chủ tịch UBND tỉnh".

Only names that stand right beside the words of the post are taken: between a post and a name farther away anything may
stand. Full names only; a given name alone names nobody. Not here: what a fact says, what a difference means (naming.py).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from monitor.check.facts.letters import CAPITAL, CAPITALISED
from monitor.vietnamese.surnames import SURNAMES

_NAME = rf"(?P<name>{CAPITALISED}(?: {CAPITALISED}){{1,4}})(?! {CAPITAL})"
_RANKS = r"(?:(?:Đại|Thượng|Trung|Thiếu) (?:tướng|tá)|GS|PGS|TS|ThS|BS|KS|CN|NSND|NSƯT)\.?(?:[. ]*(?:TS|ThS))?\.?"
_PERSON = rf"(?:ông|bà|anh|chị|đồng chí|đ/c|Ông|Bà|Đồng chí|{_RANKS})"
_AFTER = re.compile(rf"(?P<link> là|,| -| –|:| hiện nay là| hiện là)?(?P<person>(?: {_PERSON})*) {_NAME}")
_TITLE = (
    r"(?:Phó|Bí thư|Ủy viên|Uỷ viên|Trưởng|Chủ tịch|Giám đốc|Đại biểu|Thành viên|Thường vụ|Thường trực|Tỉnh ủy viên|Tỉnh uỷ viên"
    r"|phó|bí thư|ủy viên|uỷ viên|trưởng|chủ tịch|giám đốc|đại biểu|thành viên)"
)
_BEFORE = re.compile(
    rf"(?:(?P<person>{_PERSON}) |(?:^|(?<=[.;:“\"] )|(?<=^[“\"])))"
    rf"{_NAME}(?P<link>,? (?:hiện )?(?:là|giữ chức vụ|giữ chức|làm|trên cương vị|với cương vị)| ?[,–(]| -)"
    rf"(?: ?(?:{_TITLE})[^,;:.()–]{{0,60}}(?:,| -| –))*? ?$"
)
_REACH = 260  # letters before a post
# What stands right before a post makes it another one.
_OTHER_POST = re.compile(
    r"(?:phó|nguyên|cựu|cố|tân|quyền|thay mặt|thay|mặt|lệnh|thư ký|trợ lý|văn phòng|phòng|quyền của|ủy quyền cho|uỷ quyền cho|các|hai|với tư cách|ứng viên|làm|thời|từ thời|chức|chức vụ)\s+$",
    re.IGNORECASE,
)
_TITLE_AGAIN = re.compile(rf"\s*(?:,|-|–|\()\s*(?:{_TITLE})(?!\w)")
_GOES_ON = re.compile(rf" (?:nước |tỉnh |thành phố )?{CAPITAL}")  # a post of another place: "Thủ tướng Chính phủ Lào"
# Family names that open names of places too: taken where the words around say that it is a person.
_ALSO = frozenset(
    (
        *("Hồ", "Cao", "Sơn", "Dương", "Hà", "Lâm", "Mai", "Lý", "Hầu", "Chẩu"),
        *("Ma", "Lò", "Vàng", "Giàng", "Sùng", "Thào", "Quan", "Đào", "Đoàn", "Tô"),
        *("Phùng", "Chu", "Vương", "Tống", "Nông", "Hứa", "Lục", "Hoa", "Tráng", "Cầm"),
        *("Lù", "Viên", "Mã", "Kim", "Từ", "Thân", "Khổng", "Nghiêm", "Tôn", "Thái"),
        *("La", "Lã", "Lưu", "Đàm", "Tăng", "Quách", "Bế", "Chảo", "Đặng", "Ngọc"),
        *("Châu", "Cù", "Phí", "Âu", "Doãn", "Giáp", "Hán", "Lại", "Mạc", "Ngụy"),
        *("Ninh", "Thạch", "Tiêu", "Trang"),
    )
)


@dataclass(frozen=True, slots=True)
class Holder:
    """A full name beside a post: `text[start:end]`."""

    start: int
    end: int
    surely: bool  # nothing but a word of address stands between


def is_person(name: str) -> bool:
    """Whether *name* reads as the full name of a person."""
    words = name.split()
    return 2 <= len(words) <= 5 and (words[0] in SURNAMES or words[0] in _ALSO) and all(w[0].isupper() for w in words)


def holders(text: str, start: int, end: int) -> Iterator[Holder]:
    """Those named right behind the post that `text[start:end]` names, else right before it; nobody for another post."""
    if _OTHER_POST.search(text[max(0, start - 24) : start]):
        return
    if behind := _behind(text, end):
        yield behind
    elif not _GOES_ON.match(text, end) and (before := _before(text, start)):
        yield before


def _behind(text: str, end: int) -> Holder | None:
    match = _AFTER.match(text, end)
    if not match or not _is_full(match["name"], told=bool(match["person"])):
        return None
    link = match["link"] or ""
    if link.strip() and link.strip() != "là" and not match["person"]:
        return None  # "Chủ tịch UBND tỉnh, Trần Văn B và …": a list as well
    if link == "," and not _is_put_in(text, match.end()):
        return None  # "…, ông A, Giám đốc Sở", "…, ông A sẽ": another one
    return Holder(match.start("name"), match.end("name"), surely=not link.strip())


def _is_put_in(text: str, end: int) -> bool:
    """Whether a name between commas ends at *end*, with no post of its own behind it."""
    rest = text[end:].lstrip()
    return rest[:1] in ("", ",", ".", ")", ";", ":") and not _TITLE_AGAIN.match(text, end)


def _before(text: str, start: int) -> Holder | None:
    begin = max(0, start - _REACH)
    match = _BEFORE.search(text[begin:start])
    if not match or not _is_full(match["name"], told=bool(match["person"])):
        return None
    return Holder(begin + match.start("name"), begin + match.end("name"), surely=False)


def _is_full(name: str, *, told: bool) -> bool:
    """Whether it is one full name; *told*: a word of address stands before it."""
    words = name.split()
    if any(word in SURNAMES and word not in ("Văn", "Thị") for word in words[2:]):
        return False  # a place and then a person
    if words[0] in SURNAMES or (words[0] in _ALSO and len(words) > 2):
        return not name.isupper()
    return told and not name.isupper()
