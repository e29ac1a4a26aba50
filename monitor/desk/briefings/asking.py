"""What an address under /briefings asks for: a period, the items that a figure counts; and how both are called. Not here: answers."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import TypeVar, get_args
from zoneinfo import ZoneInfo

from flask import abort
from werkzeug.datastructures import MultiDict

from monitor.briefing import Briefing, Want
from monitor.errors import InputError
from monitor.model import Group, ToneValue
from monitor.periods import Kind, Period, named, period_of
from monitor.publish.briefing.telling.wording import period_name
from monitor.publish.digest.items import TONES
from monitor.publish.digest.places import GROUP_NAMES
from monitor.vietnamese.wording import in_marks, short_day

T = TypeVar("T")
_YES: Mapping[str, bool] = {"yes": True, "no": False}
_KINDS: tuple[tuple[Kind, int], ...] = (("quarter", 5), ("half", 2), ("year", 2), ("month", 4), ("week", 2))


def period_named(name: str) -> Period:
    """The period of an address; 404 for a name that is none."""
    try:
        found = named(name)
    except InputError:
        abort(404)
    return found if found.name == name else abort(404)


def called(period: Period) -> str:
    """As "Quý III năm 2026"."""
    words = period_name(period)
    return words[:1].upper() + words[1:]


def offered(today: date) -> list[Period]:
    """The periods that people ask for most: the one that runs and those before it, of each kind."""
    found = []
    for kind, count in _KINDS:
        period = period_of(kind, today)
        for _ in range(count):
            found.append(period)
            period = period.before
    return found


def is_over(period: Period, timezone: str, now: datetime) -> bool:
    """Whether its last day has passed on the office's calendar."""
    return now.astimezone(ZoneInfo(timezone)).date() > period.last


def want_of(args: MultiDict[str, str]) -> Want:
    """What `Want.query` says; 404 for what is none."""
    known = {
        "group",
        "tone",
        "judged",
        "topic",
        "place",
        "outlet",
        "first",
        "last",
        "story",
        "flagged",
        "foreign",
        "own",
        "related",
        "page",
    }
    if set(args) - known:
        abort(404)
    return Want(
        group=_one_of(args, "group", get_args(Group)),
        tone=_one_of(args, "tone", get_args(ToneValue)),
        judged=_yes(args, "judged"),
        topic=args.get("topic", ""),
        place=args.get("place", ""),
        outlet=args.get("outlet", ""),
        first=_read(args, "first", date.fromisoformat),
        last=_read(args, "last", date.fromisoformat),
        story=_read(args, "story", _number),
        flagged=_yes(args, "flagged"),
        foreign=_yes(args, "foreign"),
        own=_yes(args, "own"),
        related=_yes(args, "related"),
    )


def _one_of(args: MultiDict[str, str], name: str, allowed: tuple[T, ...]) -> T | None:
    value = args.get(name, "")
    if not value:
        return None
    return next((each for each in allowed if each == value), None) or abort(404)


def _yes(args: MultiDict[str, str], name: str) -> bool | None:
    value = args.get(name, "")
    return None if not value else _YES[value] if value in _YES else abort(404)


def _read(args: MultiDict[str, str], name: str, read: Callable[[str], T]) -> T | None:
    value = args.get(name, "")
    try:
        return read(value) if value else None
    except ValueError:
        abort(404)


def _number(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and len(text) < 19):
        raise ValueError(text)
    return int(text)


def want_words(briefing: Briefing, want: Want) -> list[str]:
    """What a list was chosen by, a piece each; [] for all of the period."""
    labels, heads = dict(briefing.topics), {story.id: story.headline for story in briefing.stories}
    found = [
        f"nhóm báo: {GROUP_NAMES[want.group]}" if want.group else "",
        f"sắc thái: {TONES[want.tone]}" if want.tone else "",
        _either(want.judged, "được xét sắc thái", "không xét sắc thái"),
        f"chủ đề: {labels.get(want.topic, want.topic)}" if want.topic else "",
        f"địa bàn: {want.place}" if want.place else "",
        f"báo: {want.outlet}" if want.outlet else "",
        f"từ ngày {short_day(want.first)}" if want.first else "",
        f"đến ngày {short_day(want.last)}" if want.last else "",
        f"sự kiện {in_marks(heads[want.story]) if heads.get(want.story) else want.story}" if want.story else "",
        _either(want.flagged, "có nội dung cần kiểm chứng", "không có nội dung cần kiểm chứng"),
        _either(want.foreign, "báo chí đối ngoại, nước ngoài", "báo chí trong nước"),
        _either(want.own, "báo chí, cổng, trang của tỉnh", "ngoài báo chí, cổng, trang của tỉnh"),
        _either(want.related, "nói về tỉnh", "không nói về tỉnh"),
    ]
    return [words for words in found if words]


def _either(value: bool | None, yes: str, no: str) -> str:
    return "" if value is None else yes if value else no
