"""Articles of an open case are looked at more often than others, and as all others once it is closed.

Not for: what a look finds (test_revisits.py), sentences that still stand (tests/cases).
"""

from datetime import datetime, timedelta

import pytest

from monitor.case import Linked, Marked, Moved, Opened, Paper
from monitor.cases import add, load, office_of, open_case
from monitor.store.audit import Actor

AN = Actor("an", "Nguyễn Thị An")
TODAY = "Tue, 15 Sep 2026 15:00:00 +0700"
PATH, COPY = "/cau.html", "/lai.html"
BASIS = "Thống nhất với tòa soạn"


class Matter:
    """A clip and its reprint, both looked at for the last time by the ordinary plan, and cases of them."""

    def __init__(self, office, press):
        self.office, self.press, self.store = office, press, office.session.store
        (self.clip,) = self.store.clips()
        self.reprint = self.clip.copies[0].clip

    def open(self, *articles):
        opened = Opened("Báo nêu cầu mới đã nứt", 2, self.now - timedelta(hours=1))
        return open_case(self.store, opened, [Linked(each) for each in articles], actor=AN, at=self.now)

    def do(self, case, *bodies, **more):
        office = office_of(self.office.session.settings)
        add(self.store, office, load(self.store, case), bodies, actor=AN, at=self.now, **more)

    def delivered(self, case, article=None):
        due = self.now + timedelta(days=2)
        self.do(
            case,
            Marked("delivered", article or self.clip.id, "bao-dien-tu", due, BASIS),
            paper=Paper("Giấy báo phát 9"),
        )

    @property
    def now(self):
        return self.office.clock.at

    def later(self, **time):
        self.office.clock.at += timedelta(**time)
        return dict(self.office.round().looks)


@pytest.fixture
def matter(office, press):
    press.list("local", (PATH, "Cầu", TODAY))
    press.list("national", (COPY, "Cầu", TODAY))
    press.article(PATH, "Khánh thành cầu vùng cao")
    press.article(COPY, "Khánh thành cầu vùng cao", at="2026-09-15T16:00:00+07:00")
    office.round()
    assert office.states() == {PATH: "clip", COPY: "copy"}
    made = Matter(office, press)
    assert made.later(days=31) == {"same": 2}
    assert made.later(days=40) == {}
    return made


def test_an_article_of_an_open_case_and_its_reprint_are_looked_at_once_a_day(matter):
    matter.open(matter.clip.id)
    assert matter.later() == {"same": 2}
    assert matter.later(hours=23) == {}
    assert matter.later(hours=1) == {"same": 2}
    assert matter.later(hours=24) == {"same": 2}


def test_a_reprint_that_is_in_a_case_without_its_original_is_looked_at_once_a_day(matter):
    matter.open(matter.reprint)
    matter.press.asked.clear()
    assert [matter.later(), matter.later(hours=23), matter.later(hours=1)] == [{"same": 1}, {}, {"same": 1}]
    assert {path for path, _ in matter.press.asked} & {PATH, COPY} == {COPY}


def test_an_article_that_is_in_two_cases_is_asked_for_once(matter):
    matter.open(matter.clip.id)
    matter.delivered(matter.open(matter.clip.id, matter.reprint))
    matter.press.asked.clear()
    matter.later()
    assert sorted(path for path, _ in matter.press.asked if path in (PATH, COPY)) == [PATH, COPY]


def test_an_article_that_comes_into_a_case_later_is_looked_at_from_then_on(matter):
    case = matter.open()
    assert matter.later(days=2) == {}
    matter.do(case, Linked(matter.clip.id))
    assert matter.later() == {"same": 2}


def test_after_a_letter_was_delivered_it_is_looked_at_every_three_hours_until_the_outlet_answered(matter):
    case = matter.open(matter.clip.id)
    matter.later()
    matter.delivered(case)
    assert matter.later(hours=2) == {}
    assert matter.later(hours=1) == {"same": 2}
    assert matter.later(hours=3) == {"same": 2}
    matter.do(case, Marked("refused", matter.clip.id))
    assert matter.later(hours=3) == {}
    assert matter.later(hours=21) == {"same": 2}


def test_a_letter_to_another_outlet_makes_nobody_look_more_often(matter):
    case = matter.open(matter.clip.id, matter.reprint)
    matter.later()
    matter.delivered(case, matter.reprint)
    assert matter.later(hours=3) == {"same": 1}


def test_once_the_case_is_closed_the_ordinary_plan_holds(matter):
    case = matter.open(matter.clip.id)
    matter.later()
    matter.do(case, Moved("sent", "Xã thử"))
    matter.do(case, Moved("reported"))
    matter.do(case, Moved("closed", outcome="no-ground"))
    assert matter.later(days=30) == {}


def test_what_is_due_sooner_by_the_ordinary_plan_stays_due(office, press):
    press.list("local", (PATH, "Cầu", TODAY))
    press.article(PATH, "Khánh thành cầu vùng cao")
    office.round()
    opened = Matter.__new__(Matter)
    opened.office, opened.store = office, office.session.store
    opened.open(*(clip.id for clip in opened.store.clips()))
    assert opened.later(minutes=15) == {"same": 1}


def test_what_was_removed_is_looked_at_every_three_days_for_it_may_come_back(matter):
    matter.delivered(matter.open(matter.clip.id))
    page = matter.press.pages.pop(PATH)
    assert matter.later() == {"failed": 1, "same": 1}
    assert matter.later(minutes=5) == {"vanished": 1}
    assert [matter.later(hours=24).get("vanished") for _ in range(2)] == [None, None]
    matter.press.pages[PATH] = page
    assert matter.later(hours=24) == {"returned": 1, "same": 1}


def test_a_server_that_asks_to_be_left_alone_is_left_alone(matter):
    case = matter.open(matter.clip.id)
    matter.later()
    matter.delivered(case)
    matter.press.pages[PATH] = matter.press.pages[COPY] = (503, "text/plain", "try later")
    assert matter.later(hours=3) == {"failed": 2}
    looked = {each.article: each.next_at for each in matter.store.revisits.looks([matter.clip.id])}
    assert set(looked) == {matter.clip.id, matter.reprint}
    assert all(at - matter.now == timedelta(minutes=5) for at in looked.values())


def test_a_paper_clip_is_nothing_that_can_be_looked_at(matter):
    number = matter.store.save_clip(None, matter.clip, signature=None, copy_of=None, at=matter.now)
    matter.open(number)
    assert matter.later() == {}
    (look,) = matter.store.revisits.looks([number])
    assert not look.planned
    assert look.last == datetime.fromisoformat("2026-09-15T18:00:00+07:00")
