"""A round, from feeds to end states, over real HTTP. Not for: what a page holds (tests/read) or means (tests/tag)."""

from dataclasses import replace
from datetime import timedelta

import pytest

from monitor.errors import StoreError
from monitor.pipeline import run_round
from monitor.store import Store

TODAY = "Tue, 15 Sep 2026 15:00:00 +0700"
LAST_WEEK = "Tue, 08 Sep 2026 15:00:00 +0700"


def test_an_article_about_the_province_is_a_clip_and_others_are_not(office, press):
    """The province named in the text makes a clip; an article from elsewhere leaves a short record."""
    press.list("local", ("/cau.html", "Khánh thành cầu", TODAY), ("/xa.html", "Cầu ở xa", TODAY))
    press.article("/cau.html", "Khánh thành cây cầu mới ở vùng cao")
    press.article("/xa.html", "Khánh thành cây cầu ở vùng sông nước", press.elsewhere)
    report = office.round()

    assert office.states() == {"/cau.html": "clip", "/xa.html": "outside-scope"}
    assert report.states == {"clip": 1, "outside-scope": 1}
    assert any(line.startswith("changed   local: 2 new of 2 listed") for line in office.told)


def test_entries_older_than_the_first_days_are_recorded_and_not_fetched(office, press):
    """A first poll records last week's entries; a later poll of the same source fetches what is new, however dated."""
    press.list("local", ("/old.html", "Tin cũ", LAST_WEEK))
    office.round()
    press.list("local", ("/late.html", "Tin đăng muộn", LAST_WEEK))
    press.article("/late.html", "Khánh thành cầu, tin đăng muộn")
    office.round()

    assert office.states() == {"/old.html": "outside-scope", "/late.html": "clip"}
    assert "older than 3 days" in office.reason("/old.html")


def test_a_404_is_believed_the_second_time(office, press):
    """Feeds list articles minutes before the site serves them."""
    press.list("local", ("/soon.html", "Sắp có", TODAY), ("/never.html", "Không có", TODAY))
    office.round()
    assert set(office.states().values()) == {"pending"}

    press.article("/soon.html", "Khánh thành cầu")
    office.clock.at += timedelta(minutes=30)
    office.round()

    assert office.states() == {"/soon.html": "clip", "/never.html": "gone"}


def test_a_page_that_never_answers_is_given_up_after_a_day_and_a_half_with_the_reason(office, press):
    """Temporary failures are tried again with growing pauses; a night of maintenance costs no article."""
    press.list("local", ("/broken.html", "Hỏng", TODAY))
    press.pages["/broken.html"] = (503, "text/plain", "try later")
    for hour in range(40):
        assert office.states().get("/broken.html", "pending") == "pending" or hour > 36
        office.round()
        office.clock.at += timedelta(hours=1)
    asked = sum(path == "/broken.html" for path, _ in press.asked)

    assert office.states() == {"/broken.html": "unreadable"}
    assert f"gave up after {asked} tries" in office.reason("/broken.html")
    assert asked < 20
    assert "503" in office.reason("/broken.html")


def test_two_addresses_of_one_article_are_one_clip(office, press):
    """rel=canonical makes one record of both; the other address is its alias."""
    stands = press.url("/tin/cau-moi-123.html")
    press.list("local", ("/tin/cau-moi-123.html", "Cầu", TODAY), ("/goc-nhin/cau-moi-123.html", "Cầu", TODAY))
    press.article("/tin/cau-moi-123.html", "Khánh thành cầu mới", canonical=stands)
    press.article("/goc-nhin/cau-moi-123.html", "Khánh thành cầu mới", canonical=stands)
    office.round()
    lines = list(office.session.store.ledger.lines())

    assert [(line.url, line.state) for line in lines] == [(stands, "clip")]
    assert press.url("/goc-nhin/cau-moi-123.html") in lines[0].aliases


def test_the_same_text_at_another_outlet_is_a_copy(office, press):
    """The earlier one is the clip, whichever was fetched first; the later one is its appearance."""
    press.list("local", ("/b.html", "Đăng lại", TODAY))
    press.list("national", ("/a.html", "Bản gốc", TODAY))
    press.article("/b.html", "Có cầu mới", at="2026-09-15T16:00:00+07:00")
    press.article("/a.html", "Khánh thành cầu mới", at="2026-09-15T14:00:00+07:00")
    press.list("national", ("/a.html", "Bản gốc", "Tue, 15 Sep 2026 14:00:00 +0700"))
    press.list("local", ("/b.html", "Đăng lại", "Tue, 15 Sep 2026 16:00:00 +0700"))
    office.round()

    assert office.states() == {"/a.html": "clip", "/b.html": "copy"}
    (clip,) = office.session.store.clips()
    assert [copy.outlet for copy in clip.copies] == ["Báo Thử"]


def test_a_source_that_is_down_is_a_line_and_the_round_goes_on(office, press):
    """One source answers 500, the other is read all the same."""
    press.pages["/national.rss"] = (500, "text/plain", "")
    press.list("local", ("/cau.html", "Cầu", TODAY))
    press.article("/cau.html", "Khánh thành cầu")
    report = office.round()

    assert report.sources == {"failed": 1, "changed": 1}
    assert any(line.startswith("failed    national: http://") and "500" in line for line in office.told)
    assert office.states() == {"/cau.html": "clip"}


def test_a_page_that_is_no_article_ends_as_such(office, press):
    """A PDF in a feed is told, with the reason."""
    press.list("local", ("/file.pdf", "Văn bản", TODAY))
    press.pages["/file.pdf"] = (200, "application/pdf", "%PDF-1.7")
    office.round()

    assert office.states() == {"/file.pdf": "not-an-article"}
    assert office.reason("/file.pdf")


def test_junk_is_told_by_its_rule(office, press):
    """A lottery result names the province and is junk all the same."""
    title = "Kết quả xổ số miền Bắc hôm nay, XSMB 15/9"
    press.list("local", ("/xs.html", title, TODAY))
    press.article("/xs.html", title)
    office.round()

    assert office.states() == {"/xs.html": "junk"}


def test_a_changed_headline_is_not_a_new_article(office, press):
    """The same address listed under a new headline stays one article."""
    press.list("local", ("/cau.html", "Cầu", TODAY))
    press.article("/cau.html", "Khánh thành cầu")
    office.round()
    press.list("local", ("/cau.html", "Cầu (cập nhật)", TODAY))
    report = office.round()

    assert office.states() == {"/cau.html": "clip"}
    assert report.states == {}


def test_sources_that_are_not_due_are_left_alone(office, press):
    """Without `every`, a source polled a minute ago is not asked again."""
    office.round()
    office.clock.at += timedelta(minutes=1)
    report = run_round(office.session, every=False, tell=lambda _line: None)

    assert report.sources == {}
    assert str(report) == "sources: none due\narticles: nothing to read"


def test_an_address_whose_source_left_the_file_is_told(office, press):
    """A pending address of a source that is no longer in sources.toml ends as unreadable, with the reason."""
    press.list("national", ("/a.html", "A", TODAY))
    office.round()
    session = office.session
    local = tuple(s for s in session.settings.sources if s.id == "local")
    moved = replace(session, settings=replace(session.settings, sources=local))
    press.article("/a.html", "Khánh thành cầu")
    office.clock.at += timedelta(hours=37)
    run_round(moved, every=False, tell=lambda _line: None)

    assert office.states() == {"/a.html": "unreadable"}
    assert "no longer in sources.toml" in office.reason("/a.html")


def test_a_renamed_source_takes_over_what_its_old_name_left_pending(office, press):
    """Another source that lists the address is whose it is now."""
    press.list("national", ("/a.html", "A", TODAY))
    office.round()
    local, national = office.session.settings.sources
    reading = office.with_sources(local, national.model_copy(update={"id": "renamed"}))
    press.article("/a.html", "Khánh thành cầu")
    office.clock.at += timedelta(hours=1)
    reading.round()
    (clip,) = office.session.store.clips()

    assert (office.states(), clip.source) == ({"/a.html": "clip"}, "renamed")


def test_a_clock_that_was_years_ahead_for_one_run_puts_nothing_off(office, press):
    """Polls and tries that were planned by it are due now."""
    press.list("local", ("/a.html", "A", ""))
    right = office.clock.at
    office.clock.set("2030-01-01T08:00:00+07:00")
    office.round()
    office.clock.at = right
    press.article("/a.html", "Khánh thành cầu")
    report = run_round(office.session, every=False, tell=lambda _line: None)

    assert report.sources == {"changed": 1, "failed": 1}
    assert office.states() == {"/a.html": "clip"}


def test_a_source_that_was_switched_off_is_not_asked_any_more(office, press):
    """Its outlet may have asked to be left alone: neither what is pending nor what was kept is fetched."""
    press.list("local", ("/a.html", "A", TODAY), ("/b.html", "B", TODAY))
    press.article("/a.html", "Khánh thành cầu")
    office.round()
    assert office.states() == {"/a.html": "clip", "/b.html": "pending"}
    local, national = office.session.settings.sources
    reading = office.with_sources(local.model_copy(update={"enabled": False}), national)
    press.asked.clear()
    office.clock.at += timedelta(hours=1)
    report = reading.round()
    assert office.states() == {"/a.html": "clip", "/b.html": "pending"}
    office.clock.at += timedelta(hours=37)
    reading.round()

    assert {path for path, _ in press.asked if path != "/robots.txt"} == {"/national.rss"}
    assert office.states() == {"/a.html": "clip", "/b.html": "unreadable"}
    assert "is switched off" in office.reason("/b.html")
    assert report.looks == {"failed": 1}


def test_addresses_of_a_source_that_fail_alike_are_one_line(office, press):
    """A source with three addresses, two of them gone: it changed, and the line counts the others."""
    session = office.session
    local, national = session.settings.sources
    wide = local.model_copy(update={"more": (press.url("/a.rss"), press.url("/b.rss"))})
    settings = replace(session.settings, sources=(wide, national))
    press.list("local", ("/cau.html", "Cầu", TODAY))
    lines = []
    run_round(replace(session, settings=settings), every=True, tell=lambda line: lines.append(str(line)))
    told = next(line for line in lines if "local" in line)

    assert told.startswith("changed   local: 1 new of 1 listed; 2 of 3 addresses, such as http://127.0.0.1")
    assert told.endswith("404 Not Found")


def test_two_programs_cannot_read_the_press_at_once(office):
    """A second round beside a running one is refused, so that no host is asked twice as often."""
    path = office.session.data / "monitor.db"
    with Store.open(path) as other, other.alone("run", "reading"), pytest.raises(StoreError, match="another monitor"):
        office.round()


def test_what_a_feed_asks_to_wait_holds_while_it_is_unchanged(office, press):
    """A ttl stands in the feed only, and a 304 brings no feed."""
    press.list("local", ("/cau.html", "Cầu", TODAY))
    status, kind, body = press.pages["/local.rss"]
    press.pages["/local.rss"] = (status, kind, body.replace("<title>t</title>", "<title>t</title><ttl>300</ttl>"))
    press.etags["/local.rss"] = '"1"'
    office.round()
    office.clock.at += timedelta(hours=1)
    office.round()
    state = office.session.store.poll_states()["local", press.url("/local.rss")]

    assert state.outcome == "unchanged"
    assert state.next_why == "ttl asks us to wait: in 5 h 00 min"
    assert state.next_poll == office.clock.at + timedelta(hours=5)
