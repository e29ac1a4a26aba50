"""What was frozen stays as it is, also by plain SQL. Not for: what a briefing holds (tests/briefings)."""

import sqlite3

import pytest
from store_samples import at

from monitor.errors import StoreError
from monitor.store.audit import Actor
from monitor.store.briefings import packed_files

DUYET = Actor("duyet", "Lê Duyệt Thử")
FILES = {"bao-cao.html": b"<p>05 tin</p>", "tin-bai.csv": b"a,b\n"}


@pytest.fixture
def frozen(store):
    """A store with a briefing that was frozen; its text need not be one here."""
    store.briefings.save("2026Q3", b"", packed_files(FILES), DUYET, at(0))
    return store


def test_the_files_come_back_as_they_were(frozen):
    assert frozen.briefings.files("2026Q3") == FILES


def test_one_file_comes_back_without_the_others(frozen):
    assert frozen.briefings.names("2026Q3") == ("bao-cao.html", "tin-bai.csv")
    assert frozen.briefings.file("2026Q3", "tin-bai.csv") == FILES["tin-bai.csv"]
    assert frozen.briefings.file("2026Q3", "khac.csv") is None
    assert frozen.briefings.names("2026Q2") == ()


def test_a_period_is_frozen_once(frozen):
    with pytest.raises(StoreError, match="was frozen by Lê Duyệt Thử before"):
        frozen.briefings.save("2026Q3", b"", (), DUYET, at(1))


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE briefings SET name = 'x'",
        "DELETE FROM briefing_files",
        "REPLACE INTO briefings SELECT period, frozen_at, frozen_by, 'x', body FROM briefings",
        "REPLACE INTO briefing_files SELECT period, name, sha256, x'00' FROM briefing_files",
    ],
)
def test_nothing_of_it_is_changed_removed_or_replaced(frozen, path, change):
    with sqlite3.connect(path) as db, pytest.raises(sqlite3.IntegrityError, match="what was frozen is never"):
        db.execute(change)
    db.close()
    assert frozen.briefings.files("2026Q3") == FILES
