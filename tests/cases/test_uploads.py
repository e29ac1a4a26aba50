"""What may be put into a case as a file: judged by its bytes, never by its name alone. Not for: keeping files (tests/store)."""

import io
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from monitor.cases.uploads import KINDS, cleaned, upload
from monitor.errors import CaseError
from monitor.store.cases import MOST_BYTES

PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00"
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + bytes(40) + b"\xff\xd9"
WEBP = b"RIFF\x1a\x00\x00\x00WEBPVP8L"
TEXT = "Biên bản làm việc ngày 03/12/2026\r\n\tNgười lập: Cán Văn Thử\n".encode()
MAIL = b"From: a@example.org\r\nDate: Thu, 3 Dec 2026 08:00:00 +0700\r\nSubject: =?utf-8?b?QsOhbyBjw6Fv?=\r\n\r\nKinh gui.\r\n"
OPEN_TEXT = "application/vnd.oasis.opendocument.text"
OPEN_TABLE = "application/vnd.oasis.opendocument.spreadsheet"
PROGRAM = Path(sys.executable).read_bytes()[:200_000]


def packed(parts):
    """A ZIP of *parts* by name, in their order."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return made.getvalue()


def office(main, *, more=None, types="<Types/>"):
    return packed({"[Content_Types].xml": types, "_rels/.rels": "<r/>", main: "<x/>"} | (more or {}))


def open_document(media_type, more=None):
    return packed({"mimetype": media_type, "content.xml": "<x/>"} | (more or {}))


GOOD = {
    "cong-van.pdf": PDF,
    "bao-cao.docx": office("word/document.xml"),
    "so-lieu.xlsx": office("xl/workbook.xml"),
    "to-trinh.odt": open_document(OPEN_TEXT),
    "bang.ods": open_document(OPEN_TABLE),
    "anh.png": PNG,
    "giay-bao-phat.jpg": JPEG,
    "chup.jpeg": JPEG,
    "man-hinh.webp": WEBP,
    "ghi-chep.txt": TEXT,
    "tra-loi.eml": MAIL,
}


@pytest.mark.parametrize("name", GOOD)
def test_what_is_what_its_name_says_is_taken(name):
    kept = upload(name, GOOD[name])
    assert (kept.name, kept.content) == (name, GOOD[name])
    assert kept.media_type == KINDS[name.rpartition(".")[2]].media_type


def test_every_ending_that_is_taken_is_tried_here():
    assert {name.rpartition(".")[2] for name in GOOD} == set(KINDS)


def reason(name, content):
    with pytest.raises(CaseError) as refused:
        upload(name, content)
    return refused.value.vietnamese


@pytest.mark.parametrize("ending", KINDS)
@pytest.mark.parametrize(
    "content",
    [PROGRAM, b"MZ" + bytes(500), b"\x00\x01\x02\x03", *GOOD.values()],
    ids=["a program of this system", "a program of Windows", "noise", *GOOD],
)
def test_no_file_passes_under_the_name_of_another_kind(ending, content):
    honest = next((name for name, each in GOOD.items() if each == content), ".none").rpartition(".")[2]
    same = KINDS[ending].media_type == (KINDS[honest].media_type if honest in KINDS else "")
    # A mail of plain letters is a text as well.
    if same or (ending, honest) == ("txt", "eml"):
        assert upload(f"tep.{ending}", content).content == content
    else:
        assert reason(f"tep.{ending}", content) == (
            f"Nội dung tệp tep.{ending} không phải {KINDS[ending].words} như tên tệp; mở ra lưu lại đúng loại rồi gửi."
        )


def test_the_name_may_be_in_capitals():
    assert upload("CONG VAN.PDF", PDF).name == "CONG VAN.PDF"


@pytest.mark.parametrize("name", ["bao-cao.docm", "so-lieu.XLSM", "cai-dat.exe", "cong-van.pdf.exe", "mo.lnk", "a.js"])
def test_programs_and_documents_with_macros_are_refused_by_name(name):
    assert reason(name, office("word/document.xml")) == f"Tệp {name} là chương trình hoặc chứa macro nên không nhận."


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.docx", office("word/document.xml", more={"word/vbaProject.bin": b"\xd0\xcf"})),
        ("a.docx", office("word/document.xml", more={"WORD/VBAPROJECT.BIN": b"\xd0\xcf"})),
        ("a.xlsx", office("xl/workbook.xml", more={"xl/vbaProjectSignature.bin": b"x"})),
        (
            "a.docx",
            office(
                "word/document.xml",
                types='<Override ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/>',
            ),
        ),
        ("a.odt", open_document(OPEN_TEXT, {"Basic/Standard/Module1.xml": "<x/>"})),
        ("a.ods", open_document(OPEN_TABLE, {"Scripts/python/a.py": "x"})),
    ],
)
def test_macros_are_found_inside_whatever_the_name_says(name, content):
    assert "không có macro như tên tệp" in reason(name, content)


def test_a_mail_with_a_program_in_it_is_refused():
    part = b'--b\r\nContent-Disposition: attachment; filename="hoa-don.exe"\r\n\r\nTVo=\r\n--b--\r\n'
    mail = MAIL.replace(b"\r\n\r\n", b'\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n') + part
    assert "thư không đính kèm chương trình, macro" in reason("thu.eml", mail)
    assert upload("thu.eml", mail.replace(b".exe", b".pdf"))


@pytest.mark.parametrize("name", ["hinh.svg", "trang.html", "cu.doc", "kho.zip", "khong-duoi", "phim.mp4"])
def test_other_kinds_are_refused_with_what_is_taken(name):
    assert reason(name, PDF).startswith(f"Không nhận loại tệp của {name}; nhận pdf, docx, xlsx,")


@pytest.mark.parametrize("name", [name for name, content in GOOD.items() if content.startswith(b"PK")])
def test_a_packed_document_cut_short_is_refused(name):
    content = GOOD[name]
    assert "như tên tệp" in reason(name, content[: len(content) // 2])


def test_a_packed_document_of_too_many_parts_is_refused():
    many = office("word/document.xml", more={f"word/{number}": "" for number in range(10_001)})
    assert "như tên tệp" in reason("a.docx", many)


def test_a_list_of_parts_that_unpacks_to_gigabytes_is_not_unpacked():
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("[Content_Types].xml", b" " * 50_000_000)
        file.writestr("word/document.xml", "<x/>")
    asked = (
        "import sys, resource; resource.setrlimit(resource.RLIMIT_AS, (600_000_000,) * 2);"
        "from monitor.cases.uploads import upload; upload('a.docx', sys.stdin.buffer.read()); print('kept')"
    )
    done = subprocess.run([sys.executable, "-c", asked], input=made.getvalue(), capture_output=True, check=True)
    assert done.stdout == b"kept\n"


def test_an_empty_file_is_refused():
    assert reason("a.pdf", b"") == "Tệp a.pdf trống."


def test_a_file_over_the_limit_is_refused():
    head = PDF.removesuffix(b"%%EOF\n")
    room = MOST_BYTES - len(PDF)
    assert len(upload("a.pdf", head + b" " * room + b"%%EOF\n").content) == MOST_BYTES
    assert reason("a.pdf", head + b" " * (room + 1) + b"%%EOF\n") == "Tệp a.pdf lớn quá 20 MB."


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("C:\\Users\\A\\Công văn.pdf", "Công văn.pdf"),
        ("../../etc/passwd.txt", "passwd.txt"),
        ("a\x00b\x1f.pdf", "ab.pdf"),
        ("cong-van\u202efdp.txt", "cong-vanfdp.txt"),
        ("Co\u0302ng va\u0306n.pdf", "Công văn.pdf"),
        ("  hai   khoảng .pdf. ", "hai khoảng .pdf"),
        ('a<b>:"|?*.pdf', "a_b______.pdf"),
        ("CON.txt", "_CON.txt"),
        ("lpt1", "_lpt1"),
        ("d" * 300 + ".pdf", "d" * 116 + ".pdf"),
    ],
)
def test_a_name_is_kept_without_folders_and_without_what_nobody_sees(sent, kept):
    assert cleaned(sent) == kept


@pytest.mark.parametrize("name", ["", "   ", "..", "/", "\u200b\u202e"])
def test_a_file_without_a_name_is_refused(name):
    assert reason(name, PDF) == "Tệp không có tên."
