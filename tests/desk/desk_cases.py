"""Makes cases of our own on the demo's day, through the room cases. Not for: fixtures (conftest.py)."""

from datetime import UTC, datetime, timedelta

from desk_office import MORNING

from monitor.case import Linked, Moved, Opened, Paper, Proposed, Wrote
from monitor.cases import add, load, office_of, open_case
from monitor.config.deadlines import DeadlineRule
from monitor.store.audit import Actor

OFFICER = Actor("canbo", "Cán Văn Thử")
SECOND = Actor("canbo2", "Hai Văn Thử")
PAPER = Paper("12/CV", MORNING.date())
RULES = (  # our own limits, whatever the office's are
    DeadlineRule(
        id="bao-cao", name="Báo cáo kết quả", starts="sent", limit=2, unit="working-days", basis="Quy định thử"
    ),
    DeadlineRule(
        id="bao-cao-khan",
        name="Báo cáo khẩn",
        starts="sent",
        limit=24,
        unit="hours",
        levels=(4,),
        basis="Quy định thử",
        unverified=True,
    ),
    DeadlineRule(id="dot-xuat", name="Thông tin ban đầu", starts="event", limit=1, unit="days", basis="Quy định thử"),
)


def ruled(desk):
    """Let *desk* count by RULES."""
    object.__setattr__(desk.settings, "deadlines", desk.settings.deadlines.model_copy(update={"deadline": RULES}))


class CaseMaker:
    """Opens cases and does things in them."""

    def __init__(self, store, desk):
        self.store, self.office = store, office_of(desk.settings)

    def opened(self, title="Báo nêu một con số", articles=(), *, at=MORNING, level=2, **more):
        """A new case, opened and happened at *at*."""
        opened = Opened(title, level, at, **more)
        return open_case(self.store, opened, [Linked(each) for each in articles], actor=OFFICER, at=at)

    def add(self, case, *bodies, at=MORNING, by=OFFICER, **more):
        """Steps in it."""
        return add(self.store, self.office, load(self.store, case), bodies, actor=by, at=at, **more)

    def sent(self, title, days_ago=0, unit="so-y-te", *, at=None, **more):
        """A case that was sent to a unit so many days ago, or then."""
        at = at or MORNING - timedelta(days=days_ago)
        case = self.opened(title, at=at, **more)
        self.add(case, Moved("sent", unit), at=at)
        return case

    def proposed(self, title, by=OFFICER, verdict="false"):
        """A case whose verdict waits for a second officer."""
        case = self.opened(title)
        self.add(case, Wrote("right", "Không có."), by=by)
        self.add(case, Proposed(verdict, "Báo cáo số 7"), by=by)
        return case

    def closed(self, title):
        """A case that has its outcome."""
        case = self.sent(title)
        self.add(case, Moved("reported"))
        self.add(case, Moved("closed", outcome="no-ground"))
        return case


def at(text):
    """A time of the office's zone."""
    return datetime.fromisoformat(f"{text}+07:00").astimezone(UTC)
