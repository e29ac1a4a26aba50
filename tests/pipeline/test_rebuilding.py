"""Everything kept is read again by today's program and rules. Not for: what is written where (tests/store/test_rebuild.py)."""

from dataclasses import replace
from datetime import timedelta

import pytest

from monitor.addresses import key
from monitor.config import load
from monitor.config.paper import read_paper
from monitor.crawl.evidence import to_warc
from monitor.errors import BusyError, InputError
from monitor.model import Found, Page
from monitor.pipeline import RebuildReport, add_paper, digest_edition, rebuild, rebuilding, send_digest
from monitor.pipeline.incoming import judge
from monitor.pipeline.stories import group_anew
from monitor.store import Sighting, Store

TODAY = "Tue, 15 Sep 2026 15:00:00 +0700"
TITLE = "Khánh thành cầu vùng cao"
TOPIC = """
id = "cau-moi"
label = "Cầu mới"
threshold = 1.0
strong = ["lễ khánh thành", "khánh thành cầu", "học sinh", "cầu mới"]
"""
JUNK = """
[[junk]]
id = "khanh-thanh"
label = "Tin khánh thành"
title = ["khánh thành cầu"]
"""
FAR = (
    "Sáng 15/9, một hợp tác xã ở tỉnh Cà Mau giới thiệu giống tôm mới cho các hộ nuôi quanh vùng, sau hai năm thử nghiệm trong ao lót bạt và được cán bộ khuyến ngư theo dõi hằng tuần.",
    "Các hộ nuôi cho biết tôm lớn đều, ít bệnh, bán được giá hơn vụ trước; nhiều gia đình dự định mở rộng diện tích vào đầu mùa khô tới nếu nguồn nước giữ được độ mặn thích hợp.",
    "Hợp tác xã cam kết bao tiêu sản phẩm trong ba năm và mở lớp hướng dẫn kỹ thuật miễn phí cho người mới bắt đầu.",
)


@pytest.fixture
def kept(office, press):
    """A clip, its copy, a clip that was edited, and an article from elsewhere."""
    press.list(
        "local",
        ("/cau.html", "Cầu", TODAY),
        ("/boi.html", "Lớp học bơi", TODAY),
        ("/xa.html", "Giống tôm mới", TODAY),
    )
    press.list("national", ("/lai.html", "Cầu", TODAY))
    press.article("/cau.html", TITLE)
    press.article("/lai.html", TITLE, at="2026-09-15T16:00:00+07:00")
    press.article("/boi.html", "Khai giảng lớp học bơi miễn phí", press.other)
    press.article("/xa.html", "Giống tôm mới", FAR)
    office.round()
    body = (press.other[0].replace("35 em nhỏ", "53 em nhỏ"), *press.other[1:])
    press.article("/boi.html", "Khai giảng lớp học bơi miễn phí", body, at="2026-09-15T19:00:00+07:00")
    office.clock.at += timedelta(minutes=20)
    assert office.round().looks["changed"] == 1
    assert office.states() == {
        "/cau.html": "clip",
        "/lai.html": "copy",
        "/boi.html": "clip",
        "/xa.html": "outside-scope",
    }
    group_anew(office.session)  # by the words that the later look brought
    return office


def dump(office):
    """Everything in the database, whatever the order of its rows, but for what says only what changed last."""
    lines = office.session.store._database._connection.iterdump()
    return sorted(line for line in lines if '"touched"' not in line and "'touched'" not in line)


def sql(office, statement, *values):
    with office.session.store._database.writing() as db:
        return db.execute(statement, values).fetchall()


def with_rules(office, name, text):
    """The same office with *text* added to one of its files of rules."""
    folder = office.session.settings.folder
    with (folder / "rules" / name).open("a", encoding="utf-8") as file:
        file.write(text)
    return office.with_settings(load(folder))


def everything(office):
    """The same office, which now wants every article."""
    settings = office.session.settings
    scope = tuple(each.model_copy(update={"everything": True}) for each in settings.office.scope)
    return office.with_settings(replace(settings, office=settings.office.model_copy(update={"scope": scope})))


def faults(office):
    store = office.session.store
    return (*store.check_integrity(), *store.ledger.faults(office.clock.at, timedelta(hours=48)))


def clip(office, path):
    return next(each for each in office.session.store.clips() if each.article.url.endswith(path))


def spoil(office):
    """Everything as an older program may have read it: other words, dates, labels and no signatures."""
    sql(
        office,
        """UPDATE revisions SET title = 'Trang chủ', lead = '', text = 'Đăng nhập', authors = '["Menu"]', language = 'en',
        title_only = 1, text_sha256 = 'x', published = '2026-09-01T00:00:00.000000Z', published_from = 'url',
        section = 'Menu', image = 'x', keywords = '["x"]', dates = '[]', repairs = '["x"]'""",
    )
    sql(office, "UPDATE addresses SET title = 'Trang chủ', text_sha256 = 'x' WHERE state IN ('clip', 'copy')")
    sql(office, "UPDATE tags SET province = 'none'")
    sql(office, "DELETE FROM bands")
    sql(office, "DELETE FROM signatures")


def test_with_the_same_program_and_rules_nothing_changes(kept):
    before = list(kept.session.store._database._connection.iterdump())
    report = rebuild(kept.session)

    assert list(kept.session.store._database._connection.iterdump()) == before
    assert str(report) == (
        "articles: 3 read again, 0 with other words or labels\nother addresses: 1 read again, all end as before"
    )


def test_what_was_read_badly_is_read_again_from_the_pages(kept):
    well = dump(kept)
    spoil(kept)
    assert rebuild(kept.session).changed == 3

    assert dump(kept) == well
    assert faults(kept) == ()


def test_broken_off_it_has_lost_nothing_and_the_next_one_ends_it(kept):
    well = dump(kept)
    spoil(kept)

    def broken_off(done, _all):
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        rebuild(kept.session, broken_off)
    assert faults(kept) == ()
    assert well != dump(kept)
    assert rebuild(kept.session).articles == 3
    assert dump(kept) == well


def test_the_progress_ends_with_everything_done(kept):
    steps = []
    rebuild(kept.session, lambda done, all_: steps.append((done, all_)))

    assert steps == [(1, 4), (2, 4), (3, 4), (4, 4)]


def test_the_date_as_read_does_not_come_back_as_what_the_feed_said(office, press):
    press.list("local", ("/cau.html", "Cầu", ""), ("/boi.html", "Bơi", TODAY))
    press.article("/cau.html", TITLE)
    press.article("/boi.html", "Khai giảng lớp học bơi miễn phí", press.other)
    office.round()
    assert {each.article.published_from for each in office.session.store.clips()} == {"meta", "feed"}
    before = dump(office)
    rebuild(office.session)

    assert dump(office) == before


def test_the_difference_of_an_edit_is_told_anew_and_its_date_stays_that_of_publication(kept):
    before = clip(kept, "/boi.html")
    differences = kept.session.store.revisits.differences(before.id)
    sql(kept, "UPDATE revisions SET difference = '[]'")
    rebuild(kept.session)

    assert len(differences) == 2
    assert differences[1][2]
    assert kept.session.store.revisits.differences(before.id) == differences
    assert clip(kept, "/boi.html") == before


def test_labels_follow_the_rules_of_today_in_a_worker_that_knew_others(kept):
    before = clip(kept, "/cau.html")
    with_rules(kept, "topics/cau-moi.toml", TOPIC)
    report = rebuild(kept.with_settings(load(kept.session.settings.folder)).session)
    after = clip(kept, "/cau.html")

    assert report.changed == 2  # the clip and its copy
    assert "cau-moi" in [topic.id for topic in after.tags.topics]
    assert replace(after, tags=before.tags) == before


def test_rules_that_change_while_it_runs_stop_it(kept):
    with_rules(kept, "topics/cau-moi.toml", TOPIC)
    judge._compiled.cache_clear()  # what a worker that begins now has not read yet
    before = dump(kept)

    with pytest.raises(InputError, match=r"other rules than stood in .* when this began"):
        rebuild(kept.session)
    assert dump(kept) == before


def test_what_is_no_longer_in_scope_stays_a_clip_and_is_named(kept):
    states = kept.states()
    report = rebuild(with_rules(kept, "junk.toml", JUNK).session)

    assert kept.states() == states
    assert len(report.out_of_scope) == 2
    assert f"no longer in scope, and kept: 2\n    clip {clip(kept, '/cau.html').id} “{TITLE}”: junk/khanh-thanh" in str(
        report
    )


def test_what_is_in_scope_after_all_becomes_a_clip_and_is_told_as_a_supplement(kept, postbox):
    kept.clock.set("2026-09-16T07:00:00+07:00")
    office = kept.with_mail(postbox.port, "a@so.example")
    send_digest(office.session)
    kept.clock.set("2026-09-16T09:00:00+07:00")
    report = rebuild(everything(kept).session)
    assert report.ends == {"clip": 1}
    assert (clip(kept, "/xa.html").clipped_at, faults(kept)) == (kept.clock.at, ())

    kept.clock.set("2026-09-17T07:00:00+07:00")
    edition, _ = digest_edition(office.session)
    assert [(item.title, item.supplement) for item in edition.items] == [("Giống tôm mới", True)]


def test_a_second_rebuild_finds_nothing_more(kept):
    rebuild(everything(kept).session)
    before = dump(kept)

    assert rebuild(everything(kept).session).ends == {}
    assert dump(kept) == before


def test_what_is_found_may_be_a_copy_of_a_clip(office, press):
    press.list("local", ("/cau.html", "Cầu", TODAY), ("/xa.html", "Cầu", TODAY))
    press.article("/cau.html", TITLE)
    press.article("/xa.html", TITLE, press.elsewhere)
    office.round()
    assert office.states() == {"/cau.html": "clip", "/xa.html": "outside-scope"}

    assert rebuild(everything(office).session).ends == {"copy": 1}
    assert office.states() == {"/cau.html": "clip", "/xa.html": "copy"}
    assert faults(office) == ()


def test_an_address_that_ends_otherwise_by_todays_rules_says_so(kept):
    rules = JUNK.replace("khánh thành cầu", "giống tôm").replace("khanh-thanh", "tom")
    report = rebuild(with_rules(kept, "junk.toml", rules).session)

    assert report.ends == {"junk": 1}
    assert (kept.states()["/xa.html"], kept.reason("/xa.html")) == ("junk", "junk/tom: Giống tôm")
    assert faults(kept) == ()


def test_a_page_that_an_older_program_did_not_understand_becomes_a_clip(kept):
    sql(
        kept,
        "UPDATE addresses SET state = 'not-an-article', reason = 'it is a list', title = '' WHERE url LIKE '%/xa.html'",
    )

    assert rebuild(everything(kept).session).ends == {"clip": 1}
    assert clip(kept, "/xa.html").article.title == "Giống tôm mới"


def test_a_notice_in_the_place_of_an_article_leaves_its_end_as_it_was(office, press):
    press.list("local", ("/cau.html", "Khánh thành cầu vùng cao", TODAY))
    press.article(
        "/cau.html", "Bảo trì hệ thống", ["Hệ thống đang được nâng cấp, xin quý bạn đọc quay lại sau ít phút."]
    )
    office.round()
    assert office.states() == {"/cau.html": "pending"}
    del press.pages["/cau.html"]
    sql(office, "UPDATE addresses SET state = 'unreadable', reason = 'gave up', attempts = 9, ended_at = first_seen")
    before = dump(office)

    assert rebuild(everything(office).session).ends == {}
    assert dump(office) == before


def test_a_page_that_is_no_article_to_todays_reader_leaves_the_words_and_is_named(kept, monkeypatch):
    before = clip(kept, "/cau.html")
    evidence = kept.session.store.evidence
    numbers = {capture.number for capture in evidence.of_article(before.id)}
    captured = evidence.captured
    empty = to_warc(
        Page(before.article.url, before.article.url, (), "text/html", b"<title>Menu</title>", kept.clock.at)
    )
    monkeypatch.setattr(evidence, "captured", lambda number: empty if number in numbers else captured(number))
    report = rebuild(kept.session)

    assert report.refused[0].startswith(f"clip {before.id} “{TITLE}”: ")
    assert "no article to today's reader, their words stay: 1" in str(report)
    assert clip(kept, "/cau.html") == before


def test_what_has_no_page_any_more_is_judged_by_its_words(kept):
    paper = kept.session.settings.folder / "tin.toml"
    paper.write_text(
        'outlet = "Báo In Thử"\ngroup = "cua-tinh"\nmedium = "bao-in"\npublished = 2026-09-15\nentered_by = "An"\n'
        'title = "Cầu mới ở xã"\ntext = "Xã Hàm Yên, tỉnh Tuyên Quang làm lễ khánh thành cây cầu."\n',
        encoding="utf-8",
    )
    add_paper(kept.session, read_paper(paper))
    for file in kept.session.store.evidence.folder.glob("*.warc.gz"):
        file.unlink()
    before = dump(kept)
    report = rebuild(kept.session)

    assert (report.articles, report.from_words, report.addresses, report.dropped) == (0, 4, 0, 0)
    assert report.damaged == 5
    assert dump(kept) == before
    assert rebuild(with_rules(kept, "topics/cau-moi.toml", TOPIC).session).changed == 3


def test_while_another_program_reads_the_press_it_waits_for_another_time(kept):
    with (
        Store.open(kept.session.data / "monitor.db") as other,
        other.alone("run", "reading"),
        pytest.raises(BusyError, match="reading the press"),
    ):
        rebuild(kept.session)


def test_an_address_whose_source_is_nobodys_any_more_stays_as_it_ended(kept):
    others = [source for source in kept.session.settings.sources if source.id != "local"]
    before = kept.states()

    assert rebuild(everything(kept.with_sources(*others)).session).ends == {}
    assert kept.states() == before


def test_what_a_person_entered_is_never_out_of_scope(kept):
    sql(kept, "UPDATE articles SET entered_by = 'An'")

    assert rebuild(with_rules(kept, "junk.toml", JUNK).session).out_of_scope == ()


def test_of_many_the_first_are_named():
    report = RebuildReport(refused=tuple(f"clip {n}" for n in range(7)))

    assert "    clip 4\n    and 2 more" in str(report)
    assert "clip 5" not in str(report)


NOTICE = "Bạn đọc gửi tin, bài cộng tác về hòm thư của tòa soạn để được trả nhuận bút."


def test_what_stands_under_every_article_of_a_source_stays_out(office, press):
    """It was learned from several pages; a page that is read again alone does not show it."""
    kinds = ("đá", "gỗ", "treo", "phao", "bê tông", "dây văng", "thép", "tre")
    titles = [f"Cây cầu {kind} vừa khánh thành" for kind in kinds]
    press.list("local", *((f"/cau-{n}.html", title, TODAY) for n, title in enumerate(titles)))
    for n, title in enumerate(titles):
        text = [each.replace("15/9", f"{n + 1}/9").replace("48 m", f"{n + 30} m") for each in press.body]
        press.article(f"/cau-{n}.html", title, [*text, NOTICE])
    office.round()
    shapes = office.session.store.shapes.in_use("local")
    assert NOTICE in shapes[0].shape.repeated
    rebuild(office.session)

    for id_ in office.session.store.rebuild.articles():
        kept = office.session.store.clip(id_)
        assert NOTICE not in kept.article.text
        assert len(kept.article.text.split("\n")) == 3


def test_another_address_of_a_clip_that_was_not_understood_leads_to_the_clip(kept, press):
    """Its page names the clip's address as its own; the sums of the ledger know of it."""
    url = press.url("/m/cau.html")
    address = kept.session.store.add_address(Sighting(Found(url), url, key(url), "pending", ""), "local", kept.clock.at)
    body = press.page(TITLE, press.body, canonical=press.url("/cau.html")).encode()
    page = Page(url, url, (), "text/html; charset=utf-8", body, kept.clock.at)
    kept.session.store.evidence.capture(page, to_warc(page), address)
    kept.session.store.end(address, "unreadable", "the page has no headline", kept.clock.at)

    assert rebuild(kept.session).ends == {"merged": 1}
    assert "/m/cau.html" not in kept.states()
    assert faults(kept) == ()
    assert rebuild(kept.session).ends == {}


def test_articles_of_a_source_that_has_left_keep_their_words(kept):
    """Nobody says any more in which zone and order its dates are."""
    sql(kept, "UPDATE revisions SET title = 'Như đã kể' WHERE title = ?", TITLE)
    (local, national) = kept.session.settings.sources
    without = kept.with_sources(national.model_copy(update={"id": "khac"}), local)
    report = rebuild(without.session)

    assert report.from_words == 1
    assert report.damaged == 0
    assert [title for (title,) in sql(kept, "SELECT title FROM revisions ORDER BY title")].count("Như đã kể") == 1


def test_the_headline_that_was_read_before_confirms_nothing(kept, press):
    """A wrong headline of an older reader is read right; only what the source listed may confirm one."""
    page = press.pages["/cau.html"][2].replace("<h1>", "<h2>Tin tức nổi bật trong ngày</h2><h1>")
    press.article("/cau.html", TITLE)
    press.pages["/hai.html"] = (200, "text/html; charset=utf-8", page.replace(TITLE, "Hàm Yên khánh thành cầu mới"))
    press.list("local", ("/hai.html", "Cầu mới ở Hàm Yên", TODAY))
    kept.round()
    sql(kept, "UPDATE revisions SET title = 'Tin tức nổi bật trong ngày' WHERE url LIKE '%/hai.html'")
    sql(kept, "UPDATE addresses SET title = 'Tin tức nổi bật trong ngày' WHERE url LIKE '%/hai.html'")
    rebuild(kept.session)

    titles = {title for (title,) in sql(kept, "SELECT title FROM revisions")}
    assert "Hàm Yên khánh thành cầu mới" in titles
    assert "Tin tức nổi bật trong ngày" not in titles


def broken_off(_session):
    raise KeyboardInterrupt


def test_a_rebuild_broken_off_after_words_changed_is_grouped_anew_by_the_next(kept, monkeypatch):
    sql(kept, "UPDATE revisions SET title = 'Như đã kể' WHERE title = ?", TITLE)
    assert rebuild_again(kept, monkeypatch) == 0  # the words of its page are those that it was grouped by
    sql(kept, "UPDATE revisions SET title = 'Như đã kể' WHERE title = ?", TITLE)
    group_anew(kept.session)

    assert rebuild_again(kept, monkeypatch) == 2
    assert rebuild(kept.session).stories == 0


def rebuild_again(office, monkeypatch):
    """Break a rebuild off when all is read, then do it again; return how many stories were grouped anew."""
    with monkeypatch.context() as patched:
        patched.setattr(rebuilding, "grouped_by_todays_rules", broken_off)
        with pytest.raises(KeyboardInterrupt):
            rebuild(office.session)
    report = rebuild(office.session)
    assert report.changed == 0
    return report.stories


def test_words_of_a_later_look_are_grouped_anew_by_a_rebuild(kept, press):
    body = (press.other[0].replace("35 em nhỏ", "350 em nhỏ"), *press.other[1:])
    press.article("/boi.html", "Khai giảng lớp học bơi miễn phí", body, at="2026-09-15T20:00:00+07:00")
    kept.clock.at += timedelta(hours=3)
    assert kept.round().looks["changed"] == 1

    assert [rebuild(kept.session).stories for _ in range(2)] == [2, 0]
