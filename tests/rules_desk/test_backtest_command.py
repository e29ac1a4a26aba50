"""`monitor rules backtest`: what a change adds and removes over the archive, before anyone saves it."""

import json
import shutil
from datetime import UTC, datetime

import pytest

from monitor.store import Store

NOW = ("--now", "2026-09-01T07:00:00+07:00")
NEWS = (
    ("Tuyên Quang có cầu mới", "Cây cầu ở xã Na Hang, tỉnh Tuyên Quang đã thông.", "08-20"),
    ("Tuyên Quang đón khách du lịch", "Du lịch Tuyên Quang vào mùa, xe khách chạy suốt đêm.", "08-21"),
    ("Na Hang tổng kết", "Xã Na Hang, tỉnh Tuyên Quang họp bên hồ Suối Lạ, họp cuối tháng.", "08-22"),
    ("Tuyên Quang có cầu mới từ lâu", "Bài của năm tháng trước về cầu mới ở Tuyên Quang.", "03-20"),
)


@pytest.fixture
def changed(folder, tmp_path_factory):
    """Copy a rule file of the office elsewhere, changed."""

    def make(name, old="", new=""):
        path = tmp_path_factory.mktemp("changed") / name
        path.parent.mkdir(exist_ok=True)
        source = next((folder / "rules").rglob(path.name))
        text = source.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")
        return path

    return make


def labels(out):
    """(kind, label) -> titles that get it, titles that lose it."""
    found = json.loads(out)["labels"]
    return {
        (row["kind"], row["label"]): ([c["title"] for c in row["adds"]], [c["title"] for c in row["removes"]])
        for row in found
    }


def test_a_change_says_what_it_adds_and_removes(monitor, archive, changed):
    archive(*NEWS)
    path = changed("giao-thong.toml", '"cầu mới"', '"xe khách chạy", "đón khách"')
    code, out, err = monitor(*NOW, "rules", "backtest", path)

    assert (code, err) == (0, "")
    assert out.splitlines()[0] == "articles published from 03/06/2026 to 01/09/2026: 3; labels differ in 2"
    assert "topic giao-thong: adds 1, removes 1" in out
    assert "  + 21/08/2026  Báo Thử Nghiệm: Tuyên Quang đón khách du lịch (clip 2)\n" in out
    assert "      “đón khách” in the headline, “xe khách chạy”\n" in out
    assert "  - 20/08/2026  Báo Thử Nghiệm: Tuyên Quang có cầu mới (clip 1)\n" in out
    assert "      “cầu mới” in the headline\n" in out
    assert "Nothing is saved. Labels that people decided are left aside" in out


def test_an_imported_article_outside_the_scope_is_looked_at_too(monitor, archive, outside, changed):
    archive(*NEWS)
    outside("Phú Thọ có cầu mới", "Cầu mới đã thông.", "08-25")
    code, out, _ = monitor(*NOW, "rules", "backtest", changed("giao-thong.toml", '"cầu mới"', '"xe khách"'), "--json")
    assert code == 0
    assert "Phú Thọ có cầu mới" in labels(out)["topic", "giao-thong"][1]
    assert "Phú Thọ có cầu mới" not in monitor("export", "clips")[1]


def test_what_people_decided_changes_nothing_of_what_the_rules_would_say(monitor, archive, changed, folder):
    archive(*NEWS)
    ask = (*NOW, "rules", "backtest", changed("giao-thong.toml", '"cầu mới"', '"xe khách chạy"'), "--json")
    before = monitor(*ask)
    with Store.open(folder / "data" / "monitor.db") as store:
        at = datetime(2026, 8, 31, tzinfo=UTC)
        store.decisions.add(1, "topic", "giao-thong", "accept", who="an", at=at)
        store.decisions.add(2, "province", "none", "add", who="an", at=at)

    assert monitor(*ask) == before


def test_nothing_is_saved(monitor, archive, changed, folder):
    archive(*NEWS)
    before = {path: path.read_bytes() for path in (folder / "rules").rglob("*.toml")}
    clips = monitor("export", "clips")[1]
    monitor(*NOW, "rules", "backtest", changed("giao-thong.toml", '"cầu mới"', '"xe khách"'))

    assert {path: path.read_bytes() for path in (folder / "rules").rglob("*.toml")} == before
    assert monitor("export", "clips")[1] == clips


def test_days_reach_as_far_back_as_asked(monitor, archive, changed):
    archive(*NEWS)
    path = changed("giao-thong.toml", '"cầu mới"', '"không có gì"')
    counts = []
    for days in (1, 13, 90, 200):
        found = json.loads(monitor(*NOW, "rules", "backtest", path, "--days", days, "--json")[1])
        counts.append((found["articles"], found["touched"]))
    assert counts == [(0, 0), (3, 1), (3, 1), (4, 2)]


def test_province_places_and_tone_are_told_too(monitor, archive, changed):
    archive(*NEWS)
    lake = '[[place]]\nname = "Suối Lạ"\nkind = "hồ"\nweight = "strong"\n'
    places = changed("places.toml", '[[place]]\nname = "Na Hang', f'{lake}[[place]]\nname = "Na Hang')
    out = monitor(*NOW, "rules", "backtest", places, "--json")[1]
    assert labels(out) == {("place", "Suối Lạ"): ([NEWS[2][0]], [])}

    province = changed("province.toml", 'text = "Tuyên Quang"', 'text = "Tuyên Quang xưa"')
    found = labels(monitor(*NOW, "rules", "backtest", province, "--json")[1])
    assert NEWS[1][0] in found["province", "central"][1]
    assert NEWS[1][0] in found["tone", "trung-tinh"][1]


def test_an_answer_in_json_opens_every_article(monitor, archive, changed):
    archive(*NEWS)
    found = json.loads(
        monitor(*NOW, "rules", "backtest", changed("giao-thong.toml", '"cầu mới"', '"đón khách"'), "--json")[1]
    )
    (row,) = found["labels"]
    (case,) = row["adds"]
    assert case["url"] == "https://bao.example/1"
    assert case["evidence"][0] == {
        "field": "title", "start": 12, "end": 21, "text": "đón khách", "rule": "topics/giao-thong"
    }  # fmt: skip
    assert found["saved"] != found["changed"]


def test_a_new_topic_lies_in_a_folder_of_that_name(monitor, archive, tmp_path_factory):
    archive(*NEWS)
    text = 'id = "hop"\nlabel = "Họp"\nstrong = ["tổng kết", "họp cuối tháng"]\n'
    loose = tmp_path_factory.mktemp("new") / "hop.toml"
    placed = loose.parent / "topics" / "hop.toml"
    placed.parent.mkdir()
    for path in (loose, placed):
        path.write_text(text, encoding="utf-8")

    assert labels(monitor(*NOW, "rules", "backtest", placed, "--json")[1]) == {("topic", "hop"): ([NEWS[2][0]], [])}
    code, out, err = monitor(*NOW, "rules", "backtest", loose)
    assert (code, out, "a new topic lies in a folder `topics`" in err) == (1, "", True)


def test_a_whole_folder_of_rules_is_taken(monitor, archive, folder, tmp_path_factory):
    archive(*NEWS)
    other = tmp_path_factory.mktemp("whole")
    shutil.copytree(folder / "rules", other / "rules")
    (other / "rules" / "topics" / "giao-thong.toml").unlink()
    expected = {("topic", "giao-thong"): ([], [NEWS[0][0]])}
    assert labels(monitor(*NOW, "rules", "backtest", other, "--json")[1]) == expected
    assert labels(monitor(*NOW, "rules", "backtest", other / "rules", "--json")[1]) == expected


def test_the_same_rules_change_nothing(monitor, archive, folder):
    archive(*NEWS)
    code, out, _ = monitor(*NOW, "rules", "backtest", folder / "rules" / "topics" / "du-lich.toml")
    assert (code, "the changed rules are the saved ones" in out, "adds" in out) == (0, True, False)


def test_a_change_that_does_not_load_is_told_with_every_fault(monitor, archive, changed):
    archive(*NEWS)
    path = changed("giao-thong.toml", 'label = "Giao thông"', "lable = 3")
    code, out, err = monitor(*NOW, "rules", "backtest", path)
    assert (code, out) == (1, "")
    assert "rules/topics/giao-thong.toml:3: lable: unknown key" in err
    assert "rules/topics/giao-thong.toml:1: label: is missing" in err


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("none.toml", "does not exist"),
        ("office.toml", "decides no label"),
        ("notes.txt", "is no rule file"),
        ("unheard.toml", "rules/ has no unheard.toml"),
    ],
)
def test_what_cannot_be_placed_is_said(monitor, folder, tmp_path_factory, name, said):
    path = tmp_path_factory.mktemp("odd") / name
    if name != "none.toml":
        path.write_text("", encoding="utf-8")
    code, out, err = monitor("rules", "backtest", path)
    assert (code, out, err.count("\n"), said in err) == (1, "", 1, True)


def test_many_articles_go_through_processes(monitor, archive, changed):
    archive(*[NEWS[0]] * 260)
    found = json.loads(
        monitor(*NOW, "rules", "backtest", changed("giao-thong.toml", '"cầu mới"', '"thôi"'), "--json")[1]
    )
    assert (found["articles"], found["touched"], len(found["labels"][0]["removes"])) == (260, 260, 260)


def test_long_lists_are_cut_for_people_only(monitor, archive, changed):
    archive(*[NEWS[0]] * 40)
    out = monitor(*NOW, "rules", "backtest", changed("giao-thong.toml", '"cầu mới"', '"thôi"'))[1]
    assert "  - and 10 more; --json lists all" in out
    assert all(len(line) <= 100 for line in out.splitlines())
