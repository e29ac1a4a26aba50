"""How much of a statement a text speaks of: which of two texts speaks of more."""

import pytest

from monitor.archive.wanted import wanted
from monitor.archive.weighing import cut, rarities, weigh


def weight(statement: str, text: str) -> float:
    """How much of *statement* the *text* speaks of."""
    read = wanted(statement)
    return weigh(read, rarities(read.units, {}, 0), cut(text, plain=read.plain))


@pytest.mark.parametrize(
    ("statement", "right", "other"),
    [
        ("Cầu Bạch Xa chở gần 30 xe mỗi giờ", "Cầu Bạch Xa chở 29 xe mỗi giờ", "Cầu Bạch Xa chở 31 xe mỗi giờ"),
        ("Đường Bạch Xa dài 160 cây số", "Đường Bạch Xa dài 160km", "Đường Bạch Xa dài 170km"),
        ("Bà Thu xây cầu ở Bạch Xa", "Cầu ở Bạch Xa do Thu xây", "Bà xây cầu ở Bạch Xa"),
    ],
)
def test_a_text_with_the_number_or_name_speaks_of_more(statement, right, other):
    assert weight(statement, right) > weight(statement, other)


def test_what_stands_together_counts_more_than_what_is_strewn_over_a_long_text():
    statement, filling = "Lũ quét cuốn trôi trạm bơm thôn Thượng", "Bà con vui mừng đón khách. " * 60
    near = "Lũ quét cuốn trôi trạm bơm ở thôn Thượng. " + filling
    strewn = f"Lũ quét. {filling} Trạm bơm ở thôn Thượng cuốn trôi."

    assert weight(statement, near) > weight(statement, strewn)


def test_the_statement_itself_is_all_of_it():
    statement = "Cầu Bạch Xa dài 320 m, vốn 600 tỷ đồng"

    assert weight(statement, statement) == pytest.approx(1)
