"""Documents (what a report says) made up for the tests of Word, and a picture. Not for: how a briefing becomes one."""

import struct
import zlib

from monitor.publish.briefing.values import Cell, Chart, Document, Grid, Section, Sentence, Series
from monitor.publish.word.values import Head

HEAD = Head(
    "UBND TỈNH THỬ", "SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH", "Thử Nghiệm", "SVHTTDL-QLBC", "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC", 2026
)
RECIPIENTS = ("UBND tỉnh (báo cáo)", "Ban Tuyên giáo và Dân vận Tỉnh ủy")
TITLES = (
    "Tình hình hoạt động báo chí",
    "Kết quả thông tin, tuyên truyền",
    "Vấn đề báo chí phản ánh, dư luận quan tâm",
    "Công tác quản lý nhà nước",
    "Đánh giá",
    "Định hướng, nhiệm vụ quý IV",
    "Kiến nghị, đề xuất",
)
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII")
_LONG = (
    "Trong kỳ ghi nhận 66 tin, bài với 90 lượt đăng từ 42 nguồn theo dõi; so với quý trước tăng 16 tin, bài, so với cùng kỳ "
    "tăng 26 tin, bài. Tỷ lệ tin, bài tiêu cực là 19,03%, giảm 0,92 điểm phần trăm so với quý trước."
)
PLACE = Sentence("[cán bộ điền: nhận xét, đánh giá]", blank=True)


def png(width: int = 1200, height: int = 500) -> bytes:
    """A grey picture."""
    rows = b"".join(b"\0" + bytes([200]) * width for _ in range(height))
    chunks = (
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)),
        (b"IDAT", zlib.compress(rows)),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data)) for name, data in chunks
    )


def table(id_: str = "bang-1", *, columns: int = 9, rows: int = 7, wide: bool = False) -> Grid:
    """Figures of groups, with a row of totals."""
    names = ("Nhóm cơ quan báo chí", "Tin, bài", "Lượt đăng", "Tích cực", "Trung tính", "Nhiều chiều", "Tiêu cực")
    headings = (*names, *(f"Địa bàn {n}" for n in range(len(names), columns)))[:columns]
    made = [
        tuple(Cell(f"Báo chí nhóm {n}" if not k else f"{n * k}") for k in range(len(headings))) for n in range(1, rows)
    ]
    total = tuple(Cell("Tổng số" if not k else "1.234") for k in range(len(headings)))
    notes = ("Tỷ lệ tính trên số tin, bài đã đánh giá sắc thái.",)
    return Grid(id_, f"Bảng {id_[-1]}. Tin, bài theo nhóm cơ quan báo chí", headings, (*made, total), notes, wide)


def chart() -> Chart:
    """A picture of three values, of which one is not known."""
    series = (Series("Tin, bài", (12, None, 3)),)
    return Chart(
        "bieu-do-1", "Biểu đồ 1. Tin, bài theo tháng", "bars", ("7", "8", "9"), series, note="Tháng 8 chưa có số liệu."
    )


def full() -> Document:
    """A report with everything there may be: a lying page in its middle, a chart, two annexes."""
    inside = {
        1: Section("1", "Số liệu chung", (Sentence(_LONG),), (table(),), (chart(),)),
        2: Section(
            "1",
            "Tổng hợp theo lĩnh vực và địa bàn",
            (Sentence(_LONG),),
            (table("bang-3", columns=16, rows=12, wide=True),),
        ),
    }
    sections = tuple(
        Section(
            number,
            title,
            (Sentence(_LONG), PLACE),
            parts=tuple(
                part
                for part in (
                    inside.get(n),
                    Section(
                        "2", "Nội dung nổi bật", (Sentence(_LONG),), parts=(Section("2.1", "Chính trị", (PLACE,)),)
                    ),
                )
                if part
            )
            if n < 4
            else (),
        )
        for n, (number, title) in enumerate(zip(_ROMAN, TITLES, strict=True))
    )
    cases = tuple(
        (
            Cell(str(n)),
            Cell(f"Báo nêu cầu thử số {n} đã nứt, người dân đề nghị làm rõ trách nhiệm"),
            Cell("Báo Thử, 02/9/2026"),
            Cell("Sở Xây dựng Thử"),
            Cell("đã chuyển đơn vị"),
        )
        for n in range(1, 40)
    )
    listed = Grid(
        "phu-luc-1", "Danh mục vụ việc", ("TT", "Vụ việc", "Báo, ngày đăng", "Đơn vị", "Trạng thái"), cases, wide=True
    )
    return Document(
        "BÁO CÁO",
        "Công tác báo chí, thông tin đối ngoại quý III năm 2026, phương hướng, nhiệm vụ quý IV năm 2026",
        (
            Sentence(
                "Thực hiện Kế hoạch công tác thông tin đối ngoại của tỉnh, Sở Văn hóa, Thể thao và Du lịch Thử báo cáo như sau:"
            ),
        ),
        sections,
        (
            Section("I", "Danh mục vụ việc", grids=(listed,)),
            Section("II", "Nguồn theo dõi và độ phủ", (Sentence(_LONG),), (table("bang-6", columns=3, rows=5),)),
        ),
        (),
    )


def bare() -> Document:
    """A report of a period of which nothing is known, still running."""
    none = Sentence("Trong kỳ không ghi nhận tin, bài liên quan tỉnh Thử.")
    empty = Grid("bang-1", "Bảng 1. Tin, bài theo nhóm cơ quan báo chí", ("Nhóm", "Tin, bài"), ())
    sections = (
        Section("I", TITLES[0], (none,), (empty,)),
        *(Section(n, t, (none,)) for n, t in zip(_ROMAN[1:], TITLES[1:], strict=True)),
    )
    return Document(
        "BÁO CÁO", "Công tác báo chí quý III năm 2026", (none,), sections, (), ("BẢN NHÁP", "KỲ CHƯA KẾT THÚC")
    )
