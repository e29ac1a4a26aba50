"""What waits for somebody: articles, cases, the digest, mails. Not here: deciding any of it, figures of the press (figures.py)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from monitor.config import Settings
from monitor.desk.cases.kept import Standing
from monitor.desk.cases.listing import VIEWS, Asker, Listed, View, Wanted
from monitor.desk.lists import ClipIndex, Filters
from monitor.desk.today.figures import Figure, path_of, since_yesterday
from monitor.errors import MonitorError
from monitor.pipeline.outgoing.clock import standing_mark
from monitor.pipeline.outgoing.due import Job, next_due
from monitor.pipeline.outgoing.troubles import late_digest, mail_troubles
from monitor.store import Store
from monitor.store.editions import EditionLine
from monitor.store.flag_lines import Arranged
from monitor.store.flag_values import Asked


@dataclass(frozen=True, slots=True)
class DigestState:
    """How the digest stands."""

    last: EditionLine | None
    due: datetime | None  # the next hour that has no edition yet; None where the calendar leaves none
    cut: int | None  # the edition that was cut for the next hour before it, approved
    late: str  # "", or why the digest of an hour that has come is not done


def articles(index: ClipIndex, clips: str) -> tuple[Figure, ...]:
    """The articles that wait."""
    new = since_yesterday(index.today)
    week = Filters(when="7", state=("unreviewed",))
    rows = (
        ("Chưa rà soát, từ hôm qua", replace(new, state=("unreviewed",)), False),
        ("Chưa rà soát, 7 ngày", week, False),
        ("Giao cho tôi, chưa xong", Filters(state=("mine", "unreviewed")), True),
        ("Tin cần kiểm chứng, chưa rà soát", Filters(state=("flagged", "unreviewed")), True),
        ("Chưa vào bản tin, từ hôm qua", replace(new, state=("untold",)), False),
    )
    return tuple(
        Figure(words, index.select(asked).count, path_of(clips, asked), urgent) for words, asked, urgent in rows
    )


def flags(store: Store, known: Arranged, path: str) -> tuple[Figure, ...]:
    """What is to be verified and waits for a decision, or for a case; *path* is that of the list of *known* flags."""
    counts = store.flags.counts(Asked(states=()), known).states
    return (
        Figure("Nội dung cần kiểm chứng", counts.get("open", 0), path, urgent=True),
        Figure("Chờ lập vụ việc", counts.get("accepted", 0), f"{path}?state=accepted"),
    )


def cases(every: Sequence[Standing], asker: Asker, path: str, *, confirms: bool) -> tuple[Figure, ...]:
    """The open cases, and what is urgent of them, of *every* one; *path* is that of their list.

    *confirms*: who asks may confirm a verdict.
    """
    listed = Listed(every, Wanted(), asker).views()
    counts = {each.filters.view: each.count for each in listed}
    wanted: tuple[tuple[View, bool], ...] = (("open", False), ("overdue", True), ("today", True), ("mine", True))
    return tuple(
        Figure(VIEWS[view], counts[view], path if view == "open" else f"{path}?view={view}", urgent)
        for view, urgent in wanted
        if confirms or view != "mine"
    )


def digest_state(settings: Settings, store: Store, now: datetime) -> DigestState:
    """The last edition, and the hour of the next one."""
    job = Job("digest", "digest", settings.digest.hour)
    due = next_due(job, settings, now)
    mark = standing_mark(store, due, settings.office.timezone) if due else None
    return DigestState(
        next(iter(store.editions.lines(1)), None), due, mark[0] if mark else None, _late(settings, store, now)
    )


def _late(settings: Settings, store: Store, now: datetime) -> str:
    try:
        late = late_digest(settings, store, now)
    except MonitorError:  # a clock that cannot be believed is told by the digest's own page
        return ""
    if late is None:
        return ""
    words = {
        "waits": "đang chờ đọc xong các nguồn",
        "not begun": "đã đến giờ nhưng chưa chạy",
        "under way": "đang làm",
    }
    return words[late.how]


def mails(store: Store, data: Path, now: datetime) -> Iterator[tuple[str, int]]:
    """What is wrong with mails, and of how many."""
    found = mail_troubles(store, data, now)
    for words, some in (
        ("thư bị máy chủ từ chối", found.refused),
        ("thư chờ gửi quá hai giờ", found.waiting),
        ("thư tạm giữ sau khi khôi phục bản sao lưu", found.held),
        ("thư có thể đã gửi hai lần", found.twice),
    ):
        if some:
            yield words, len(some)
