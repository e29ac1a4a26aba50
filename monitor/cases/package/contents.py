"""Every file of a package, one at a time, in the order of the ZIP, and what is not there and why.

Not here: the ZIP (plain_zip.py), whether evidence holds (evidence.py), what a document says (publish).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from monitor.case import CaseFile
from monitor.cases.package import evidence
from monitor.cases.package.evidence import Kept
from monitor.cases.package.manifest import Proof
from monitor.cases.package.screenshots import Camera, drawable
from monitor.errors import StoreError
from monitor.model import Clip
from monitor.publish.dossier.build import dossier_docx
from monitor.publish.dossier.letter import letter_docx
from monitor.publish.dossier.statement import statement_docx
from monitor.publish.dossier.values import Dossier
from monitor.store import Store
from monitor.vietnamese.fold import unaccented

_LONGEST = 60  # letters of a name that is made of words


@dataclass(frozen=True, slots=True)
class Member:
    """A file with its content."""

    path: str
    content: bytes
    what: str
    name: str = ""
    article: int | None = None
    capture: Proof | None = None


@dataclass(slots=True)
class Making:
    """What the files are made from, and what was told of those that are not there."""

    store: Store
    dossier: Dossier
    articles: tuple[Clip, ...]
    files: tuple[CaseFile, ...]
    camera: Camera
    zone: ZoneInfo
    notes: list[str] = field(default_factory=list)
    drawn: set[str] = field(default_factory=set)  # hashes of pages that have a picture


def members(making: Making) -> Iterator[Member]:
    """Documents, articles, files."""
    yield from documents(making.dossier)
    done = {clip.id for clip in making.articles}
    for place, clip in enumerate(making.articles, start=1):
        folder = f"bai-{place:02d}"
        yield from _article(making, folder, clip.id, f"bài số {place:02d}, {clip.outlet}", draw=True)
        for n, copy in enumerate(clip.copies, start=1):
            if copy.clip not in done:  # an article of the case may be a reprint of another one
                done.add(copy.clip)
                yield from _article(
                    making,
                    f"{folder}/dang-lai-{n:02d}",
                    copy.clip,
                    f"{copy.outlet} đăng lại bài số {place:02d}",
                    draw=False,
                )
    yield from _files(making)
    _tell_of_pictures(making)


def documents(dossier: Dossier) -> Iterator[Member]:
    """The dossier and its drafts as Word files."""
    made = dossier_docx(dossier)
    yield Member(
        f"ho-so/{name_of(dossier)}.docx", made, "hồ sơ giải thích, làm rõ" + ("" if dossier.ready else " (dự thảo)")
    )
    for n, outlet in enumerate(dossier.letter_outlets, start=1):
        path = f"ho-so/cong-van-{n:02d}-{plain(outlet)}.docx"
        yield Member(path, letter_docx(dossier, outlet), f"dự thảo công văn gửi {outlet}")
    yield Member("ho-so/thong-cao-bao-chi.docx", statement_docx(dossier), "dự thảo thông cáo báo chí")


def name_of(dossier: Dossier) -> str:
    """How its files are called."""
    return f"ho-so-vu-viec-{dossier.id:02d}" + ("" if dossier.ready else "-du-thao")


def plain(text: str, longest: int = _LONGEST) -> str:
    """*text* as a part of a path that every system can keep."""
    words = re.sub(r"[^a-z0-9]+", "-", unaccented(text).casefold()).strip("-")
    return words[:longest].strip("-") or "x"


def _article(making: Making, folder: str, article: int, what: str, *, draw: bool) -> Iterator[Member]:
    captures = making.store.evidence.of_article(article)
    if not captures:
        making.notes.append(
            f"{_capital(what)}: không có bản lưu của trang (báo in, phát thanh, truyền hình hoặc tin nhập vào)."
        )
    for capture in captures:
        if evidence.dropped(capture):
            making.notes.append(
                f"{_capital(what)}: bản lưu số {capture.number} đã bỏ theo thời hạn lưu trữ; mã băm còn trong hồ sơ."
            )
    for kept in evidence.kept(making.store, article):
        stem = f"{folder}/ban-luu-{kept.capture.number:06d}"
        at = _when(making, kept)
        yield Member(
            f"{stem}.warc.gz", kept.records, f"bản lưu của trang, {what}, lưu {at}", article=article, capture=kept.proof
        )
        if draw and (picture := _picture(making, kept, at)):
            yield Member(f"{stem}.png", picture, f"ảnh phần chữ của bản lưu số {kept.capture.number}", article=article)
    for each in evidence.words(making.store, article):
        from_ = f", đọc từ bản lưu số {each.capture}" if each.capture else ""
        yield Member(
            f"{folder}/phien-ban-{each.number:02d}.txt",
            each.article.text.encode(),
            f"chữ của bài, bản {each.number:02d}, {what}, tiêu đề “{each.article.title}”{from_}",
            article=article,
        )


def _picture(making: Making, kept: Kept, at: str) -> bytes | None:
    if kept.capture.payload_sha256 in making.drawn:
        return None  # the same page once more
    head = (
        f"Bản lưu số {kept.capture.number}, lưu {at}\n{kept.capture.final_url}\n"
        f"SHA-256 của trang: {kept.capture.payload_sha256}\nẢnh phần chữ của trang, không có hình và kiểu trình bày của báo."
    )
    found = making.camera.picture(kept.page, head)
    if found:
        making.drawn.add(kept.capture.payload_sha256)
    elif drawable(kept.page) and making.camera.browser and making.camera.tired:
        making.camera.failed += 1
    return found


def _tell_of_pictures(making: Making) -> None:
    if making.camera.browser is None:
        making.notes.append(
            "Không có ảnh chụp trang: máy lập gói không có trình duyệt. Bản lưu WARC là bằng chứng, không phải ảnh."
        )
    elif making.camera.failed:
        making.notes.append(
            f"Không lập được ảnh của {making.camera.failed:02d} bản lưu. Bản lưu WARC là bằng chứng, không phải ảnh."
        )


def _files(making: Making) -> Iterator[Member]:
    for each in making.files:
        found = making.store.cases.file(each.id)
        if found is None:
            raise StoreError(f"file {each.id} of the case is gone; restore a backup")
        stem, _, ending = each.name.rpartition(".")
        path = f"tep/tep-{each.id:04d}-{plain(stem)}.{plain(ending, 8)}"
        yield Member(path, found[1], f"tệp cán bộ gửi vào vụ việc: {each.name}", name=each.name)


def _when(making: Making, kept: Kept) -> str:
    return f"{kept.capture.captured_at.astimezone(making.zone):%H:%M:%S ngày %d/%m/%Y}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
