"""rules/deadlines.toml: read, and refused with file, line and key. Not for: counting days (tests/cases/test_limits.py)."""

from datetime import date
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.config import load
from monitor.config.deadlines import DeadlineRule, Deadlines
from monitor.errors import ConfigError


def limit(id_="mot", **keys):
    """One [[deadline]] as TOML: five days after a case was sent, where nothing else is said."""
    said = {"name": '"Hạn thử"', "starts": '"sent"', "limit": 5, "unit": '"days"', "basis": '"Quy định thử"'} | keys
    return "\n".join(["[[deadline]]", f'id = "{id_}"', *(f"{key} = {value}" for key, value in said.items() if value)])


@pytest.fixture
def write(folder):
    def writing(*parts):
        (folder / "rules" / "deadlines.toml").write_text("\n".join(parts) + "\n", encoding="utf-8")

    return writing


def faults(folder):
    with pytest.raises(ConfigError) as caught:
        load(folder)
    return [(each.line, each.key, each.message) for each in caught.value.faults if each.file == "rules/deadlines.toml"]


def test_a_folder_without_the_file_has_no_limits(folder):
    assert load(folder).deadlines == Deadlines()


def test_limits_texts_and_units_are_read(folder, write):
    write(
        limit(to="2026-06-30", unverified="true"),
        '[[citation]]\nuse = "reply"\ntext = "Điều thử"\nfrom = 2026-07-01',
        '[[unit]]\nid = "so-thu"\nname = "Sở Thử"\nto = 2025-02-28\n[[unit.recipients]]\naddress = "a@so.example"',
    )
    found = load(folder).deadlines

    assert (found.deadline[0].to, found.deadline[0].unverified) == (date(2026, 6, 30), True)
    assert [each.text for each in found.citations_on("reply", date(2026, 7, 1))] == ["Điều thử"]
    assert found.citations_on("reply", date(2026, 6, 30)) == found.citations_on("correction", date(2026, 7, 1)) == ()
    assert [each.id for each in found.units_on(date(2025, 2, 28))] == ["so-thu"]
    assert not found.units_on(date(2025, 3, 1))
    called = [found.unit_called(each, date(2025, 2, 28)) for each in (" sở  thử", "so-thu", "Sở Lạ")]
    assert called == ["so-thu", "so-thu", "Sở Lạ"]
    assert found.unit_called("Sở Thử", date(2025, 3, 1)) == "Sở Thử"
    assert (found.unit_name("so-thu"), found.unit_name("Sở không có trong tệp")) == ("Sở Thử", "Sở không có trong tệp")


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        ({"limit": 0}, "`limit` goes with hours, days and working-days; the unit is days"),
        ({"unit": '"at-once"'}, "`limit` goes with hours, days and working-days; the unit is at-once"),
        ({"periodicals": '["bao-in"]'}, '`periodicals` goes with starts = "delivered"'),
        ({"starts": '"delivered"', "periodicals": '[""]'}, "`periodicals` names kinds of outlets"),
        ({"unit": '"hours"', "move_to_working_day": "true"}, "`move_to_working_day` goes with days and at-once"),
        ({"from": "2026-07-01", "to": "2026-06-30"}, "`to` must not be before `from`"),
    ],
)
def test_what_a_limit_cannot_be_is_told_with_its_line(folder, write, keys, told):
    write("# trước", limit(**keys))

    ((line, key, message),) = faults(folder)
    assert (line, key) == (2, "deadline[1]")
    assert told in message


@pytest.mark.parametrize(("key", "value"), [("basis", '""'), ("starts", '"sau"'), ("levels", "[5]"), ("han", "1")])
def test_a_wrong_value_is_told_with_its_key(folder, write, key, value):
    write(limit(**{key: value}))

    ((_, where, _),) = faults(folder)
    assert where.startswith(f"deadline[1].{key}")


def test_an_id_stands_once(folder, write):
    unit = '[[unit]]\nid = "so-thu"\nname = "Sở Thử"'
    write(limit(to="2026-06-30"), limit(**{"from": "2026-07-01"}), unit, unit)

    assert [(key, message) for _, key, message in faults(folder)] == [
        ("deadline[2].id", "the id `mot` is used twice"),
        ("unit[2].id", "the id `so-thu` is used twice"),
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({}, {}),
        ({"to": "2026-06-30"}, {"from": "2026-06-30"}),
        ({"levels": "[3, 4]"}, {"levels": "[4]"}),
        ({"starts": '"delivered"', "periodicals": '["bao-in"]'}, {"starts": '"delivered"', "levels": "[4]"}),
        (
            {"starts": '"delivered"', "periodicals": '["bao-in"]'},
            {"starts": '"delivered"', "periodicals": '["bao-tuan", "bao-in"]', "from": "2026-07-01"},
        ),
    ],
)
def test_two_limits_that_hold_for_one_case_are_a_fault(folder, write, one, other):
    write(limit("mot", **one), limit("hai", **other))

    ((_, key, message),) = faults(folder)
    assert key == "deadline[2]"
    assert message.startswith("`hai` and `mot` both start with")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"to": "2026-06-30"}, {"from": "2026-07-01"}),
        ({}, {"levels": "[4]"}),  # the narrower one goes first
        ({"levels": "[4]"}, {"levels": "[1, 2, 3]"}),
        ({}, {"starts": '"asked"'}),
        (
            {"starts": '"delivered"', "periodicals": '["bao-in"]'},
            {"starts": '"delivered"', "periodicals": '["bao-tuan"]'},
        ),
    ],
)
def test_limits_of_which_one_is_chosen_stand_together(folder, write, one, other):
    write(limit("mot", **one), limit("hai", **other))

    assert len(load(folder).deadlines.deadline) == 2


DAYS = st.none() | st.dates(date(2026, 1, 1), date(2026, 1, 6))
KINDS = ("bao-in", "bao-tuan")


@st.composite
def rules(draw):
    first, last = draw(DAYS), draw(DAYS)
    if first and last and last < first:
        first, last = last, first
    return DeadlineRule(
        id="mot",
        name="Hạn thử",
        starts="delivered",
        limit=1,
        unit="days",
        levels=draw(st.sets(st.sampled_from((3, 4)))),
        periodicals=draw(st.sets(st.sampled_from(KINDS))),
        basis="Quy định thử",
        valid_from=first,
        to=last,
    )


@given(rules(), rules())
def test_two_limits_are_rivals_just_when_both_fit_some_case_on_some_day_and_neither_is_narrower(one, other):
    days = [date(2025, 12, 31), *(date(2026, 1, n) for n in range(1, 8))]
    both = any(
        each.holds(day) and each.fits(level, kind) and their.holds(day) and their.fits(level, kind)
        for each, their in ((one, other),)
        for day, level, kind in product(days, (1, 3, 4), (*KINDS, ""))
    )
    assert one.rivals(other) == other.rivals(one) == (both and one.narrowness == other.narrowness)
