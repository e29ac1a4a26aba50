"""The mail that calls limits of cases to mind: who gets it, of what, once a day. Not for: when it comes (test_due_jobs.py)."""

import email
import re
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from email.policy import default

import pytest

from monitor.case import Linked, Marked, Moved, Opened
from monitor.cases import add, load, office_of, open_case
from monitor.config.deadlines import DeadlineRule, Deadlines, Reminding, UnitRow
from monitor.config.recipients import RecipientRow
from monitor.errors import InputError
from monitor.pipeline.outgoing.case_mails import remind_of_cases
from monitor.pipeline.outgoing.due import latest_due, left_out, next_due, planned
from monitor.store.audit import Actor

AN = Actor("an", "Nguyễn Thị An")
LEADER, ROADS, SCHOOLS = "lanh-dao@van-phong.example", "xay-dung@so.example", "truong@so.example"
SENT = "2026-09-14T09:00:00+07:00"  # a Monday: three days of work end with Thursday
TUE, WED, THU, FRI = (f"2026-09-{day}T07:00:00+07:00" for day in (15, 16, 17, 18))


def unit(id_, *addresses):
    return UnitRow(id=id_, name=f"Sở {id_}", recipients=tuple(RecipientRow(address=each) for each in addresses))


def rules(*units, **reminding):
    limit = {"id": "don-vi", "name": "Đơn vị báo cáo", "starts": "sent", "limit": 3, "unit": "working-days"}
    rule = DeadlineRule(**limit, basis="Quy chế thử", unverified=True)
    return Deadlines(deadline=(rule,), unit=units, reminding=Reminding(**reminding))


class Matters:
    """Cases of one article, and mails that are kept for them."""

    def __init__(self, office, deadlines):
        settings = replace(office.session.settings, deadlines=deadlines)
        self.session, self.clock = office.with_settings(settings).session, office.clock

    def send(self, unit_id, title="Báo nêu cầu mới đã nứt"):
        """Open a case and send it to a unit."""
        self.clock.set(SENT)
        (article,) = (clip.id for clip in self.session.store.clips())
        opened = Opened(title, 3, self.clock())
        number = open_case(self.session.store, opened, [Linked(article)], actor=AN, at=self.clock())
        self.move(number, Moved("sent", unit_id))
        return number

    def move(self, number, body, note=""):
        case = load(self.session.store, number)
        add(self.session.store, office_of(self.session.settings), case, [body], actor=AN, at=self.clock(), note=note)

    def remind(self, iso):
        """What the job of that hour says."""
        self.clock.set(iso)
        return remind_of_cases(self.session, self.clock().astimezone(UTC))

    def mails(self):
        """By recipient, the newest last: about, subject, text."""
        read = []
        for kept in self.session.store.messages.unsent():
            mail = email.message_from_bytes(kept.body, policy=default)
            text = mail.get_body(("plain",)).get_content().replace("\r\n", "\n")
            read.append((kept.recipient, kept.about, mail["Subject"], text))
        return read


@pytest.fixture
def matters(office, press, postbox):
    """Makes them under the given rules."""
    press.article("/cau.html", "Cầu mới ở Hàm Yên khánh thành")
    press.list("local", ("/cau.html", "Cầu mới ở Hàm Yên khánh thành", "Tue, 15 Sep 2026 15:00:00 +0700"))
    reading = office.with_mail(postbox.port, LEADER)
    reading.round()
    return lambda *units, **reminding: Matters(reading, rules(*units, **reminding))


def test_without_anything_near_nobody_gets_a_mail(matters):
    found = matters(days_before=0)
    found.send("xay-dung")
    assert found.remind(WED) == "no limit of a case is near: no mail"
    assert found.mails() == []


def test_a_limit_is_called_to_mind_days_of_work_before_on_its_day_and_when_it_has_passed(matters):
    found = matters(unit("xay-dung"))
    found.send("xay-dung")
    for day in (TUE, THU, FRI):
        assert found.remind(day) == "limits of cases: 1; mails kept to be sent: 1"
    subjects = [subject for _, _, subject, _ in found.mails()]
    headings = [re.search(r"^([^\d\n]+) \(01\)$", text, re.MULTILINE)[1] for *_, text in found.mails()]

    assert subjects[1] == "Nhắc hạn xử lý vụ việc ngày 17/09/2026: quá hạn 0, đến hạn 01"
    assert subjects[2] == "Nhắc hạn xử lý vụ việc ngày 18/09/2026: quá hạn 01, đến hạn 0"
    assert headings == ["SẮP ĐẾN HẠN", "ĐẾN HẠN HÔM NAY", "QUÁ HẠN"]


def test_the_mail_says_what_is_due_on_what_ground_and_that_nobody_confirmed_it(matters):
    found = matters(unit("xay-dung"))
    number = found.send("xay-dung")
    found.remind(THU)
    ((to, about, _, text),) = found.mails()

    assert (to, about) == (LEADER, "cases-2026-09-17")
    assert (
        "ĐẾN HẠN HÔM NAY (01)\n"
        f"1. Vụ việc số {number}: Báo nêu cầu mới đã nứt\n"
        "   - Thời hạn: hết ngày 17/09/2026\n"
        "   - Việc: Đơn vị báo cáo\n"
        "   - Căn cứ: Quy chế thử (chưa xác nhận)\n"
        "   - Đơn vị: Sở xay-dung\n"
        "   - Trạng thái: đã chuyển đơn vị\n"
    ) in text


def test_what_an_outlet_has_to_do_is_called_to_mind_with_its_name(matters):
    found = matters()
    number = found.send("xay-dung")
    (article,) = load(found.session.store, number).articles
    due = found.clock() + timedelta(days=1)
    found.move(number, Marked("delivered", article, due=due, basis="Công văn 3"), note="Giấy báo 5")
    found.remind(TUE)
    outlet = found.session.store.clip(article).outlet
    assert f"   - Việc: Hạn do cán bộ ấn định ({outlet})\n" in found.mails()[-1][3]


def test_nobody_gets_two_mails_of_one_day(matters):
    found = matters(unit("xay-dung", ROADS))
    found.send("xay-dung")
    assert found.remind(THU).endswith("kept to be sent: 2")
    assert found.remind(THU).endswith("kept to be sent: 0")
    assert found.remind(FRI).endswith("kept to be sent: 2")


def test_a_unit_gets_what_is_due_from_it_and_nothing_else(matters):
    found = matters(unit("xay-dung", ROADS), unit("giao-duc", SCHOOLS), unit("y-te", "y-te@so.example"))
    roads, schools = found.send("xay-dung"), found.send("giao-duc", "Báo nêu trường thiếu bàn")
    found.remind(THU)
    told = {to: re.findall(r"Vụ việc số (\d+)", text) for to, _, _, text in found.mails()}

    assert told == {LEADER: [str(roads), str(schools)], ROADS: [str(roads)], SCHOOLS: [str(schools)]}


def test_who_stands_for_two_units_gets_one_mail_of_both_and_who_gets_all_of_it_no_second(matters):
    found = matters(unit("xay-dung", ROADS, LEADER.upper()), unit("giao-duc", ROADS))
    both = [str(found.send("xay-dung")), str(found.send("giao-duc"))]
    found.remind(THU)
    assert [(to, re.findall(r"Vụ việc số (\d+)", text)) for to, _, _, text in found.mails()] == [
        (ROADS, both),
        (LEADER, both),
    ]


def test_a_limit_that_has_ended_is_not_called_to_mind(matters):
    found = matters(unit("xay-dung", ROADS))
    number = found.send("xay-dung")
    found.move(number, Moved("reported"))
    assert found.remind(THU) == "no limit of a case is near: no mail"


def test_the_rules_may_name_readers_of_their_own(matters):
    found = matters(recipients=(RecipientRow(address="theo-doi@van-phong.example"),))
    found.send("xay-dung")
    found.remind(THU)
    assert [to for to, *_ in found.mails()] == ["theo-doi@van-phong.example"]


def test_without_a_reader_units_are_reminded_all_the_same_and_the_fault_is_told(matters):
    found = matters(unit("xay-dung", ROADS))
    nobody = found.session.settings.digest.model_copy(update={"recipients": ()})
    found.session = replace(found.session, settings=replace(found.session.settings, digest=nobody))
    found.send("xay-dung")
    with pytest.raises(InputError, match=r"add recipients to \[reminding\] in rules/deadlines.toml"):
        found.remind(THU)
    assert [to for to, *_ in found.mails()] == [ROADS]


# -- its hour ----------------------------------------------------------------------------------------


def job(settings):
    return next(each for each in planned(settings) if each.kind == "cases")


def test_it_comes_at_the_hour_of_the_digest_or_at_its_own(matters):
    usual, own = matters().session.settings, matters(hour=time(9, 30)).session.settings
    assert (job(usual).hour, job(own).hour) == (usual.digest.hour, time(9, 30))


def test_an_hour_that_was_missed_is_made_up_for_on_its_day_only_and_never_on_a_day_off(matters):
    settings = matters().session.settings
    cases, at = job(settings), datetime.fromisoformat
    assert latest_due(cases, settings, at("2026-09-18T11:00:00+07:00")) == at(FRI)
    assert latest_due(cases, settings, at("2026-09-19T11:00:00+07:00")) is None  # Saturday
    assert next_due(cases, settings, at("2026-09-18T11:00:00+07:00")) == at("2026-09-21T07:00:00+07:00")
    assert [day.isoformat() for day, _ in left_out(cases, settings, at("2026-09-18T11:00:00+07:00"))] == [
        "2026-09-19",
        "2026-09-20",
    ]
