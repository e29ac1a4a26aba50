"""The files of the list: exactly the rows that the screen shows, all of them, in its order."""

import csv
import io
import json
import re
import zipfile
from html import unescape
from xml.etree import ElementTree as ET

import pytest

from monitor.archive.choosing import Filter, chosen
from monitor.archive.exporting import known
from monitor.archive.saying import query_rules
from monitor.desk.lists.exports import written
from monitor.desk.screens import clips

ATOM = "{http://www.w3.org/2005/Atom}"


def shown(person, asked):
    """The ids of every page of a list, as the screen shows them."""
    found, page = [], f"/clips{asked}"
    while page:
        text = person.get(page).get_data(as_text=True)
        found += [int(each) for each in re.findall(r'name="clip" value="(\d+)"', text)]
        after = re.search(r'rel="next" href="([^"]+)"', text)
        page = unescape(after.group(1)) if after else ""
    return found


def exported(person, form, asked):
    answer = person.get(f"/clips/export/{form}{asked}", buffered=True)
    assert answer.status_code == 200, answer.get_data(as_text=True)
    return answer


def ids_of(form, content):
    if form == "jsonl":
        return [json.loads(line)["id"] for line in content.decode().splitlines()]
    if form == "csv":
        return [int(row["id"]) for row in csv.DictReader(io.StringIO(content.decode("utf-8-sig")))]
    raise ValueError(form)


ASKED = [
    "",
    "?topic=kinh-te-xa-hoi",
    "?q=xã",
    "?q=xã&order=best",
    "?copies=1&outside=1",
    "?when=yesterday&state=unread",
]


@pytest.mark.parametrize("asked", ASKED)
@pytest.mark.parametrize("form", ["jsonl", "csv"])
def test_a_file_has_the_rows_of_the_screen_in_its_order(browser, monkeypatch, form, asked):
    monkeypatch.setattr(clips, "PAGE", 7)
    officer = browser("canbo")
    rows = shown(officer, asked)
    assert rows
    assert ids_of(form, exported(officer, form, asked).data) == rows


def test_the_file_is_where_the_page_says(browser):
    officer = browser("canbo")
    page = officer.get("/clips?topic=bien-gioi&q=xã").get_data(as_text=True)
    paths = [unescape(path) for path in re.findall(r'href="(/clips/export/[^"]+)"', page)]
    assert [path.split("?")[0].rsplit("/", 1)[1] for path in paths] == ["xlsx", "csv", "jsonl", "atom"]
    assert all("topic=bien-gioi" in path for path in paths)
    answer = officer.get(paths[1], buffered=True)
    assert answer.headers["Content-Disposition"] == 'attachment; filename="tin-bai_2026-09-16.csv"'
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert int(answer.headers["Content-Length"]) == len(answer.data)


def test_a_workbook_says_what_the_list_was_chosen_by(browser):
    officer = browser("canbo")
    content = exported(officer, "xlsx", "?topic=kinh-te-xa-hoi&state=unread&q=xã").data
    book = zipfile.ZipFile(io.BytesIO(content))
    words = "".join(book.read(name).decode() for name in book.namelist() if name.endswith(".xml"))
    rows = shown(officer, "?topic=kinh-te-xa-hoi&state=unread&q=xã")
    assert f"Số dòng: {len(rows)}." in words
    assert "khớp câu hỏi xã" in words
    assert "lĩnh vực: Kinh tế - xã hội" in words
    assert "tôi chưa đọc" in words


def test_a_feed_has_an_entry_for_each(browser):
    officer = browser("canbo")
    feed = ET.fromstring(exported(officer, "atom", "?topic=kinh-te-xa-hoi").data)
    assert len(feed.findall(f"{ATOM}entry")) == len(shown(officer, "?topic=kinh-te-xa-hoi"))
    assert "Kinh tế - xã hội" in feed.findtext(f"{ATOM}title")


@pytest.mark.parametrize("query", [None, "xã", "topic:kinh-te-xa-hoi", '"biên giới" OR lũ'])
def test_the_command_line_exports_the_same_rows_for_the_same_query(browser, store, desk, query):
    officer = browser("canbo")
    by_command = [clip.id for clip in chosen(store, query_rules(desk.settings), Filter(query=query))]
    asked = officer.client.get("/clips/export/jsonl", query_string={"q": query} if query else {}, buffered=True).data
    assert by_command
    assert sorted(ids_of("jsonl", asked)) == sorted(by_command)


def test_a_broken_query_gives_no_file_but_a_sentence(browser):
    officer = browser("canbo")
    answer = officer.get("/clips/export/csv?q=(xã")
    assert answer.status_code == 400
    assert "Chưa xuất được: Dấu ( này chưa được đóng." in officer.text


def test_there_is_no_other_form(browser):
    assert browser("canbo").get("/clips/export/pdf").status_code == 404
    assert browser("canbo").get("/clips/export/..%2f..%2fmonitor.db").status_code == 404


def test_a_list_of_nothing_is_a_file_of_nothing(browser):
    assert exported(browser("canbo"), "jsonl", "?topic=khong-co").data == b""


def test_what_cannot_be_written_leaves_nothing_behind(store, desk, tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setattr("monitor.desk.lists.exports.export_clips", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        written(store, known(desk.settings), "csv", [1], "tất cả")
    assert list(tmp_path.iterdir()) == [tmp_path / "office"]


def test_the_file_is_gone_once_it_is_sent(browser, tmp_path, monkeypatch):
    officer = browser("canbo")
    (tmp_path / "passing").mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "passing"))
    answer = exported(officer, "csv", "")
    assert answer.data
    answer.close()
    assert list((tmp_path / "passing").iterdir()) == []
