"""The unit behind a number, and words that say the same or the opposite."""

from decimal import Decimal

import pytest

from monitor.vietnamese.common_syllables import RAREST, rarity
from monitor.vietnamese.measures import measure_after
from monitor.vietnamese.opposites import answers_in, labels
from monitor.vietnamese.syllables import keys
from monitor.vietnamese.synonyms import longest, meanings


@pytest.mark.parametrize(
    ("text", "kind", "factor"),
    [
        (" cây số", "length", 1000),
        ("km chạy", "length", 1000),
        (" héc-ta cam", "area", 10_000),
        ("ha", "area", 10_000),
        (" mét khối nước", "volume", 1000),
        (" tạ thóc", "mass", 100),
        (" ký", "mass", 1),
        (" thập niên", "span", 315_360_000),
        (" đô la Mỹ", "USD", 1),
        (" đồng/kg", "VND", 1),
        (" điểm phần trăm", "points", 1),
        (" km/h", "speed", 1),
        (" tuổi", "age", 1),
    ],
)
def test_a_unit_is_read_by_all_its_spellings(text, kind, factor):
    found = measure_after(text, 0)
    assert (found.kind, found.factor) == (kind, Decimal(factor))


@pytest.mark.parametrize("text", [" người", " đồng chí", " bảng đấu", "", " mưa", " tuần tra"])
def test_other_words_are_no_unit(text):
    assert measure_after(text, 0) is None


def test_what_stands_everywhere_is_common_and_a_name_is_rare():
    assert rarity("của") == 0
    assert rarity("pukguksong") == RAREST


def test_words_of_one_meaning_share_a_group():
    assert set(meanings(keys("tử vong"))) & set(meanings(keys("thiệt mạng")))
    assert meanings(keys("xyz")) == ()
    assert longest(keys("hàng không mẫu hạm")[0]) >= 4


def test_opposite_words_answer_one_question_differently():
    [(question, dead)] = answers_in(keys("thiệt mạng"))
    [(same, hurt)] = answers_in(keys("bị thương"))
    assert question == same
    assert dead != hurt
    assert answers_in(keys("mưa to")) == set()


def test_a_number_behind_a_label_tells_one_thing_from_its_like():
    assert labels("Lớp 10 thi đợt hai, lớp 6 thi đợt 1") == {"lớp": {"10", "6"}, "đợt": {"2", "1"}}
