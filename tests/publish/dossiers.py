"""Dossiers for the tests of Word documents, written for them, and what a document holds when it is read back.

Not for: where the values come from (tests/cases).
"""

import io
from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from docx import Document
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph

from monitor.publish.dossier.values import (
    Altered,
    Copy,
    Dossier,
    Entry,
    Finding,
    Ground,
    Happening,
    Limit,
    Piece,
    Reprinted,
    Sentence,
    Texts,
)
from monitor.publish.word.values import Head

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
NOON = datetime(2026, 3, 5, 12, 0, tzinfo=ZONE)
HEAD = Head("UBND TỈNH THỬ", "SỞ VĂN HÓA THỬ", "Thử Nghiệm", "SVHT-QLBC", "GIÁM ĐỐC", 2026)
SHA = "ab" * 32
_NOTHING = Texts("", "", "", "", "", "", "", "", "")


def empty() -> Dossier:
    """A case that was just opened by hand."""
    return Dossier(
        id=7,
        made=NOON,
        head=Head("", "SỞ VĂN HÓA THỬ", "", "", "", 2026),
        office="Sở Văn hóa Thử",
        contact="",
        recipients=(),
        archive="",
        title="Báo nêu cầu mới đã nứt",
        level="3 (cần xử lý)",
        state="mới",
        unit="",
        opened=NOON,
        opened_by="Lê Thị Thử",
        event=NOON - timedelta(days=1),
        ready=False,
        may_say_false=False,
        texts=_NOTHING,
        asks="",
        directed="",
        finding=None,
        options=(),
        pieces=(),
        copies=(),
        altered=(),
        sentences=(),
        course=(),
        grounds=(),
        log=(),
        limits=(),
        outcome="",
    )


def sentence(number: int = 1, *, conclusion: str = "sai", piece: int = 1, **other) -> Sentence:
    """A line of the comparison."""
    line = Sentence(
        number=number,
        piece=piece,
        version=1,
        words=f"Cầu mới đã nứt ở nhịp số {number}.",
        claim=f"Cầu nứt ở nhịp {number}",
        truth="Cầu không nứt.",
        paper="Biên bản số 3/BB, ngày 01/3/2026, trang 2",
        source="https://cong.example/bien-ban",
        conclusion=conclusion,
        counts=True,
        verifier="Lê Thị Thử",
        wrong=conclusion == "sai",
    )
    return replace(line, **other)


def piece(outlet: str = "Báo Thử", **other) -> Piece:
    """An article with a reprint abroad."""
    made = Piece(
        id=1,
        outlet=outlet,
        group="Báo chí Trung ương",
        foreign=False,
        owner="Hội Thử",
        title="Cầu mới đã nứt",
        authors=("Trần Mẫu",),
        section="Xã hội",
        published=NOON - timedelta(hours=5),
        unsure=False,
        url="https://bao.example/cau",
        reprints=(
            Reprinted("ຂ່າວທົດລອງ", "Báo chí nước ngoài", True, NOON - timedelta(hours=4), "https://khac.example/1"),
        ),
        vanished=None,
    )
    return replace(made, **other)


def full() -> Dossier:
    """A case that two officers have confirmed."""
    return replace(
        empty(),
        head=HEAD,
        contact="Phòng Thử, điện thoại 0000",
        recipients=("UBND tỉnh (báo cáo)",),
        archive="VT, QLBC",
        state="đề nghị cải chính",
        unit="Sở Xây dựng Thử",
        ready=True,
        may_say_false=True,
        texts=Texts(
            "Tóm tắt thử.",
            "Diễn biến thử.",
            "Tác động thử.",
            "Bản chất thử.",
            "Tiền lệ thử.",
            "Báo nêu đúng.",
            "",
            "",
            "không",
        ),
        finding=Finding("sai sự thật", "Biên bản số 3/BB", "Lê Thị Thử", "Phạm Văn Mẫu"),
        options=("correction", "reply"),
        pieces=(piece(), piece("Báo Mẫu", id=2, reprints=(), owner="", authors=(), section="")),
        copies=(Copy(1, 12, NOON, 200, "text/html", SHA, "kept-2026-03-05.warc.gz", "bản lưu đầu tiên"),),
        altered=(Altered(1, 2, NOON, True, "Cầu đã nứt", "Cầu có vết"),),
        sentences=(sentence(), sentence(2, conclusion="đúng", counts=False, piece=2)),
        course=(Happening(NOON, "Báo Thử đăng bài"),),
        grounds=(Ground("correction", "Cải chính, xin lỗi", "Điều 1 văn bản thử", unverified=True),),
        log=(Entry(NOON, "Cơ quan báo chí đã nhận văn bản (Báo Thử)", "số 7", "giay-bao.pdf", "EB1VN", "Lê Thị Thử"),),
        limits=(Limit("Đăng cải chính", "Điều 2 thử", True, NOON, "hết ngày 07/03/2026", "đang tính", True),),
    )


def read(made: bytes):
    """The document, as the library reads it back."""
    return Document(io.BytesIO(made))


def blocks(document):
    """Paragraphs and tables in the order in which they stand."""
    for element in document.element.body.iterchildren():
        if element.tag == qn("w:p"):
            yield Paragraph(element, document)
        elif element.tag == qn("w:tbl"):
            yield Table(element, document)


def text(where) -> str:
    """All words of a document, a table or a cell, links among them, a paragraph a line."""
    paragraphs = where._element.iter(qn("w:p")) if not hasattr(where, "element") else where.element.body.iter(qn("w:p"))
    return "\n".join("".join(each.text or "" for each in paragraph.iter(qn("w:t"))) for paragraph in paragraphs)


def fonts(where):
    """Every run's (ascii, hAnsi, eastAsia, cs)."""
    names = ("ascii", "hAnsi", "eastAsia", "cs")
    for run in where.iter(qn("w:r")):
        found = run.find(f"{qn('w:rPr')}/{qn('w:rFonts')}")
        yield tuple(found.get(qn(f"w:{name}")) for name in names) if found is not None else ()
