"""`monitor rules backtest --flags`: which flags a change adds and removes over the archive, before anyone saves it."""

import json
from datetime import UTC, datetime

import pytest

from monitor.config import load_rules
from monitor.registers import enter
from monitor.store import Store

NOW = ("--now", "2026-09-01T07:00:00+07:00")
FACT = """
[[fact]]
id = "so-xa"
statement = "Tỉnh Tuyên Quang có 124 xã"
subject = [["Tuyên Quang"], ["xã"]]
value = 124
unit = ["xã"]
issuer = "UBND tỉnh"
document = "Báo cáo số 1/BC-M"
source = "văn thư"
"""
CHECK = """
[[kind]]
kind = "headline-beyond-text"
words = ["sập"]
hedges = ["nguy cơ"]
[[kind]]
kind = "no-named-source"
words = ["bị thương"]
vague = ["một nguồn tin"]
"""
NEWS = (
    (
        "Sập cầu Nà Lũng ở Tuyên Quang",
        "Cầu Nà Lũng có nguy cơ sập sau mưa lớn.\nNgười dân đã được báo để đi đường khác.",
        "08-20",
    ),
    ("Nổ mỏ đá ở Tuyên Quang", "Một nguồn tin cho biết mỏ đá nổ, ba người bị thương.\nTrời đã tạnh.", "08-21"),
    ("Tuyên Quang hôm nay", "Tuyên Quang hôm nay trời nắng. Tỉnh Tuyên Quang có 117 xã.", "08-22"),
    ("Sập cầu Nà Mạ ở Tuyên Quang", "Cầu Nà Mạ có nguy cơ sập, xã đã cấm đường.", "03-20"),
    ("Hội xuân Tuyên Quang", "Hội xuân mở bên hồ. Tỉnh Tuyên Quang có 9 hồ.", "08-23"),
)


@pytest.fixture
def office(folder, archive):
    """The small office with flags that have rules, and its news."""
    (folder / "rules" / "check.toml").write_text(CHECK, encoding="utf-8")
    (folder / "rules" / "facts").mkdir()
    (folder / "rules" / "facts" / "so-lieu.toml").write_text(FACT, encoding="utf-8")
    archive(*NEWS)
    return folder


@pytest.fixture
def changed(office, tmp_path_factory):
    """Copy check.toml elsewhere, changed."""

    def make(old="", new=""):
        path = tmp_path_factory.mktemp("changed") / "check.toml"
        assert old in CHECK
        path.write_text(CHECK.replace(old, new) if old else CHECK + new, encoding="utf-8")
        return path

    return make


def kinds(out):
    """Kind -> (titles that gain a flag, titles that lose one, flags that move)."""
    return {
        row["kind"]: ([c["title"] for c in row["adds"]], [c["title"] for c in row["removes"]], row["moves"])
        for row in json.loads(out)["kinds"]
    }


def ask(monitor, path, *more):
    code, out, err = monitor(*NOW, "rules", "backtest", path, "--flags", *more)
    assert (code, err) == (0, "")
    return out


def test_a_change_says_which_flags_it_adds_and_removes(monitor, changed):
    out = ask(monitor, changed('hedges = ["nguy cơ"]', ""))

    assert out.splitlines()[0] == "articles published from 03/06/2026 to 01/09/2026: 4; flags differ in 1"
    assert "headline-beyond-text: adds 0, removes 1\n" in out
    assert "  - 20/08/2026  Báo Thử Nghiệm: Sập cầu Nà Lũng ở Tuyên Quang (clip 1)\n" in out
    assert "      Tiêu đề khẳng định “Sập”" in out
    assert "Nothing is saved. What people decided of flags stays" in out


def test_every_flag_is_opened_in_json(monitor, changed):
    out = ask(monitor, changed('vague = ["một nguồn tin"]', 'vague = ["nguồn tin"]'), "--json")

    assert kinds(out) == {"no-named-source": ([NEWS[1][0]], [NEWS[1][0]], 0)}
    (row,) = json.loads(out)["kinds"]
    assert (row["adds"][0]["found"], row["removes"][0]["found"]) == ("nguồn tin", "một nguồn tin")
    assert row["adds"][0]["url"] == "https://bao.example/1"
    assert row["adds"][0]["explanation"].endswith("Cần kiểm chứng.")
    assert json.loads(out)["saved"] != json.loads(out)["changed"]


def test_a_kind_that_is_switched_off_loses_all_its_flags(monitor, changed):
    out = ask(monitor, changed('kind = "no-named-source"', 'kind = "no-named-source"\nenabled = false'), "--json")

    assert kinds(out) == {"no-named-source": ([], [NEWS[1][0]], 0)}


def test_another_weight_moves_flags_in_the_queue(monitor, changed):
    path = changed('kind = "no-named-source"', 'kind = "no-named-source"\nweight = 0.5')

    assert kinds(ask(monitor, path, "--json")) == {"no-named-source": ([], [], 1)}
    assert "no-named-source: adds 0, removes 0, moves 1 to another place in the queue" in ask(monitor, path)


def test_a_changed_fact_is_tried_too(monitor, office, tmp_path_factory):
    path = tmp_path_factory.mktemp("facts") / "so-lieu.toml"
    path.write_text(FACT.replace("value = 124", "value = 117"), encoding="utf-8")

    assert kinds(ask(monitor, path, "--json")) == {"figure-differs": ([], [NEWS[2][0]], 0)}


def test_what_stands_around_an_article_is_tried_too(monitor, office, changed, archive):
    told = ("Đính chính tin về cầu Nà Lũng ở Tuyên Quang", "Cầu Nà Lũng vẫn dùng được.", "08-24")
    archive(*NEWS, told)
    path = changed("", '[[kind]]\nkind = "correction-published"\nwords = ["đính chính"]\n')

    assert kinds(ask(monitor, path, "--json")) == {"correction-published": ([told[0]], [], 0)}


def test_rows_that_people_entered_hold_both_times(monitor, office, changed):
    path = changed('hedges = ["nguy cơ"]', "")
    row = {
        "id": "so-ho", "statement": "Tỉnh Tuyên Quang có 5 hồ", "subject": [["Tuyên Quang"], ["hồ"]], "value": 5,
        "unit": ["hồ"], "issuer": "UBND tỉnh", "document": "Báo cáo số 2/BC-M", "source": "văn thư",
    }  # fmt: skip
    before = json.loads(ask(monitor, path, "--json"))
    with Store.open(office / "data" / "monitor.db") as store:
        enter(store, load_rules(office), "fact", row, "an", datetime(2026, 8, 31, tzinfo=UTC))

    after = json.loads(ask(monitor, path, "--json"))

    assert [after[name] - before[name] for name in ("flags_saved", "flags_changed")] == [1, 1]
    assert after["kinds"] == before["kinds"]


def test_days_reach_as_far_back_as_asked(monitor, changed):
    path = changed('hedges = ["nguy cơ"]', "")
    counts = []
    for days in (1, 13, 90, 200):
        found = json.loads(ask(monitor, path, "--days", days, "--json"))
        counts.append((found["articles"], found["touched"]))
    assert counts == [(0, 0), (4, 1), (4, 1), (5, 2)]


def test_the_same_rules_change_nothing_and_nothing_is_saved(monitor, office, changed):
    before = monitor("export", "clips")[1]
    out = ask(monitor, changed())

    assert "the changed rules are the saved ones" in out
    assert "adds" not in out
    assert monitor("export", "clips")[1] == before


def test_an_empty_archive_has_nothing_to_try(monitor, folder, empty_database, tmp_path_factory):
    empty_database(folder / "data" / "monitor.db")
    path = tmp_path_factory.mktemp("none") / "topics" / "du-lich.toml"
    path.parent.mkdir()
    path.write_text((folder / "rules" / "topics" / "du-lich.toml").read_text(encoding="utf-8"), encoding="utf-8")

    assert "articles published from 03/06/2026 to 01/09/2026: 0; flags differ in 0" in ask(monitor, path)


def test_long_lists_are_cut_for_people_only(monitor, office, changed, archive):
    archive(*[NEWS[0]] * 40)
    path = changed('hedges = ["nguy cơ"]', "")
    out = ask(monitor, path)

    assert "  - and 11 more; --json lists all" in out
    assert all(len(line) <= 100 for line in out.splitlines())
    assert len(kinds(ask(monitor, path, "--json"))["headline-beyond-text"][1]) == 41


def test_a_change_that_does_not_load_is_told_with_every_fault(monitor, office, changed):
    path = changed('kind = "no-named-source"', 'kind = "no-source"\nwait = 3')
    code, out, err = monitor(*NOW, "rules", "backtest", path, "--flags")

    assert (code, out) == (1, "")
    assert "rules/check.toml" in err
    assert "wait" in err
