"""Every kept article gets its story, and what people decide of stories stands. Not for: what makes a story (tests/group)."""

import random
import time
from itertools import pairwise
from tempfile import TemporaryDirectory

import pytest
from event_press import EVENTS, EVERYTHING, FIRE, SLIDE, START, TELLINGS, line
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from story_desk import NOW, WHO, Desk, brought, names

from monitor.pipeline import add_url
from monitor.pipeline import stories as stage
from monitor.pipeline.stories import group_anew, join_stories

FIXTURES = [HealthCheck.function_scoped_fixture]  # each example makes a database of its own
LISTED = "Tue, 15 Sep 2026 15:00:00 +0700"


# -- every article gets its story ----------------------------------------------------------------------


def test_an_import_puts_the_articles_of_an_event_into_one_story(desk):
    desk.bring(*EVERYTHING)

    assert desk.groups() == {frozenset(names(event)) for event in EVENTS}
    assert [line_.members for line_ in desk.stories.recent(START)] == [4, 4, 4]


def test_a_round_gives_every_clip_a_story_and_a_copy_that_of_its_original(office, press):
    press.list("local", ("/cau.html", "Cầu", LISTED), ("/boi.html", "Bơi", LISTED))
    press.list("national", ("/lai.html", "Cầu", LISTED))
    press.article("/cau.html", "Khánh thành cầu vùng cao")
    press.article("/lai.html", "Khánh thành cầu vùng cao", at="2026-09-15T16:00:00+07:00")
    press.article("/boi.html", "Khai giảng lớp học bơi miễn phí", press.other)
    office.round()
    desk = Desk(office.session)

    assert office.states() == {"/cau.html": "clip", "/lai.html": "copy", "/boi.html": "clip"}
    assert desk.where()["cau"] == desk.where()["lai"] != desk.where()["boi"]
    assert None not in desk.where().values()
    assert desk.stories.ungrouped() == ()


def test_what_a_person_adds_gets_its_story_at_once(office, press):
    press.article("/them.html", "Khánh thành cầu vùng cao")
    id_, _ = add_url(office.session, press.url("/them.html"), WHO, "", None)
    assert office.session.store.stories.get(office.session.store.stories.of(id_)).members[0].article == id_


def test_articles_of_a_database_before_there_were_stories_get_theirs_in_the_next_round(office):
    desk = Desk(office.session)
    desk.keep(*EVERYTHING)
    assert set(desk.where().values()) == {None}

    office.round()
    assert desk.groups() == {frozenset(names(event)) for event in EVENTS}


def test_when_nothing_waits_nothing_is_done(desk):
    desk.bring(*EVERYTHING)
    before = dump(desk)
    assert join_stories(desk.session) == 0
    assert dump(desk) == before


def dump(desk):
    return list(desk.store._database._connection.iterdump())


def of_one_round(new_desk, lines):
    """The stories of *lines*, fetched in their order."""
    with TemporaryDirectory() as folder:
        desk = new_desk(folder)
        desk.keep(*lines)
        join_stories(desk.session)
        found = desk.groups()
        desk.store.close()
    return found


@settings(max_examples=25, suppress_health_check=FIXTURES)
@given(st.permutations(range(len(EVERYTHING))))
@example(range(len(EVERYTHING))[::-1])
def test_the_order_of_fetching_within_a_round_changes_nothing(new_desk, order):
    assert of_one_round(new_desk, [EVERYTHING[n] for n in order]) == {frozenset(names(event)) for event in EVENTS}


TWINS = [
    line(event, telling, hours=telling // 2, name=f"{event}-{telling}{twin}") | {"outlet": f"Báo {twin}"}
    for event in EVENTS
    for telling in TELLINGS
    for twin in "ab"
]


@settings(max_examples=15, suppress_health_check=FIXTURES)
@given(st.permutations(range(len(TWINS))))
@example(range(len(TWINS))[::-1])
def test_nor_does_it_for_articles_of_one_moment_and_one_wording(new_desk, order):
    assert of_one_round(new_desk, [TWINS[n] for n in order]) == of_one_round(new_desk, TWINS)


def test_grouped_anew_the_stories_are_those_of_one_round(desk):
    desk.keep(*EVERYTHING)
    join_stories(desk.session)
    where = desk.where()
    assert group_anew(desk.session) == 3
    assert desk.where() == where


# -- what comes late -----------------------------------------------------------------------------------


def test_a_late_article_joins_and_nobody_else_moves(desk):
    """Published between the others, fetched after them."""
    late = line(SLIDE, 1)
    desk.bring(*(each for each in EVERYTHING if each != late))
    before = desk.where()
    desk.bring(late)

    assert desk.where() == before | {late["id"]: before["0-0"]}


def test_an_article_published_before_the_one_that_founded_the_story_joins(desk):
    first, *others = (line(SLIDE, telling) for telling in TELLINGS)
    desk.bring(*others)
    (story,) = set(desk.where().values())
    headline = desk.stories.get(story).headline
    desk.bring(first)

    assert set(desk.where().values()) == {story}
    assert desk.stories.get(story).headline == headline


@settings(max_examples=15, suppress_health_check=FIXTURES)
@given(st.permutations(EVERYTHING), st.lists(st.integers(0, len(EVERYTHING)), max_size=4))
def test_whatever_comes_later_moves_nobody(new_desk, order, cuts):
    ends = [0, *sorted(cuts), len(order)]
    with TemporaryDirectory() as folder:
        desk = new_desk(folder)
        for begin, end in pairwise(ends):
            before = desk.where()
            desk.keep(*order[begin:end])
            join_stories(desk.session)
            after = desk.where()
            assert {name: after[name] for name in before} == before
            assert None not in after.values()
        desk.store.close()


OLD = [line(FIRE, t, hours=24 * day + 5 * t, name=f"{day}-{t}") for day in range(-40, 0, 8) for t in (0, 1)]


@pytest.mark.parametrize("batch", [1, 3, 500])
def test_a_load_of_many_days_is_joined_as_one_round_after_the_other(new_desk, monkeypatch, tmp_path, batch):
    """In batches, of which one may end within an event."""
    desk = new_desk(tmp_path / "rounds")
    for each in [*OLD, *EVERYTHING]:
        desk.keep(each)
        join_stories(desk.session)
    found = desk.groups()
    desk.store.close()

    monkeypatch.setattr(stage, "_BATCH", batch)
    assert of_one_round(new_desk, [*EVERYTHING, *OLD]) == found
    assert found == {
        *(frozenset(names(event)) for event in EVENTS),
        *(frozenset([f"{day}-0", f"{day}-1"]) for day in range(-40, 0, 8)),
    }


# -- both sides of the scope ---------------------------------------------------------------------------


def test_what_is_in_scope_and_what_is_out_of_it_share_no_story(desk):
    one, two, three, four = (line(SLIDE, telling) for telling in TELLINGS)
    desk.keep(one, three, in_scope=True)
    desk.keep(two, four, in_scope=False)
    join_stories(desk.session)

    assert desk.groups() == {frozenset(["0-0", "0-2"]), frozenset(["0-1", "0-3"])}
    assert [len(desk.stories.recent(START, in_scope=side)) for side in (True, False)] == [1, 1]
    before = desk.where()
    assert group_anew(desk.session) == 2
    assert desk.where() == before


def test_an_import_of_both_sides_and_what_is_taken_in_later(desk):
    here, there = line(SLIDE, 0), line(SLIDE, 1)
    there = there | {
        key: there[key].replace("Tuyên Quang", "Cà Mau").replace("Hàm Yên", "Đầm Thử") for key in ("title", "text")
    }
    desk.bring(here, there)
    assert len(set(desk.where().values())) == 2
    assert desk.stories.get(desk.where()["0-1"]).id not in {each.id for each in desk.stories.recent(START)}

    add_url(desk.session, there["url"], WHO, "", None)
    assert desk.where()["0-1"] in {each.id for each in desk.stories.recent(START)}
    assert desk.stories.recent(START, in_scope=False) == ()


# -- broken off ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("after", [0, 1, 5, 11])
def test_what_is_broken_off_goes_on_the_next_time(desk, monkeypatch, after):
    desk.keep(*EVERYTHING)
    left = iter(range(after))
    real = stage.traits

    def until_broken_off(*arguments):
        if next(left, None) is None:
            raise KeyboardInterrupt
        return real(*arguments)

    with monkeypatch.context() as broken:
        broken.setattr(stage, "_TOGETHER", 2)
        broken.setattr(stage, "traits", until_broken_off)
        with pytest.raises(KeyboardInterrupt):
            join_stories(desk.session)
    assert len(desk.stories.ungrouped()) == 12 - after // 2 * 2

    before = {name: story for name, story in desk.where().items() if story is not None}
    assert join_stories(desk.session) == 12 - len(before)
    assert desk.where().items() >= before.items()
    assert desk.groups() == {frozenset(names(event)) for event in EVENTS}


# -- cost ----------------------------------------------------------------------------------------------


def test_joining_an_article_costs_milliseconds_however_many_are_kept(desk):
    """Measured: 2 ms an article; tests/measure_story_costs.py measures 100,000 of them."""
    dice = random.Random(4)
    syllables = [a + b for a in ("b", "c", "kh", "l", "m", "ng", "th", "tr") for b in ("a", "en", "inh", "ong", "uy")]

    def article(n):
        words = " ".join(dice.choice(syllables) for _ in range(40))
        return line(SLIDE, 0, hours=n / 10, name=f"n{n}") | {"title": words[:60].capitalize(), "text": f"{words}."}

    rows = [brought(article(n), in_scope=True) for n in range(1200)]
    desk.store.imports.save(rows, lambda _one, _other: False, NOW)
    begin = time.process_time()
    assert join_stories(desk.session) == 1200
    assert time.process_time() - begin < 1200 * 0.02
