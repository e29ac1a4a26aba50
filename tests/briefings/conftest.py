"""A real database, the office of the repository with rules of the tests, and the samples beside and in other rooms."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))  # brief_office
sys.path.insert(0, str(Path(__file__).parents[1] / "store"))  # store_samples
sys.path.insert(0, str(Path(__file__).parents[1] / "publish"))  # brief_samples

from brief_office import office

from monitor.store import Store


@pytest.fixture
def store(tmp_path, empty_database):
    """An open, empty store."""
    with Store.open(empty_database(tmp_path / "data" / "monitor.db")) as opened:
        yield opened


@pytest.fixture(scope="session")
def settings(tmp_path_factory):
    """The settings of the small office of these tests."""
    return office(tmp_path_factory.mktemp("office"))
