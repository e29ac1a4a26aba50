"""Events and items in the words of a report: section II and the full list. Not here: which events those are (report/events.py)."""

from collections.abc import Iterator, Sequence
from zoneinfo import ZoneInfo

from monitor.addresses import is_http
from monitor.model import Edition, Item, Report, ToneValue
from monitor.publish.digest.flags import flag_lines, statement
from monitor.publish.digest.items import (
    NO_ADDRESS,
    head,
    item_lines,
    mark_of,
    note,
    pointer,
    reprints_of,
    tone_label,
    written_lines,
)
from monitor.publish.digest.late import ANCHOR, CRITICAL, PART, critical, late_entry
from monitor.publish.edition.late import late_appearances
from monitor.publish.report.build import Told, appearances, outlets_of, told_before, told_in
from monitor.publish.report.events import MOST, TELLING, Event, Events
from monitor.publish.report.words import edition_numbers, unit
from monitor.publish.view_values import LONGEST, Entry, Line, Part, Section
from monitor.vietnamese.wording import in_marks, long_day, padded, shortened

LIST = "PHỤ LỤC"

# By section of the digest: heading, what the full list calls its items, nil sentence.
_WORDS = {
    "IV": (
        "Thông tin tích cực",
        "thông tin tích cực",
        "Không có tin, bài tích cực, quảng bá hình ảnh tỉnh trong {}.",
    ),
    "II": (
        "Thông tin phản ánh hạn chế, bất cập",
        "phản ánh hạn chế, bất cập",
        "Không có tin, bài phản ánh hạn chế, bất cập nêu tại mục này trong {}.",
    ),
    "III": (
        "Thông tin cần kiểm chứng",
        "cần kiểm chứng",
        "Không có nội dung được máy gắn cờ cần kiểm chứng trong {}.",
    ),
}
# What the heading of another section says of flagged events of these tones.
_BOTH: dict[str, tuple[str, tuple[ToneValue, ...]]] = {
    "IV": ("tích cực", ("tich-cuc",)),
    "II": ("phản ánh hạn chế, bất cập", ("tieu-cuc", "nhieu-chieu")),
}


# -- section II --------------------------------------------------------------------------------------


def outstanding(report: Report, events: Events) -> Section:
    """The events that a leader should know: good, critical, to be verified."""
    parts = [
        part for number, section in enumerate(TELLING, start=1) for part in _parts(report, events, section, number)
    ]
    return Section("II", "VẤN ĐỀ NỔI BẬT", tuple(parts))


def _parts(report: Report, events: Events, section: str, number: int) -> Iterator[Part]:
    heading, mark, nil = _WORDS[section]
    all_ = events.sections[section]
    if not all_:
        yield Part(f"{number}. {heading}", (nil.format(unit(report)),))
    else:
        told = tuple(_entry(report, events, event, n, section) for n, event in enumerate(all_[:MOST], start=1))
        yield Part(f"{number}. {heading} ({_counted(all_)})", (), told)
    notes = [f"Còn {_counted(all_[MOST:])}: xem {LIST}, các tin, bài ghi “{mark}”."] if all_[MOST:] else []
    if section in _BOTH:
        notes += _both(events, section)
    if section == "II":
        notes += _printed_again(report)
    if notes:
        yield Part("", tuple(notes))


def _counted(events: Sequence[Event]) -> str:
    return f"{padded(len(events))} nội dung, {padded(sum(len(event.told) for event in events))} tin, bài"


def _both(events: Events, section: str) -> Iterator[str]:
    """What is critical, or good, and flagged is told under the flags only; it is pointed to."""
    words, tones = _BOTH[section]
    flagged = [e for e in events.sections["III"] if any(item.tone in tones for item in e.items)]
    if flagged:
        named = [events.leads[e.lead.item.clip] for e in flagged if e.lead.item.clip in events.leads]
        yield f"Nội dung {words} đồng thời cần kiểm chứng: xem mục {', '.join(named) or 'II.3'}."


def _printed_again(report: Report) -> Iterator[str]:
    """Critical articles that were told before the period and printed again in it."""
    late = critical(told_before(report.editions))
    if late:
        yield (
            f"Tin, bài {CRITICAL} nêu trước {unit(report)} này có lượt đăng lại mới ({padded(late_appearances(late))} lượt, "
            f"{padded(len(late))} tin, bài): xem {LIST}, {PART}."
        )


def _entry(report: Report, events: Events, event: Event, number: int, section: str) -> Entry:
    told, item = event.lead, event.lead.item
    headline = next((t.item.story.headline for t in reversed(event.told) if t.item.story and t.item.story.headline), "")
    return Entry(
        number=number,
        mark="",
        head=head(item, told.edition),
        title=item.title,
        note=note(item),
        lines=(Line("story", _spread(report, events, event, section)), *item_lines(item), *_other_flags(event)),
        link=item.url if is_http(item.url) else "",
        told="",
        reprints=(),
        above=f"Sự kiện: {headline}" if headline not in ("", item.title) else "",
        anchor=events.leads[item.clip],
    )


def _spread(report: Report, events: Events, event: Event, section: str) -> str:
    """How often and where it was printed, which editions told it, where else it stands here."""
    whole = events.whole[event.key]
    items = [told.item for told in whole]
    outlets, houses = _voices(report, items)
    editions = {told.edition.number: told.edition for told in whole}
    said = [f"Điểm báo {edition_numbers(list(editions.values()))}"]
    if (printed := appearances(items)) > 1:
        owners = f" ({padded(houses)} cơ quan chủ quản)" if houses else ""
        said.append(f"{padded(len(items))} tin, bài, {padded(printed)} lượt đăng tại {padded(outlets)} báo{owners}")
    if elsewhere := ", ".join(events.elsewhere(event, section)):
        said.append(f"xem cả mục {elsewhere}")
    earlier = {item.story.earlier for item in items if item.story and item.story.earlier is not None} - set(editions)
    if earlier:
        said.append(f"tiếp theo tin đã nêu ở số {max(earlier):03d}")
    return f"{'; '.join(said)}."


def _voices(report: Report, items: Sequence[Item]) -> tuple[int, int]:
    """Outlets and their owners; 0 owners where nothing was known of them."""
    story = items[0].story
    if story:
        return next((each.outlets, each.houses) for each in report.stories if each.id == story.id)
    family = items[0].family
    return len(outlets_of(items)), family.houses if family else 0


def _other_flags(event: Event) -> Iterator[Line]:
    """What other items of the event are flagged for, and the first of them is not: each is a statement of its own."""
    known = {statement(flag) for flag in event.lead.item.flags}
    for told in event.told[1:]:
        new = [flag for flag in told.item.flags if statement(flag) not in known]
        known |= {statement(flag) for flag in new}
        if new:
            yield Line(
                "note",
                f"Cùng sự kiện, {head(told.item, told.edition)}: {in_marks(shortened(told.item.title, LONGEST))}",
            )
            yield from flag_lines(new)


# -- the full list -----------------------------------------------------------------------------------


def full_list(report: Report, events: Events) -> Section:
    """Every item of every edition, numbered through; what section II tells is only pointed to."""
    entries: dict[int, list[Entry]] = {edition.number: [] for edition in report.editions}
    for number, told in enumerate(told_in(report.editions), start=1):
        entries[told.edition.number].append(_listed(told, number, events))
    parts = [
        Part(_edition_heading(report, edition, listed), (), tuple(listed), edition_anchor(edition))
        for edition, listed in ((edition, entries[edition.number]) for edition in report.editions)
    ]
    title = f"{LIST}. DANH MỤC TIN, BÀI THEO BẢN TIN"
    return Section("", title, (*parts, *_told_before(report)), listing=True)


def _told_before(report: Report) -> Iterator[Part]:
    """What was printed again of articles told before the period: no items of it, and numbered by themselves."""
    if late := told_before(report.editions):
        entries = tuple(late_entry(each, n, report.editions[-1]) for n, each in enumerate(late, start=1))
        amount = f"{padded(late_appearances(late))} lượt, {padded(len(late))} tin, bài"
        yield Part(f"Lượt đăng lại mới của tin, bài nêu trước {unit(report)} này ({amount})", (), entries, ANCHOR)


def edition_anchor(edition: Edition) -> str:
    """By which the page leads to what *edition* told."""
    return f"so-{edition.number}"


def _edition_heading(report: Report, edition: Edition, entries: Sequence[Entry]) -> str:
    day = long_day(edition.due.astimezone(ZoneInfo(report.timezone)).date())
    return f"Số {edition.number:03d} – {day}: " + (
        f"{padded(len(entries))} tin, bài" if entries else "không có tin, bài"
    )


def _listed(told: Told, number: int, events: Events) -> Entry:
    item, place = told.item, events.leads.get(told.item.clip)
    if place:
        return pointer(item, number, told.edition, place)
    web = is_http(item.url)
    return Entry(
        number=number,
        mark=mark_of(item),
        head=_class(item, events),
        title=item.title,
        note=note(item),
        lines=tuple(_listed_lines(item, web=web)),
        link=item.url if web else "",
        told="",
        reprints=reprints_of(item, told.edition),
        kin=head(item, told.edition),  # the short form of an entry: one line
    )


def _listed_lines(item: Item, *, web: bool) -> Iterator[Line]:
    """What people wrote of it, which no report leaves out."""
    yield from written_lines(item)
    if not web and item.medium == "bao-dien-tu":
        yield Line("note", NO_ADDRESS)


def _class(item: Item, events: Events) -> str:
    """Its tone, and what the figures count it as."""
    tone = tone_label(item.tone) if item.tone else "không xét sắc thái"
    parts = [tone]
    if place := events.members.get(item.clip):
        parts.append(f"cùng sự kiện mục {place}")
    elif item.section in _WORDS:
        parts.append(_WORDS[item.section][1])
    return "; ".join(parts)
