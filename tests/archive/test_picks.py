"""Selections for other bodies: what people picked and what a query finds, as feeds, and the commands for it.

Not for: what an entry looks like (tests/publish/test_atom.py).
"""

import os
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import feedparser
import pytest

from monitor.config import load
from monitor.config.selections import Selection, Selections
from monitor.errors import InputError
from monitor.model import Article, Clip, Flag, Signature, Tags, Visit
from monitor.pipeline import Session
from monitor.pipeline.outgoing.feeds import require_selection, selection_feed, write_feeds
from monitor.store import Store
from monitor.store.imports import IMPORTED, Brought

ROOT = Path(__file__).parents[2]
NOW = datetime(2026, 9, 20, 1, 0, tzinfo=UTC)
DAY = timedelta(days=1)
BRIDGES = Selection(id="cau", title="Tin về cầu", query="cầu", days=7)
PICKED = Selection(id="chon", title="Tin cán bộ chọn")
SELECTIONS = Selections(address="https://co-quan.example/tin/", selection=(BRIDGES, PICKED))


def brought(number, title, *, days=1, text="", same=0, in_scope=True, flags=()):
    """An article published *days* before `NOW`; those with one *same* are one text."""
    url = f"https://bao.example/{number}"
    words = text or f"Bài số {number} kể chuyện ở xã. Bà con thôn Nà Tông cùng nhau góp công trong nhiều ngày liền."
    at = NOW - days * DAY
    article = Article(url, url, title, "", words, at, "feed", "", ("An Bình",), "vi")
    tags = Tags("central", (), (), (), None, None, "1")
    clip = Clip(0, IMPORTED, f"Báo Số {number}", "trung-uong", "bao-dien-tu", article, tags, flags, at, "", ())
    signature = Signature("s", (same or 1000 + number,), (f"band {same or 1000 + number}",))
    return Brought(str(number), replace(clip, in_scope=in_scope), None, signature, archived=False)


ROWS = (
    brought(1, "Cầu treo hỏng", same=1, days=3),
    brought(2, "Cầu treo hỏng", same=1, days=2),  # a copy of 1
    brought(3, "Xây cầu mới", days=1),
    brought(4, "Chuyện cây cầu cũ", days=8),
    brought(5, "Làm đường", days=5),
    brought(6, "Cầu ở nơi khác", days=1, in_scope=False),
)


@pytest.fixture(scope="module")
def settings():
    return replace(load(ROOT), selections=SELECTIONS)


@pytest.fixture
def store(tmp_path):
    """Six articles: two about bridges, a copy, an old one, one of something else, one out of scope."""
    with Store.open(tmp_path / "data" / "monitor.db") as opened:
        # The last argument is "same": two signatures of one text.
        became = opened.imports.save(ROWS, lambda one, other: one.values == other.values, NOW - 10 * DAY)
        assert became == ("clip", "copy", "clip", "clip", "clip", "clip")
        yield opened


@pytest.fixture
def command(monitor, store, settings, monkeypatch):
    """The command line of an office that has them; its rules are loaded once, for that takes its time."""
    monkeypatch.setattr("monitor.config.load", lambda _folder: settings)
    return lambda *arguments: monitor("--now", NOW.isoformat(), *arguments)


def feed(store, settings, selection=BRIDGES, now=NOW):
    content, number = selection_feed(store, settings, selection, now)
    parsed = feedparser.parse(content)
    assert (parsed.bozo, len(parsed.entries)) == (0, number)
    return parsed


def told(store, settings, selection=BRIDGES, now=NOW):
    """The articles of a selection, by their numbers."""
    return [int(entry.link.rpartition("/")[2]) for entry in feed(store, settings, selection, now).entries]


def pick(store, selection, article, *, chosen=True, at=NOW):
    store.picks.set(selection.id, article, at, "Lê Thử", chosen)


# -- what is in a selection -----------------------------------------------------------------------------


def test_a_selection_holds_what_its_query_finds_in_its_days_in_scope_newest_first_and_no_copy(store, settings):
    assert told(store, settings) == [3, 1]


def test_the_days_go_back_from_today_as_the_office_counts_them(store, settings):
    assert told(store, settings, BRIDGES.model_copy(update={"days": 8})) == [3, 1, 4]
    assert told(store, settings, now=NOW + 6 * DAY) == [3]
    assert told(store, settings, now=NOW + 30 * DAY) == []


def test_what_people_picked_is_in_it_however_old_and_stays(store, settings):
    pick(store, BRIDGES, 5)
    pick(store, PICKED, 4)

    assert told(store, settings) == [3, 1, 5]
    assert told(store, settings, PICKED, NOW + 400 * DAY) == [4]


def test_what_people_took_out_stays_out_though_the_query_finds_it(store, settings):
    pick(store, BRIDGES, 3)
    pick(store, BRIDGES, 3, chosen=False)
    pick(store, BRIDGES, 5)
    pick(store, BRIDGES, 5, chosen=False)

    assert told(store, settings) == [1]
    pick(store, BRIDGES, 3)
    assert told(store, settings) == [3, 1]


def test_a_text_whose_original_was_taken_out_does_not_come_back_as_its_copy(store, settings):
    pick(store, BRIDGES, 1, chosen=False)
    assert told(store, settings) == [3]


def test_a_copy_that_was_taken_out_does_not_take_its_original_along(store, settings):
    pick(store, BRIDGES, 2, chosen=False)
    assert told(store, settings) == [3, 1]


def test_a_copy_that_people_picked_stands_for_the_text(store, settings):
    pick(store, BRIDGES, 2)
    assert told(store, settings) == [3, 2]


def test_what_is_flagged_and_what_repeats_it_is_offered_by_no_query_but_a_person_may_pick_it(tmp_path, settings):
    """What is still to be verified is not handed on to others by a machine."""
    flag = Flag("figure-differs", "Cầu dài 48 m.", "48 m", "45 m", "cau", "Cần kiểm chứng.", 0.9, "1")
    rows = (
        brought(1, "Cầu dài 48 m", same=1, days=3, flags=(flag,)),
        brought(2, "Cầu dài 48 m", same=1, days=2),
        brought(3, "Cầu khác"),
    )
    with Store.open(tmp_path / "data" / "flagged.db") as store:
        store.imports.save(rows, lambda one, other: one.values == other.values, NOW - 10 * DAY)
        assert told(store, settings) == [3]
        pick(store, BRIDGES, 1)
        assert told(store, settings) == [3, 1]


def test_what_is_gone_from_its_address_is_offered_by_no_query_but_a_person_may_pick_it(store, settings):
    number = store.save_clip(
        None, brought(7, "Cầu gỡ rồi").clip, signature=None, copy_of=None, at=NOW - DAY, look_again=NOW
    )
    assert told(store, settings) == [7, 3, 1]
    store.revisits.save_visit(number, Visit(NOW, "vanished", "404 Not Found"), None, 0)
    assert told(store, settings) == [3, 1]
    pick(store, BRIDGES, number)
    assert told(store, settings) == [7, 3, 1]


def test_a_copy_is_told_where_the_query_does_not_find_its_original(store, settings):
    only = BRIDGES.model_copy(update={"query": 'cầu outlet:"Báo Số 2"'})
    assert told(store, settings, only) == [2]


def test_a_selection_without_a_query_holds_only_what_was_picked(store, settings):
    assert told(store, settings, PICKED) == []
    assert feed(store, settings, PICKED).feed.title == "Tin cán bộ chọn"


def test_a_person_may_pick_what_is_out_of_scope(store, settings):
    pick(store, PICKED, 6)
    assert told(store, settings, PICKED) == [6]


def test_the_feed_changes_when_people_pick(store, settings):
    pick(store, BRIDGES, 5, at=NOW + DAY)
    assert feed(store, settings).feed.updated == "2026-09-21T01:00:00Z"
    assert feed(store, settings, PICKED).feed.updated == "1970-01-01T00:00:00Z"


def test_the_feed_says_where_the_office_publishes_it(store, settings):
    assert feed(store, settings).feed.links[0].href == "https://co-quan.example/tin/cau.atom"
    nowhere = replace(settings, selections=Selections(selection=(BRIDGES,)))
    assert "links" not in feed(store, nowhere).feed
    assert feed(store, nowhere).feed.id == feed(store, settings).feed.id != feed(store, settings, PICKED).feed.id


def test_the_sentence_that_an_officer_chose_is_quoted_if_it_is_short_enough(store, settings):
    sentence = "Bà con thôn Nà Tông cùng nhau góp công trong nhiều ngày liền."
    store.words.write(3, NOW, "Lê Thử", "quote", sentence)
    store.words.write(1, NOW, "Lê Thử", "quote", "từ " * 41)
    first, second = feed(store, settings).entries

    assert first.summary == sentence
    assert second.summary == "Bài số 1 kể chuyện ở xã."


def test_what_was_kept_before_there_was_an_index_is_found(store, settings):
    with store.search._database.writing() as db:
        db.execute("DELETE FROM search_docs")
    assert told(store, settings) == [3, 1]


def test_a_query_with_a_topic_that_there_is_not_is_refused_by_the_name_of_its_selection(store, settings):
    with pytest.raises(InputError, match=r"rules/selections.toml: the query of `cau` cannot be read: column 7"):
        selection_feed(store, settings, BRIDGES.model_copy(update={"query": "topic:khong-co"}), NOW)


# -- the files ------------------------------------------------------------------------------------------


def session(store, settings, now=NOW):
    return Session(settings, store, lambda: now, None, Path("unused"))


def test_every_selection_is_a_file(store, settings, tmp_path):
    files = write_feeds(session(store, settings), tmp_path / "feeds")

    assert files == (tmp_path / "feeds" / "cau.atom", tmp_path / "feeds" / "chon.atom")
    assert files[0].read_bytes() == selection_feed(store, settings, BRIDGES, NOW)[0]
    assert sorted(each.name for each in (tmp_path / "feeds").iterdir()) == ["cau.atom", "chon.atom"]


def test_a_file_is_left_alone_until_something_changes(store, settings, tmp_path):
    files = write_feeds(session(store, settings), tmp_path)
    for file in files:
        os.utime(file, (1, 1))
    pick(store, PICKED, 5)

    assert write_feeds(session(store, settings, NOW + timedelta(hours=5)), tmp_path) == files
    assert [file.stat().st_mtime == 1 for file in files] == [True, False]


def test_a_selection_that_cannot_be_read_does_not_hold_up_the_others(store, settings, tmp_path):
    wrong = BRIDGES.model_copy(update={"query": "topic:khong-co"})
    office = replace(settings, selections=Selections(selection=(wrong, PICKED)))

    with pytest.raises(InputError, match="`cau`"):
        write_feeds(session(store, office), tmp_path / "feeds")
    assert [each.name for each in (tmp_path / "feeds").iterdir()] == ["chon.atom"]


def test_without_selections_there_is_nothing_to_write(store, settings, tmp_path):
    office = replace(settings, selections=Selections())

    assert write_feeds(session(store, office), tmp_path / "feeds") == ()
    with pytest.raises(InputError, match="has no selection `cau`; it has none yet"):
        require_selection(office, "cau")


# -- the commands ---------------------------------------------------------------------------------------


def test_an_article_is_put_in_and_taken_out(command, store):
    assert command("pick", 5, "--in", "chon", "--as", "Lê Thử") == (0, "article 5 put into chon: Làm đường\n", "")
    assert store.picks.of("chon") == (5,)

    assert (
        command("pick", 5, "--in", "chon", "--as", "Lê Thử", "--drop")[1] == "article 5 taken out of chon: Làm đường\n"
    )
    assert (store.picks.of("chon"), store.picks.taken_out("chon")) == ((), {5})
    assert store.picks.last("chon") == NOW


def test_who_decides_and_when_is_kept(command, store):
    command("pick", 5, "--in", "chon", "--as", " Lê Thử ")
    with store.picks._database.reading() as db:
        assert tuple(db.execute("SELECT who, at FROM picks").fetchone()) == ("Lê Thử", "2026-09-20T01:00:00.000000Z")


@pytest.mark.parametrize(
    ("arguments", "code", "fault"),
    [
        ((5, "--in", "khac", "--as", "Lê Thử"), 1, "rules/selections.toml has no selection `khac`; it has cau, chon"),
        ((99, "--in", "chon", "--as", "Lê Thử"), 1, "there is no article 99; the selection chon is as it was"),
        ((5, "--in", "chon", "--as", " "), 2, "say who decides it: --as NAME"),
        ((5, "--in", "chon"), 2, "Missing option '--as'"),
        ((5, "--as", "Lê Thử"), 2, "Missing option '--in'"),
    ],
)
def test_what_cannot_be_picked_is_refused_and_nothing_is_kept(command, store, arguments, code, fault):
    found = command("pick", *arguments)

    assert (found[0], fault in found[2]) == (code, True)
    assert store.picks.last("chon") is None


def test_a_selection_is_exported_to_a_file_or_to_standard_output(command, store, settings, tmp_path):
    out = tmp_path / "cau.atom"
    whole = selection_feed(store, settings, BRIDGES, NOW)[0]

    assert command("export", "selection", "cau", "--out", out) == (0, f"2 clips written to {out}\n", "")
    assert out.read_bytes() == whole
    assert command("export", "selection", "cau") == (0, whole.decode(), "2 clips\n")


def test_a_selection_that_there_is_not_is_told_in_one_line(command):
    code, said, faults = command("export", "selection", "khac")
    assert (code, said, faults.count("\n")) == (1, "", 1)


def test_what_export_asks_of_articles_is_answered_for_those_only(store):
    assert store.exports.came([6, 5, 1]) == (5, 1)
    assert store.exports.came([6, 5, 1], outside=True) == (5, 1, 6)
    assert store.exports.originals([1, 2, 3]) == {2: 1}
    assert store.exports.changed([3]).keys() == {3}
    assert store.exports.came([]) == ()
