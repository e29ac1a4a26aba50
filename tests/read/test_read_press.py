"""The recorded press: pages with gold, and pages as the replay prints them. Needs ../shared."""

import gzip
import importlib.util
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from monitor.model import Article, Page, Pending, ReadFault
from monitor.read import read_article
from monitor.vietnamese.clean import one_line

SHARED = Path(__file__).parents[2].parent / "shared"
PAGES = SHARED / "data" / "html"
needs_shared = pytest.mark.skipif(not SHARED.exists(), reason="needs ../shared (recorded press)")
FETCHED = datetime(2026, 8, 30, tzinfo=UTC)


def gold():
    return json.loads((PAGES / "gold.json").read_text(encoding="utf-8")) if SHARED.exists() else {}


def read_recorded(name):
    url = gold()[name]["url"] or "http://bao.example/bai-1.html"
    return read_article(
        Page(url, url, (), "text/html", (PAGES / name).read_bytes(), FETCHED), Pending(1, url, "", 0), None
    )


def has(text, segment):
    return " ".join(segment.split()) in " ".join(text.split())


@needs_shared
@pytest.mark.parametrize("name", [name for name, page in gold().items() if page.get("kind") != "listing"])
def test_a_recorded_article_has_its_title_its_minute_and_every_segment(name):
    page, article = gold()[name], read_recorded(name)
    assert isinstance(article, Article)
    assert article.title in [page["title"], *page.get("title_alt", [])]
    assert article.published in [
        datetime.fromisoformat(at) for at in (page["published"], *page.get("published_alt", []))
    ]
    assert [segment for segment in page["with"] if not has(article.text, segment)] == []


@needs_shared
def test_no_segment_of_what_stands_around_is_in_a_text():
    wrong = {name for name, page in gold().items() for s in page.get("without", []) if has(read_recorded(name).text, s)}
    assert wrong == set()


@needs_shared
@pytest.mark.parametrize("name", [name for name, page in gold().items() if page.get("kind") == "listing"])
def test_a_recorded_section_is_no_article(name):
    fault = read_recorded(name)
    assert isinstance(fault, ReadFault)
    assert fault.kind == "not-an-article"


def replayed():
    spec = importlib.util.spec_from_file_location("replay", SHARED / "press" / "replay.py")
    replay = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(replay)
    with gzip.open(SHARED / "data" / "press" / "items.jsonl.gz", "rt", encoding="utf-8") as lines:
        items = [json.loads(line) for n, line in enumerate(lines) if n % 97 == 0]
    with gzip.open(SHARED / "data" / "fulltext" / "baomoi-2017.jsonl.gz", "rt", encoding="utf-8") as lines:
        texts = [json.loads(line) for n, line in enumerate(lines) if n % 211 == 0]
    press = replay.Press(items, texts, replay.parse_utc("2026-07-28T12:00:00Z"), faults=True)
    for row in press.pages.values():
        yield press, row, replay.article_page(press, row)


@needs_shared
def test_a_replayed_page_gives_title_lead_every_paragraph_and_date_and_nothing_else():
    lost = {name: [] for name in ("not read", "title", "date", "paragraph", "foreign words", "lead")}
    for press, row, html in replayed():
        url, (title, body) = row["link"], press.text(row)
        page = Page(url, url, (), "text/html; charset=utf-8", html.encode(), row["at"] + timedelta(hours=5))
        article = read_article(page, Pending(1, url, "", 0), None)
        if not isinstance(article, Article):
            lost["not read"].append(url)
            continue
        wanted = [line for line in map(one_line, body) if sum(c.isalnum() for c in line) > 30]
        lost["title"] += [url] * (article.title != one_line(title))
        lost["date"] += [url] * (article.published != row["at"])
        lost["paragraph"] += [line for line in wanted if line not in article.text.split("\n")]
        lost["foreign words"] += [line for line in article.text.split("\n") if line not in map(one_line, body)]
        lost["lead"] += [url] * (len(one_line(body[0])) in range(31, 1200) and article.lead != one_line(body[0]))
    assert lost == {kind: [] for kind in lost}
