"""The ledger a page at a time: what a page holds, and that no question scans a table. Not for: the pages themselves (tests/desk)."""

import pytest
from store_samples import at, clip, later, poll, sighting

from monitor.store.ledger_pages import Asked


@pytest.fixture
def ledger(store):
    """Three addresses of one poll; the first is a clip, the second is gone, the third waits."""
    store.save_poll(poll(), [sighting("1"), sighting("2"), sighting("3")], at(0), later(1))
    store.save_clip(1, clip("1"), signature=None, copy_of=None, at=at(1))
    store.end(2, "gone", "the address answers 404", at(2))
    return store.ledger_pages


def test_lists_by_state_and_by_source_hold_what_they_count(ledger):
    for asked, ids in (
        (Asked("pending"), [3]),
        (Asked("clip"), [1]),
        (Asked(source=poll().source), [3, 2, 1]),
        (Asked("gone", poll().source), [2]),
        (Asked(source=poll().source, since=at(0), until=at(1)), [3, 2, 1]),
        (Asked(source=poll().source, until=at(0)), []),
        (Asked(source="another"), []),
    ):
        assert [line.id for line in ledger.lines(asked, limit=9)] == ids
        assert [line.id for line in ledger.all(asked)] == ids
        assert ledger.count(asked) == len(ids)


def test_pages_follow_each_other(ledger):
    asked = Asked(source=poll().source)
    assert [ledger.lines(asked, limit=1, offset=n)[0].id for n in range(3)] == [3, 2, 1]


def test_a_line_says_which_article_stands_there_and_why_there_is_none(ledger):
    (kept,), (gone,) = ledger.lines(Asked("clip"), limit=1), ledger.lines(Asked("gone"), limit=1)
    assert kept.article is not None
    assert (gone.article, gone.reason, gone.ended) == (None, "the address answers 404", at(2))


def test_all_there_are_is_no_question():
    with pytest.raises(ValueError, match="state or a source"):
        Asked()


def test_an_address_is_found_by_its_key_or_any_of_its_names(ledger):
    found = ledger.look_up(("nothing",), (sighting("2").key,))
    assert (found.line.id, [source for source, _ in found.listed_by]) == (2, [poll().source])
    assert ledger.look_up((sighting("3").canonical,), ()).line.id == 3
    assert ledger.look_up(("https://nowhere.example/",), ("nowhere.example/",)) is None


def test_no_question_scans_a_table(ledger, store):
    asked = []
    store._database._connection.set_trace_callback(asked.append)
    for each in (Asked("pending"), Asked(source="x"), Asked("clip", "x", at(0), at(1))):
        ledger.count(each), ledger.lines(each, limit=5, offset=5), list(ledger.all(each))
    ledger.look_up(("a",), ("b",))
    store.changes.revised([1], at(0)), store.changes.vanished([1], at(0))
    store._database._connection.set_trace_callback(None)
    plans = {
        row["detail"]
        for query in asked
        if query.lstrip().startswith("SELECT")
        for row in store._database._connection.execute(f"EXPLAIN QUERY PLAN {query}")
    }
    assert plans
    assert not [
        plan for plan in plans if plan.startswith("SCAN") and "VIRTUAL TABLE" not in plan and "CONSTANT" not in plan
    ]
    assert not [plan for plan in plans if "TEMP B-TREE" in plan and "ORDER BY" in plan and "d" in plan.split()]
