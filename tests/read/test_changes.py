"""What differs between two readings of one article. Not for: reading it (test_read_article.py)."""

import unicodedata
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.model import Article, Change
from monitor.read import changes

TEXT = "Cây cầu mới nối hai bờ suối.\nCầu dài 142 m, rộng 5 m.\nBà con đi chợ không còn phải vòng xa."
OLD = Article(
    url="http://bao.example/cau",
    canonical="http://bao.example/cau",
    title="Khánh thành cầu vùng cao",
    lead="Cây cầu mới nối hai bờ suối.",
    text=TEXT,
    published=datetime(2026, 9, 15, tzinfo=UTC),
    published_from="meta",
    published_raw="",
    authors=(),
    language="vi",
)


def after(text):
    return changes(OLD, replace(OLD, text=text))


def test_a_changed_figure_is_a_change_with_both_paragraphs():
    assert after(TEXT.replace("142", "124")) == (
        Change("changed", "text", "Cầu dài 142 m, rộng 5 m.", "Cầu dài 124 m, rộng 5 m."),
    )


def test_a_headline_is_a_change_too():
    assert changes(OLD, replace(OLD, title="Cầu vùng cao")) == (
        Change("changed", "title", "Khánh thành cầu vùng cao", "Cầu vùng cao"),
    )


def test_added_and_removed_paragraphs_are_told_apart():
    assert after(TEXT + "\nCập nhật: cầu đã thông xe.") == (Change("added", "text", "", "Cập nhật: cầu đã thông xe."),)
    assert after("\n".join(TEXT.split("\n")[:2])) == (
        Change("removed", "text", "Bà con đi chợ không còn phải vòng xa.", ""),
    )


@pytest.mark.parametrize(
    "same",
    [
        TEXT,
        unicodedata.normalize("NFD", TEXT),
        TEXT.replace(" ", "\u00a0"),
        TEXT.replace("\n", "\n\n  "),
        TEXT.replace("cầu", "c\u200bầu"),
        TEXT + "\nLượt xem: 1.234",
        "12 bình luận\n" + TEXT,
        TEXT + "\n3,4K views",
    ],
)
def test_spaces_unicode_forms_and_counters_are_none(same):
    assert after(same) == ()


def test_a_counter_that_counts_on_is_none():
    with_counter = replace(OLD, text=TEXT + "\nLượt xem: 1.234")

    assert changes(with_counter, replace(OLD, text=TEXT + "\nLượt xem: 1.298")) == ()


def test_a_sentence_with_such_words_is_no_counter():
    said = "Năm nay lễ hội có 12.000 lượt xem trực tiếp tại sân vận động."

    assert after(f"{TEXT}\n{said}") == (Change("added", "text", "", said),)


@given(st.lists(st.text(st.characters(codec="utf-8"), max_size=40), max_size=8))
def test_no_text_differs_from_itself_in_any_form(lines):
    one = replace(OLD, text="\n".join(lines))
    other = replace(one, text=unicodedata.normalize("NFD", one.text))

    assert changes(one, one) == ()
    assert changes(one, other) == ()
