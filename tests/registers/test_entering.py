"""Entering rows and withdrawing them beside the repository's own rules. Not for: single rows (tests/config), files (tests/facts_desk)."""

import pickle
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from monitor.config import load_rules
from monitor.doctor.registers import register_findings
from monitor.errors import ConfigError, FactError, InputError, StoreError
from monitor.model import Fault
from monitor.registers import Entry, enter, enter_all, known, unreadable, withdraw
from monitor.store import Store

ROOT = Path(__file__).parents[2]
AT = datetime(2026, 9, 20, 1, 0, tzinfo=UTC)
VISITORS = {
    "statement": "Năm 2025 tỉnh đón 3,2 triệu lượt khách.",
    "subject": "Tỉnh Mẫu & du khách | khách du lịch",
    "value": "3.200.000",
    "unit": "lượt khách",
    "from": "1/1/2025",
    "to": "31/12/2025",
    "issuer": "Sở Mẫu",
    "document": "Báo cáo 12",
    "source": "Kho lưu trữ",
}
CLAIM = {
    "claim": "Cầu Sông Mẫu bị sập.",
    "refutation": "Cầu vẫn đi lại được.",
    "issuer": "UBND tỉnh",
    "document": "Thông cáo 2",
    "source": "Cổng thông tin",
}


@pytest.fixture(scope="module")
def rules():
    return load_rules(ROOT)


@pytest.fixture
def store(tmp_path):
    with Store.open(tmp_path / "monitor.db") as opened:
        yield opened


@pytest.fixture
def entered(store, rules):
    """Enter a row; *without* leaves keys out."""

    def run(values=VISITORS, register="fact", *, check_only=False, without=(), **changed):
        given = {key: value for key, value in (values | changed).items() if key not in without}
        return enter(store, rules, register, given, "thu", AT, check_only)

    return run


def refused(enter_it, **changed):
    with pytest.raises(FactError) as caught:
        enter_it(**changed)
    assert [field for field, _ in caught.value.vietnamese] == [field for field, _ in caught.value.faults]
    return dict(caught.value.faults)


def test_an_entered_row_stands_beside_those_of_files(entered, store, rules):
    row = entered()
    facts = known(rules, store).facts

    assert row.id == "nam-2025-tinh-don-3-2-trieu-luot-khach"
    assert facts == (*rules.register.facts, row)
    (kept,) = store.register.rows()
    assert (kept.register, kept.id, kept.entered_by, kept.entered_at) == ("fact", row.id, "thu", AT)
    assert kept.body["value"] == "3200000"


def test_a_check_writes_nothing(entered, store):
    assert entered(check_only=True).value == 3_200_000
    assert store.register.rows() == ()


def test_a_refusal_tells_everything_and_writes_nothing(entered, store):
    found = refused(entered, value="nhiều", unit="", without=("document",))

    assert list(found) == ["document", "value", "unit"]
    assert found["document"] == "is missing; add it"
    assert store.register.rows() == ()


def test_a_document_that_is_dated_later_than_today_is_refused(entered, store):
    """By the day of the country: on the 20th at 01:00 UTC it is the 20th there."""
    assert "yet to come" in refused(entered, document_date="21/9/2026")["document_date"]
    assert store.register.rows() == ()
    assert entered(document_date="20/9/2026").document_date == date(2026, 9, 20)


def test_an_id_of_a_file_or_of_a_withdrawn_row_is_refused(entered, store, rules):
    assert "used twice" in refused(entered, id=rules.register.facts[0].id)["id"]
    entered(id="khach-2025")
    withdraw(store, rules, "khach-2025", "Nhầm.", "thu", AT)
    assert "used twice" in refused(entered, id="khach-2025")["id"]


def test_a_contradiction_with_a_file_is_refused(entered, rules):
    seed = next(fact for fact in rules.register.facts if fact.valid_to is None)
    found = refused(
        entered,
        subject=[list(phrases) for phrases in seed.subject],
        unit=list(seed.unit),
        value=str(seed.figure + 1),
        to="",
    )
    assert seed.id in found["value"]
    assert seed.document in found["value"]
    assert "supersedes" in found["value"]


def test_a_row_of_a_file_may_be_superseded_by_an_entered_one(entered, store, rules):
    """Once; the file stays as it is."""
    seed = next(fact for fact in rules.register.facts if fact.valid_to is None)
    new = {"subject": [list(p) for p in seed.subject], "unit": list(seed.unit), "value": "1", "to": ""}
    row = entered(**new, **{"from": "2027-01-01", "supersedes": seed.id})

    assert known(rules, store).row(seed.id).valid_to == date(2026, 12, 31)
    found = refused(entered, **new, **{"from": "2028-01-01", "supersedes": seed.id, "statement": "Khác."})
    assert row.id in found["supersedes"]
    withdraw(store, rules, row.id, "Nhầm.", "thu", AT)
    assert known(rules, store).row(seed.id).valid_to is None


def test_a_claim_names_topics_that_exist(entered, rules):
    assert refused(entered, values=CLAIM, register="claim", topics="khong-co") == {
        "topics": "there is no topic `khong-co` in rules/topics"
    }
    assert entered(values=CLAIM, register="claim", topics=rules.topics[0].id).topics == (rules.topics[0].id,)


def test_a_form_sent_twice_is_entered_once(entered):
    row = entered()
    assert refused(entered) == {"": f"the same row stands already, as `{row.id}`"}


def test_the_error_travels_whole():
    error = FactError((("id", "twice"), ("", "whole")), (("id", "hai lần"), ("", "cả dòng")))
    again = pickle.loads(pickle.dumps(error))

    assert (str(again), again.faults, again.vietnamese) == ("id: twice; whole", error.faults, error.vietnamese)


def test_what_is_superseded_or_stands_in_a_file_is_not_withdrawn(entered, store, rules):
    entered(id="cu")
    entered(id="moi", **{"from": "2026-01-01", "to": "", "supersedes": "cu"})

    with pytest.raises(InputError, match="cu is superseded by moi"):
        withdraw(store, rules, "cu", "Nhầm.", "thu", AT)
    with pytest.raises(InputError, match="stands in rules/facts"):
        withdraw(store, rules, rules.register.facts[0].id, "Nhầm.", "thu", AT)
    with pytest.raises(InputError, match="say why"):
        withdraw(store, rules, "moi", " ", "thu", AT)
    with pytest.raises(StoreError, match="nobody entered"):
        withdraw(store, rules, "khong-co", "Nhầm.", "thu", AT)
    assert withdraw(store, rules, "moi", "Nhầm.", "thu", AT).id == "moi"
    assert known(rules, store).row("moi") is None


def test_what_would_wake_a_contradiction_is_not_withdrawn(entered, store, rules):
    """What the row supersedes would hold again, beside what was entered since."""
    entered(id="cu", to="")
    entered(id="moi", value="4.000.000", **{"from": "2026-01-01", "to": "2026-06-30", "supersedes": "cu"})
    entered(id="sau", value="5.000.000", **{"from": "2026-07-01", "to": ""})

    with pytest.raises(FactError, match="`cu` holds again and contradicts `sau`") as caught:
        withdraw(store, rules, "moi", "Nhầm.", "thu", AT)
    assert "“sau” trước" in caught.value.vietnamese[0][1]
    assert known(rules, store).row("moi")
    withdraw(store, rules, "sau", "Nhầm.", "thu", AT)
    assert withdraw(store, rules, "moi", "Nhầm.", "thu", AT).id == "moi"


def test_what_a_file_took_over_may_be_withdrawn(entered, store, rules):
    """The doctor asks for it; the file's row stays, and so does what supersedes it."""
    seed = next(fact for fact in rules.register.facts if fact.valid_to is None)
    store.register.add("claim", seed.id, CLAIM | {"id": seed.id}, "thu", AT)
    entered(id="moi", supersedes=seed.id, **{"from": "2027-01-01", "to": ""})

    assert withdraw(store, rules, seed.id, "Nay có trong tệp.", "thu", AT).claim == CLAIM["claim"]
    assert known(rules, store).row(seed.id).statement == seed.statement
    assert all(well for well, _ in findings(store, rules))
    with pytest.raises(InputError, match="stands in rules/facts"):
        withdraw(store, rules, seed.id, "Nhầm.", "thu", AT)


def test_a_reason_has_words_and_an_end(entered, store, rules):
    entered(id="cu")
    for reason in ("", " \u200b\n", "a" * 1001):
        with pytest.raises(InputError, match="say why"):
            withdraw(store, rules, "cu", reason, "thu", AT)


def test_rows_of_one_file_are_entered_together_or_not_at_all(store, rules):
    """One may supersede another below it; two that contradict are refused on the line of the second."""
    old = VISITORS | {"id": "cu", "to": ""}
    new = VISITORS | {"id": "moi", "value": "4.000.000", "from": "2026-01-01", "to": "", "supersedes": "cu"}
    bad = VISITORS | {"id": "sai", "value": "5.000.000", "from": "2026-06-01", "to": ""}

    with pytest.raises(ConfigError) as caught:
        enter_all(store, rules, "f", [Entry("fact", v, n) for n, v in ((2, new), (3, old), (4, bad))], "thu", AT)
    assert [(f.file, f.line, f.key) for f in caught.value.faults] == [("f", 4, "value")]
    assert store.register.rows() == ()
    rows = enter_all(store, rules, "f", [Entry("fact", new, 2), Entry("fact", old, 3)], "thu", AT)
    assert [row.id for row in rows] == ["moi", "cu"]


def test_what_was_wrong_with_the_file_already_is_told_with_the_rest(store, rules):
    entries = [Entry("fact", VISITORS | {"unit": ""}, 3, {"unit": 9})]
    with pytest.raises(ConfigError) as caught:
        enter_all(store, rules, "f", entries, "thu", AT, wrong=[Fault("f", 2, "", "cells")])
    assert [(f.line, f.key) for f in caught.value.faults] == [(2, ""), (9, "unit")]


def test_rows_get_ids_of_their_own_within_one_file(store, rules):
    other = VISITORS | {"subject": "Nơi Khác & du khách"}
    rows = enter_all(store, rules, "f", [Entry("fact", v, n) for n, v in enumerate((VISITORS, other))], "thu", AT)

    assert [row.id for row in rows] == [rows[0].id, f"{rows[0].id}-2"]


@pytest.mark.parametrize("apart", [{"subject": "Xã Thứ {n} & du khách"}, {"unit": "loại {n}"}])
def test_two_thousand_rows_take_a_few_seconds_at_most(store, rules, apart):
    """Also rows of one subject that count different things."""
    entries = [
        Entry("fact", VISITORS | {"id": f"dong-{n}", "value": str(n)} | {k: v.format(n=n) for k, v in apart.items()}, n)
        for n in range(2000)
    ]
    began = datetime.now(UTC)
    enter_all(store, rules, "f", entries, "thu", AT)
    assert (datetime.now(UTC) - began).total_seconds() < 10


# -- what the doctor says ---------------------------------------------------------------------------


class Office:
    """What the finding asks of the settings."""

    def __init__(self, rules):
        self.rules = rules


def findings(store, rules):
    return [(each.well, each.text) for each in register_findings(Office(rules), store)]


def test_a_sound_register_is_counted(entered, store, rules):
    entered()
    ((well, text),) = findings(store, rules)

    assert well
    assert f"{len(rules.register.facts) + 1} facts" in text
    assert "1 of them entered by people" in text


def test_a_row_that_can_no_longer_be_read_is_left_out_and_told(entered, store, rules):
    store.register.add("fact", "hong", {"id": "hong", "value": "117"}, "thu", AT)
    entered()

    assert known(rules, store).row("hong") is None
    assert [kept.id for kept, _ in unreadable(store)] == ["hong"]
    _, (well, text) = findings(store, rules)
    assert not well
    assert "the row hong that thu entered counts no more" in text
    assert "statement: is missing" in text
    withdraw(store, rules, "hong", "Hỏng.", "thu", AT)
    assert len(findings(store, rules)) == 1


def test_rows_that_files_took_over_or_contradict_are_told(entered, store, rules):
    """Rules/facts may change after a row was entered."""
    seed = next(fact for fact in rules.register.facts if fact.valid_to is None)
    body = store.register
    entered(id="cua-minh")
    row = store.register.rows()[0].body | {
        "unit": list(seed.unit),
        "subject": [list(p) for p in seed.subject],
        "to": "2026-12-31",
    }
    body.add("fact", seed.id, row | {"id": seed.id}, "thu", AT)
    body.add("fact", "trai", row | {"id": "trai", "value": "1"}, "thu", AT)

    told = [text for well, text in findings(store, rules) if not well]
    assert len(told) == 2
    assert f"{seed.id} stands in rules/facts and was entered by thu" in told[0]
    assert f"the row trai that people entered: value: contradicts `{seed.id}`" in told[1]


def test_a_row_whose_topic_or_superseded_row_is_gone_is_told(entered, store, rules):
    body = entered(id="cu") and store.register.rows()[0].body
    store.register.add("fact", "mo-coi", {**body, "id": "mo-coi", "value": "1", "supersedes": "da-bo"}, "thu", AT)
    store.register.add("claim", "tin", CLAIM | {"id": "tin", "topics": ["da-bo"]}, "thu", AT)

    told = [text for well, text in findings(store, rules) if not well]
    assert any("the row mo-coi that people entered: supersedes: there is no row `da-bo`" in text for text in told)
    assert any("the row tin that people entered: topics: there is no topic `da-bo`" in text for text in told)
