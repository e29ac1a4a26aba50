"""Every mail is kept before its first try, goes once, and is never forgotten. Not for: sending (tests/pipeline)."""

import sqlite3
import zlib
from dataclasses import replace
from datetime import timedelta

import pytest
from store_samples import at, mail, tell

from monitor.errors import StoreError
from monitor.store import OutMessage, Store
from monitor.store.messages import FARTHEST

DAY = 24 * 60


def attempt(store, number, outcome, minutes, *, reason="", next_try=None):
    """A try at *minutes* that ends half a minute later."""
    began = store.messages.begin(number, at(minutes))
    store.messages.end(began, at(minutes + 0.5), outcome, reason, None if next_try is None else at(next_try))


def due(store, minutes, *, asked=False):
    return [each.id for each in store.messages.due(at(minutes), asked=asked)]


def one(store, number=1):
    (found,) = store.messages.of_numbers([number])
    return found


def tries(store):
    rows = store._database._connection.execute("SELECT message_id, outcome, reason FROM message_tries ORDER BY id")
    return [tuple(row) for row in rows]


def test_the_mails_of_a_report_are_told_without_their_bodies_and_sent_with_them(store):
    store.messages.add("report", "2026-W10", [mail("a@so.example", body=b"large")], at(1))
    attempt(store, 1, "later", 2, reason="450 busy", next_try=3)
    (told,), (sent,) = store.messages.of_about("report", "2026-W10"), store.messages.due(at(4), asked=False)

    assert (told.body, sent.body) == (b"", b"large")
    assert replace(told, body=b"large") == sent


# -- kept ------------------------------------------------------------------------------------------


def test_a_mail_waits_as_it_was_made(store):
    tell(store, 1, due=5, messages=[mail("a@so.example", due=60, body=b"mail \x00\xff", id_="<1@x>")])

    assert store.messages.of_edition(1) == (
        OutMessage(
            id=1,
            kind="digest",
            edition=1,
            about="",
            audience="",
            recipient="a@so.example",
            message_id="<1@x>",
            body=b"mail \x00\xff",
            not_before=at(60),
            state="waiting",
            next_try=at(60),
            tries=0,
            reason="",
            maybe_twice=False,
        ),
    )


@pytest.mark.parametrize("kind", ["report", "alert", "reminder"])
def test_a_recipient_is_told_of_a_thing_once(store, kind):
    assert store.messages.add(kind, "2026-W10", [mail("a@so.example"), mail("b@so.example")], at(1)) == 2
    assert store.messages.add(kind, "2026-W10", [mail("a@so.example"), mail("c@so.example")], at(2)) == 1
    assert store.messages.add(kind, "2026-W10", [mail("a@so.example", id_="<other@x>")], at(3)) == 0
    assert store.messages.add(kind, "2026-W11", [mail("a@so.example", id_="<next@x>")], at(4)) == 1

    assert [(m.kind, m.edition, m.about, m.recipient) for m in store.messages.unsent()] == [
        (kind, None, "2026-W10", "a@so.example"),
        (kind, None, "2026-W10", "b@so.example"),
        (kind, None, "2026-W10", "c@so.example"),
        (kind, None, "2026-W11", "a@so.example"),
    ]


def test_an_edition_gets_one_more_mail_of_a_reader_who_has_none(store):
    tell(store, 1, messages=[mail("a@so.example")])
    store.messages.add_to_edition(1, mail("b@so.example"), at(5))
    with pytest.raises(StoreError):
        store.messages.add_to_edition(1, mail("a@so.example", id_="<other@x>"), at(5))
    assert [(each.id, each.recipient, each.kind) for each in store.messages.of_edition(1)] == [
        (1, "a@so.example", "digest"),
        (2, "b@so.example", "digest"),
    ]


def test_a_mail_is_never_lost_to_another_with_its_message_id(store):
    store.messages.add("report", "2026-W10", [mail("a@so.example", id_="<1@x>")], at(1))

    with pytest.raises(StoreError, match="already holds"):
        store.messages.add("report", "2026-W11", [mail("b@so.example"), mail("c@so.example", id_="<1@x>")], at(1))
    assert len(store.messages.unsent()) == 1


def test_the_same_hour_may_have_a_report_and_a_reminder(store):
    store.messages.add("report", "2026-W10", [mail("a@so.example", id_="<1@x>")], at(1))

    assert store.messages.add("reminder", "2026-W10", [mail("a@so.example", id_="<2@x>")], at(1)) == 1


@pytest.mark.parametrize(("kind", "edition"), [("digest", None), ("alert", 1), ("note", None)])
def test_only_a_digest_tells_of_an_edition(store, path, kind, edition):
    tell(store, 1)
    other = sqlite3.connect(path)
    with pytest.raises(sqlite3.IntegrityError, match="CHECK"):
        other.execute(
            "INSERT INTO messages VALUES (9, ?, ?, '', '', 'a', 'b', '', '', 'waiting', '', '', 0, x'')",
            (kind, edition),
        )
    other.close()


def test_a_damaged_mail_is_told_and_not_sent(store, path):
    tell(store, 1, messages=[mail("a@so.example")])
    other = sqlite3.connect(path)
    other.execute("UPDATE messages SET body = ?", (zlib.compress(b"mail")[:-1],))
    other.commit()
    other.close()

    with pytest.raises(StoreError, match=r"mail number 1 is damaged \(.*\); restore a backup"):
        due(store, 999)


# -- when it is due --------------------------------------------------------------------------------


def test_mails_are_due_from_their_hour_on_the_oldest_first(store):
    tell(store, 1, messages=[mail("a@so.example", due=70), mail("b@so.example", due=60)])
    store.messages.add("reminder", "x", [mail("c@so.example", due=65)], at(1))

    assert [due(store, minutes) for minutes in (59, 60, 65, 70)] == [[], [2], [2, 3], [1, 2, 3]]
    assert due(store, 59, asked=True) == []


def test_a_mail_that_did_not_go_is_due_at_its_next_try_or_when_a_person_asks(store):
    tell(store, 1, messages=[mail("a@so.example"), mail("b@so.example")])
    attempt(store, 1, "later", 60, reason="451 try later", next_try=65)

    assert [due(store, minutes) for minutes in (61, 64, 65)] == [[2], [2], [1, 2]]
    assert due(store, 61, asked=True) == [1, 2]


def test_what_a_clock_that_ran_ahead_planned_does_not_wait_for_it(store):
    tell(store, 1, messages=[mail("a@so.example"), mail("b@so.example", due=900 * DAY)])
    attempt(store, 1, "refused", 300 * DAY, next_try=301 * DAY)

    assert due(store, 1) == [1, 2]
    farthest = FARTHEST / timedelta(minutes=1)
    assert due(store, 900 * DAY - farthest - 1) == [1, 2]
    assert due(store, 900 * DAY - farthest) == [1]  # tomorrow's hour, as far as can be known


def test_a_next_try_that_was_planned_in_an_hour_still_to_come_does_not_hold_a_mail_back(store):
    """The clock ran two hours ahead, and was set right."""
    tell(store, 1, messages=[mail("a@so.example")])
    attempt(store, 1, "later", 180, next_try=185)
    assert due(store, 60) == [1]

    attempt(store, 1, "later", 61, next_try=66)
    assert [due(store, minutes) for minutes in (62, 65, 66)] == [[], [], [1]]


# -- tries -----------------------------------------------------------------------------------------


def test_every_try_is_kept_and_the_last_reason_is_told(store):
    tell(store, 1, messages=[mail("a@so.example")])
    attempt(store, 1, "refused", 60, reason="550 no such user", next_try=90)
    attempt(store, 1, "later", 90, reason="no answer", next_try=95)
    assert (one(store).state, one(store).tries, one(store).refusals, one(store).reason) == (
        "waiting",
        2,
        1,
        "no answer",
    )

    attempt(store, 1, "sent", 95)
    assert (one(store).state, one(store).tries, one(store).reason) == ("sent", 3, "no answer")
    assert tries(store) == [(1, "refused", "550 no such user"), (1, "later", "no answer"), (1, "sent", "")]
    assert due(store, 9999, asked=True) == []
    assert store.messages.unsent() == ()


def test_a_mail_that_is_given_up_is_due_no_more_and_still_listed(store):
    tell(store, 1, messages=[mail("a@so.example"), mail("b@so.example")])
    attempt(store, 1, "refused", 60, reason="550 no such user")

    assert due(store, 9999, asked=True) == [2]
    assert [(m.id, m.state, m.reason) for m in store.messages.unsent()] == [
        (1, "refused", "550 no such user"),
        (2, "waiting", ""),
    ]


@pytest.mark.parametrize("state", ["sent", "refused", "withdrawn"])
def test_no_try_begins_of_a_mail_that_does_not_wait(store, state):
    tell(store, 1, messages=[mail("a@so.example")])
    if state == "withdrawn":
        store.messages.withdraw([1])
    else:
        attempt(store, 1, state, 60)

    with pytest.raises(StoreError, match="mail number 1 does not wait to be sent"):
        store.messages.begin(1, at(61))
    with pytest.raises(StoreError, match="mail number 7 does not wait to be sent"):
        store.messages.begin(7, at(61))


def test_a_mail_has_one_try_at_a_time(store):
    tell(store, 1, messages=[mail("a@so.example")])
    store.messages.begin(1, at(60))

    with pytest.raises(StoreError, match="mail number 1 does not wait to be sent"):
        store.messages.begin(1, at(60))


def test_a_try_ends_once(store):
    tell(store, 1, messages=[mail("a@so.example")])
    attempt(store, 1, "later", 60, next_try=61)

    for unknown in (1, 7):
        with pytest.raises(StoreError, match=f"no open try number {unknown}"):
            store.messages.end(unknown, at(61), "sent", "", None)
    assert one(store).state == "waiting"


# -- tries that broke off --------------------------------------------------------------------------


def test_a_try_that_broke_off_is_told_and_its_mail_is_due_with_the_same_message_id(store):
    tell(store, 1, messages=[mail("a@so.example", id_="<1@x>"), mail("b@so.example")])
    store.messages.begin(1, at(60))

    assert store.messages.close_broken_off(at(61)) == 1
    assert store.messages.close_broken_off(at(61)) == 0
    assert due(store, 61) == [1, 2]
    assert (one(store).message_id, one(store).broken_off, one(store).maybe_twice) == ("<1@x>", 1, False)
    assert "the program died" in one(store).reason


@pytest.mark.parametrize("closed", [True, False])
def test_a_mail_that_was_sent_after_a_try_in_doubt_may_have_gone_twice(store, closed):
    tell(store, 1, messages=[mail("a@so.example"), mail("b@so.example"), mail("c@so.example")])
    if closed:
        store.messages.begin(1, at(60))
        store.messages.close_broken_off(at(61))
    else:
        attempt(store, 1, "unknown", 60, reason="the connection broke", next_try=61)
    attempt(store, 2, "unknown", 60, reason="the connection broke", next_try=99)
    assert store.messages.maybe_twice() == ()

    attempt(store, 1, "sent", 61)
    attempt(store, 3, "sent", 61)
    assert [(m.id, m.maybe_twice) for m in store.messages.maybe_twice()] == [(1, True)]


def test_who_was_only_taken_for_dead_may_still_say_that_a_mail_was_sent(store):
    tell(store, 1, messages=[mail("a@so.example")])
    began = store.messages.begin(1, at(60))
    store.messages.close_broken_off(at(61))
    store.messages.end(began, at(62), "sent", "", None)

    assert one(store).state == "sent"
    assert (one(store).tries, store.messages.maybe_twice()) == (1, ())


def test_a_late_answer_never_lets_a_sent_mail_wait(store):
    tell(store, 1, messages=[mail("a@so.example")])
    began = store.messages.begin(1, at(60))
    store.messages.close_broken_off(at(61))
    attempt(store, 1, "sent", 62)
    store.messages.end(began, at(63), "later", "no answer", at(64))

    assert one(store).state == "sent"
    assert due(store, 9999, asked=True) == []


# -- what people decide ----------------------------------------------------------------------------


def test_a_person_withdraws_what_waits_or_was_given_up_and_nothing_that_was_sent(store):
    tell(store, 1, messages=[mail(f"{name}@so.example") for name in "abcd"])
    attempt(store, 2, "refused", 60)
    attempt(store, 3, "sent", 60)

    assert store.messages.withdraw([1, 2, 3, 7], "Lê Thử: gửi tay") == 2
    assert [m.state for m in store.messages.of_edition(1)] == ["withdrawn", "withdrawn", "sent", "waiting"]
    assert [m.note for m in store.messages.of_edition(1)] == ["Lê Thử: gửi tay", "Lê Thử: gửi tay", "", ""]
    assert due(store, 9999, asked=True) == [4]
    assert [m.id for m in store.messages.unsent()] == [4]


def test_a_mail_that_was_on_its_way_when_it_was_withdrawn_was_sent(store):
    tell(store, 1, messages=[mail("a@so.example"), mail("b@so.example")])
    tries = [store.messages.begin(number, at(60)) for number in (1, 2)]
    store.messages.withdraw([1, 2])
    store.messages.end(tries[0], at(61), "sent", "", None)
    store.messages.end(tries[1], at(61), "later", "no answer", at(62))

    assert [m.state for m in store.messages.of_edition(1)] == ["sent", "withdrawn"]


def test_a_person_lets_a_mail_wait_again_but_never_one_that_was_sent(store):
    tell(store, 1, messages=[mail(f"{name}@so.example") for name in "abcd"])
    attempt(store, 1, "refused", 60)
    store.messages.withdraw([2])
    attempt(store, 3, "sent", 60)
    attempt(store, 4, "later", 60, next_try=90)

    assert store.messages.again([1, 2, 3, 4], at(70), "Lê Thử: hộp thư đã dọn") == 2
    assert [m.state for m in store.messages.of_edition(1)] == ["waiting", "waiting", "sent", "waiting"]
    assert [due(store, minutes) for minutes in (69, 70, 90)] == [[], [1, 2], [1, 2, 4]]
    assert one(store).note == "Lê Thử: hộp thư đã dọn"


def test_a_remark_changes_nothing_else(store):
    tell(store, 1, messages=[mail("a@so.example"), mail("b@so.example")])
    store.messages.remark([1], "Lê Thử: đã gọi điện")

    assert [(m.state, m.note) for m in store.messages.of_edition(1)] == [
        ("waiting", "Lê Thử: đã gọi điện"),
        ("waiting", ""),
    ]


# -- told of many ----------------------------------------------------------------------------------


def test_the_states_of_the_mails_of_editions_are_counted(store):
    tell(store, 1, messages=[mail(f"{name}@so.example", due=1) for name in "abc"])
    tell(store, 2, messages=[mail("a@so.example", due=2)])
    tell(store, 3)
    store.messages.add("reminder", "x", [mail("a@so.example", due=3)], at(1))
    attempt(store, 1, "sent", 60)

    assert store.messages.states() == {1: {"sent": 1, "waiting": 2}, 2: {"waiting": 1}}


def test_everything_is_there_after_opening_again(store, path):
    tell(store, 1, messages=[mail("a@so.example"), mail("b@so.example")])
    attempt(store, 1, "sent", 60)
    store.messages.begin(2, at(61))

    with Store.open(path) as other:
        assert other.messages.of_edition(1) == store.messages.of_edition(1)
        assert other.messages.close_broken_off(at(62)) == 1
