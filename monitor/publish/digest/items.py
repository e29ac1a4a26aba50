"""An item in the words of the digest (the item form of DOMAIN.md 2.1). Not here: the sections (digest/view.py)."""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from monitor.addresses import domain, is_http
from monitor.config.flag_kinds import to_verify
from monitor.model import Appearance, Edition, Item, Medium, Origin, ToneValue
from monitor.publish.digest.flags import flag_lines, told_as
from monitor.publish.digest.places import Places
from monitor.publish.view_values import LONGEST, Entry, Line, Reprint
from monitor.vietnamese.wording import clock, day_month, in_marks, listed, padded, shortened

TONES: dict[ToneValue, str] = {
    "tich-cuc": "tích cực",
    "trung-tinh": "trung tính",
    "nhieu-chieu": "nhiều chiều",
    "tieu-cuc": "tiêu cực",
}
MEDIA: dict[Medium, str] = {
    "bao-dien-tu": "báo điện tử",
    "bao-in": "báo in",
    "phat-thanh": "phát thanh",
    "truyen-hinh": "truyền hình",
}
_WHY = {
    "credited": "theo nguồn ghi trên báo",
    "wire": "hãng thông tấn",
    "earliest": "đăng sớm nhất",
}
_VERBS = {"II": "phản ánh", "IV": "giới thiệu"}
_NAMED_OUTLETS = 3
_NAMED_PLACES = 5
NO_ADDRESS = "Không có địa chỉ mở được trên mạng."  # what the program calls it inside says nothing to a reader


def entry(item: Item, edition: Edition, places: Places, *, reprints: bool) -> Entry:
    """*item* where it is told: in full, or in short where another one tells its event; with *reprints*, each of those too."""
    number, lead = places.numbers[item.clip], places.leads[item.clip]
    if lead is not item:
        return _short(item, edition, lead, places, reprints=reprints)
    headline = item.story.headline if item.story else ""
    return Entry(
        number=number,
        mark=mark_of(item),
        head=head(item, edition),
        title=item.title,
        note=note(item),
        lines=(*_story_lines(item, places), *_case_lines(item, places), *item_lines(item, _flagged(item, places))),
        link=item.url if is_http(item.url) else "",
        told="",
        reprints=reprints_of(item, edition) if reprints else (),
        above=f"Sự kiện: {shortened(headline, LONGEST)}" if headline not in ("", item.title) else "",
        anchor=_anchor(item, number),
    )


def _short(item: Item, edition: Edition, lead: Item, places: Places, *, reprints: bool) -> Entry:
    """One line; what people wrote is never left out, nor a flag, since each is a statement of its own."""
    number, web = places.numbers[item.clip], is_http(item.url)
    under = item.section == lead.section and (item.section != "" or item.group == lead.group)
    lines = [*_case_lines(item, places), *written_lines(item), *_flagged(item, places)]
    # That the event goes on is said right above, where its lead stands there.
    mark = _supplement(item) if under else mark_of(item)
    if not web and item.medium == "bao-dien-tu":
        lines.append(Line("note", _no_address(item)))
    return Entry(
        number=number,
        mark=mark,
        head=_short_head(item, edition, lead, under=under),
        title=item.title,
        note=note(item),
        lines=tuple(lines),
        link=item.url if web else "",
        told="",
        reprints=reprints_of(item, edition) if reprints else (),
        kin="Cùng sự kiện" if under else f"Cùng sự kiện nêu tại mục {places.name(lead)}",
        under=under,
        anchor=_anchor(item, number),
    )


def pointer(item: Item, number: int, edition: Edition, told: str) -> Entry:
    """*item* in the full list, when it is told at *told*, such as "II.1"."""
    return Entry(number, mark_of(item), head(item, edition), "", "", (), "", told, reprints_of(item, edition))


def follows_up(item: Item) -> bool:
    """Whether an edition before told of its event."""
    return item.story is not None and item.story.earlier is not None


def mark_of(item: Item) -> str:
    """What stands before it: found late, or told of before."""
    return _supplement(item) + ("[Tiếp theo] " if follows_up(item) else "")


def _supplement(item: Item) -> str:
    return "[Bổ sung] " if item.supplement else ""


def _anchor(item: Item, number: int) -> str:
    return f"{item.section}.{number}" if item.section else ""


def note(item: Item) -> str:
    """What stands behind its title: an officer's translation, or that there is none yet."""
    if item.translation:
        return f" – Bản dịch ({item.translation_by}): {in_marks(item.translation)}"
    return "" if item.language == "vi" else " (chưa dịch)"


def head(item: Item, edition: Edition) -> str:
    """Outlet, place and hour; *edition* is that which told it."""
    place = item.domain or MEDIA[item.medium]
    hour = _moment(item.published, edition, day_only=item.medium == "bao-in")
    return f"{shortened(item.outlet, LONGEST)} ({place}), {hour}{' (giờ máy ghi nhận)' if item.date_unsure else ''}"


def _short_head(item: Item, edition: Edition, lead: Item, *, under: bool) -> str:
    """Outlet and hour; the day, the medium and the tone only where they are not those of the item above."""
    zone = ZoneInfo(edition.timezone)
    same_day = under and item.published.astimezone(zone).date() == lead.published.astimezone(zone).date()
    if same_day and item.medium != "bao-in":
        hour = clock(item.published.astimezone(zone))
    else:
        hour = _moment(item.published, edition, day_only=item.medium == "bao-in")
    parts = [shortened(item.outlet, LONGEST), *([] if item.medium == "bao-dien-tu" else [MEDIA[item.medium]]), hour]
    if item.date_unsure:
        parts.append("giờ máy ghi nhận")
    if item.tone and item.tone != lead.tone:
        parts.append("sắc thái " + tone_label(item.tone, unsure=item.tone_unsure))
    return ", ".join(parts)


def _moment(at: datetime, edition: Edition, *, day_only: bool = False) -> str:
    zone = ZoneInfo(edition.timezone)
    local = at.astimezone(zone)
    day = "ngày " + day_month(local.date(), edition.due.astimezone(zone).year)
    return day if day_only else f"{clock(local)} {day}"


def _story_lines(item: Item, places: Places) -> list[Line]:
    """How many tell its event, where else in this edition, and which edition told of it before."""
    story, said = item.story, []
    if story is None:
        return []
    elsewhere = ", ".join(places.elsewhere(story.id, item.section))
    if story.outlets > 1:
        where = " trong cả bản tin" if story.id in places.broken else ""
        said.append(f"{padded(story.outlets)} báo ({padded(story.houses)} cơ quan chủ quản) đưa tin{where}")
    if elsewhere:
        said.append(f"xem cả mục {elsewhere}")
    if story.earlier is not None:
        said.append(f"tiếp theo tin đã nêu ở số {story.earlier:03d}")
    words = "; ".join(said)
    return [Line("story", f"{words[0].upper()}{words[1:]}.")] if words else []


def _case_lines(item: Item, places: Places) -> list[Line]:
    """To which open cases it, or a reprint of it, belongs."""
    said = (places.cases.get(clip) for clip in (item.clip, *(copy.clip for copy in item.copies)))
    return [Line("story", words) for words in dict.fromkeys(said) if words]


def item_lines(item: Item, flagged: Sequence[Line] | None = None) -> list[Line]:
    """Everything said below the headline that does not hang on the other items; *flagged*: of its flags, no more than that."""
    lines = [Line("author", "Tác giả: " + shortened(", ".join(item.authors), LONGEST))] if item.authors else []
    lines += written_lines(item) or ([] if to_verify(item.flags) else _quote_lines(item))
    lines += flag_lines(item.flags) if flagged is None else flagged
    lines.append(Line("tags", _tags(item)))
    if item.title_only:
        lines.append(Line("note", "Chỉ đọc được tiêu đề và đoạn mở đầu."))
    if not is_http(item.url):
        lines.append(Line("note", _no_address(item)))
    return lines


def _quote_lines(item: Item) -> list[Line]:
    if not item.quote:
        return []
    chosen = f" (câu do cán bộ chọn: {item.quote_by})" if item.quote_by else ""
    return [Line("quote", f"Bài viết {_VERBS.get(item.section, 'nêu')}: {in_marks(item.quote)}{chosen}")]


def written_lines(item: Item) -> list[Line]:
    """What an officer wrote or chose; words of the officer stand in place of any quote."""
    if item.words:
        return [Line("words", f"Lời của cán bộ ({item.words_by}): {item.words}")]
    return _quote_lines(item) if item.quote_by else []


def _flagged(item: Item, places: Places) -> list[Line]:
    """What its flags tell; what those of an item before it tell already, only where that stands."""
    before = places.said.get(item.clip, {})
    again = [flag for flag in item.flags if told_as(flag) in before]
    said = {
        f"{'Nội dung cần kiểm chứng' if to_verify([flag]) else 'Ghi nhận'}: như nêu tại mục "
        f"{places.name(before[told_as(flag)])}.": None
        for flag in again
    }
    return [*flag_lines([flag for flag in item.flags if flag not in again]), *(Line("story", words) for words in said)]


def _tags(item: Item) -> str:
    parts = [f"Sắc thái: {tone_label(item.tone, unsure=item.tone_unsure)}"]
    parts.append(f"Lĩnh vực: {' / '.join(item.topics) or 'chưa phân loại'}")
    if item.places:
        parts.append(f"Địa bàn: {listed(item.places, _NAMED_PLACES, 'địa danh')}")
    if item.copies:
        parts.append(f"Cùng nội dung: {listed(_outlets(item), _NAMED_OUTLETS, 'báo')}")
    parts += _origin(item)
    return "; ".join(parts) + "."


def tone_label(tone: ToneValue | None, *, unsure: bool = False) -> str:
    """The tone in words; tone is judged only where the province is what the article is about."""
    if tone is None:
        return "không xét"
    return TONES[tone] + (" (chưa chắc chắn)" if unsure else "")


def _outlets(item: Item) -> tuple[str, ...]:
    owners = _syndicated(item)
    return tuple(dict.fromkeys(shortened(copy.outlet, LONGEST) + owners.get(copy.clip, "") for copy in item.copies))


def _syndicated(item: Item) -> dict[int, str]:
    """What stands behind the outlets that only say again what another of their owner said."""
    each = item.family.syndicated if item.family else ()
    return {one.clip: f" (cùng cơ quan chủ quản với {shortened(one.first, LONGEST)})" for one in each}


def _origin(item: Item) -> list[str]:
    """Whose text it probably is, where it is not the item's own."""
    origin = item.family.origin if item.family else None
    if origin is None or origin.outlet == item.outlet:
        return []
    return [f"Nguồn có thể: {shortened(origin.outlet, LONGEST)} ({_why(origin)})"]


def _why(origin: Origin) -> str:
    return _WHY[origin.why] + ("" if origin.sure else ", chưa chắc chắn")


def _no_address(item: Item) -> str:
    if item.medium != "bao-dien-tu":
        return f"Nguồn {MEDIA[item.medium]}, không có địa chỉ trên mạng."
    return NO_ADDRESS


def reprints_of(item: Item, edition: Edition) -> tuple[Reprint, ...]:
    """Where it appeared again."""
    owners = _syndicated(item)
    return tuple(_reprint(copy, edition, owners.get(copy.clip, "")) for copy in item.copies)


def _reprint(copy: Appearance, edition: Edition, owner: str) -> Reprint:
    web = is_http(copy.url)
    place = f" ({domain(copy.url)})" if web else ""
    return Reprint(
        f"{shortened(copy.outlet, LONGEST)}{place}, {_moment(copy.published, edition)}{owner}", copy.url if web else ""
    )
