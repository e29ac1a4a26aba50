"""What people write on an article, and what they choose for other bodies: all of it is kept, the newest word stands."""

import sqlite3

import pytest
from store_samples import at, keep
from story_samples import rows

from monitor.errors import StoreError
from monitor.model import ClipText, Written


def write(store, article, kind, text, *, minutes=1.0, who="Lê Thử"):
    store.words.write(article, at(minutes), who, kind, text)


def test_the_newest_text_of_each_kind_stands_with_its_author(store):
    first, second = keep(store, "1"), keep(store, "2")
    write(store, first, "words", "Đã giao sở trả lời.")
    write(store, first, "quote", "Bà con đi chợ không còn phải vòng xa.", minutes=2)
    write(store, first, "words", "Sở đã trả lời.", minutes=3, who="Trần Mẫu")
    write(store, second, "translation", "Cầu mới ở xã vùng cao", minutes=4)

    assert store.words.of([second, first, 99]) == {
        first: Written(
            words=ClipText("Sở đã trả lời.", "Trần Mẫu", at(3)),
            quote=ClipText("Bà con đi chợ không còn phải vòng xa.", "Lê Thử", at(2)),
        ),
        second: Written(translation=ClipText("Cầu mới ở xã vùng cao", "Lê Thử", at(4))),
    }
    assert store.words.of([]) == {}


def test_an_empty_text_takes_back_what_stood_and_nothing_older_comes_up(store):
    keep(store, "1")
    for text in ("Một.", "Hai.", ""):
        write(store, 1, "words", text)
    assert store.words.of([1]) == {}

    write(store, 1, "quote", "Cây cầu mới nối hai bờ suối.")
    assert store.words.of([1]) == {1: Written(quote=ClipText("Cây cầu mới nối hai bờ suối.", "Lê Thử", at(1)))}
    assert [row[5] for row in rows(store, "clip_words")] == ["Một.", "Hai.", "", "Cây cầu mới nối hai bờ suối."]


def test_nothing_is_written_on_an_article_that_is_not_there(store):
    with pytest.raises(StoreError, match="there is no article 7; nothing was written on it"):
        write(store, 7, "words", "x")


@pytest.mark.parametrize(("kind", "who"), [("note", "Lê Thử"), ("words", "")])
def test_what_nobody_wrote_or_is_of_no_kind_is_refused(store, kind, who):
    keep(store, "1")
    with pytest.raises(StoreError):
        write(store, 1, kind, "x", who=who)


def test_a_selection_holds_what_was_chosen_last_with_the_newest_pick_first(store):
    for name in "abc":
        keep(store, name)
    for article, chosen in ((1, True), (2, True), (3, True), (2, False), (1, False), (1, True)):
        store.picks.set("cong-thong-tin", article, at(article), "Lê Thử", chosen)
    store.picks.set("khac", 2, at(9), "Trần Mẫu", True)

    assert store.picks.of("cong-thong-tin") == (1, 3)
    assert store.picks.of("khac") == (2,)
    assert store.picks.of("chua-co") == ()
    assert len(rows(store, "picks")) == 7


def test_an_article_that_is_not_there_cannot_be_chosen(store):
    with pytest.raises(StoreError, match="there is no article 7; the selection khac is as it was"):
        store.picks.set("khac", 7, at(1), "Lê Thử", True)


@pytest.mark.parametrize("table", ["clip_words", "picks"])
@pytest.mark.parametrize("change", ["UPDATE {} SET who = 'x'", "DELETE FROM {}"])
def test_what_a_person_decided_is_never_changed(store, path, table, change):
    keep(store, "1")
    write(store, 1, "words", "x")
    store.picks.set("khac", 1, at(1), "Lê Thử", True)
    other = sqlite3.connect(path)

    with pytest.raises(sqlite3.IntegrityError, match="what a person decided is never"):
        other.execute(change.format(table))
    other.close()
