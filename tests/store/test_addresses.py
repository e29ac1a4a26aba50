"""One record per article on the net, whatever it is called; end states are final."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from store_samples import add, at, clip, keep, later, poll, sighting

from monitor.errors import StoreError
from monitor.model import Found, Pending
from monitor.store import Sighting, Store

FAR = at(10**6)


def lines(store):
    return list(store.ledger.lines())


def line_of(store, name):
    return next(line for line in store.ledger.lines() if line.url.endswith(f"/{name}"))


def see(store, *sightings, minutes=0):
    return store.save_poll(poll(), sightings, at(minutes), later(minutes + 15))


def test_a_found_article_is_pending_with_what_its_source_said(store):
    see(store, sighting("1"), minutes=3)

    assert store.pending(at(3)) == (
        Pending(1, "https://bao.example/1", "bao", 0, "Tin 1", "Tóm tắt", at(-30), "02/03/2026 06:30", at(3)),
    )


def test_an_article_without_a_date_is_pending_without_a_date(store):
    bare = sighting("1")
    see(store, replace(bare, found=replace(bare.found, published=None)))

    assert store.pending_at(1).published is None


def test_pending_comes_oldest_first_and_only_when_due(store):
    see(store, sighting("late"), minutes=2)
    see(store, sighting("early"), minutes=1)
    see(store, sighting("put-off"), minutes=0)
    store.postpone(3, "timeout", at(60))

    assert [p.title for p in store.pending(at(5))] == ["Tin early", "Tin late"]
    assert [p.title for p in store.pending(at(60))] == ["Tin put-off", "Tin early", "Tin late"]


def test_postponing_counts_attempts_and_tells_why_in_the_ledger(store):
    address = add(store, "1")
    store.postpone(address, "timeout", at(10))
    store.postpone(address, "HTTP 503", at(20))

    assert store.pending_at(address).attempts == 2
    assert (line_of(store, "1").state, line_of(store, "1").reason) == ("pending", "HTTP 503")


def test_every_address_an_article_was_listed_under_is_an_alias(store):
    see(store, sighting("1"))
    see(
        store,
        sighting("1", listed="https://bao.example/1?utm_source=rss"),
        sighting("1", listed="http://m.bao.example/1"),
    )

    assert len(lines(store)) == 1
    assert lines(store)[0].aliases == ("http://m.bao.example/1", "https://bao.example/1?utm_source=rss")


def test_an_end_state_is_final_whatever_a_feed_says_later(store):
    address = add(store, "1")
    store.end(address, "gone", "HTTP 410", at(1))
    see(store, sighting("1", listed="https://bao.example/1?again"), minutes=5)

    assert store.pending(FAR) == ()
    assert (line_of(store, "1").state, line_of(store, "1").reason) == ("gone", "HTTP 410")
    assert line_of(store, "1").aliases == ("https://bao.example/1?again",)


def test_an_ended_address_is_not_postponed_or_ended_again(store):
    address = add(store, "1")
    store.end(address, "junk", "advertisement", at(1))
    store.postpone(address, "timeout", at(2))
    store.end(address, "gone", "HTTP 410", at(3))

    assert store.address_state(address) == ("junk", "advertisement")


def test_an_address_may_be_recorded_as_ended_from_the_first(store):
    see(store, sighting("old", state="outside-scope", reason="older than 3 days"))

    assert store.pending(FAR) == ()
    assert (line_of(store, "old").state, line_of(store, "old").reason) == ("outside-scope", "older than 3 days")


def test_an_ended_address_keeps_a_short_record_of_what_was_read(store, path):
    address = add(store, "1")
    store.end(address, "outside-scope", "province none", at(1), title="Đầu đề", published=at(-60), text_sha256="ab")

    store._database._connection.row_factory = None
    with store._database.reading() as db:
        row = db.execute("SELECT title, published, text_sha256, ended_at FROM addresses").fetchone()
    assert row == ("Đầu đề", "2026-03-01T23:00:00.000000Z", "ab", "2026-03-02T00:01:00.000000Z")


@pytest.mark.parametrize("state", ["clip", "copy"])
def test_no_address_becomes_a_clip_without_an_article(store, state):
    address = add(store, "1")

    with pytest.raises(ValueError, match="by its article only"):
        store.end(address, state, "", at(1))
    with pytest.raises(ValueError, match="by its article only"):
        see(store, sighting("2", state=state))
    assert store.ledger.counts()["pending"] == 1


def test_what_a_person_adds_has_one_record_too(store):
    see(store, sighting("1"))

    assert add(store, "1", 5) == 1
    assert add(store, "2", 5) == 2
    assert line_of(store, "2").source == "bao"


def test_an_unknown_address_has_no_state(store):
    assert store.pending_at(7) is None
    assert store.address_state(7) is None
    with pytest.raises(StoreError, match="no address number 7"):
        store.end(7, "gone", "", at(0))
    with pytest.raises(StoreError, match="no address number 7"):
        store.join(7, "https://bao.example/7", "bao.example/7", (), at(0))
    with pytest.raises(StoreError, match="no address number 7"):
        store.save_clip(7, clip("7"), signature=None, copy_of=None, at=at(0))


# -- join ------------------------------------------------------------------------------------------


def test_joining_records_where_the_article_really_stands(store):
    address = add(store, "go?id=1")

    assert store.join(address, "https://bao.example/1", "bao.example/1", ["https://bao.example/hop"], at(0)) == address
    assert lines(store)[0].url == "https://bao.example/1"
    assert lines(store)[0].aliases == ("https://bao.example/go?id=1", "https://bao.example/hop")


def test_the_listed_address_leads_to_the_article_after_a_redirect(store):
    """A feed goes on listing the address from before the redirect, with new tracking parameters each day."""
    address = add(store, "go?id=1")
    store.join(address, "https://bao.example/1", "bao.example/1", [], at(0))
    store.end(address, "gone", "", at(1))

    assert see(store, sighting("go?id=1", listed="https://bao.example/go?id=1&utm_source=rss")) == (0, 1)
    assert see(store, sighting("1")) == (0, 1)


def test_an_address_on_the_way_is_known_when_it_is_listed(store):
    address = add(store, "short")
    store.join(address, "https://bao.example/1", "bao.example/1", ["https://bao.example/middle"], at(0))

    assert see(store, sighting("middle")) == (0, 1)


def test_an_address_with_a_known_key_is_merged_into_it(store):
    see(store, sighting("twin", listed="https://bao.example/twin?amp"), minutes=0)
    see(store, sighting("1"), minutes=5)

    assert store.join(1, "https://bao.example/1", "bao.example/1", ["https://bao.example/hop"], at(0)) == 2
    assert [(line.url, line.first_seen) for line in lines(store)] == [("https://bao.example/1", at(0))]
    assert lines(store)[0].aliases == (
        "https://bao.example/hop",
        "https://bao.example/twin",
        "https://bao.example/twin?amp",
    )
    assert see(store, sighting("twin")) == (0, 1)


def test_the_number_of_a_merged_address_is_never_used_again(store):
    see(store, sighting("1"), sighting("twin"))
    store.join(2, "https://bao.example/1", "bao.example/1", [], at(0))

    assert add(store, "3") == 3


def test_joining_what_another_program_has_merged_gives_the_remaining_address(store):
    see(store, sighting("1"), sighting("twin"))
    store.join(2, "https://bao.example/1", "bao.example/1", [], at(0))

    assert store.join(2, "https://bao.example/1", "bao.example/1", ["https://bao.example/late"], at(0)) == 1
    assert "https://bao.example/late" in lines(store)[0].aliases


def test_joining_never_removes_a_clip(store):
    article = keep(store, "1")
    add(store, "2")

    assert store.join(1, "https://bao.example/2", "bao.example/2", [], at(0)) == 1
    assert store.clip(article) is not None
    assert store.ledger.faults(at(0), at(10) - at(0)) == ()


def test_an_alias_goes_on_leading_to_its_first_article(store):
    see(store, sighting("1"), sighting("2"))
    store.join(2, "https://bao.example/2", "bao.example/2", ["https://bao.example/1"], at(0))

    assert see(store, sighting("1")) == (0, 1)
    assert lines(store)[0].aliases == lines(store)[1].aliases == ()


names = st.sampled_from(["a", "b", "c", "d"])


@settings(max_examples=25, deadline=None)
@given(steps=st.lists(st.tuples(st.sampled_from(["see", "join", "end", "clip"]), names, names), max_size=14))
def test_whatever_happens_the_sums_agree_and_every_listed_address_is_found_again(tmp_path_factory, steps):
    with Store.open(tmp_path_factory.mktemp("steps") / "monitor.db") as store:
        listed = {f"https://bao.example/{do(store, *step)}" for step in steps}

        assert store.ledger.faults(at(0), FAR - at(0)) == ()
        found = [url for line in store.ledger.lines() for url in (line.url, *line.aliases)]
        assert sorted(found) == sorted(set(found))
        assert listed <= set(found)
        before = sum(store.ledger.counts().values())
        again = [Sighting(sighting(url[-1]).found, url, url.removeprefix("https://"), "pending", "") for url in listed]
        assert see(store, *again) == (0, len(again))
        assert sum(store.ledger.counts().values()) == before


def do(store, what, name, other):
    address = add(store, name)
    if what == "join":
        store.join(address, f"https://bao.example/{other}", f"bao.example/{other}", [], at(0))
    elif what == "end":
        store.end(address, "outside-scope", "", at(1))
    elif what == "clip":
        store.save_clip(address, clip(name), signature=None, copy_of=None, at=at(1))
    return name


def test_what_is_fetched_is_the_address_as_first_listed(store):
    """A trailing slash may matter to the server, so the listed address is asked, though the canonical one names it."""
    found = Found("http://bao.example/tin/1/?utm_source=rss")
    known = store.add_address(
        Sighting(found, "http://bao.example/tin/1", "bao.example/tin/1", "pending", ""), "bao", at(0)
    )

    assert store.pending_at(known).url == "http://bao.example/tin/1/?utm_source=rss"
    assert next(store.ledger.lines()).url == "http://bao.example/tin/1"
    assert store.clip_of(known) is None
