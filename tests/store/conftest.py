"""A real database file for each test of the store, and the samples beside it."""

import sys
from pathlib import Path

import pytest

from monitor.store import Store

sys.path.insert(0, str(Path(__file__).parent))  # store_samples, which the killed program imports too


@pytest.fixture
def path(tmp_path):
    """Where the test's database lies; not made yet."""
    return tmp_path / "data" / "monitor.db"


@pytest.fixture
def store(path, empty_database):
    """An open, empty store."""
    with Store.open(empty_database(path)) as opened:
        yield opened
