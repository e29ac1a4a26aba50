"""What crawling may cost, as limits. Not for: what is found (tests/replay); the figures are measure_crawl's."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))  # measure_crawl

from measure_crawl import BOMBS, SOURCES, bombs, unchanged_sources


def test_gzip_bombs_cost_little_memory():
    """Forty bombs of 300 MB each: the crawling process stays under 300 MB."""
    cost = bombs()

    assert cost["told"][-1] == f"articles: {BOMBS} unreadable"
    assert cost["mb"] < 300


@pytest.mark.slow
def test_five_hundred_unchanged_sources_cost_little_cpu():
    """All of them answer 304; under ten seconds of CPU, start and end of the program included."""
    cost = unchanged_sources()

    assert cost["told"][-2] == f"sources: {SOURCES} unchanged"
    assert cost["cpu"] < 10
