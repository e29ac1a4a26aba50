"""`monitor read` as a person meets it. Not for: what is read of which page (tests/read)."""

import io
import json
import sys
from datetime import UTC, datetime

import pytest

from monitor.model import Shape
from monitor.store import Store

URL = "https://bao.example/xa-hoi/cau-moi-1234.html"
PAGE = """<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>Bản cao có cầu mới - Báo Thử</title>
<meta property="article:published_time" content="2026-07-20T09:05:00+07:00"><link rel="canonical" href="/xa-hoi/cau-moi-1234.html">
<meta property="og:image" content="/anh/cau.jpg"></head><body><nav><a href="/">Trang chủ</a></nav>
<h1>Bản cao có cầu mới</h1><p class="sapo">Sáng 20/7, bà con hai bản đã đi qua cây cầu mới, không còn phải lội nước.</p>
<div class="content"><p>Cây cầu dài 42 mét do huyện đầu tư, thi công trong mười một tháng, thay chiếc cầu tạm bị lũ cuốn.</p>
<p>Trưởng bản cho biết, từ nay học sinh không phải nghỉ học mỗi khi mưa lớn và đường bị ngập.</p>
<p class="foot">Số báo in có ở mọi nhà văn hóa thôn vào sáng thứ sáu, bà con tới đọc và mang về xem chung.</p></div>
</body></html>"""
SOURCES = """
[crawl]
user_agent = "TestDesk/0.1"
contact = "mailto:desk@example.vn"
spacing = 0

[[source]]
id = "bao"
name = "Báo Thử"
group = "cua-tinh"
kind = "feed"
url = "https://bao.example/rss"
language = "vi"
"""


@pytest.fixture
def page(tmp_path):
    file = tmp_path / "page.html"
    file.write_text(PAGE, encoding="utf-8")
    return file


def test_a_saved_page_becomes_one_json_object(monitor, page):
    """The keys of the contract first; no office is needed."""
    code, out, err = monitor("read", page, "--url", URL)
    row = json.loads(out)

    assert (code, err, out.count("\n")) == (0, "", 1)
    assert list(row)[:9] == [
        "url", "canonical", "title", "lead", "text", "published", "published_from", "authors", "language"
    ]  # fmt: skip
    assert (row["url"], row["canonical"]) == (URL, URL)
    assert row["title"] == "Bản cao có cầu mới"
    assert row["text"].split("\n")[0] == row["lead"]
    assert len(row["text"].split("\n")) == 4
    assert (row["published"], row["published_from"]) == ("2026-07-20T02:05:00+00:00", "meta")
    assert (row["authors"], row["language"], row["title_only"]) == ([], "vi", False)
    assert row["image"] == "https://bao.example/anh/cau.jpg"
    assert row["dates"] == [
        {"from": "meta", "at": "2026-07-20T02:05:00+00:00", "raw": "2026-07-20T09:05:00+07:00"},
    ]


def test_standard_input_is_read_too(monitor, page, monkeypatch):
    stdin = io.TextIOWrapper(io.BytesIO(page.read_bytes()))
    monkeypatch.setattr(sys, "stdin", stdin)

    assert json.loads(monitor("read", "-", "--url", URL)[1])["title"] == "Bản cao có cầu mới"


def test_a_page_that_is_no_article_is_told_in_one_line(monitor, tmp_path):
    (tmp_path / "empty.html").write_bytes(b"")
    code, out, err = monitor("read", tmp_path / "empty.html", "--url", URL)

    assert (code, out) == (1, "")
    assert err.endswith("empty.html: unreadable: the page is empty\n")


def test_what_cannot_be_used_is_told_in_one_line(monitor, page, tmp_path):
    missing = monitor("read", tmp_path / "none.html", "--url", URL)
    folder = monitor("read", tmp_path, "--url", URL)
    address = monitor("read", page, "--url", "bao.example/1")

    for code, out, err in (missing, folder, address):
        assert (code, out, err.count("\n")) == (1, "", 1)
    assert "cannot be read" in missing[2]
    assert "no http" in address[2]


def test_it_is_read_as_a_source_by_what_was_learned_of_it(monitor, page, tmp_path, request):
    """A line that stands under every article of the paper is none of the text."""
    office = tmp_path / "rules"
    office.symlink_to(request.config.rootpath / "rules")
    (tmp_path / "sources.toml").write_text(SOURCES, encoding="utf-8")
    notice = "Số báo in có ở mọi nhà văn hóa thôn vào sáng thứ sáu, bà con tới đọc và mang về xem chung."
    shape = Shape("bao.example", "h1", "div.content", ("p.sapo",), (), (), (), (notice,), 5)
    with Store.open(tmp_path / "data" / "monitor.db") as store:
        store.shapes.learned("bao", [shape], datetime(2026, 7, 20, tzinfo=UTC))
    searched = json.loads(monitor("read", page, "--url", URL)[1])
    by_shape = json.loads(monitor("read", page, "--url", URL, "--source", "bao")[1])

    assert notice in searched["text"]
    assert notice not in by_shape["text"]
    assert by_shape["text"] == searched["text"].removesuffix(f"\n{notice}")


def test_a_source_that_is_not_there_is_told_with_what_it_may_be(monitor, page, tmp_path, request):
    (tmp_path / "rules").symlink_to(request.config.rootpath / "rules")
    (tmp_path / "sources.toml").write_text(SOURCES, encoding="utf-8")
    code, _, err = monitor("read", page, "--url", URL, "--source", "bap")

    assert code == 1
    assert "sources.toml has no source `bap`; did you mean bao?" in err
