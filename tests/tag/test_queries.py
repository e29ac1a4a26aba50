"""Queries of topics against one article; not the language of queries (tests/query)."""

import random
import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.config.rules import Topic
from monitor.query.fields import RULE_FIELDS
from monitor.query.parse import parse
from monitor.tag.matcher import Matcher
from monitor.tag.reading import read
from monitor.tag.topics.queries import find_queries, query_uses
from monitor.vietnamese.clean import clean
from monitor.vietnamese.syllables import BREAK, syllables

LEAD = "Sáng nay hội chợ mùa xuân mở cửa ở bến sông, bà con các bản mang cam, mật ong và vải thổ cẩm xuống bán từ rất sớm, đông vui cả ngày."


def topic(*rules, id_="hoi-cho"):
    made = [rule if isinstance(rule, dict) else {"query": rule} for rule in rules]
    return Topic.model_validate({"id": id_, "label": "x", "strong": ["không bao giờ có"], "query": made})


def matcher(topics):
    return Matcher(use for number, each in enumerate(topics) for use in query_uses(number, each))


@pytest.fixture
def ask(article):
    """The query hits of topics in an article."""

    def find(topics, title, text="", **more):
        return find_queries(read(article(title, text, **more), "", matcher(topics)), topics)

    return find


@pytest.fixture
def words(ask):
    """The words that make one query hold, None when it does not."""

    def find(query, title, text="", **more):
        found = ask((topic(query),), title, text, **more)
        return [(e.field, e.text) for e in found[0].evidence] if found else None

    return find


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ('"hội chợ"', [("text", "hội chợ"), ("text", "Hội chợ")]),
        ("title:cam", None),
        ("title:bản", [("title", "bản")]),
        ("bản", [("title", "bản"), ("text", "bản")]),
        ('lead:"hội chợ"', [("text", "hội chợ")]),
        ('text:"hội chợ"', [("text", "hội chợ"), ("text", "Hội chợ")]),
        ("lead:bản NOT title:xuân", None),
        ("lead:bản NOT title:hạ", [("text", "bản")]),
        ("cam AND quýt", None),
        ("cam OR quýt", [("text", "cam")]),
        ('"hội mùa"', None),
        ('"mùa hội"~2', [("text", "hội chợ mùa")]),
        ('"mùa hội"~0', None),
        ('"hội mùa xuân"~1', [("text", "hội chợ mùa xuân")]),
        ('title:"mùa hội"~2', None),
        ('"xuân bản"~4', [("title", "Xuân về bản")]),
        ('"chợ đóng"~1', [("text", "chợ. Đóng")]),
        ('lead:"chợ đóng"~1', None),
        ('NOT "chợ đóng"~1 cam', None),
        ('NOT "chợ quýt"~1 cam', [("text", "cam")]),
        ('"MÙA XUÂN" cam', [("text", "mùa xuân"), ("text", "cam")]),
    ],
)
def test_a_query_holds_by_its_words_in_its_fields(words, query, expected):
    assert words(query, "Xuân về bản", f"{LEAD}\nTối đến, Hội chợ. Đóng cửa.") == expected


def test_terms_that_lie_over_each_other_are_all_found(words):
    assert words('"hội chợ xuân" "chợ xuân" xuân', "Hội chợ xuân") == [
        ("title", "Hội chợ xuân"),
        ("title", "chợ xuân"),
        ("title", "xuân"),
    ]


def test_two_stretches_never_share_a_word(words):
    assert words('"chợ xuân"~3', "chợ xuân chợ xuân x x x x x chợ") == [("title", "chợ xuân"), ("title", "chợ xuân")]


def test_a_word_asked_twice_must_stand_twice(words):
    assert words('"chợ chợ"~3', "Chợ xuân") is None
    assert words('"chợ chợ"~3', "Chợ này, chợ kia") == [("title", "Chợ này, chợ")]


def test_surplus_words_inside_a_stretch_are_counted_as_others(words):
    assert words('"hội chợ xuân"~1', "hội chợ chợ xuân") == [("title", "hội chợ chợ xuân")]
    assert words('"hội chợ xuân"~0', "hội chợ chợ xuân") is None


def test_decomposed_rules_and_articles_are_the_same(words):
    query = unicodedata.normalize("NFD", '"hội chợ" OR "mở cửa"~2')
    title = unicodedata.normalize("NFD", "Hội chợ mở cửa")
    assert words(query, title) == [("title", "Hội chợ"), ("title", "mở cửa")]


def test_text_without_accents_is_compared_without_them(words):
    assert words('"hội chợ" AND "đông khách"~1', "Hoi cho rat dong, khach vui") == [
        ("title", "Hoi cho"),
        ("title", "dong, khach"),
    ]
    assert words('"hội chợ"', "Hồi cho đến") is None


def test_a_query_is_asked_of_articles_in_its_language_only(ask):
    topics = (topic("hàng", {"query": '"spring fair"', "language": "en"}),)
    assert [hit.evidence[0].text for hit in ask(topics, "Hang at the spring fair", language="en")] == ["spring fair"]
    assert ask(topics, "spring fair ở bản Hạ") == ()


def test_scripts_without_blanks_are_found_inside_their_text(ask):
    topics = (topic({"query": "国境 AND NOT 观光", "language": "zh"}),)
    assert [hit.evidence[0].text for hit in ask(topics, "越南国境口岸", language="zh")] == ["国境"]
    assert ask(topics, "越南国境观光", language="zh") == ()


def test_each_query_that_holds_is_told_with_its_points_and_rule(ask):
    topics = (
        topic("quýt", id_="khac"),
        topic({"query": "chợ", "points": 1.5, "note": "thử"}, "quýt", "xuân NOT hạ"),
    )
    found = ask(topics, "Chợ xuân")
    assert [(hit.topic, hit.points) for hit in found] == [(1, 1.5), (1, 3.0)]
    assert {evidence.rule for hit in found for evidence in hit.evidence} == {"topics/hoi-cho"}


near = st.lists(st.sampled_from(["a", "b", "c", "x", "y", "."]), max_size=14)


@given(near, st.lists(st.sampled_from("abc"), min_size=2, max_size=4), st.integers(0, 3))
def test_near_words_are_found_exactly_when_some_stretch_holds_them(article_of, parts, wanted, slop):
    """The same answer as trying every stretch."""
    title = clean(" ".join(parts))
    topics = (topic(f'"{" ".join(wanted)}"~{slop}'),)
    found = find_queries(read(article_of(title), "", matcher(topics)), topics)
    keys = [each.key for each in syllables(title) if each.key != BREAK]
    size = len(wanted) + slop
    stretches = (keys[at : at + size] for at in range(len(keys)))
    holds = any(all(part.count(key) >= wanted.count(key) for key in wanted) for part in stretches)
    assert bool(found) == holds
    for evidence in (each for hit in found for each in hit.evidence):
        inside = [each.key for each in syllables(evidence.text) if each.key != BREAK]
        assert evidence.text == title[evidence.start : evidence.end]
        assert len(inside) <= size
        assert all(inside.count(key) >= wanted.count(key) for key in wanted)


@pytest.fixture(scope="session")
def article_of(article):
    """An article with a title alone, in Vietnamese whatever its letters."""
    return lambda title: article(title, "", language="vi")


ONSETS = [
    a + b
    for a in ("b", "c", "d", "đ", "g", "h", "kh", "l", "m", "n", "ng", "ph", "qu", "r", "s", "t", "th", "v")
    for b in ("", "h")
]
SYLLABLES = [
    onset + rest for onset in ONSETS for rest in ("a", "ang", "ên", "inh", "ơi", "ư", "ồng", "ạch", "ẩm", "ục")
]


def many_rules(count, chance):
    """Topics with *count* queries in all, of words drawn at random: most of them in no article."""

    def some(size):
        return " ".join(chance.choices(SYLLABLES, k=size))

    rules = [f'"{some(3)}" AND NOT "{some(2)}" OR "{some(2)} {chance.randrange(10**6)}x"~5' for _ in range(count)]
    # The near words have a number of their own, which is the word looked for first.
    rules = [rule.replace('"~5', 'mmmmmm"~5') for rule in rules]
    return tuple(topic(*rules[number::20], id_=f"t{number}") for number in range(20))


def test_ten_times_as_many_queries_cost_little_more(article):
    """Aimed at is 1.3 times; the test allows more, for a busy machine."""
    chance = random.Random(1)
    articles = [article("Chợ xuân", " ".join(chance.choices(SYLLABLES, k=600))) for _ in range(40)]

    def cost(count):
        topics = many_rules(count, random.Random(2))
        machine = matcher(topics)
        times = []
        for _ in range(5):
            begin = time.process_time()
            for each in articles:
                find_queries(read(each, "", machine), topics)
            times.append(time.process_time() - begin)
        return min(times)

    few, many = cost(200), cost(2000)
    assert many < 1.7 * few, f"{few:.3f} s with 200 queries, {many:.3f} s with 2000"


def test_a_tree_is_parsed_when_the_rule_is_read():
    (rule,) = topic("chợ NOT xuân").query
    assert rule.query.text == "chợ NOT xuân"
    assert rule.query.tree == parse("chợ NOT xuân", RULE_FIELDS)
