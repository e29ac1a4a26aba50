"""The index in memory: what it counts and chooses is what the articles say, now and after every change."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from desk_archive import fill
from desk_office import MORNING
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict

from monitor.archive.asking import Rules
from monitor.desk.lists import ClipIndex, Filters, asking
from monitor.desk.lists.asking import fresh
from monitor.desk.lists.filters import FACETS, STATES, read
from monitor.desk.lists.index.bits import Sets, among, bits
from monitor.desk.lists.index.sets import ClipSets
from monitor.desk.lists.said import Said
from monitor.desk.lists.saved import asked_of, filters_of
from monitor.store import Store
from monitor.store.listed import Listed

TODAY = date(2026, 9, 16)
TOPICS = ("bien-gioi", "kinh-te-xa-hoi", "du-lich-le-hoi", "tin-gia")


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    """A few hundred invented articles."""
    path = tmp_path_factory.mktemp("archive") / "monitor.db"
    with Store.open(path) as store:
        fill(store, 400, TOPICS)
        store.accounts.add("canbo", "Cán Văn Thử", "officer", "", MORNING)
    return path


@pytest.fixture
def invented(archive):
    with Store.open(archive) as store:
        yield store


def index_of(store, kept=None, reader=None):
    return ClipIndex(fresh({} if kept is None else kept, store), store, Rules(), TODAY, reader)


def told(store):
    """Every article as it is loaded, with what it is a copy of, the newest first."""
    clips = store.search.clips(range(1, 401))
    originals = store.exports.originals([clip.id for clip in clips])
    clips = [replace(clip, copy_of=originals.get(clip.id)) for clip in clips]
    return sorted(clips, key=lambda clip: (clip.article.published, clip.id), reverse=True)


def holds(clip, facet, value):
    tags = clip.tags
    return (
        value
        in {
            "topic": [topic.id for topic in tags.topics],
            "place": [place.name for place in tags.places],
            "group": [clip.group],
            "outlet": [clip.outlet],
            "province": [tags.province],
            "tone": [tags.tone.value if tags.tone else "khong-xet"],
            "medium": [clip.medium],
            "language": [clip.article.language],
        }[facet]
    )


# -- what it holds -------------------------------------------------------------------------------------


def test_without_anything_asked_it_is_what_is_in_scope_and_no_copy_newest_first(invented):
    expected = [clip.id for clip in told(invented) if clip.in_scope and clip.copy_of is None]
    selected = index_of(invented).select(Filters())

    assert list(selected.ids()) == expected
    assert selected.count == len(expected)
    assert selected.page(10, 5) == tuple(expected[10:15])
    assert selected.page(len(expected) + 10, 5) == ()


@pytest.mark.parametrize("facet", FACETS)
def test_a_facet_chooses_and_counts_what_the_articles_say(invented, facet):
    index = index_of(invented)
    listed = [clip for clip in told(invented) if clip.in_scope and clip.copy_of is None]
    counts = index.select(Filters()).counts(facet)

    assert counts
    for value, count in counts.items():
        expected = [clip.id for clip in listed if holds(clip, facet, value)]
        assert count == len(expected)
        assert list(index.select(Filters(**{facet: (value,)})).ids()) == expected


def test_of_one_facet_any_value_will_do_and_of_several_facets_all(invented):
    index = index_of(invented)
    either = index.select(Filters(topic=("bien-gioi", "tin-gia"), tone=("tieu-cuc",)))
    expected = [
        clip.id
        for clip in told(invented)
        if clip.in_scope
        and clip.copy_of is None
        and (holds(clip, "topic", "bien-gioi") or holds(clip, "topic", "tin-gia"))
        and holds(clip, "tone", "tieu-cuc")
    ]
    assert list(either.ids()) == expected
    assert either.counts("tone") == index.select(Filters(topic=("bien-gioi", "tin-gia"))).counts("tone")


def test_of_states_all_must_hold(invented):
    index = index_of(invented)
    both = index.select(Filters(state=("reviewed", "flagged")))
    found = [invented.clip(id_) for id_ in both.ids()]

    assert found
    assert all(clip.flags for clip in found)
    reviewed = {n for n, marks in invented.marks.of(range(1, 401)).items() if marks.reviewed_by}
    assert set(both.ids()) <= reviewed
    assert index.select(Filters(state=("reviewed", "unreviewed"))).count == 0


def test_copies_and_what_is_out_of_scope_stand_in_it_only_where_asked_for(invented):
    index, clips = index_of(invented), told(invented)
    copies = {clip.id for clip in clips if clip.copy_of is not None}
    outside = {clip.id for clip in clips if not clip.in_scope}
    every = {clip.id for clip in clips}

    assert set(index.select(Filters(copies=True)).ids()) == every - outside
    assert set(index.select(Filters(outside=True)).ids()) == every - copies
    assert set(index.select(Filters(state=("copy",))).ids()) == copies - outside
    assert set(index.select(Filters(state=("outside",))).ids()) == outside - copies
    assert index.select(Filters()).counts("state")["copy"] == len(copies - outside)
    assert index.select(Filters()).copies == len(copies - outside)
    assert set(index.select(Filters(q="tỉnh")).ids()) == every - outside, "a query finds copies too"
    assert set(index.select(Filters(q="tỉnh", copies=False)).ids()) == every - outside - copies


@pytest.mark.parametrize(
    ("asked", "first", "last"),
    [
        ({"when": "today"}, TODAY, TODAY),
        ({"when": "yesterday"}, TODAY - timedelta(1), TODAY - timedelta(1)),
        ({"when": "7"}, TODAY - timedelta(6), TODAY),
        (
            {"when": "days", "first": TODAY - timedelta(3), "last": TODAY - timedelta(2)},
            TODAY - timedelta(3),
            TODAY - timedelta(2),
        ),
        ({"when": "days", "last": TODAY - timedelta(5)}, date.min, TODAY - timedelta(5)),
    ],
)
def test_days_are_those_of_publication(invented, asked, first, last):
    expected = [
        clip.id
        for clip in told(invented)
        if clip.in_scope and clip.copy_of is None and first <= clip.article.published.date() <= last
    ]
    assert list(index_of(invented).select(Filters(**asked)).ids()) == expected


def test_each_day_is_counted_as_it_is_listed(invented):
    index = index_of(invented)
    days = index.per_day(5, TODAY)
    listed = [
        index.select(Filters(when="days", first=day, last=day)).count
        for day in (TODAY - timedelta(back) for back in range(4, -1, -1))
    ]
    assert days == tuple(listed)
    assert sum(days) > 0


def test_what_one_has_read_and_was_given_is_ones_own(invented):
    account = invented.accounts.by_login("canbo")
    mine = index_of(invented, reader=account)
    first = mine.select(Filters()).page(0, 3)
    invented.marks.read(account.id, first)

    mine = index_of(invented, reader=account)
    assert set(mine.select(Filters(state=("read",))).ids()) == set(first)
    assert mine.select(Filters(state=("unread",))).count == mine.select(Filters()).count - 3
    given_to_me = {n for n, marks in invented.marks.of(range(1, 401)).items() if marks.assigned_to == "canbo"}
    assert set(mine.select(Filters(state=("mine",), copies=True, outside=True)).ids()) == given_to_me
    assert index_of(invented).select(Filters(state=("mine",))).count == 0
    assert index_of(invented).select(Filters(state=("read",))).count == 0
    invented.marks.read(account.id, first, read=False)


@pytest.mark.parametrize(
    "query",
    ["tỉnh", "tinh", '"cầu treo"', "cầu NOT chợ", "topic:bien-gioi OR tone:tieu-cuc", '"cầu xuống"~5', "language:en"],
)
def test_a_query_finds_what_the_search_of_the_archive_finds(invented, query):
    index = index_of(invented)
    found = {hit.article for hit in invented.search.find(index.query(query), UTC).hits}
    selected = index.select(Filters(q=query, outside=True))

    assert set(selected.ids()) == found
    best = index.select(Filters(q=query, outside=True, order="best"))
    assert best.count == len(found)
    scores = {hit.article: hit.score for hit in invented.search.find(index.query(query), UTC).hits}
    ranked = [scores[id_] for id_ in best.ids()]
    assert ranked == sorted(ranked, reverse=True)


def test_of_other_days_there_are_as_many_as_it_says(invented):
    index = index_of(invented)
    filters = Filters(topic=("bien-gioi",), tone=("tieu-cuc",), when="7")
    selected = index.select(filters)
    assert selected.within(TODAY, TODAY) == index.select(replace(filters, when="today")).count


def test_a_query_that_finds_too_many_is_listed_newest_first(invented, monkeypatch):
    monkeypatch.setattr(asking, "MOST", 5)
    best = index_of(invented).select(Filters(q="tỉnh", order="best"))
    assert not best.by_score
    assert best.ids() == index_of(invented).select(Filters(q="tỉnh")).ids()
    assert best.count == best.found > 5


# -- it stays fresh --------------------------------------------------------------------------------------


def test_what_is_decided_is_counted_at_the_next_look_and_what_was_asked_before_stays(store):
    kept = {}
    before = index_of(store, kept).select(Filters(topic=("tin-gia",)))
    had = before.ids()
    other = next(id_ for id_ in index_of(store, kept).select(Filters()).ids() if id_ not in had)
    store.decisions.add(other, "topic", "tin-gia", "add", who="Cán Văn Thử", at=MORNING)

    assert set(index_of(store, kept).select(Filters(topic=("tin-gia",))).ids()) == {*had, other}
    assert before.ids() == had


def test_a_changed_date_moves_an_article_and_many_changes_are_taken_in_as_few_are(store):
    kept = {}
    order = index_of(store, kept).select(Filters(copies=True, outside=True)).ids()
    with store._database.writing() as db:
        for number, id_ in enumerate(order):
            day = datetime(2025, 1, 1, tzinfo=UTC) + timedelta(days=number)
            at = day.replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"
            db.execute("UPDATE revisions SET published = ? WHERE article_id = ?", (at, id_))
            db.execute("UPDATE search_docs SET published = ? WHERE article_id = ?", (at, id_))
    assert index_of(store, kept).select(Filters(copies=True, outside=True)).ids() == order[::-1]


@given(moves=st.lists(st.tuples(st.integers(1, 9), st.integers(0, 3)), max_size=30), many=st.booleans())
def test_the_order_is_by_time_whatever_came_when(moves, many):
    class Told:
        """A store that tells of changes, one at a time or all at once."""

        def __init__(self):
            self.listed = self

        def since(self, seen, _limit):
            some = moves[seen:] if many else moves[seen : seen + 1]
            return (seen + len(some), tuple(map(listed, some))) if some else (seen, ())

    sets, last = ClipSets(""), dict(moves)
    sets.refresh(Told())
    expected = sorted(last, key=lambda article: (last[article], article), reverse=True)
    assert list(sets.newest_first(sets.every())) == expected


def listed(move):
    article, hour = move
    published = datetime(2026, 1, 1, hour, tzinfo=UTC)
    none = dict.fromkeys(("flagged", "changed", "vanished", "reviewed", "noted"), False)
    return Listed(
        article=article, published=published, source="", outlet="", group="trung-uong", medium="bao-in", language="vi",
        in_scope=True, copy_of=None, province="none", tone=None, topics=(), places=(), role=None, edition=None,
        assigned_to="", indexed=True, **none,
    )  # fmt: skip


def test_another_database_in_its_place_is_another_index(store, tmp_path):
    kept = {}
    first = fresh(kept, store)
    assert fresh(kept, store) is first
    with Store.open(tmp_path / "other" / "monitor.db") as other:
        assert fresh(kept, other) is not first
        assert index_of(other, kept).select(Filters()).count == 0
        assert index_of(other, kept).per_day(3, TODAY) == (0, 0, 0)


# -- sets of bits ----------------------------------------------------------------------------------------


@given(numbers=st.sets(st.integers(0, 200)), order=st.permutations(range(0, 201, 7)))
def test_a_set_of_bits_is_a_set(numbers, order):
    made = bits(numbers, 201)
    assert made == sum(1 << number for number in numbers)
    assert list(among(order, made, 201)) == [number for number in order if number in numbers]


@given(st.lists(st.tuples(st.booleans(), st.sampled_from("ab"), st.integers(0, 40))))
def test_sets_keep_what_is_put_and_forget_what_is_taken(steps):
    sets, plain = Sets(), {"a": set(), "b": set()}
    for put, name, number in steps:
        if put:
            sets.put(name, number)
            plain[name].add(number)
        else:
            sets.take(number)
            for each in plain.values():
                each.discard(number)
        assert all(sets.get(key) == bits(each, 64) for key, each in plain.items())


# -- filters -----------------------------------------------------------------------------------------------


def test_filters_are_read_back_as_they_are_written():
    filters = Filters(
        q="lũ OR mưa",
        topic=("a", "b"),
        state=STATES[:2],
        when="days",
        first=TODAY,
        copies=False,
        outside=True,
        order="best",
    )
    assert filters_of(asked_of(filters)) == filters
    assert asked_of(Filters()) == ""


@given(st.dictionaries(st.sampled_from([*Filters.__slots__, "page"]), st.text(max_size=30), max_size=6))
def test_nothing_that_stands_in_an_address_is_an_error(asked):
    filters = read(MultiDict(asked))
    assert read(MultiDict(filters.pairs())) == filters
    assert Said({}).title(filters)
    assert Said({}).whole(filters)


def test_days_the_wrong_way_round_are_turned():
    found = read(MultiDict({"first": "2026-02-03", "last": "2026-02-01"}))
    assert (found.when, found.first, found.last) == ("days", date(2026, 2, 1), date(2026, 2, 3))
