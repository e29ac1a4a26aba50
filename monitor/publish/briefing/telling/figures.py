"""The sentences of the figures: how much, of what tone, by whom, and where a source was not read. Not here: the tables."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from monitor.briefing import FailedSource, Figure, QuietPortal, Want
from monitor.model import Group
from monitor.publish.briefing.telling.compare import (
    amount_against,
    beside,
    group_then,
    of_all,
    shares_against,
    why_missing,
)
from monitor.publish.briefing.telling.telling import Telling, made_at, said
from monitor.publish.briefing.telling.wording import NONE, amount, day_runs, named_apart
from monitor.publish.briefing.values import Cell, Grid, Sentence
from monitor.publish.digest.items import TONES
from monitor.publish.digest.places import GROUP_NAMES
from monitor.vietnamese.wording import change, short_day

NAMED = 5  # sources and portals named in a sentence
_MOST_PORTALS = 15


def opening(telling: Telling) -> tuple[Sentence, ...]:
    """What the report is made for, and on what."""
    briefing = telling.briefing
    basis = telling.say("basis", days=_days(telling), at=made_at(briefing), sources=said(briefing.sources))
    running = () if briefing.over else (telling.say("running"),)
    missing = (Sentence(why) for why in why_missing(telling))
    return (telling.say("opening"), basis, *running, *missing)


def _days(telling: Telling) -> str:
    period = telling.briefing.period
    if period.first == period.last:
        return f"trong ngày {short_day(period.first)}"
    last = f"hết ngày {short_day(period.last)}" if telling.briefing.over else "thời điểm lập báo cáo"
    return f"từ ngày {short_day(period.first)} đến {last}"


def overview(telling: Telling) -> tuple[Sentence, ...]:
    """The figures as a whole."""
    items, printed = telling.count(Want()), telling.printed(Want())
    if not items.value:
        return (
            telling.say("nothing", (items,)),
            *earlier(telling),
            *amount_against(telling, items, printed),
            *coverage(telling),
        )
    return (
        *amounts(telling, items, printed),
        *earlier(telling),
        *amount_against(telling, items, printed),
        *coverage(telling),
        *tones(telling),
        own(telling),
        flagged(telling),
    )


def amounts(telling: Telling, items: Figure, printed: Figure) -> Iterator[Sentence]:
    """How much; items that do not speak of the province and count all the same, so that nobody takes them for what they are not."""
    values = {"items": said(items.value), "appearances": said(printed.value)}
    rest, related = telling.count(Want(related=False)), telling.count(Want(related=True))
    if not rest.value:
        yield telling.say("amount", (items, printed), **values)
        return
    yield telling.say("amount_scope", (items, printed, related), **values, related=said(related.value))
    yield telling.say("unrelated_all" if telling.briefing.everything else "unrelated", (rest,), items=said(rest.value))


def earlier(telling: Telling) -> Iterator[Sentence]:
    """Reprints that no figure counts."""
    if telling.briefing.earlier:
        yield telling.say("earlier", copies=said(telling.briefing.earlier))


def tones(telling: Telling) -> Iterator[Sentence]:
    """How many of each tone, their shares, and how these moved."""
    judged, rest = telling.count(Want(judged=True)), telling.count(Want(judged=False))
    if judged.value:
        parts = {tone: telling.count(Want(tone=tone)) for tone in TONES}
        words = {tone: said(part.value) for tone, part in parts.items()}
        yield telling.say(
            "tones",
            (judged, *parts.values()),
            judged=said(judged.value),
            good=words["tich-cuc"],
            neutral=words["trung-tinh"],
            mixed=words["nhieu-chieu"],
            bad=words["tieu-cuc"],
        )
        yield shares_against(telling)
    else:
        yield telling.say("unjudged_all", (judged,))
    if rest.value:
        yield telling.say("unjudged", (rest,), items=said(rest.value))


def flagged(telling: Telling) -> Sentence:
    """How many hold something to be verified."""
    found = telling.count(Want(flagged=True))
    if not found.value:
        return telling.say("flagged_none", (found,))
    return telling.say("flagged", (found,), items=said(found.value))


def own(telling: Telling) -> Sentence:
    """The share of the province's own press and portals, and how these are known."""
    found, listed = _own(telling), telling.briefing.own
    if not listed:
        return found
    return replace(found, text=f"{found.text} {telling.phrase('own_listed', sources=said(len(listed)))}")


def _own(telling: Telling) -> Sentence:
    part, whole = telling.count(Want(own=True)), telling.count(Want())
    if not part.value:
        return telling.say("own_none", (part,))
    values = {"items": said(part.value), "whole": said(whole.value), "share": beside(telling, part, whole)}
    return telling.say("own", (part, whole), **values)


def of_group(telling: Telling, group: Group) -> Sentence:
    """What a group of outlets told, and against the period before."""
    part, printed, whole = telling.count(Want(group)), telling.printed(Want(group)), telling.count(Want())
    then = group_then(telling.briefing, group)
    against = "" if then is None else telling.phrase("group_against", moved=change(part.value, then))
    if not part.value:
        return telling.say("group_none", (part,), name=GROUP_NAMES[group], against=against)
    of_whole = of_all(telling, part, whole)
    return telling.say(
        "group",
        (part, printed, whole) if of_whole else (part, printed),
        name=GROUP_NAMES[group],
        items=said(part.value),
        appearances=said(printed.value),
        share=of_whole,
        against=against,
    )


def top_topics(telling: Telling, topics: Sequence[str]) -> str:
    """As "Du lịch, lễ hội (12 tin, bài); Y tế (03 tin, bài)"; used with the figures of the same topics."""
    counted = ((topic, telling.count(Want(topic=topic)).value) for topic in topics)
    return "; ".join(f"{telling.labels[topic]} ({said(number)} tin, bài)" for topic, number in counted)


# -- sources that failed, portals that are quiet -----------------------------------------------------


def coverage(telling: Telling) -> tuple[Sentence, ...]:
    """Which sources failed, so that a fall in coverage is not taken for a fall in interest."""
    failed = telling.briefing.failed
    if not failed:
        return (telling.say("coverage_unknown" if _unasked(telling) else "coverage_whole"),)
    days: dict[tuple[str, str], set[date]] = {}
    for source in failed:  # one that failed and was at times not asked stands there twice
        days.setdefault((source.id, source.name), set()).update(source.days)
    often = sorted(days.items(), key=lambda each: (-len(each[1]), each[0]))
    names = [f"{name} {said(len(lost))} ngày" for (_, name), lost in often]
    values = {"sources": said(len(days)), "named": named_apart(names, NAMED, "nguồn"), "annex": telling.sources_annex}
    return (telling.say("coverage", (), **values),)


def _unasked(telling: Telling) -> bool:
    """Whether nothing is known of any day, so that no source can be said to have been read."""
    return not telling.briefing.items and len(telling.briefing.unknown) == len(telling.briefing.period.days)


def failed_table(telling: Telling) -> Grid:
    """Every source that failed, with its days."""
    rows = tuple(_failed_row(telling, n, source) for n, source in enumerate(telling.briefing.failed, start=1))
    columns = ("TT", "Nguồn", "Nhóm", "Số ngày", "Các ngày không đọc được", "Lý do")
    return Grid("bang-nguon-loi", "Nguồn không đọc được trong kỳ", columns, rows)


def _failed_row(telling: Telling, number: int, source: FailedSource) -> tuple[Cell, ...]:
    why = "nguồn không trả lời hoặc trả lời lỗi" if source.asked else "phần mềm không truy cập"
    return (
        Cell(str(number), number=number),
        Cell(source.name),
        Cell(GROUP_NAMES[source.group]),
        Cell(amount(len(source.days)), number=len(source.days)),
        Cell(day_runs(source.days, telling.briefing.period.last.year)),
        Cell(why),
    )


def portals(telling: Telling) -> tuple[Sentence, ...]:
    """Portals that are not kept up to date, and those of which nothing can be said."""
    return (*portals_quiet(telling), *portals_unread(telling, NAMED))


def portals_quiet(telling: Telling) -> tuple[Sentence, ...]:
    """The first of both; () where nothing can be said of any."""
    days = said(telling.rules.quiet_days)
    quiet = [portal for portal in telling.briefing.quiet if not portal.failed]
    if quiet:
        named = named_apart([_portal(portal) for portal in quiet], _MOST_PORTALS, "trang")
        return (telling.say("quiet", portals=said(len(quiet)), days=days, named=named),)
    return () if telling.briefing.quiet and _unasked(telling) else (telling.say("quiet_none", days=days),)


def portals_unread(telling: Telling, most: int) -> tuple[Sentence, ...]:
    """Those that were not read, at most so many by name: one sentence, for nothing can be said of any."""
    unread = [portal.name for portal in telling.briefing.quiet if portal.failed]
    if not unread:
        return ()
    days, named = said(telling.rules.quiet_days), named_apart(unread, most, "trang")
    return (telling.say("quiet_unread", portals=said(len(unread)), days=days, named=named),)


def _portal(portal: QuietPortal) -> str:
    if portal.last is None:
        return f"{portal.name} (chưa ghi nhận tin nào)"
    return f"{portal.name} (tin gần nhất ngày {short_day(portal.last)})"


def portals_table(telling: Telling) -> Grid:
    """Those without anything new."""
    quiet = [portal for portal in telling.briefing.quiet if not portal.failed]
    rows = tuple(
        (
            Cell(str(n), number=n),
            Cell(portal.name),
            Cell(short_day(portal.last) if portal.last else NONE),
            Cell(amount(portal.days), number=portal.days),
        )
        for n, portal in enumerate(quiet, start=1)
    )
    columns = ("TT", "Cổng, trang thông tin điện tử", "Tin gần nhất", "Số ngày không có tin mới")
    return Grid("bang-cong", "Cổng, trang thông tin điện tử chậm cập nhật", columns, rows)
