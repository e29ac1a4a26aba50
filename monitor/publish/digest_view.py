"""The ten sections of the digest in words, the same for text and HTML (layout and wording: DOMAIN.md 2.1).

Not here: how they look (digest_text.py, digest_html.py), the figures of section VIII (digest_figures.py). A section
without content says so; none disappears.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import groupby
from zoneinfo import ZoneInfo

from monitor.model import Edition, Extract, Item
from monitor.publish.digest_figures import figures
from monitor.publish.digest_items import TONES, entry, pointer
from monitor.publish.digest_places import GROUP_NAMES, Places, places
from monitor.publish.digest_sources import quiet, source_lines, watched
from monitor.publish.extract import extracted
from monitor.publish.subject import to_handle
from monitor.publish.view_values import Entry, Part, Section, View
from monitor.vietnamese.wording import day_month, hour, long_day, padded, short_day

REVIEW = "BẢN TỰ ĐỘNG, CHƯA RÀ SOÁT"
CLOSING = (
    "Trích dẫn ngắn, có dẫn nguồn, phục vụ công tác quản lý; không thay thế bài gốc. "
    "Phân loại do máy đề xuất, cán bộ trực chịu trách nhiệm rà soát."
)
NOTHING = "Không có."
NO_DECISION = "Không có nội dung cần xin ý kiến chỉ đạo (chưa có vụ việc nào được cán bộ ghi nhận)."
NO_CASE = "Chưa ghi nhận vụ việc cần theo dõi."

# Title and nil sentence of the sections that tell items. The nil sentences speak of the section only: a critical
# article may stand in III because it is flagged as well.
_TELLING: dict[str, tuple[str, str]] = {
    "II": (
        "THÔNG TIN PHẢN ÁNH HẠN CHẾ, BẤT CẬP TRÊN ĐỊA BÀN TỈNH",
        "Không có tin, bài phản ánh hạn chế, bất cập nêu tại mục này.",
    ),
    "III": ("THÔNG TIN CẦN KIỂM CHỨNG", "Không có nội dung được máy gắn cờ cần kiểm chứng."),
    "IV": (
        "THÔNG TIN TÍCH CỰC, QUẢNG BÁ HÌNH ẢNH TỈNH",
        "Không có tin, bài tích cực, quảng bá hình ảnh tỉnh nêu tại mục này.",
    ),
    "V": (
        "THÔNG TIN ĐỐI NGOẠI; BÁO CHÍ NƯỚC NGOÀI",
        "Không có tin, bài đối ngoại, báo chí nước ngoài nêu tại mục này.",
    ),
    "VI": (
        "BIÊN GIỚI, BIỂN ĐẢO, NHÂN QUYỀN, TÔN GIÁO",
        "Không có tin, bài về biên giới, biển đảo, nhân quyền, tôn giáo nêu tại mục này.",
    ),
}


def view(whole: Edition, extract: Extract) -> View:
    """Everything the digest says of *whole* to those who get *extract* of it, in order."""
    edition = extracted(whole, extract)
    stand = places(edition)
    sections = (
        Section("I", "NỘI DUNG CẦN LÃNH ĐẠO QUAN TÂM, CHỈ ĐẠO", (Part("", (NO_DECISION,)),)),
        *(_telling(edition, numeral, stand) for numeral in _TELLING),
        Section("VII", "THEO DÕI XỬ LÝ", (Part("", (NO_CASE,)),)),
        figures(edition, GROUP_NAMES),
        _full_list(edition, stand),
        Section("X", "GHI CHÚ NGUỒN", (Part("", tuple(source_lines(edition))),)),
    )
    return View(
        office=edition.office.upper(),
        name="BẢN TIN ĐIỂM BÁO",
        masthead=_masthead(edition),
        review=REVIEW,
        summary=_summary(edition),
        sections=tuple(section for section in sections if section.numeral in extract.sections),
        closing=CLOSING,
    )


# -- the head ----------------------------------------------------------------------------------------


def _masthead(edition: Edition) -> str:
    zone = ZoneInfo(edition.timezone)
    due, since, until = (t.astimezone(zone) for t in (edition.due, edition.since, edition.cut_at))
    window = f"từ {_window_edge(since, until.year)} đến {hour(until)} ngày {short_day(until.date())}"
    return f"Số {edition.number:03d} | {long_day(due.date())} | Tin, bài ghi nhận {window}"


def _window_edge(at: datetime, year: int) -> str:
    return f"{hour(at)} ngày {day_month(at.date(), year)}"


def _summary(edition: Edition) -> str:
    if not edition.items:
        return "TÓM TẮT: " + quiet(edition)
    items = edition.items
    shown = len(items) + sum(len(item.copies) for item in items)
    sentences = [
        f"TÓM TẮT: {padded(len(items))} tin, bài ({padded(shown)} lượt đăng) từ {watched(edition)}; {_tones(items)}.",
        _supplements(edition),
        _handling(items, edition),
        "Quá hạn trả lời: chưa có số liệu.",
    ]
    return " ".join(s for s in sentences if s)


def _tones(items: Sequence[Item]) -> str:
    parts = [f"{label} {padded(sum(i.tone == tone for i in items))}" for tone, label in TONES.items()]
    without = sum(item.tone is None for item in items)
    if without:
        parts.append(f"không xét sắc thái {padded(without)} (tỉnh không phải nội dung chính)")
    return ", ".join(parts)


def _supplements(edition: Edition) -> str:
    count = sum(item.supplement for item in edition.items)
    return f"Trong đó bổ sung {padded(count)} tin, bài đăng trước kỳ này." if count else ""


def _handling(items: Sequence[Item], edition: Edition) -> str:
    by = [f"mục {n}: {padded(sum(i.section == n for i in items))}" for n in ("II", "III")]
    total = to_handle(edition)
    return f"Cần xử lý: {padded(total)} ({'; '.join(by)})." if total else "Cần xử lý: 0."


# -- sections with items -----------------------------------------------------------------------------


def _telling(edition: Edition, numeral: str, stand: Places) -> Section:
    title, nil = _TELLING[numeral]
    items = [item for item in edition.items if item.section == numeral]
    parts = [
        Part(heading, (), tuple(entry(i, edition, stand, reprints=False) for i in group))
        for heading, group in groupby(items, key=lambda item: item.heading)
    ]
    if not parts:
        parts.append(Part("", (nil,)))
    notes = tuple(_notes(edition, numeral, stand))
    return Section(numeral, title, (*parts, Part("", notes)) if notes else tuple(parts))


def _notes(edition: Edition, numeral: str, stand: Places) -> Iterator[str]:
    if numeral == "II":
        critical = [i for i in edition.items if i.section == "III" and i.tone in ("tieu-cuc", "nhieu-chieu")]
        if critical:
            names = ", ".join(stand.name(i) for i in critical)
            yield f"Tin, bài phản ánh hạn chế, bất cập đồng thời cần kiểm chứng: xem mục {names}."
    if numeral == "VI" and edition.national_left:
        yield f"Còn {padded(edition.national_left)} tin, bài định hướng chung của Trung ương: xem mục IX."


def _full_list(edition: Edition, stand: Places) -> Section:
    parts = []
    for group, items in stand.listing.items():
        entries = tuple(_listed(item, n, edition, stand) for n, item in enumerate(items, start=1))
        name = GROUP_NAMES[group]
        heading = f"{name} ({padded(len(items))} tin, bài)" if items else name
        parts.append(Part(heading, () if entries else (NOTHING,), entries))
    return Section("IX", "DANH MỤC ĐẦY ĐỦ", tuple(parts))


def _listed(item: Item, number: int, edition: Edition, stand: Places) -> Entry:
    # A title stands once in a mail: what is told above is only pointed to.
    if not item.section:
        return entry(item, edition, stand, reprints=True)
    return pointer(item, number, edition, stand.name(item))
