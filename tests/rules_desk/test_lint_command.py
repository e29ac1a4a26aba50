"""`monitor rules lint`: faults, slips of rules that load, and phrases that the archive never had."""

from pathlib import Path

import pytest

from monitor.config import load
from monitor.config.learned import Learned, write_learned
from monitor.rules_desk.lint import warnings


def change(folder, name, old, new):
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


TRAVEL = "rules/topics/du-lich.toml"


def test_sound_rules_are_called_sound(monitor, folder):
    code, out, err = monitor("rules", "lint")
    assert (code, err) == (0, "")
    assert out.splitlines()[0].endswith("2 topics, 22 phrases, no fault, no warnings")
    assert (
        out.splitlines()[1] == f"there is no archive in {folder / 'data'} (--data): phrases were not looked for in it"
    )
    assert not (folder / "data").exists()


def test_the_rules_of_the_repository_have_no_slip_that_hides_one_of_the_office():
    root = Path(__file__).parents[2]
    assert warnings(root, load(root)) == ()


def test_every_fault_of_every_file_is_listed(monitor, folder):
    change(folder, "rules/tone.toml", "threshold = 1.5", "threshold = -1")
    change(folder, TRAVEL, 'label = "Du lịch"', "")
    code, out, err = monitor("rules", "lint")
    assert (code, out) == (1, "")
    assert "rules/tone.toml:5: threshold:" in err
    assert "rules/topics/du-lich.toml:1: label: is missing" in err


@pytest.mark.parametrize(
    ("name", "old", "new", "line"),
    [
        (TRAVEL, '"điểm đến",', '"điểm đến", "du lịch",', f"{TRAVEL}:6: strong[3]: “du lịch” stands already in strong[1] on line 5"),
        (TRAVEL, '"điểm đến",', '"điểm đến", "hoà bình", "hòa bình",', f"{TRAVEL}:6: strong[4]: “hòa bình” is compared as “hoà bình” in strong[3] on line 6"),
        (TRAVEL, 'weak = ["', 'weak = ["Du Lịch", "', f"{TRAVEL}:8: weak[1]: “Du Lịch” is compared as “du lịch” in strong[1] on line 5"),
        (TRAVEL, '"điểm đến",', '"điểm đến", "tour du lịch vũ trụ",', f"{TRAVEL}:6: strong[3]: “tour du lịch vũ trụ” never counts: “du lịch vũ trụ” in exclude[1] on line 9"),
        (TRAVEL, '["du lịch vũ trụ"]', '["du lịch vũ trụ"]\n[[phrase]]\ntext = "vé du lịch vũ trụ"\nweight = 2', f"{TRAVEL}:11: phrase[1].text: “vé du lịch vũ trụ” never counts"),
        (TRAVEL, '"du lịch vũ trụ"', '"du lịch vũ trụ", "vũ trụ học"', f"{TRAVEL}:9: exclude[2]: “vũ trụ học” cancels nothing"),
        (TRAVEL, '"điểm đến",', '"điểm đến", "diem den",', f"{TRAVEL}:6: strong[3]: “diem den” has no accents; remove it, “điểm đến” is there"),
        (TRAVEL, '"điểm đến",', '"điểm đến", "canh dep viet",', f"{TRAVEL}:6: strong[3]: “canh dep viet” has no accents; write it as the press does"),
        (TRAVEL, '"điểm đến",', '"điểm đến", "Nguyễn Văn Thử",', f"{TRAVEL}:6: strong[3]: “Nguyễn Văn Thử” looks like a person's name"),
        (TRAVEL, '"điểm đến",', '"điểm đến", "báo thử nghiệm",', f"{TRAVEL}:6: strong[3]: “báo thử nghiệm” is the name of a source"),
        (TRAVEL, '"điểm đến",', '"điểm đến", "…",', f"{TRAVEL}:6: strong[3]: “…” has no letter and is never found"),
        ("rules/tone.toml", '["sai phạm"]', '["sai phạm", "Sai phạm"]', "rules/tone.toml:13: kind[2].act[2]: “Sai phạm” is compared as “sai phạm”"),
        ("rules/tone.toml", "negation =", 'goal = ["sẽ", "sẽ"]\nnegation =', "rules/tone.toml:2: goal[2]: “sẽ” stands already"),
        ("rules/tone.toml", "target =", 'unless = ["lũ", "lũ"]\ntarget =', "rules/tone.toml:14: kind[2].unless[2]: “lũ” stands already"),
        ("rules/province.toml", "other =", 'home = ["quê", "Quê"]\nother =', "rules/province.toml:4: home[2]: “Quê” is compared as “quê”"),
        ("rules/province.toml", 'text = "xứ Tuyên"', 'text = "tuyên quang"', "rules/province.toml:9: names[2].text: “tuyên quang” is compared as"),
        ("rules/province.toml", '[[names]]\ntext = "Tuyên', '[[former]]\nuntil = 2025-06-30\nphrases = ["huyện", "huyện"]\n[[names]]\ntext = "Tuyên', "rules/province.toml:8: former[1].phrases[2]: “huyện” stands already"),
        ("rules/places.toml", 'weight = "anchored"', 'weight = "anchored"\nforeign = { en = ["Son Duong", "Son Duong"] }', "rules/places.toml:11: place[2].foreign.en[2]: “Son Duong” stands already"),
        ("rules/places.toml", 'name = "Sơn Dương"', 'name = "Na Hang"', "rules/places.toml:8: place[2].name: “Na Hang” is also the xã on line 3 on the same days"),
        ("rules/province.toml", '"Lào Cai",', '"Lào Cai", "Na Hang",', "rules/places.toml:3: place[1].name: “Na Hang” is also another province"),
    ],
)  # fmt: skip
def test_a_slip_is_one_line_that_says_where_and_what_to_do(monitor, folder, name, old, new, line):
    change(folder, name, old, new)
    code, out, err = monitor("rules", "lint")
    assert (code, err) == (0, "")
    assert [each for each in out.splitlines() if each.startswith(line)]
    assert "no fault, 1 warning\n" in out


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        (TRAVEL, '"điểm đến",', '"điểm đến", "thanh tra", "kinh doanh", "homestay", "check in", "OCOP", "Covid 19",'),
        (TRAVEL, '"điểm đến",', '"điểm đến", "Hoàng Thử", "Trần đời", "Lê Thử Na Hang",'),
        (TRAVEL, '"du lịch vũ trụ"', '"điểm đến của tên lửa", "sở du lịch", "lễ du"'),
        (TRAVEL, '["du lịch vũ trụ"]', '["du lịch vũ trụ", "bến xe buýt"]\n[[phrase]]\ntext = "bến xe"\nweight = 2'),
        (TRAVEL, '["du lịch vũ trụ"]', '["du lịch vũ trụ"]\n[[unless]]\nnear = ["điểm đến", "tên lửa"]'),
        (TRAVEL, '"điểm đến",', '"điểm đến", "Hồng Kông", "Hong Kong",'),
        ("rules/places.toml", 'name = "Sơn Dương"\nkind = "xã"', 'name = "Na Hang"\nkind = "huyện"'),
        ("rules/places.toml", 'code = "02224"', 'code = "02224"\nalso = ["Nà Hang"]'),
    ],
)
def test_what_is_meant_so_is_not_warned_of(monitor, folder, name, old, new):
    """Words without accents that are Vietnamese, capitals that are no person, exclusions that touch, two kinds of unit."""
    change(folder, name, old, new)
    assert "no fault, no warnings\n" in monitor("rules", "lint")[1]


def test_two_places_of_one_name_at_different_times_are_two(monitor, folder):
    change(folder, "rules/places.toml", 'code = "02224"', 'code = "02224"\nfrom = 2025-07-01')
    change(folder, "rules/places.toml", 'name = "Sơn Dương"', 'name = "Na Hang"\nto = 2025-06-30')
    assert "no fault, no warnings\n" in monitor("rules", "lint")[1]
    change(folder, "rules/places.toml", "to = 2025-06-30", "to = 2025-07-01")
    assert "no fault, 1 warning\n" in monitor("rules", "lint")[1]


def test_a_phrase_that_the_archive_never_had_is_told_from_two_hundred_articles_on(monitor, folder, archive):
    said = ("Tuyên Quang: du lịch, giao thông, cầu mới", "Du khách và điểm đến xứ Tuyên. Không bác bỏ. Điểm sáng.")
    archive(*[(*said, "08-01")] * 199)
    assert "the archive has 199 articles" in monitor("rules", "lint")[1]

    archive((*said, "08-01"))
    code, out, _ = monitor("rules", "lint")
    assert code == 0
    missing = [line.split("”")[0] for line in out.splitlines() if "in none of the 200 articles" in line]
    assert missing == [
        f"{TRAVEL}:9: exclude[1]: “du lịch vũ trụ",
        "rules/tone.toml:13: kind[2].act[1]: “sai phạm",
        "rules/tone.toml:14: kind[2].target[1]: “cán bộ",
        "rules/tone.toml:14: kind[2].target[2]: “lãnh đạo",
        "rules/tone.toml:4: exclude[1]: “chống sai phạm",
    ]


def test_topics_that_the_model_or_the_folder_does_not_know_are_told(monitor, folder):
    write_learned(Learned(("cu", "du-lich"), (0.0, 0.0), {}), "", folder / "rules" / "learned.json")
    out = monitor("rules", "lint")[1]
    assert "rules/learned.json:1: topics: “cu” has no file in rules/topics" in out
    assert "rules/topics/giao-thong.toml:1: id: nothing was learned of it" in out
    assert "no fault, 2 warnings\n" in out


def test_an_unaccented_article_has_a_phrase_too(monitor, folder, archive):
    change(folder, TRAVEL, '"điểm đến",', '"điểm đến", "hang động", "suối nước",')
    archive(*[("Tuyen Quang mo hang dong", "Hang dong moi o Tuyen Quang don khach.", "08-01")] * 200)
    out = monitor("rules", "lint")[1]
    assert "“suối nước” is in none of the 200 articles" in out
    assert "“hang động”" not in out
