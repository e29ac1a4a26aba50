"""What a person fills in, checked: every fault at once, in Vietnamese. Not here: requests, taking it in (jobs.py)."""

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import get_args
from zoneinfo import ZoneInfo

from monitor.addresses import domain, is_http
from monitor.config import Source
from monitor.config.paper import PaperClip, paper_of
from monitor.config.toml_file import parse
from monitor.desk.adding.flat import flat_fault
from monitor.model import Fault, Group, Medium
from monitor.publish.digest.items import MEDIA

GROUPS: tuple[Group, ...] = get_args(Group)
MEDIUMS: Mapping[Medium, str] = {medium: words[:1].upper() + words[1:] for medium, words in MEDIA.items()}
LANGUAGES: Mapping[str, str] = {
    "vi": "Tiếng Việt",
    "en": "Tiếng Anh",
    "zh": "Tiếng Trung",
    "lo": "Tiếng Lào",
    "km": "Tiếng Khmer",
    "th": "Tiếng Thái",
    "fr": "Tiếng Pháp",
    "ja": "Tiếng Nhật",
    "ko": "Tiếng Hàn",
    "ru": "Tiếng Nga",
}
NAMES: Mapping[str, str] = {
    "outlet": "Tên báo, đài",
    "group": "Nhóm báo",
    "medium": "Loại hình",
    "published": "Ngày đăng, phát",
    "title": "Tiêu đề",
    "text": "Nội dung",
    "entered_by": "Người nhập",
    "author": "Tác giả",
    "language": "Ngôn ngữ",
}
_EARLIEST = date(1945, 1, 1)
_LONGEST = {"outlet": 200, "title": 500, "author": 200, "text": 500_000}  # letters


@dataclass(frozen=True, slots=True)
class Missed:
    """A missed article, as it was filled in."""

    url: str
    outlet: str
    group: Group | None


def missed(form: Mapping[str, str], sources: tuple[Source, ...]) -> tuple[Missed, tuple[str, ...]]:
    """The address that *form* names, and what is wrong with it."""
    url, outlet, group = (form.get(name, "").strip() for name in ("url", "outlet", "group"))
    held = Missed(url, outlet, group if group in GROUPS else None)
    if not url:
        return held, ("Chưa có đường dẫn của bài.",)
    if not is_http(url) or len(url) > 2000:
        return held, ("Đường dẫn phải bắt đầu bằng http:// hoặc https://; sao chép cả dòng địa chỉ từ trình duyệt.",)
    wrong = []
    if not known_host(url, sources):
        if not outlet:
            wrong.append(f"Chưa theo dõi trang {domain(url)}: ghi tên báo.")
        if held.group is None:
            wrong.append(f"Chưa theo dõi trang {domain(url)}: chọn nhóm báo.")
    return held, tuple(wrong)


def known_host(url: str, sources: tuple[Source, ...]) -> bool:
    """Whether one of *sources* stands at the host of *url*."""
    return any(domain(address) == domain(url) for source in sources for address in source.urls)


def paper(form: Mapping[str, str], who: str, now: datetime, zone: ZoneInfo) -> tuple[PaperClip | None, tuple[str, ...]]:
    """The clip that *form* tells of, entered by *who*; or None and what is wrong."""
    held = {name: form.get(name, "").strip() for name in (*NAMES, "day", "hour")}
    wrong = [f"{NAMES[name]} dài quá {most} ký tự." for name, most in _LONGEST.items() if len(held[name]) > most]
    published = _published(held["day"], held["hour"])
    if held["day"] and published is None:
        wrong.append("Ngày, giờ đăng không đúng.")
    values: dict[str, object] = {name: held[name] for name in NAMES if name != "published"}
    values |= {"entered_by": who, "language": held["language"] or "vi", "published": published}
    clip, faults = paper_of(values)
    wrong += [_missing(name, held) for name in faults if not (name == "published" and held["day"])]
    if clip and (fault := _day_fault(clip, now, zone)):
        wrong.append(fault)
    return (None if wrong else clip), tuple(wrong)


def paper_file(content: bytes, who: str, now: datetime, zone: ZoneInfo) -> tuple[PaperClip | None, tuple[str, ...]]:
    """The clip of an uploaded file as `monitor add --paper` takes it, entered by *who*; or None and what is wrong.

    The name that the file came with is never used.
    """
    if wrong := flat_fault(content):
        return None, (wrong,)
    with tempfile.TemporaryDirectory(prefix="monitor-paper-") as folder:
        path = Path(folder) / "paper.toml"
        path.write_bytes(content)
        clip, faults = parse(path, PaperClip, "")
    if clip is None:
        return None, tuple(map(_file_fault, faults))
    wrong = _day_fault(clip, now, zone)
    return (None, (wrong,)) if wrong else (clip.model_copy(update={"entered_by": who}), ())


def _published(day: str, hour: str) -> datetime | date | None:
    try:
        on = date.fromisoformat(day)
        return datetime.combine(on, time.fromisoformat(hour)) if hour else on
    except ValueError:
        return None


def _day_fault(clip: PaperClip, now: datetime, zone: ZoneInfo) -> str:
    try:
        at = clip.published_utc(str(zone))
    except OverflowError:
        return "Ngày đăng không đúng."
    if at.date() < _EARLIEST:
        return f"Ngày đăng trước năm {_EARLIEST.year}."
    return "Ngày đăng còn ở phía trước." if at > now + timedelta(hours=24) else ""


def _missing(name: str, held: Mapping[str, str]) -> str:
    words = NAMES.get(name, name)
    return f"{words}: chưa đúng." if held.get(name) else f"{words}: chưa nhập."


def _file_fault(fault: Fault) -> str:
    where = f"dòng {fault.line}" + (f", {fault.key}" if fault.key else "")
    if "no valid TOML" in fault.message:
        return f"Tệp không đúng dạng TOML ({where})."
    if "UTF-8" in fault.message:
        return "Tệp không phải văn bản UTF-8."
    if "is missing" in fault.message:
        return f"Tệp thiếu mục {fault.key} ({NAMES.get(fault.key, fault.key)})."
    if "unknown key" in fault.message:
        return f"Tệp có mục lạ: {fault.key} (dòng {fault.line})."
    return f"Tệp có chỗ chưa đúng ({where})."
