"""The demo's own folder of rules: whole, of an office's rules, and without its readers. Not for: the day itself (test_day.py)."""

import shutil
import tomllib
from dataclasses import replace
from datetime import date, datetime, time
from pathlib import Path
from types import SimpleNamespace

import pytest

from monitor.config import Calendar, load
from monitor.config.alerts import Alerts
from monitor.config.desk import DeskRules
from monitor.config.schedule import Schedule
from monitor.demo.office import demo_settings, toml
from monitor.errors import ConfigError

ROOT = Path(__file__).parents[2]
MAILBOX = SimpleNamespace(host="127.0.0.1", port=2525)


@pytest.fixture
def office(tmp_path):
    """The rules of an office that works: readers, groups, a mail server with a password, days off, a desk of its own."""
    shutil.copytree(ROOT / "rules", tmp_path / "office" / "rules")
    rules = tmp_path / "office" / "rules"
    digest = (rules / "digest.toml").read_text(encoding="utf-8")
    readers = '\n[[recipients]]\naddress = "that@office.example"\n[[groups]]\nid = "a"\nname = "A"\nrecipients = [{ address = "b@office.example" }]\n'
    (rules / "digest.toml").write_text(digest + readers, encoding="utf-8")
    mail = (rules / "office.toml").read_text(encoding="utf-8")
    mail = mail.replace("# user =", "user =").replace("# password_env =", "password_env =")
    (rules / "office.toml").write_text(mail, encoding="utf-8")
    (rules / "desk.toml").write_text('host = "0.0.0.0"\nhttps = true\n', encoding="utf-8")
    (rules / "calendar.toml").write_text('[[holiday]]\nname = "Nghỉ"\nfrom = 2026-09-16\n', encoding="utf-8")
    return tmp_path / "office"


def test_what_stands_on_disk_is_what_the_demo_runs_with(office, tmp_path):
    """So that every other command, and the desk, mail to the demo's readers by the demo's server."""
    made = demo_settings(office, tmp_path / "demo", "http://127.0.0.1:8080", MAILBOX)

    assert load(tmp_path / "demo") == made
    assert [each.address for each in made.digest.recipients] == [
        "lanh-dao@van-phong.example",
        "can-bo-truc@van-phong.example",
    ]
    assert made.digest.groups == ()
    mail = made.office.mail
    assert (mail.host, mail.port, mail.security, mail.user, mail.password_env) == ("127.0.0.1", 2525, "none", "", "")


def test_everything_else_of_the_digest_and_the_office_is_the_offices(office, tmp_path):
    made = demo_settings(office, tmp_path / "demo", "http://127.0.0.1:8080", MAILBOX)
    own = load(ROOT)

    assert made.digest == own.digest.model_copy(update={"recipients": made.digest.recipients})
    assert made.office == own.office.model_copy(update={"mail": made.office.mail})
    assert made.office.mail.sender_name == own.office.mail.sender_name
    assert replace(made.rules, version=own.rules.version, register=own.rules.register) == own.rules


def test_the_demo_knows_what_the_office_knows_and_what_its_own_press_is_held_against(office, tmp_path):
    made = demo_settings(office, tmp_path / "demo", "http://127.0.0.1:8080", MAILBOX).rules.register
    own = load(ROOT).rules.register

    assert (made.facts, made.arguments) == (own.facts, own.arguments)
    assert [row.id for row in made.claims if row not in own.claims] == ["demo-phi-cao-toc"]


def test_no_days_off_no_other_mails_and_no_desk_of_an_office_are_taken_over(office, tmp_path):
    made = demo_settings(office, tmp_path / "demo", "http://127.0.0.1:8080", MAILBOX)

    assert (made.calendar, made.schedule, made.alerts, made.desk) == (Calendar(), Schedule(), Alerts(), DeskRules())


def test_faults_are_told_with_the_lines_that_people_wrote(office, tmp_path):
    digest = office / "rules" / "digest.toml"
    digest.write_text("# a line\nsurprise = 1\n" + digest.read_text(encoding="utf-8"), encoding="utf-8")
    with pytest.raises(ConfigError, match=r"rules/digest\.toml:2"):
        demo_settings(office, tmp_path / "demo", "http://127.0.0.1:8080", MAILBOX)


def test_every_kind_of_value_is_written_as_it_is_read():
    values = {
        "chữ": 'Tỉnh "thử" \\ và\ndòng hai',
        "a.b": 1,
        "c": [1.5, True, date(2026, 9, 16), time(7, 0), datetime(2026, 9, 16, 7)],  # noqa: DTZ001 - as TOML may hold
        "d": {"e": [{"f": "g"}, {}], "h": []},
    }
    assert tomllib.loads(toml(values)) == values
