"""Parts B and C: what the press says, as it was captured, and what stands against it. Not here: what the office answers."""

from collections.abc import Iterator
from typing import Any

from monitor.publish.dossier.values import Altered, Copy, Dossier, Piece, Sentence
from monitor.publish.dossier.words import moment, quoted_name
from monitor.publish.word.page import WIDE, WIDTH
from monitor.publish.word.paragraphs import body, clause, gap, part
from monitor.publish.word.tables import Cell, addressed, grid, proof
from monitor.publish.word.values import fill_in
from monitor.vietnamese.wording import clock, in_marks, padded, short_day

_PIECES = ("TT", "Báo; cơ quan chủ quản", "Tiêu đề; tác giả; chuyên mục", "Giờ đăng", "Đường dẫn", "Lượt đăng lại")
_COPIES = ("Bài", "Giờ lưu (UTC+7)", "Bản lưu", "Mã băm SHA-256 của trang", "Ghi nhận")
_COMPARED = (
    "Câu",
    "Nội dung báo nêu",
    "Sự thật theo hồ sơ của cơ quan",
    "Tài liệu chứng minh (số, ngày, trang)",
    "Nguồn công khai",
    "Kết luận",
    "Người xác minh",
)


def write(document: Any, dossier: Dossier) -> None:
    """Part B."""
    part(document, "B", "Thông tin cần giải thích, làm rõ")
    clause(document, "B1", "Danh mục tin, bài")
    if dossier.pieces:
        rows = [_piece(n, piece) for n, piece in enumerate(dossier.pieces, start=1)]
        grid(document, _PIECES, rows, (9, 32, 49, 21, 38, WIDTH - 149), centred=(0, 3, 5))
        gap(document)
        _reprints(document, dossier)
    else:
        body(document, "Hồ sơ chưa có tin, bài.")
    clause(document, "B2", "Bản lưu; phiên bản sửa đổi của bài")
    _copies(document, dossier)
    clause(document, "B3", "Trích nguyên văn câu có vấn đề")
    for sentence in dossier.sentences:
        where = dossier.piece(sentence.piece).outlet
        after = f" ({where}, bài số {padded(sentence.piece)}, bản {padded(sentence.version)})"
        body(document, f"{in_marks(' '.join(sentence.words.split()))}{after}", label=f"{quoted_name(sentence.number)}.")
    if not dossier.sentences:
        body(document, f"Chưa trích câu nào. {fill_in('câu có vấn đề, nguyên văn')}")
    clause(document, "B4", "Diễn biến từ khi đăng đến thời điểm lập hồ sơ")
    _course(document, dossier)


def compare(document: Any, dossier: Dossier) -> None:
    """Part C."""
    part(document, "C", "Đối chiếu")
    if not dossier.sentences:
        body(document, f"Chưa có câu nào được đối chiếu. {fill_in('nội dung đối chiếu, tài liệu chứng minh')}")
        return
    widths = (12, 50, 60, 43, 37, 25, WIDE - 227)
    grid(document, _COMPARED, [_compared(each) for each in dossier.sentences], widths, centred=(0, 5))


def _piece(number: int, piece: Piece) -> tuple[Cell, ...]:
    owner = piece.owner or fill_in("cơ quan chủ quản")
    authors = f"Tác giả: {', '.join(piece.authors)}" if piece.authors else "Bài không ghi tác giả"
    section = f"Chuyên mục: {piece.section}" if piece.section else "Bài không ghi chuyên mục"
    again = f"\nĐăng lại từ {piece.repeats}" if piece.repeats else ""
    gone = f"\nKhông còn tại địa chỉ từ {moment(piece.vanished)}" if piece.vanished else ""
    when = f"{clock(piece.published)}\n{short_day(piece.published.date())}"
    return (
        padded(number),
        f"{piece.outlet}\n({piece.group})\n{owner}",
        f"{in_marks(piece.title)}\n{authors}\n{section}{again}{gone}",
        f"{when}\n(giờ ghi nhận lần đầu)" if piece.unsure else when,
        addressed("", piece.url) if piece.url else "Không có địa chỉ trên mạng",
        padded(len(piece.reprints)),
    )


def _reprints(document: Any, dossier: Dossier) -> None:
    told_again = [(n, each) for n, piece in enumerate(dossier.pieces, start=1) for each in piece.reprints]
    if not told_again:
        body(document, "Chưa ghi nhận nơi đăng lại.")
        return
    body(document, f"Nơi đăng lại: {padded(len(told_again))} lượt.")
    rows = [
        (padded(n), f"{each.outlet}\n({each.group})", moment(each.published), addressed("", each.url))
        for n, each in told_again
    ]
    grid(document, ("Bài", "Nơi đăng lại", "Giờ đăng", "Đường dẫn"), rows, (14, 46, 44, WIDTH - 104), centred=(0, 2))
    gap(document)


def _copies(document: Any, dossier: Dossier) -> None:
    if dossier.copies:
        grid(document, _COPIES, [_copy(each) for each in dossier.copies], (12, 25, 38, 58, WIDTH - 133), centred=(0, 1))
        gap(document)
    else:
        body(document, "Không có bản lưu của trang.")
    without = sorted({n for n, _ in enumerate(dossier.pieces, start=1)} - {each.piece for each in dossier.copies})
    if without and dossier.copies:
        body(document, f"Không có bản lưu của trang: bài số {', '.join(padded(n) for n in without)}.")
    if not dossier.altered:
        body(document, "Chưa ghi nhận sửa đổi nội dung bài sau khi đăng.")
        return
    body(document, "Nội dung bài đã được sửa sau lần lưu đầu tiên:")
    rows = [_altered(each) for each in dossier.altered]
    grid(
        document,
        ("Bài", "Bản; giờ ghi nhận", "Trước khi sửa", "Sau khi sửa"),
        rows,
        (12, 27, 63, WIDTH - 102),
        centred=(0, 1),
    )
    gap(document)


def _copy(copy: Copy) -> tuple[Cell, ...]:
    file = proof(copy.file) if copy.file else proof("(tệp tạm)")
    return (
        padded(copy.piece),
        f"{copy.at:%H:%M:%S}\n{short_day(copy.at.date())}",
        _stacked(f"Bản lưu số {copy.number}", copy.kind, file),
        proof(copy.sha256),
        copy.found,
    )


def _stacked(first: str, second: str, third: Any) -> Cell:
    def fill(paragraph: Any) -> None:
        for text in (first, second):
            proof(f"{text}; " if text else "")(paragraph)
        third(paragraph)

    return fill


def _altered(each: Altered) -> tuple[str, ...]:
    where = "Tiêu đề" if each.title else ""
    return (
        padded(each.piece),
        f"Bản {padded(each.version)}\n{moment(each.seen)}\n{where}",
        each.before or "(chưa có)",
        each.after or "(đã bỏ)",
    )


def _course(document: Any, dossier: Dossier) -> None:
    if dossier.texts.course:
        body(document, dossier.texts.course)
    else:
        body(document, fill_in("nhận xét về diễn biến"))
    rows = list(_happened(dossier))
    if rows:
        grid(document, ("Thời điểm", "Diễn biến"), rows, (44, WIDTH - 44), centred=(0,))
    else:
        body(document, "Chưa ghi nhận diễn biến.")


def _happened(dossier: Dossier) -> Iterator[tuple[str, str]]:
    for each in dossier.course:
        yield moment(each.at), each.text


def _compared(each: Sentence) -> tuple[str, ...]:
    return (
        quoted_name(each.number),
        each.claim or in_marks(each.words),
        each.truth or fill_in(),
        each.paper or fill_in(),
        each.source or "Không có",
        each.conclusion,
        each.verifier or fill_in(),
    )
