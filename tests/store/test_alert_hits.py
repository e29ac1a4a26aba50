"""An alert rule finds an article once, and a mail tells of it once. Not for: what a rule asks for (pipeline)."""

import pytest
from import_samples import brought, same_text
from store_samples import at, keep, mail

from monitor.errors import StoreError


def test_a_rule_is_in_force_from_when_it_was_first_seen_until_its_query_changes(store):
    assert store.alerts.start("bien-gioi", "tone:xau", at(1)) == at(1)
    assert store.alerts.start("bien-gioi", "tone:xau", at(5)) == at(1)
    assert store.alerts.start("khac", "tone:xau", at(6)) == at(6)

    assert store.alerts.start("bien-gioi", "tone:tot", at(7)) == at(7)
    assert store.alerts.start("bien-gioi", "tone:tot", at(8)) == at(7)


def test_candidates_are_clips_and_copies_of_a_time_without_what_was_archived_or_is_out_of_scope(store):
    keep(store, "early", minutes=1)
    original, copy = keep(store, "2", minutes=2), keep(store, "3", minutes=3, copy_of=2)
    keep(store, "late", minutes=4)
    store.imports.save([brought("7", in_scope=False), brought("8", archived=True)], same_text, at(2))

    assert store.alerts.candidates(at(1), at(3)) == (original, copy)
    assert store.alerts.candidates(at(4), at(9)) == ()


def test_an_article_is_found_once_by_each_rule(store):
    first, second, third = (keep(store, name) for name in "abc")

    assert store.alerts.hit("bien-gioi", [second, first], at(1)) == (second, first)
    assert store.alerts.hit("bien-gioi", [first, third, second], at(2)) == (third,)
    assert store.alerts.hit("khac", [first, first], at(3)) == (first,)
    assert store.alerts.untold() == (
        ("bien-gioi", first, at(1)),
        ("bien-gioi", second, at(1)),
        ("bien-gioi", third, at(2)),
        ("khac", first, at(3)),
    )


def test_what_a_mail_told_is_told_no_more(store):
    first, second = keep(store, "a"), keep(store, "b")
    store.alerts.hit("bien-gioi", [first, second], at(1))
    store.alerts.hit("khac", [first], at(1))

    pairs = [("bien-gioi", first), ("khac", first), ("khac", first)]
    store.alerts.tell("2026-03-02T00:02", pairs, [mail("a@so.example")], at(2))

    assert store.alerts.untold() == (("bien-gioi", second, at(1)),)
    (told,) = store.messages.unsent()
    assert (told.kind, told.about, told.recipient) == ("alert", "2026-03-02T00:02", "a@so.example")
    assert store.alerts.hit("bien-gioi", [first], at(3)) == ()


@pytest.mark.parametrize(
    ("about", "pairs"),
    [
        ("2", [("bien-gioi", 1), ("bien-gioi", 2)]),  # the first is told by mail 1
        ("2", [("bien-gioi", 2), ("bien-gioi", 3)]),  # the last was never found
        ("1", [("bien-gioi", 2)]),  # mail 1 is made and tells of something else
    ],
)
def test_nothing_is_told_twice_and_nothing_marked_as_told_without_its_mail(store, about, pairs):
    for name in "abc":
        keep(store, name)
    store.alerts.hit("bien-gioi", [1, 2], at(1))
    store.alerts.tell("1", [("bien-gioi", 1)], [mail("a@so.example", id_="<1@x>")], at(2))

    with pytest.raises(StoreError, match=f"what the alert mail {about} was to tell is told already"):
        store.alerts.tell(about, pairs, [mail("a@so.example", id_="<2@x>")], at(3))
    assert store.alerts.untold() == (("bien-gioi", 2, at(1)),)
    assert [m.message_id for m in store.messages.unsent()] == ["<1@x>"]


def test_what_is_told_without_a_mail_is_told(store):
    """Where nobody is to be told, or a ceiling holds mails back for good."""
    keep(store, "a")
    store.alerts.hit("bien-gioi", [1], at(1))
    store.alerts.tell("1", [("bien-gioi", 1)], [], at(2))

    assert store.alerts.untold() == ()
    assert store.messages.unsent() == ()


def test_only_an_article_that_is_there_can_be_found(store):
    with pytest.raises(StoreError):
        store.alerts.hit("bien-gioi", [7], at(1))
