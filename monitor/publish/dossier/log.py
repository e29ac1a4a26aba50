"""Part K: what was sent and received, with its proof, the limits, what comes next. Not here: the other parts."""

from typing import Any

from monitor.publish.dossier.values import Dossier, Entry, Limit
from monitor.publish.dossier.words import UNCONFIRMED, capital, moment
from monitor.publish.word.page import WIDTH
from monitor.publish.word.paragraphs import body, clause, gap, part
from monitor.publish.word.tables import grid
from monitor.publish.word.values import fill_in

_LOG = ("Thời điểm", "Nội dung; ghi chú", "Văn bản (số, ngày)", "Giấy báo phát, tệp kèm theo", "Người ghi")
_LIMITS = ("Thời hạn; căn cứ", "Bắt đầu tính", "Hạn", "Kết quả")


def write(document: Any, dossier: Dossier) -> None:
    """The part."""
    part(document, "K", "Nhật ký")
    clause(document, 1, "Gửi, nhận, xử lý")
    if dossier.log:
        rows = [_entry(each) for each in dossier.log]
        grid(document, _LOG, rows, (27, 57, 29, 28, WIDTH - 141), centred=(0,))
        gap(document)
    else:
        body(document, "Chưa có nội dung nào được ghi.")
    clause(document, 2, "Thời hạn")
    if dossier.limits:
        grid(document, _LIMITS, [_limit(each) for each in dossier.limits], (65, 30, 35, WIDTH - 130), centred=(1, 2))
        gap(document)
    else:
        body(document, "Chưa có thời hạn nào được tính.")
    clause(document, 3, "Bước tiếp")
    if dossier.outcome:
        body(document, f"Vụ việc đã kết thúc: {dossier.outcome}.")
    else:
        body(document, f"Trạng thái: {dossier.state}. {fill_in('bước tiếp theo')}")


def _entry(each: Entry) -> tuple[str, ...]:
    return moment(each.at), f"{each.text}\n{each.note}", each.paper or "–", each.proof or "–", each.name


def _limit(each: Limit) -> tuple[str, ...]:
    mark = f" {UNCONFIRMED}" if each.unverified else ""
    of = f" ({each.outlet})" if each.outlet else ""
    return f"{each.name}{of}\n{each.basis}{mark}", moment(each.starts), capital(each.due), capital(each.result)
