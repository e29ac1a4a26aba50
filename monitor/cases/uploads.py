"""What a person may put into a case as a file, judged by its bytes against its name. Nothing of it is ever opened or run here.

    pdf docx xlsx odt ods png jpg webp txt eml     what offices send each other
    refused                                        empty, too large, macros, programs, what is not what its name says

Not here: keeping it (store), sending it to a browser (desk).
"""

import re
import struct
import unicodedata
import zipfile
import zlib
from collections.abc import Callable, Mapping
from email import message_from_bytes
from io import BytesIO
from typing import NamedTuple

from monitor.errors import CaseError
from monitor.store.cases import MOST_BYTES, NewFile

_LONGEST_NAME = 120
_MOST_PARTS = 10_000  # of a packed document
_MOST_LIST = 2_000_000  # bytes of its list of parts, unpacked
_FORBIDDEN = re.compile(r'[<>:"|?*]')  # in a name that Windows can keep
_DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)
_MACROS = re.compile(r"(^|/)vbaproject(signature)?\w*\.bin$|^(basic|scripts)/", re.IGNORECASE)
_HEADER = re.compile(rb"^(from|to|date|subject|received|return-path|message-id|mime-version)[ \t]*:", re.IGNORECASE)
_BROKEN_ZIP = (zipfile.BadZipFile, OSError, ValueError, RuntimeError, EOFError, zlib.error, struct.error)
# Programs, scripts, and documents that carry macros; also inside a mail.
_RUNS = re.compile(
    r"exe|dll|com|scr|msi|msp|bat|cmd|ps1|psm1|vbs|vbe|js|jse|wsf|wsh|hta|jar|lnk|url|reg|cpl|inf|sh|py|pif|chm|iso|img|apk"
    r"|docm|dotm|xlsm|xltm|xlam|xlsb|pptm|potm|ppsm|ppam|sldm",
    re.IGNORECASE,
)


class Kind(NamedTuple):
    """What a name may end with, and how its bytes tell that it is so."""

    words: str
    media_type: str
    is_it: Callable[[bytes], bool]


def upload(name: str, content: bytes) -> NewFile:
    """The file that a person sent as *name*. Raises CaseError, with the reason, for one that a case does not take."""
    name = cleaned(name)
    ending = name.rpartition(".")[2].lower() if "." in name else ""
    kind = KINDS.get(ending)
    if not content:
        raise CaseError.of(f"the file {name} is empty", f"Tệp {name} trống.")
    if len(content) > MOST_BYTES:
        raise CaseError.of(
            f"the file {name} has {len(content):,} bytes, {MOST_BYTES:,} at most",
            f"Tệp {name} lớn quá {MOST_BYTES // 1_000_000} MB.",
        )
    if _RUNS.fullmatch(ending):
        raise CaseError.of(
            f"{name} is a program or carries macros, which no case takes",
            f"Tệp {name} là chương trình hoặc chứa macro nên không nhận.",
        )
    if kind is None:
        raise CaseError.of(
            f"{name} is none of {', '.join(sorted(KINDS))}", f"Không nhận loại tệp của {name}; nhận {taken()}."
        )
    if not kind.is_it(content):
        raise CaseError.of(
            f"{name} is not what its name says ({kind.words})",
            f"Nội dung tệp {name} không phải {kind.words} như tên tệp; mở ra lưu lại đúng loại rồi gửi.",
        )
    return NewFile(name, kind.media_type, content)


def taken() -> str:
    """The endings that are taken, for people."""
    return ", ".join(KINDS)


def cleaned(name: str) -> str:
    """*name* without folders, without what a reader cannot see, as every system can keep it. Raises CaseError for none."""
    last = unicodedata.normalize("NFC", name).replace("\\", "/").rpartition("/")[2]
    seen = "".join(letter for letter in last if not unicodedata.category(letter).startswith(("C", "Zl", "Zp")))
    kept = " ".join(_FORBIDDEN.sub("_", seen).split()).strip(" .")
    if not kept:
        raise CaseError.of("the file has no name", "Tệp không có tên.")
    stem, dot, ending = kept.rpartition(".")
    if dot and len(kept) > _LONGEST_NAME:
        kept = f"{stem[: _LONGEST_NAME - len(ending) - 1].rstrip(' .')}.{ending[:_LONGEST_NAME]}"
    kept = kept[:_LONGEST_NAME]
    return f"_{kept}" if _DEVICES.match(kept) else kept


# -- what the bytes say ----------------------------------------------------------------------------------


def _pdf(content: bytes) -> bool:
    return content.startswith(b"%PDF-") and b"%%EOF" in content[-4096:]


def _png(content: bytes) -> bool:
    return content.startswith(b"\x89PNG\r\n\x1a\n") and content[12:16] == b"IHDR"


def _jpeg(content: bytes) -> bool:
    return content.startswith(b"\xff\xd8\xff") and b"\xff\xd9" in content[-4096:]


def _webp(content: bytes) -> bool:
    return content.startswith(b"RIFF") and content[8:12] == b"WEBP"


def _text(content: bytes) -> bool:
    code = "utf-16" if content.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    try:
        said = content.decode(code)
    except UnicodeDecodeError:
        return False
    return not any(letter < " " and letter not in "\t\n\r\f" for letter in said)


def _mail(content: bytes) -> bool:
    """A mail as programs keep it; one that brings a program or macros is none that a case takes."""
    if b"\x00" in content or not _HEADER.match(content.lstrip(b"\xef\xbb\xbf")):
        return False
    parts = message_from_bytes(content).walk()
    names = (str(part.get_filename() or "") for part in parts)
    return not any(_RUNS.fullmatch(name.strip().rpartition(".")[2]) for name in names)


def _office(part: str) -> Callable[[bytes], bool]:
    """A document of Office whose main part is *part*."""

    def is_it(content: bytes) -> bool:
        opened = _parts(content)
        if opened is None:
            return False
        names, listed = opened
        return part in names and b"macroenabled" not in listed.lower()

    return is_it


def _open_document(media_type: str) -> Callable[[bytes], bool]:
    """A document of LibreOffice: it begins with its media type, by its own rule."""
    begins = f"mimetype{media_type}".encode()

    def is_it(content: bytes) -> bool:
        opened = _parts(content)
        return opened is not None and "content.xml" in opened[0] and content[30 : 30 + len(begins)] == begins

    return is_it


def _parts(content: bytes) -> tuple[frozenset[str], bytes] | None:
    """The names of a packed document and its list of parts; None where it is none, is broken, or carries macros."""
    if not content.startswith(b"PK\x03\x04"):
        return None
    try:
        with zipfile.ZipFile(BytesIO(content)) as packed:
            names = frozenset(packed.namelist()[: _MOST_PARTS + 1])
            if len(names) > _MOST_PARTS or any(_MACROS.search(name) for name in names):
                return None
            listed = b""
            if "[Content_Types].xml" in names:
                with packed.open("[Content_Types].xml") as part:
                    listed = part.read(_MOST_LIST)
    except _BROKEN_ZIP:
        return None
    return names, listed


_OFFICE = "application/vnd.openxmlformats-officedocument"
_ODF = "application/vnd.oasis.opendocument"
_JPEG = Kind("ảnh JPEG", "image/jpeg", _jpeg)
KINDS: Mapping[str, Kind] = {
    "pdf": Kind("tệp PDF", "application/pdf", _pdf),
    "docx": Kind("văn bản Word không có macro", f"{_OFFICE}.wordprocessingml.document", _office("word/document.xml")),
    "xlsx": Kind("bảng tính Excel không có macro", f"{_OFFICE}.spreadsheetml.sheet", _office("xl/workbook.xml")),
    "odt": Kind("văn bản ODT không có macro", f"{_ODF}.text", _open_document(f"{_ODF}.text")),
    "ods": Kind("bảng tính ODS không có macro", f"{_ODF}.spreadsheet", _open_document(f"{_ODF}.spreadsheet")),
    "png": Kind("ảnh PNG", "image/png", _png),
    "jpg": _JPEG,
    "jpeg": _JPEG,
    "webp": Kind("ảnh WebP", "image/webp", _webp),
    "txt": Kind("văn bản thuần", "text/plain", _text),
    "eml": Kind("thư không đính kèm chương trình, macro", "message/rfc822", _mail),
}
