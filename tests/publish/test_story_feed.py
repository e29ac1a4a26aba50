"""The feed of stories: whole XML whatever the press wrote, a link only where it may be opened. Not for: the feed of articles."""

import io
from datetime import UTC, datetime
from xml.etree import ElementTree as ET
from zoneinfo import ZoneInfo

import pytest

from monitor.publish.export.atom import Feed
from monitor.publish.export.columns import Words
from monitor.publish.export.stories import StoryRow
from monitor.publish.export.story_feed import StoryEntry, write_stories_atom

FIRST, LAST = datetime(2026, 9, 15, 23, 10, tzinfo=UTC), datetime(2026, 9, 16, 0, 5, tzinfo=UTC)
WORDS = Words({"giao-thong": "Giao thông"}, ZoneInfo("Asia/Ho_Chi_Minh"))


def story(headline="Thông cầu Thử", number=7):
    return StoryRow(
        number, headline, "", 3, 2, 4, FIRST, LAST, ("giao-thong",), (), {"trung-tinh": 3}, (("Báo Thử", 4),), 0
    )


def feed(*entries, said="mọi ngày"):
    out = io.BytesIO()
    write_stories_atom(Feed(f"urn:monitor:stories:{said}", said, "Văn phòng Thử"), entries, WORDS, out)
    return ET.fromstring(out.getvalue())


def test_an_entry_says_what_the_row_says_and_leads_to_the_newest_article():
    read = feed(StoryEntry(story(), "https://bao.example/moi?a=1&b=2"))
    entry = read.find("{*}entry")

    assert entry.findtext("{*}title") == "Thông cầu Thử"
    assert entry.find("{*}link").get("href") == "https://bao.example/moi?a=1&b=2"
    assert entry.findtext("{*}updated") == read.findtext("{*}updated") == "2026-09-16T00:05:00Z"
    assert entry.findtext("{*}summary") == (
        "3 tin, bài của 2 cơ quan báo chí, 4 lượt đăng, từ 06:10 16/09/2026 đến 07:05 16/09/2026."
    )
    assert entry.find("{*}category").get("label") == "Giao thông"


def test_a_story_is_called_the_same_in_every_feed():
    named = [
        feed(StoryEntry(each, ""), said=said).find("{*}entry").findtext("{*}id")
        for each, said in ((story(), "một"), (story("Tên khác"), "hai"), (story(number=8), "một"))
    ]

    assert named[0] == named[1] != named[2]


@pytest.mark.parametrize("headline", ["<b>&amp;</b> ]]>", "a\x00b\x0bc\x1f", "\ud800 lẻ", "\"'", "\ufffe😀"])
def test_whatever_the_press_wrote_the_feed_can_be_read(headline):
    entry = feed(StoryEntry(story(headline), "https://bao.example/1")).find("{*}entry")

    assert entry.findtext("{*}title") == "".join(c for c in headline if c >= " " and c not in "\ud800\ufffe")


@pytest.mark.parametrize("address", ["", "javascript:alert(1)", "file:///etc/hosts"])
def test_what_cannot_be_opened_is_no_link(address):
    entry = feed(StoryEntry(story(), address)).find("{*}entry")

    assert entry.find("{*}link") is None
    assert entry.findtext("{*}content").startswith("3 tin, bài")
