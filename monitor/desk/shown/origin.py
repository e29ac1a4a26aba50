"""Where an article and its date come from, in words. Not here: what became of its address (desk/sources), its labels (why.py)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo

from monitor.config import Scope
from monitor.model import Article, Clip, DateOrigin, Decided, Family, Visit

DATE_ORIGINS: Mapping[DateOrigin, str] = {
    "feed": "danh sách tin (RSS) của báo",
    "meta": "thông tin kèm theo trang (thẻ meta)",
    "jsonld": "dữ liệu mô tả trang (JSON-LD)",
    "text": "ngày giờ in trên trang",
    "url": "địa chỉ của bài",
    "first-seen": "lúc máy thấy bài lần đầu, vì không nơi nào ghi ngày",
    "person": "người nhập ghi",
}
VISITS: Mapping[str, str] = {
    "same": "không thay đổi",
    "changed": "đã thay đổi",
    "vanished": "không còn bài ở địa chỉ này",
    "returned": "bài có trở lại",
    "failed": "không mở được",
}
_WHY_ORIGIN = {
    "credited": "theo nguồn ghi trên báo",
    "wire": "hãng thông tấn",
    "earliest": "đăng sớm nhất",
}
_SAME_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Claim:
    """Another moment of publication than the one believed."""

    origin: str  # in words
    at: datetime
    raw: str


@dataclass(frozen=True, slots=True)
class Look:
    """A later look at the address."""

    at: datetime
    words: str
    reason: str  # as the program noted it


def other_dates(article: Article, zone: tzinfo) -> tuple[Claim, ...]:
    """What other origins say of the date; one that names only its day agrees with the whole day."""
    return tuple(
        Claim(DATE_ORIGINS.get(claim.origin, claim.origin), claim.at, claim.raw)
        for claim in article.dates
        if claim.origin != article.published_from and not _agrees(claim.at, article.published, zone)
    )


def _agrees(claim: datetime, published: datetime, zone: tzinfo) -> bool:
    local = claim.astimezone(zone)
    day_only = (local.hour, local.minute) == (0, 0) and local.date() == published.astimezone(zone).date()
    return abs(claim - published) < _SAME_MINUTE or day_only


def separate_lead(article: Article) -> str:
    """The lead where the text does not begin with it."""
    flat = " ".join(article.text.split())
    return "" if " ".join(article.lead.split()) in flat else article.lead


def looks(visits: tuple[Visit, ...]) -> tuple[Look, ...]:
    """The later looks, newest first."""
    return tuple(Look(visit.at, VISITS[visit.outcome], visit.reason) for visit in reversed(visits))


def scope_words(clip: Clip, scope: Scope, topics: Mapping[str, str], out: Decided | None) -> str:
    """Why the article is a clip of the office by what stands, or that it is none; *out* is a person's word that it is not."""
    if not clip.in_scope:
        return (
            "Ngoài phạm vi theo dõi: được nhập từ kho khác và giữ lại để tra cứu; "
            "không có trong bản tin, báo cáo và số liệu."
        )
    if out is not None:
        return f"{out.who} xác định tin không thuộc phạm vi theo dõi nên bản tin không nêu; tin vẫn ở trong kho."
    return _wanted_words(clip, scope, topics)


def _wanted_words(clip: Clip, scope: Scope, topics: Mapping[str, str]) -> str:
    if clip.tags.province != "none":
        how = "nói chính về tỉnh" if clip.tags.province == "central" else "có nhắc đến tỉnh"
        said = [word.who for word in clip.tags.decided if (word.label, word.value) == ("province", clip.tags.province)]
        return f"Trong phạm vi theo dõi vì {how}{f' ({said[-1]} xác định)' if said else ''}."
    national = [topics.get(topic.id, topic.id) for topic in clip.tags.topics if topic.id in scope.topics]
    if national and clip.group in scope.groups:
        return f"Trong phạm vi theo dõi vì thuộc lĩnh vực cả nước cần theo dõi: {', '.join(national)}."
    if scope.everything:
        return "Trong phạm vi theo dõi vì văn phòng đang giữ mọi bài."
    if clip.entered_by:
        return f"Có ở đây vì {clip.entered_by} đưa vào."
    return "Có ở đây vì thuộc phạm vi theo dõi lúc nhận bài; quy tắc nay đã khác."


def family_lines(family: Family | None, outlet: str) -> Iterator[str]:
    """Whose text it probably is, and how many owners printed it; nothing where it appeared once and is its own."""
    if family is None or family.appearances < 2:
        return
    origin = family.origin
    sure = "" if origin.sure else ", chưa chắc chắn"
    whose = "chính báo này" if origin.outlet == outlet else origin.outlet
    yield f"Nguồn có thể của bài viết: {whose} ({_WHY_ORIGIN[origin.why]}{sure})."
    yield (
        f"{family.appearances} lượt đăng của {family.houses} cơ quan chủ quản: vẫn là một bài, "
        "các lượt đăng không xác nhận cho nhau."
    )
    for one in family.syndicated:
        yield f"Một lượt đăng cùng cơ quan chủ quản với {one.first}."
