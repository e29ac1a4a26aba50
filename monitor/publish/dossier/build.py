"""The whole dossier as a Word file: a sheet that says it all (A), then B to K in the order of DOMAIN.md 2.4.

    upright   A summary, B what the press says
    lying     C comparison, which has seven columns; upright where there is nothing to compare yet
    upright   D effect … K log, who signs

Every part is there; an empty one says so, or marks the place for people. Not here: the parts (the modules beside).
"""

from typing import Any

from monitor.publish.dossier import answer, log, press
from monitor.publish.dossier.values import Dossier, Sentence
from monitor.publish.dossier.words import DRAFT, OPTIONS, capital, moment
from monitor.publish.word.letterhead import letterhead, title
from monitor.publish.word.page import WIDTH, bytes_of, new_document, turn
from monitor.publish.word.paragraphs import gap, part
from monitor.publish.word.signing import signed_by
from monitor.publish.word.tables import bare, grid
from monitor.publish.word.values import BLANK, fill_in
from monitor.vietnamese.wording import padded, short_day

SIZE = 13
_KIND = "HỒ SƠ GIẢI THÍCH, LÀM RÕ"
_KIND_ASKING = "HỒ SƠ GIẢI THÍCH, LÀM RÕ, ĐỀ NGHỊ CẢI CHÍNH"
_LABEL = 42  # millimetres of the first column of the summary


def dossier_docx(dossier: Dossier) -> bytes:
    """The file; the same dossier gives the same bytes."""
    kind = _KIND_ASKING if "correction" in dossier.options else _KIND
    document = new_document(f"{kind.capitalize()}: {dossier.title}", dossier.office, dossier.made, size=SIZE)
    letterhead(document, dossier.head, mark="" if dossier.ready else DRAFT)
    title(document, kind, dossier.title, size=14)
    _labels(document, dossier)
    _summary(document, dossier)
    turn(document, lying=False)
    press.write(document, dossier)
    if dossier.sentences:
        turn(document, lying=True)
    press.compare(document, dossier)
    if dossier.sentences:
        turn(document, lying=False)
    answer.write(document, dossier)
    log.write(document, dossier)
    gap(document, 12)
    signed_by(
        document, ("NGƯỜI LẬP HỒ SƠ", dossier.opened_by), (dossier.head.post or fill_in("chức vụ người duyệt"), "")
    )
    return bytes_of(document)


def _labels(document: Any, dossier: Dossier) -> None:
    confirmed = dossier.finding.confirmed_by if dossier.finding else ""
    rows = (
        (
            f"Hồ sơ số: {padded(dossier.id)}",
            f"Ngày mở: {short_day(dossier.opened.date())}",
            f"Độ mật: {dossier.texts.secrecy or fill_in()}",
        ),
        (f"Người lập: {dossier.opened_by}", f"Người xác nhận: {confirmed or BLANK}", f"Người duyệt: {BLANK}"),
    )
    bare(document, rows, (55, 65, WIDTH - 120))


def _summary(document: Any, dossier: Dossier) -> None:
    part(document, "A", "Phiếu tóm tắt")
    grid(document, (), tuple(_rows(dossier)), (_LABEL, WIDTH - _LABEL))


def _rows(dossier: Dossier) -> tuple[tuple[str, str], ...]:
    running = [limit for limit in dossier.limits if limit.runs]
    limits = "\n".join(f"{limit.name}: {limit.due}{f' – {limit.result}' if limit.result else ''}" for limit in running)
    options = "\n".join(f"- {OPTIONS[each]}" for each in dossier.options)
    rows = (
        ("Nội dung báo nêu", dossier.title),
        ("Thời điểm sự việc", moment(dossier.event)),
        ("Tin, bài", _press(dossier)),
        ("Nội dung cần làm rõ, căn cứ", dossier.texts.summary or fill_in("nội dung cần làm rõ, ở đâu, căn cứ")),
        ("Câu đã đối chiếu", _sentences(dossier.sentences)),
        ("Kết quả kiểm chứng", _finding(dossier)),
        ("Kiến nghị hình thức xử lý", options or fill_in("phương án, xem mục G")),
        ("Xin ý kiến chỉ đạo", dossier.asks or "Không có nội dung xin ý kiến chỉ đạo."),
        ("Ý kiến chỉ đạo", dossier.directed or "Chưa ghi nhận ý kiến chỉ đạo."),
        ("Mức độ; trạng thái", f"{dossier.level}; {dossier.state}"),
        ("Đơn vị được giao", dossier.unit or "Chưa giao đơn vị."),
        ("Thời hạn", limits or "Không có thời hạn đang tính."),
    )
    return (*rows, ("Kết quả cuối cùng", capital(dossier.outcome))) if dossier.outcome else rows


def _press(dossier: Dossier) -> str:
    if not dossier.pieces:
        return "Hồ sơ chưa có tin, bài."
    shown = sum(len(piece.reprints) for piece in dossier.pieces) + len(dossier.pieces)
    return f"{padded(len(dossier.pieces))} tin, bài ({padded(shown)} lượt đăng) của {padded(len(dossier.outlets))} cơ quan báo chí"


def _sentences(sentences: tuple[Sentence, ...]) -> str:
    if not sentences:
        return "Chưa có câu nào được đối chiếu."
    said: dict[str, int] = {}
    for each in sentences:
        said[each.conclusion] = said.get(each.conclusion, 0) + 1
    return f"{padded(len(sentences))} câu ({'; '.join(f'{words}: {padded(many)}' for words, many in said.items())})"


def _finding(dossier: Dossier) -> str:
    found = dossier.finding
    if found is None:
        return "Chưa có kết luận."
    second = f"; xác nhận: {found.confirmed_by}" if found.confirmed_by else "; chưa có cán bộ thứ hai xác nhận"
    ground = f"\nCăn cứ: {found.ground}" if found.ground else ""
    return f"{capital(found.verdict)} (đề xuất: {found.proposed_by}{second}){ground}"
