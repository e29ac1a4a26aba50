"""What goes into an edition besides articles: words of officers, days off, every file of every group. Not for: sending it."""

import csv
import io
import json
from dataclasses import replace

import pytest

from monitor.config.digest import Audience
from monitor.pipeline import digest_edition
from monitor.pipeline.outgoing.morning import render_files

TODAY = "Tue, 15 Sep 2026 15:00:00 +0700"


@pytest.fixture
def read_day(office, press):
    """One clip about a bridge, read in the evening."""
    press.list("local", ("/cau.html", "Cầu", TODAY))
    press.article("/cau.html", "Khánh thành cây cầu mới ở Hàm Yên")
    office.round()
    office.clock.set("2026-09-16T07:00:00+07:00")
    return office


def test_what_an_officer_wrote_on_an_article_stands_in_the_edition(read_day):
    store = read_day.session.store
    (clip,) = store.editions.waiting_clips(read_day.clock())
    store.words.write(clip.id, read_day.clock(), "Lê Thử", "words", "Đã giao sở trả lời.")
    edition, new = digest_edition(read_day.session)

    assert new
    assert [(item.words, item.words_by) for item in edition.items] == [("Đã giao sở trả lời.", "Lê Thử")]


def test_on_a_monday_the_edition_names_the_days_off_it_covers(read_day):
    """The first edition looks back one day."""
    read_day.clock.set("2026-09-21T07:00:00+07:00")
    edition, _ = digest_edition(read_day.session)
    assert edition.holidays == ("Chủ nhật 20/09",)


def test_every_group_gets_every_form_of_its_part(read_day):
    groups = (Audience(id="le-tan", name="Lễ tân", topics=("la",)), Audience(id="tat-ca", name="Văn phòng"))
    settings = read_day.session.settings
    digest = settings.digest.model_copy(update={"groups": groups})
    edition, _ = digest_edition(read_day.with_settings(replace(settings, digest=digest)).session)
    files = {(file.audience, file.form): file.content.decode() for file in render_files(edition)}

    assert set(files) == {(a, form) for a in ("", "le-tan", "tat-ca") for form in ("html", "txt", "csv", "jsonl")}
    tables = {a: list(csv.DictReader(io.StringIO(files[a, "csv"].removeprefix("\ufeff")))) for a in ("", "le-tan")}
    assert [row["title"] for row in tables[""]] == ["Khánh thành cây cầu mới ở Hàm Yên"]
    assert tables["le-tan"] == []
    assert json.loads(files["tat-ca", "jsonl"])["title"] == "Khánh thành cây cầu mới ở Hàm Yên"
    assert "Bản trích cho nhóm “Lễ tân”: 0 trong 01 tin, bài của số 001" in files["le-tan", "txt"]
