"""What a person brings becomes a clip, whatever the rules say of its scope. Not for: the file's shape (tests/test_cli.py)."""

from datetime import timedelta

import pytest

from monitor.config.paper import read_paper
from monitor.errors import BusyError, FetchError, InputError, ReadError
from monitor.pipeline import add_paper, add_url, adding, keep_address
from monitor.store import Store


def test_a_missed_article_becomes_a_clip_entered_by_a_person(office, press):
    """An article from elsewhere is kept since an officer says that it matters; outlet and group come from sources.toml."""
    press.article("/xa.html", "Khánh thành cây cầu ở vùng sông nước", press.elsewhere)
    id_, title = add_url(office.session, press.url("/xa.html"), "Cán bộ trực", "", None)
    clip = office.session.store.clip(id_)

    assert title == "Khánh thành cây cầu ở vùng sông nước"
    assert (clip.entered_by, clip.outlet, clip.group) == ("Cán bộ trực", "Báo Thử", "cua-tinh")
    assert clip.tags.province == "none"
    assert office.states() == {"/xa.html": "clip"}


def test_an_address_judged_out_of_scope_before_can_still_be_added(office, press):
    """The person's word stands over the machine's."""
    press.list("local", ("/xa.html", "Xa", "Tue, 15 Sep 2026 15:00:00 +0700"))
    press.article("/xa.html", "Khánh thành cây cầu ở vùng sông nước", press.elsewhere)
    office.round()
    assert office.states() == {"/xa.html": "outside-scope"}
    add_url(office.session, press.url("/xa.html"), "A", "", None)

    assert office.states() == {"/xa.html": "clip"}
    assert office.session.store.ledger.faults(office.clock.at, timedelta(hours=48)) == ()


def test_what_could_not_be_added_at_once_is_kept_with_the_persons_word(office, press):
    """The next run tries again, and the scope does not make it forget who named it."""
    press.pages["/xa.html"] = (503, "text/plain", "try later")
    with pytest.raises(FetchError, match="next `monitor run` tries again"):
        add_url(office.session, press.url("/xa.html"), "Cán bộ trực", "", None)
    press.article("/xa.html", "Khánh thành cây cầu ở vùng sông nước", press.elsewhere)
    office.clock.at += timedelta(hours=1)
    office.round()
    (clip,) = office.session.store.clips()

    assert (clip.entered_by, clip.outlet, clip.group) == ("Cán bộ trực", "Báo Thử", "cua-tinh")


def test_an_article_that_is_a_clip_already_is_refused(office, press):
    """Added twice it says which clip it is."""
    press.article("/cau.html", "Khánh thành cầu")
    id_, _ = add_url(office.session, press.url("/cau.html"), "A", "", None)

    with pytest.raises(InputError, match=f"already clip {id_}"):
        add_url(office.session, press.url("/cau.html"), "A", "", None)


def test_an_unknown_host_needs_outlet_and_group(office):
    """Nobody guesses whose article it is."""
    with pytest.raises(InputError, match="--outlet and --group"):
        add_url(office.session, "https://unknown.example/a.html", "A", "", None)


def test_what_is_no_web_address_is_refused(office):
    """A file path is no address."""
    with pytest.raises(InputError, match="no http"):
        add_url(office.session, "file:///etc/passwd", "A", "", None)


def test_a_page_that_cannot_be_fetched_says_what_to_do(office, press):
    """A server error keeps the address for the next run; a page that is no article says why."""
    press.pages["/later.html"] = (503, "text/plain", "")
    with pytest.raises(FetchError, match="next `monitor run`"):
        add_url(office.session, press.url("/later.html"), "A", "", None)
    press.pages["/empty.html"] = (200, "text/html", "<html><body></body></html>")
    with pytest.raises(ReadError, match="no readable article"):
        add_url(office.session, press.url("/empty.html"), "A", "", None)
    press.pages["/a.pdf"] = (200, "application/pdf", "%PDF")
    with pytest.raises(FetchError, match="--paper"):
        add_url(office.session, press.url("/a.pdf"), "A", "", None)

    assert office.states()["/later.html"] == "pending"
    assert office.states()["/a.pdf"] == "not-an-article"
    assert office.states()["/empty.html"] in ("unreadable", "not-an-article")


def test_an_address_that_had_ended_waits_again_when_it_cannot_be_added_at_once(office, press):
    press.list("local", ("/xa.html", "Xa", "Tue, 15 Sep 2026 15:00:00 +0700"))
    press.article("/xa.html", "Khánh thành cây cầu ở vùng sông nước", press.elsewhere)
    office.round()
    assert office.states() == {"/xa.html": "outside-scope"}
    page = press.pages["/xa.html"]
    press.pages["/xa.html"] = (503, "text/plain", "try later")
    with pytest.raises(FetchError):
        add_url(office.session, press.url("/xa.html"), "Cán bộ trực", "", None)
    press.pages["/xa.html"] = page
    office.clock.at += timedelta(hours=1)
    office.round()
    (clip,) = office.session.store.clips()

    assert (clip.entered_by, office.states()) == ("Cán bộ trực", {"/xa.html": "clip"})
    assert office.session.store.ledger.faults(office.clock.at, timedelta(hours=48)) == ()


def test_the_persons_word_goes_along_when_the_address_turns_out_to_be_another(office, press):
    """A twin that the feed lists had ended outside the scope; named by a person, it is a clip."""
    stands = press.url("/xa.html")
    press.list("local", ("/xa.html", "Xa", "Tue, 15 Sep 2026 15:00:00 +0700"))
    press.article("/xa.html", "Khánh thành cây cầu ở vùng sông nước", press.elsewhere)
    press.pages["/p/1"] = (503, "text/plain", "try later")
    with pytest.raises(FetchError):
        add_url(office.session, press.url("/p/1"), "Cán bộ trực", "", None)
    office.round()
    press.article("/p/1", "Khánh thành cây cầu ở vùng sông nước", press.elsewhere, canonical=stands)
    office.clock.at += timedelta(hours=1)
    office.round()
    (clip,) = office.session.store.clips()

    assert (clip.entered_by, office.states()) == ("Cán bộ trực", {"/xa.html": "clip"})


def test_no_host_is_asked_by_two_programs_at_once(office, press, monkeypatch):
    """While a round reads, adding waits; when it lasts too long, it says so and nothing is lost."""
    monkeypatch.setattr("monitor.pipeline.adding.ADD_WAITS", 0.01)
    press.article("/cau.html", "Khánh thành cầu")
    with (
        Store.open(office.session.data / "monitor.db") as other,
        other.alone("run", "reading the press"),
        pytest.raises(BusyError, match="another monitor is reading the press"),
    ):
        add_url(office.session, press.url("/cau.html"), "A", "", None)

    assert press.asked == []
    assert office.states() == {"/cau.html": "pending"}


def test_what_is_added_while_another_program_reads_is_kept_and_gets_its_story_later(office, press, monkeypatch):
    monkeypatch.setattr("monitor.pipeline.adding.ADD_WAITS", 0.01)
    folder = office.session.data
    paper = office.session.settings.folder / "tin.toml"
    paper.write_text(
        'outlet = "Báo In Thử"\ngroup = "cua-tinh"\nmedium = "bao-in"\npublished = 2026-09-15\nentered_by = "An"\n'
        'title = "Cầu mới ở xã"\ntext = "Xã Hàm Yên, tỉnh Tuyên Quang làm lễ khánh thành cây cầu."\n',
        encoding="utf-8",
    )
    stories = office.session.store.stories
    with Store.open(folder / "monitor.db") as other, other.alone("run", "reading the press"):
        id_, _ = add_paper(office.session, read_paper(paper))
        assert stories.ungrouped() == (id_,)
    office.round()

    assert stories.of(id_) is not None


def test_an_address_that_was_only_kept_is_fetched_by_the_next_round_with_the_persons_word(office, press):
    """Whoever was to fetch it at once died before."""
    press.article("/xa.html", "Khánh thành cây cầu ở vùng sông nước", press.elsewhere)
    keep_address(office.session, press.url("/xa.html"), "Cán bộ trực", "", None)
    assert (press.asked, office.states()) == ([], {"/xa.html": "pending"})
    office.round()
    (clip,) = office.session.store.clips()
    assert (clip.entered_by, clip.outlet) == ("Cán bộ trực", "Báo Thử")


def test_what_a_round_fetched_while_adding_waited_for_it_is_not_fetched_again(office, press, monkeypatch):
    press.article("/xa.html", "Khánh thành cây cầu ở vùng sông nước", press.elsewhere)
    waiting = adding._alone

    def read_first(session, *seconds):
        office.round()
        return waiting(session, *seconds)

    monkeypatch.setattr(adding, "_alone", read_first)
    with pytest.raises(InputError, match="is already clip 1"):
        add_url(office.session, press.url("/xa.html"), "A", "", None)
    assert sum("/xa.html" in str(asked) for asked in press.asked) == 1


def test_what_was_added_is_told_as_added_though_its_story_cannot_be_kept_yet(office, press):
    press.article("/xa.html", "Khánh thành cây cầu ở vùng sông nước", press.elsewhere)
    store = office.session.store
    with store._database.writing() as db:
        db.execute("CREATE TRIGGER full BEFORE INSERT ON story_members BEGIN SELECT RAISE (ABORT, 'full'); END")
    id_, _ = add_url(office.session, press.url("/xa.html"), "Cán bộ trực", "", None)
    assert store.clip(id_) is not None
    assert store.stories.ungrouped() == (id_,)
