"""The screens of stories: the list with its facets and files, one story, what people do to it. Not for: how stories come about."""

import csv
import io
import json
import re
import zipfile
from datetime import datetime
from html import unescape
from xml.etree import ElementTree as ET

import pytest
from desk_office import MORNING

from monitor.desk.stories.where import Where
from monitor.model import Common
from monitor.vietnamese.collate import collation_key

EVIL = '<script>alert("x")</script>'


@pytest.fixture
def big(store):
    """The story of the demo's day with most articles."""
    lines = store.stories.recent(MORNING.replace(year=2000))
    return store.stories.get(max(lines, key=lambda line: (line.members, -line.id)).id)


@pytest.fixture
def small(store, big):
    """Another one of several articles."""
    lines = [
        line for line in store.stories.recent(MORNING.replace(year=2000)) if line.members > 1 and line.id != big.id
    ]
    return store.stories.get(lines[0].id)


@pytest.fixture
def officer(browser):
    return browser("canbo")


def seen(browser, story):
    """What the forms of a page of *story* say of how it was seen."""
    browser.get(f"/stories/{story}")
    return {name: re.search(f'name="{name}" value="([^"]*)"', browser.text).group(1) for name in ("seen", "members")}


def do(browser, story, what, **fields):
    """Send one form of the page of *story* as it is now."""
    return browser.post(f"/stories/{story}/{what}", seen(browser, story) | fields)


def undo(browser):
    """Press the button of the message."""
    found = re.search(
        r'class="message".*?<form action="([^"]+)".*?name="back" value="([^"]+)"', browser.text, re.DOTALL
    )
    return browser.post(unescape(found.group(1)), {"back": unescape(found.group(2))})


def listed(browser, query=""):
    """The numbers of the stories that the list shows, in its order."""
    browser.get(f"/stories{query}")
    assert browser.last.status_code == 200, browser.text
    return [int(number) for number in re.findall(r'<li id="nhom-(\d+)">', browser.text)]


def file(browser, path):
    """A file that the desk sends."""
    answer = browser.get(path)
    assert answer.status_code == 200
    content = answer.get_data()
    answer.close()
    return content


def members(store, story):
    return [member.article for member in store.stories.get(story).members]


# -- the list --------------------------------------------------------------------------------------


def test_the_list_has_every_story_the_newest_last_article_first(browser, store):
    wanted = [line.id for line in store.stories.recent(MORNING.replace(year=2000))]
    reader = browser("xem")
    shown = listed(reader)
    lasts = [store.stories.get(story).last for story in shown]

    assert sorted(shown) == sorted(wanted)
    assert lasts == sorted(lasts, reverse=True)
    assert f"<strong>{len(wanted)}</strong> nhóm tin" in reader.text


def test_a_row_says_what_its_articles_say(browser, store, big):
    reader = browser("xem")
    listed(reader)
    row = unescape(re.search(rf'<li id="nhom-{big.id}">.*?</li>', reader.text, re.DOTALL).group(0))
    copies = sum(len(store.clip(member.article).copies) for member in big.members)

    assert big.headline in row
    assert (
        f"<b>{len(big.members)}</b> tin, {len({m.outlet for m in big.members})} báo, {len(big.members) + copies} lượt đăng"
        in row
    )


@pytest.mark.parametrize("facet", ["topic", "place", "group", "tone", "outlet"])
def test_a_facet_leaves_the_stories_with_such_an_article(browser, store, facet):
    values = {
        "topic": lambda clip: [topic.id for topic in clip.tags.topics],
        "place": lambda clip: [place.name for place in clip.tags.places],
        "group": lambda clip: [clip.group],
        "tone": lambda clip: [clip.tags.tone.value] if clip.tags.tone else ["khong-xet"],
        "outlet": lambda clip: [clip.outlet],
    }[facet]
    clips = list(store.clips())
    value = next(value for clip in clips for value in values(clip))
    wanted = {store.stories.of(clip.id) for clip in clips if value in values(clip)} - {None}

    assert set(listed(browser("xem"), f"?{facet}={value}")) == wanted


def test_only_stories_of_several_articles_are_shown_where_they_are_asked_for(browser, store):
    wanted = {line.id for line in store.stories.recent(MORNING.replace(year=2000)) if line.members > 1}

    assert set(listed(browser("xem"), "?several=1")) == wanted
    assert wanted


@pytest.mark.parametrize("query", ["", "several=1", "q=tỉnh", "tone=trung-tinh&state=unreviewed", "several=1&when=7"])
def test_the_number_beside_a_choice_is_that_of_the_stories_that_it_leads_to(browser, query):
    reader = browser("xem")
    reader.get(f"/stories?{query}")
    part = reader.text.partition('class="facets"')[2].partition("</details>\n<div>")[0]
    choices = re.findall(
        r'<a href="(/stories[^"]*)"([^>]*)>(?:(?!</li>).)*?<span class="count">([\d.]+)', part, re.DOTALL
    )
    ways = {
        unescape(href): count for href, chosen, count in choices if "chosen" not in chosen and href.count("tone=") < 2
    }
    assert len(ways) > 10
    for href, count in list(ways.items())[::4]:
        reader.get(href)
        shown = re.search(r"Có <strong>([\d.]+)</strong> nhóm tin", reader.text)
        assert (href, shown.group(1) if shown else "0") == (href, count)


def test_the_times_are_days_of_the_office(browser, store, desk):
    today = MORNING.astimezone(desk.zone).date()
    clips = {clip.id: clip.article.published.astimezone(desk.zone).date() for clip in store.clips()}
    reader = browser("xem")

    def of_days(holds):
        return {store.stories.of(article) for article, day in clips.items() if holds(day)} - {None}

    assert set(listed(reader, "?when=today")) == of_days(lambda day: day == today)
    assert set(listed(reader, "?when=7")) == of_days(lambda day: 0 <= (today - day).days < 7)
    assert set(listed(reader, f"?when=days&last={today}")) == of_days(lambda day: day <= today)


def test_stories_with_what_nobody_has_looked_through(browser, store, big):
    reader = browser("xem")
    assert big.id in listed(reader, "?state=unreviewed")
    for member in big.members:
        store.marks.add(member.article, "reviewed", "", who="Cán Văn Thử", at=MORNING)

    assert big.id not in listed(reader, "?state=unreviewed")
    assert big.id in listed(reader)


def test_a_broken_query_is_told_and_nothing_falls(browser):
    reader = browser("xem")
    for query in ("?q=%28%28%28", "?q=%22", "?q=tieu-de%3A", "?q=NOT%20a"):
        assert reader.get(f"/stories{query}").status_code == 400
        assert "Câu hỏi chưa đúng" in reader.text
        assert reader.get(f"/stories/export/csv{query}").status_code == 400
    for query in (
        "?page=-1",
        "?page=999",
        "?page=x",
        "?topic=khong-co",
        "?when=mai",
        "?first=hom-qua",
        "?when=days&first=0001-01-01",
    ):
        assert reader.get(f"/stories{query}").status_code == 200, query


def test_pages_have_fifty_stories_each(browser, store, monkeypatch):
    monkeypatch.setattr("monitor.desk.screens.stories.PAGE", 4)
    reader = browser("xem")
    first, second = listed(reader), listed(reader, "?page=2")

    assert len(first) == 4
    assert not set(first) & set(second)
    assert 'rel="prev" href="/stories"' in reader.text
    assert 'href="/stories?page=3"' in reader.text


def test_the_files_have_exactly_the_stories_of_the_list(browser, store, big):
    reader = browser("xem")
    shown = listed(reader, "?several=1")
    rows = [json.loads(line) for line in file(reader, "/stories/export/jsonl?several=1").decode().splitlines()]
    assert [row["id"] for row in rows] == shown
    assert next(row for row in rows if row["id"] == big.id)["members"] == len(big.members)
    table = list(csv.DictReader(io.StringIO(file(reader, "/stories/export/csv?several=1").decode().lstrip("\ufeff"))))
    assert [int(row["id"]) for row in table] == shown
    feed = ET.fromstring(file(reader, "/stories/export/atom?several=1"))
    entries = feed.findall("{*}entry")
    assert [entry.findtext("{*}title") for entry in entries] == [store.stories.get(story).headline for story in shown]
    entry = entries[shown.index(big.id)]
    assert entry.find("{*}link").get("href") == store.stories.get(big.id).members[-1].url
    assert datetime.fromisoformat(entry.findtext("{*}updated")) == big.last
    assert f"{len(big.members)} tin, bài của " in entry.findtext("{*}summary")
    assert len({entry.findtext("{*}id") for entry in entries}) == len(shown)
    book = zipfile.ZipFile(io.BytesIO(file(reader, "/stories/export/xlsx?several=1")))
    assert book.read("xl/worksheets/sheet1.xml").decode().count("<row ") == len(shown) + 1
    heads = re.search(r"<row .*?</row>", book.read("xl/worksheets/sheet1.xml").decode(), re.DOTALL).group(0)
    assert "Mã nhóm tin" in heads
    assert "Mã sự kiện" not in heads
    assert reader.get("/stories/export/pdf").status_code == 404


def test_every_condition_of_the_list_can_be_removed(browser):
    reader = browser("xem")
    reader.get("/stories?q=tỉnh&topic=kinh-te-xa-hoi&state=unreviewed")
    chips = re.findall(r'<li><a class="chip" href="([^"]+)">([^<]+)<', reader.text)

    assert next(unescape(words).strip() for _, words in chips) == "khớp “tỉnh”"
    assert "bài đăng lại" not in "".join(words for _, words in chips)
    for href, words in chips:
        reader.get(unescape(href))
        assert f">{words}<" not in re.sub(r".*<ul class=\"conditions\"", "", reader.text, flags=re.DOTALL)
    book = zipfile.ZipFile(io.BytesIO(file(reader, "/stories/export/xlsx?q=tỉnh")))
    assert not any("không kể bài đăng lại" in book.read(name).decode() for name in book.namelist())


def test_what_a_row_has_equally_often_is_in_the_order_of_the_dictionary(browser, store, small):
    for place in ("Xã Zờ", "Xã Đá", "Xã An"):
        for member in small.members:
            store.decisions.add(member.article, "place", place, "add", who="Cán Văn Thử", at=MORNING)
    row = next(
        row
        for row in map(json.loads, file(browser("xem"), "/stories/export/jsonl").decode().splitlines())
        if row["id"] == small.id
    )

    given = [place for place in row["places"] if place in ("Xã Zờ", "Xã Đá", "Xã An")]
    assert row["places"] == sorted(row["places"], key=collation_key)
    assert given == sorted(given, key=collation_key)
    assert "Xã Đá" in given


# -- one story -------------------------------------------------------------------------------------


def test_a_story_tells_its_articles_by_day_and_why_each_is_there(browser, big):
    reader = browser("xem")
    reader.get(f"/stories/{big.id}")
    page = unescape(reader.text)

    assert f"<h1>{big.headline}</h1>" in page
    places = [page.index(f'<li id="tin-{member.article}">') for member in big.members]
    assert places == sorted(places)
    assert "Tin mở đầu nhóm." in page
    assert re.search(r"Máy thấy .*độ giống \d+%", page)
    assert "Sửa nhóm tin" not in page  # a viewer reads


def test_its_file_has_its_articles_with_their_copies(browser, store, big):
    reader = browser("xem")
    lines = file(reader, f"/stories/{big.id}/export/jsonl").decode().splitlines()
    wanted = [
        article
        for member in big.members
        for article in (member.article, *(copy.clip for copy in store.clip(member.article).copies))
    ]

    assert [json.loads(line)["id"] for line in lines] == wanted
    assert reader.get(f"/stories/{big.id}/export/exe").status_code == 404


def test_unknown_stories_are_told_in_vietnamese(officer):
    for path in ("/stories/9999", "/stories/9999/merge", "/stories/9999/move/1", "/stories/9999/export/csv"):
        assert officer.get(path).status_code == 404
        assert "Không có nhóm tin" in officer.text
    assert officer.get("/stories/99999999999999999999999").status_code == 404
    for what in ("rename", "pin", "split", "move", "merge"):
        fields = {"headline": "Tên", "chosen": "1", "article": "1", "into": "1", "others": "1:0"}
        assert officer.post(f"/stories/9999/{what}", fields).status_code == 404
    assert officer.post("/stories/9999/undo/1").status_code == 404


def test_words_of_the_press_are_words_on_the_page(browser, store, big, small):
    with store._database.writing() as db:
        db.execute("UPDATE revisions SET title = ? WHERE article_id = ?", (EVIL, big.members[0].article))
        db.execute("UPDATE articles SET outlet = ? WHERE id = ?", (EVIL, big.members[0].article))
    store.stories.pin(big.id, big.members[0].article, who="Cán Văn Thử", at=MORNING)
    store.stories.rename(small.id, EVIL, who="Cán Văn Thử", at=MORNING)
    store.stories.merge([small.id], big.id, who="Cán Văn Thử", at=MORNING, note=EVIL)
    person = browser("canbo")
    article = big.members[1].article
    for path in ("", f"/{big.id}", f"/{big.id}/merge", f"/{big.id}/merge?find={EVIL}", f"/{big.id}/move/{article}"):
        assert person.get(f"/stories{path}").status_code == 200
        assert EVIL not in person.text
        assert "<script>alert" not in person.text


# -- what people do --------------------------------------------------------------------------------


def test_a_viewer_changes_nothing(browser, store, big):
    viewer = browser("xem")
    viewer.get(f"/stories/{big.id}")
    for what in ("rename", "pin", "split", "move", "merge", "undo/1"):
        assert viewer.post(f"/stories/{big.id}/{what}", {"headline": "Tên", "seen": "0"}).status_code == 403
    assert viewer.get(f"/stories/{big.id}/merge").status_code == 403
    assert store.stories.get(big.id) == big


def test_a_name_is_given_taken_back_and_undone(officer, store, big):
    do(officer, big.id, "rename", headline="  Tên   của phòng ")
    assert "Đã đặt tên nhóm tin." in officer.text
    named = store.stories.get(big.id)
    assert (named.headline, named.named_by) == ("Tên của phòng", "Cán Văn Thử")
    undo(officer)
    assert store.stories.get(big.id).headline == big.headline
    do(officer, big.id, "rename", headline="Tên khác")
    do(officer, big.id, "rename", machine="1")
    assert store.stories.get(big.id).headline == big.headline
    undo(officer)
    assert store.stories.get(big.id).headline == "Tên khác"
    assert do(officer, big.id, "rename", headline=" ").status_code == 400
    assert do(officer, big.id, "rename", headline="x" * 301).status_code == 400


def test_everything_done_stands_in_the_log(officer, store, big):
    do(officer, big.id, "rename", headline="Tên mới")
    line = store.audit.lines(limit=1)[0]

    assert (line.act, line.about, line.actor.login) == ("story.rename", f"story {big.id}", "canbo")
    assert line.detail["headline"] == "Tên mới"


def test_a_headline_is_pinned_and_unpinned(officer, store, big):
    last = big.members[-1]
    do(officer, big.id, "pin", article=last.article)
    assert store.stories.get(big.id).headline == last.title
    undo(officer)
    assert store.stories.get(big.id).pinned is None
    do(officer, big.id, "pin", article=last.article)
    do(officer, big.id, "pin")
    assert store.stories.get(big.id).pinned is None


def test_articles_are_split_off_and_merged_back_by_undoing_it(officer, store, big):
    last = big.members[-1].article
    do(officer, big.id, "split", chosen=last, note="Việc khác.")
    new = store.stories.of(last)
    assert new != big.id
    assert members(store, big.id) == [member.article for member in big.members[:-1]]
    assert store.stories.get(new).acts[-1].note == "Việc khác."
    undo(officer)

    assert members(store, big.id) == [member.article for member in big.members]
    assert officer.get(f"/stories/{new}").status_code == 200
    assert f"Nhóm tin số {new} nay là nhóm này" in officer.text


def test_a_split_of_nothing_or_of_all_is_refused(officer, store, big):
    assert do(officer, big.id, "split").status_code == 400
    assert do(officer, big.id, "split", chosen=[member.article for member in big.members]).status_code == 400
    assert "Để lại ít nhất một tin" in officer.text
    assert do(officer, big.id, "split", chosen=9999).status_code == 409
    assert store.stories.get(big.id) == big


def test_an_article_is_moved_and_moved_back(officer, store, big, small):
    last = big.members[-1].article
    officer.get(f"/stories/{big.id}/move/{last}?find={small.id}")
    assert f'name="into" value="{small.id}"' in officer.text
    do(officer, big.id, "move", article=last, into=small.id)
    assert store.stories.of(last) == small.id
    do_again = officer.post(f"/stories/{small.id}/undo/{store.stories.get(small.id).acts[-1].id}")
    assert do_again.status_code == 200
    assert store.stories.of(last) == big.id


def test_an_article_is_moved_to_a_story_that_there_is(officer, store, big):
    last = big.members[-1].article
    assert do(officer, big.id, "move", article=last).status_code == 400
    assert do(officer, big.id, "move", article=last, number=9999).status_code == 404
    assert do(officer, big.id, "move", article=last, number=big.id).status_code == 409
    assert do(officer, big.id, "move", article=last, number="9" * 30).status_code == 400
    assert do(officer, big.id, "move", article="9" * 30, number=1).status_code == 400
    assert do(officer, big.id, "merge", others="9" * 30 + ":0").status_code == 400
    assert do(officer, big.id, "split", chosen="9" * 30).status_code == 409
    assert officer.post(f"/stories/{'9' * 30}/undo/{'9' * 30}").status_code == 404
    assert store.stories.get(big.id) == big


def test_stories_merged_are_one_in_the_list_and_stay_so(browser, store, big, small):
    """Merge two stories: the list shows it, and it survives that the machine groups everything anew."""
    person = browser("canbo")
    person.get(f"/stories/{big.id}/merge?find={small.id}")
    box = re.search(rf'name="others" value="({small.id}:\d+)"', person.text).group(1)
    do(person, big.id, "merge", others=box, note="Một vụ.")
    both = {member.article for story in (big, small) for member in story.members}
    shown = listed(person)
    assert small.id not in shown
    assert big.id in shown
    everything = [[(article, None)] for article in store.stories.originals()]
    store.stories.regroup(everything, "khac")

    assert set(members(store, big.id)) == both
    assert small.id not in listed(person)
    assert person.client.get(f"/stories/{small.id}").headers["Location"] == f"/stories/{big.id}?was={small.id}"
    assert "Một vụ." in person.get(f"/stories/{big.id}").get_data(as_text=True)


def test_a_merge_undone_gives_the_other_story_back_with_its_name(browser, store, big, small):
    store.stories.rename(small.id, "Tên cũ", who="Hai Văn Thử", at=MORNING)
    person = browser("canbo")
    last = store.stories.get(small.id).acts[-1].id
    do(person, big.id, "merge", others=f"{small.id}:{last}")
    undo(person)
    again = store.stories.get(store.stories.of(small.members[0].article))

    assert members(store, big.id) == [member.article for member in big.members]
    assert [member.article for member in again.members] == [member.article for member in small.members]
    assert again.headline == "Tên cũ"


def test_stories_to_merge_are_found_without_accents_and_by_their_given_name(officer, store, big, small):
    words = re.sub(r"[^\w ]", " ", small.headline).split()[:4]
    from monitor.vietnamese.fold import unaccented

    officer.get(f"/stories/{big.id}/merge?find={unaccented(' '.join(words)).lower()}")
    assert f'value="{small.id}:0"' in officer.text
    store.stories.rename(small.id, "Đường ống Ghềnh Đá", who="Hai Văn Thử", at=MORNING)
    officer.get(f"/stories/{big.id}/merge?find=duong+GHENH")
    assert re.search(rf'value="{small.id}:[1-9]', officer.text)
    for find in ("khongcogi", "()\"'*:^~", "a" * 5000, "%00", "99999999999999999999"):
        assert officer.get(f"/stories/{big.id}/merge?find={find}").status_code == 200


def test_other_sides_of_the_scope_are_not_merged(officer, store, big, small):
    with store._database.writing() as db:
        ids = [member.article for member in small.members]
        db.executemany("UPDATE articles SET in_scope = 0 WHERE id = ?", [(each,) for each in ids])
        db.execute("UPDATE stories SET in_scope = 0 WHERE id = ?", (small.id,))
    assert do(officer, big.id, "merge", others=f"{small.id}:0").status_code == 409
    assert "không cùng phạm vi" in officer.text
    assert do(officer, big.id, "move", article=big.members[0].article, number=small.id).status_code == 409
    assert store.stories.get(big.id) == big
    officer.get(f"/stories/{small.id}")
    assert "ngoài phạm vi theo dõi" in officer.text


# -- two at once -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("what", "fields"),
    [
        ("rename", {"headline": "Tên của tôi"}),
        ("pin", {}),
        ("split", {"chosen": "last"}),
        ("move", {"article": "last", "into": "small"}),
        ("merge", {"others": "small:0"}),
    ],
)
def test_who_comes_second_is_told_who_did_what(browser, store, big, small, what, fields):
    first, second = browser("canbo"), browser("canbo2")
    values = {"last": big.members[-1].article, "small": small.id, "small:0": f"{small.id}:0"}
    form = seen(second, big.id) | {name: values.get(value, value) for name, value in fields.items()}
    do(first, big.id, "rename", headline="Tên của người trước")
    before = store.stories.get(big.id)

    assert second.post(f"/stories/{big.id}/{what}", form).status_code == 409
    assert "Cán Văn Thử đã đặt tên “Tên của người trước”" in unescape(second.text)
    assert store.stories.get(big.id) == before


def test_a_story_that_somebody_changed_is_not_merged_unseen(browser, store, big, small):
    second = browser("canbo2")
    form = seen(second, big.id) | {"others": f"{small.id}:0"}
    do(browser("canbo"), small.id, "rename", headline="Tên mới của nhóm kia")

    assert second.post(f"/stories/{big.id}/merge", form).status_code == 409
    assert "Tên mới của nhóm kia" in second.text
    assert store.stories.get(small.id).id == small.id


def test_a_story_that_was_merged_away_takes_no_form(browser, store, big, small):
    second = browser("canbo2")
    form = seen(second, small.id) | {"headline": "Tên"}
    do(browser("canbo"), big.id, "merge", others=f"{small.id}:0")

    assert second.post(f"/stories/{small.id}/rename", form).status_code == 409
    assert f"gộp nhóm {small.id} vào nhóm {big.id}" in second.text


def test_what_the_machine_added_meanwhile_stops_no_split(officer, store, big, small):
    form = seen(officer, big.id)
    stray = small.members[-1].article
    with store._database.writing() as db:
        db.execute("UPDATE story_members SET story_id = ? WHERE article_id = ?", (big.id, stray))
    assert officer.post(f"/stories/{big.id}/split", form | {"chosen": big.members[-1].article}).status_code == 200

    assert "máy đã xếp lại" in officer.text
    assert stray in members(store, big.id)


def test_what_was_done_since_is_not_undone_with_it(browser, store, big):
    first = browser("canbo")
    do(first, big.id, "rename", headline="Một")
    act = store.stories.get(big.id).acts[-1].id
    do(browser("canbo2"), big.id, "rename", headline="Hai")

    assert first.post(f"/stories/{big.id}/undo/{act}").status_code == 409
    assert "Hai Văn Thử đã đặt tên “Hai”" in unescape(first.text)
    assert store.stories.get(big.id).headline == "Hai"


def test_what_was_done_since_to_the_story_split_off_is_not_undone_with_the_split(browser, store, big):
    first, second = browser("canbo"), browser("canbo2")
    last = big.members[-1].article
    do(first, big.id, "split", chosen=last)
    new = store.stories.of(last)
    do(second, new, "rename", headline="Tên do cán bộ hai đặt")
    acts = store.stories.acts(new)

    assert undo(first).status_code == 409
    assert f"Hai Văn Thử đã đặt tên “Tên do cán bộ hai đặt” cho nhóm {new}" in unescape(first.text)
    assert store.stories.get(new).headline == "Tên do cán bộ hai đặt"
    assert store.stories.acts(new) == acts
    assert f'action="/stories/{big.id}/undo/' not in first.get(f"/stories/{big.id}").get_data(as_text=True)


# -- in memory -------------------------------------------------------------------------------------


def test_where_articles_are_is_known_as_the_store_knows_it(store, big, small):
    """After each change, without reading everything again."""
    held = Where("")
    held.refresh(store)
    ids = store.stories.originals()
    ways = [
        lambda: store.stories.merge([small.id], big.id, who="Cán Văn Thử", at=MORNING),
        lambda: store.stories.undo(store.stories.get(big.id).acts[-1].id, who="Cán Văn Thử", at=MORNING),
        lambda: store.stories.move(big.members[-1].article, small.id, who="Cán Văn Thử", at=MORNING),
        lambda: store.stories.regroup([[(article, None)] for article in ids], "khac"),
        lambda: store.stories.regroup([[(ids[0], None), (ids[1], Common(ids[0], 0.9, (), (), (), (), 1))]], "khac"),
    ]
    for way in ways:
        way()
        held.refresh(store)
        assert [held.stories_of([article])[0] for article in ids] == [store.stories.of(article) for article in ids]
    assert {story for story in held.stories_of(ids) if held.several(story)} == {
        line.id for line in store.stories.recent(MORNING.replace(year=2000)) if line.members > 1
    }
