"""A database of a program of before is brought up to date with everything that it kept. Not for: stories (test_stories.py)."""

import sqlite3

import pytest
from older import older, schema
from store_samples import at, keep, tell

from monitor.errors import StoreError
from monitor.store import Store
from monitor.store.times import stored

BEFORE = "m007_delivery_and_schedule"

# Of a mail: id, edition, recipient, Message-ID, body, state.
OUTBOX = (
    (1, 1, "a@so.example", "<digest.1.a@so.example>", b"mail \x00\xff", "sent"),
    (2, 1, "b@so.example", "<digest.1.b@so.example>", b"", "waiting"),
    (5, 2, "a@so.example", "<digest.2.a@so.example>", b"x" * 5000, "waiting"),
    (6, 2, "c@so.example", "<digest.2.c@so.example>", b"x", "refused"),
)
# Of a try: id, mail, minutes, whether it was sent, reason.
TRIES = (
    (1, 1, 61, 0, "451 4.7.1 try later"),
    (2, 1, 62, 1, ""),
    (3, 2, 62, 0, "550 5.1.1 no such user"),
    (7, 6, 121, 0, "550 5.1.1 no such user"),
)


@pytest.fixture
def before(path):
    """A database of the sixth schema with two editions and their mails; its editions and clips."""
    with Store.open(path) as store:
        tell(store, 1, items=[keep(store, "1")], archived=[keep(store, "2")])
        tell(store, 2, items=[keep(store, "3")], copies=[keep(store, "4", copy_of=1)])
        kept = everything(store)
    older(path, BEFORE)
    old = sqlite3.connect(path)
    old.executemany(
        "INSERT INTO outbox (id, edition, recipient, message_id, body, state) VALUES (?, ?, ?, ?, ?, ?)", OUTBOX
    )
    old.executemany(
        "INSERT INTO outbox_tries (id, message, at, sent, reason) VALUES (?, ?, ?, ?, ?)",
        [(n, message, stored(at(minutes)), sent, reason) for n, message, minutes, sent, reason in TRIES],
    )
    old.commit()
    old.close()
    return kept


def everything(store):
    """The clips and what was told of them."""
    editions = [(number, due, store.editions.json(number)) for number, due in store.editions.numbers()]
    return list(store.clips()), editions, store.editions.told([1, 2, 3, 4]), store.editions.last()


def test_mails_of_before_are_kept_with_every_try(path, before):
    with Store.open(path) as store:
        mails = [mail for number in (1, 2) for mail in store.messages.of_edition(number)]
        tries = [tuple(row) for row in store._database._connection.execute("SELECT * FROM message_tries ORDER BY id")]

        assert [(m.id, m.edition, m.recipient, m.message_id, m.body, m.state) for m in mails] == list(OUTBOX)
        assert [(m.tries, m.reason) for m in mails] == [
            (2, "451 4.7.1 try later"),
            (1, "550 5.1.1 no such user"),
            (0, ""),
            (1, "550 5.1.1 no such user"),
        ]
        assert {(m.kind, m.about, m.audience, m.maybe_twice) for m in mails} == {("digest", "", "", False)}
        assert [m.not_before for m in mails] == [at(60), at(60), at(120), at(120)]
        assert tries == [
            (n, message, stored(at(minutes)), stored(at(minutes)), "sent" if sent else "refused", reason)
            for n, message, minutes, sent, reason in TRIES
        ]
        assert store.check_integrity() == ()


def test_what_waited_is_due_and_what_was_sent_is_not(path, before):
    with Store.open(path) as store:
        assert [mail.id for mail in store.messages.due(at(121), asked=False)] == [2, 5]
        assert [mail.id for mail in store.messages.unsent()] == [2, 5, 6]
        store.messages.end(store.messages.begin(5, at(122)), at(122), "sent", "", None)

        assert [mail.id for mail in store.messages.due(at(123), asked=False)] == [2]


def test_everything_else_is_as_it_was_and_the_schema_is_that_of_a_new_database(path, tmp_path, before):
    Store.open(tmp_path / "new.db").close()
    with Store.open(path) as store:
        assert everything(store) == before
        assert [store.editions.files(number) for number in (1, 2)] == [(), ()]
        tell(store, 3)

    assert schema(path) == schema(tmp_path / "new.db")


@pytest.mark.parametrize("table", ["messages", "picks"])
def test_a_migration_that_fails_leaves_all_as_it_was(path, before, table):
    """Whichever of its steps it is: there stands a table in the way of the first, or of one of the last."""
    old = sqlite3.connect(path)
    old.execute(f"CREATE TABLE {table} (mine)")
    old.commit()
    kept = list(old.iterdump())

    with pytest.raises(StoreError, match=f"table {table} already exists"):
        Store.open(path)
    assert list(old.iterdump()) == kept
    old.close()
