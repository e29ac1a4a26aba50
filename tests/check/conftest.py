"""An invented register and invented articles for the tests of flags. Not here: what is compared and around (their own files)."""

import sys
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from monitor.check import Against, check
from monitor.config import Check, FactRow, Place, Register
from monitor.config.facts import ClaimRow
from monitor.model import Article

sys.path.insert(0, str(Path(__file__).parent))  # around_samples

ELSEWHERE = ("Phú Thọ", "Lào Cai", "Thái Nguyên", "Cao Bằng", "Lạng Sơn")
NOON = datetime(2026, 7, 20, 5, tzinfo=UTC)
OURS = ("Tuyên Quang",)
FESTIVAL = ("Lễ hội Thành Tuyên", "Đêm hội Thành Tuyên")
DOCUMENTED = {"issuer": "UBND tỉnh", "document": "Báo cáo số 15/BC-M ngày 05/7/2026", "source": "văn thư"}


def _fact(id_, statement, subject, value, kind="figure", **more):
    row = {"id": id_, "statement": statement, "kind": kind, "subject": subject, "value": value}
    return FactRow.model_validate(row | DOCUMENTED | more)


FACTS = (
    _fact(
        "so-xa",
        "Từ ngày 01/7/2025, tỉnh Tuyên Quang có 124 đơn vị hành chính cấp xã.",
        (OURS, ("đơn vị hành chính", "cấp xã", "toàn tỉnh có", "tỉnh có")),
        Decimal(124),
        unit=("đơn vị hành chính cấp xã", "xã, phường"),
        unless=("biên giới", "ngập"),
        issuer="Ủy ban Mẫu",
        document="Nghị quyết số 00/NQ-M",
        document_date=date(2025, 6, 16),
        **{"from": date(2025, 7, 1)},
    ),
    _fact(
        "dan-so",
        "Dân số tỉnh Tuyên Quang là 1.865.270 người.",
        (OURS, ("dân số",)),
        Decimal(1865270),
        unit=("người",),
    ),
    _fact(
        "che-phu-rung",
        "Tỷ lệ che phủ rừng của tỉnh Tuyên Quang là 62,27%.",
        (OURS, ("che phủ rừng",)),
        Decimal("62.27"),
        unit=("%",),
    ),
    _fact(
        "khach-6-thang",
        "Trong 6 tháng đầu năm 2026, tỉnh Tuyên Quang đón 1.950.000 lượt khách.",
        (OURS, ("lượt khách", "đón")),
        Decimal(1950000),
        unit=("lượt khách", "lượt khách du lịch"),
        **{"from": date(2026, 7, 5)},
    ),
    _fact(
        "khach-luy-ke",
        "Lũy kế từ đầu năm 2026, khu du lịch hồ Na Hang của Tuyên Quang đón 310.000 lượt người.",
        (OURS, ("hồ Na Hang",)),
        Decimal(310000),
        unit=("lượt người",),
    ),
    _fact(
        "ho-ngheo",
        "Năm 2025, tỷ lệ hộ nghèo của tỉnh Tuyên Quang là 12,4%.",
        (OURS, ("tỷ lệ hộ nghèo",)),
        Decimal("12.4"),
        unit=("%",),
        **{"from": date(2026, 1, 10)},
    ),
    _fact(
        "cao-toc",
        "Cao tốc Tuyên Quang - Mẫu Sơn dài 77 km.",
        (("cao tốc Tuyên Quang - Mẫu Sơn",), ("dài",)),
        Decimal(77),
        unit=("km",),
    ),
    _fact(
        "khoi-cong",
        "Cao tốc Tuyên Quang - Mẫu Sơn khởi công ngày 28/5/2023.",
        (("cao tốc Tuyên Quang - Mẫu Sơn",), ("khởi công",)),
        date(2023, 5, 28),
        "date",
    ),
    _fact(
        "khai-mac",
        "Lễ hội Thành Tuyên năm 2026 khai mạc ngày 19/9/2026.",
        (FESTIVAL, ("khai mạc",)),
        date(2026, 9, 19),
        "date",
        document="Kế hoạch số 88/KH-M ngày 02/6/2026",
    ),
    _fact(
        "tai-lap",
        "Tỉnh Tuyên Quang được tái lập ngày 01/10/1991.",
        (OURS, ("tái lập",)),
        date(1991, 10, 1),
        "date",
    ),
    _fact(
        "noi-khai-mac",
        "Lễ hội Thành Tuyên năm 2026 khai mạc tại Quảng trường Nguyễn Tất Thành, phường Minh Xuân.",
        (FESTIVAL, ("khai mạc", "tổ chức")),
        "phường Minh Xuân",
        "place",
        other=("Quảng trường Nguyễn Tất Thành",),
    ),
    _fact(
        "tinh-ly",
        "Trung tâm hành chính của tỉnh Tuyên Quang đặt tại phường Minh Xuân.",
        (OURS, ("trung tâm hành chính", "tỉnh lỵ")),
        "Minh Xuân",
        "place",
        **{"from": date(2025, 7, 1)},
    ),
    _fact(
        "chu-tich",
        "Chủ tịch UBND tỉnh Tuyên Quang là ông Đặng Văn Mẫu.",
        (OURS, ("Chủ tịch UBND tỉnh", "Chủ tịch Ủy ban nhân dân tỉnh")),
        "Đặng Văn Mẫu",
        "name",
        document="Quyết định số 11/QĐ-M",
        document_date=date(2025, 7, 1),
        page="2",
        **{"from": date(2025, 7, 1)},
    ),
    _fact(
        "bi-thu",
        "Bí thư Tỉnh ủy Tuyên Quang là đồng chí Hầu A Thử.",
        (OURS, ("Bí thư Tỉnh ủy",)),
        "Hầu A Thử",
        "name",
        **{"from": date(2025, 7, 1)},
    ),
    _fact(
        "ten-cau",
        "Cây cầu mới qua sông Lô ở phường Minh Xuân mang tên cầu Bình Mẫu.",
        (("cây cầu mới qua sông Lô", "cầu mới qua sông Lô"),),
        "cầu Bình Mẫu",
        "name",
        **{"from": date(2026, 1, 1)},
    ),
    _fact(
        "bien-gioi",
        "Từ ngày 01/7/2025, tỉnh Tuyên Quang có đường biên giới với nước láng giềng.",
        (OURS, ("biên giới",)),
        True,
        "yes-no",
        other=("không có đường biên giới", "không có biên giới", "không giáp biên giới"),
        **{"from": date(2025, 7, 1)},
    ),
)
CLAIMS = tuple(
    ClaimRow.model_validate(DOCUMENTED | row)
    for row in (
        {
            "id": "vo-dap",
            "claim": "Đập thủy điện Na Hang bị vỡ, nước tràn về hạ du.",
            "wordings": ("Vỡ đập thủy điện Na Hang, hạ du ngập sâu.",),
            "refutation": "Công trình vận hành an toàn, các cửa xả hoạt động bình thường theo quy trình liên hồ chứa.",
            "from": date(2026, 6, 1),
        },
        {
            "id": "thu-phi",
            "claim": "Tuyên Quang thu phí tham quan 200.000 đồng đối với mọi du khách.",
            "refutation": "HĐND tỉnh chưa ban hành nghị quyết nào về phí này; vé vào các khu du lịch giữ mức 40.000 đồng.",
            "document": "Công văn số 512/UBND-M",
            "document_date": date(2026, 7, 1),
        },
        {
            "id": "lo-da",
            "claim": "Lở đá ở đèo Mẫu Sơn làm hàng chục người chết.",
            "refutation": "Vụ lở đá xảy ra lúc vắng, chỉ hư hại lan can; không ai thương vong.",
        },
        {
            "id": "bat-coc",
            "claim": "Trẻ em ở xã Sơn Mẫu bị bắt cóc lấy nội tạng.",
            "refutation": "Công an tỉnh đã xác minh từng trường hợp; các cháu tự đi chơi và đã về nhà an toàn.",
            "from": date(2026, 5, 1),
            "to": date(2026, 12, 31),
        },
    )
)
PLACES = tuple(
    Place.model_validate({"name": name, "kind": kind, "weight": "strong"})
    for name, kind in (("Minh Xuân", "phường"), ("An Tường", "phường"), ("Na Hang", "xã"), ("Sơn Mẫu", "xã"))
)


@pytest.fixture(scope="session")
def register():
    """Facts of every kind, and claims that a document has refuted."""
    return Register(FACTS, CLAIMS)


@pytest.fixture(scope="session")
def held(register):
    """What articles are held against: that register, and no rules of tuning."""
    return Against(register, Check(), "r1", elsewhere=ELSEWHERE, province="Tuyên Quang", places=PLACES)


@pytest.fixture(scope="session")
def article():
    """Makes an article of 20 July 2026."""

    def make(text, *, title="Đổi thay ở vùng cao", lead="", published=NOON, language="vi"):
        return Article(
            url="https://bao.example/1",
            canonical="https://bao.example/1",
            title=title,
            lead=lead,
            text=text,
            published=published,
            published_from="feed",
            published_raw="",
            authors=(),
            language=language,
        )

    return make


@pytest.fixture(scope="session")
def flagged(held, article):
    """What is flagged in an article of these words."""

    def flags(text, **options):
        return check(article(text, **options), held)

    return flags
