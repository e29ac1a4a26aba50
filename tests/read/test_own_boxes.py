"""Text in boxes whose names sound like chrome, and chrome that stays chrome. Not for: cards of other news (test_cards.py)."""

import pytest
from own_pages import TITLE

from monitor.model import Article, ReadFault

COUNT = ("một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười")
LINES = [
    f"Đoạn thứ {n} kể bà con bản Khuôn Thử góp công mở đường, hiến đất và giữ cho con suối đầu bản được trong như xưa."
    for n in COUNT
]


def ps(lines):
    return "".join(f"<p>{line}</p>" for line in lines)


def page(body, more=""):
    return f"<html><head><title>{TITLE} - Báo Thử</title></head><body><div><h1>{TITLE}</h1>{body}</div>{more}</body></html>"


def boxes(name, *cuts):
    ends = [*cuts, len(LINES)]
    parts = [LINES[start:end] for start, end in zip([0, *cuts], ends, strict=True)]
    return "".join(f'<div class="{name}"><div>{ps(part)}</div></div>' for part in parts)


@pytest.mark.parametrize("cuts", [(5,), (6,), (3, 6), (2, 4, 6, 8)])
@pytest.mark.parametrize(
    "name",
    [
        "elementor-widget elementor-widget-text-editor",
        "mb-4 overflow-hidden",
        "so-widget-sow-editor",
        "siteorigin-widget-tinymce",
        "hidden-md",
        "d-print-block",
        "print",
        "widget",
        "promo",
        "audio-text",
        "hidden md:block",
    ],
)
def test_boxes_of_one_name_that_hold_the_text_between_them_are_read(read, name, cuts):
    assert read(page(boxes(name, *cuts))).text.split("\n") == LINES


@pytest.mark.parametrize("name", ["source-text", "author-text", "reporter"])
def test_paragraphs_that_are_all_named_like_credits_are_read(read, name):
    body = "".join(f'<p class="{name}">{line}</p>' for line in LINES)
    assert read(page(f"<div>{body}</div>")).text.split("\n") == LINES


def test_boxes_that_differ_by_a_number_are_of_one_name(read):
    body = "".join(
        f'<div class="promo box-{n}" id="b{n}"><div>{ps([line])}</div></div>' for n, line in enumerate(LINES)
    )
    assert read(page(body)).text.split("\n") == LINES


@pytest.mark.parametrize("name", ["lead-box overflow-hidden", "sapo-print", "hidden-print"])
def test_a_lead_in_a_box_of_such_a_name_is_kept(read, name):
    article = read(page(f'<div class="{name}"><p>{LINES[0]}</p></div>' + ps(LINES[1:])))
    assert article.text.split("\n") == LINES


def test_comments_that_say_more_than_the_article_are_none_of_it(read):
    comments = "".join(f'<div class="comment-item"><p>{line}</p></div>' for line in LINES)
    article = read(page(f"<div>{ps(['Cầu treo bản Khuôn Thử thông xe sáng nay.'])}</div>", comments))
    assert not isinstance(article, Article) or not set(LINES) & set(article.text.split("\n"))


def test_boxes_beside_a_text_are_none_of_it(read):
    widgets = "".join(f'<div class="widget"><p>{line}</p></div>' for line in LINES[:5])
    assert read(page(ps(LINES[5:]), widgets)).text.split("\n") == LINES[5:]


def test_cards_of_other_news_alone_are_no_article(read):
    cards = "".join(
        f'<div class="promo"><h3><a href="/{n}">Xã Khuôn Thử mở thêm lớp học thứ {n} cho trẻ</a></h3><p>{line}</p></div>'
        for n, line in enumerate(LINES)
    )
    assert isinstance(read(page(cards)), ReadFault)


def test_what_is_hidden_as_a_whole_class_is_no_text(read):
    article = read(page(f'<div class="hidden">{ps([LINES[0]])}</div>' + ps(LINES[1:])))
    assert article.text.split("\n") == LINES[1:]
