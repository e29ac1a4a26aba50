"""What is remembered of the sources between two polls."""

import sqlite3

from store_samples import FEED, at, later, poll, sighting

from monitor.model import Validators


def state_of(store, url=FEED):
    return store.poll_states()["bao", url]


def save(store, answer, minutes=0, sightings=()):
    return store.save_poll(answer, sightings, at(minutes), later(minutes + 15))


def test_a_source_never_polled_has_no_state(store):
    assert store.poll_states() == {}


def test_a_poll_is_remembered_with_its_times_and_validators(store):
    save(store, poll(etag='"a"', last_modified="Mon"), 5)

    state = state_of(store)
    assert (state.source, state.url, state.outcome) == ("bao", FEED, "changed")
    assert state.validators == Validators('"a"', "Mon")
    assert (state.last_try, state.last_success, state.next_poll) == (at(5), at(5), at(20))


def test_new_and_known_articles_are_counted(store):
    assert save(store, poll(), 0, [sighting("1"), sighting("2"), sighting("1")]) == (2, 1)
    assert save(store, poll(), 1, [sighting("2"), sighting("3")]) == (1, 1)


def test_a_changed_poll_without_validators_forgets_the_old_ones(store):
    """They belonged to another answer: sent again, they could hide what is new."""
    save(store, poll(etag='"a"'))
    save(store, poll())

    assert state_of(store).validators == Validators()


def test_an_unchanged_poll_keeps_the_validators_it_does_not_repeat(store):
    save(store, poll(etag='"a"', last_modified="Mon"))
    save(store, poll("unchanged", etag='"b"'))

    assert state_of(store).validators == Validators('"b"', "Mon")


def test_a_failed_poll_never_changes_the_validators(store):
    """An answer that could not be read may carry an ETag; kept, the next poll would say "unchanged"."""
    save(store, poll(etag='"a"'))
    save(store, poll("failed", etag='"b"', reason="not a feed"))

    assert state_of(store).validators == Validators('"a"', "")


def test_failures_are_counted_until_the_next_success(store):
    for minutes, outcome in enumerate(("failed", "refused", "failed")):
        save(store, poll(outcome, reason="timeout"), minutes)
    assert (state_of(store).failures, state_of(store).last_success) == (3, None)

    save(store, poll("unchanged"), 9)

    assert (state_of(store).failures, state_of(store).last_success) == (0, at(9))


def test_a_failure_keeps_the_time_of_the_last_success(store):
    save(store, poll(), 1)
    save(store, poll("failed", reason="timeout"), 2)

    assert (state_of(store).last_success, state_of(store).last_try) == (at(1), at(2))


def test_every_poll_stays_in_the_history(store, path):
    save(store, poll(), 0, [sighting("1")])
    save(store, poll("failed", reason="timeout"), 1)

    with sqlite3.connect(path) as other:
        rows = other.execute("SELECT outcome, reason, new, known FROM poll_events ORDER BY id").fetchall()
    other.close()
    assert rows == [("changed", "", 1, 0), ("failed", "timeout", 0, 0)]


def test_faults_name_what_failed_last_and_what_has_not_succeeded_lately(store):
    save(store, poll(url="https://a.example"), 100)
    save(store, poll("failed", url="https://b.example", reason="timeout"), 100)
    save(store, poll(url="https://c.example"), 10)
    save(store, poll("refused", url="https://d.example"), 100)

    assert store.source_faults(at(50)) == (
        ("bao", "https://b.example", "timeout"),
        ("bao", "https://c.example", "no successful poll since 2026-03-02T00:10:00.000000Z"),
        ("bao", "https://d.example", "refused"),
    )


def test_a_source_that_recovered_is_no_fault(store):
    save(store, poll("failed", reason="timeout"), 1)
    save(store, poll("unchanged"), 2)

    assert store.source_faults(at(0)) == ()
