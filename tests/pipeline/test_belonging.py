"""What digest and export say of the story of a clip. Not for: what makes a story (tests/group), its words (tests/publish)."""

import json
from datetime import datetime

import pytest

from monitor.archive.exporting import Known, export_clips
from monitor.doctor import examine
from monitor.model import InStory
from monitor.pipeline import digest_edition, send_digest, write_files
from monitor.pipeline.belonging import told_before, with_stories
from monitor.pipeline.incoming import reading

BRIDGE = "Hàm Yên khánh thành cầu dân sinh"
CLASS = "Xã Hàm Yên mở lớp học bơi miễn phí"
MARKET = (
    "Phiên chợ trâu bò ở xã Hàm Yên, tỉnh Tuyên Quang sáng nay đông gấp đôi thường lệ vì thương lái miền xuôi lên gom hàng.",
    "Ban quản lý chợ bố trí thêm bãi buộc gia súc, cán bộ thú y kiểm tra giấy tiêm phòng ngay tại cổng và phun khử trùng xe.",
    "Giá một con bò cái sinh sản nhích thêm hai triệu đồng so với phiên trước, nhiều hộ đổi được vốn làm nhà trước mùa mưa.",
)
AT = datetime.fromisoformat("2026-09-16T06:00:00+07:00")
LEADER = "lanh-dao@van-phong.example"


@pytest.fixture
def two(office, press):
    """Two clips of the local paper, each a story of its own: (office, the bridge, the class)."""
    press.article("/tin/1", BRIDGE)
    press.article("/tin/2", CLASS, press.other, at="2026-09-15T15:30:00+07:00")
    press.list(
        "local",
        ("/tin/1", BRIDGE, "Tue, 15 Sep 2026 15:00:00 +0700"),
        ("/tin/2", CLASS, "Tue, 15 Sep 2026 15:30:00 +0700"),
    )
    office.round()
    ids = {clip.article.title: clip.id for clip in office.session.store.clips()}
    return office, ids[BRIDGE], ids[CLASS]


def merged(office, one, other):
    """Let a person say that two articles tell one event; return its story."""
    stories = office.session.store.stories
    stories.merge([stories.of(other)], stories.of(one), who="lan", at=AT)
    return stories.of(one)


def test_each_clip_comes_with_its_story(two):
    office, bridge, swim = two
    store = office.session.store
    found = {clip.id: clip.story for clip in with_stories(store, store.clips())}

    assert found[bridge] == InStory(store.stories.of(bridge), BRIDGE, by_person=False, pinned=None)
    assert found[swim].headline == CLASS


def test_what_people_decide_of_a_story_is_said_the_next_time(two):
    office, _, swim = two
    store, story = office.session.store, merged(*two)
    store.stories.pin(story, swim, who="lan", at=AT)

    assert {clip.story for clip in with_stories(store, store.clips())} == {InStory(story, CLASS, True, swim)}


def test_a_clip_that_waits_for_its_story_has_none(office, press, monkeypatch):
    monkeypatch.setattr(reading, "join_stories", lambda _session: 0)
    press.article("/tin/1", BRIDGE)
    press.list("local", ("/tin/1", BRIDGE, "Tue, 15 Sep 2026 15:00:00 +0700"))
    office.round()
    store = office.session.store
    (clip,) = with_stories(store, store.clips())
    edition, _ = digest_edition(office.session)

    assert clip.story is None
    assert [item.story for item in edition.items] == [None]
    lines = [str(each) for each in examine(office.session.settings.folder, office.session.data, AT)]
    assert "ok    1 articles wait for a story; the next round or import gives them one" in lines


def test_doctor_says_nothing_of_stories_when_all_have_theirs(two):
    office, _, _ = two
    assert not [
        each for each in examine(office.session.settings.folder, office.session.data, AT) if "story" in each.text
    ]


def test_the_edition_tells_a_story_as_people_left_it(two):
    office, _, _ = two
    store, story = office.session.store, merged(*two)
    store.stories.rename(story, "Một ngày ở Hàm Yên", who="lan", at=AT)
    office.clock.set("2026-09-16T07:00:00+07:00")
    edition, _ = digest_edition(office.session)
    text = write_files(office.session, edition, preview=True).text.read_text(encoding="utf-8")

    assert {(i.story.id, i.story.headline, i.story.outlets, i.story.earlier) for i in edition.items} == {
        (story, "Một ngày ở Hàm Yên", 1, None)
    }
    assert text.count("Sự kiện: Một ngày ở Hàm Yên\n") == 1
    assert f"2. Cùng sự kiện: “{CLASS}” (Báo Thử, 15:30)" in text


def test_outlets_of_one_owner_are_counted_as_one_house(two, press):
    office, bridge, _ = two
    press.article("/tin/3", "Chợ phiên đông gấp đôi", MARKET, at="2026-09-15T16:00:00+07:00")
    press.list("national", ("/tin/3", "Chợ phiên", "Tue, 15 Sep 2026 16:00:00 +0700"))
    office.round()
    third = next(clip.id for clip in office.session.store.clips() if clip.outlet == "Báo Toàn Quốc")
    merged(office, bridge, third)
    owned = office.with_sources(
        *(source.model_copy(update={"owner": "Nhà Chung"}) for source in office.session.settings.sources)
    )
    counts = []
    for desk in (office, owned):
        edition, _ = digest_edition(desk.session)
        counts += [(i.story.outlets, i.story.houses) for i in edition.items if i.clip == bridge]

    assert counts == [(2, 2), (2, 1)]


def test_a_follow_up_names_the_edition_that_told_of_the_event(two, press, postbox):
    office, _, swim = two
    office.clock.set("2026-09-16T07:00:00+07:00")
    desk = office.with_mail(postbox.port, LEADER)
    send_digest(desk.session)
    press.article("/tin/4", "Chợ phiên đông gấp đôi", MARKET, at="2026-09-16T15:00:00+07:00")
    press.list("national", ("/tin/4", "Chợ phiên", "Wed, 16 Sep 2026 15:00:00 +0700"))
    office.clock.set("2026-09-16T18:00:00+07:00")
    office.round()
    newest = max(clip.id for clip in office.session.store.clips())
    story = merged(office, newest, swim)  # the id under which the first edition told it is another's now
    office.clock.set("2026-09-17T07:00:00+07:00")
    edition, new = digest_edition(desk.session)
    text = write_files(desk.session, edition, preview=True).text.read_text(encoding="utf-8")

    assert new
    assert [(i.clip, i.story.id, i.story.earlier) for i in edition.items] == [(newest, story, 1)]
    assert "Tiếp theo tin đã nêu ở số 001." in text


def test_what_no_edition_told_is_no_follow_up(two):
    office, _, _ = two
    store = office.session.store
    assert told_before(store, tuple(with_stories(store, store.clips()))) == {}


def test_the_export_holds_the_story_also_without_sources(two, tmp_path):
    office, bridge, _ = two
    store = office.session.store
    for number, sources in enumerate((office.session.settings.sources, None)):
        out = tmp_path / f"{number}.jsonl"
        export_clips(store, Known(sources), "jsonl", out)
        rows = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]

        assert {row["id"]: row["story"] for row in rows}[bridge] == store.stories.of(bridge)
        assert {row["story_headline"] for row in rows} == {BRIDGE, CLASS}
