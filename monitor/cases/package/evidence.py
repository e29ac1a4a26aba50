"""The captured pages and the words of an article, with what proves them, looked at before they are given out.

Not here: where they stand in the package (contents.py), keeping them (store).
"""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from monitor.cases.package.manifest import Proof
from monitor.crawl.evidence import from_warc
from monitor.errors import CaseError, ReadError
from monitor.model import Page
from monitor.store import Store
from monitor.store.evidence import Capture
from monitor.store.values import KeptWords

Refusal = tuple[str, str]  # English, Vietnamese


@dataclass(frozen=True, slots=True)
class Kept:
    """A captured page that holds."""

    capture: Capture
    records: bytes
    page: Page
    proof: Proof


def damaged(store: Store, articles: Iterable[int]) -> Iterator[Refusal]:
    """Every reason for which what proves *articles*, each named once, does not hold."""
    for article in dict.fromkeys(articles):
        yield from _damaged(store, article)


def kept(store: Store, article: int) -> Iterator[Kept]:
    """Every captured page of an article that is still there, one at a time. Raises CaseError where one does not hold."""
    for capture in store.evidence.of_article(article):
        if not dropped(capture):
            found = _look(store, article, capture)
            if isinstance(found, tuple):
                raise CaseError((found,))
            yield found


def dropped(capture: Capture) -> bool:
    """Whether its file was dropped by rule: no fault, it was never kept for ever."""
    return capture.kept_file is None and capture.dropped_at is not None


def words(store: Store, article: int) -> tuple[KeptWords, ...]:
    """Every revision of an article."""
    return store.revisits.versions(article)


def _damaged(store: Store, article: int) -> Iterator[Refusal]:
    for capture in store.evidence.of_article(article):
        if not dropped(capture) and isinstance(found := _look(store, article, capture), tuple):
            yield found
    for each in words(store, article):
        if hashlib.sha256(each.article.text.encode()).hexdigest() != each.sha256:
            yield _refusal(
                f"the words of revision {each.number} of article {article} were changed after they were kept",
                f"Chữ của bản {each.number}, bài mã {article}, không khớp mã băm đã ghi",
            )


def _look(store: Store, article: int, capture: Capture) -> Kept | Refusal:
    records = store.evidence.captured(capture.number)
    if records is None:
        return _of(article, capture, "is damaged or missing", "hỏng hoặc mất")
    try:
        page = from_warc(records)
    except ReadError:
        return _of(article, capture, "cannot be read", "không đọc được")
    if hashlib.sha256(page.body).hexdigest() != capture.payload_sha256:
        return _of(article, capture, "is another page than was captured", "không khớp mã băm đã ghi")
    link = store.evidence.link(capture.number)
    if link is None or not link.holds:
        return _of(article, capture, "is broken out of the evidence chain", "không khớp chuỗi bằng chứng")
    proof = Proof(
        capture.number,
        capture.url,
        capture.final_url,
        capture.captured_at.isoformat(),
        capture.payload_sha256,
        link.before,
        link.chained,
        link.link,
    )
    return Kept(capture, records, page, proof)


def _of(article: int, capture: Capture, english: str, vietnamese: str) -> Refusal:
    return _refusal(
        f"capture {capture.number} of article {article} {english}",
        f"Bản lưu số {capture.number} của bài mã {article} {vietnamese}",
    )


def _refusal(english: str, vietnamese: str) -> Refusal:
    """What is wrong, and what to do."""
    return (
        f"{english}; run `monitor evidence verify`, restore a backup",
        f"{vietnamese}; nhờ quản trị viên chạy “monitor evidence verify”, khôi phục bản sao lưu.",
    )
