"""Rows of the facts register: what one may hold, which supersedes which, what contradicts what. Not for: entering (tests/registers)."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.config import load, load_rules
from monitor.config.entered import body_of, made_id, read_row
from monitor.config.facts import Register
from monitor.config.register import contradiction, effective, faults, merged
from monitor.config.row_values import number_text, read_number
from monitor.errors import ConfigError

FIGURE = {
    "id": "so-xa",
    "statement": "Tỉnh có 117 xã.",
    "subject": [["Tuyên Quang"], ["cấp xã", "tỉnh có"]],
    "value": 117,
    "unit": ["xã"],
    "from": date(2025, 7, 1),
    "issuer": "Quốc hội",
    "document": "Nghị quyết 1",
    "source": "Công báo",
}
CLAIM = {
    "id": "cau-sap",
    "claim": "Cầu Sông Mẫu bị sập.",
    "refutation": "Cầu vẫn đi lại được.",
    "issuer": "UBND tỉnh",
    "document": "Thông cáo 2",
    "source": "Cổng thông tin",
}


def fact(**changed):
    row, wrong = read_row("fact", FIGURE | changed)
    assert wrong == ()
    return row


def wrong_fields(register="fact", **changed):
    base = FIGURE if register == "fact" else CLAIM
    row, wrong = read_row(register, base | changed)
    assert row is None
    return [each.field for each in wrong]


def told(new, standing=None, topics=(), taken=()):
    return [(at, fault.field) for at, fault in faults(new, topics, standing, taken)]


# -- what a row may hold ----------------------------------------------------------------------------


def test_everything_that_is_wrong_with_a_row_is_told_at_once():
    """An impossible day, a value without its unit, no document: beside the field each is in."""
    assert wrong_fields(
        **{"from": "2025-02-30", "value": "nhiều", "unit": [], "document": " ", "tolerance": -1, "mau": "đỏ"}
    ) == ["from", "document", "value", "unit", "tolerance", "mau"]


def test_each_fault_is_said_in_vietnamese_too():
    _, wrong = read_row("fact", FIGURE | {"from": "30/02/2025", "unit": [], "kind": "số", "statement": "a" * 2001})

    assert [each.field for each in wrong] == ["from", "statement", "kind"]
    assert "“30/02/2025” không phải là ngày" in wrong[0].vietnamese
    assert wrong[1].vietnamese == "Dài quá 2000 ký tự."
    assert wrong[2].vietnamese.startswith("Phải là một trong: ")


@pytest.mark.parametrize(
    ("kind", "value", "read"),
    [
        ("date", "2026-03-31", date(2026, 3, 31)),
        ("date", "31/3/2026", date(2026, 3, 31)),
        ("place", " Xã  Mẫu ", "Xã Mẫu"),
        ("name", "2026", None),
        ("yes-no", "Có", True),
        ("yes-no", False, False),
    ],
)
def test_a_value_is_read_as_its_kind_has_it(kind, value, read):
    assert fact(kind=kind, value=value, unit=[]).value == (read if read is not None else value)


@pytest.mark.parametrize(
    ("kind", "value"), [("date", "2026-02-30"), ("date", True), ("place", "…"), ("name", 5), ("yes-no", "có lẽ")]
)
def test_a_value_of_another_kind_is_refused(kind, value):
    assert wrong_fields(kind=kind, value=value, unit=[]) == ["value"]


def test_units_and_tolerances_go_with_figures_only():
    assert wrong_fields(kind="name", value="Nguyễn Văn Mẫu", tolerance=1) == ["unit", "tolerance"]


def test_a_unit_without_a_word_is_none():
    """It would be found behind every number; percent and scales are units."""
    assert wrong_fields(unit=["$"]) == ["unit"]
    assert fact(unit=["%"]).unit == ("%",)
    assert fact(unit=["tỷ"]).unit == ("tỷ",)


def test_an_empty_list_and_phrases_without_words_are_refused():
    assert wrong_fields(subject=[["Tuyên Quang"], []]) == ["subject"]
    assert wrong_fields(subject=[]) == ["subject"]
    assert wrong_fields(unless=["?!"]) == ["unless"]
    assert wrong_fields(subject=[["một|hai"]]) == ["subject"]
    assert wrong_fields(subject=[["một & hai"]]) == ["subject"]
    assert wrong_fields(unless=["một|hai"]) == ["unless"]


def test_an_end_before_the_beginning_is_told_beside_the_end():
    assert wrong_fields(to="2025-06-30") == ["to"]


def test_who_supersedes_needs_a_first_day_and_another_row():
    assert wrong_fields(**{"supersedes": "so-xa-cu", "from": None}) == ["supersedes"]
    assert wrong_fields(supersedes="so-xa") == ["supersedes"]


def test_lists_may_come_as_one_text():
    row = fact(subject="Tuyên Quang & cấp xã | tỉnh có", unit="xã\nđơn vị")

    assert row.subject == (("Tuyên Quang",), ("cấp xã", "tỉnh có"))
    assert row.unit == ("xã", "đơn vị")
    assert fact(subject="Phòng R&D|Phòng Mẫu").subject == (("Phòng R&D", "Phòng Mẫu"),)
    assert fact(unit="xã|đơn vị |").unit == ("xã", "đơn vị")


def test_a_value_of_another_shape_is_told_in_plain_words():
    _, wrong = read_row("fact", FIGURE | {"subject": ["Mẫu"], "source": 7})
    assert [each.message for each in wrong] == [
        "must be a text, in quotation marks",
        "subject[1] must be a list, in square brackets",
    ]


def test_texts_are_composed_and_without_what_cannot_be_seen():
    row = fact(statement="Ti\u0309nh  co\u0301\u200b 117 xa\u0303.", page="tr.\u00a03")
    assert (row.statement, row.page) == ("Tỉnh có 117 xã.", "tr. 3")


def test_two_megabytes_are_refused_in_no_time():
    assert wrong_fields(statement="một câu " * 250_000) == ["statement"]
    assert "subject" in wrong_fields(subject="một | " * 300_000)
    assert wrong_fields(value=" " * 1_000_000 + "1" * 1_000_000) == ["value"]


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("1.865.270", "1865270"),
        ("1,865,270", "1865270"),
        ("1 865 270", "1865270"),
        ("1.234,5", "1234.5"),
        ("19,03", "19.03"),
        ("0.125", "0.125"),
        ("3.1250", "3.125"),
        ("-5", "-5"),
        (19.03, "19.03"),
        (124, "124"),
    ],
)
def test_a_number_is_read_as_it_is_written_here(written, number):
    assert read_number(written) == Decimal(number)


@pytest.mark.parametrize("written", ["1.500", "12,345"])
def test_a_number_with_two_readings_is_refused(written):
    """A thousand times more or less is no matter of guessing."""
    _, (wrong,) = read_row("fact", FIGURE | {"value": written})
    assert "two readings" in wrong.message


@pytest.mark.parametrize(
    "written", ["", "117 xã", "1e5", "nan", "Infinity", float("inf"), True, "1_000", "9" * 19, "1,2.3"]
)
def test_what_is_no_number_is_refused(written):
    assert wrong_fields(value=written) == ["value"]


@given(st.decimals(min_value=-(10**18) + 1, max_value=10**18 - 1, places=9, allow_nan=False))
def test_a_number_is_written_as_it_is_read_again(number):
    assert read_number(number_text(number)) == number


def test_the_body_of_a_row_is_the_row_again():
    row = fact(value="0,125", tolerance="3.1250", unit=["%"], unverified="có", document_date="1/7/2025")
    body = body_of(row)

    assert (body["value"], body["tolerance"], body["from"]) == ("0.125", "3.1250", "2025-07-01")
    assert "kind" not in body
    assert read_row("fact", body) == (row, ())


def test_an_id_is_made_of_the_title():
    assert made_id("Đến 30/6/2025, tỉnh có 138 xã", ()) == "den-30-6-2025-tinh-co-138-xa"
    assert made_id("Tỉnh có 7 phường", ("tinh-co-7-phuong", "tinh-co-7-phuong-2")) == "tinh-co-7-phuong-3"
    assert len(made_id("một câu rất dài " * 50, ())) <= 60
    assert read_row("claim", {k: v for k, v in CLAIM.items() if k != "id"} | {"claim": "…"})[0].id == "claim"


# -- supersession -----------------------------------------------------------------------------------


def test_a_superseded_row_ends_on_the_day_before():
    old, new = fact(), fact(**{"id": "moi", "value": 120, "from": "2026-01-01", "supersedes": "so-xa"})
    held = effective(Register((old, new)))

    assert [row.valid_to for row in held.facts] == [date(2025, 12, 31), None]
    assert effective(held) == held


def test_it_never_ends_later_than_it_says():
    old = fact(to="2025-09-30")
    new = fact(**{"id": "moi", "from": "2026-01-01", "supersedes": "so-xa"})

    assert effective(Register((old, new))).facts[0] == old


def test_of_one_id_in_files_and_database_the_file_counts():
    mine, theirs = fact(), fact(value=118)
    other = fact(id="khac", subject=[["Nơi khác"]])

    assert merged(Register((mine,)), Register((theirs, other))).facts == (mine, other)


def test_what_cannot_be_superseded_is_told():
    claim, _ = read_row("claim", CLAIM)
    standing = Register((fact(), fact(**{"id": "moi", "from": "2026-01-01", "supersedes": "so-xa"})), (claim,))
    later = {"id": "sau", "from": "2027-01-01", "subject": [["Nơi khác"]]}

    assert told([fact(**later, supersedes="khong-co")], standing) == [(0, "supersedes")]
    assert told([fact(**later, supersedes="cau-sap")], standing) == [(0, "supersedes")]
    assert told([fact(**later, supersedes="so-xa")], standing) == [(0, "supersedes")]
    assert told([fact(**{**later, "from": "2026-01-01"}, supersedes="moi")], standing) == [(0, "from")]
    assert told([fact(**later, supersedes="moi")], standing) == []


def test_topics_and_ids_are_looked_up():
    claim, _ = read_row("claim", CLAIM | {"topics": ["du-lich", "khong-co"]})

    assert told([claim], topics={"du-lich"}) == [(0, "topics")]
    assert told([fact(), fact()]) == [(1, "id")]
    assert told([fact()], taken={"so-xa"}) == [(0, "id")]


# -- contradictions ---------------------------------------------------------------------------------


def contradict(**changed):
    other = fact(**{"id": "khac", "value": 120} | changed)
    found = contradiction(fact(), [other])
    assert (contradiction(other, [fact()]) is None) == (found is None)
    return found is not None


def test_two_values_for_one_thing_on_one_day_contradict():
    assert contradict()
    assert contradict(subject=[["Tuyên Quang", "tỉnh ta"], ["tỉnh có"]], unit=["Xã", "đơn vị"])


def test_the_same_value_or_one_within_tolerance_does_not():
    assert not contradict(value=117)
    assert not contradict(value=120, tolerance=3)
    assert contradict(value=120, tolerance=2)


def test_other_days_other_units_other_subjects_do_not():
    assert not contradict(**{"from": "2020-01-01", "to": "2025-06-30"})
    assert contradict(**{"from": "2020-01-01", "to": "2025-07-01"})
    assert not contradict(unit=["phường"])
    assert not contradict(subject=[["Tuyên Quang"], ["cấp huyện"]])
    assert not contradict(subject=[["Tuyên Quang"], ["tỉnh có"], ["hộ nghèo"]])
    assert not contradict(kind="name", value="Mẫu", unit=[])


def test_a_phrase_of_unless_tells_apart():
    """Where no text can speak of both; one that still can is a contradiction."""
    assert not contradict(subject=[["Tuyên Quang cũ"], ["tỉnh có"]], unless=["cũ"])
    assert contradict(unit=["xã, phường", "xã"], unless=["xã, phường"])
    assert not contradict(unit=["xã, phường"], unless=["xã, phường"])
    assert not contradict(unless=["tỉnh có", "cấp xã"])


def test_scales_of_units_are_reckoned_with():
    money = {"subject": [["Tuyên Quang"], ["thu ngân sách"]]}
    one = fact(**money, value="3.1", unit=["tỷ đồng"])

    assert contradiction(one, [fact(**money, id="b", value=3100, unit=["triệu đồng"])]) is None
    assert contradiction(one, [fact(**money, id="b", value=3200, unit=["triệu đồng"])])


def test_names_days_and_yes_or_no_contradict_too():
    name = {"kind": "name", "unit": []}
    one = fact(**name, value="Nguyễn Văn Mẫu", other=["ông Mẫu"])

    assert contradiction(one, [fact(**name, id="b", value="Trần Thị Thử")])
    assert contradiction(one, [fact(**name, id="b", value="Trần Thị Thử", other=["Ông Mẫu"])]) is None
    day = {"kind": "date", "unit": []}
    assert contradiction(fact(**day, value="2025-07-01"), [fact(**day, id="b", value="2025-07-02")])


def test_what_supersedes_another_does_not_contradict_it():
    new = fact(**{"id": "moi", "value": 120, "from": "2026-01-01", "supersedes": "so-xa"})

    assert told([new], Register((fact(),))) == []
    assert told([fact(), new]) == []
    assert told([fact(id="moi", value=120)], Register((fact(),))) == [(0, "value")]


def test_a_contradiction_names_the_other_row_its_document_and_value():
    ((_, fault),) = faults([fact(id="moi", value=120)], (), Register((fact(value="1.117.000"),)))

    for words in (fault.message, fault.vietnamese):
        assert "so-xa" in words
        assert "1.117.000 xã" in words
        assert "Nghị quyết 1" in words
    assert "supersedes" in fault.message


# -- files ------------------------------------------------------------------------------------------

ROW = """
[[fact]]
id = "{id}"
statement = "Tỉnh có {value} xã, phường."
subject = [["Tuyên Quang"], ["cấp xã"]]
value = {value}
unit = ["xã, phường"]
from = {since}
issuer = "Quốc hội"
document = "Nghị quyết 2"
source = "Công báo"
{more}
"""


def written(folder, *rows):
    text = "".join(ROW.format(**{"id": "moi", "value": 130, "since": "2026-01-01", "more": ""} | row) for row in rows)
    (folder / "rules/facts/more.toml").write_text(text, encoding="utf-8")


def config_faults(folder):
    with pytest.raises(ConfigError) as caught:
        load(folder)
    return [(f.file, f.line, f.key) for f in caught.value.faults]


def test_rows_of_files_that_contradict_are_a_fault_with_its_line(folder):
    written(folder, {})
    assert config_faults(folder) == [("rules/facts/units.toml", 8, "fact[1].value")]


def test_a_row_of_a_file_supersedes_one_of_another(folder):
    written(folder, {"more": 'supersedes = "units"'})
    facts = load_rules(folder).register.facts

    assert {row.id: row.valid_to for row in facts} == {"moi": None, "units": date(2025, 12, 31)}


def test_what_a_row_of_a_file_cannot_supersede_is_a_fault_with_its_line(folder):
    written(folder, {"more": 'supersedes = "unit"'})
    assert config_faults(folder) == [("rules/facts/more.toml", 12, "fact[1].supersedes")]


def test_a_file_that_cannot_be_read_makes_no_fault_in_another(folder, spoil):
    written(folder, {"more": 'supersedes = "units"'})
    spoil("rules/facts/units.toml", 'unit = ["xã, phường"]\n', "")

    assert config_faults(folder) == [("rules/facts/units.toml", 1, "fact[1].unit")]


def test_topics_of_claims_in_files_must_exist(folder):
    (folder / "rules/facts/claims.toml").write_text(
        '[[claim]]\nid = "a"\nclaim = "A"\nrefutation = "B"\nissuer = "C"\ndocument = "D"\nsource = "E"\n'
        'topics = ["du-lich", "khong-co"]\n',
        encoding="utf-8",
    )
    assert config_faults(folder) == [("rules/facts/claims.toml", 8, "claim[1].topics")]
