"""An article is held against hundreds of facts and claims in milliseconds, and none costs more than its size.

Not here: what is flagged (test_flagged.py).
"""

import time
from decimal import Decimal

import pytest

from monitor.check import Against, check
from monitor.config import Check, FactRow, Register
from monitor.config.facts import ClaimRow
from monitor.vietnamese.syllables import syllables

LETTERS = 5_000
MOST = 30  # times what it takes to cut the text into syllables; 17 to 20 were measured
SIZE = 40_000
SECONDS = 15.0
DOCUMENTED = {"issuer": "UBND tỉnh", "document": "Báo cáo số 1/BC-M", "source": "văn thư"}
THINGS = (
    *(
        "hộ nghèo",
        "che phủ rừng",
        "lượt khách",
        "học sinh",
        "cán bộ",
        "diện tích chè",
        "diện tích cam",
        "đàn trâu",
        "đàn bò",
    ),
    *(
        "thu ngân sách",
        "giải ngân",
        "đường bê tông",
        "nhà văn hóa",
        "trạm y tế",
        "lao động",
        "việc làm",
        "doanh nghiệp",
    ),
    *(
        "hợp tác xã",
        "sản phẩm OCOP",
        "xã nông thôn mới",
        "điện lưới",
        "nước sạch",
        "bảo hiểm y tế",
        "vốn vay",
        "cây trồng",
    ),
)
KINDS = (
    {"kind": "figure", "value": Decimal(124), "unit": ("xã", "hộ", "%", "tỷ đồng", "người")},
    {"kind": "date", "value": "2026-09-19"},
    {"kind": "name", "value": "Đặng Văn Mẫu"},
    {"kind": "place", "value": "phường Minh Xuân"},
)
TOLD = (
    *("Toàn tỉnh Tuyên Quang có {} xã đã lo xong {}.", "Về {1}, Tuyên Quang đạt {0}% kế hoạch sáu tháng đầu năm."),
    *(
        "Ông Nguyễn Văn Khác, Phó Giám đốc Sở Mẫu, nói {1} ở vùng cao còn khó, có nơi mới {0} hộ.",
        "Ngày {0}/7, tỉnh bàn {1}.",
    ),
    *("Tại phường An Tường, {1} được bàn suốt {0} ngày.", "Bà con mong {1} khá hơn, chợ phiên thì {0} phiên đều đông."),
)


def _fact(number):
    """Every sixth is about what the article tells of."""
    kind, thing = KINDS[number % len(KINDS)], THINGS[number % len(THINGS)]
    named = thing if number % 6 == 0 else f"{thing} loại {number}"
    lists = (("Tuyên Quang",), (named, f"{named} toàn tỉnh", f"số {named}", f"tổng {named}", f"{named} năm nay"))
    row = {"id": f"f-{number}", "statement": f"Tuyên Quang: {thing} {number}.", "subject": lists}
    return FactRow.model_validate(DOCUMENTED | row | kind)


def _claim(number):
    """Likewise."""
    thing = THINGS[number % len(THINGS)]
    village = "vùng cao" if number % 6 == 0 else f"bản Mẫu {number}"
    told = f"Tỉnh Tuyên Quang cắt hết {thing} của bà con {village}."
    wordings = (
        f"Bà con {village} ở Tuyên Quang mất trắng {thing}.",
        f"{village} của Tuyên Quang không còn {thing} nữa.",
    )
    row = {
        "id": f"c-{number}",
        "claim": told,
        "wordings": wordings,
        "refutation": f"Việc chi cho {thing} vẫn giữ nguyên.",
    }
    return ClaimRow.model_validate(DOCUMENTED | row)


def _text():
    told = (TOLD[n % len(TOLD)].format(n % 28 + 1, THINGS[n % len(THINGS)]) for n in range(200))
    return "\n".join(told)[:LETTERS]


@pytest.fixture(scope="module")
def many():
    """Three hundred facts and a hundred claims, most of them about what the articles tell of."""
    return Against(
        Register(tuple(map(_fact, range(300))), tuple(map(_claim, range(100)))),
        Check(),
        "r1",
        ("Phú Thọ",),
        "Tuyên Quang",
    )


def best_of(runs, work):
    """The shortest time of some runs: a machine that is busy with something else is no fault of the program."""
    times = []
    for _ in range(runs):
        began = time.process_time()
        work()
        times.append(time.process_time() - began)
    return min(times)


def costs(told, held):
    """How many times as long it takes as to cut the text into syllables, about 1.4 milliseconds of a common machine."""
    return best_of(7, lambda: check(told, held)) / best_of(7, lambda: syllables(told.text))


def test_an_article_of_five_thousand_letters_against_all_of_them_costs_some_thirty_milliseconds(many, article):
    told = article(_text(), title="Tuyên Quang: Nửa năm nhìn lại")
    assert len(told.text) == LETTERS
    assert costs(told, many) < MOST


def test_an_article_that_speaks_of_none_of_them_costs_some_milliseconds(many, article):
    told = article(("Chợ phiên họp đông, bà con mang rau, măng, mật ong xuống bán từ tinh mơ. " * 90)[:LETTERS])
    assert costs(told, many) < MOST / 3


RUNS = (
    "Tuyên Quang có 142 hộ nghèo, ",
    "ông Nguyễn Văn Khác, Phó Giám đốc, ",
    "Phó Bí thư, Ủy viên, ",
    "tại phường An Tường, ",
    "khai mạc ngày 26/9 ",
    "Lễ hội Thành Tuyên khai mạc tại ",
    "Chủ tịch UBND tỉnh Tuyên Quang ",
    "ông Nguyễn Văn Khác, Phó Bí thư - Phó Trưởng ban - Ủy viên, Chủ tịch UBND tỉnh Tuyên Quang ",
    "Nguyễn Văn Khác Nguyễn Văn Khác, Phó - Phó - Phó - Phó - Chủ tịch UBND tỉnh Tuyên Quang ",
    "đập thủy điện Na Hang bị vỡ nước tràn về hạ du ",
    "không ",
    "Tuyên Quang",
    "6 tháng đầu năm ",
    "A ",
    "( ",
)


@pytest.mark.parametrize("run", RUNS)
def test_a_text_of_one_endless_sentence_is_checked_in_seconds(held, article, run):
    told = article(f"Tại Tuyên Quang {run * (SIZE // len(run))}")
    began = time.process_time()
    check(told, held)
    assert time.process_time() - began < SECONDS
