"""What is imported is kept whole, and only what is in scope counts. Not for: reading lines (tests/pipeline)."""

from datetime import timedelta

import pytest
from evidence_samples import capture
from import_samples import brought, same_text
from store_samples import add, article, at, keep, sighting, signature, tags, tell

from monitor.store import Revised
from monitor.store.imports import Identity, Rewritten

LONG = timedelta(days=999)


def bring(store, *rows, minutes=0.0):
    return store.imports.save(rows, same_text, at(minutes))


def known(store, id_="", name="-"):
    (found,) = store.imports.known([Identity(id_, f"https://bao.example/{name}", f"bao.example/{name}")])
    return [each.article for each in found]


def states(store):
    return {line.url.rsplit("/", 1)[1]: (line.state, line.reason) for line in store.ledger.lines()}


def test_its_address_ends_as_clip_copy_or_outside_scope(store):
    rows = brought("1", sign=signature("x")), brought("2", sign=signature("x")), brought("3", in_scope=False)

    assert bring(store, *rows) == ("clip", "copy", "clip")
    assert states(store) == {
        "1": ("clip", "imported"),
        "2": ("copy", "imported"),
        "3": ("outside-scope", "imported"),
    }
    assert store.ledger.faults(at(0), LONG) == ()
    assert store.check_integrity() == ()


def test_what_is_out_of_scope_counts_nowhere_but_is_there(store):
    bring(store, brought("1", title_only=True, in_scope=False), brought("2", url=False, in_scope=False))

    assert list(store.clips()) == []
    assert store.editions.waiting_clips(at(9)) == ()
    assert store.title_only_count(at(-9), at(9)) == 0
    assert store.ledger.counts()["clip"] == 0
    assert store.clip(1).in_scope is False
    assert store.rebuild.articles() == (1, 2)


def test_copies_are_told_within_one_side_of_the_scope_only(store):
    bring(
        store,
        brought("1", in_scope=False, sign=signature("x")),
        brought("2", sign=signature("x")),
        brought("3", in_scope=False, sign=signature("x")),
        brought("4", sign=signature("x")),
    )

    assert [copy.clip for copy in store.clip(2).copies] == [4]
    assert [copy.clip for copy in store.clip(1).copies] == [3]
    assert store.copy_candidates(signature("x"), at(-9))[0][0] == 2
    assert store.editions.waiting_copies(at(9)) == (4,)


def test_what_was_old_when_it_was_imported_waits_for_no_edition(store):
    rows = brought("1", archived=True, sign=signature("x")), brought("2", archived=True, sign=signature("x"))
    bring(store, *rows, brought("3"))

    assert [clip.id for clip in store.editions.waiting_clips(at(9))] == [3]
    assert store.editions.waiting_copies(at(9)) == ()
    assert [clip.id for clip in store.clips()] == [1, 3]


def test_an_old_article_that_is_imported_today_hides_no_new_one(store):
    """What repeats a text of years ago is told, since nobody has told that text."""
    old = -60 * 24 * 365
    bring(store, brought("1", archived=True, published=old, sign=signature("x")))

    assert store.copy_candidates(signature("x"), at(-60 * 24 * 30)) == ()
    assert bring(store, brought("2", sign=signature("x"))) == ("clip",)
    assert bring(store, brought("3", archived=True, published=old + 9, sign=signature("x"))) == ("copy",)


def test_news_is_told_though_an_older_article_of_the_archive_has_the_same_text(store):
    """No edition has told the older one, and none will."""
    bring(store, brought("1", archived=True, published=-60 * 24 * 7, sign=signature("x")))

    assert store.copy_candidates(signature("x"), at(-60 * 24 * 30)) == ()
    assert bring(store, brought("2", sign=signature("x"))) == ("clip",)
    assert [clip.id for clip in store.editions.waiting_clips(at(9))] == [2]
    assert bring(store, brought("3", archived=True, published=-60, sign=signature("x"))) == ("copy",)


def test_it_is_known_by_its_address_and_by_its_id(store):
    bring(store, brought("1"), brought("2", url=False))
    keep(store, "3")

    assert known(store, name="1") == [1]
    assert known(store, "archive-1") == [1]
    assert known(store, "archive-2", "1") == [1, 2]
    assert known(store, "archive-9") == []
    assert known(store, "") == []
    (((one,), (two,)),) = [store.imports.known([Identity("archive-1", "", ""), Identity("", "", "bao.example/3")])]
    assert (one.imported, one.key, two.imported) == (True, "bao.example/1", False)
    assert one.words == {(article("1").title, article("1").text)}


def test_an_article_that_stands_at_the_address_already_is_left_as_it_is(store):
    """Two programs at once: the other one was first."""
    keep(store, "1")
    before = store.clip(1)

    assert bring(store, brought("1", in_scope=False, archived=True)) == ("there",)
    assert (store.clip(1), states(store)) == (before, {"1": ("clip", "")})
    assert [clip.id for clip in store.editions.waiting_clips(at(99))] == [1]


def test_an_article_without_an_address_is_known_by_its_urn(store):
    bring(store, brought("1", url=False, canonical="urn:monitor:import:1"))
    words = store.clip(1).article
    ((found,),) = store.imports.known([Identity("other", words.url, "")])

    assert found.article == 1


@pytest.mark.parametrize("state", ["pending", "gone", "outside-scope"])
def test_an_address_that_had_no_article_gets_it(store, state):
    address = add(store, "1")
    if state != "pending":
        store.end(address, state, "as it was", at(0))
    bring(store, brought("1"))

    assert states(store) == {"1": ("clip", "imported")}
    assert store.pending(at(99)) == ()


def test_other_words_are_a_revision_and_may_bring_it_into_scope(store):
    bring(store, brought("1", in_scope=False))
    words = article("9")
    assert bring(store, Rewritten(1, Revised(words, (), tags(), (), None), True, False)) == ("revised",)

    clip = store.clip(1)
    assert (clip.revisions, clip.in_scope, clip.article) == (2, True, words)
    assert states(store) == {"1": ("clip", "imported")}
    assert store.ledger.faults(at(0), LONG) == ()


@pytest.mark.parametrize("sign", [None, signature("y")])
def test_a_copy_that_becomes_another_text_is_a_copy_no_more(store, sign):
    bring(store, brought("1", sign=signature("x")), brought("2", sign=signature("x")))
    bring(store, Rewritten(2, Revised(article("2"), (), tags(), (), sign), True, False))

    assert [(clip.id, clip.copies) for clip in store.clips()] == [(1, ()), (2, ())]
    assert states(store) == {"1": ("clip", "imported"), "2": ("clip", "imported")}
    assert store.editions.waiting_copies(at(9)) == ()
    assert store.ledger.faults(at(0), LONG) == ()


def test_a_copy_that_is_edited_a_little_stays_a_copy(store):
    bring(store, brought("1", sign=signature("x")), brought("2", sign=signature("x")))
    bring(store, Rewritten(2, Revised(article("2"), (), tags(), (), signature("x", "y")), True, False))

    assert [copy.clip for copy in store.clip(1).copies] == [2]
    assert states(store)["2"] == ("copy", "imported")


def appearances(store):
    return [(clip.id, [copy.clip for copy in clip.copies]) for clip in store.clips()]


@pytest.mark.parametrize("sign", [None, signature("y")])
def test_copies_of_a_text_that_its_original_has_no_longer_are_a_clip_with_its_copies(store, sign):
    bring(store, *(brought(name, published=n, sign=signature("x")) for name, n in (("1", -30), ("2", -10), ("3", -20))))
    bring(store, Rewritten(1, Revised(article("1"), (), tags(), (), sign), True, False), minutes=5)

    assert appearances(store) == [(1, []), (3, [2])]
    assert states(store) == {"1": ("clip", "imported"), "2": ("copy", "imported"), "3": ("clip", "imported")}
    assert [clip.id for clip in store.editions.waiting_clips(at(9))] == [1, 3]
    assert store.ledger.faults(at(9), LONG) == ()


def test_of_the_copies_of_a_rewritten_original_those_stay_that_still_repeat_it(store):
    bring(store, *(brought(str(n), sign=signature("x", *more)) for n, more in ((1, "yz"), (2, "y"), (3, "z"), (4, ""))))
    bring(store, Rewritten(1, Revised(article("1"), (), tags(), (), signature("y")), True, False))
    assert appearances(store) == [(1, [2]), (3, [4])]

    bring(store, Rewritten(3, Revised(article("3"), (), tags(), (), signature("z")), True, False))
    assert appearances(store) == [(1, [2]), (3, []), (4, [])]


def test_a_crawled_copy_of_a_rewritten_original_is_told_and_no_archived_one_hides_it(store):
    bring(store, brought("1", sign=signature("x")), brought("2", sign=signature("x"), archived=True))
    keep(store, "3", published=9, sign=signature("x"), copy_of=1)
    bring(store, Rewritten(1, Revised(article("1"), (), tags(), (), None), True, False))

    assert appearances(store) == [(1, []), (3, [2])]
    assert states(store) == {"1": ("clip", "imported"), "2": ("copy", "imported"), "3": ("clip", "")}


def test_copies_out_of_scope_stay_there_when_their_original_is_rewritten_into_scope(store):
    bring(store, *(brought(name, in_scope=False, sign=signature("x")) for name in ("1", "2", "3")))
    bring(store, Rewritten(1, Revised(article("1"), (), tags(), (), signature("y")), True, False))

    assert appearances(store) == [(1, [])]
    assert [state for state, _ in states(store).values()] == ["clip", "outside-scope", "outside-scope"]
    assert [copy.clip for copy in store.clip(2).copies] == [3]


def test_what_is_in_scope_stays_so_whatever_its_later_words(store):
    bring(store, brought("1"))
    bring(store, Rewritten(1, Revised(article("9"), (), tags(), (), None), False, False))

    assert store.clip(1).in_scope
    assert states(store) == {"1": ("clip", "imported")}


def test_what_is_taken_in_stands_for_itself(store):
    rows = [brought(name, in_scope=False, sign=signature("x")) for name in ("1", "2", "3")]
    bring(store, *rows)
    store.imports.take_in(2, at(5), archived=False, who="Lê Thử")
    store.imports.take_in(1, at(6), archived=True)
    store.imports.take_in(1, at(7), archived=False)  # it is in: nothing more happens

    assert [(clip.id, clip.entered_by, clip.copies) for clip in store.clips()] == [(2, "Lê Thử", ()), (1, "", ())]
    assert [clip.id for clip in store.editions.waiting_clips(at(9))] == [2]
    assert [state for state, _ in states(store).values()] == ["clip", "clip", "outside-scope"]
    assert store.ledger.faults(at(9), LONG) == ()


def test_one_without_an_address_can_be_taken_in_too(store):
    bring(store, brought("1", url=False, in_scope=False))
    store.imports.take_in(1, at(5), archived=False)

    assert [clip.id for clip in store.clips()] == [1]
    assert store.ledger.counts()["clip"] == 0


def test_rebuild_does_not_judge_its_address_a_second_time(store):
    """The article decides: another end of its address would not agree with it."""
    for name in ("1", "2"):
        add(store, name)
        capture(store, name, address=int(name))
    store.end(2, "outside-scope", "province none", at(0))
    bring(store, brought("1", in_scope=False))

    assert store.rebuild.ended() == (2,)


def test_the_ledger_tells_an_address_that_does_not_say_what_its_article_is(store):
    bring(store, brought("1", in_scope=False))
    with store._database.writing() as db:
        db.execute("UPDATE addresses SET state = 'clip'")

    assert "1 article(s) out of scope whose address says clip or copy" in store.ledger.faults(at(0), LONG)


def test_an_edition_may_hold_what_was_imported(store):
    bring(store, brought("1"))
    tell(store, 1, items=[1])

    assert store.editions.waiting_clips(at(99)) == ()
    assert store.imports.known([Identity("", "", sighting("1").key)])[0][0].in_scope
