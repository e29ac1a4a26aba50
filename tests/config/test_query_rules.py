"""Queries in the files of topics: what is wrong with one is told with its file, line and column."""

import pickle

import pytest

from monitor.config import load
from monitor.errors import ConfigError

FILE = "rules/topics/du-lich.toml"
STRONG = 'strong = ["du khách"]\n'


def test_a_topic_may_hold_queries(folder, spoil):
    spoil(FILE, STRONG, f'{STRONG}\n[[query]]\nquery = \'"mùa hội"~3 NOT title:chợ\'\npoints = 2\nnote = "thử"\n')
    (rule,) = load(folder).rules.topics[0].query
    assert (rule.query.text, rule.points, rule.language) == ('"mùa hội"~3 NOT title:chợ', 2.0, "vi")
    assert pickle.loads(pickle.dumps(rule)) == rule


@pytest.mark.parametrize(
    ("rule", "line", "key", "part"),
    [
        ('query = "titel:chợ"', 6, "query[1].query", 'column 1: unknown field "titel"; did you mean title:chợ'),
        ('query = "NOT chợ"', 6, "query[1].query", "column 1: NOT alone"),
        ('query = "topic:du-lich"', 6, "query[1].query", 'unknown field "topic"'),
        ("query = 3", 6, "query[1].query", "must be a text"),
        ('query = "chợ"\npoints = 0', 7, "query[1].points", "greater than 0"),
        ('query = "chợ"\npoints = inf', 7, "query[1].points", "finite"),
        ('note = "x"', 5, "query[1].query", "is missing"),
    ],
)
def test_a_faulty_query_is_told_with_its_place(folder, spoil, rule, line, key, part):
    spoil(FILE, STRONG, f"{STRONG}\n[[query]]\n{rule}\n")
    with pytest.raises(ConfigError) as caught:
        load(folder)
    (fault,) = caught.value.faults
    assert (fault.file, fault.line, fault.key) == (FILE, line, key)
    assert part in fault.message
