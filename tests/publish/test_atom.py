"""The Atom feed as other bodies read it: valid, harmless, without texts and bylines. Not for: which clips are in it."""

import io
from dataclasses import replace
from datetime import timedelta

import feedparser
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from own_press import CUT, LABELS, clip, rich_clips, tags

from monitor.publish.export.atom import RIGHTS, Entry, Feed, entry_id, write_atom

ATOM = "{http://www.w3.org/2005/Atom}"
FEED = Feed("urn:thu:1", "Tin, bài <của> tỉnh & huyện", "Phòng Báo chí", "https://thanhlam.example/tuyen-tin.atom")


def written(clips, feed=FEED, changed=None, entries=None):
    out = io.BytesIO()
    entries = entries or [Entry(each, each.clipped_at) for each in clips]
    write_atom(feed, entries, LABELS, out, changed)
    return out.getvalue()


def read(*clips, **more):
    parsed = feedparser.parse(written(clips, **more))
    assert parsed.bozo == 0
    return parsed


def tree(*clips, **more):
    return etree.fromstring(written(clips, **more))


def test_every_clip_is_an_entry_in_the_given_order():
    parsed = read(*rich_clips())

    assert parsed.version == "atom10"
    assert [each.title for each in parsed.entries] == [each.article.title for each in rich_clips()]


def test_the_feed_says_whose_it_is_and_where():
    feed = read(clip(1)).feed

    assert (feed.author, feed.language, feed.rights) == ("Phòng Báo chí", "vi", RIGHTS)
    assert [(link.rel, link.href) for link in feed.links] == [("self", "https://thanhlam.example/tuyen-tin.atom")]
    assert tree(clip(1)).findtext(f"{ATOM}title") == "Tin, bài <của> tỉnh & huyện"


def test_what_the_standard_asks_of_every_feed_and_entry_is_there():
    """RFC 4287, 4.1.1 and 4.1.2: one id, title and updated; an author; an alternate link, or else content."""
    root = tree(*rich_clips())
    entries = root.findall(f"{ATOM}entry")

    assert len(entries) == len(rich_clips())
    for element in (root, *entries):
        for name in ("id", "title", "updated", "author"):
            assert len(element.findall(f"{ATOM}{name}")) == 1
    for entry in entries:
        linked = [link for link in entry.findall(f"{ATOM}link") if link.get("rel") == "alternate"]
        assert len(linked) + len(entry.findall(f"{ATOM}content")) == 1


def test_the_outlet_is_the_author_and_bylines_are_nowhere():
    raw = written(rich_clips()).decode()

    assert read(clip(1, outlet="Báo Làng Quê")).entries[0].author == "Báo Làng Quê"
    assert not any(name in raw for each in rich_clips() for name in each.article.authors)


def test_one_sentence_is_quoted_and_no_text_is_copied():
    one = rich_clips()[0]
    entry = read(one).entries[0]

    assert entry.summary == (
        "Theo bà con xã Phúc Lâm, tỉnh Thanh Lâm, gần ba mươi hộ phải bơm nước từ suối để kịp cấy vụ xuân."
    )
    assert "content" not in entry
    assert "nhà thầu khắc phục" not in written([one]).decode()


def test_a_sentence_of_more_than_forty_words_is_not_quoted():
    long = "Tỉnh Thanh Lâm " + "làm đường " * 20 + "xong."
    assert "summary" not in read(clip(1, text=long)).entries[0]


def test_a_sentence_that_a_person_chose_stands_for_the_programs():
    chosen = Entry(clip(1), CUT, "Câu do cán bộ chọn từ bài.")
    assert read(entries=[chosen]).entries[0].summary == "Câu do cán bộ chọn từ bài."


def test_topics_are_categories_with_their_labels():
    entry = read(clip(1, tags=tags(topics=("doi-ngoai", "moi")))).entries[0]
    assert [(tag.term, tag.label) for tag in entry.tags] == [("doi-ngoai", "Đối ngoại"), ("moi", "moi")]


def test_titles_and_sentences_say_their_language():
    text = "A delegation of Thanh Lam province visited three factories."
    entry = read(clip(1, "A visit", text, language="en")).entries[0]

    assert (entry.title_detail.language, entry.summary_detail.language) == ("en", "en")
    assert read(clip(1)).entries[0].title_detail.language == "vi"
    assert read(clip(1, language="không rõ")).entries[0].title_detail.language == "vi"


def test_an_article_is_called_the_same_whichever_twin_of_its_address_is_known():
    names = {entry_id(clip(1, url=url)) for url in ("https://bao.example/tin-1", "http://www.bao.example/tin-1/")}

    assert len(names) == 1
    assert names.pop().startswith("urn:uuid:")
    assert entry_id(clip(1)) != entry_id(clip(2))


def test_times_are_those_of_the_article_and_of_its_newest_words():
    changed = CUT + timedelta(hours=3)
    parsed = read(entries=[Entry(clip(1), CUT), Entry(clip(2), changed)])

    assert parsed.feed.updated == "2022-02-28T03:00:00Z"
    assert [each.updated for each in parsed.entries] == ["2022-02-28T00:00:00Z", "2022-02-28T03:00:00Z"]
    assert parsed.entries[0].published == "2022-02-27T22:00:00Z"


def test_a_feed_changed_when_people_changed_it():
    assert read(clip(1), changed=CUT + timedelta(days=1)).feed.updated == "2022-03-01T00:00:00Z"
    assert read(clip(1), changed=CUT - timedelta(days=1)).feed.updated == "2022-02-27T23:55:00Z"


def test_a_date_that_is_only_that_of_first_sight_is_not_told_as_the_articles():
    assert "published" not in read(clip(1, published_from="first-seen")).entries[0]


def test_a_feed_of_nothing_is_a_feed():
    parsed = read(feed=replace(FEED, address=""))
    assert (parsed.feed.updated, parsed.entries, parsed.feed.get("links")) == ("1970-01-01T00:00:00Z", [], None)


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "urn:monitor:paper:0a", "//bao.example/x"])
def test_what_is_no_web_address_is_no_link(url):
    entry = read(clip(1, url=url)).entries[0]

    assert url not in written([clip(1, url=url)]).decode()
    assert tree(clip(1, url=url)).find(f"{ATOM}entry/{ATOM}link") is None
    assert entry.content[0].value == "Tỉnh Thanh Lâm họp bàn việc làm đường."
    assert entry.content[0].type == "text/plain"


def test_a_clip_without_address_and_sentence_says_that_it_has_none():
    paper = clip(1, url="urn:monitor:paper:0a", text="", medium="phat-thanh")
    assert read(paper).entries[0].content[0].value == "Nguồn phát thanh, không có địa chỉ mở được trên mạng."


def test_markup_in_a_title_is_text():
    title = '</title><script>alert("x")</script><![CDATA[ & \'"'
    root = tree(clip(1, title, outlet="<b>Báo</b>"))

    assert root.findtext(f"{ATOM}entry/{ATOM}title") == title
    assert root.findtext(f"{ATOM}entry/{ATOM}author/{ATOM}name") == "<b>Báo</b>"
    assert not list(root.iter(f"{ATOM}script"))


def test_an_address_with_signs_stays_in_its_attribute():
    link = tree(clip(1, url='https://bao.example/a?x="><script>&y=1')).find(f"{ATOM}entry/{ATOM}link")
    assert link.get("href") == "https://bao.example/a?x=%22%3E%3Cscript%3E&y=1"


@settings(max_examples=60)
@given(st.text(alphabet=st.characters(blacklist_categories=["Cs"])))
def test_no_text_breaks_the_feed(text):
    root = tree(clip(1, "Tựa" + text, outlet="Báo" + text, text=text), feed=replace(FEED, title="Tên" + text))
    assert root.findtext(f"{ATOM}entry/{ATOM}title").startswith("Tựa")


def test_the_same_entries_are_the_same_bytes():
    assert written(rich_clips()) == written(rich_clips())
