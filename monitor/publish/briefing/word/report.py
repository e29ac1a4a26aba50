"""The report as a Word file: a document and the office's template in, bytes out. The same values give the same bytes.

Number, day and signature stay blank; what the office wrote in its template stays as it is. Not here: checking the template
(template.py), how chapters look (sections.py).
"""

from collections.abc import Callable, Iterable, Mapping
from copy import deepcopy
from dataclasses import replace
from datetime import UTC
from functools import partial
from io import BytesIO
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.text.paragraph import Paragraph
from jinja2 import StrictUndefined
from jinja2.sandbox import SandboxedEnvironment

from monitor.briefing import Briefing
from monitor.publish.briefing.values import Document, Section, Sentence
from monitor.publish.briefing.word.filling import DocxTemplate
from monitor.publish.briefing.word.sections import holds_little, is_lying, write_annex, write_section, write_sentences
from monitor.publish.briefing.word.sent_to import sent_to
from monitor.publish.briefing.word.styles import complete, rule_below
from monitor.publish.briefing.word.template import BLOCKS, SECTIONS, has_word, open_template, place_of, text_of
from monitor.publish.word.letterhead import broken
from monitor.publish.word.page import bytes_of, turn, without_picture
from monitor.publish.word.runs import one_line
from monitor.publish.word.values import BLANK, Head, fill_in
from monitor.publish.word.writing import typed_symbol
from monitor.vietnamese.wording import shortened

_END = "./."
_TYPE = "BC"  # what the decree calls a report in a number
_LONGEST = 255  # letters of what a file says of itself
_Writing = Callable[[Any], None]


def report_docx(  # noqa: PLR0913 - what a report is made of
    document: Document,
    briefing: Briefing,
    template: bytes,
    head: Head,
    *,
    recipients: tuple[str, ...] = (),
    archive: str = "",
    pictures: Mapping[str, bytes] | None = None,
    template_name: str = "bao-cao.docx",
) -> bytes:
    """The Word file. *pictures*: of charts, PNG by their id. Raises InputError for a template that cannot be used."""
    filled = DocxTemplate(BytesIO(template))
    filled.docx = open_template(template, template_name)
    complete(filled.docx)
    words = _words(document, head) | sent_to(recipients, archive, addressed=has_word(filled.docx, "kinh_gui"))
    _drop_empty(filled.docx, words)
    for name in ("co_quan", "trich_yeu"):
        rule_below(filled.docx, name, words[name])
    writings = _writings(_ended(document), head, briefing, pictures or {})
    empty = {name: _clear(filled.docx, name) for name in BLOCKS if name not in writings}
    blocks = {name: _block(filled, name, writings[name]) for name in _in_order(filled.docx, writings)}
    _describe(filled.docx, "", "", briefing)  # before it is filled: what a file says of itself is no place
    filled.render({**words, **empty, **blocks}, SandboxedEnvironment(undefined=StrictUndefined), autoescape=True)
    _describe(filled.docx, f"{document.kind} {document.subject}", briefing.office, briefing)
    without_picture(filled.docx)
    return bytes_of(filled.docx)


# -- words -------------------------------------------------------------------------------------------


def _words(document: Document, head: Head) -> dict[str, str]:
    return {
        "co_quan_cap_tren": one_line(head.superior),
        "co_quan": broken(head.body),
        "ky_hieu": _symbol(head),
        "dia_danh": one_line(head.place) or BLANK,
        "nam": str(head.year),
        "dau_hieu": "\n".join(map(one_line, document.marks)),
        "loai_van_ban": one_line(document.kind).upper(),
        "trich_yeu": one_line(document.subject),
        "chuc_vu_nguoi_ky": "\n".join(map(one_line, head.post.splitlines())) or fill_in("chức vụ người ký"),
    }


def _drop_empty(template: Any, words: Mapping[str, str]) -> None:
    """A line whose only words there are none of, such as that of a body above, is no line."""
    empty = {f"{{{{{name}}}}}" for name, value in words.items() if not value}
    for paragraph in list(template.element.body.iter(qn("w:p"))):
        if "".join(text_of(paragraph).split()) in empty and len(paragraph.getparent().findall(qn("w:p"))) > 1:
            paragraph.getparent().remove(paragraph)


def _ended(document: Document) -> Document:
    """With the sign at which an official text ends, where it ends with a sentence."""
    if not document.sections:
        return replace(document, opening=_ended_sentences(document.opening))
    return replace(document, sections=(*document.sections[:-1], _ended_section(document.sections[-1])))


def _ended_section(section: Section) -> Section:
    if section.parts:
        return replace(section, parts=(*section.parts[:-1], _ended_section(section.parts[-1])))
    if section.grids or section.charts:
        return section
    return replace(section, sentences=_ended_sentences(section.sentences))


def _ended_sentences(sentences: tuple[Sentence, ...]) -> tuple[Sentence, ...]:
    if not sentences or sentences[-1].text.rstrip().endswith(_END):
        return sentences
    last = sentences[-1]
    return (*sentences[:-1], replace(last, text=last.text.rstrip().removesuffix(".") + _END))


def _describe(made: Any, title: str, author: str, briefing: Briefing) -> None:
    core = made.core_properties
    core.title, core.author = (shortened(one_line(text), _LONGEST) for text in (title, author))
    core.comments = core.last_modified_by = core.subject = core.keywords = core.identifier = core.category = ""
    core.created = core.modified = briefing.made_at.astimezone(UTC).replace(tzinfo=None)
    core.language = "vi-VN"


# -- chapters ----------------------------------------------------------------------------------------


def _writings(document: Document, head: Head, briefing: Briefing, pictures: Mapping[str, bytes]) -> dict[str, _Writing]:
    """What is written at each place, by its name; a chapter that has no place of its own follows the last one."""
    at: dict[str, list[Section]] = {}
    for section in document.sections:
        name = f"muc_{section.number}" if section.number in SECTIONS else f"muc_{SECTIONS[-1]}"
        at.setdefault(name, []).append(section)
    goes_with = f"Kèm theo {_as_name(document.kind)} số {BLANK}/{_symbol(head)} ngày {BLANK} tháng {BLANK} năm {head.year} của {briefing.office}"
    writings: dict[str, _Writing] = {name: partial(_chapters, tuple(told), pictures) for name, told in at.items()}
    if document.opening:
        writings["mo_dau"] = lambda into: write_sentences(into, document.opening)
    if document.annexes:
        writings["phu_luc"] = partial(_annexes, document.annexes, pictures, goes_with)
    return writings


def _chapters(sections: tuple[Section, ...], pictures: Mapping[str, bytes], into: Any) -> None:
    for section in sections:
        write_section(into, section, pictures)


def _annexes(annexes: tuple[Section, ...], pictures: Mapping[str, bytes], goes_with: str, into: Any) -> None:
    for n, section in enumerate(annexes, start=1):
        number, below = (n if len(annexes) > 1 else None), n > 1 and holds_little(annexes[n - 2])
        write_annex(into, section, pictures, number=number, goes_with=goes_with, below=below)


def _symbol(head: Head) -> str:
    return typed_symbol(_TYPE, one_line(head.symbol)) or f"{_TYPE}-{BLANK}"


def _as_name(kind: str) -> str:
    """As "Báo cáo"."""
    return one_line(kind).capitalize()


# -- places ------------------------------------------------------------------------------------------


def _in_order(template: Any, names: Iterable[str]) -> list[str]:
    """The blocks as the template has them: pages that one of them turns are turned back before the next."""
    order = list(template.element.body.iterchildren(qn("w:p")))
    return sorted(names, key=lambda name: order.index(place_of(template, name)))


def _clear(template: Any, name: str) -> str:
    """A place at which nothing is said leaves no line; what it was to stay with stays with the paragraph before it."""
    place = place_of(template, name)
    _keep_break(place)
    before = place.getprevious()
    if _keeps(place) and before is not None and before.tag == qn("w:p"):
        Paragraph(before, template).paragraph_format.keep_with_next = True
    place.getparent().remove(place)
    return ""


def _block(filled: Any, name: str, writing: _Writing) -> Any:
    """What stands at the place *name*, written as a part of the template."""
    place = place_of(filled.docx, name)
    _keep_break(place)
    part = filled.new_subdoc()
    rules = _rules_of(filled.docx, place)
    inside = part.subdocx.element.body
    inside.replace(inside.sectPr, deepcopy(rules))
    writing(part.subdocx)
    last = _is_last(place)
    if inside.findall(f".//{qn('w:p')}/{qn('w:pPr')}/{qn('w:sectPr')}"):
        if not last and (name == BLOCKS[-1] or is_lying(part.subdocx)):
            turn(part.subdocx, lying=False)
        rules.getparent().replace(rules, deepcopy(inside.sectPr))  # what comes after it stands on the last sheet of it
    if _keeps(place) and part.subdocx.paragraphs:
        part.subdocx.paragraphs[-1].paragraph_format.keep_with_next = True
    if last:
        _close(part.subdocx)
    return part


def _keeps(place: Any) -> bool:
    """Whether the template keeps this place with what follows, such as the signature."""
    return place.find(f"{qn('w:pPr')}/{qn('w:keepNext')}") is not None


def _is_last(place: Any) -> bool:
    """Whether nothing is said after it."""
    return not any(
        each.tag == qn("w:tbl") or text_of(each).strip() for each in place.itersiblings(qn("w:p"), qn("w:tbl"))
    )


def _close(part: Any) -> None:
    """A document does not end with a table."""
    part.add_paragraph().paragraph_format.line_spacing = Pt(1)


def _rules_of(template: Any, place: Any) -> Any:
    """The sheet (XML) that *place* stands on: its rules are written where it ends."""
    seen = False
    for each in template.element.body.iter(qn("w:p"), qn("w:sectPr")):
        if seen and each.tag == qn("w:sectPr"):
            return each
        seen = seen or each is place
    return template.element.body.sectPr


def _keep_break(place: Any) -> None:
    """A sheet that ends in the paragraph of *place* ends in one after it: the paragraph itself goes."""
    rules = place.find(f"{qn('w:pPr')}/{qn('w:sectPr')}")
    if rules is None:
        return
    after: Any = OxmlElement("w:p")
    after.get_or_add_pPr().append(rules)
    place.addnext(after)
