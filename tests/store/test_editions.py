"""Every clip is in exactly one edition; every mail goes out once."""

import pytest
from store_samples import at, keep, tell

from monitor.errors import StoreError

MAILS = (("a@so.example", "<1-a@so.example>", b"mail \x00\xff"), ("b@so.example", "<1-b@so.example>", b""))


def test_what_is_in_no_edition_waits(store):
    first, second = keep(store, "1", minutes=1), keep(store, "2", minutes=2)
    copy = keep(store, "3", minutes=1, copy_of=first)

    assert [c.id for c in store.editions.waiting_clips(at(1))] == [first]
    assert [c.id for c in store.editions.waiting_clips(at(2))] == [first, second]
    assert store.editions.waiting_clips(at(1))[0].copies[0].clip == copy
    assert store.editions.waiting_copies(at(1)) == (copy,)
    assert store.editions.waiting_copies(at(0)) == ()


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
    assert store.editions.outbox(2) == ()


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


def test_mails_wait_in_the_outbox_as_they_were_made(store):
    tell(store, 1, messages=MAILS)

    assert [(m.edition, m.recipient, m.message_id, m.body, m.state, m.tries) for m in store.editions.outbox(1)] == [
        (1, *mail, "waiting", 0) for mail in MAILS
    ]


def test_a_refused_mail_goes_on_waiting_and_every_try_is_kept(store):
    tell(store, 1, messages=MAILS)
    mail = store.editions.outbox(1)[0].id
    store.editions.mark_try(mail, at(61), sent=False, reason="451 try later")
    store.editions.mark_try(mail, at(62), sent=False, reason="451 try later")
    assert (store.editions.outbox(1)[0].state, store.editions.outbox(1)[0].tries) == ("waiting", 2)

    store.editions.mark_try(mail, at(63), sent=True, reason="")

    assert (store.editions.outbox(1)[0].state, store.editions.outbox(1)[0].tries) == ("sent", 3)
    assert (store.editions.outbox(1)[1].state, store.editions.outbox(1)[1].tries) == ("waiting", 0)


def test_a_sent_mail_never_waits_again(store):
    tell(store, 1, messages=MAILS)
    mail = store.editions.outbox(1)[0].id
    store.editions.mark_try(mail, at(61), sent=True, reason="")
    store.editions.mark_try(mail, at(62), sent=False, reason="late answer of another try")

    assert store.editions.outbox(1)[0].state == "sent"


def test_editions_with_waiting_mails_are_named_oldest_first(store):
    tell(store, 1, messages=MAILS)
    tell(store, 2, messages=[("a@so.example", "<2-a@so.example>", b"")])
    tell(store, 3)
    assert store.editions.waiting() == (1, 2)

    store.editions.mark_try(store.editions.outbox(1)[0].id, at(61), sent=True, reason="")
    store.editions.mark_try(store.editions.outbox(2)[0].id, at(61), sent=True, reason="")

    assert store.editions.waiting() == (1,)


def test_a_message_id_is_used_once(store):
    tell(store, 1, messages=MAILS)

    with pytest.raises(StoreError):
        tell(store, 2, messages=MAILS)


def test_a_mail_that_is_not_there_cannot_be_marked(store):
    with pytest.raises(StoreError, match="no mail number 1"):
        store.editions.mark_try(1, at(0), sent=True, reason="")
