"""Opening a case at the desk, from a flag, a story, an article or by hand. Not for: what a flag is (test_flags.py), one case."""

import html
import re

import pytest
from case_forms import OFFICER
from desk_office import MORNING

from monitor.case import Moved, RowDropped, RowSet
from monitor.cases import add, load, office_of
from monitor.cases.news import happened
from monitor.model import Flag, Visit
from monitor.store import Revised
from monitor.store.labels import save_flags

FACT = "don-vi-cap-xa-2025"
SENTENCE = "Cả tỉnh hiện có 117 đơn vị cấp xã."
FORM = {"title": "Báo nêu 117 đơn vị cấp xã", "level": "3", "day": "2026-09-15", "hour": "08:30"}


def flag(**other):
    """A flag of our own, on a sentence of our own."""
    values = {
        "kind": "figure-differs",
        "sentence": SENTENCE,
        "found": "117 đơn vị cấp xã",
        "expected": "124 đơn vị hành chính cấp xã",
        "fact": FACT,
        "explanation": "Bài nêu 117; theo nghị quyết là 124.",
        "score": 0.9,
        "rules_version": "quy-tac-7",
    }
    return Flag(**values | other)


@pytest.fixture
def clips(store):
    """Articles of the demo's day; the flags, copies and stories that the day has are taken away."""
    with store._database.writing() as db:
        db.execute("DELETE FROM flags")
        db.execute("DELETE FROM copies")
        db.execute("DELETE FROM story_members")
    return [clip.id for clip in store.clips()]


@pytest.fixture
def raised(store):
    """Raise flags on an article."""

    def made(article, *flags):
        with store._database.writing() as db:
            db.execute("DELETE FROM flags WHERE article_id = ?", (article,))
            save_flags(db, article, flags)

    return made


@pytest.fixture
def together(store, clips):
    """Three articles of one story, and its number."""
    three = clips[:3]
    store.stories.join(three[0], None, None, "g1")
    for article in three[1:]:
        store.stories.join(article, store.stories.of(three[0]), None, "g1")
    return three, store.stories.of(three[0])


@pytest.fixture
def officer(browser):
    return browser("canbo")


def plain(text):
    words = " ".join(html.unescape(re.sub(r"<[^>]+>", " ", text)).split())
    return re.sub(r" (?=[.,;:)])|(?<=\() ", "", words)


def hidden(page, name):
    return [html.unescape(each) for each in re.findall(rf'name="{name}" value="([^"]+)"', page)]


def ticked(page):
    return [int(each) for each in re.findall(r'name="article" value="(\d+)" checked', page)]


def offered(page):
    return [int(each) for each in re.findall(r'name="article" value="(\d+)"', page)]


def action(page):
    return html.unescape(re.search(r'class="form case-new" method="post" action="([^"]+)"', page)[1])


def send(person, **other):
    """Send the form of the page that was seen last as it is offered, with FORM and *other* in it."""
    page = person.text
    fields = FORM | {"flag": hidden(page, "flag"), "article": ticked(page)} | other
    return person.post(action(page), fields)


def way(page, number=0):
    """The address of a button that opens a case from a flag."""
    return html.unescape(re.findall(r'href="(/cases/new\?flag=[^"]+)"', page)[number])


def begin(person, path="/flags", number=0):
    """Press the button beside a flag."""
    return person.get(way(person.get(path).get_data(as_text=True), number))


def value(page, name):
    return html.unescape(re.search(rf'name="{name}"[^>]* value="([^"]*)"', page)[1])


# -- from a flag -------------------------------------------------------------------------------------------


def test_the_form_begins_with_what_the_flag_says(officer, clips, raised, store, desk):
    raised(clips[0], flag())
    page = begin(officer).get_data(as_text=True)
    published = store.clip(clips[0]).article.published.astimezone(desk.zone)
    assert "Cả tỉnh hiện có 117 đơn vị cấp xã</textarea>" in page
    assert "Bài nêu 117; theo nghị quyết là 124." in page
    assert ticked(page) == [clips[0]]
    assert "có nội dung cần kiểm chứng" in page
    assert SENTENCE in plain(page)
    assert (value(page, "day"), value(page, "hour")) == (f"{published:%Y-%m-%d}", f"{published:%H:%M}")
    assert '<option value="2" selected>' in page


def test_a_case_from_a_flag_accepts_it_and_begins_the_comparison(officer, clips, raised, store):
    raised(clips[0], flag())
    begin(officer)
    send(officer, sudden="1", note="Theo điện thoại.")

    assert officer.last.request.path == "/cases/1"
    case = load(store, 1)
    assert (case.title, case.level, case.sudden, case.articles) == (FORM["title"], 3, True, (clips[0],))
    assert case.event_at.isoformat() == "2026-09-15T01:30:00+00:00"
    assert (case.steps[0].note, case.opened_by, case.opened_at) == ("Theo điện thoại.", "canbo", MORNING)
    (act,) = store.flags.acts(clips[0])
    assert (act.act, act.by, case.acts) == ("accepted", "canbo", {clips[0]: act.id})
    row = case.rows[1]
    assert (row.article, row.revision, row.sentence, row.claim) == (clips[0], 1, SENTENCE, "117 đơn vị cấp xã")
    assert row.truth == "124 đơn vị hành chính cấp xã"
    assert "1684/NQ-UBTVQH15" in row.paper
    assert "Ủy ban Thường vụ Quốc hội" in row.paper
    assert row.source
    assert (row.conclusion, row.verifier) == ("", "")


def test_every_part_of_it_has_its_line_in_the_log(officer, browser, clips, raised, store):
    raised(clips[0], flag())
    begin(officer)
    send(officer)
    acts = [(line.act, line.about) for line in store.audit.lines(limit=3)]
    assert acts == [("case.rowset", "case 1"), ("case.open", "case 1"), ("flag.accept", f"clip {clips[0]}")]
    log = browser("quantri").get("/audit").get_data(as_text=True)
    assert "lập vụ việc" in log
    assert 'href="/cases/1"' in log


def test_a_flag_without_a_document_begins_a_line_without_one(officer, clips, raised, store):
    raised(clips[0], flag(kind="outlets-disagree", fact=f"article:{clips[1]}"))
    begin(officer)
    send(officer)
    row = load(store, 1).rows[1]
    assert (row.sentence, row.claim, row.truth, row.paper, row.source) == (SENTENCE, "117 đơn vị cấp xã", "", "", "")


def test_a_flag_of_a_whole_article_begins_no_line(officer, clips, raised, store):
    raised(clips[0], flag(kind="removed", sentence="", found="", expected="", fact=""))
    begin(officer)
    assert f"{store.clip(clips[0]).article.title}</textarea>" in html.unescape(officer.text)
    send(officer)
    case = load(store, 1)
    assert (case.articles, case.rows) == ((clips[0],), {})
    assert not [step for step in case.steps if isinstance(step.body, RowSet)]


def test_it_takes_in_the_articles_that_were_chosen_and_no_others(officer, together, raised, store):
    three, _ = together
    raised(three[0], flag())
    raised(three[1], flag())
    page = begin(officer).get_data(as_text=True)
    assert (sorted(offered(page)), sorted(ticked(page))) == (sorted(three), sorted(three[:2]))
    send(officer, article=[three[0], three[2]])

    assert load(store, 1).articles == (three[0], three[2])
    assert [len(store.flags.acts(article)) for article in three] == [1, 0, 0]
    assert store.flags.standing(three[1])[0].state == "open"


def test_one_sentence_on_several_articles_is_one_line(officer, together, raised, store):
    three, _ = together
    for article in three:
        raised(article, flag(), flag(sentence=f"Câu riêng của bài {article}."))
    begin(officer)
    send(officer)
    case = load(store, 1)
    assert case.articles == tuple(sorted(case.articles, key=case.articles.index))
    assert sorted(case.articles) == sorted(three)
    assert len([row for row in case.rows.values() if row.sentence == SENTENCE]) == 1


def test_none_of_the_flagged_articles_is_refused(officer, together, raised, store):
    three, _ = together
    raised(three[0], flag())
    begin(officer)
    assert send(officer, article=[three[2]], title="Tên tôi đã sửa").status_code == 400
    assert "Chọn ít nhất một bài có nội dung cần kiểm chứng." in officer.text
    assert "Tên tôi đã sửa</textarea>" in officer.text
    assert ticked(officer.text) == [three[2]]
    assert store.cases.every() == ()
    assert store.flags.acts(three[0]) == ()


# -- what waits for a case ---------------------------------------------------------------------------------


def accept(person):
    """Put the first flag of the list on the list of those that wait for a case."""
    page = person.get("/flags").get_data(as_text=True)
    path = re.search(r'action="(/flags/\d+/accept)"', page)[1]
    body = page.split(f'action="{path}"')[1].partition("</form>")[0]
    return person.post(path, {"flag": hidden(body, "flag")})


def test_an_accepted_flag_waits_until_a_case_is_opened_from_it(officer, clips, raised, store):
    raised(clips[0], flag())
    accept(officer)
    (act,) = store.flags.acts(clips[0])
    begin(officer, "/flags?state=accepted")
    send(officer)

    assert load(store, 1).acts == {clips[0]: act.id}
    assert [each.act for each in store.flags.acts(clips[0])] == ["accepted"]
    waiting = officer.get("/flags?state=accepted").get_data(as_text=True)
    assert "Không có nội dung nào chờ lập vụ việc." in waiting
    assert re.search(
        r'<a href="/flags\?state=accepted">Chờ lập vụ việc</a> <strong>0</strong>',
        officer.get("/").get_data(as_text=True),
    )
    done = officer.get("/flags?state=cased").get_data(as_text=True)
    assert 'href="/cases/1">Vụ việc số 1</a> được lập từ nội dung này.' in done
    assert "/cases/new?flag=" not in done
    assert "/reopen" not in done


def test_the_pages_of_article_and_story_lead_to_the_case(officer, together, raised):
    three, story = together
    raised(three[0], flag())
    begin(officer)
    send(officer)
    assert f'<a href="/cases/1">Vụ việc số 1</a>: {FORM["title"]}' in officer.get(f"/clips/{three[0]}").get_data(
        as_text=True
    )
    assert "Vụ việc số 1" in officer.get(f"/stories/{story}").get_data(as_text=True)
    assert "Vụ việc số" not in officer.get(f"/clips/{three[1]}").get_data(as_text=True)


def test_what_led_to_a_case_is_neither_reopened_nor_undone(officer, clips, raised, store):
    raised(clips[0], flag())
    accept(officer)
    undo = re.search(r'action="(/flags/acts/[^"]+)"', officer.text)[1]
    reopen = hidden(officer.get("/flags?state=accepted").get_data(as_text=True), "flag")
    begin(officer, "/flags?state=accepted")
    send(officer)
    assert officer.post(undo).status_code == 409
    assert officer.post(f"/flags/{clips[0]}/reopen", {"flag": reopen[:1]}).status_code == 409
    assert "đã lập vụ việc" in officer.text
    assert store.flags.standing(clips[0])[0].state == "cased"


# -- nobody overtaken --------------------------------------------------------------------------------------


def test_one_flag_opens_one_case_however_often_the_form_is_sent(officer, clips, raised, store):
    raised(clips[0], flag())
    begin(officer)
    path, fields = action(officer.text), FORM | {"flag": hidden(officer.text, "flag"), "article": [clips[0]]}
    officer.post(path, fields)
    assert officer.post(path, fields).status_code == 409
    assert "Đã lập vụ việc từ nội dung này" in officer.text
    assert 'href="/cases/1"' in officer.text
    assert len(store.cases.every()) == 1


@pytest.mark.parametrize("with_article", [True, False])
def test_a_form_by_hand_that_is_sent_twice_opens_one_case(officer, clips, store, with_article):
    """Who wants a second case of the matter sees the first one and sends the form again."""
    page = officer.get("/cases/new").get_data(as_text=True)
    fields = FORM | {"numbers": str(clips[0]) if with_article else "", "known": hidden(page, "known")}
    assert officer.post("/cases/new", fields).status_code == 200
    again = officer.post("/cases/new", fields)

    assert again.status_code == 409
    assert "Đã có vụ việc số 1 về bài này hoặc cùng tên" in plain(officer.text)
    assert "Vụ việc số 1" in plain(officer.text)
    assert not store.cases.steps(2)
    assert send(officer, numbers=fields["numbers"], known=hidden(officer.text, "known")).status_code == 200
    assert store.cases.steps(2)


def test_two_officers_do_not_open_two_cases_of_one_story(officer, browser, together, store):
    _, story = together
    other = browser("duyet")
    for person in (officer, other):
        person.get(f"/cases/new?story={story}")
    assert send(officer).status_code == 200
    assert send(other, title="Báo nêu một con số khác").status_code == 409
    assert "Đã có vụ việc số 1" in plain(other.text)
    assert not store.cases.steps(2)


def test_a_case_that_has_ended_keeps_no_other_from_being_opened(officer, clips, store, desk):
    assert officer.post("/cases/new", FORM | {"numbers": str(clips[0])}).status_code == 200
    for body in (Moved("outside"), Moved("closed", outcome="no-ground")):
        kept = load(store, 1)
        add(store, office_of(desk.settings), kept, [body], actor=OFFICER, at=MORNING, note="Không có căn cứ.")
    assert officer.post("/cases/new", FORM | {"numbers": str(clips[0])}).status_code == 200
    assert store.cases.steps(2)


def test_an_accepted_flag_opens_one_case_too(officer, clips, raised, store):
    raised(clips[0], flag())
    accept(officer)
    begin(officer, "/flags?state=accepted")
    path, fields = action(officer.text), FORM | {"flag": hidden(officer.text, "flag"), "article": [clips[0]]}
    officer.post(path, fields)
    assert officer.post(path, fields).status_code == 409
    assert len(store.cases.every()) == 1


def test_who_comes_after_a_dismissal_is_told_and_nothing_is_written(officer, clips, raised, store):
    raised(clips[0], flag())
    begin(officer)
    key = store.flags.standing(clips[0])[0].key
    store.flags.act(clips[0], key, "dismissed", revision=1, seen=0, reason="Nhầm.", by="canbo2", at=MORNING)
    assert send(officer).status_code == 409
    assert "Nội dung này đã bỏ qua" in officer.text
    assert store.cases.every() == ()


def test_one_overtaken_flag_stops_the_whole(officer, together, raised, store):
    three, _ = together
    raised(three[0], flag())
    raised(three[1], flag())
    begin(officer)
    lines = len(store.audit.lines())
    key = store.flags.standing(three[1])[0].key
    store.flags.act(three[1], key, "accepted", revision=1, seen=0, reason="", by="canbo2", at=MORNING)
    assert send(officer, title="Tên tôi đã sửa").status_code == 409
    assert "Tên tôi đã sửa" in officer.text
    assert store.cases.every() == ()
    assert store.flags.acts(three[0]) == ()
    assert len(store.audit.lines()) == lines


def test_an_article_that_changed_since_is_told(officer, clips, raised, store):
    raised(clips[0], flag())
    begin(officer)
    clip = store.clip(clips[0])
    revised = Revised(clip.article, (), clip.tags, (flag(),), None)
    store.revisits.save_revision(clip.id, revised, Visit(MORNING, "changed", ""), None)
    assert send(officer).status_code == 409
    assert "nay là bản 2" in officer.text
    assert store.cases.every() == ()
    assert send(officer).status_code == 200  # the page shows it as it stands now
    assert load(store, 1).rows[1].revision == 2


def test_a_flag_that_is_gone_is_told(officer, clips, raised, store):
    raised(clips[0], flag())
    begin(officer)
    raised(clips[0])
    assert send(officer).status_code == 404
    assert "Không còn nội dung này" in officer.text
    assert officer.get("/cases/new?flag=x").status_code == 404
    assert officer.get("/cases/new?flag=1:1:0:0123456789ab").status_code == 404


# -- into a case that is there ------------------------------------------------------------------------------


def join(person, case, **other):
    """Send the form that takes the flag of the page that was seen last into a case."""
    page = person.text
    form = re.search(r'<form class="form case-into".*?</form>', page, re.DOTALL)[0]
    return person.post(action(page), {"into": case, "flag": hidden(form, "flag")} | other)


@pytest.fixture
def matter(officer, clips, raised):
    """A case that was opened from a flag, and a second article that says otherwise than the same document."""
    raised(clips[0], flag())
    begin(officer)
    send(officer)
    return clips[1]


OTHER = "Toàn tỉnh có 117 xã, phường."


def test_the_same_figure_in_another_newspaper_comes_into_the_case_that_is_there(officer, matter, raised, store, clips):
    raised(matter, flag(sentence=OTHER))
    page = begin(officer).get_data(as_text=True)
    assert f">Số 1: {FORM['title']}</option>" in page
    join(officer, 1)

    assert officer.last.request.path == "/cases/1"
    case, (act,) = load(store, 1), store.flags.acts(matter)
    assert case.articles == (clips[0], matter)
    assert (act.act, act.cased, case.acts[matter]) == ("accepted", True, act.id)
    assert [(number, row.article, row.sentence) for number, row in case.rows.items()] == [
        (1, clips[0], SENTENCE),
        (2, matter, OTHER),
    ]
    assert "1684/NQ-UBTVQH15" in case.rows[2].paper
    assert OTHER not in plain(officer.get("/flags").get_data(as_text=True))
    acts = [(line.act, line.about) for line in store.audit.lines(limit=2)]
    assert acts == [("case.linked", "case 1"), ("flag.accept", f"clip {matter}")]


def test_a_flag_on_an_accepted_list_comes_into_a_case_too(officer, matter, raised, store):
    raised(matter, flag(sentence=OTHER))
    accept(officer)
    begin(officer, "/flags?state=accepted")
    join(officer, 1)
    assert [act.act for act in store.flags.acts(matter)] == ["accepted"]
    assert load(store, 1).articles[-1] == matter


def test_a_sentence_that_the_table_has_is_no_second_line(officer, matter, raised, store):
    raised(matter, flag())
    begin(officer)
    join(officer, 1)
    assert list(load(store, 1).rows) == [1]


def test_the_number_of_a_line_that_was_dropped_is_not_given_to_a_flag(officer, matter, raised, store, clips, desk):
    add(store, office_of(desk.settings), load(store, 1), [RowDropped(1)], actor=OFFICER, at=MORNING)
    raised(matter, flag(sentence=OTHER))
    begin(officer)
    join(officer, 1)
    assert list(load(store, 1).rows) == [2]


def test_a_correction_comes_into_its_case_and_puts_nothing_in_question(officer, matter, raised, store, clips):
    raised(matter, flag(kind="correction-published", fact=f"article:{clips[0]}", sentence=OTHER))
    begin(officer)
    join(officer, 1)
    case = load(store, 1)
    assert (case.articles[-1], list(case.rows)) == (matter, [1])


def test_a_second_flag_of_an_article_that_the_case_has_brings_no_article(officer, matter, raised, store, clips, desk):
    last = load(store, 1).last
    raised(clips[0], flag(), flag(sentence=OTHER, score=0.95))
    begin(officer)
    join(officer, 1)
    case = load(store, 1)
    assert (case.articles, list(case.rows)) == ((clips[0],), [1, 2])
    new = [step for step in case.steps if step.id > last]
    assert happened(case, new, desk.settings.deadlines, desk.zone, {}) == ()


def test_a_flag_that_another_officer_took_is_not_taken_twice(officer, browser, matter, raised, store):
    raised(matter, flag(sentence=OTHER))
    second = browser("duyet")
    begin(officer)
    begin(second)
    join(officer, 1)
    last = load(store, 1).last
    answer = join(second, 1)
    assert answer.status_code == 409
    assert "Chưa có gì được ghi." in plain(answer.get_data(as_text=True))
    assert load(store, 1).last == last


def test_a_closed_case_takes_no_flag_in_and_the_flag_still_waits(officer, matter, raised, store, desk):
    raised(matter, flag(sentence=OTHER))
    begin(officer)
    for body in (Moved("outside"), Moved("closed", outcome="no-ground")):
        kept = load(store, 1)
        add(store, office_of(desk.settings), kept, [body], actor=OFFICER, at=MORNING, note="Không có căn cứ.")
    answer = join(officer, 1)
    assert answer.status_code == 400
    assert "Vụ việc đã kết thúc; mở lại trước khi sửa." in plain(answer.get_data(as_text=True))
    assert store.flags.acts(matter) == ()
    assert "case-into" not in begin(officer).get_data(as_text=True)


@pytest.mark.parametrize("into", ["", "99", "x"])
def test_a_case_that_is_none_takes_no_flag_in(officer, matter, raised, store, into):
    raised(matter, flag(sentence=OTHER))
    begin(officer)
    answer = join(officer, into)
    assert answer.status_code == 400
    assert "Chọn vụ việc." in plain(answer.get_data(as_text=True))
    assert store.flags.acts(matter) == ()


# -- from a story, from an article, by hand ----------------------------------------------------------------


def test_a_case_from_a_story_offers_all_its_articles(officer, together, store):
    three, story = together
    page = officer.get(f"/stories/{story}").get_data(as_text=True)
    assert f'href="/cases/new?story={story}"' in page
    officer.get(f"/cases/new?story={story}")
    assert sorted(ticked(officer.text)) == sorted(three)
    assert store.stories.get(story).headline in html.unescape(officer.text)
    send(officer)
    case = load(store, 1)
    assert (case.story, sorted(case.articles), case.acts) == (story, sorted(three), {})


def test_a_case_from_an_article_chooses_it_and_its_copies(officer, store):
    clip = next(clip for clip in store.clips() if clip.copies)
    page = officer.get(f"/clips/{clip.id}").get_data(as_text=True)
    assert f'href="/cases/new?clip={clip.id}"' in page
    officer.get(f"/cases/new?clip={clip.id}")
    copies = [each.clip for each in clip.copies]
    assert ticked(officer.text) == [clip.id, *copies]
    send(officer)
    assert load(store, 1).articles == (clip.id, *copies)
    officer.get(f"/cases/new?clip={clip.id}")
    assert "Đã có vụ việc liên quan" in officer.text


def test_a_case_from_a_reprint_chooses_what_it_repeats_and_the_other_reprints(officer, store):
    clip = next(clip for clip in store.clips() if len(clip.copies) > 1)
    first, *others = (each.clip for each in clip.copies)
    page = officer.get(f"/cases/new?clip={first}").get_data(as_text=True)
    assert "; bài gốc" in plain(page)
    assert set(ticked(page)) == {first, clip.id, *others}


def test_a_case_by_hand_takes_articles_by_number_or_none(officer, clips, store):
    officer.get("/cases/new")
    assert (value(officer.text, "day"), value(officer.text, "hour")) == ("2026-09-16", "07:10")
    send(officer)
    officer.get("/cases/new")
    send(officer, numbers=f" {clips[1]}, {clips[0]} ", title="Báo nêu một việc khác")
    assert [load(store, number).articles for number in (1, 2)] == [(), (clips[1], clips[0])]


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"title": " "}, "Ghi nội dung báo nêu, trong một câu."),
        ({"title": "a" * 301}, "Tên vụ việc dài 301 ký tự; nhiều nhất 300."),
        ({"level": "5"}, "Chọn mức độ."),
        ({"day": "2026-02-30"}, "Ghi ngày và giờ của sự việc."),
        ({"day": "0001-01-01"}, "Ghi ngày và giờ của sự việc."),
        ({"hour": ""}, "Ghi ngày và giờ của sự việc."),
        ({"day": "2026-09-17"}, "Thời điểm sự việc không thể ở tương lai."),
        ({"numbers": "mười"}, "Ghi số của các tin, cách nhau bằng dấu phẩy."),
        ({"numbers": "999999"}, "Kho không có tin số 999999."),
        ({"article": ["999999"]}, "Có bài không còn trong kho; mở lại trang."),
        ({"note": "a" * 1001}, "Ghi chú dài 1001 ký tự; nhiều nhất 1000."),
    ],
)
def test_what_is_wrong_stands_beside_its_field_and_nothing_is_written(officer, store, wrong, words):
    officer.get("/cases/new")
    assert send(officer, **wrong).status_code == 400
    assert words in officer.text
    assert "có 01 chỗ cần sửa" in officer.text
    assert store.cases.every() == ()


@pytest.mark.parametrize("path", ["?story=99999", "?clip=99999", "?clip=x", "?story=-1", "?clip=" + "9" * 30])
def test_what_there_is_not_opens_nothing(officer, path):
    assert officer.get(f"/cases/new{path}").status_code == 404


def test_who_only_reads_opens_nothing_and_is_offered_nothing(browser, clips, raised, store):
    raised(clips[0], flag())
    viewer = browser("xem")
    for path in ("/flags", f"/clips/{clips[0]}"):
        assert "/cases/new" not in viewer.get(path).get_data(as_text=True)
    assert viewer.get("/cases/new").status_code == 403
    assert viewer.post("/cases/new", FORM).status_code == 403
    assert store.cases.every() == ()
