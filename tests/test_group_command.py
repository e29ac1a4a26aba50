"""`monitor group` as a person meets it. Not for: what makes a copy or a story (tests/group)."""

import gzip
import io
import json
import subprocess
import sys
import unicodedata
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_office import SMALL, put

from monitor.grouping import group_lines

ROOT = Path(__file__).parents[1]
NOW = datetime(2026, 9, 1, tzinfo=UTC)
NEWS = {
    "id": 7,
    "title": "Khánh thành cầu treo Nậm Mẫu ở Lai Châu",
    "text": "Sáng 3/8, xã Nậm Mẫu khánh thành cây cầu treo dài 64 m bắc qua suối Nậm Mẫu, thay cho bè tre mà học sinh vẫn qua lại "
    "mỗi mùa lũ. Công trình do bộ đội và dân quân góp 730 ngày công, hoàn thành sau năm tháng thi công.",
    "published": "2026-08-03T09:00:00+07:00",
    "outlet": "Báo Một",
}
COPY = NEWS | {"id": "b", "published": "2026-08-03T11:00:00+07:00", "outlet": "Báo Hai"}
TOLD_ANEW = {
    "id": "c",
    "title": "Lai Châu: Người dân Nậm Mẫu có cầu treo mới",
    "text": "Cây cầu treo Nậm Mẫu dài 64 m vừa đưa vào sử dụng sáng 3/8. Từ nay học sinh không phải đi bè qua suối Nậm Mẫu khi "
    "nước lớn; 730 ngày công đã được bộ đội đóng góp.",
    "published": "2026-08-03T14:00:00+07:00",
    "outlet": "Báo Ba",
}
OTHER = {
    "id": 9,
    "title": "Giá lợn hơi tăng mạnh ở miền Bắc",
    "text": "Thương lái trả 68.000 đồng mỗi kg lợn hơi, cao hơn tuần trước 3.000 đồng, vì nguồn cung giảm sau dịch.",
    "published": "2026-08-03T08:00:00+07:00",
    "outlet": "Báo Một",
}
PRESS = (OTHER, NEWS, COPY, TOLD_ANEW)
NOTHING = {"id": 1, "title": "", "text": ""}


OFFICE = SMALL | {"rules/stories.toml": (ROOT / "rules" / "stories.toml").read_text(encoding="utf-8")}


@pytest.fixture
def folder(tmp_path):
    """A small office."""
    return put(tmp_path, OFFICE)


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    """The same, for tests that change nothing in it."""
    return put(tmp_path_factory.mktemp("office"), OFFICE)


def answers(out):
    return [json.loads(line) for line in out.splitlines()]


def test_an_answer_has_the_keys_of_the_contract_in_the_order_given(monitor, rows):
    code, out, err = monitor("group", rows(TOLD_ANEW, COPY, OTHER, NEWS))

    assert (code, err) == (0, "")
    assert [list(each) for each in answers(out)] == [["id", "copy_of", "story"]] * 4
    assert answers(out) == [
        {"id": "c", "copy_of": None, "story": 7},
        {"id": "b", "copy_of": 7, "story": 7},
        {"id": 9, "copy_of": None, "story": 9},
        {"id": 7, "copy_of": None, "story": 7},
    ]


def test_why_says_what_an_article_has_in_common_with_its_story(monitor, rows):
    _, out, _ = monitor("group", "--why", rows(*PRESS))
    other, news, copy, anew = answers(out)

    assert list(anew) == ["id", "copy_of", "story", "why"]
    assert list(anew["why"]) == ["article", "likeness", "places", "names", "numbers", "words", "hours"]
    assert (anew["why"]["article"], anew["why"]["places"], anew["why"]["hours"]) == (7, ["Lai Châu"], 5)
    assert "730" in anew["why"]["numbers"]
    assert any("Nậm Mẫu" in name for name in anew["why"]["names"])
    assert [each["why"] for each in (other, news, copy)] == [None] * 3


def test_standard_input_is_read_without_a_file_and_with_a_dash(monitor, folder, monkeypatch):
    for arguments in ((), ("-",)):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(json.dumps(NEWS).encode()), encoding="utf-8"))
        code, out, _ = monitor("group", *arguments)
        assert (code, answers(out)) == (0, [{"id": 7, "copy_of": None, "story": 7}])


@pytest.mark.parametrize("lines", [(), ("", "  ")])
def test_of_nothing_nothing_is_said(monitor, rows, lines):
    assert monitor("group", rows(*lines)) == (0, "", "")


def test_ids_are_given_back_as_they_came(monitor, rows):
    ids = ["một", 2, 3.5, "", -4, "12", 12]
    _, out, _ = monitor("group", rows(*(OTHER | {"id": id_, "title": f"{id_}", "text": f"{id_}"} for id_ in ids)))
    assert [[each["id"], each["story"]] for each in answers(out)] == [[id_, id_] for id_ in ids]


@pytest.mark.parametrize(("one", "again"), [(9, 9), ("a", "a"), (9, 9.0)])
def test_an_id_that_stands_twice_is_refused_with_its_line_after_the_answers_before_it(monitor, rows, one, again):
    path = rows(OTHER | {"id": one}, "", NEWS, COPY | {"id": again}, TOLD_ANEW)
    code, out, err = monitor("group", path)

    assert (code, [each["id"] for each in answers(out)]) == (1, [one, 7])
    assert err == f"monitor: {path}, line 4: has the `id` of line 1\n"


def test_a_date_without_an_offset_is_one_of_the_office(monitor, rows):
    """09:30 in the office is before 03:00 UTC, so the other one is the copy."""
    _, out, _ = monitor(
        "group", rows(NEWS | {"published": "2026-08-03T03:00:00Z"}, COPY | {"published": "2026-08-03T09:30"})
    )
    assert [each["copy_of"] for each in answers(out)] == ["b", None]


def test_articles_without_a_date_are_of_now(monitor, rows):
    undated = {key: value for key, value in COPY.items() if key != "published"}
    path = rows(undated, NEWS)
    _, near, _ = monitor("--now", "2026-08-05T00:00:00Z", "group", path)
    _, before, _ = monitor("--now", "2026-08-01T00:00:00Z", "group", path)
    _, later, _ = monitor("--now", "2026-12-01T00:00:00Z", "group", path)

    assert [each["copy_of"] for each in answers(near)] == [7, None]
    assert [each["copy_of"] for each in answers(before)] == [None, "b"]
    assert [each["story"] for each in answers(later)] == ["b", 7]


def test_of_articles_of_one_moment_the_lesser_id_comes_first(monitor, rows):
    same = [NEWS | {"id": id_, "outlet": id_} for id_ in ("c", "a", "b")]
    _, out, _ = monitor("group", rows(*same))
    assert [each["copy_of"] for each in answers(out)] == ["a", None, "a"]


def test_articles_without_words_are_no_copies_and_stories_of_their_own(monitor, rows):
    code, out, _ = monitor("group", rows(NOTHING, NOTHING | {"id": 2}, NOTHING | {"id": 3, "title": " "}))
    assert (code, [[each["copy_of"], each["story"]] for each in answers(out)]) == (0, [[None, 1], [None, 2], [None, 3]])


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        ("{", "is no JSON (column 2"),
        ("[1]", "is no JSON object"),
        ({"title": "a", "text": "b"}, "needs `id`"),
        ({"id": 1, "text": "b"}, "needs `title`"),
        ({"id": 1, "title": "a", "text": None}, "needs `text`"),
        ({"id": 1, "title": "a", "text": "b", "published": "hôm qua"}, "`published` is 'hôm qua', no ISO 8601"),
    ],
)
def test_a_bad_line_is_named_after_the_answers_before_it(monitor, rows, bad, said):
    path = rows(COPY, NEWS, "", bad, OTHER)
    code, out, err = monitor("group", path)

    assert (code, [each["copy_of"] for each in answers(out)]) == (1, [7, None])
    assert err.startswith(f"monitor: {path}, line 4: {said}")
    assert err.count("\n") == 1


def test_a_file_that_is_not_there_is_named(monitor, folder):
    code, _, err = monitor("group", folder / "none.jsonl")
    assert (code, "none.jsonl cannot be read: No such file" in err) == (1, True)


def test_a_packed_file_is_no_text(monitor, folder):
    path = folder / "articles.jsonl.gz"
    path.write_bytes(gzip.compress(json.dumps(NEWS).encode()))
    code, out, err = monitor("group", path)
    assert (code, out, "line 1: is no UTF-8 text" in err) == (1, "", True)


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        ("# a\nthreshold = 0.2\n", "rules/stories.toml:2: threshold: "),
        ("# a\n\nthreshhold = 0.7\n", "rules/stories.toml:3: threshhold: "),
        ("threshold = \n", "rules/stories.toml:1: "),
    ],
)
def test_broken_rules_are_said_before_anything_is_grouped(monitor, rows, folder, broken, said):
    (folder / "rules" / "stories.toml").write_text(broken, encoding="utf-8")
    code, out, err = monitor("group", rows(NEWS))
    assert (code, out) == (1, "")
    assert said in err


def test_the_threshold_of_the_office_counts(monitor, rows, folder):
    (folder / "rules" / "stories.toml").write_text("threshold = 0.99\n", encoding="utf-8")
    _, out, _ = monitor("group", rows(*PRESS))
    assert [each["story"] for each in answers(out)] == [9, 7, 7, "c"]


@pytest.mark.parametrize(
    "spell",
    [
        lambda text: unicodedata.normalize("NFD", text),
        lambda text: text.replace(" ", "\u00a0 "),
        lambda text: text.replace("n", "n\u00ad"),
        lambda text: "\r\n" + text.replace(". ", ".\r\n"),
    ],
    ids=["NFD", "no-break", "soft hyphens", "CRLF"],
)
def test_what_a_reader_cannot_see_changes_nothing(monitor, rows, spell):
    spelt = [row | {key: spell(row[key]) for key in ("title", "text")} for row in PRESS]
    assert monitor("group", "--why", rows(*spelt)) == monitor("group", "--why", rows(*PRESS))


def test_half_a_character_travels_back_as_it_came(monitor, rows):
    code, out, _ = monitor("group", rows(json.dumps(NEWS | {"id": "\ud800", "title": "Cầu\ud800 treo"})))
    assert (code, answers(out)) == (0, [{"id": "\ud800", "copy_of": None, "story": "\ud800"}])


def test_a_reader_that_goes_away_is_no_fault(rows, folder):
    """`monitor group | head -1` says nothing on standard error."""
    path = rows(*(OTHER | {"id": n, "title": f"Tin {n}", "text": f"{n}"} for n in range(3000)))
    command = [sys.executable, "-m", "monitor", "--config", str(folder), "group", str(path)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        process.wait(timeout=60)


# -- the order of the lines --------------------------------------------------------------------------

hours = st.sampled_from(["2026-08-03T09:00:00Z", "2026-08-03T10:00:00Z", "2026-08-05T10:00:00Z", None])
outlets = st.sampled_from(["Báo Một", "Báo Hai", ""])
articles = st.builds(
    lambda row, at, outlet, cut: row | {"published": at, "outlet": outlet, "text": row["text"][:cut]},
    st.sampled_from([*PRESS, NOTHING]),
    hours,
    outlets,
    st.sampled_from([40, 150, 9999]),
)


@settings(max_examples=40)
@given(st.lists(articles, min_size=1, max_size=12), st.randoms())
def test_the_answers_do_not_depend_on_the_order_of_the_lines(small, given_, dice):
    given_ = [row | {"id": n} for n, row in enumerate(given_)]
    shuffled = list(given_)
    dice.shuffle(shuffled)

    def said(press):
        path = small / "press.jsonl"
        path.write_text("".join(json.dumps(row) + "\n" for row in press), encoding="utf-8")
        return [json.loads(line) for line in group_lines(small, path, UTC, NOW, why=True)]

    one, two = said(given_), said(shuffled)
    assert [row["id"] for row in two] == [row["id"] for row in shuffled]
    assert sorted(one, key=lambda row: row["id"]) == sorted(two, key=lambda row: row["id"])

    story = {row["id"]: row["story"] for row in one}
    originals = {row["id"]: row["copy_of"] for row in one}
    for row in one:
        assert story[row["story"]] == row["story"]  # what founded it is in it
        if row["copy_of"] is not None:
            assert (originals[row["copy_of"]], story[row["copy_of"]]) == (None, row["story"])
            assert row["why"] is None
        if row["why"]:
            assert story[row["why"]["article"]] == row["story"]
        else:
            assert row["copy_of"] is not None or row["story"] == row["id"]


def test_recorded_articles_are_answered_in_order_and_alike_in_any(shared, folder, monitor):
    with gzip.open(shared / "data" / "press" / "items.jsonl.gz", "rt", encoding="utf-8") as lines:
        items = [json.loads(line) for line, _ in zip(lines, range(600), strict=False)]
    press = [
        {"id": n, "title": item["title"], "text": item["summary"], "published": item["at"], "outlet": item["outlet"]}
        for n, item in enumerate(items)
    ]
    path = folder / "press.jsonl"
    said = []
    for rows_ in (press, press[::-1]):
        path.write_text("".join(json.dumps(row) + "\n" for row in rows_), encoding="utf-8")
        code, out, err = monitor("group", path)
        assert (code, err, [each["id"] for each in answers(out)]) == (0, "", [row["id"] for row in rows_])
        said.append(sorted(answers(out), key=lambda row: row["id"]))
    assert said[0] == said[1]
    assert len({row["story"] for row in said[0]}) < len(press)
