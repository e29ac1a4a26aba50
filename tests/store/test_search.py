"""What the archive finds for a query, and that nothing in a query or a text can break the index.

Not for: the command line (tests/archive), the language of queries (tests/query).
"""

import random
import sqlite3
import time
from collections import Counter
from dataclasses import replace
from datetime import UTC, date, timedelta, timezone

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from import_samples import brought, forget_index, same_text
from store_samples import article, at, clip, keep, sighting, tags

from monitor.errors import QueryError
from monitor.model import PlaceTag, TopicTag, Visit
from monitor.query.fields import SEARCH_FIELDS
from monitor.query.parse import parse
from monitor.query.tree import And, Between, Not, Or, Term, Value
from monitor.store import Revised, Store
from monitor.store.rebuild import Reread
from monitor.store.search import index
from monitor.store.search.tokens import token, words_of
from monitor.vietnamese.fold import fold, unaccented
from monitor.vietnamese.syllables import BREAK, keys

OFFICE = timezone(timedelta(hours=7))
FIELDS = SEARCH_FIELDS.allowing("state", ("in", "out"))


def put(store, name, title, text, *, lead="", minutes=0.0, published=-30.0, outlet="Báo Thử", **labels):
    """An article with these words; returns its id."""
    words = replace(article(name, minutes=published), title=title, lead=lead, text=text)
    whole = replace(clip(name, minutes=minutes), article=words, outlet=outlet, tags=replace(tags(), **labels))
    address = store.add_address(sighting(name), "bao", at(minutes))
    return store.save_clip(address, whole, signature=None, copy_of=None, at=at(minutes))


def ids(store, query, limit=0):
    return [hit.article for hit in store.search.find(parse(query, FIELDS), OFFICE, limit).hits]


# -- words -------------------------------------------------------------------------------------------


def test_words_are_found_whatever_their_case_and_the_place_of_their_tones(store):
    first = put(store, "1", "Đường lên cổng trời", "Khách hoà mình vào chợ phiên.")
    put(store, "2", "Chợ đêm", "Không liên quan.")

    assert ids(store, "ĐƯỜNG hòa") == [first]
    assert ids(store, '"Cổng Trời"') == [first]


def test_a_query_without_accents_is_asked_of_the_words_without_accents(store):
    first = put(store, "1", "Lũ quét ở bản Đá", "Nước dâng nhanh.")
    second = put(store, "2", "Lu nước", "Cái lu cũ.")

    assert set(ids(store, "lu")) == {first, second}
    assert ids(store, "lũ") == [first]
    assert ids(store, "ban da nuoc") == [first]
    assert ids(store, "lũ da") == []  # one accent is enough: "da" is then no "Đá"


def test_a_phrase_reaches_over_no_end_of_a_thought_and_no_border_of_a_field(store):
    put(store, "1", "Mở hội", "Xuân đến sớm. Hoa nở rộ khắp bản.", lead="Xuân đến sớm. Hoa nở rộ khắp bản.")

    assert ids(store, '"đến sớm hoa nở"') == []
    assert ids(store, '"hội xuân"') == []
    assert ids(store, '"hoa nở rộ"') != []


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("title:cầu", True),
        ("lead:cầu", False),
        ("lead:suối", True),
        ("text:suối", True),  # the lead is part of the text
        ("text:mưa", True),
        ("lead:mưa", False),
        ("title:mưa", False),
        ("title:(cầu OR mưa)", True),
        ('lead:"suối bờ"~3', True),
        ('lead:"suối mưa"~100', False),
        ('text:"suối mưa"~100', True),
        ('title:"suối mưa"~100', False),
    ],
)
def test_a_field_holds_its_own_words(store, query, found):
    first = "Nối hai bờ suối." + " Bà con đi lại dễ dàng." * 6
    put(store, "1", "Cầu mới", f"{first}\nHết sợ mưa.", lead=first)

    assert bool(ids(store, query)) == found


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        ("Nối hai bờ suối.", "Nối hai bờ suối."),
        ("Chữ " * 99 + "suối khe", "Chữ " * 99 + "suối"),
        ("Hà Nội.\n" + "Chữ " * 40 + "\nsuối.", "Hà Nội.\n" + "Chữ " * 40),
    ],
)
def test_the_lead_is_that_of_rules_whole_words_of_it(store, text, lead):
    """An article of one paragraph has one too."""
    id_ = put(store, "1", "Cầu", text)
    words = words_of("Cầu", "", text)

    assert (words.lead, words.text) == (lead, "" if lead == text else text)
    assert ids(store, "lead:suối") == ([id_] if "suối" in lead else [])


def test_a_lead_that_the_text_does_not_hold_is_searched_too():
    assert words_of("", "Khác.", "Một.").lead == "Khác.\nMột."
    assert words_of("", "Một.", "Hai. Một.").lead == "Hai. Một."
    assert words_of("", "Khác.", "").lead == "Khác.\n"


def test_numbers_and_foreign_signs_are_whole_words(store):
    first = put(store, "1", "Vốn 12.000 đồng", "北京 và Ω, ½ mẫu, м23")

    assert ids(store, "12.000") == [first]
    assert ids(store, "12") == []
    assert ids(store, '"vốn 12.000 đồng"') == [first]
    assert [ids(store, word) for word in ("北京", "Ω", "½", "М23")] == [[first]] * 4


@given(st.text(min_size=1, max_size=12))
def test_every_key_is_one_token_to_sqlite_and_no_other_key_has_it(text):
    wanted = sorted({*keys(text), BREAK, *(fold(char) for char in text if char.isalnum())})
    db = sqlite3.connect(":memory:")
    db.execute("CREATE VIRTUAL TABLE f USING fts5 (x, tokenize = 'unicode61 remove_diacritics 0')")
    db.execute("CREATE VIRTUAL TABLE v USING fts5vocab (f, 'instance')")
    for key in wanted:
        db.execute("INSERT INTO f VALUES (?)", (token(key),))
    found = db.execute("SELECT term, doc FROM v").fetchall()
    db.close()

    assert len(found) == len(wanted) == len({term for term, _ in found})


SYLLABLES = ["mưa", "lũ", "bản", "xã", "hoa", "."]


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.sampled_from(SYLLABLES), min_size=3, max_size=14),
    st.lists(st.sampled_from(SYLLABLES[:-1]), min_size=2, max_size=3),
    st.integers(0, 4),
    st.sampled_from(["", "text", "lead"]),
)
def test_near_means_one_stretch_with_at_most_so_many_other_syllables(near, words, wanted, slop, field):
    """Counted by hand, as query/tree.py says it. The end of a thought is no syllable, and each word is there for itself."""
    text = " ".join(words).replace(" .", ".")
    id_ = write(near, text)
    found = [key for key in keys(text) if key != BREAK]
    length = len(wanted) + slop
    stretches = [Counter(found[start : start + length]) for start in range(len(found))]
    term = Term(" ".join(wanted), tuple(fold(word) for word in wanted), field, slop)
    hits = [hit.article for hit in near.search.find(term, OFFICE).hits]

    assert (id_ in hits) == any(Counter(fold(word) for word in wanted) <= stretch for stretch in stretches)


def test_words_near_each_other_may_stand_on_both_sides_of_the_end_of_the_lead(near):
    first = "Nối hai bờ suối." + " Bà con đi lại dễ dàng." * 6
    write(near, f"{first} Hết mưa.\nHết lũ.")

    assert ids(near, '"mưa lũ"~1') == ids(near, '"mua lu"~1') == [1]
    assert ids(near, '"mưa lũ"~0') == []
    assert ids(near, 'suối AND "mưa lũ"~1 AND NOT "suối lũ"~3') == [1]


def write(store, text):
    """Let the only article say *text*."""
    words = replace(article("1"), title="Tin", lead="", text=text)
    store.rebuild.save(1, Reread(((words, ()),), tags(), (), None))
    return 1


@pytest.fixture
def near(store):
    """A store with one article."""
    put(store, "1", "Tin", "Chữ.")
    return store


# -- any mix of parts ----------------------------------------------------------------------------------

TEXTS = ["mưa lũ", "mưa bản", "lũ xã", "hoa", "mưa lũ xã hoa", "bản hoa"]
LEAVES = st.one_of(
    st.sampled_from(["mưa", "lũ", "bản", "xã", "hoa"]).map(lambda word: Term(word, (fold(word),))),
    st.sampled_from(["giao-thong", "du-lich"]).map(lambda topic: Value("topic", topic)),
    st.sampled_from([date(2026, 3, 1), date(2026, 3, 3)]).map(lambda day: Between("published", day, None)),
)


def joined(parts):
    """And and Or of some parts; And with one that is not to hold."""
    several = st.lists(parts, min_size=2, max_size=3).map(tuple)
    return st.one_of(
        several.map(Or), several.map(And), st.tuples(parts, parts).map(lambda two: And((two[0], Not(two[1]))))
    )


@pytest.fixture
def six(store):
    """Six articles, one a day, with one of two topics."""
    for n, text in enumerate(TEXTS):
        topics = (TopicTag(["giao-thong", "du-lich"][n % 2], 1.0, ()),)
        put(store, str(n), "Tin", text, published=24 * 60 * n, topics=topics)
    return store


def holds(node, n):
    """Whether *node* holds for article number *n*, counted by hand."""
    if isinstance(node, Term):
        return node.text in TEXTS[n].split()
    if isinstance(node, Value):
        return node.value == ["giao-thong", "du-lich"][n % 2]
    if isinstance(node, Between):
        return date(2026, 3, 2) + timedelta(days=n) >= node.first
    if isinstance(node, Not):
        return not holds(node.part, n)
    return (all if isinstance(node, And) else any)(holds(part, n) for part in node.parts)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.recursive(LEAVES, joined, max_leaves=8))
def test_every_mix_of_words_values_and_days_finds_what_it_says(six, node):
    found = {hit.article - 1 for hit in six.search.find(node, OFFICE).hits}

    assert found == {n for n in range(len(TEXTS)) if holds(node, n)}


HOSTILE = st.text(
    st.sampled_from("\"'()*^:;-+~{}[]AND OR NOT NEAR title:text:\0\ue000\ue001%_,.|đa1") | st.characters(), max_size=40
)


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(HOSTILE)
def test_no_query_is_read_as_anything_but_words(near, text):
    try:
        node = parse(text, FIELDS)
    except QueryError:
        return
    near.search.find(node, OFFICE)
    with near._database.reading() as db:
        assert db.execute("SELECT COUNT(*) FROM search_docs").fetchone()[0] == 1


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(HOSTILE, st.sampled_from([field.name for field in SEARCH_FIELDS.values]))
def test_no_value_is_read_as_anything_but_a_value(near, text, field):
    if field == "state":
        with pytest.raises(ValueError, match="in scope or out"):
            near.search.find(Value(field, f"x{text}"), OFFICE)
    else:
        assert near.search.find(Value(field, f"x {text}"), OFFICE).all == 0


def test_a_very_long_query_is_answered(near):
    many = " OR ".join(f"a{n}" for n in range(200)) + " OR chữ"
    unwanted = "chữ " + " ".join(f"-b{n}" for n in range(250))
    deep = "(" * 50 + "chữ" + ")" * 50
    near_many = " OR ".join(f'"c{n} c{n} chữ"~100' for n in range(90)) + " OR chữ"

    assert ids(near, many) == ids(near, unwanted) == ids(near, deep) == ids(near, near_many) == [1]


@pytest.mark.parametrize("depth", [1, 9, 10, 11, 16, 24])  # of 50 parentheses, two for each
def test_parts_within_parts_are_answered_however_deep(near, depth):
    either = "chữ"
    unwanted = "chữ"
    for n in range(depth):
        either = f"(a{n} OR (chữ AND {either}))" if n % 2 else f"(chữ {either} OR a{n})"
        unwanted = f"chữ NOT (a{n} OR b{n} NOT ({unwanted}))" if n % 2 else f"chữ NOT (b{n} ({unwanted}))"

    assert ids(near, either) == [1]
    assert ids(near, unwanted) == [1]


# -- values --------------------------------------------------------------------------------------------


@pytest.fixture
def labelled(store):
    put(store, "1", "Một", "Chữ.", outlet="Báo Nhân Dân", places=(PlaceTag("Nà Hang", "", ()),))
    put(store, "2", "Hai", "Chữ.", outlet="Tạp chí Dân vận", province="none", tone=None, topics=(), places=())
    store.imports.save([brought("3", in_scope=False, title="Ba", language="en")], same_text, at(0))
    return store


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("topic:giao-thong", [1, 3]),
        ("province:none", [2]),
        ("province:central", [1, 3]),
        ("tone:tich-cuc", [1, 3]),
        ('place:"nà hang"', [1]),
        ('place:"na hang"', [1]),
        ('place:"nà háng"', []),
        ("place:nà", []),
        ('outlet:"nhân dân"', [1]),
        ("outlet:dan", [1, 2]),
        ("outlet:nhân AND outlet:vận", []),
        ("group:trung-uong", [1, 2, 3]),
        ("group:tong-hop", []),
        ("language:en", [3]),
        ("source:imported", [3]),
        ("source:bao", [1, 2]),
        ("state:in", [1, 2]),
        ("state:out", [3]),
        ("state:in NOT topic:giao-thong", [2]),
        ("title:hai OR state:out", [2, 3]),
        ("published:2026-03-02", [1, 2, 3]),  # 23:30 of the day before in UTC
        ("published:[* TO 2026-03-01]", []),
    ],
)
def test_values_hold_as_a_whole(labelled, query, found):
    assert sorted(ids(labelled, query)) == found


def test_what_a_person_decided_stands_over_what_the_machine_says(labelled):
    def decide(article_id, label, value, verdict):
        labelled.decisions.add(article_id, label, value, verdict, who="Lê Thử", at=at(5))

    decide(1, "topic", "giao-thong", "drop")
    decide(2, "topic", "giao-thong", "add")
    decide(1, "place", "Nà Hang", "drop")
    decide(2, "place", "Chiêm Mẫu", "add")
    decide(1, "province", "mention", "add")
    decide(2, "tone", "tieu-cuc", "add")
    decide(3, "tone", "tich-cuc", "drop")

    assert sorted(ids(labelled, "topic:giao-thong")) == [2, 3]
    assert ids(labelled, 'place:"nà hang"') == []
    assert ids(labelled, 'place:"chiêm mẫu"') == [2]
    assert ids(labelled, "province:central") == [3]
    assert ids(labelled, "province:mention") == [1]
    assert ids(labelled, "tone:tich-cuc") == []  # 1 is no longer about the province
    assert ids(labelled, "tone:tieu-cuc") == []  # 2 never was
    decide(2, "province", "central", "add")
    assert ids(labelled, "tone:tieu-cuc") == [2]
    decide(1, "topic", "giao-thong", "accept")
    assert sorted(ids(labelled, "topic:giao-thong")) == [1, 2, 3]


def test_half_a_character_is_in_no_value(labelled):
    assert labelled.search.find(Value("group", "\ud800"), OFFICE).hits == ()


@pytest.mark.parametrize(
    ("verdicts", "tone"),
    [
        ([("tieu-cuc", "add"), ("tich-cuc", "drop")], "tieu-cuc"),
        ([("tich-cuc", "drop"), ("tieu-cuc", "add")], "tieu-cuc"),
        ([("tieu-cuc", "drop")], "tich-cuc"),
        ([("tich-cuc", "drop")], None),
        ([("tieu-cuc", "add"), ("tieu-cuc", "drop")], "tich-cuc"),
        ([("tieu-cuc", "add"), ("trung-tinh", "add")], "trung-tinh"),
        ([("tieu-cuc", "add"), ("trung-tinh", "add"), ("trung-tinh", "drop")], "tieu-cuc"),
        ([("tich-cuc", "drop"), ("tich-cuc", "accept")], "tich-cuc"),
    ],
)
def test_of_a_label_with_one_value_the_newest_word_on_each_value_counts(labelled, verdicts, tone):
    """The machine says tich-cuc of article 1."""
    for value, verdict in verdicts:
        labelled.decisions.add(1, "tone", value, verdict, who="Lê Thử", at=at(5))

    found = [value for value in ("tich-cuc", "tieu-cuc", "trung-tinh") if 1 in ids(labelled, f"tone:{value}")]
    assert found == ([tone] if tone else [])


# -- order ---------------------------------------------------------------------------------------------


def test_the_title_counts_more_than_the_lead_and_the_lead_more_than_the_text(store):
    other = " ".join(["Một câu khác hẳn."] * 8)  # long enough for a lead
    text = put(store, "1", other, f"{other}\nLũ quét.")
    lead = put(store, "2", other, f"Lũ quét. {other}")
    title = put(store, "3", "Lũ quét.", f"{other}\n{other}")
    for n in range(8):
        put(store, f"x{n}", other, f"{other}\n{other}")

    assert ids(store, "lũ") == [title, lead, text]
    assert ids(store, "lũ AND state:in") == [title, lead, text]


def test_a_word_of_most_articles_is_told_by_where_it_stands_too(store):
    """The index gives such a word next to no weight, and a small archive has hardly any other."""
    title = put(store, "1", "Lũ quét", "Chữ.", published=-90)
    text = put(store, "2", "Chữ", "Lũ quét.")

    assert ids(store, "lũ") == [title, text]


def test_at_equal_score_the_newer_comes_first_then_the_smaller_id(store):
    old = put(store, "1", "Lũ quét", "Chữ.", published=-90)
    new = [put(store, name, "Lũ quét", "Chữ.", published=-30) for name in ("2", "3")]

    assert ids(store, "lũ") == [*new, old]
    assert ids(store, "state:in") == [*new, old]


def test_the_best_are_given_and_all_are_counted(store):
    for n in range(5):
        put(store, str(n), "Lũ quét", "Chữ.", published=-n)

    found = store.search.find(parse("lũ", FIELDS), OFFICE, 2)
    assert ([hit.article for hit in found.hits], found.all) == ([1, 2], 5)
    assert all(hit.score == round(hit.score, 4) >= 0 for hit in found.hits)


# -- the index -----------------------------------------------------------------------------------------


def test_the_newest_words_are_searched(store):
    id_ = put(store, "1", "Cầu", "Bản cũ.")
    words = replace(article("1"), title="Cầu", lead="", text="Bản mới.")
    visit = Visit(at(1), "changed", "")
    store.revisits.save_revision(id_, Revised(words, (), tags(), (), None), visit, at(2))
    assert (ids(store, "cũ"), ids(store, "mới")) == ([], [id_])

    first, second = article("1"), replace(words, text="Bản đọc lại.")
    store.rebuild.save(id_, Reread(((first, ()), (second, ())), tags(), (), None))
    assert (ids(store, "mới"), ids(store, '"đọc lại"')) == ([], [id_])


def test_labels_that_change_leave_the_words_in_the_index_as_they_are(store):
    keep(store, "1")
    later = replace(article("1"), published=at(99), language="en")
    store.rebuild.save(1, Reread(((later, ()),), tags(), (), None))

    with store._database.reading() as db:
        assert db.execute("SELECT stale FROM search_state").fetchone()[0] == 0
    assert ids(store, "language:en published:2026-03-02") == [1]


def test_a_database_from_before_the_index_is_indexed_in_pieces(store):
    for n in range(250):
        put(store, str(n), f"Lũ quét {n}", "Chữ.")
    forget_index(store)

    assert (store.search.missing(), ids(store, "lũ")) == (250, [])
    assert [store.search.index_some() for _ in range(3)] == [200, 50, 0]
    assert (store.search.missing(), len(ids(store, "lũ"))) == (0, 250)


def test_an_article_that_comes_before_the_older_ones_are_indexed_is_found_at_once(store):
    keep(store, "1")
    forget_index(store)
    id_ = put(store, "2", "Sạt lở", "Chữ.")

    assert (ids(store, '"sạt lở"'), store.search.missing()) == ([id_], 1)


def test_an_index_that_was_made_otherwise_is_made_anew(store):
    keep(store, "1"), keep(store, "2")
    with store._database.writing() as db:
        db.execute("UPDATE search_state SET scheme = 'of another program'")

    assert store.search.missing() == 2
    assert store.search.index_some() == 2
    assert len(ids(store, "cầu")) == 2


def test_an_index_of_mostly_old_words_is_made_anew(store, monkeypatch):
    monkeypatch.setattr(index, "_MANY_STALE", 2)
    keep(store, "1")
    for n in range(3):
        words = replace(article("1"), text=f"Bản thứ {n}.")
        store.rebuild.save(1, Reread(((words, ()),), tags(), (), None))

    assert (store.search.missing(), store.search.index_some(), store.search.missing()) == (1, 1, 0)
    assert ids(store, '"bản thứ 2"') == [1]
    with store._database.reading() as db:
        assert db.execute("SELECT COUNT(*) FROM search_exact ('\"bản\"')").fetchone()[0] == 1


def test_unaccented_words_are_those_of_the_query_and_of_the_text_alike():
    for word in ("thuỷ", "hoà", "quý", "kỳ", "Đắk", "ĐƯỜNG", "giữa"):
        assert unaccented(fold(word)) == unaccented(fold(unaccented(word)))


# -- speed ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("articles", [2000, pytest.param(100_000, marks=pytest.mark.slow)])
def test_an_archive_of_years_is_searched_in_well_under_a_second(path, articles):
    """Best of three; words that stand in every article, in few, and with values."""
    chance = random.Random(7)
    words = [f"{a}{b}" for a in "bcdghklmnt" for b in ("a", "á", "ơn", "inh", "ường", "ộc", "ai", "ông")]
    with Store.open(path) as store:
        for start in range(0, articles, 2000):
            rows = []
            for n in range(start, start + 2000):
                text = " ".join(chance.choices(words, range(len(words), 0, -1), k=60))
                rows.append(brought(str(n), url=False, in_scope=n % 2 == 0, title=text[:40], text=text, lead=""))
            store.imports.save([replace(row, id=f"i{n}-{start}") for n, row in enumerate(rows)], same_text, at(0))
        for query in ("ba", "bá", '"ba bá"', "hai NOT ba", "topic:giao-thong hai state:in", '"tông ba"~4'):
            node = parse(query, FIELDS)
            times = []
            for _ in range(3):
                began = time.process_time()
                store.search.find(node, UTC, 20)
                times.append(time.process_time() - began)
            assert min(times) < 0.6, query
