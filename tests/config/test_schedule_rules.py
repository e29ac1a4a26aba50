"""calendar.toml, schedule.toml, recipients: read, and refused with file, line and key. Not for: hours (tests/pipeline)."""

import re
from datetime import date, time
from pathlib import Path

import pytest

from monitor.config import Calendar, load
from monitor.config.alerts import Alert, Spike
from monitor.config.calendar import Holiday
from monitor.config.schedule import Backup, Monthly, Reminder, Schedule, Watch, Weekly
from monitor.errors import ConfigError

WEEK = ("mon", "tue", "wed", "thu", "fri")


@pytest.fixture
def write(folder):
    """Write a file of rules/ into the folder and load it."""

    def written(name, text):
        (folder / "rules" / name).write_text(text, encoding="utf-8")
        return load(folder)

    return written


@pytest.fixture
def refused(write):
    """The one fault of a file, as people read it."""

    def fault(name, text):
        with pytest.raises(ConfigError) as caught:
            write(name, text)
        (found,) = caught.value.faults
        return f"{found.file}:{found.line}: {found.key}: {found.message}"

    return fault


def test_an_office_without_the_files_has_neither_holidays_nor_jobs_besides_the_digest(folder):
    settings = load(folder)

    assert settings.calendar == Calendar()
    assert settings.schedule == Schedule(weekly=None, monthly=None, backup=None, watch=None, reminder=())


def test_holidays_of_every_year_of_one_year_and_days_in_exchange_are_read(write):
    calendar = write(
        "calendar.toml",
        '[[holiday]]\nname = "Quốc khánh"\nevery = "09-02"\n'
        '[[holiday]]\nname = "Tết"\nfrom = 2027-02-05\nto = 2027-02-11\nsource = "Thông báo"\n'
        '[[holiday]]\nname = "Một ngày"\nfrom = 2026-11-24\n'
        "[[working]]\nday = 2026-11-28\n",
    ).calendar
    working = {
        day: calendar.is_working(date.fromisoformat(day), WEEK)
        for day in (
            "2026-09-02",
            "2030-09-02",
            "2027-02-04",
            "2027-02-05",
            "2027-02-11",
            "2027-02-12",
            "2028-02-08",
            "2026-11-24",
            "2026-11-25",
            "2026-11-28",
            "2026-11-29",
        )
    }

    assert [day for day, works in working.items() if works] == [
        "2027-02-04",
        "2027-02-12",
        "2028-02-08",
        "2026-11-25",
        "2026-11-28",
    ]
    assert calendar.holiday_on(date(2027, 2, 7)) == "Tết"
    assert calendar.holiday_on(date(2027, 2, 12)) == ""


def test_a_leap_day_may_be_a_holiday():
    assert Holiday(name="x", every="02-29").holds(date(2028, 2, 29))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[[holiday]]\nname = "x"\n', "needs either `every`"),
        ('[[holiday]]\nname = "x"\nevery = "09-02"\nfrom = 2026-09-02\n', "needs either `every`"),
        ('[[holiday]]\nname = "x"\nfrom = 2026-09-02\nto = 2026-09-01\n', "`to` must not be before `from`"),
        ('[[holiday]]\nname = "x"\nevery = "09-02"\nto = 2026-09-03\n', "`to` goes with `from`"),
        ('[[holiday]]\nname = "x"\nevery = "02-30"\n', "a day that no year has"),
        ('[[holiday]]\nname = "x"\nevery = "2-9"\n', "every"),
        ('[[holiday]]\nname = ""\nevery = "09-02"\n', "name"),
        ("[[working]]\n", "day"),
        ('[[working]]\nday = "hôm nay"\n', "day"),
        ("[[holidays]]\n", "unknown key"),
    ],
)
def test_a_calendar_that_cannot_be_meant_is_refused(refused, text, said):
    fault = refused("calendar.toml", text)

    assert fault.startswith("rules/calendar.toml:")
    assert said in fault


def test_each_part_of_the_schedule_is_read(write):
    schedule = write(
        "schedule.toml",
        '[weekly]\nday = "fri"\nhour = 16:30:00\n[monthly]\nday = 5\n[backup]\nkeep = 7\nfolder = "/sao-luu"\n'
        '[watch]\nrecipients = [{ address = "tin-hoc@office.example" }]\n'
        '[[reminder]]\nid = "quy"\ntext = "Giao ban"\nmonths = [3, 6]\nday = 15\n',
    ).schedule

    assert (schedule.weekly.day, schedule.weekly.hour) == ("fri", time(16, 30))
    assert (schedule.monthly.day, schedule.monthly.hour) == (5, time(8))
    assert (schedule.backup.folder, schedule.backup.keep, schedule.backup.hour) == ("/sao-luu", 7, time(2))
    assert schedule.watch.recipients[0].address == "tin-hoc@office.example"
    assert (schedule.reminder[0].months, schedule.reminder[0].hour) == ((3, 6), time(8))


RULES = Path(__file__).parents[2] / "rules"


@pytest.mark.parametrize("name", ["schedule.toml", "alerts.toml"])
def test_every_commented_line_of_recipients_works_where_it_stands(write, name):
    """A clerk takes the # away and nothing else: each line lands in the part it stands under."""
    text, count = re.subn(r"^# (recipients = )", r"\1", (RULES / name).read_text(encoding="utf-8"), flags=re.MULTILINE)
    settings = write(name, text)
    s, a = settings.schedule, settings.alerts
    parts = {
        "schedule.toml": (s.weekly, s.monthly, s.watch, *s.reminder),
        "alerts.toml": (a, *a.alert),
    }[name]
    assert [each.recipients[0].address.partition("@")[2] for each in parts] == ["co-quan.example"] * count


@pytest.mark.parametrize(
    ("name", "table", "shape"),
    [
        ("schedule.toml", "[weekly]", Weekly),
        ("schedule.toml", "[monthly]", Monthly),
        ("schedule.toml", "[backup]", Backup),
        ("schedule.toml", "[watch]", Watch),
        ("schedule.toml", "[[reminder]]", Reminder),
        ("alerts.toml", "[spike]", Spike),
        ("alerts.toml", "[[alert]]", Alert),
    ],
)
def test_every_key_is_explained_under_each_table_it_may_stand_in(name, table, shape):
    text = (RULES / name).read_text(encoding="utf-8")
    block = text.split(f"\n# {table}: ")[1].split("\n\n")[0]
    assert set(shape.model_fields) <= set(re.findall(r"^#   (\w+)", block, flags=re.MULTILINE))


def test_a_quotation_has_at_most_forty_words(folder, refused):
    """More than a short quotation would be more than may be taken over without asking."""
    whole = (folder / "rules" / "digest.toml").read_text(encoding="utf-8")
    assert "quote_words" in refused("digest.toml", "quote_words = 41\n" + whole)


REMINDER = '[[reminder]]\nid = "quy"\ntext = "Giao ban"\nmonths = [3]\nday = 15\n'


@pytest.mark.parametrize(
    ("text", "where", "said"),
    [
        ('[weekly]\nday = "thứ hai"\n', "2: weekly.day", ""),
        ("[weekly]\nhour = 8\n", "2: weekly.hour", "must be a time of day such as 08:00:00"),
        ("[monthly]\nday = 29\n", "2: monthly.day", "28"),
        ("[backup]\nkeep = 0\n", "2: backup.keep", ""),
        ('[backup]\nfolder = ""\n', "2: backup.folder", ""),
        ("[nightly]\n", "1: nightly", "unknown key"),
        (REMINDER.replace("[3]", "[]"), "4: reminder[1].months", ""),
        (REMINDER.replace("[3]", "[0, 3]"), "4: reminder[1].months", "months are numbers from 1 to 12"),
        (REMINDER.replace("[3]", "[13]"), "4: reminder[1].months", "months are numbers from 1 to 12"),
        (REMINDER.replace("[3]", "[3, 3]"), "4: reminder[1].months", "stands here twice"),
        (REMINDER.replace("15", "31"), "5: reminder[1].day", "28"),
        (REMINDER.replace('"quy"', '"Quý"'), "2: reminder[1].id", ""),
        (REMINDER.replace('"Giao ban"', '""'), "3: reminder[1].text", ""),
        (REMINDER + REMINDER, "7: reminder[2].id", "the id `quy` is used twice"),
        (
            '[watch]\nrecipients = [{ address = "a@b.vn" }, { address = "A@b.vn" }]\n',
            "2: watch.recipients",
            "A@b.vn stands here twice",
        ),
        (
            '[[weekly.recipients]]\naddress = "a@b.vn"\n[[weekly.recipients]]\naddress = "a@b.vn"\n',
            "3: weekly",
            "twice",
        ),
        ('[monthly]\nrecipients = [{ address = "a b@c.vn" }]\n', "2: monthly.recipients", "mail address"),
        (REMINDER + 'recipients = [{ address = "x@y.vn" }, { address = "x@y.vn" }]\n', "6: reminder[1]", "twice"),
    ],
)
def test_a_schedule_that_cannot_be_meant_is_refused(refused, text, where, said):
    fault = refused("schedule.toml", text)

    assert fault.startswith(f"rules/schedule.toml:{where}")
    assert said in fault


GROUP = '\n[[groups]]\nid = "doi-ngoai"\nname = "Đối ngoại"\n[[groups.recipients]]\naddress = "a@b.vn"\n'


def digest(folder, more):
    return (folder / "rules" / "digest.toml").read_text(encoding="utf-8") + more


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (GROUP.replace("[[groups.rec", "hour = 06:59:00\n[[groups.rec"), "must not be before 07:00"),
        ('\n[[groups]]\nid = "x"\nname = "X"\n', "the group `x` has no recipients"),
        ('\n[[recipients]]\naddress = "A@b.vn"\n' + GROUP, "a@b.vn stands here twice: one address gets one mail"),
        (GROUP.replace("[[groups.rec", "hour = 8\n[[groups.rec"), "must be a time of day such as 08:00:00"),
        (GROUP + GROUP.replace("a@b.vn", "c@d.vn"), "the id `doi-ngoai` is used twice"),
        (GROUP.replace("[[groups.rec", 'topics = ["khong-co"]\n[[groups.rec'), "no topic `khong-co`"),
    ],
)
def test_groups_of_readers_that_cannot_be_meant_are_refused(folder, refused, more, said):
    assert said in refused("digest.toml", digest(folder, more))


def test_a_group_at_the_hour_of_the_digest_is_allowed(folder, write):
    more = GROUP.replace("[[groups.rec", "hour = 07:00:00\n[[groups.rec")

    assert write("digest.toml", digest(folder, more)).digest.groups[0].hour == time(7)
