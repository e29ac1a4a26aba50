"""The office's template: a Word file with places that the report fills. What cannot be used is refused with the reason.

{{name}} stands for a few words, in the look that they have in the template; {{p name}}, alone in its paragraph, for whole
paragraphs and tables. Nothing else between such marks is allowed, so a template decides how a report looks and never what
runs. Not here: filling it (report.py), the template that offices begin with (maker.py).
"""

import io
import re
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from typing import Any

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from monitor.publish.briefing.word.faults import TemplateError, TemplateFault
from monitor.vietnamese.wording import shortened

SECTIONS = ("I", "II", "III", "IV", "V", "VI", "VII")
BLOCKS = ("mo_dau", *(f"muc_{number}" for number in SECTIONS), "phu_luc")
WORDS = (
    "co_quan_cap_tren",
    "co_quan",
    "ky_hieu",
    "dia_danh",
    "nam",
    "dau_hieu",
    "loai_van_ban",
    "trich_yeu",
    "kinh_gui",
    "noi_nhan",
    "chuc_vu_nguoi_ky",
)
# Without these a report would lose part of what it says, or that it is a draft.
NEEDED = (*BLOCKS, "dau_hieu", "loai_van_ban", "trich_yeu", "noi_nhan", "chuc_vu_nguoi_ky")
# What the libraries raise for a file that is damaged, wherever it is.
DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    RuntimeError,  # a part with a password, or packed in a way that is not known
    PackageNotFoundError,
    SyntaxError,  # of XML
    AttributeError,
    KeyError,
    TypeError,
    ValueError,
)
_LARGEST = 50_000_000  # bytes of all parts of the file together
_MARKS = re.compile(r"\{\{(.*?)\}\}", re.DOTALL)
_BROKEN = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}")
_BLOCK = re.compile(r"p\s+(\w+)\s*")
_WORD = re.compile(r"\s*(\w+)\s*")
_TEMPLATE = b"wordprocessingml.template.main+xml"
_TRACKED = ("w:ins", "w:del", "w:moveFrom", "w:moveTo", "w:rPrChange", "w:pPrChange")
_OLD = b"\xd0\xcf\x11\xe0"  # of .doc files, and of .docx files with a password
_QUOTED = 60  # letters of a paragraph in a message
_Where = tuple[str, str]  # a paragraph, in English and in Vietnamese


def open_template(data: bytes, name: str) -> Any:
    """The Word document of the file *name*. Raises TemplateError with everything that is wrong with it."""
    try:
        document = _opened(data, name)
        wrong = [*_refused(document), *_misplaced(document)]
    except DAMAGED as error:
        raise TemplateError.of(
            name,
            f"is no Word file (.docx) that can be read: {error}",
            "không phải tệp Word (.docx) đọc được: tệp hỏng hoặc là tệp khác đổi tên",
        ) from error
    if not wrong:
        return document
    raise TemplateError(name, tuple(wrong))


def place_of(document: Any, block: str) -> Any:
    """The paragraph (XML) of {{p *block*}}."""
    return next(each for each in document.element.body.iterchildren(qn("w:p")) if _block_in(text_of(each)) == block)


def has_word(document: Any, name: str) -> bool:
    """Whether the text or a table of *document* has a place for the words *name*."""
    return any(
        found and found[1] == name
        for paragraph in _paragraphs(document)
        for found in map(_WORD.fullmatch, _MARKS.findall(text_of(paragraph)))
    )


def text_of(paragraph: Any) -> str:
    """The words of a paragraph (XML), without those of boxes in it."""
    return "".join(
        each.text or "" for each in paragraph.iter(qn("w:t")) if next(each.iterancestors(qn("w:p"))) is paragraph
    )


# -- the file ----------------------------------------------------------------------------------------


def _opened(data: bytes, name: str) -> Any:
    if data.startswith(_OLD):
        raise TemplateError.of(
            name,
            "is an old .doc file or has a password: save it as .docx without one",
            "là tệp .doc cũ hoặc có mật khẩu: lưu lại thành .docx, không đặt mật khẩu",
        )
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        size = sum(each.file_size for each in parts.infolist())
        if size > _LARGEST:
            megabytes = size // 1_000_000
            raise TemplateError.of(
                name,
                f"is too large for a template: {megabytes} MB unpacked",
                f"quá lớn để làm mẫu: {megabytes} MB khi giải nén; bỏ bớt hình trong tệp",
            )
        names = [each.lower() for each in parts.namelist()]
        types = parts.read("[Content_Types].xml")
    if b"macroEnabled" in types or any("vbaproject" in each or "activex" in each for each in names):
        raise TemplateError.of(
            name,
            "holds macros: save it as .docx, which has none",
            "có macro: lưu lại thành .docx, loại tệp không có macro",
        )
    if _TEMPLATE in types:
        raise TemplateError.of(
            name,
            "is a Word template (.dotx): save it as .docx",
            "là tệp mẫu của Word (.dotx): lưu lại thành .docx",
        )
    document = Document(io.BytesIO(data))
    _ = document.styles["Normal"], document.core_properties.title  # a damaged file shows it here, not when it is filled
    document.save(io.BytesIO())
    return document


def _refused(document: Any) -> Iterator[TemplateFault]:
    """What no template may hold: what is fetched from elsewhere, changes that nobody accepted yet."""
    for part in document.part.package.iter_parts():
        for relation in part.rels.values():
            if relation.is_external and relation.reltype != RELATIONSHIP_TYPE.HYPERLINK:
                address = shortened(relation.target_ref, _QUOTED)
                yield TemplateFault(
                    f"it fetches {address} from outside the file",
                    f"tệp lấy nội dung từ nơi khác ({address}): gỡ liên kết ấy trong Word",
                )
    for number, paragraph in enumerate(_paragraphs(document), start=1):
        if _is_changed(paragraph):
            english, vietnamese = _where(number, paragraph)
            yield TemplateFault(
                f"{english} holds tracked changes: accept or reject them in Word",
                f"{vietnamese} còn sửa đổi được theo dõi (Track Changes): chấp nhận hoặc từ chối trong Word",
            )


def _is_changed(paragraph: Any) -> bool:
    """Whether there is a change in it, or of the row of a table that it stands in, which nobody accepted yet."""
    row = next(paragraph.iterancestors(qn("w:tr")), None)
    rules = None if row is None else row.find(qn("w:trPr"))
    looked_at = (paragraph,) if rules is None else (paragraph, rules)
    return any(next(each.iter(*map(qn, _TRACKED)), None) is not None for each in looked_at)


# -- the places --------------------------------------------------------------------------------------


def _misplaced(document: Any) -> Iterator[TemplateFault]:
    found: Counter[str] = Counter()
    for number, paragraph in enumerate(_paragraphs(document), start=1):
        where = _where(number, paragraph)
        in_text = paragraph.getparent().tag == qn("w:body")
        yield from _wrong_in(text_of(paragraph), where, found, in_text=in_text)
    for part in _edges(document):
        for paragraph in part.iter(qn("w:p")):
            yield from _wrong_in(text_of(paragraph), _where(0, paragraph), found, in_text=False)
    for name in BLOCKS:
        if found[name] > 1:
            yield TemplateFault(
                f"{{{{p {name}}}}} stands in it {found[name]} times: once is right",
                f"chỗ điền {{{{p {name}}}}} có {found[name]} lần: chỉ để một",
            )
    if missing := [_written(name) for name in NEEDED if not found[name]]:
        yield TemplateFault(
            "; ".join(f"{each} is missing: put it where that part of the report is to stand" for each in missing),
            f"thiếu chỗ điền {', '.join(missing)}: đặt vào nơi phần ấy của báo cáo sẽ in",
        )


def _wrong_in(text: str, where: _Where, found: Counter[str], *, in_text: bool) -> Iterator[TemplateFault]:
    english, vietnamese = where
    if _BROKEN.search(_MARKS.sub("", text)):
        yield TemplateFault(
            f"{english} has marks that do not fit: only {{{{name}}}} and {{{{p name}}}} are places",
            f"{vietnamese} có dấu ngoặc không khớp: chỗ điền chỉ viết {{{{tên}}}} hoặc {{{{p tên}}}}",
        )
        return
    for inside in _MARKS.findall(text):
        as_block, as_words = _BLOCK.fullmatch(inside), _WORD.fullmatch(inside)
        name = as_block[1] if as_block else as_words[1] if as_words else ""
        found[name] += 1
        if name not in (*BLOCKS, *WORDS):
            read = f"{{{{{shortened(inside.strip(), _QUOTED)}}}}}"
            yield TemplateFault(
                f"{english} has {read}, which is no place: known are {', '.join((*BLOCKS, *WORDS))}",
                f"{vietnamese} có {read}, không phải chỗ điền nào của báo cáo: sửa lại tên hoặc xóa đi",
            )
        elif (name in BLOCKS) != bool(as_block):
            yield TemplateFault(
                f"{english} has {{{{{inside}}}}}: write {_written(name)}",
                f"{vietnamese} có {{{{{inside}}}}}: viết {_written(name)}",
            )
        elif as_block and not inside.startswith("p "):
            yield TemplateFault(
                f"{english} has {{{{{inside}}}}}: write {_written(name)}, with a plain space",
                f"{vietnamese} có {{{{{inside}}}}}: viết {_written(name)}, dùng dấu cách thường (Word đang để dấu cách không ngắt)",
            )
        elif as_block and _block_in(text) != name:
            yield TemplateFault(
                f"{english}: {_written(name)} must be alone in its paragraph",
                f"{vietnamese}: {_written(name)} phải đứng một mình trong đoạn",
            )
        elif as_block and not in_text:
            yield TemplateFault(
                f"{english}: {_written(name)} must stand in the text itself, not in a table, a box, a note or at the edge of the page",
                f"{vietnamese}: {_written(name)} phải nằm trong thân văn bản, không nằm trong bảng, khung, chú thích, đầu trang, chân trang",
            )


def _block_in(text: str) -> str:
    """The block that *text* is, and nothing else; "" for none."""
    inside = _MARKS.fullmatch(text.strip())
    block = _BLOCK.fullmatch(inside[1]) if inside else None
    return block[1] if block else ""


def _written(name: str) -> str:
    return f"{{{{p {name}}}}}" if name in BLOCKS else f"{{{{{name}}}}}"


def _paragraphs(document: Any) -> Iterator[Any]:
    yield from document.element.body.iter(qn("w:p"))


def _edges(document: Any) -> Iterator[Any]:
    """Headers, footers, notes at the foot of a page: all else that is filled."""
    for relation in document.part.rels.values():
        if relation.reltype in (RELATIONSHIP_TYPE.HEADER, RELATIONSHIP_TYPE.FOOTER, RELATIONSHIP_TYPE.FOOTNOTES):
            yield parse_xml(relation.target_part.blob)


def _where(number: int, paragraph: Any) -> _Where:
    words = shortened(" ".join(text_of(paragraph).split()), _QUOTED)
    if number:
        return f"paragraph {number} (“{words}”)", f"đoạn {number} (“{words}”)"
    return f"the head, the foot or a note of the page (“{words}”)", f"đầu trang, chân trang hoặc chú thích (“{words}”)"
