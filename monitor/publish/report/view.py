"""The report of a week or a month in words, the same for text and HTML (layout and wording: DOMAIN.md 2.2).

Not here: its figures (report/figures.py), its events and its full list (report/items.py), how it looks. A section
without content says so; none disappears.
"""

from collections.abc import Iterator, Sequence
from zoneinfo import ZoneInfo

from monitor.model import Edition, Report, SourceFault
from monitor.publish.digest.head import REVIEW
from monitor.publish.digest.html import view_html
from monitor.publish.digest.text import view_text
from monitor.publish.digest.view import CLOSING
from monitor.publish.report.build import appearances
from monitor.publish.report.cases import handled
from monitor.publish.report.events import Events, events_of
from monitor.publish.report.figures import items_of, overview, tables
from monitor.publish.report.items import full_list, outstanding
from monitor.publish.report.words import coming, day_inside, edition_numbers, period_words, unit
from monitor.publish.view_values import Part, Section, View
from monitor.vietnamese.wording import clock, day_month, hour, padded, short_day

NOTHING_COMING = "Chưa có ngày nghỉ, việc định kỳ nào được ghi trong quy tắc của cơ quan."
BLANK = "[Cán bộ bổ sung] ………………………………………………………………"


def report_text(report: Report) -> str:
    """The whole of *report* as plain text; the same report gives the same text."""
    return view_text(report_view(report))


def report_html(report: Report) -> str:
    """*report* as one HTML page that mail programs show whole; what is left out of it is said, and is in the text."""
    return view_html(report_view(report))


def report_subject(report: Report) -> str:
    """The subject line of its mail."""
    name = period_words(report, report.period)
    events = events_of(report)
    critical, flagged = (padded(len(events.sections[section])) for section in ("II", "III"))
    return (
        f"[TỔNG HỢP BÁO CHÍ {report.province.upper()}] {name[0].upper()}{name[1:]} – {padded(len(items_of(report)))} tin, "
        f"bài; {critical} nội dung phản ánh hạn chế, bất cập; {flagged} nội dung cần kiểm chứng"
    )


def report_view(report: Report) -> View:
    """Everything *report* says, in order."""
    events = events_of(report)
    return View(
        office=report.office.upper(),
        name=f"BÁO CÁO TỔNG HỢP THÔNG TIN BÁO CHÍ {period_words(report, report.period).upper()}",
        masthead=" | ".join(_masthead(report)),
        review=REVIEW,
        summary=_summary(report, events),
        sections=(
            overview(report),
            outstanding(report, events),
            handled(report),
            Section(
                "IV", f"DỰ BÁO {unit(report).upper()} TỚI", (Part("", tuple(coming(report)) or (NOTHING_COMING,)),)
            ),
            Section("V", "ĐỀ XUẤT, KIẾN NGHỊ", (Part("", (BLANK,)),)),
            *tables(report),
            Section("", "GHI CHÚ NGUỒN", (Part("", tuple(_source_lines(report))),)),
            full_list(report, events),
        ),
        closing=CLOSING,
    )


def _masthead(report: Report) -> Iterator[str]:
    yield f"Từ {day_inside(report.first)} đến {day_inside(report.last)}"
    zone = ZoneInfo(report.timezone)
    if report.editions:
        since, until = (at.astimezone(zone) for at in (report.editions[0].since, report.editions[-1].cut_at))
        yield f"Tổng hợp {padded(len(report.editions))} bản tin điểm báo, {edition_numbers(report.editions)}"
        yield (
            f"Tin, bài ghi nhận từ {hour(since)} ngày {day_month(since.date(), until.year)} "
            f"đến {hour(until)} ngày {short_day(until.date())}"
        )
    if not report.over:
        at = report.made_at.astimezone(zone)
        name = unit(report).upper()
        yield f"{name} CHƯA KẾT THÚC, số liệu tính đến {clock(at)} ngày {short_day(at.date())}"


def _summary(report: Report, events: Events) -> str:
    items, count = items_of(report), len(report.editions)
    if not count:
        return f"TÓM TẮT: Trong {unit(report)} không có bản tin điểm báo nào, chưa có số liệu."
    if not items:
        return f"TÓM TẮT: {padded(count)} bản tin, chưa ghi nhận tin, bài mới liên quan tỉnh {report.province}."
    good, critical, flagged = (padded(len(events.sections[section])) for section in ("IV", "II", "III"))
    return (
        f"TÓM TẮT: {padded(len(items))} tin, bài ({padded(appearances(items))} lượt đăng) trong {padded(count)} bản tin; "
        f"{critical} nội dung phản ánh hạn chế, bất cập; {flagged} nội dung cần kiểm chứng; {good} nội dung tích cực."
    )


# -- sources -----------------------------------------------------------------------------------------


def _source_lines(report: Report) -> Iterator[str]:
    """A failed source must never look like a quiet one: which failed, and in how many editions."""
    editions = report.editions
    if not editions:
        yield "Chưa có số liệu."
        return
    whole, partly = (_faults(editions, whole=each) for each in (True, False))
    if whole:
        yield f"{padded(len(whole))} nguồn có lúc không truy cập được: {'; '.join(whole)}."
    if partly:
        yield f"{padded(len(partly))} nguồn có lúc chỉ đọc được một phần: {'; '.join(partly)}."
    watched = f"{padded(editions[-1].sources)} nguồn theo dõi (theo số {editions[-1].number:03d})"
    yield f"{watched}." if whole or partly else f"Không có nguồn lỗi ở bản tin nào; {watched}."
    yield f"{padded(sum(edition.title_only for edition in editions))} bài chỉ đọc được tiêu đề."
    if left := sum(len(edition.left_out) for edition in editions):
        yield f"Cán bộ lược {padded(left)} tin, bài, không nêu trong bản tin; danh sách lưu tại cơ quan."
    if archived := sum(edition.archived for edition in editions):
        yield f"Bản tin đầu tiên: {padded(archived)} tin, bài đăng trước đó hơn 24 giờ được lưu, không nêu ở các bản tin."


def _faults(editions: Sequence[Edition], *, whole: bool) -> list[str]:
    """Each source that failed, with the number of editions that said so, those that failed most often first."""
    found: dict[str, list[SourceFault]] = {}
    for edition in editions:
        for fault in edition.faults:
            if fault.whole == whole:
                found.setdefault(fault.source, []).append(fault)
    often = sorted(found.items(), key=lambda each: (-len(each[1]), each[0]))
    of = padded(len(editions))
    return [f"{faults[-1].name} ({padded(len(faults))}/{of} bản tin)" for _, faults in often]
