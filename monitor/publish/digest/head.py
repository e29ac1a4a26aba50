"""What stands at the head of the digest: number, day, window, whose part it is, and the summary in figures.

Not here: the sections (digest/view.py). Every figure is counted from the items that concern its readers.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from monitor.config.digest import EVERY_SECTION
from monitor.model import Edition, Item
from monitor.publish.digest.cases import case_figures
from monitor.publish.digest.items import TONES, follows_up
from monitor.publish.digest.late import late_summary
from monitor.publish.digest.sources import quiet, watched
from monitor.publish.edition.counts import TO_HANDLE, sources_read, to_handle
from monitor.publish.edition.extract import Portion
from monitor.vietnamese.wording import day_month, hour, long_day, padded, short_day

REVIEW = "BẢN TỰ ĐỘNG, CHƯA RÀ SOÁT"
_KINDS = {"II": "phản ánh hạn chế, bất cập", "III": "cần kiểm chứng"}  # where the part has no such section


def name(told: Portion) -> str:
    """What the digest, or a part of it, is called."""
    return "BẢN TIN ĐIỂM BÁO (BẢN TRÍCH)" if told.partial else "BẢN TIN ĐIỂM BÁO"


def masthead(told: Portion) -> str:
    """Number, day, window with the days off in it; of a part: for which group it is and how much of the whole it tells."""
    edition = told.edition
    day = long_day(edition.due.astimezone(ZoneInfo(edition.timezone)).date())
    lines = [f"Số {edition.number:03d}", day, f"Tin, bài ghi nhận {_window(edition)}"]
    if told.partial:
        lines.append(_share(told))
    return " | ".join(lines)


def _window(edition: Edition) -> str:
    zone = ZoneInfo(edition.timezone)
    since, until = edition.since.astimezone(zone), edition.cut_at.astimezone(zone)
    rested = f", gồm cả ngày nghỉ: {', '.join(edition.holidays)}" if edition.holidays else ""
    return f"từ {_edge(since, until.year)} đến {hour(until)} ngày {short_day(until.date())}{rested}"


def _edge(at: datetime, year: int) -> str:
    return f"{hour(at)} ngày {day_month(at.date(), year)}"


def _share(told: Portion) -> str:
    counts = f"{padded(len(told.chosen))} trong {padded(len(told.whole.items))} tin, bài"
    share = f"Bản trích cho nhóm “{told.extract.name}”: {counts} của số {told.whole.number:03d}"
    sections = [numeral for numeral in EVERY_SECTION if told.has(numeral)]
    if len(sections) == len(EVERY_SECTION):
        return share
    return f"{share}; gồm {'các mục' if len(sections) > 1 else 'mục'} {', '.join(sections)}"


def review(edition: Edition) -> str:
    """Who let it go, and when; or that nobody did."""
    if not edition.approved_by or edition.approved_at is None:
        return f"{REVIEW}, CHƯA CÓ NGƯỜI DUYỆT"
    at = edition.approved_at.astimezone(ZoneInfo(edition.timezone))
    return f"Đã duyệt: {edition.approved_by}, {hour(at)} ngày {day_month(at.date(), edition.due.year)}"


def note(edition: Edition) -> str:
    """What an officer says before everything else."""
    return f"Lời cán bộ trực: {edition.note} ({edition.note_by})" if edition.note else ""


def summary(told: Portion) -> str:
    """The digest in figures, in one paragraph; what a group's part does not print is counted too."""
    title = "TÓM TẮT BẢN TRÍCH: " if told.partial else "TÓM TẮT: "
    said = list(_figures(told)) if told.chosen else [quiet(told)]
    if told.untold:
        said.append(f"Thuộc các mục không có trong bản trích này: {padded(told.untold)} tin, bài.")
    return title + " ".join([*said, *case_figures(told), *late_summary(told)])


def _figures(told: Portion) -> Iterator[str]:
    items = told.chosen
    shown = f"{padded(len(items))} tin, bài ({padded(len(items) + sum(len(i.copies) for i in items))} lượt đăng)"
    if told.partial:
        shown += f", trong {padded(len(told.whole.items))} tin, bài của cả bản tin,"
    yield f"{shown} qua rà soát {padded(sources_read(told.whole))}/{watched(told)}; {_tones(items)}."
    supplements = sum(item.supplement for item in items)
    if supplements:
        yield f"Trong đó bổ sung {padded(supplements)} tin, bài đăng trước kỳ này."
    following = sum(follows_up(item) for item in items)
    if following:
        yield f"Tiếp theo sự kiện đã nêu ở các số trước: {padded(following)} tin, bài."
    yield _handling(told)
    if told.has("VII") and told.edition.cases is None:  # cut before there were cases
        yield "Quá hạn trả lời: chưa có số liệu."


def _tones(items: Sequence[Item]) -> str:
    parts = [f"{label} {padded(sum(i.tone == tone for i in items))}" for tone, label in TONES.items()]
    without = sum(item.tone is None for item in items)
    if without:
        parts.append(f"không xét sắc thái {padded(without)} (tỉnh không phải nội dung chính)")
    return ", ".join(parts)


def _handling(told: Portion) -> str:
    """What an officer must look into, in articles and in events; an event told in both sections is one.

    What is to be dealt with are cases, since there are any.
    """
    name = "Cần xử lý" if told.edition.cases is None else "Cần xem xét"
    counts = {n: sum(item.section == n for item in told.chosen) for n in TO_HANDLE}
    total = sum(counts.values())
    if not total:
        return f"{name}: 0."
    each = ", ".join(f"{f'mục {n}' if told.has(n) else _KINDS[n]}: {padded(count)}" for n, count in counts.items())
    return f"{name}: {padded(total)} tin, bài ({padded(to_handle(told.chosen))} nội dung); {each}."
