"""`monitor tag` as a person meets it. Not for: what is found in which words (tests/tag)."""

import gzip
import io
import json
import subprocess
import sys
import unicodedata
from itertools import islice
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.config import load_rules
from monitor.given import parse
from monitor.tag import Tagger
from monitor.tagging import tag_row

ROOT = Path(__file__).parents[2]
NEWS = {
    "id": 7,
    "title": "Tuyên Quang: Na Hang mở tuyến du lịch mới",
    "text": "Sáng nay, xã Na Hang đón du khách. Đây là điểm sáng của Tuyên Quang về du lịch.",
    "published": "2026-08-03T09:00:00+07:00",
    "outlet": "Báo Thử Nghiệm",
    "language": "vi",
}


def spans(value):
    """Every evidence in an answer."""
    if isinstance(value, dict):
        if "field" in value:
            yield value
        for each in value.values():
            yield from spans(each)
    if isinstance(value, list):
        for each in value:
            yield from spans(each)


def quotes(row, answer):
    found = list(spans(answer))
    return found and all(row[e["field"]][e["start"] : e["end"]] == e["text"] for e in found)


def test_an_answer_has_the_keys_of_the_contract(monitor, rows):
    code, out, err = monitor("tag", rows(NEWS))
    answer = json.loads(out)

    assert (code, err, out.count("\n")) == (0, "", 1)
    assert list(answer) == ["id", "province", "province_evidence", "topics", "places", "tone"]
    assert (answer["id"], answer["province"]) == (7, "central")
    assert set(answer["topics"][0]) == {"id", "score", "evidence"}
    assert answer["topics"][0]["id"] == "du-lich"
    assert set(answer["places"][0]) == {"name", "code", "evidence"}
    assert (answer["places"][0]["name"], answer["places"][0]["code"]) == ("Na Hang", "02224")
    assert set(answer["tone"]) == {"value", "unsure", "evidence"}
    assert all(set(each) == {"field", "start", "end", "text", "rule"} for each in spans(answer))
    assert quotes(NEWS, answer)


def test_an_article_elsewhere_has_no_tone(monitor, rows):
    _, out, _ = monitor("tag", rows({"id": "a", "title": "Cầu mới ở Sơn La", "text": "Cầu mới đã thông."}))
    answer = json.loads(out)
    assert (answer["province"], answer["places"], answer["tone"]) == ("none", [], None)


def test_standard_input_is_read_without_a_file_and_with_a_dash(monitor, folder, monkeypatch):
    for arguments in ((), ("-",)):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(json.dumps(NEWS).encode()), encoding="utf-8"))
        code, out, _ = monitor("tag", *arguments)
        assert (code, json.loads(out)["id"]) == (0, 7)


def test_order_and_ids_are_kept_and_blank_lines_skipped(monitor, rows):
    ids = ["một", 2, 3.5, "", -4, "12"]
    lines = [line for id_ in ids for line in (NEWS | {"id": id_}, "", "   ")]
    code, out, _ = monitor("tag", rows(*lines))
    assert (code, [json.loads(line)["id"] for line in out.splitlines()]) == (0, ids)


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        ("{", "is no JSON (column 2"),
        ("[" * 100_000, "is no JSON"),
        ('{"id": ' + "9" * 5000 + "}", "is no JSON"),
        ("[1]", "is no JSON object"),
        ({"title": "a", "text": "b"}, "needs `id`"),
        ({"id": True, "title": "a", "text": "b"}, "needs `id`"),
        ({"id": 1, "text": "b"}, "needs `title`"),
        ({"id": 1, "title": "a", "text": None}, "needs `text`"),
        ({"id": 1, "title": "a", "text": "b", "outlet": 3}, "`outlet` must be a string or null"),
        ({"id": 1, "title": "a", "text": "b", "published": "hôm qua"}, "`published` is 'hôm qua', no ISO 8601"),
        ({"id": 1, "title": "a", "text": "b", "published": "0001-01-01"}, "`published` is '0001-01-01'"),
        (
            {"id": 1, "title": "a", "text": "b", "published": "1066-10-14"},
            "`published` is '1066-10-14', a year outside 1900 to 2200",
        ),
    ],
)
def test_a_bad_line_is_named_after_the_answers_before_it(monitor, rows, bad, said):
    path = rows(NEWS, "", bad, NEWS)
    code, out, err = monitor("tag", path)
    assert (code, out.count("\n")) == (1, 1)
    assert err.startswith(f"monitor: {path}, line 3: {said}")
    assert err.count("\n") == 1


def test_a_line_that_is_no_utf_8_is_named(monitor, folder):
    path = folder / "latin.jsonl"
    path.write_bytes('{"id": 1, "title": "é"}\n'.encode("latin-1"))
    code, _, err = monitor("tag", path)
    assert (code, err) == (1, f"monitor: {path}, line 1: is no UTF-8 text (byte 21); save it as UTF-8\n")


def test_a_file_that_is_not_there_is_named(monitor, folder):
    code, _, err = monitor("tag", folder / "none.jsonl")
    assert (code, "none.jsonl cannot be read: No such file" in err) == (1, True)


def test_broken_rules_are_said_before_anything_is_tagged(monitor, rows, folder):
    (folder / "rules" / "tone.toml").write_text("positive = 3", encoding="utf-8")
    code, out, err = monitor("tag", rows(NEWS))
    assert (code, out, "rules/tone.toml:1" in err) == (1, "", True)


def test_a_mark_before_the_first_line_and_dos_line_ends_are_read(monitor, folder):
    path = folder / "windows.jsonl"
    path.write_bytes(b"\xef\xbb\xbf" + json.dumps(NEWS).encode() + b"\r\n\r\n" + json.dumps(NEWS).encode() + b"\r\n")
    code, out, _ = monitor("tag", path)
    assert (code, out.count("\n")) == (0, 2)


@pytest.mark.parametrize(
    "spell",
    [
        lambda text: unicodedata.normalize("NFD", text),
        lambda text: text.replace(" ", "  "),
        lambda text: text.replace(" ", " \u200b"),
        lambda text: text.replace(" ", "\u00a0"),
        lambda text: "\r\n\r\n" + text.replace(". ", ".\r\n \r\n"),
        lambda text: text.replace("n", "n\u00ad"),
    ],
    ids=["NFD", "double blanks", "zero width", "no-break", "CRLF", "soft hyphens"],
)
def test_evidence_quotes_the_words_as_given(monitor, rows, spell):
    """What a reader cannot see changes no label, and every span points into the given strings."""
    row = NEWS | {key: spell(NEWS[key]) for key in ("title", "text", "outlet")}
    plain, spelt = (json.loads(monitor("tag", rows(each))[1]) for each in (NEWS, row))

    assert quotes(row, spelt)
    assert [t["id"] for t in spelt["topics"]] == [t["id"] for t in plain["topics"]]
    assert (spelt["province"], spelt["places"][0]["name"]) == ("central", "Na Hang")
    assert len(list(spans(spelt))) == len(list(spans(plain)))


def test_half_a_character_travels_back_as_it_came(monitor, rows):
    row = NEWS | {"id": "\ud800", "title": "Tuyên\ud800 Quang: du lịch"}
    code, out, _ = monitor("tag", rows(json.dumps(row)))
    answer = json.loads(out)
    assert (code, answer["id"], quotes(row, answer)) == (0, "\ud800", True)


def test_a_date_tells_the_territory_and_a_plain_date_is_the_offices_day(monitor, rows, folder):
    places = folder / "rules" / "places.toml"
    places.write_text(
        places.read_text(encoding="utf-8").replace('weight = "strong"', 'weight = "strong"\nfrom = 2025-07-01', 1),
        encoding="utf-8",
    )
    given = ("2025-06-30", "2025-07-01", "2025-06-30T17:00:00Z", "2025-06-30T16:59:59Z", "2025-06-30T23:59:00", None)
    _, out, _ = monitor("tag", rows(*(NEWS | {"published": told} for told in given)))
    named = ["Na Hang" in {p["name"] for p in json.loads(line)["places"]} for line in out.splitlines()]
    assert named == [False, True, True, False, False, True]


def test_an_article_without_a_date_is_one_of_the_clock(monitor, rows, folder):
    places = folder / "rules" / "places.toml"
    places.write_text(
        places.read_text(encoding="utf-8").replace('weight = "strong"', 'weight = "strong"\nfrom = 2025-07-01', 1),
        encoding="utf-8",
    )
    path = rows({key: NEWS[key] for key in ("id", "title", "text")})
    old, new = (
        json.loads(monitor("--now", now, "tag", path)[1]) for now in ("2024-01-01T00:00:00Z", "2026-01-01T00:00:00Z")
    )
    assert ([p["name"] for p in old["places"]], [p["name"] for p in new["places"]]) == ([], ["Na Hang"])


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Du lịch Na Hang vào mùa", ""),
        ("Du lich Na Hang vao mua", "Xa Na Hang don hang nghin du khach trong ba ngay nghi."),
        ("Du lịch", "Du lịch"),
    ],
)
def test_short_and_unaccented_vietnamese_is_told_without_a_language(monitor, rows, title, text):
    _, out, _ = monitor("tag", rows({"id": 1, "title": title, "text": text, "language": None, "outlet": None}))
    assert [t["id"] for t in json.loads(out)["topics"]] == ["du-lich"]


def test_the_language_given_is_taken(monitor, rows):
    _, out, _ = monitor("tag", rows(NEWS | {"language": "vi-VN"}, NEWS | {"language": "en"}))
    vietnamese, english = map(json.loads, out.splitlines())
    assert ([t["id"] for t in vietnamese["topics"]], english["topics"]) == (["du-lich"], [])


def test_many_articles_go_through_processes_and_come_back_in_order(monitor, rows):
    """More than are done alone; the bad line at the end is told after all answers."""
    code, out, err = monitor("tag", rows(*(NEWS | {"id": n} for n in range(300)), "{"))
    assert [json.loads(line)["id"] for line in out.splitlines()] == list(range(300))
    assert (code, "line 301: is no JSON" in err) == (1, True)


def test_a_reader_that_goes_away_is_no_fault(rows, folder):
    """`monitor tag | head -1` says nothing on standard error."""
    path = rows(*(NEWS | {"id": n} for n in range(2000)))
    command = [sys.executable, "-m", "monitor", "--config", str(folder), "tag", str(path)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        process.wait(timeout=60)


messy = st.text(st.sampled_from("Du lịch Na Hang\u00a0\u200b\n\r\u0301\u0323.")) | st.text()


@pytest.fixture(scope="module")
def repository():
    return Tagger(load_rules(ROOT))


@given(messy, messy)
def test_whatever_is_given_is_answered_with_exact_quotes(repository, title, text):
    from datetime import UTC, datetime

    row = {"id": 1, "title": f"{title} du lịch Tuyên Quang", "text": f"{text} biên giới {title}"}
    answer = json.loads(tag_row(repository, parse(json.dumps(row).encode(), UTC), datetime(2026, 9, 1, tzinfo=UTC)))
    assert all(row[e["field"]][e["start"] : e["end"]] == e["text"] for e in spans(answer))


def recorded(shared, count):
    with gzip.open(shared / "data" / "fulltext" / "baomoi-2017.jsonl.gz", "rb") as lines:
        return list(islice(lines, count))


def tagged(lines):
    """The answers of the repository's rules to *lines*, as a process of its own gives them."""
    command = [sys.executable, "-m", "monitor", "--config", str(ROOT), "tag"]
    done = subprocess.run(command, cwd=ROOT, input=b"".join(lines), capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    return [json.loads(line) for line in done.stdout.splitlines()]


def same_order_and_exact(lines):
    given, answers = [json.loads(line) for line in lines], tagged(lines)
    assert [row["id"] for row in given] == [answer["id"] for answer in answers]
    for row, answer in zip(given, answers, strict=True):
        assert all(row[e["field"]][e["start"] : e["end"]] == e["text"] for e in spans(answer))


def test_three_hundred_recorded_articles_are_answered_in_order_with_exact_quotes(shared):
    same_order_and_exact(recorded(shared, 300))


@pytest.mark.slow
def test_all_recorded_articles_are_answered_in_order_with_exact_quotes(shared):
    lines = recorded(shared, None)
    assert len(lines) == 14026
    same_order_and_exact(lines)
