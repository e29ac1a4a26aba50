"""What is left out and what becomes a clip; not what an article is about."""

import pytest

from monitor.config import Scope
from monitor.tag import in_scope

SCOPE = Scope.model_validate({"from": "2025-07-01", "topics": ["bien-gioi"], "groups": ["trung-uong"]})
EVERYTHING = Scope.model_validate({"from": "2025-07-01", "everything": True})


def test_a_junk_phrase_counts_in_the_title_only(tag):
    assert tag("Kết quả xổ số hôm nay").junk.rule == "junk/xo-so"
    assert tag("Hôm nay", "Kết quả xổ số.").junk is None


def test_a_phrase_of_unless_keeps_the_article(tag):
    assert tag("Lừa đảo bằng kết quả xổ số").junk is None


def test_an_address_can_be_junk_and_quotes_the_title(tag):
    junk = tag("Vàng tăng", url="https://bao.example/Gia-vang/1.html").junk
    assert (junk.rule, junk.text) == ("junk/gia-vang", "Vàng tăng")


@pytest.mark.parametrize(
    ("title", "group", "expected"),
    [
        ("Tuyên Quang mở hội", "tong-hop", True),
        ("Canh giữ biên giới", "trung-uong", True),
        ("Canh giữ biên giới", "tong-hop", False),
        ("Xây nhà máy", "trung-uong", False),
    ],
)
def test_the_province_is_always_in_scope_and_national_topics_from_central_outlets(tag, title, group, expected):
    assert in_scope(tag(title), group, SCOPE) is expected


def test_a_scope_of_everything_keeps_everything(tag):
    assert in_scope(tag("Xây nhà máy"), "tong-hop", EVERYTHING)
