"""The words and fields that made a rule find an article. Not for: whether a query holds (tests/store, tests/query)."""

from datetime import UTC, datetime

import pytest

from monitor.alerts.matching import fields_in, words_in
from monitor.model import Article
from monitor.query.fields import SEARCH_FIELDS
from monitor.query.parse import parse

ARTICLE = Article(
    "https://bao.example/1",
    "https://bao.example/1",
    "Sạt lở chặn đường vào bản",
    "Mưa lớn suốt đêm.",
    "Đất đá tràn xuống mặt đường, xe cộ không qua được.",
    datetime(2026, 3, 2, tzinfo=UTC),
    "meta",
    "",
    (),
    "vi",
)


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ('"sạt lở" OR lũ', ("sạt lở",)),
        ("title:đường mưa", ("đường", "mưa")),
        ("title:mưa OR lead:mưa", ("mưa",)),
        ('"đất đường"~5', ("đất đường",)),
        ('"đường đất"~1 OR xe', ("xe",)),
        ("mua NOT (duong)", ("mua",)),
        ("mưa NOT đường", ("mưa",)),
        ("topic:bien-gioi", ()),
    ],
)
def test_words_of_the_query_that_stand_in_the_article_are_its_reason(query, words):
    assert words_in(parse(query, SEARCH_FIELDS), ARTICLE) == words


def test_fields_that_are_left_out_are_no_reason():
    query = parse("group:trung-uong (tone:tieu-cuc OR mưa) NOT topic:the-gioi published:2026-03-02", SEARCH_FIELDS)
    assert fields_in(query) == {"group", "tone"}
