"""Cases in editions and reports, from a real database to the kept files and the mail. Not for: the layout (tests/publish)."""

import email
from dataclasses import replace
from datetime import datetime, timedelta
from email import policy
from zoneinfo import ZoneInfo

import pytest

from monitor.case import (
    CHECKS,
    Asked,
    Confirmed,
    Directed,
    Examined,
    Linked,
    Marked,
    Moved,
    Opened,
    Paper,
    Proposed,
    Rejected,
    Row,
    RowSet,
    Wrote,
)
from monitor.cases import add, lines, load, office_of, open_case
from monitor.cases.news import happened
from monitor.config.deadlines import DeadlineRule, Deadlines, UnitRow
from monitor.periods import named_period
from monitor.pipeline import digest_edition, send_digest
from monitor.pipeline.outgoing.frozen import edition_of
from monitor.pipeline.outgoing.planned import deciding, keep_approved, preview
from monitor.pipeline.outgoing.reports import period_report
from monitor.publish import render_text, report_text
from monitor.store.audit import Actor

AN, BINH = Actor("an", "Nguyễn Thị An"), Actor("binh", "Lê Văn Bình")
LEADER = "lanh-dao@van-phong.example"
TITLE = "Báo nêu cầu mới khánh thành đã nứt"
RULES = Deadlines(
    deadline=(
        DeadlineRule(
            id="don-vi",
            name="Đơn vị báo cáo",
            starts="sent",
            limit=3,
            unit="working-days",
            basis="Quy chế thử",
            unverified=True,
        ),
    ),
    unit=(UnitRow(id="xay-dung", name="Sở Xây dựng thử"),),
)
PAPER = Paper("12/VP", datetime.fromisoformat("2026-09-15").date())


class Matter:
    """One case of an article that was read, with short words for its steps."""

    def __init__(self, office):
        settings = replace(office.session.settings, deadlines=RULES)
        self.office = office.with_settings(settings)
        self.session, self.clock, self.store = self.office.session, office.clock, office.session.store
        (self.article,) = (clip.id for clip in self.store.clips())
        opened = Opened(TITLE, 3, self.clock() - timedelta(hours=4))
        self.number = open_case(self.store, opened, [Linked(self.article)], actor=AN, at=self.clock())

    def do(self, *bodies, by=AN, note="", paper=None):
        add(
            self.store, office_of(self.session.settings), load(self.store, self.number), bodies, actor=by,
            at=self.clock(), note=note, paper=paper,
        )  # fmt: skip

    def proposal(self):
        return load(self.store, self.number).assessment.proposal

    def next_morning(self, iso):
        """Cut the edition of that hour; return it as it is kept."""
        self.clock.set(iso)
        self.office.round()
        send_digest(self.session)
        return edition_of(self.store, self.store.editions.last()[0])

    def line(self, edition):
        return next(each for each in edition.cases if each.id == self.number)


@pytest.fixture
def matter(office, press, postbox):
    press.article("/cau.html", "Cầu mới ở Hàm Yên khánh thành")
    press.list("local", ("/cau.html", "Cầu mới ở Hàm Yên khánh thành", "Tue, 15 Sep 2026 15:00:00 +0700"))
    reading = office.with_mail(postbox.port, LEADER)
    reading.round()
    return Matter(reading)


WED, THU, FRI, MON, TUE = (f"2026-09-{day}T07:00:00+07:00" for day in (16, 17, 18, 21, 22))


def test_an_edition_freezes_its_cases_with_the_kept_files_and_the_mail(matter, postbox):
    matter.do(Asked("Giao đơn vị kiểm tra."))
    made = matter.next_morning(WED)
    kept = {file.form: file.content.decode() for file in matter.store.editions.files(made.number)}
    ((_, sent),) = postbox.got
    mail = email.message_from_bytes(sent, policy=policy.default)

    assert matter.line(made).clips[0].clip == matter.article
    assert "   - Đề xuất: Giao đơn vị kiểm tra.\n" in kept["txt"]
    assert f"Vụ việc số {matter.number} (mục VII.1).\n" in kept["txt"]
    assert kept["txt"] == render_text(made)
    assert mail["Subject"].endswith("01 tin, bài; 01 nội dung cần xử lý")
    assert mail.get_body(("plain",)).get_content().replace("\r\n", "\n").rstrip() == kept["txt"].rstrip()

    matter.do(Directed("Đồng ý."))
    assert matter.line(edition_of(matter.store, made.number)).asks == "Giao đơn vị kiểm tra."


def test_what_happened_is_told_in_the_edition_after_it_and_in_no_other(matter):
    first = matter.line(matter.next_morning(WED))
    assert first.news == ("15/09/2026: ghi nhận vụ việc",)

    matter.do(Moved("sent", "xay-dung"), paper=PAPER)
    second = matter.line(matter.next_morning(THU))
    assert second.news == ("16/09/2026: đã chuyển đơn vị: Sở Xây dựng thử (văn bản số 12/VP ngày 15/09/2026)",)
    assert (second.state, second.unit, second.due_of, second.unverified) == (
        "sent",
        "Sở Xây dựng thử",
        "Đơn vị báo cáo",
        True,
    )

    assert matter.line(matter.next_morning(FRI)).news == ()


def test_a_limit_that_has_passed_is_overdue_until_the_unit_reports(matter):
    matter.do(Moved("sent", "xay-dung"))  # on a Tuesday evening: three days of work are over at the end of Friday
    on_the_day, after = matter.next_morning(FRI), matter.next_morning(MON)
    assert "* Đến hạn hôm nay (01 vụ việc)\n" in render_text(on_the_day)
    assert matter.line(after).overdue == ("Đơn vị báo cáo",)
    assert "Cần xử lý: 01 vụ việc. Quá hạn: 01 vụ việc." in render_text(after)

    matter.do(Moved("reported"))
    later = matter.line(matter.next_morning(TUE))
    assert (later.overdue, later.due) == ((), None)
    assert [(task.late, task.reported is not None) for task in later.tasks] == [(True, True)]


def test_an_edition_approved_before_its_hour_tells_what_will_be_overdue_when_it_is_read(matter):
    matter.do(Moved("sent", "xay-dung"))
    for day in (WED, THU, FRI):
        matter.next_morning(day)
    matter.clock.set("2026-09-18T18:00:00+07:00")  # the last day, after hours
    coming = preview(matter.session).edition
    assert coming.due == datetime.fromisoformat(MON)
    assert matter.line(coming).overdue == ("Đơn vị báo cáo",)
    assert "* Đến hạn hôm nay" not in render_text(coming)


def test_a_verdict_is_told_when_a_second_officer_confirms_it_and_taken_back_when_it_falls(matter):
    matter.do(Wrote("right", "Cầu đã khánh thành, đúng như báo nêu."))
    matter.do(Proposed("false", "Biên bản 3"), paper=PAPER)
    waiting = matter.next_morning(WED)
    assert matter.line(waiting).verdict == "checking"
    assert "sai sự thật" not in render_text(waiting)

    matter.do(Confirmed(matter.proposal()), by=BINH)
    told = matter.next_morning(THU)
    assert matter.line(told).news == ("kết quả kiểm chứng: sai sự thật",)
    assert "   - Kiểm chứng: sai sự thật\n" in render_text(told)

    sentence = Row(matter.article, 1, "Cầu đã nứt.", "Cầu nứt", "Cầu không nứt", "Biên bản 3", "")
    matter.do(RowSet(1, sentence))  # what the second officer confirmed is not what stands now
    fallen = matter.line(matter.next_morning(FRI))
    assert (fallen.verdict, fallen.news) == ("checking", ("kết quả kiểm chứng: đang xác minh (trước đó: sai sự thật)",))


def test_a_verdict_that_was_not_confirmed_never_leaves_the_desk(matter):
    matter.do(Wrote("right", "Không có."), Proposed("false", "Biên bản 3"), paper=PAPER)
    matter.do(Rejected(matter.proposal()), by=BINH, note="Biên bản của cầu khác.")
    made = matter.next_morning(WED)
    assert matter.line(made).verdict == "unchecked"
    assert "sai sự thật" not in render_text(made)


def close(matter):
    matter.do(Moved("sent", "xay-dung"))
    matter.do(Moved("reported"))
    matter.do(Proposed("right", "Báo cáo 5"), paper=PAPER)
    matter.do(Moved("closed", outcome="right"), paper=PAPER)


def test_a_closed_case_is_told_once_more_with_its_outcome(matter):
    close(matter)
    told, after = matter.next_morning(WED), matter.next_morning(THU)
    assert "* Đã kết thúc (01 vụ việc)\n" in render_text(told)
    assert "   - Trạng thái: kết thúc ngày 15/09/2026: báo nêu đúng, vụ việc đã được xử lý\n" in render_text(told)
    assert "Vụ việc số" not in render_text(told).split("VII. THEO DÕI")[0]
    assert after.cases == ()


def test_a_case_that_was_opened_twice_is_told_once_more_with_the_number_of_the_other(matter):
    opened = Opened("Báo nêu cầu nứt", 2, matter.clock() - timedelta(hours=3))
    other = open_case(matter.store, opened, (), actor=AN, at=matter.clock())
    matter.do(Moved("closed", outcome="same", same=other))
    told = matter.next_morning(WED)
    text = render_text(told)
    week = period_report(matter.session, named_period("week", "2026-W38"))

    assert "* Mở trùng, theo dõi ở vụ việc khác (01 vụ việc)\n" in text
    assert f"   - Trạng thái: kết thúc ngày 15/09/2026: trùng với vụ việc số {other}\n" in text
    assert f"kết thúc: trùng với vụ việc số {other}" in text
    assert "Cần xử lý: 01 vụ việc." in text
    assert [(case.id, case.held) for case in week.cases] == [(other, (matter.number,))]
    assert "01 vụ việc được theo dõi" in report_text(week)
    assert f"vụ việc số {matter.number} trùng với vụ việc này, không tính riêng" in " ".join(report_text(week).split())


def test_the_week_tells_a_matter_whose_other_case_was_opened_after_it(matter):
    matter.next_morning(WED)
    matter.next_morning(MON)
    opened = Opened("Báo nêu cầu nứt", 2, matter.clock() - timedelta(hours=3))
    other = open_case(matter.store, opened, (), actor=AN, at=matter.clock())
    matter.do(Moved("closed", outcome="same", same=other))
    week = period_report(matter.session, named_period("week", "2026-W38"))

    assert [(case.id, case.same, case.held) for case in week.cases] == [(matter.number, other, ())]


def test_what_is_found_of_a_correction_after_the_end_is_told(matter):
    close(matter)
    matter.next_morning(WED)
    matter.do(Examined(matter.article, has=CHECKS, lacks=()))
    assert matter.line(matter.next_morning(THU)).news == (
        "16/09/2026: kiểm tra nội dung cải chính: đủ nội dung quy định",
    )


def test_a_step_between_the_look_and_the_approval_is_seen_before_anything_is_cut(matter):
    matter.clock.set("2026-09-16T06:50:00+07:00")
    seen = preview(matter.session)
    matter.do(Asked("Cho ý kiến."))
    again = preview(matter.session, seen.edition.cut_at)
    assert again.fingerprint != seen.fingerprint

    with deciding(matter.session):
        number = keep_approved(matter.session, again, "Duyệt Thị Mẫu", matter.clock())
    assert matter.line(edition_of(matter.store, number)).asks == "Cho ý kiến."


def test_a_draft_that_somebody_writes_meanwhile_does_not_keep_anybody_from_approving(matter):
    matter.clock.set("2026-09-16T06:50:00+07:00")
    seen = preview(matter.session)
    matter.do(Wrote("letter", "Kính gửi tòa soạn."))
    assert preview(matter.session, seen.edition.cut_at).fingerprint == seen.fingerprint


def test_the_preview_of_the_digest_tells_the_cases(matter):
    matter.clock.set(WED)
    edition, new = digest_edition(matter.session)
    assert new
    assert f"1. Vụ việc số {matter.number}: {TITLE}\n" in render_text(edition)


def test_a_report_follows_the_cases_that_were_open_in_its_days(matter):
    matter.do(Moved("sent", "xay-dung"), paper=PAPER)
    matter.next_morning(WED)
    matter.clock.set("2026-09-21T08:00:00+07:00")
    before, week = (period_report(matter.session, named_period("week", name)) for name in ("2026-W37", "2026-W38"))

    assert before.cases == ()
    assert [case.id for case in week.cases] == [matter.number]
    assert "   - Văn bản giao: số 12/VP ngày 15/09/2026\n" in report_text(week)
    assert "   Chưa báo cáo (đã quá hạn): Sở Xây dựng thử (vụ việc số 1).\n" in report_text(week)


def test_a_unit_whose_report_did_not_do_and_one_that_the_case_went_on_from_are_told_apart(matter):
    matter.do(Moved("sent", "xay-dung"))
    matter.do(Moved("reported"))
    matter.do(Moved("sent", "xay-dung"), note="Báo cáo thiếu số liệu.")
    matter.do(Moved("sent", "Phòng Thử"))
    (line,) = lines(matter.store, matter.session.settings, at=matter.clock(), new=lambda _step: False)
    assert [(task.unit, task.again, task.reported is None) for task in line.tasks] == [
        ("Sở Xây dựng thử", True, False),
        ("Sở Xây dựng thử", False, True),
        ("Phòng Thử", False, True),
    ]


def test_what_has_an_event_of_its_own_is_told_with_its_document(matter):
    matter.do(Moved("sent", "xay-dung"))
    matter.do(Marked("informed"), paper=Paper("7/TB"))
    assert matter.line(matter.next_morning(WED)).news[-1] == (
        "15/09/2026: người phát ngôn đã cung cấp thông tin ban đầu (văn bản số 7/TB)"
    )


def test_a_limit_of_an_outlet_and_its_receipt_are_told_as_such(matter):
    seen = Marked("delivered", matter.article, due=matter.clock() + timedelta(hours=2), basis="Công văn 3")
    matter.do(seen, paper=PAPER)
    told = matter.line(matter.next_morning(WED))
    outlet = matter.store.clip(matter.article).outlet
    assert told.news[-1] == "15/09/2026: cơ quan báo chí đã nhận văn bản (giấy báo phát số 12/VP ngày 15/09/2026)"
    assert told.due_of == f"Hạn do cán bộ ấn định ({outlet})"
    assert told.overdue == (told.due_of,)


def test_of_several_outlets_is_told_which_one_it_was(matter):
    matter.do(Marked("refused", matter.article))
    case, zone = load(matter.store, matter.number), ZoneInfo("Asia/Ho_Chi_Minh")
    told = happened(case, case.steps[-1:], RULES, zone, {matter.article: "Báo Một", 99: "Báo Hai"})
    assert told == ("15/09/2026: báo trả lời không đăng, không cải chính (Báo Một)",)
