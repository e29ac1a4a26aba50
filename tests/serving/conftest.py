"""An office whose clock a test sets, with a database of its own and the repository's rules. Not for: real programs (test_serve.py)."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from monitor.config import Calendar, load
from monitor.config.recipients import RecipientRow
from monitor.config.schedule import Backup, Monthly, Reminder, Schedule, Watch, Weekly
from monitor.pipeline import Session
from monitor.store import Cut, Store

ROOT = Path(__file__).parents[2]
SCHEDULE = Schedule(
    weekly=Weekly(),
    monthly=Monthly(),
    backup=Backup(),
    watch=Watch(recipients=(RecipientRow(address="tin-hoc@office.example", name="Tổ tin học"),)),
    reminder=(Reminder(id="giao-ban", text="Chuẩn bị nội dung giao ban báo chí quý.", months=(3, 6, 9, 12), day=15),),
)


class Clock:
    """A calendar that stands still until it is set."""

    def __init__(self) -> None:
        self.set("2026-11-23T06:00:00")

    def __call__(self) -> datetime:
        return self.at

    def set(self, text: str) -> None:
        self.at = datetime.fromisoformat(f"{text}+07:00").astimezone(UTC)


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture(scope="session")
def repository():
    return load(ROOT)


@pytest.fixture
def settings(repository):
    """The repository's rules; no sources, every job, two readers of the digest."""
    readers = tuple(RecipientRow(address=f"{name}@office.example") for name in ("lanh-dao", "van-phong"))
    return replace(
        repository,
        sources=(),
        schedule=SCHEDULE,
        calendar=Calendar(),
        digest=repository.digest.model_copy(update={"recipients": readers, "groups": ()}),
    )


@pytest.fixture
def session(settings, clock, tmp_path, empty_database):
    database = empty_database(tmp_path / "data" / "monitor.db")
    with Store.open(database) as store, ThreadPoolExecutor(1) as executor:
        yield Session(settings, store, clock, executor, tmp_path / "data")


@pytest.fixture
def edition(session):
    """Keeps an empty edition: its number, its hour and when it was cut, on the office's clock."""

    def keep(number: int, due: str, cut_at: str) -> None:
        hour, cut = (datetime.fromisoformat(f"{text}+07:00") for text in (due, cut_at))
        session.store.editions.save(Cut(number, "digest", hour, hour, cut, "{}", (), (), (), (), (), cut))

    return keep
