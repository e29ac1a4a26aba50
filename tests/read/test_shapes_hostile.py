"""Pages built to make the observation of a page or a learned shape slow. Not for: searching such pages (test_read_hostile)."""

from dataclasses import replace
from datetime import UTC, datetime
from time import process_time

import pytest

from monitor.model import Page, Pending
from monitor.read import learn, read_page

NOW = datetime(2026, 11, 25, 3, 0, tzinfo=UTC)
URL = "https://bao.example/xa-hoi/cau-1.html"
TEXT = "".join(f"<p>Đoạn thứ {n} kể về cây cầu mới ở vùng cao và con đường dẫn tới cầu.</p>" for n in range(8))
HEAD = '<html><head><meta charset="utf-8"><title>Bản vùng cao có cây cầu mới</title></head><body><h1>Bản vùng cao có cây cầu mới</h1>'
DAY = '<time datetime="2026-11-20">20/11/2026</time>'


def page(body):
    return Page(URL, URL, (), "text/html; charset=utf-8", body.encode(), NOW)


def read(body, shapes=(), *, audit=False):
    return read_page(page(body), Pending(1, URL, "s", 0), None, shapes, audit=audit)


HOSTILE = {
    "dates in pairs": HEAD + f"{DAY}<p>20/11/2026 14:05</p>" * 12_000,
    "one place, many dates": HEAD + f'<div class="content">{TEXT}<div>' + f"{DAY}<br>" * 20_000,
    "authors": HEAD + '<p class="author">Lê Văn An</p>' * 20_000 + f'<div class="content">{TEXT}</div>',
    "classes": HEAD + "".join(f'<div class="a{n} b c d e">' for n in range(3_000)) + TEXT,
    "boxes in boxes": HEAD
    + f'<div class="content">{TEXT}'
    + '<div class="box">' * 200
    + "<b></b>" * 8_000
    + "</div>" * 201,
    "a box of blanks": HEAD + f'<div class="content">{TEXT}<div class="box">' + "<div>" * 19 + "   \n" * 240_000,
    "a lead of lines": HEAD
    + '<div class="sapo">'
    + "Một dòng.<br>" * 8_000
    + f'</div><div class="content">{TEXT}</div>',
    "siblings": HEAD + f'<div class="content">{TEXT}</div>' + "<span>a</span>" * 40_000,
}
# The short form.
QUICK = ("siblings", "boxes in boxes", "a box of blanks", "classes")


@pytest.mark.parametrize(
    "name", [name if name in QUICK else pytest.param(name, marks=pytest.mark.slow) for name in HOSTILE]
)
def test_no_page_of_a_megabyte_makes_reading_both_ways_slow(name):
    """At most two and a half seconds for both as it is; coverage and a busy machine make it more, a square minutes."""
    known = read(
        HEAD
        + f'<p class="author">Lê Văn An</p><div class="date">20/11/2026 14:05</div><div class="content">{TEXT}</div>'
    )
    seen = replace(known.use.observed, dropped=("div.box",))
    shapes = learn(replace(seen, fingerprint=str(n)) for n in range(5))
    assert shapes

    begun = process_time()
    read(HOSTILE[name], shapes, audit=True)
    assert process_time() - begun < 24
