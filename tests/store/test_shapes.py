"""What was learned of pages is kept as it was, with its history. Not for: learning (tests/read, tests/pipeline)."""

from dataclasses import replace

from shape_samples import OBSERVATION, SHAPE
from store_samples import at

from monitor.model import Audit
from monitor.store import BY_HAND


def learned(store, *shapes):
    store.shapes.learned("bao", shapes or [SHAPE], at(0))
    return [each.id for each in store.shapes.in_use("bao")]


def test_a_shape_comes_back_as_it_was(store):
    learned(store)

    (kept,) = store.shapes.in_use("bao")
    assert kept.shape == SHAPE
    assert (kept.learned_at, kept.pages, kept.recent, kept.dropped_at) == (at(0), 0, "", None)
    assert store.shapes.in_use("khac") == ()


def test_an_observation_comes_back_as_it_was_and_is_kept_once_per_page(store):
    store.shapes.observe("bao", "https://bao.example/1", OBSERVATION, at(0))
    store.shapes.observe("bao", "https://bao.example/1", OBSERVATION, at(1))

    assert store.shapes.observations("bao", "bao.example") == (OBSERVATION,)
    assert store.shapes.observed() == {("bao", "bao.example"): 1}


def test_only_the_newest_pages_are_remembered(store):
    for n in range(20):
        store.shapes.observe("bao", f"https://bao.example/{n}", replace(OBSERVATION, fingerprint=f"f{n}"), at(n))
    store.shapes.observe("bao", "https://anh.example/1", replace(OBSERVATION, host="anh.example"), at(20))

    assert [o.fingerprint for o in store.shapes.observations("bao", "bao.example")] == [f"f{n}" for n in range(8, 20)]
    assert len(store.shapes.observations("bao", "anh.example")) == 1


def test_what_was_learned_from_is_forgotten(store):
    store.shapes.observe("bao", "https://bao.example/1", OBSERVATION, at(0))
    store.shapes.observe("khac", "https://khac.example/1", OBSERVATION, at(0))
    learned(store)

    assert store.shapes.observed() == {("khac", "bao.example"): 1}


def test_pages_are_counted_and_the_last_twenty_remembered(store):
    (id_,) = learned(store)
    for mark in "r" * 20 + "m":
        store.shapes.mark([id_], mark)
    store.shapes.audited(id_, "https://bao.example/1", Audit(1.0, ""), at(1), agrees=True)
    store.shapes.audited(id_, "https://bao.example/2", Audit(0.5, "text"), at(2), agrees=False)

    (kept,) = store.shapes.in_use("bao")
    assert kept.pages == 22  # a page that it did not fit was not read by it
    assert kept.recent == "r" * 17 + "mad"
    assert [(a.url[-1], a.at, a.audit) for a in store.shapes.audits(id_)] == [
        ("1", at(1), Audit(1.0, "")),
        ("2", at(2), Audit(0.5, "text")),
    ]


def test_a_dropped_shape_stays_as_history(store):
    first, second = learned(store, SHAPE, replace(SHAPE, host="anh.example"))
    store.shapes.drop([first], "drifted: date", at(3))
    store.shapes.drop([first], "later", at(4))

    assert [each.id for each in store.shapes.in_use("bao")] == [second]
    assert [(each.dropped_at, each.reason) for each in store.shapes.all("bao")] == [
        (at(3), "drifted: date"),
        (None, ""),
    ]
    assert len(store.shapes.all()) == 2


def test_what_is_to_be_read_again_is_known_until_it_was(store):
    """Also when the program is killed in between."""
    first, second = learned(store, SHAPE, replace(SHAPE, host="anh.example"))
    store.shapes.drop([first], "drifted: text", at(3), reread_since=at(2))
    store.shapes.drop([second], "drifted: text", at(4), reread_since=at(1))
    before = store.shapes.unsound()
    store.shapes.mended("bao")

    assert before == {"bao": at(1)}
    assert store.shapes.unsound() == {}


def test_of_what_is_forgotten_nothing_is_known_any_more(store):
    first, _ = learned(store, SHAPE, replace(SHAPE, host="anh.example"))
    store.shapes.drop([first], "drifted: text", at(3), reread_since=at(2))
    store.shapes.observe("bao", "https://bao.example/1", OBSERVATION, at(3))
    store.shapes.forget("bao", at(4))

    assert {(each.dropped_at, each.reason) for each in store.shapes.all("bao")} == {(at(3), BY_HAND), (at(4), BY_HAND)}
    assert (store.shapes.in_use("bao"), store.shapes.observed(), store.shapes.unsound()) == ((), {}, {})
