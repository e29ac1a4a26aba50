"""A real recorded press day, crawled over HTTP by the command line itself. Not for: a press with faults (test_faults)."""

import sys
from collections import Counter
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))  # replayed

from replayed import ENDED_WELL, START, Replay

LATER = "2026-07-28T16:00:00Z"


@pytest.fixture(scope="module")
def day(shared, tmp_path_factory):
    """Three rounds: at the start, two and four hours later by the replay's clock."""
    with Replay(shared, tmp_path_factory.mktemp("replay")) as replay:
        replay.rounds(START, "2026-07-28T14:00:00Z", LATER)
        yield replay


def not_as_due(replay: Replay, now: str) -> tuple[int, dict[str, str]]:
    """How many articles /truth calls due, and those of them that are not in the ledger exactly once, well ended."""
    ledger = replay.ledger(now)
    held = Counter(url for line in ledger for url in {line["url"], *line["aliases"]})
    state = {url: line["state"] for line in ledger for url in (line["url"], *line["aliases"])}
    due = [row["url"] for row in replay.lines("truth") if row["due"]]
    wrong = [url for url in due if held[url] != 1 or state[url] not in ENDED_WELL]
    return len(due), {url: f"{held[url]} times, {state.get(url)}" for url in wrong}


def test_every_due_article_is_in_the_ledger_exactly_once(day):
    """What /truth calls due ended as clip, copy, junk or outside-scope, under one canonical address."""
    due, wrong = not_as_due(day, LATER)

    assert due == 250
    assert wrong == {}


@pytest.mark.slow
def test_a_whole_day_and_night_in_rounds_of_two_hours(shared, tmp_path):
    """Over 24 simulated hours nothing due is missed, doubled or left pending, except what robots.txt forbids."""
    hours = [f"2026-07-2{8 if hour < 24 else 9}T{hour % 24:02}:00:00Z" for hour in range(12, 37, 2)]
    with Replay(shared, tmp_path) as replay:
        replay.rounds(*hours)
        due, wrong = not_as_due(replay, hours[-1])

    assert due > 400
    assert {url: why for url, why in wrong.items() if "/tim-kiem" not in url} == {}


def test_after_days_off_listings_and_sitemaps_are_read_back_to_the_last_round(shared, tmp_path):
    """Off for two days: the paper without a feed is read back page by page, the sitemap whole; nothing of theirs is missed."""
    back = "2026-07-30T12:00:00Z"
    with Replay(shared, tmp_path, only=["baotuyenquang", "replay-sitemap"]) as replay:
        replay.rounds(START, back)
        due = [row for row in replay.lines("truth") if row["due"]]
        held = {url for line in replay.ledger(back) for url in (line["url"], *line["aliases"])}
    hosts = {"baotuyenquang.com.vn", "baotintuc.vn"}
    theirs = [row["url"] for row in due if row["host"] in hosts]

    assert len(theirs) > 45
    assert [url for url in theirs if url not in held] == []


def test_articles_about_the_province_become_clips(day):
    """The provincial paper's articles, real texts that name the province, are mostly clips."""
    ledger = [line for line in day.ledger(LATER) if line["source"] == "baotuyenquang"]
    states = Counter(line["state"] for line in ledger)

    assert states["clip"] + states["copy"] >= 0.7 * len(ledger) > 0


def test_unchanged_feeds_are_asked_for_with_a_validator(day):
    """In a further round no feed is fetched whole that has not changed."""
    before = len(day.lines("log"))
    day.monitor(LATER, "run", "--once", "--all")
    feeds = {row[0] for row in day.ask("SELECT url FROM polls")}
    asked = [row for row in day.lines("log")[before:] if row["url"] in feeds]
    served = [row for row in asked if row["status"] in (200, 304)]

    assert len(served) >= 17
    assert [row["url"] for row in served if not (row["conditional"] and row["status"] == 304)] == []


def test_robots_txt_is_asked_for_once_a_day_and_not_once_a_run(day):
    """Three rounds in three processes: one robots.txt for each host."""
    asked = Counter(
        row["url"] for row in day.lines("log") if row["url"].endswith("/robots.txt") and row["status"] == 200
    )

    assert len(asked) > 15
    assert set(asked.values()) == {1}


def test_the_digest_of_the_day_can_be_written(day):
    """The digest preview holds clips of the day, as a page and as plain text."""
    html, text = day.monitor("2026-07-29T00:00:00Z", "digest", "preview").splitlines()[-2:]

    assert Path(html).stat().st_size < 100_000
    assert "BẢN TIN ĐIỂM BÁO" in Path(text).read_text(encoding="utf-8")
