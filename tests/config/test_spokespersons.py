"""rules/spokespersons.toml: read, and refused with file, line and key. Not for: how they are printed (tests/publish)."""

from datetime import date

import pytest

from monitor.config.spokespersons import Spokespersons, spokesperson_faults
from monitor.config.toml_file import parse

FIRST = '[[spokesperson]]\nunit = "Sở Thử"\nname = "Lê Mẫu"\npost = "Phó Giám đốc"\n'


def read(tmp_path, *parts):
    path = tmp_path / "spokespersons.toml"
    path.write_text("\n".join(parts) + "\n", encoding="utf-8")
    return parse(path, Spokespersons, "spokespersons.toml")


def test_who_speaks_on_a_day_follows_from_the_days_of_the_row(tmp_path):
    found, faults = read(
        tmp_path,
        FIRST + 'to = 2026-06-30\nsource = "Quyết định thử"',
        FIRST.replace("Lê Mẫu", "Trần Thử") + "from = 2026-07-01\nunverified = true",
    )
    assert faults == ()
    assert [row.name for row in found.on(date(2026, 6, 30))] == ["Lê Mẫu"]
    assert [row.name for row in found.on(date(2026, 7, 1))] == ["Trần Thử"]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("", "needs `source`"),
        ('source = "x"\nphone = "gọi sau"', "phone"),
        ('source = "x"\nemail = "khong phai thu"', "email"),
        ('source = "x"\nfrom = 2026-02-01\nto = 2026-01-01', "`to` must not be before `from`"),
        ('source = "x"\nprivate_phone = "0900 000 000"', "private_phone"),
    ],
)
def test_a_row_that_cannot_be_printed_is_refused(tmp_path, line, said):
    found, faults = read(tmp_path, FIRST + line)
    assert found is None
    assert any(said in f"{each.key} {each.message}" for each in faults)


def test_nobody_speaks_twice_for_a_unit_on_one_day(tmp_path):
    row = FIRST + 'source = "Quyết định thử"\n'
    found, _ = read(tmp_path, row, row)
    assert list(spokesperson_faults(found)) == [
        (("spokesperson", 1), "Lê Mẫu already speaks for Sở Thử on some of these days")
    ]
