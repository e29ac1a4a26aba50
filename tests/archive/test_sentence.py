"""Which sentence of an article answers a query. Not for: finding the article (tests/store)."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.archive.sentence import LONGEST, best_sentence
from monitor.model import Article
from monitor.query.fields import SEARCH_FIELDS
from monitor.query.parse import parse

TEXT = "Sáng sớm, chợ họp đông. Lũ về lúc nửa đêm, bản trên mất cầu. Bản dưới sạt lở, lũ cuốn cầu và hai lều."


def article(text=TEXT, title="Lũ ở vùng cao"):
    now = datetime(2026, 9, 15, tzinfo=UTC)
    return Article("", "", title, "", text, now, "feed", "", (), "vi")


def sentence(query, **words):
    return best_sentence(parse(query, SEARCH_FIELDS), article(**words))


@pytest.mark.parametrize(
    ("query", "begins"),
    [
        ("chợ", "Sáng sớm"),
        ("lũ", "Lũ về"),  # the first of several
        ('lũ cầu "sạt lở"', "Bản dưới"),
        ("lu cau sat", "Bản dưới"),
        ('"cầu lũ"~3', "Bản dưới"),
        ("lũ OR lều", "Bản dưới"),
        ("lũ NOT (sạt lều hai)", "Lũ về"),
        ("vùng", "Lũ ở vùng cao"),  # only the title has it
        ("topic:x", "Sáng sớm"),
        ("đèo", "Sáng sớm"),
    ],
)
def test_it_has_most_of_what_is_looked_for(query, begins):
    assert sentence(query).startswith(begins)


def test_an_article_without_a_text_gives_its_title():
    assert sentence("lũ", text="") == "Lũ ở vùng cao"


def test_a_long_sentence_is_cut_at_blanks_around_what_is_looked_for():
    long = "đầu " * 200 + "lũ quét " + "cuối " * 200
    found = sentence("lũ", text=long)

    assert "lũ quét" in found
    assert len(found) <= LONGEST
    assert set(found.strip("…").split()) == {"đầu", "lũ", "quét", "cuối"}
    assert (found[0], found[-1]) == ("…", "…")


@given(st.text(max_size=900), st.sampled_from(["lũ", "a", '"a b"~2', "topic:x"]))
def test_it_is_never_too_long_and_stands_in_the_article(text, query):
    found = sentence(query, text=text)

    assert len(found) <= LONGEST
    assert found.strip("…") in f"{text} Lũ ở vùng cao".replace("\n", " ")
