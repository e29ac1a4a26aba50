"""The command `monitor briefing-units`, run whole over an office of its own. Not for: what a form may hold (tests/briefings)."""

import io
import json
import sys
from datetime import UTC, datetime

import pytest
from argon2 import PasswordHasher
from small_office import SMALL, put

from monitor.desk.doors import passwords
from monitor.store import Store

PASSWORD = "Mot-cau-kho-doan-9"
CHEAP = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
NOW = "2026-11-16T09:00:00+07:00"
DEADLINES = """
[[unit]]
id = "so-a"
name = "Sở Thử A"
[[unit]]
id = "so-b"
name = "Sở Thử B"
"""
ASKED = """
[year]
day = "11-14"
[[part]]
number = "I"
title = "CHỈ ĐẠO"
[[part.section]]
plan = "II.1"
item = [{ id = "van-ban", title = "Văn bản", measure = "văn bản" }]
"""


@pytest.fixture
def folder(tmp_path):
    """An office that asks two units, with an officer."""
    put(tmp_path, {**SMALL, "rules/deadlines.toml": DEADLINES, "rules/synthesis.toml": ASKED})
    (tmp_path / "data").mkdir()
    with Store.open(tmp_path / "data" / "monitor.db") as store:
        store.accounts.add("canbo", "Cán Thử", "officer", CHEAP.hash(PASSWORD), datetime(2026, 1, 1, tzinfo=UTC))
    return tmp_path


@pytest.fixture
def units(folder, monitor, monkeypatch):
    """`monitor briefing-units …`: (exit code, standard output, standard error)."""
    monkeypatch.setattr(passwords, "_HASHER", CHEAP)
    monkeypatch.setattr(passwords, "_NOBODY", CHEAP.hash("nobody"))

    def run(command, *words, period="2026"):
        monkeypatch.setattr(sys, "stdin", io.StringIO(f"{PASSWORD}\n"))
        return monitor("--now", NOW, "briefing-units", command, "--period", period, *words)

    return run


@pytest.fixture
def form(units, tmp_path):
    """A form as a unit sends it."""

    def made(unit="so-a", count="12"):
        path = tmp_path / f"{unit}.csv"
        assert units("form", "--unit", unit, "--out", path)[0] == 0
        text = path.read_text(encoding="utf-8")
        text = text.replace("Người lập;", "Người lập;Trần Thử").replace("Ngày gửi;", "Ngày gửi;05/11/2026")
        path.write_text(text.replace("Văn bản;văn bản;;", f"Văn bản;văn bản;{count};"), encoding="utf-8", newline="")
        return path

    return made


def enter(units, path, *more):
    return units("import", path, "--as", "canbo", "--password-stdin", *more)


def test_a_form_is_written_for_each_unit_into_a_folder(units, tmp_path):
    code, out, _ = units("form", "--out", tmp_path / "bieu")
    assert (code, out) == (0, f"forms of 2026 written to {tmp_path / 'bieu'}: 2\n")
    assert sorted(path.name for path in (tmp_path / "bieu").iterdir()) == ["bieu-2026-so-a.xlsx", "bieu-2026-so-b.xlsx"]


def test_a_form_is_entered_and_told_in_the_log(units, form, folder):
    code, out, _ = enter(units, form(), "--received", "2026-11-05")
    assert (code, out.endswith("Sở Thử A, 1 lines entered\n")) == (0, True)
    with Store.open(folder / "data" / "monitor.db") as store:
        line = store.audit.last()
    assert (line.act, line.about, line.detail["unit"]) == ("units.report", "units 2026", "so-a")


def test_a_second_form_says_what_it_stands_in_for(units, form):
    enter(units, form(), "--received", "2026-11-05")
    _, out, _ = enter(units, form(count="13"), "--received", "2026-11-06")
    assert "it stands in for the report entered before (without a number, received on 2026-11-05)" in out


def test_a_form_with_a_fault_is_refused_with_its_cell_and_nothing_is_kept(units, form, folder):
    code, _, err = enter(units, form(count="nhiều"))
    assert code == 1
    assert "E9: “nhiều” is no whole number" in err
    with Store.open(folder / "data" / "monitor.db") as store:
        assert store.unit_reports.of("2026") == ()


def test_with_check_nothing_is_entered(units, form, folder):
    code, out, err = units("import", form(), "--check")
    assert err == ""
    assert (code, "right, nothing entered" in out) == (0, True)
    with Store.open(folder / "data" / "monitor.db") as store:
        assert store.unit_reports.of("2026") == ()


def test_status_tells_who_was_in_time_and_fails_where_one_is_missing(units, form):
    enter(units, form(), "--received", "2026-11-14")
    code, out, _ = units("status")
    assert code == 1
    assert "2026, last day 2026-11-14, today 2026-11-16" in out
    code, out, _ = units("status", "--json")
    assert [(each["unit"], each["standing"]) for each in json.loads(out)] == [("so-a", "in-time"), ("so-b", "missing")]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("form", "--out", "x.docx"), "neither .xlsx nor .csv"),
        (("form", "--unit", "so-z", "--out", "x.csv"), "so-z is no unit that reports"),
        (("import", "khong-co.csv", "--check"), "cannot be read"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(units, words, said):
    code, _, err = units(*words)
    assert (code, said in err) == (1, True)
