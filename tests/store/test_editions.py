"""Every clip is in exactly one edition, which stays as it was told. Not for: how far its mails come (test_messages.py)."""

import sqlite3
import zlib

import pytest
from store_samples import at, keep, mail, tell

from monitor.errors import StoreError
from monitor.store import EditionFile

MAILS = (mail("a@so.example", id_="<1-a@so.example>"), mail("b@so.example", id_="<1-b@so.example>"))


def test_what_is_in_no_edition_waits(store):
    first, second = keep(store, "1", minutes=1), keep(store, "2", minutes=2)
    copy = keep(store, "3", minutes=1, copy_of=first)

    assert [c.id for c in store.editions.waiting_clips(at(1))] == [first]
    assert [c.id for c in store.editions.waiting_clips(at(2))] == [first, second]
    assert store.editions.waiting_clips(at(1))[0].copies[0].clip == copy
    assert store.editions.waiting_copies(at(1)) == (copy,)
    assert store.editions.waiting_copies(at(0)) == ()


def test_what_waits_is_read_in_one_moment(store, path):
    """An original that becomes a copy in between would stand in both, and the edition could not be kept."""
    first, copy = keep(store, "1"), keep(store, "2", copy_of=1)
    asked = []
    store._database._connection.set_trace_callback(asked.append)

    clips, copies = store.editions.waiting(at(99))
    assert ([clip.id for clip in clips], copies) == ([first], (copy,))
    assert [statement for statement in asked if statement.startswith(("BEGIN", "COMMIT"))] == ["BEGIN", "COMMIT"]


def test_the_last_editions_are_told_newest_first(store):
    for number in (1, 2, 3):
        tell(store, number, due=60 * number)

    assert [number for number, _, _ in store.editions.recent(2)] == [3, 2]
    assert store.editions.recent(1)[0] == store.editions.last()


def test_what_an_edition_holds_waits_no_longer_in_whatever_role(store):
    item, old = keep(store, "1"), keep(store, "2")
    copy = keep(store, "3", copy_of=item)
    tell(store, 1, items=[item], copies=[copy], archived=[old])

    assert store.editions.waiting_clips(at(99)) == ()
    assert store.editions.waiting_copies(at(99)) == ()


def test_a_copy_that_comes_after_its_original_was_told_waits_for_the_next_edition(store):
    item = keep(store, "1")
    tell(store, 1, items=[item])
    late = keep(store, "2", minutes=90, copy_of=item)

    assert store.editions.waiting_clips(at(99)) == ()
    assert store.editions.waiting_copies(at(99)) == (late,)


def test_an_article_is_never_told_twice_and_a_refused_edition_leaves_nothing_behind(store):
    first, second = keep(store, "1"), keep(store, "2")
    tell(store, 1, items=[first])

    with pytest.raises(StoreError, match="already holds something that excludes this"):
        tell(store, 2, items=[second], copies=[first], messages=MAILS)
    assert store.editions.last()[0] == 1
    assert [c.id for c in store.editions.waiting_clips(at(99))] == [second]
    assert store.messages.of_edition(2) == ()


def test_a_digest_hour_has_one_edition(store):
    tell(store, 1, due=60)

    with pytest.raises(StoreError, match="already holds"):
        tell(store, 2, due=60)


def test_an_edition_holds_only_articles_that_are_there(store):
    with pytest.raises(StoreError):
        tell(store, 1, items=[5])
    assert store.editions.last() is None


def test_the_newest_edition_is_the_last_one(store):
    assert store.editions.last() is None
    tell(store, 1)
    tell(store, 2)

    assert store.editions.last() == (2, at(120), at(120))


def test_an_edition_is_kept_as_it_was_frozen(store):
    tell(store, 1)

    assert store.editions.json(1) == '{"number": 1}'
    assert store.editions.json(2) is None


def test_items_of_the_last_editions_are_counted_newest_first_without_copies_and_archive(store):
    ids = [keep(store, str(n)) for n in range(6)]
    tell(store, 1, items=ids[:1], archived=ids[1:2])
    tell(store, 2, items=ids[2:4], copies=ids[4:5])
    tell(store, 3)

    assert store.editions.item_counts(7) == (0, 2, 1)
    assert store.editions.item_counts(2) == (0, 2)


def test_an_article_is_known_by_the_edition_that_told_it_as_an_item(store):
    first, second, copy, old, waits = (keep(store, str(n)) for n in range(5))
    tell(store, 1, items=[first], archived=[old])
    tell(store, 2, items=[second], copies=[copy])

    assert store.editions.told([second, first, copy, old, waits, 99]) == {first: 1, second: 2}
    assert store.editions.told([]) == {}


def test_an_edition_has_its_mails(store):
    tell(store, 1, messages=MAILS)

    assert [(m.kind, m.edition, m.recipient) for m in store.messages.of_edition(1)] == [
        ("digest", 1, "a@so.example"),
        ("digest", 1, "b@so.example"),
    ]
    assert store.messages.of_edition(2) == ()


@pytest.mark.parametrize("again", [mail("a@so.example", id_="<other@x>"), mail("c@so.example", id_="<1-a@so.example>")])
def test_an_edition_with_a_second_mail_to_an_address_or_a_used_message_id_is_not_kept(store, again):
    with pytest.raises(StoreError, match="already holds"):
        tell(store, 1, messages=[*MAILS, again])

    assert store.editions.last() is None
    assert store.messages.unsent() == ()


# -- what it was rendered as -----------------------------------------------------------------------

FILES = (
    EditionFile("", "csv", "\ufeffsố,tên\r\n".encode()),
    EditionFile("", "html", b"<p>\x00\xff</p>" * 900),
    EditionFile("doi-ngoai", "html", b""),
)


def test_the_files_of_an_edition_come_back_byte_for_byte(store):
    tell(store, 1, files=tuple(reversed(FILES)))
    tell(store, 2)

    assert store.editions.files(1) == FILES
    assert store.editions.files(2) == store.editions.files(3) == ()


def test_an_edition_has_one_file_of_each_form_for_each_group(store):
    with pytest.raises(StoreError, match="already holds"):
        tell(store, 1, files=[*FILES, EditionFile("", "html", b"another")])
    assert store.editions.last() is None


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (zlib.compress(b"<p>0 tin</p>"), r"edition 1 \(html\) is not as it was kept; restore a backup"),
        (zlib.compress(b"<p>9 tin</p>")[:-1], r"edition 1 \(html\) is damaged \(.*\); restore a backup"),
        (b"<p>9 tin</p>", r"edition 1 \(html\) is damaged \(.*\); restore a backup"),
    ],
)
def test_a_changed_byte_of_a_file_is_told(store, path, content, told):
    tell(store, 1, files=[EditionFile("", "html", b"<p>9 tin</p>")])
    other = sqlite3.connect(path)
    other.execute("UPDATE edition_files SET content = ?", (content,))
    other.commit()
    other.close()

    with pytest.raises(StoreError, match=told):
        store.editions.files(1)


# -- which there are -------------------------------------------------------------------------------


def test_editions_are_listed_oldest_first_and_found_by_when_they_were_due(store):
    for number in (1, 2, 3):
        tell(store, number)

    assert store.editions.numbers() == ((1, at(60)), (2, at(120)), (3, at(180)))
    assert store.editions.cut_between(at(60), at(180)) == (1, 2)
    assert store.editions.cut_between(at(61), at(999)) == (2, 3)
    assert store.editions.cut_between(at(0), at(60)) == ()
