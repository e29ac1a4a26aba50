"""The mail that tells at once: its subject, and what it says of each article and of topics that rise.

What it must never do: call anything false, or a criticism a fault. It says what was printed, which rule asked for it and
which words made the rule find it. Not here: layout (publish), who gets it and when (pipeline).
"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from monitor.addresses import domain, is_http
from monitor.alerts.told import Alerted, Letterhead, Rise, Telling
from monitor.config.flag_kinds import to_verify
from monitor.model import Clip, Evidence
from monitor.publish.digest.items import MEDIA, NO_ADDRESS, tone_label
from monitor.publish.digest.places import GROUP_NAMES
from monitor.publish.edition.quote import quote
from monitor.publish.view_values import Entry, Line, Part, Reprint, Section, View
from monitor.vietnamese.wording import clock, day_month, decimal, hour, in_marks, listed, padded, short_day

REVIEW = "BÁO TỰ ĐỘNG, CHƯA RÀ SOÁT"
CLOSING = (
    "Phân loại do máy đề xuất, chưa rà soát. Trích dẫn ngắn, có dẫn nguồn, phục vụ công tác quản lý; không thay thế bài "
    "gốc. Tin, bài nêu ở đây vẫn được nêu trong bản tin điểm báo; lượt đăng lại được nêu cùng bài gốc, kể cả khi bài gốc đã "
    "nêu ở số trước."
)
_WORDS = 6  # that made a label, named in a line
_EXPLAINED = frozenset({"group", "outlet", "source", "province", "tone", "topic", "place"})
_LONGEST_TITLE = 120  # letters, in a subject


def subject_of(telling: Telling, head: Letterhead) -> str:
    """The subject line: what is told first, and how much more there is."""
    mark = f"[BÁO NGAY {head.province.upper()}]"
    if telling.alerted:
        first = telling.alerted[0]
        said = f"{mark} {'; '.join(first.rules)}: {_short(first.clip.article.title)}"
        rest = len(telling.alerted) - 1
        return f"{said} (còn {padded(rest)} tin, bài khác)" if rest else said
    first_rise = telling.rises[0]
    said = f"{mark} Chủ đề {first_rise.label} tăng đột biến: {padded(first_rise.count)} tin, bài trong 24 giờ"
    rest = len(telling.rises) - 1
    return f"{said} (còn {padded(rest)} chủ đề khác)" if rest else said


def _short(title: str) -> str:
    if len(title) <= _LONGEST_TITLE:
        return title
    return title[:_LONGEST_TITLE].rpartition(" ")[0].rstrip(" ,;:–-") + "…"


def alert_view(telling: Telling, head: Letterhead) -> View:
    """Everything the mail says."""
    at = head.at.astimezone(ZoneInfo(head.timezone))
    sections = []
    if telling.alerted:
        entries = tuple(_entry(each, n, head) for n, each in enumerate(telling.alerted, start=1))
        sections.append(Section("", "TIN, BÀI KHỚP QUY TẮC BÁO NGAY", (Part("", (), entries),), listing=True))
    if telling.rises:
        parts = tuple(_rise_part(each, head) for each in telling.rises)
        sections.append(Section("", "CHỦ ĐỀ CÓ SỐ TIN, BÀI TĂNG ĐỘT BIẾN", parts))
    return View(
        office=head.office.upper(),
        name="BÁO NGAY",
        masthead=f"{hour(at)} ngày {short_day(at.date())}",
        review=REVIEW,
        summary="TÓM TẮT: " + " ".join(_summary(telling)),
        sections=tuple(sections),
        closing=CLOSING,
    )


def _summary(telling: Telling) -> Iterator[str]:
    if telling.alerted:
        rules = "”, “".join(dict.fromkeys(rule for each in telling.alerted for rule in each.rules))
        yield f"{padded(len(telling.alerted))} tin, bài vừa ghi nhận khớp quy tắc báo ngay “{rules}”."
    if telling.rises:
        yield f"{padded(len(telling.rises))} chủ đề có số tin, bài tăng đột biến trong 24 giờ."


# -- an article ------------------------------------------------------------------------------------


def _entry(told: Alerted, number: int, head: Letterhead) -> Entry:
    clip = told.clip
    return Entry(
        number=number,
        mark="[Tiếp theo] " if told.earlier else "",
        head=_head(clip, head),
        title=clip.article.title,
        note="" if clip.article.language == "vi" else " (chưa dịch)",
        lines=tuple(_lines(told, head)),
        link=_link(clip),
        told="",
        reprints=tuple(_reprint(each, head) for each in told.others),
    )


def _link(clip: Clip) -> str:
    article = clip.article
    return next((url for url in (article.canonical, article.url) if is_http(url)), "")


def _head(clip: Clip, head: Letterhead) -> str:
    place = domain(_link(clip)) if _link(clip) else MEDIA[clip.medium]
    unsure = " (giờ máy ghi nhận)" if clip.article.published_from == "first-seen" else ""
    return f"{clip.outlet} ({place}), {_moment(clip.article.published, head)}{unsure}"


def _moment(at: datetime, head: Letterhead) -> str:
    zone = ZoneInfo(head.timezone)
    local = at.astimezone(zone)
    return f"{clock(local)} ngày {day_month(local.date(), head.at.astimezone(zone).year)}"


def _reprint(clip: Clip, head: Letterhead) -> Reprint:
    return Reprint(_head(clip, head), _link(clip))


def _lines(told: Alerted, head: Letterhead) -> Iterator[Line]:
    clip = told.clip
    yield from (Line("story", line) for line in _story(told, head))
    said = quote(clip, head.quote_words)
    if said:
        yield Line("quote", f"Bài viết nêu: {in_marks(said)}")
    yield Line("tags", f"Quy tắc: {'; '.join(told.rules)}. Căn cứ: {'; '.join(_why(told, head))}.")
    yield Line("tags", f"Sắc thái: {_tone(told)}; Lĩnh vực: {_topics(clip, head)}.")
    if flagged := to_verify(clip.flags):
        yield Line("note", f"Có {padded(len(flagged))} nội dung máy gắn cờ cần kiểm chứng, nêu trong bản tin điểm báo.")
    if clip.article.title_only:
        yield Line("note", "Chỉ đọc được tiêu đề và đoạn mở đầu.")
    if not _link(clip) and clip.medium == "bao-dien-tu":
        yield Line("note", NO_ADDRESS)


def _story(told: Alerted, head: Letterhead) -> Iterator[str]:
    if told.original:
        yield f"Đăng lại bài của {_head(told.original, head)}."
    if told.outlets > 1:
        yield f"{padded(told.outlets)} báo ({padded(told.houses)} cơ quan chủ quản) đưa tin về sự kiện này."
    if told.earlier:
        yield f"Tiếp theo tin, bài cùng sự kiện đã báo ngay lúc {_moment(told.earlier, head)}."


def _why(told: Alerted, head: Letterhead) -> Iterator[str]:
    """What made the rules find it: the labels that they ask for with the words that caused these, then words they ask for."""
    tags = told.clip.tags
    if told.words:
        yield f"từ ngữ {_quoted(told.words)}"
    if told.asked & {"group", "outlet", "source"}:
        yield f"nhóm {GROUP_NAMES[told.clip.group]}"
    if "province" in told.asked and tags.province != "none":
        yield f"nhắc đến tỉnh{_because(tags.province_evidence)}"
    if "tone" in told.asked:
        yield f"sắc thái {_tone(told)}{_because(tags.tone.evidence) if tags.tone and not told.tone_by_person else ''}"
    if "topic" in told.asked:
        yield from (f"lĩnh vực {head.topics.get(t.id, t.id)}{_because(t.evidence)}" for t in tags.topics)
    if "place" in told.asked:
        yield from (f"địa bàn {place.name}{_because(place.evidence)}" for place in tags.places)
    if not (told.words or told.asked & _EXPLAINED):
        yield "câu hỏi của quy tắc"


def _tone(told: Alerted) -> str:
    if told.tone_by_person:
        return f"{tone_label(told.tone_by_person)} (do cán bộ xác định)"
    tone = told.clip.tags.tone
    return tone_label(tone.value, unsure=tone.unsure) if tone else tone_label(None)


def _topics(clip: Clip, head: Letterhead) -> str:
    return " / ".join(head.topics.get(topic.id, topic.id) for topic in clip.tags.topics) or "chưa phân loại"


def _because(evidence: Sequence[Evidence]) -> str:
    words = tuple(dict.fromkeys(each.text for each in evidence))
    return f" ({_quoted(words)})" if words else ""


def _quoted(words: Sequence[str]) -> str:
    return listed([f"“{word}”" for word in words], _WORDS, "từ ngữ")


# -- a topic ---------------------------------------------------------------------------------------


def _rise_part(rise: Rise, head: Letterhead) -> Part:
    told = f", thuộc {padded(rise.stories)} nhóm tin cùng sự kiện" if rise.stories else ""
    sentence = (
        f"{padded(rise.count)} tin, bài trong 24 giờ đến {_moment(rise.found_at, head)}{told}; trung bình "
        f"{padded(rise.days)} ngày trước: {decimal(rise.mean, 1)} tin, bài một ngày. Các nguồn được đọc đều trong cả thời gian này."
    )
    left = rise.count - len(rise.newest)
    more = (f"Còn {padded(left)} tin, bài khác của chủ đề này.",) if left > 0 else ()
    entries = tuple(_listed(clip, n, head) for n, clip in enumerate(rise.newest, start=1))
    return Part(f"Chủ đề {rise.label}", (sentence, *more), entries)


def _listed(clip: Clip, number: int, head: Letterhead) -> Entry:
    return Entry(number, "", _head(clip, head), clip.article.title, "", (), _link(clip), "", ())
