"""An office learns how a paper builds its pages, reads by that, and notices when the paper is rebuilt.

Not for: what a shape is (tests/read), how it is kept (tests/store).
"""

from dataclasses import replace

import pytest

from monitor.model import Article, Audit, Observation, Shape
from monitor.pipeline.incoming import reading, shaping
from monitor.pipeline.incoming.judge import Known
from monitor.pipeline.incoming.shaping import keep_use, known_of
from monitor.store import BY_HAND

THINGS = ("cây cầu treo", "trường mầm non", "trạm y tế", "đường bê tông", "chợ phiên", "nhà văn hóa", "hồ chứa nước")
NOTICE = "Bạn đọc gửi tin, bài cộng tác về hòm thư của tòa soạn để được trả nhuận bút."


def words(n):
    """The text of article *n*, different from all others."""
    thing = THINGS[n % len(THINGS)]
    return (
        f"Sáng 15/9, tại xã Hàm Yên, tỉnh Tuyên Quang, chính quyền đưa {thing} số {n} vào sử dụng sau {n + 3} tháng thi công.",
        f"Trưởng thôn cho biết {thing} số {n} giúp bà con đi lại và học tập thuận tiện hơn trong mùa mưa lũ năm nay.",
        f"Thời gian tới, xã tiếp tục vận động người dân giữ gìn {thing} và trồng thêm {n + 7} hàng cây hai bên đường vào.",
    )


def old_page(n):
    text = "".join(f"<p>{p}</p>" for p in words(n))
    return page(n, f'<div class="detail"><div class="content">{text}<p>{NOTICE}</p></div></div>')


def new_page(n):
    text = "".join(f"<div class='para'>{p}</div>" for p in words(n))
    return page(n, f"<section><div class='story'>{text}</div></section>")


def page(n, body):
    title = f"Hàm Yên đưa {THINGS[n % len(THINGS)]} số {n} vào sử dụng"
    return (
        f'<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>{title} - Báo Thử</title>'
        f'<meta property="article:published_time" content="2026-09-15T{8 + n % 9:02}:05:00+07:00"></head><body>'
        f"<nav><a href='/'>Trang chủ</a></nav><h1>{title}</h1>{body}"
        f"<div class='most'><ul><li><a href='/x{n}'>Một tin khác của ngày hôm qua, số {n}</a></li></ul></div></body></html>"
    )


@pytest.fixture
def publish(press):
    """Puts articles on the paper's list, printed by *make*."""

    def put(numbers, make):
        for n in numbers:
            press.pages[f"/{n}.html"] = (200, "text/html; charset=utf-8", make(n))
        entries = [(f"/{n}.html", f"Hàm Yên đưa {THINGS[n % len(THINGS)]} số {n} vào sử dụng", "") for n in numbers]
        press.list("local", *entries)

    return put


def shapes(office):
    return office.session.store.shapes.all("local")


def text(office, n):
    clips = {clip.article.url.rpartition("/")[2]: clip.article for clip in office.session.store.clips()}
    return clips[f"{n}.html"].text


def test_five_pages_teach_the_shape_and_the_next_ones_are_read_by_it(office, publish):
    publish(range(9), old_page)  # some are read before enough of them have taught anything
    office.round()
    (kept,) = shapes(office)
    publish(range(9, 16), old_page)
    office.round()
    (used,) = shapes(office)

    assert (kept.shape.title, kept.shape.text, kept.shape.pages) == ("h1", "div.content", 5)
    assert office.session.store.shapes.observed() == {}
    assert kept.pages == 0
    assert used.pages == 7
    assert set(used.recent) <= {"a", "r"}
    assert text(office, 12).split("\n") == list(words(12))


def test_a_notice_under_every_article_is_no_text_once_the_paper_is_known(office, publish):
    publish(range(5), old_page)
    office.round()
    (kept,) = shapes(office)
    publish([20], old_page)
    office.round()

    assert kept.shape.repeated == (NOTICE,)
    assert NOTICE not in text(office, 20)


def test_a_rebuilt_paper_is_searched_loses_no_text_and_is_learned_again(office, publish):
    publish(range(5), old_page)
    office.round()
    publish(range(5, 12), old_page)
    office.round()
    publish(range(12, 30), new_page)
    office.round()
    old, new = shapes(office)

    assert old.recent.endswith("mmmmm")
    assert new.shape.text == "div.story"
    assert new.dropped_at is None
    assert all(text(office, n).split("\n") == list(words(n)) for n in range(12, 30))


def halved_page(n):
    """The paper has begun to continue its text in a second place; the first one still fits."""
    first, second, third = words(n)
    return page(n, f'<div class="content"><p>{first}</p><p>{second}</p></div><div class="more"><p>{third}</p></div>')


def test_what_was_read_by_a_shape_that_did_not_hold_any_more_is_read_again(office, publish):
    """Between two audits a text may come out short; when the drift is found, it is mended from the captured pages."""
    publish(range(5), old_page)
    office.round()
    publish(range(5, 20), old_page)
    office.round()
    publish(range(20, 60), halved_page)
    office.round()
    publish(range(60, 100), halved_page)
    office.round()
    dropped = [each for each in shapes(office) if each.dropped_at]

    assert "1 paragraphs missing" in dropped[0].reason
    assert [n for n in range(5, 100) if text(office, n).split("\n") != list(words(n))] == []


def test_a_program_killed_before_it_read_again_does_so_in_the_next_round(office, publish, monkeypatch):
    publish(range(5), old_page)
    office.round()
    publish(range(5, 20), old_page)
    office.round()
    with monkeypatch.context() as killed:
        killed.setattr(reading, "read_again_since", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
        publish(range(20, 60), halved_page)
        with pytest.raises(KeyboardInterrupt):
            office.round()
    short = [n for n in range(20, 60) if text(office, n).split("\n") != list(words(n))]
    publish([60], halved_page)
    office.round()

    assert short
    assert [n for n in range(5, 61) if text(office, n).split("\n") != list(words(n))] == []


def test_two_layouts_in_turns_are_both_known_in_the_end(office, publish):
    """Each shape is learned once, and neither is dropped while the other is printed."""
    for start in range(0, 60, 6):
        publish(range(start, start + 6), old_page if start % 12 else new_page)
        office.round()

    assert sorted(each.shape.text for each in shapes(office)) == ["div.content", "div.story"]
    assert all(each.dropped_at is None for each in shapes(office))
    assert all(text(office, n).split("\n") == list(words(n)) for n in range(30, 60))


def test_a_line_that_decides_what_an_article_is_about_is_never_left_out(office, publish):
    """Every article of a series ends with the only line that names the province."""
    notice = "Chương trình do Hội Chữ thập đỏ tỉnh Tuyên Quang phối hợp tổ chức."

    def of_series(n):
        return old_page(n).replace(NOTICE, notice).replace("xã Hàm Yên, tỉnh Tuyên Quang", "một xã miền núi")

    publish(range(5), of_series)
    office.round()
    (kept,) = shapes(office)
    publish(range(5, 10), of_series)
    office.round()

    assert kept.shape.repeated == ()
    assert notice in text(office, 7)


def test_copies_of_one_article_teach_once(office, publish):
    publish(
        range(5),
        lambda n: (
            old_page(n)
            .replace(words(n)[0], words(0)[0])
            .replace(words(n)[1], words(0)[1])
            .replace(words(n)[2], words(0)[2])
        ),
    )
    office.round()

    assert shapes(office) == ()


def test_pages_that_are_doubted_teach_nothing(office, publish, press):
    """A night of maintenance: every address leads to one page, which is neither an article nor a layout."""
    publish(range(5), old_page)
    office.round()
    publish(range(5, 15), old_page)
    for n in range(5, 15):
        press.redirects[f"/{n}.html"] = "/bao-tri.html"
    notice = "<p>Hệ thống đang được bảo trì, mong bạn đọc thông cảm và quay lại sau ít giờ nữa nhé.</p>"
    body = f"<h1>Thông báo</h1><div class='msg'>{notice}</div>"
    press.pages["/bao-tri.html"] = (200, "text/html; charset=utf-8", f"<html><body>{body}</body></html>")
    office.round()
    (kept,) = shapes(office)

    assert set(office.states().values()) == {"clip", "pending"}
    assert kept.recent == ""
    assert office.session.store.shapes.observed() == {}


def test_a_paper_that_a_person_set_selectors_for_is_not_learned(office, publish):
    source = office.session.settings.sources[0]
    selectors = source.selectors.model_copy(update={"text": "div.content"})
    office = office.with_sources(source.model_copy(update={"selectors": selectors}))
    publish(range(7), old_page)
    office.round()

    assert shapes(office) == ()
    assert office.session.store.shapes.observed() == {}
    assert text(office, 3).startswith(words(3)[0])


PAGE = "http://127.0.0.1/1.html"
SHAPE = Shape("127.0.0.1", "h1", "div.content", (), (), (), (), (), 5)
SEEN = Observation("127.0.0.1", ("h1",), ("div.story",), (), (), (), False, (), (), (), "h", "f")


@pytest.fixture
def known(office):
    """An office with one shape in use; gives what its source is."""
    office.session.store.shapes.learned("local", [SHAPE], office.clock())
    return office.session.settings.sources[0]


def use(office, source, *, audit=None, observed=None, poor=None, shape=None):
    shape = shape or (SHAPE if audit else None)
    known = known_of(office.session, 1, source, PAGE)
    url = f"http://127.0.0.1/{observed.fingerprint}.html" if observed else PAGE
    keep_use(office.session, url, source, known, shaping.ShapeUse(shape, poor, observed, audit))


def audits(office, source):
    """Which of forty addresses would be read both ways."""
    return [n for n in range(1, 41) if known_of(office.session, n, source, PAGE).audit]


def test_a_new_shape_is_audited_until_it_has_proved_itself_then_one_page_in_twenty(office, known):
    assert audits(office, known) == list(range(1, 41))
    for _ in range(3):
        use(office, known, audit=Audit(1.0, ""))

    assert audits(office, known) == [20, 40]


def test_one_audit_that_disagrees_has_the_next_page_audited_and_a_second_one_drops_the_shape(office, known):
    for _ in range(3):
        use(office, known, audit=Audit(1.0, ""))
    use(office, known, audit=Audit(0.4, "text: 3 paragraphs missing"))
    doubtful = audits(office, known)
    use(office, known, audit=Audit(0.4, "text: 3 paragraphs missing"))

    assert doubtful == list(range(1, 41))
    (kept,) = shapes(office)
    assert kept.reason == "drifted: text: 3 paragraphs missing"
    assert known_of(office.session, 1, known, PAGE) == Known((), audit=False, past=(SHAPE,))


def test_a_shape_is_dropped_only_after_many_pages_in_a_row_that_it_did_not_fit(office, known):
    for n in range(19):
        use(office, known, observed=replace(SEEN, text=(f"div.x{n}",), fingerprint=f"f{n}"))
    before = [(each.recent, each.dropped_at) for each in shapes(office)]
    use(office, known, observed=replace(SEEN, text=("div.x20",), fingerprint="f20"))

    assert before == [("m" * 19, None)]
    assert "20 pages in a row" in shapes(office)[0].reason


def test_a_page_whose_places_hold_next_to_nothing_does_not_count_as_another_layout(office, known):
    for _ in range(5):
        use(office, known, poor=SHAPE)

    assert [(each.recent, each.dropped_at) for each in shapes(office)] == [("sssss", None)]


def test_a_shape_that_never_holds_is_learned_three_times_and_then_left(office, known):
    for time in range(5):
        now = [each.shape for each in shapes(office) if each.dropped_at is None]
        for _ in range(2 if now else 0):
            use(office, known, audit=Audit(0.5, "authors: none instead of A"), shape=now[0])
        for n in range(5):
            seen = replace(SEEN, text=("div.content",), fingerprint=f"f{time}{n}")
            use(office, known, observed=seen)

    assert [each.dropped_at is None for each in shapes(office)] == [False, False, False]


def test_the_shapes_of_another_host_are_not_asked(office, known):
    here = known_of(office.session, 1, known, PAGE)
    elsewhere = known_of(office.session, 1, known, "http://anh.example/1.html")

    assert here.shapes == (SHAPE,)
    assert elsewhere == Known((), audit=False)


def test_an_address_that_a_person_brought_teaches_nothing(office):
    keep_use(office.session, PAGE, None, Known((), audit=False), shaping.ShapeUse(None, None, SEEN))

    assert known_of(office.session, 20, None, PAGE) == Known((), audit=False)
    assert office.session.store.shapes.observed() == {}


def test_what_was_read_by_shape_is_the_same_article(office, publish):
    """Title, date, language and lead too, not only the text."""
    publish(range(5), old_page)
    office.round()
    publish([6, 40], old_page)
    office.round()
    clips = {clip.article.url.rpartition("/")[2]: clip.article for clip in office.session.store.clips()}

    article = clips["40.html"]
    assert isinstance(article, Article)
    assert article.title == f"Hàm Yên đưa {THINGS[5]} số 40 vào sử dụng"
    assert article.published.isoformat() == "2026-09-15T05:05:00+00:00"
    assert article.language == "vi"


def test_what_was_forgotten_by_hand_is_left_out_no_more(office, publish):
    """A line that was wrongly learned as a notice is text again."""
    publish(range(5), old_page)
    office.round()
    (kept,) = shapes(office)
    office.session.store.shapes.drop([kept.id], BY_HAND, office.clock())
    publish([6], old_page)
    office.round()

    assert kept.shape.repeated == (NOTICE,)
    assert NOTICE in text(office, 6)
