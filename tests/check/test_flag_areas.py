"""A claim told of a part, and a fact of the province whose subject names no place: which area an article speaks of.

Not for: what is flagged otherwise (test_flagged.py), what stands close to it (test_near_misses.py).
"""

from decimal import Decimal

import pytest

from monitor.check import Against, check
from monitor.check.claims.narrowing import narrowed
from monitor.config import Check, FactRow, Register
from monitor.config.facts import ClaimRow

DOCUMENT = {"issuer": "UBND tỉnh", "document": "Báo cáo số 9/BC-M", "source": "văn thư"}
LOOSE = FactRow.model_validate(
    {
        "id": "so-xa-phuong",
        "statement": "Tỉnh Tuyên Quang có 124 xã, phường.",
        "subject": (("xã, phường",),),
        "value": Decimal(124),
        "unit": ("xã, phường",),
    }
    | DOCUMENT
)
EVERYWHERE = ClaimRow.model_validate(
    {
        "id": "cam-nuoi",
        "claim": "Cấm nuôi trâu bò thả rông ở toàn tỉnh từ tháng 9.",
        "refutation": "Không có văn bản nào như vậy.",
    }
    | DOCUMENT
)
ANYWHERE = ClaimRow.model_validate(
    {
        "id": "dong-cua",
        "claim": "Trường nội trú đóng cửa vì thiếu gạo nuôi học sinh.",
        "refutation": "Các trường vẫn dạy học, gạo đủ đến hết năm học.",
    }
    | DOCUMENT
)


@pytest.fixture
def told(article):
    """What these rows say of an article."""
    against = Against(
        Register((LOOSE,), (EVERYWHERE, ANYWHERE)),
        Check(),
        "r1",
        elsewhere=("Lào Cai", "Phú Thọ"),
        province="Tuyên Quang",
    )
    return lambda text, **options: [(each.fact, each.score) for each in check(article(text, **options), against)]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Tỉnh hiện có 142 xã, phường.", "Lào Cai sắp xếp bộ máy"),
        ("Lào Cai vừa sắp xếp bộ máy. Tỉnh hiện có 142 xã, phường.", "Bộ máy mới"),
        ("Sau sắp xếp, tỉnh có 99 xã, phường. Đoàn của Lào Cai dự họp.", "Bộ máy mới"),
        ("Đến nay, toàn huyện có 12 xã, phường.", "Tuyên Quang: chuyện ở vùng cao"),
        ("Hiện có 12 xã, phường.", "Huyện Sơn Mẫu đổi mới"),
    ],
)
def test_a_fact_without_a_name_is_not_held_against_another_area(told, text, title):
    assert told(text, title=title) == []


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Tuyên Quang hiện có 142 xã, phường.", "Lào Cai và các tỉnh bạn"),
        ("Tỉnh hiện có 142 xã, phường.", "Tuyên Quang sắp xếp bộ máy"),
        ("Toàn tỉnh có 142 xã, phường. Người dân Tuyên Quang phấn khởi.", "Xã Sơn Mẫu đổi mới"),
    ],
)
def test_it_is_held_against_its_own_province(told, text, title):
    assert told(text, title=title) == [("so-xa-phuong", 1.0)]


def test_where_no_province_is_named_it_is_said_less_surely(told):
    assert told("Tỉnh hiện có 142 xã, phường.", title="Bộ máy mới") == [("so-xa-phuong", 0.7)]


def test_a_claim_of_the_whole_province_is_not_that_of_a_village(told):
    assert [fact for fact, _ in told("Cấm nuôi trâu bò thả rông ở toàn tỉnh từ tháng 9.")] == ["cam-nuoi"]
    assert told("Cấm nuôi trâu bò thả rông ở một thôn từ tháng 9.") == []
    assert told("Cấm nuôi trâu bò thả rông ở thôn Nà Mẫu từ tháng 9.") == []


@pytest.mark.parametrize("where", ["Ở một thôn", "Tại thôn Nà Mẫu", "Tại thôn Đông", "Chỉ một xã"])
def test_the_village_may_open_the_sentence(told, where):
    assert told(f"{where} cấm nuôi trâu bò thả rông từ tháng 9.") == []


def test_a_small_word_behind_the_name_of_a_village_makes_no_other_village():
    claim = "Tất cả các hộ ở thôn Nà Mẫu phải nộp tiền rừng."
    assert narrowed(claim, "Các hộ ở thôn Nà Mẫu đều phải nộp tiền rừng.") == 1.0
    assert narrowed(claim, "Các hộ ở thôn Nà Đông đều phải nộp tiền rừng.") == 0.0


def test_a_claim_that_says_nowhere_is_told_less_surely_of_one_commune(told):
    [(_, whole)] = told("Trường nội trú đóng cửa vì thiếu gạo nuôi học sinh.")
    [(_, part)] = told("Trường nội trú ở xã Sơn Mẫu đóng cửa vì thiếu gạo nuôi học sinh.")
    assert part < whole
