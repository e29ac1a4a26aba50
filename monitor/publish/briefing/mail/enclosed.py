"""What is enclosed with the mail of a briefing, and what the mail says of it. Pure.

A mail is as large as servers count it: base64 makes four letters of three bytes, in lines of 76. Above the office's limit files
stay out, those of least worth first (the Excel annex); the words always go. Words are frozen and stay as they are, byte for byte;
which files go depends on the limit of the day on which the mail is made, so a paragraph below them says it.
Not here: the envelope (publish/mail), which files there are (pipeline).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from html import escape

from monitor.config.briefing import BriefingRules
from monitor.publish.mail.compose import Attachment
from monitor.vietnamese.wording import decimal

_MEGABYTE = 1_000_000
_LINE, _IN_LINE = 78, 57  # letters of a line of base64 with its end; bytes in it
_HEADS = 4_000  # letters of the heads of a mail and of its first parts
_HEAD = 400  # of each file's
_END = "</div>\n</body>"  # of the page, which the paragraph stands before


@dataclass(frozen=True, slots=True)
class File:
    """A file that may go with the mail, and what people call it."""

    attachment: Attachment
    what: str  # "phụ lục số liệu"
    form: str  # "Excel"

    @property
    def size(self) -> int:
        """Its bytes."""
        return len(self.attachment.content)


@dataclass(frozen=True, slots=True)
class Parcel:
    """The mail as it goes: its words in both forms, the files with it, and those that would make it too large."""

    text: bytes
    html: bytes
    enclosed: tuple[File, ...]
    left_out: tuple[File, ...]
    limit: int  # megabytes


def parcel(  # noqa: PLR0913 - what a mail is made of
    text: bytes, html: bytes, files: Sequence[File], rules: BriefingRules, *, known: Mapping[str, str], where: str
) -> Parcel:
    """The frozen *text* and *html* with as many of *files* as the limit of *rules* lets, those of most worth first.

    *known* may stand in any sentence; *where* readers find what is left out: an address, or words.
    """
    enclosed, left_out = _parted(files, rules.mail_megabytes * _MEGABYTE - _HEADS - _sent(text) - _sent(html))
    said = []
    if enclosed:
        said.append(rules.sentence("mail_attached").format_map({**known, "files": names(enclosed)}))
    if left_out:
        told = {"files": sized(left_out), "limit": str(rules.mail_megabytes), "where": where}
        said.append(rules.sentence("mail_left_out").format_map({**known, **told}))
    new = [
        each for each in said if each not in text.decode().splitlines()
    ]  # older words say themselves what is enclosed
    return Parcel(_below_text(text, new), _below_page(html, new, where), enclosed, left_out, rules.mail_megabytes)


def names(files: Sequence[File]) -> str:
    """As "báo cáo (Word) và phụ lục số liệu (Excel)"."""
    return _joined([f"{file.what} ({file.form})" for file in files])


def sized(files: Sequence[File]) -> str:
    """As "phụ lục số liệu (Excel, 8,5 MB)"."""
    return _joined([f"{file.what} ({file.form}, {_megabytes(file.size)} MB)" for file in files])


def _parted(files: Sequence[File], room: int) -> tuple[tuple[File, ...], tuple[File, ...]]:
    """Those that have *room* in the mail, each before the next, and those that have none."""
    enclosed, left_out = [], []
    for file in files:
        needed = _HEAD + _sent(file.attachment.content)
        if needed <= room:
            enclosed.append(file)
            room -= needed
        else:
            left_out.append(file)
    return tuple(enclosed), tuple(left_out)


def _sent(content: bytes) -> int:
    """How many letters *content* is on its way."""
    return -(-len(content) // _IN_LINE) * _LINE


def _megabytes(size: int) -> str:
    return decimal(max(Decimal(size) / _MEGABYTE, Decimal("0.1")), 1)


def _joined(parts: Sequence[str]) -> str:
    """As "a, b và c"; "" of none."""
    return " và ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)


def _below_text(text: bytes, said: Sequence[str]) -> bytes:
    return text + "".join(f"{each}\n" for each in said).encode()


def _below_page(page: bytes, said: Sequence[str], where: str) -> bytes:
    before, end, after = page.decode().rpartition(_END)
    told = "".join(f'<p style="margin:8px 0 0;font-size:14px">{_linked(each, where)}</p>\n' for each in said)
    return f"{before}{told}{end}{after}".encode()


def _linked(said: str, where: str) -> str:
    """*said* for a page, the address in it to follow."""
    if not where.startswith(("http://", "https://")):
        return escape(said)
    address = escape(where)
    return escape(said).replace(address, f'<a href="{address}">{address}</a>')
