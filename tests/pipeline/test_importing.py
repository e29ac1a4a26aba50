"""Another archive is brought in: each article once, whole, whatever its scope. Not for: what counts it (tests/store)."""

import json
import random
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from monitor.addresses import canonical, key
from monitor.errors import BusyError, InputError
from monitor.model import Found
from monitor.pipeline import ImportReport, add_url, digest_edition, import_lines, rebuild, send_digest
from monitor.pipeline.imported_lines import Row, read_line
from monitor.store import Sighting, Store

TITLE = "Khánh thành cầu vùng cao"
TODAY = "Tue, 15 Sep 2026 15:00:00 +0700"


def row(press, n=1, *, here=True, **more):
    """A line of an archive: about the province (*here*) or about elsewhere."""
    whole = {
        "id": f"a{n}",
        "url": f"https://bao.example/{n}.html",
        "title": f"{TITLE} số {n}",
        "text": "\n".join(press.body if here else press.elsewhere).replace("48 m", f"{100 + n} m"),
        "published": "2026-09-15T15:00:00+07:00",
        "outlet": "Báo Thử",
    }
    return {name: value for name, value in (whole | more).items() if value is not ...}


def lines(*rows):
    return [json.dumps(each, ensure_ascii=False).encode() for each in rows]


def bring(office, *rows):
    """Import *rows*; return the report and what was told."""
    told = []
    report = import_lines(office.session, lines(*rows), told.append)
    return report, told


def fine(office):
    return office.session.store.ledger.faults(office.clock.at, timedelta(hours=48)) == ()


# -- what is kept --------------------------------------------------------------------------------------


def test_every_article_is_kept_whole_in_scope_or_not(office, press):
    report, told = bring(office, row(press, 1), row(press, 2, here=False))
    store = office.session.store
    inside, outside = store.clip(1), store.clip(2)

    assert (report, told) == (ImportReport(new=2, in_scope=1), [])
    assert str(report) == "2 new, 0 already there, 0 revised, 0 copies, 1 in scope, 1 outside, 0 refused"
    assert office.states() == {"/1.html": "clip", "/2.html": "outside-scope"}
    assert (inside.in_scope, outside.in_scope) == (True, False)
    assert (inside.tags.province != "none", outside.tags.province) == (True, "none")
    assert outside.article.text.count("\n") == 2
    assert [clip.id for clip in store.clips()] == [1]
    assert fine(office)


def test_a_reprint_is_a_copy_of_what_was_printed_first_in_whatever_order_they_come(office, press):
    first = row(press, 1, published="2026-09-15T09:00:00+07:00")
    reprint = row(
        press, 1, id="b", url="https://khac.example/x", outlet="Báo Khác", published="2026-09-15T10:00:00+07:00"
    )
    report, _ = bring(office, reprint, first)

    assert (report.new, report.copies) == (2, 1)
    assert office.states() == {"/1.html": "clip", "/x": "copy"}


def test_a_reprint_of_a_crawled_clip_is_its_copy(office, press):
    press.list("local", ("/cau.html", TITLE, TODAY))
    press.article("/cau.html", TITLE)
    office.round()
    report, _ = bring(office, row(press, 1, title=TITLE, text="\n".join(press.body)))

    assert report.copies == 1
    assert [copy.outlet for copy in office.session.store.clip(1).copies] == ["Báo Thử"]


def test_words_are_cleaned(office, press):
    bring(
        office,
        row(press, 1, title=" Cầu\u00a0mới\n", text="Xa\u0303 vùng\u200b cao.\r\n\r\n Đoạn hai.", outlet=" Báo  A "),
    )
    clip = office.session.store.clip(1)

    assert (clip.article.title, clip.article.text, clip.outlet) == ("Cầu mới", "Xã vùng cao.\nĐoạn hai.", "Báo A")


@pytest.mark.parametrize(
    ("lead", "text", "kept"),
    [
        (..., "Một.\nHai.", ("Một.", "Một.\nHai.")),
        (..., "Một.", ("", "Một.")),
        (None, "Một.\nHai.", ("Một.", "Một.\nHai.")),
        ("Một.", "Một.\nHai.", ("Một.", "Một.\nHai.")),
        ("Đầu.", "Một.", ("Đầu.", "Đầu.\nMột.")),
        ("Đầu.", "", ("Đầu.", "")),
    ],
)
def test_the_lead_is_the_first_paragraph_of_the_text(office, press, lead, text, kept):
    bring(office, row(press, 1, lead=lead, text=text))
    article = office.session.store.clip(1).article

    assert (article.lead, article.text) == kept
    assert article.title_only == (text == "")


def test_language_and_group_are_found_where_they_are_not_told(office, press):
    english = "The commune opened a new bridge on Tuesday, and the people of both villages came to see it."
    bring(
        office,
        row(press, 1, text=english, title="A new bridge for the highlands", outlet="BÁO TOÀN QUỐC"),
        row(press, 2, outlet="Tên khác", url=press.url("/x.html")),
        row(press, 3, outlet="Báo lạ"),
        row(press, 4, outlet="Báo lạ", group="nuoc-ngoai", language="lo"),
        row(press, 5, outlet="Báo lạ", group=None, language=None),
    )
    found = [office.session.store.clip(n) for n in range(1, 6)]

    assert {clip.outlet: clip.group for clip in found[:2]} == {"BÁO TOÀN QUỐC": "trung-uong", "Tên khác": "cua-tinh"}
    assert [clip.group for clip in found[2:]] == ["tong-hop", "nuoc-ngoai", "tong-hop"]
    assert {clip.article.url: clip.article.language for clip in found}["https://bao.example/1.html"] == "en"
    assert [clip.article.language for clip in found[2:]] == ["vi", "lo", "vi"]


def test_a_line_is_read_in_a_millisecond_or_few_also_with_a_thousand_sources(office, press):
    (first, *_) = office.session.settings.sources
    sources = tuple(first.model_copy(update={"id": f"s{n}", "name": f"Báo số {n}"}) for n in range(1000))
    raw, now = lines(row(press, 1))[0], office.clock.at
    read_line(raw, now.tzinfo, sources, now)
    begin = time.process_time()
    for _ in range(50):
        read_line(raw, now.tzinfo, sources, now)

    assert time.process_time() - begin < 50 * 0.02  # 1 ms alone; 5 ms under coverage on a busy machine


@pytest.mark.parametrize(
    ("told", "utc"),
    [
        ("2026-09-15", "2026-09-14T17:00:00+00:00"),
        ("2026-09-15T15:00:00+07:00", "2026-09-15T08:00:00+00:00"),
        ("2017-01-01T00:00:00Z", "2017-01-01T00:00:00+00:00"),
        (
            "1900-01-01",
            "1899-12-31T16:53:30+00:00",
        ),  # the first that may be; clocks of that year were not of whole hours
        ("2026-09-16", "2026-09-15T17:00:00+00:00"),  # tomorrow: a printed paper
        ("2026-09-16T18:00:00+07:00", "2026-09-16T11:00:00+00:00"),
    ],
)
def test_a_plain_date_is_a_day_in_the_office(office, press, told, utc):
    bring(office, row(press, 1, published=told))
    article = office.session.store.clip(1).article

    assert (article.published.isoformat(), article.published_raw, article.published_from) == (utc, told, "person")


@pytest.mark.parametrize("url", [None, "", "ban-in/trang-3", "ftp://bao.example/1"])
def test_an_article_without_a_web_address_is_kept_under_a_urn(office, press, url):
    report, _ = bring(office, row(press, 1, url=url))
    clip = office.session.store.clip(1)

    assert clip.article.url.startswith("urn:monitor:import:")
    assert office.states() == {}
    assert (report.new, bring(office, row(press, 1, url=url))[0].there) == (1, 1)
    assert fine(office)


# -- once ----------------------------------------------------------------------------------------------


def test_an_import_that_is_run_again_changes_nothing(office, press):
    rows = [row(press, n, here=n % 2 == 0) for n in range(5)]
    bring(office, *rows)
    before = list(office.session.store._database._connection.iterdump())
    report, _ = bring(office, *rows)

    assert report == ImportReport(there=5)
    assert list(office.session.store._database._connection.iterdump()) == before


def test_other_words_are_a_revision(office, press):
    bring(office, row(press, 1))
    edited = row(press, 1, text=row(press, 1)["text"].replace("48", "49").replace("tám tháng", "chín tháng"))
    report, _ = bring(office, edited)
    clip = office.session.store.clip(1)
    ((_, _, _), (_, _, difference)) = office.session.store.revisits.differences(1)

    assert (report, clip.revisions) == (ImportReport(revised=1), 2)
    assert "chín tháng" in clip.article.text
    assert [change.change for change in difference] == ["changed"]
    assert bring(office, row(press, 1), edited)[0] == ImportReport(there=2)  # the words from before are there too


def test_a_known_address_under_another_id_is_the_same_article(office, press):
    bring(office, row(press, 1))
    report, _ = bring(office, row(press, 1, id="other", url="http://www.bao.example/1.html?utm_source=x"))

    assert report == ImportReport(there=1)


def test_one_id_at_two_addresses_is_two_articles(office, press):
    """An archive may give the reprint of an article the id of the original."""
    one, two = row(press, 1), row(press, 2, id="a1")
    report, _ = bring(office, one, two)

    assert (report.new, len(office.states())) == (2, 2)
    assert bring(office, one, two)[0] == ImportReport(there=2)


def test_an_article_whose_address_is_left_out_later_is_known_by_its_id(office, press):
    bring(office, row(press, 1))

    assert bring(office, row(press, 1, url=None))[0] == ImportReport(there=1)
    assert bring(office, row(press, 1, url=None, title="Tên mới"))[0] == ImportReport(revised=1)
    assert office.session.store.clip(1).article.url == "https://bao.example/1.html"


@pytest.mark.parametrize("title", [f"{TITLE} số 1", "Tên mới"])
def test_an_article_whose_address_is_told_later_stands_there(office, press, title):
    bring(office, row(press, 1, url=None))
    later = row(press, 1, title=title)
    report, _ = bring(office, later)
    clip = office.session.store.clip(1)

    assert report.there + report.revised == 1
    assert (clip.article.url, clip.article.canonical, clip.article.title) == (later["url"], later["url"], title)
    assert office.states() == {"/1.html": "clip"}
    assert bring(office, row(press, 1, id="other", title=title))[0] == ImportReport(there=1)
    assert fine(office)


def test_two_lines_of_one_article_do_not_cut_the_work_into_small_pieces(office, press):
    pairs = [each for n in range(5) for each in (row(press, n), row(press, n, title=f"Tên khác {n}"))]
    steps = []
    report = import_lines(office.session, lines(*pairs), print, steps.append)

    assert (report.new, report.revised, steps) == (5, 5, [10, 10])


def test_what_the_crawler_brought_is_left_alone(office, press):
    press.list("local", ("/cau.html", TITLE, TODAY))
    press.article("/cau.html", TITLE)
    office.round()
    report, _ = bring(office, row(press, 1, url=press.url("/cau.html"), text="Chữ khác."))

    assert (report, office.session.store.clip(1).revisions) == (ImportReport(there=1), 1)
    assert office.reason("/cau.html") == ""


def renamed(office, old, new, at):
    """An address that waits: it was listed as *old* and stands at *new*."""
    store = office.session.store
    sighting = Sighting(Found(old, "", "", None, ""), canonical(old), key(canonical(old)), "pending", "")
    address = store.add_address(sighting, "local", at)
    return store.join(address, canonical(new), key(canonical(new)), (old,), at)


def test_what_the_crawler_brought_is_left_alone_under_each_of_its_addresses(office, press):
    press.list("local", ("/cu.html", TITLE, TODAY))
    press.article("/cau.html", TITLE)
    press.redirects["/cu.html"] = "/cau.html"
    office.round()
    before = office.session.store.clip(1)
    outside = row(press, 1, url=press.url("/cu.html"), here=False, published="2017-01-01")
    report, _ = bring(office, outside)

    assert report == ImportReport(there=1)
    assert office.session.store.clip(1) == before
    assert (office.states(), office.reason("/cau.html")) == ({"/cau.html": "clip"}, "")
    assert [clip.id for clip in office.session.store.editions.waiting_clips(office.clock.at)] == [1]


def test_two_lines_under_two_addresses_of_one_article_are_two_revisions_of_it(office, press):
    renamed(office, "https://bao.example/1.html", "https://bao.example/moi.html", office.clock.at)
    edited = row(press, 1, id="b", url="https://bao.example/moi.html", title="Tên mới")
    report, _ = bring(office, row(press, 1), edited)
    clip = office.session.store.clip(1)

    assert (report, clip.revisions, clip.article.title) == (ImportReport(new=1, revised=1, in_scope=1), 2, "Tên mới")
    assert fine(office)


def test_the_crawler_does_not_fetch_what_was_imported(office, press):
    bring(office, row(press, 1, url=press.url("/cau.html")))
    press.list("local", ("/cau.html", TITLE, TODAY))
    office.round()

    assert ("/cau.html", False) not in press.asked
    assert office.reason("/cau.html") == "imported"
    assert fine(office)


def test_an_address_that_waits_is_ended_by_the_import(office, press):
    press.list("local", ("/cau.html", TITLE, TODAY))
    press.pages["/cau.html"] = (503, "text/plain", "later")
    office.round()
    assert office.states() == {"/cau.html": "pending"}
    bring(office, row(press, 1, url=press.url("/cau.html"), here=False))

    assert office.states() == {"/cau.html": "outside-scope"}
    assert fine(office)


class Killed(BaseException):
    """The end of a program."""


def test_an_import_that_is_killed_goes_on_where_it_was(office, press):
    rows = [row(press, n, here=n % 7 == 0) for n in range(700)]

    def until_killed():
        yield from lines(*rows[:650])
        raise Killed

    with pytest.raises(Killed):
        import_lines(office.session, until_killed(), print)
    assert len(office.states()) == 600
    assert fine(office)

    report, _ = bring(office, *rows)
    assert (report.new, report.there, report.refused) == (100, 600, 0)
    assert len(office.states()) == 700


def test_what_stands_before_a_line_that_cannot_be_read_is_kept(office, press):
    def torn():
        yield from lines(row(press, 1))
        raise InputError("the file ends in the middle")

    with pytest.raises(InputError, match="in the middle"):
        import_lines(office.session, torn(), print)
    assert office.states() == {"/1.html": "clip"}


@pytest.mark.parametrize(("fault", "waiting"), [(InputError, ()), (KeyboardInterrupt, (1,))])
def test_what_came_before_a_fault_is_grouped_and_whoever_breaks_off_waits_for_nothing(office, press, fault, waiting):
    def torn(_done):
        raise fault("broken off")

    with pytest.raises(fault):
        import_lines(office.session, lines(row(press)), print, torn)
    assert office.session.store.stories.ungrouped() == waiting
    bring(office, row(press))
    assert office.session.store.stories.ungrouped() == ()


def test_what_was_imported_with_other_words_is_grouped_anew_by_a_rebuild(office, press):
    bring(office, row(press, 1), row(press, 2))
    assert rebuild(office.session).stories == 0
    bring(office, row(press, 1, title="Cầu vùng cao đã thông xe"))

    assert [rebuild(office.session).stories > 0 for _ in range(2)] == [True, False]


def test_an_imported_article_out_of_scope_is_not_added_while_all_is_grouped_anew(office, press, monkeypatch):
    monkeypatch.setattr("monitor.pipeline.adding.ADD_WAITS", 0.01)
    bring(office, row(press, 1, here=False))
    with (
        Store.open(office.session.data / "monitor.db") as other,
        other.alone("run", "reading the press"),
        pytest.raises(BusyError),
    ):
        add_url(office.session, "https://bao.example/1.html", "Cán bộ trực", "", None)

    assert office.states() == {"/1.html": "outside-scope"}


def test_nobody_reads_the_press_meanwhile(office, press, tmp_path, monkeypatch):
    monkeypatch.setattr("monitor.pipeline.importing.ADD_WAITS", 0)
    with (
        Store.open(tmp_path / "data" / "monitor.db") as other,
        other.alone("run", "reading the press"),
        pytest.raises(BusyError, match="reading the press"),
    ):
        bring(office, row(press, 1))


# -- the digest ----------------------------------------------------------------------------------------


def test_the_first_digest_tells_only_what_was_imported_of_the_last_day(office, press):
    bring(office, row(press, 1), row(press, 2, published="2026-09-14T09:00:00+07:00"), row(press, 3, here=False))
    office.clock.set("2026-09-16T07:30:00+07:00")
    edition, _ = digest_edition(office.session)

    assert [item.url for item in edition.items] == ["https://bao.example/1.html"]
    assert edition.archived == 0


def test_after_an_edition_only_what_is_newer_is_told(office, press, postbox):
    office = office.with_mail(postbox.port, "a@so.example")
    office.clock.set("2026-09-16T07:30:00+07:00")
    send_digest(office.session)
    office.clock.set("2026-09-16T08:00:00+07:00")
    bring(office, row(press, 1), row(press, 2, published="2026-09-16T07:45:00+07:00"))
    office.clock.set("2026-09-17T07:30:00+07:00")
    edition, _ = digest_edition(office.session)

    assert [item.url for item in edition.items] == ["https://bao.example/2.html"]


# -- later ---------------------------------------------------------------------------------------------


def everything_in_scope(office):
    """The rules of a trial: everything is in scope."""
    session = office.session
    scope = tuple(each.model_copy(update={"everything": True}) for each in session.settings.office.scope)
    changed = session.settings.office.model_copy(update={"scope": scope})
    return office.with_settings(replace(session.settings, office=changed))


def test_rebuild_judges_the_words_that_are_kept_and_takes_in_what_is_in_scope_now(office, press):
    bring(office, row(press, 1, here=False), row(press, 2), row(press, 3, here=False, published="2017-06-20"))
    report = rebuild(office.session)
    assert (report.from_words, report.out_of_scope, office.states()["/1.html"]) == (3, (), "outside-scope")

    office = everything_in_scope(office)
    rebuild(office.session)
    assert office.states() == {"/1.html": "clip", "/2.html": "clip", "/3.html": "clip"}
    waiting = office.session.store.editions.waiting_clips(office.clock.at)
    assert sorted(clip.article.url[-6:] for clip in waiting) == ["1.html", "2.html"]
    assert fine(office)


def test_what_a_person_adds_is_taken_in_as_it_was_imported(office, press):
    bring(office, row(press, 1, here=False))
    id_, title = add_url(office.session, "https://bao.example/1.html", "Cán bộ trực", "", None)
    clip = office.session.store.clip(id_)

    assert (clip.in_scope, clip.entered_by, title) == (True, "Cán bộ trực", clip.article.title)
    assert office.states() == {"/1.html": "clip"}
    assert rebuild(office.session).out_of_scope == ()
    with pytest.raises(InputError, match=f"already clip {id_}"):
        add_url(office.session, "https://bao.example/1.html", "Cán bộ trực", "Báo Thử", "cua-tinh")


# -- faults --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("more", "fault"),
    [
        ({"id": ...}, "needs `id`, a string or a whole number"),
        ({"id": True}, "needs `id`"),
        ({"id": 1.5}, "needs `id`"),
        ({"id": "  "}, "needs `id`"),
        ({"url": ...}, "needs `url`, its address; null where it has none"),
        ({"url": 7}, "`url` must be a string or null"),
        ({"title": ...}, "needs `title`, a string"),
        ({"title": " \u200b "}, "`title` is empty; write one"),
        ({"text": None}, "needs `text`, a string"),
        ({"outlet": []}, "needs `outlet`, a string"),
        ({"published": ...}, "needs `published`, a string"),
        ({"published": "15/9/2026"}, "is no ISO 8601 time; write it as 2026-11-23 or"),
        ({"published": "2026-09-15T15:00"}, "has no offset; write it as 2026-09-15T15:00+07:00, or only the day"),
        ({"published": "0001-01-01"}, "is no ISO 8601 time|is before 1900"),
        ({"published": "1066-10-14"}, "is before 1900; mend the date"),
        ({"published": "1899-12-31"}, "is before 1900; mend the date"),
        ({"published": "2026-09-17"}, "'2026-09-17' is in the future; mend the date"),
        ({"published": "2026-09-16T18:00:01+07:00"}, "is in the future; mend the date"),
        ({"group": "bao-chi"}, "`group` 'bao-chi' is none; it may be trung-uong, "),
        ({"group": 3}, "`group` must be a string or null"),
        ({"language": "vie"}, "`language` 'vie' is no code of two small letters such as vi"),
        ({"lead": {}}, "`lead` must be a string or null"),
    ],
)
def test_every_fault_is_told_with_its_line_and_nothing_of_the_line_is_kept(office, press, more, fault):
    rows = lines(row(press, 1), row(press, 2, **more), row(press, 3))
    told = []
    report = import_lines(office.session, [rows[0], b"\n", *rows[1:]], told.append)

    assert (report.new, report.refused, len(told)) == (2, 1, 1)
    assert told[0].startswith("line 3: ")
    assert any(part in told[0] for part in fault.split("|"))
    assert sorted(office.states()) == ["/1.html", "/3.html"]


def test_all_faults_of_a_line_are_told(office, press):
    report, told = bring(office, row(press, 1, title=None, published="x", group="y"))

    assert (report.refused, len(told), {line.partition(":")[0] for line in told}) == (1, 3, {"line 1"})


def test_after_twenty_faults_of_a_kind_the_others_are_counted(office, press):
    wrong = [row(press, n, published=f"2026-09-15T15:{n:02}") for n in range(30)]
    _, told = bring(office, *wrong, row(press, 99, published="hôm qua"))

    assert [line.partition(":")[0] for line in told[:-1]] == [*(f"line {n}" for n in range(1, 21)), "line 31"]
    assert told[-1].startswith("10 more lines like these: `published` has no offset; write it as")


@pytest.mark.parametrize(
    ("raw", "fault"),
    [
        (b"{", "is no JSON (column 2"),
        (b"[1]", "is no JSON object"),
        (b'"x"', "is no JSON object"),
        (b"\xff{}", "is no UTF-8 text (byte 1)"),
        (b"[" * 100_000, "is no JSON that an article could be"),
        (b"9" * 5000, "is no JSON that an article could be"),
    ],
)
def test_what_is_no_json_object_is_told(office, raw, fault):
    told = []
    report = import_lines(office.session, [raw], told.append)

    assert (report, told[0].startswith(f"line 1: {fault}")) == (ImportReport(refused=1), True)


def test_a_byte_order_mark_is_no_fault(office, press):
    assert import_lines(office.session, [b"\xef\xbb\xbf" + lines(row(press, 1))[0]], print).new == 1


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=4), inner, max_size=2),
    max_leaves=4,
)
NAMES = ("id", "url", "title", "text", "published", "outlet", "group", "language", "lead")
GOOD = st.fixed_dictionaries(
    {name: st.text(max_size=20) for name in NAMES[:4]}
    | {"published": st.dates().map(str), "outlet": st.text(max_size=9)}
)


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(st.sampled_from(NAMES), JSON) | GOOD)
def test_no_line_breaks_the_reader(office, whole):
    session = office.session
    found = read_line(json.dumps(whole).encode(), office.clock.at.tzinfo, session.settings.sources, office.clock.at)

    assert isinstance(found, Row) or (found and all(isinstance(fault, str) for fault in found))


def content(store):
    """All that is in the database; when it was made is not asked."""
    return [line for line in store._database._connection.iterdump() if "_sqlite_migrations" not in line]


def test_the_order_in_which_workers_answer_changes_nothing(office, press, tmp_path):
    """Many workers, articles of many lengths: the same archive as with one."""
    rows = [
        row(press, n // 2, id=f"i{n}", url=f"https://bao{n % 2}.example/{n}", outlet=f"Báo {n % 2}") for n in range(40)
    ]
    random.Random(3).shuffle(rows)
    bring(office, *rows)
    with Store.open(tmp_path / "other" / "monitor.db") as store, ThreadPoolExecutor(4) as many:
        import_lines(replace(office.session, store=store, executor=many), lines(*rows), print)
        one, other = content(office.session.store), content(store)

    assert one == other
    assert sum('INSERT INTO "copies"' in line for line in one) == 20
