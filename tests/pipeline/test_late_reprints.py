"""What is printed again of an article that was told before: found, frozen, told once. Not for: its words (tests/publish)."""

from datetime import datetime
from email.utils import format_datetime

import pytest
from critical_press import CRITICAL

from monitor.periods import named_period
from monitor.pipeline import digest_edition, send_digest
from monitor.pipeline.outgoing.reports import period_report
from monitor.publish import render_text, report_text

LEADER = "lanh-dao@van-phong.example"
TITLE = "Đường vào thôn hư hỏng, dân bức xúc"


class Days:
    """An office, day by day."""

    def __init__(self, office, press, postbox):
        self.office, self.press = office.with_mail(postbox.port, LEADER), press
        self.session = self.office.session

    def prints(self, day, source, path, title=TITLE):
        at = f"2026-09-{day}T15:00:00+07:00"
        self.press.list(source, (path, title, format_datetime(datetime.fromisoformat(at))))
        self.press.article(path, title, CRITICAL, at=at)
        self.office.clock.set(f"2026-09-{day}T18:00:00+07:00")
        self.office.round()

    def morning(self, day):
        self.office.clock.set(f"2026-09-{day}T07:00:00+07:00")
        send_digest(self.session)
        return digest_edition(self.session)[0]


@pytest.fixture
def days(office, press, postbox):
    """A critical article of the provincial paper, told on the 16th; a central paper prints it again that day."""
    days = Days(office, press, postbox)
    days.prints(15, "local", "/duong.html")
    days.morning(16)
    days.prints(16, "national", "/lai.html", "Đăng lại: đường hỏng")
    return days


def test_a_critical_article_that_a_central_paper_prints_again_is_told_with_its_title_and_its_links(days):
    made = days.morning(17)
    (late,) = made.late
    text = render_text(made)

    assert (late.edition, late.critical, late.original.section, made.items) == (1, True, "II", ())
    assert [(copy.outlet, copy.group) for copy in late.original.copies] == [("Báo Toàn Quốc", "trung-uong")]
    assert text.count(f"“{TITLE}”") == 1
    assert f": {days.press.url('/lai.html')}\n" in text
    assert "01 lượt của 01 tin, bài, trong đó phản ánh hạn chế, bất cập hoặc cần kiểm chứng: 01 tin, bài" in text


def test_it_is_told_once(days):
    days.morning(17)
    assert days.morning(18).late == ()


def test_it_belongs_to_the_topics_of_its_original(days):
    made = days.morning(17)
    clip = days.session.store.clip(made.late[0].original.clip)
    assert set(made.late[0].original.topic_ids) == {topic.id for topic in clip.tags.topics}


def test_a_reprint_that_came_with_its_original_is_no_late_one(office, press, postbox):
    days = Days(office, press, postbox)
    days.prints(15, "local", "/duong.html")
    days.prints(15, "national", "/lai.html", "Đăng lại: đường hỏng")
    made = days.morning(16)

    assert (len(made.items), len(made.items[0].copies), made.late) == (1, 1, ())


def test_a_reprint_of_what_the_first_edition_archives_is_told_and_says_so(office, press, postbox):
    days = Days(office, press, postbox)
    days.prints(15, "local", "/duong.html")
    days.prints(16, "national", "/lai.html", "Đăng lại: đường hỏng")
    made = days.morning(17)
    (late,) = made.late

    assert (made.items, made.archived, late.edition, late.critical) == ((), 1, None, True)
    assert f": {days.press.url('/lai.html')}\n" in render_text(made)


def test_the_report_of_the_week_counts_it_at_its_item(days):
    days.morning(17)
    days.office.clock.set("2026-09-21T08:00:00+07:00")
    text = report_text(period_report(days.session, named_period("week", "2026-W38")))

    assert "01 tin, bài (02 lượt đăng) trong 02 bản tin" in text
    assert "đăng lại mới" not in text
    assert f"Báo Toàn Quốc (127.0.0.1), 15:00 ngày 16/09: {days.press.url('/lai.html')}\n" in text
