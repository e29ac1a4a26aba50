"""`monitor sources shape` and what `sources check` says of pages. Not for: learning and dropping shapes (tests/pipeline)."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from monitor.config.sources import Selectors, Source
from monitor.model import Audit, Observation, Shape
from monitor.sources.shapes import LEARN_FROM, all_pages, page_words
from monitor.store import Store

AT = datetime(2026, 11, 25, 1, 0, tzinfo=UTC)
NOTICE = "Bạn đọc gửi bài về hòm thư của tòa soạn."
SHAPE = Shape(
    "bao.example", "h1.title", "div.content", ("p.sapo", "h2.sapo"), ("span.date",), (), ("div.box",), (NOTICE,), 5
)
SEEN = Observation("bao.example", ("h1",), ("div.story",), (), (), (), False, (), (), (), "h", "f1")
SOURCE = Source(id="bao", name="Báo Thử", group="cua-tinh", kind="feed", url="https://bao.example/rss", language="vi")


@pytest.fixture
def store(tmp_path):
    with Store.open(tmp_path / "data" / "monitor.db") as opened:
        yield opened


@pytest.fixture
def known(store):
    """A shape that read a page and was audited once."""
    store.shapes.learned("bao", [SHAPE], AT)
    (kept,) = store.shapes.in_use("bao")
    store.shapes.mark([kept.id], "r")
    store.shapes.audited(kept.id, "https://bao.example/1", Audit(1.0, ""), AT + timedelta(hours=1), agrees=True)
    return kept.id


def words(store, source=SOURCE):
    return page_words(source, all_pages(store).get("bao"), UTC)


def test_everything_that_is_known_is_shown(monitor, store, known):
    store.shapes.observe("bao", "https://bao.example/9", SEEN, AT)
    code, out, _ = monitor("sources", "shape", "bao")

    assert code == 0
    assert out.splitlines() == [
        "bao.example: learned on 25/11/2026 01:00 from 5 pages; 2 pages read by it; in use",
        "    headline    h1.title",
        "    text        div.content",
        "    lead        p.sapo or h2.sapo",
        "    date        span.date",
        "    never text  div.box",
        f"    on all      “{NOTICE}”",
        "    audit       25/11/2026 02:00 100 % agrees https://bao.example/1",
        "bao.example: pages that fitted no shape and wait to be learned from: 1 (5 that agree are needed)",
    ]


def test_the_same_as_json_for_other_programs(monitor, known):
    code, out, _ = monitor("sources", "shape", "bao", "--json")
    row = json.loads(out)

    assert code == 0
    assert (row["observed"], len(row["shapes"])) == ({}, 1)
    assert row["shapes"][0]["text"] == "div.content"
    assert row["shapes"][0]["recent"] == "ra"
    assert row["shapes"][0]["dropped_at"] is None
    assert row["shapes"][0]["audits"] == [
        {"url": "https://bao.example/1", "at": "2026-11-25T02:00:00+00:00", "agreement": 1.0, "difference": ""}
    ]


def test_what_was_learned_can_be_forgotten(monitor, store, known):
    code, out, _ = monitor("sources", "shape", "bao", "--forget")

    assert (code, out) == (0, "shapes of bao dropped: 1; its next pages are searched and learned from\n")
    assert store.shapes.in_use("bao") == ()
    assert "dropped on" in monitor("sources", "shape", "bao")[1]


def test_a_source_that_was_never_read_says_so_and_an_unknown_one_is_told_with_what_it_may_be(monitor, store, known):
    code, _, err = monitor("sources", "shape", "baoo")

    assert code == 1
    assert "has no source" in err or "has a source `baoo`" in err
    assert "did you mean bao?" in err


def test_check_says_nothing_before_anything_was_read(store):
    assert words(store) == ""


def test_check_says_how_far_learning_is(store):
    store.shapes.observe("bao", "https://bao.example/9", SEEN, AT)

    assert words(store) == "pages: bao.example searched; its shape is being learned, 1 of 5 pages"


def test_check_says_how_well_a_shape_holds(store, known):
    assert words(store) == "pages: bao.example known from 5 pages, 2 read by that, the last audits agree 1 of 1"


def test_check_says_when_a_source_has_drifted_and_until_it_is_learned_again(store, known):
    store.shapes.drop([known], "drifted: date: another one", AT + timedelta(days=1))
    store.shapes.observe("bao", "https://bao.example/9", SEEN, AT + timedelta(days=1))
    drifted = words(store)
    store.shapes.learned("bao", [SHAPE], AT + timedelta(days=2))

    expected = (
        "pages: bao.example DRIFTED on 26/11/2026 01:00 (date: another one); searched, learning again, 1 of 5 pages"
    )
    assert drifted == expected
    assert words(store) == "pages: bao.example known from 5 pages, 0 read by that"


def test_pages_in_a_row_without_the_places_are_a_drift_too(store, known):
    for _ in range(5):
        store.shapes.mark([known], "m")

    assert words(store) == (
        "pages: bao.example DRIFTED (its places were not found on the last 5 pages); searched, learning again, 0 of 5 pages"
    )


def test_what_was_forgotten_by_hand_is_no_drift(store, known, monitor):
    monitor("sources", "shape", "bao", "--forget")

    assert words(store) == ""


def test_the_drift_of_one_host_is_told_beside_the_shape_of_another(store, known):
    store.shapes.drop([known], "drifted: date: another one", AT + timedelta(days=1))
    store.shapes.learned("bao", [replace(SHAPE, host="anh.example")], AT + timedelta(days=2))

    assert "bao.example DRIFTED on 26/11/2026" in words(store)
    assert "anh.example known from 5 pages" in words(store)


def test_check_says_when_a_person_has_set_selectors(store, known):
    source = SOURCE.model_copy(update={"selectors": Selectors(text="div.x")})

    assert words(store, source) == "pages: read by the selectors of sources.toml"


def test_the_figure_that_is_printed_is_the_one_that_is_used():
    from monitor.read import LEARN_FROM as USED

    assert LEARN_FROM == USED
