"""The queue of flags as a table: one line a row of the list, with the document and what was decided. Not here: the form of files."""

from collections.abc import Iterator, Mapping, Sequence

from monitor.desk.flags.beside import Document, Earlier, OtherArticle
from monitor.desk.flags.rows import Row, Told, rows_of
from monitor.desk.flags.words import STANDS_NO_MORE, STATES
from monitor.desk.shown.words import OUTLET_GROUPS
from monitor.store.flag_values import QueuedFlag

COLUMNS: Mapping[str, str] = {
    "state": "Tình trạng",
    "kind": "Loại",
    "score": "Điểm",
    "article": "Tin số",
    "title": "Tiêu đề",
    "outlet": "Báo",
    "group": "Nhóm báo",
    "published": "Đăng lúc",
    "url": "Địa chỉ",
    "sentence": "Câu trong bài",
    "found": "Bài nêu",
    "expected": "Nêu khác với",
    "against": "Căn cứ đối chiếu",
    "fact": "Mã căn cứ",
    "why": "Lý do gắn cờ",
    "others": "Số bài khác cùng nêu",
    "decided_by": "Người quyết định",
    "decided_at": "Quyết định lúc",
    "reason": "Lý do quyết định",
    "rules_version": "Phiên bản quy tắc",
}


def table_rows(queued: Sequence[QueuedFlag]) -> Iterator[Mapping[str, object]]:
    """A line for each of *queued*."""
    return map(_line, rows_of(queued))


def _line(row: Row) -> Mapping[str, object]:
    lead, last = row.lead, row.last
    return {
        "state": STATES[lead.state] if lead.stands else f"{STATES[lead.state]} ({STANDS_NO_MORE})",
        "kind": row.kind.name,
        "score": lead.flag.score,
        "article": lead.article,
        "title": lead.title,
        "outlet": lead.outlet,
        "group": OUTLET_GROUPS[lead.group],
        "published": lead.published,
        "url": lead.url,
        "sentence": lead.flag.sentence,
        "found": lead.flag.found,
        "expected": lead.flag.expected,
        "against": _against(row),
        "fact": lead.flag.fact,
        "why": lead.flag.explanation,
        "others": len(row.others) + len(row.folded),
        "decided_by": last.who if last else "",
        "decided_at": last.act.at if last else None,
        "reason": _reason(last),
        "rules_version": lead.flag.rules_version,
    }


def _against(row: Row) -> str:
    beside = row.beside
    if isinstance(beside, Document):
        return (
            ", ".join(part for part in (beside.document, beside.issuer, beside.page, beside.source) if part)
            or beside.id
        )
    if isinstance(beside, OtherArticle):
        return f"{beside.outlet}: {beside.title}"
    return f"Bản {beside.revision} của bài này" if isinstance(beside, Earlier) else ""


def _reason(last: Told | None) -> str:
    return last.act.reason if last else ""
