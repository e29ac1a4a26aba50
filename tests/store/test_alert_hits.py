"""An alert rule finds an article once, and each person is told of a text once. Not for: what a rule asks for (pipeline)."""

import pytest
from import_samples import brought, same_text
from store_samples import at, keep, mail

from monitor.errors import StoreError
from monitor.store.alert_hits import AlertHit, AlertSpike, Fired, mark_of

A, B = "a@so.example", "b@so.example"


def find(store, alert, articles, *recipients, minutes=1.0):
    return store.alerts.found({alert: (articles, recipients or (A,))}, (), "m", at(minutes))


def untold(store):
    return [(hit.alert, hit.article, hit.recipient) for hit in store.alerts.untold()]


def tell(store, about, pairs, *, to=A, minutes=2.0, topics=()):
    store.alerts.tell(about, to, pairs, topics, mail(to, id_=f"<{about}.{to}@x>"), at(minutes))


def test_a_rule_is_in_force_since_it_was_new_or_changed_and_anew_after_it_was_off(store):
    assert store.alerts.in_force({"bien-gioi": "tone:xau"}, at(1)) == {"bien-gioi": at(1)}
    assert store.alerts.in_force({"bien-gioi": "tone:xau", "khac": "x"}, at(5)) == {"bien-gioi": at(1), "khac": at(5)}
    assert store.alerts.in_force({"bien-gioi": "tone:tot", "khac": "x"}, at(6)) == {"bien-gioi": at(6), "khac": at(5)}

    assert store.alerts.in_force({"khac": "x"}, at(7)) == {"khac": at(5)}
    assert store.alerts.in_force({"khac": "x", "bien-gioi": "tone:tot"}, at(8))["bien-gioi"] == at(8)
    assert store.alerts.starts() == {"bien-gioi": ("tone:tot", at(8)), "khac": ("x", at(5))}


def test_candidates_are_clips_and_copies_of_a_time_without_what_was_archived_or_is_out_of_scope(store):
    keep(store, "early", minutes=1)
    original, copy = keep(store, "2", minutes=2), keep(store, "3", minutes=3, copy_of=2)
    keep(store, "late", minutes=4)
    store.imports.save([brought("7", in_scope=False), brought("8", archived=True)], same_text, at(2))

    assert store.alerts.candidates(at(1), at(3)) == (original, copy)
    assert store.alerts.candidates(at(4), at(9)) == ()
    assert store.exports.originals([original, copy]) == {copy: original}


def test_the_mark_changes_with_the_archive_and_what_was_looked_at_is_kept(store):
    empty, last = store.alerts.marks()
    article = keep(store, "1")
    clipped, _ = store.alerts.marks()
    store.decisions.add(article, "tone", "tieu-cuc", "add", who="Lê Thử", at=at(1))
    decided, _ = store.alerts.marks()

    assert last == ""
    assert len({empty, clipped, decided}) == 3
    find(store, "bien-gioi", [])
    assert store.alerts.marks() == (decided, "m")


def test_an_article_is_found_once_by_each_rule_for_those_who_are_told_then(store):
    first, second, third = (keep(store, name) for name in "abc")

    assert find(store, "bien-gioi", [second, first], A, B) == 2
    assert find(store, "bien-gioi", [first, third, second], A, "new@so.example", minutes=2) == 1
    assert find(store, "khac", [first, first], minutes=3) == 1
    assert untold(store) == [
        ("bien-gioi", first, A),
        ("bien-gioi", first, B),
        ("bien-gioi", second, A),
        ("bien-gioi", second, B),
        ("bien-gioi", third, A),
        ("bien-gioi", third, "new@so.example"),
        ("khac", first, A),
    ]
    assert store.alerts.untold()[0] == AlertHit("bien-gioi", first, A, at(1))


def test_what_nobody_is_told_of_is_found_again_when_somebody_is(store):
    article = keep(store, "a")

    assert store.alerts.found({"bien-gioi": ([article], ())}, (), "m", at(1)) == 0
    assert find(store, "bien-gioi", [article]) == 1


def test_what_a_mail_told_one_person_is_told_that_person_no_more(store):
    first, second = keep(store, "a"), keep(store, "b")
    find(store, "bien-gioi", [first, second], A, B)
    tell(store, "1", [("bien-gioi", first)])

    assert untold(store) == [("bien-gioi", first, B), ("bien-gioi", second, A), ("bien-gioi", second, B)]
    (told,) = store.messages.unsent()
    assert (told.kind, told.about, told.recipient) == ("alert", "1", A)


def test_nobody_is_told_twice_of_one_text_by_another_rule_or_of_a_reprint(store):
    original = keep(store, "a")
    find(store, "bien-gioi", [original], A, B)
    tell(store, "1", [("bien-gioi", original)])
    copy = keep(store, "b", copy_of=original)

    assert find(store, "khac", [original, copy], A, B) == 2
    assert find(store, "bien-gioi", [copy], A, B) == 1
    assert [hit for hit in untold(store) if hit[2] == A] == []
    assert len([hit for hit in untold(store) if hit[2] == B]) == 4


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
    find(store, "bien-gioi", [1, 2])
    tell(store, "1", [("bien-gioi", 1)])

    with pytest.raises(StoreError, match=f"what the alert mail {about} was to tell is told already"):
        store.alerts.tell(about, A, pairs, (), mail(A, id_="<other@x>"), at(3))
    assert untold(store) == [("bien-gioi", 2, A)]
    assert [m.message_id for m in store.messages.unsent()] == [f"<1.{A}@x>"]


def test_what_is_told_without_a_mail_waits_no_more_and_counts_as_told_to_nobody(store):
    """Somebody was taken out of the rules before the ceiling let the mail go."""
    article = keep(store, "a")
    find(store, "bien-gioi", [article])
    store.alerts.tell("", A, [("bien-gioi", article)], (), None, at(2))

    assert untold(store) == []
    assert store.messages.unsent() == ()
    find(store, "khac", [article], minutes=3)
    assert untold(store) == [("khac", article, A)]


def test_only_an_article_that_is_there_can_be_found(store):
    with pytest.raises(StoreError):
        find(store, "bien-gioi", [7])


def test_a_spike_waits_until_it_is_told_and_is_remembered(store):
    spike = AlertSpike("giao-thong", at(1), A, '{"count": 9}')
    store.alerts.found({}, [spike], "m", at(1))

    assert store.alerts.untold_spikes() == (spike,)
    assert store.alerts.spikes_since(["giao-thong", "khac"], at(0)) == {"giao-thong"}
    assert store.alerts.spikes_since(["giao-thong"], at(1)) == frozenset()
    tell(store, "1", [], topics=["giao-thong"])
    assert store.alerts.untold_spikes() == ()
    with pytest.raises(StoreError, match="told already"):
        tell(store, "2", [], topics=["giao-thong"])


def send(store, minutes):
    number = next(m.id for m in store.messages.unsent())
    store.messages.end(store.messages.begin(number, at(minutes)), at(minutes), "sent", "", None)


def test_mails_of_the_last_hour_and_those_that_wait_make_a_recipient_busy(store):
    """A mail that waits will arrive within the hour; one counts from when it was sent, not from when it was made."""
    for number, minutes in enumerate((0, 10, 20)):
        article = keep(store, f"{number}")
        find(store, "bien-gioi", [article], "A@so.example".lower())
        about = f"{mark_of(at(minutes))}-{number}"
        tell(store, about, [("bien-gioi", article)], minutes=minutes)
    send(store, 30)
    send(store, 50)

    assert store.alerts.busy(at(60)) == {A: 3}
    assert store.alerts.busy(at(90)) == {A: 2}
    assert store.alerts.busy(at(110)) == {A: 1}  # still waits
    assert store.alerts.busy(at(-300)) == {A: 1}  # the clock was set back far: what it sent is not of this hour


def test_what_somebody_was_told_lately_is_known_with_its_time(store):
    first, second = keep(store, "a"), keep(store, "b")
    find(store, "bien-gioi", [first, second], A, B)
    for article, minutes in ((first, 5), (second, 100)):
        tell(store, f"{mark_of(at(minutes))}-{article}", [("bien-gioi", article)], minutes=minutes)

    assert store.alerts.earlier(A, at(0)) == ((first, at(5)), (second, at(100)))
    assert store.alerts.earlier(A, at(90)) == ((second, at(100)),)
    assert store.alerts.earlier(B, at(0)) == ()


def test_what_a_rule_did_so_far_is_counted(store):
    first, second = keep(store, "a"), keep(store, "b")
    find(store, "bien-gioi", [first], A, B, minutes=1)
    tell(store, "1", [("bien-gioi", first)], to=A)
    tell(store, "1", [("bien-gioi", first)], to=B)
    find(store, "bien-gioi", [second], A, B, minutes=7)

    assert store.alerts.fired() == {"bien-gioi": Fired(articles=2, mails=1, waiting=1, last=at(7))}
