"""Kept articles are held against what came after they were read: rows, stories, edits, removals. Not for: each kind (tests/check)."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from monitor.pipeline import rebuild, watch
from monitor.pipeline import watching as watching_module
from monitor.pipeline.outgoing.morning import cut_edition
from monitor.registers import enter, withdraw

NOW = datetime.fromisoformat("2026-09-15T18:00:00+07:00")
PATH = "/cau.html"
LONG = "Bà con vùng cao tỉnh Tuyên Quang phấn khởi đi chợ, trẻ em đến trường không còn phải vòng xa. Cây cầu ở xã Hàm Yên dài {} m."
DOCUMENTED = {"issuer": "UBND xã Hàm Yên", "document": "Biên bản số 07/BB-M ngày 01/9/2026", "source": "văn thư xã"}
LENGTH = DOCUMENTED | {
    "id": "cau-ham-yen",
    "statement": "Cây cầu mới ở xã Hàm Yên dài 84 m.",
    "subject": [["xã Hàm Yên"], ["cây cầu"]],
    "value": 84,
    "unit": ["m"],
}
CLAIM = DOCUMENTED | {
    "id": "cau-nut",
    "claim": "Cây cầu mới ở xã Hàm Yên bị nứt ba trụ ngay sau ngày khánh thành.",
    "refutation": "Kết quả kiểm định ngày 10/9/2026: các trụ cầu không nứt.",
}
BRIDGE = (
    "Sáng 15/9, xã Hàm Yên, tỉnh Tuyên Quang khánh thành cây cầu dài {} m bắc qua suối Nậm Mẫu, nối hai thôn vùng cao."
)
OPENED = "Cây cầu qua suối Nậm Mẫu ở xã Hàm Yên (Tuyên Quang) dài {} m, được khánh thành sáng 15/9 trong niềm vui của bà con hai thôn."
IN_USE = (
    "Từ sáng 15/9, bà con hai thôn vùng cao của xã Hàm Yên, Tuyên Quang đi trên cây cầu mới qua suối Nậm Mẫu, dài {} m."
)


def row(name, text, *, title="Cầu mới ở Hàm Yên", at=NOW, outlet="Báo Thử"):
    return {
        "id": name,
        "url": f"https://bao.example/{name}.html",
        "title": title,
        "text": text,
        "published": at.isoformat(),
        "outlet": outlet,
    }


def flags(desk, name):
    """(kind, found, expected, fact) of what the watch says of an article."""
    (looked,) = desk.store.watch.looked([desk.ids()[name]])
    return [(flag.kind, flag.found, flag.expected, flag.fact) for flag in looked.flags]


def everything(desk):
    return {name: flags(desk, name) for name in desk.ids()}


@pytest.fixture
def disagreeing(desk):
    """Two outlets that give one bridge another length."""
    desk.bring(row("a", BRIDGE.format(48)), row("b", OPENED.format(84), outlet="Báo Hai", at=NOW + timedelta(hours=1)))
    assert len(set(desk.of("a", "b"))) == 1
    return desk


def test_outlets_that_disagree_are_flagged_when_they_came(disagreeing):
    assert flags(disagreeing, "a") == []
    assert flags(disagreeing, "b") == [("outlets-disagree", "84 m", "48 m", f"article:{disagreeing.ids()['a']}")]


def test_a_third_outlet_decides_who_stands_alone(disagreeing):
    disagreeing.bring(row("c", IN_USE.format(84), outlet="Báo Ba", at=NOW + timedelta(hours=2)))

    assert [kind for kind, *_ in flags(disagreeing, "a")] == ["outlets-disagree"]
    assert (flags(disagreeing, "b"), flags(disagreeing, "c")) == ([], [])


def test_articles_that_a_person_parts_disagree_no_more(disagreeing):
    disagreeing.stories.split(disagreeing.of("a")[0], [disagreeing.ids()["b"]], who="Lê Thử", at=NOW)

    assert watch(disagreeing.session) == 2
    assert flags(disagreeing, "b") == []


def test_what_is_looked_at_twice_gives_the_same_and_nothing_new_costs_nothing(disagreeing):
    before = everything(disagreeing)
    assert watch(disagreeing.session) == 0
    assert watch(disagreeing.session, "all") == 0  # every key is as it was

    assert everything(disagreeing) == before


def enter_row(desk, register, values):
    enter(desk.store, desk.session.settings.rules, register, values, "thu", NOW)


def test_a_figure_that_somebody_enters_is_held_against_the_articles_of_before(desk):
    desk.bring(row("a", LONG.format(48)), row("b", OPENED.format(84), outlet="Báo Hai"))
    enter_row(desk, "fact", LENGTH)

    assert watch(desk.session, "changed") == 0  # nobody waits for all of them
    assert watch(desk.session) == 2
    assert flags(desk, "a") == [("figure-differs", "48 m", "84 m", "cau-ham-yen")]
    withdraw(desk.store, desk.session.settings.rules, "cau-ham-yen", "Nhầm.", "thu", NOW)
    assert watch(desk.session) == 2
    assert flags(desk, "a") == []


def test_what_was_said_of_a_story_stands_when_only_a_row_is_entered(disagreeing):
    before = everything(disagreeing)
    enter_row(disagreeing, "fact", LENGTH)

    assert watch(disagreeing.session) == 2
    assert everything(disagreeing) == before


def test_a_claim_that_somebody_enters_as_refuted_is_found_where_it_was_told(desk):
    text = f"{BRIDGE.format(48)} Cây cầu mới ở xã Hàm Yên bị nứt ba trụ ngay sau ngày khánh thành, nhiều người lo lắng."
    desk.bring(row("a", text))
    enter_row(desk, "claim", CLAIM)
    watch(desk.session)

    assert [(kind, fact) for kind, _, _, fact in flags(desk, "a")] == [("refuted-claim", "cau-nut")]


def test_rows_of_the_files_are_not_told_twice(desk):
    desk.bring(row("a", "Hiện nay, toàn tỉnh Tuyên Quang có 142 xã, phường vận hành theo mô hình chính quyền hai cấp."))
    enter_row(desk, "fact", LENGTH)
    watch(desk.session)

    clip = desk.store.clip(desk.ids()["a"])
    assert [flag.kind for flag in clip.flags] == ["figure-differs"]
    assert flags(desk, "a") == []


FLOOD = (
    "Nước lên nhanh trong đêm, bà con xã Lâm Bình, tỉnh Tuyên Quang phải chuyển đồ đạc lên cao. Đường qua ngầm tràn "
    "bị chia cắt, học sinh phải nghỉ học. Dân quân dựng rào chắn hai đầu ngầm và cử người trực suốt ngày đêm để nhắc "
    "người dân không đi qua. Xã đã báo cáo tỉnh, đề nghị hỗ trợ lương thực, nước uống cho các hộ bị cô lập."
)


def test_an_old_article_told_again_is_flagged(desk):
    desk.bring(row("old", FLOOD, title="Ngầm tràn ngập sâu", at=NOW - timedelta(days=100), outlet="Báo Cũ"))
    desk.bring(row("new", f"Đêm qua, {FLOOD}", title="Ngầm tràn ngập sâu, bà con kêu cứu"))

    (found,) = flags(desk, "new")
    assert (found[0], found[3]) == ("old-event-as-new", f"article:{desk.ids()['old']}")


def test_an_article_that_repeats_an_old_one_is_flagged_when_the_old_one_is_imported_after_it(desk):
    desk.bring(row("new", f"Đêm qua, {FLOOD}", title="Ngầm tràn ngập sâu, bà con kêu cứu"))
    desk.bring(row("copy", f"Đêm qua, {FLOOD}", title="Ngầm tràn ngập sâu, bà con kêu cứu", outlet="Báo Hai"))
    desk.bring(row("other", BRIDGE.format(48)))
    assert everything(desk) == {"new": [], "copy": [], "other": []}

    desk.bring(row("old", FLOOD, title="Ngầm tràn ngập sâu", at=NOW - timedelta(days=100), outlet="Báo Cũ"))
    old = f"article:{desk.ids()['old']}"
    assert [(kind, fact) for kind, _, _, fact in flags(desk, "new")] == [("old-event-as-new", old)]
    assert [(kind, fact) for kind, _, _, fact in flags(desk, "copy")] == [("old-event-as-new", old)]
    assert flags(desk, "other") == []
    assert watch(desk.session) == 0


def test_articles_of_long_ago_are_not_looked_at(desk):
    days = desk.session.settings.rules.check.recheck_days
    desk.bring(row("a", BRIDGE.format(48), at=NOW - timedelta(days=days + 1)))
    enter_row(desk, "fact", LENGTH)

    assert watch(desk.session) == 0


def test_a_watch_that_breaks_off_is_ended_by_the_next_one(desk, monkeypatch):
    """Whatever it wrote stands and is not looked at again."""
    monkeypatch.setattr(watching_module, "_TOGETHER", 1)
    desk.bring(
        row("a", LONG.format(48)), row("b", f"{IN_USE.format(48)} Cây cầu ở xã Hàm Yên dài 48 m.", outlet="Báo Hai")
    )
    enter_row(desk, "fact", LENGTH)
    times = iter([NOW, NOW])  # for the span and the first article

    with pytest.raises(StopIteration):
        watch(replace(desk.session, clock=lambda: next(times)))
    assert [each[0] for each in flags(desk, "a")] == ["figure-differs"]
    assert flags(desk, "b") == []

    assert watch(desk.session) == 1
    assert [each[0] for each in flags(desk, "b")] == ["figure-differs"]


# -- by rounds -------------------------------------------------------------------------------------


@pytest.fixture
def kept(office, press):
    """A clip, just kept; gives a function that lets time pass, makes a round and tells what the watch says of the clip."""
    press.list("local", (PATH, "Cầu", "Tue, 15 Sep 2026 15:00:00 +0700"))
    press.article(PATH, "Khánh thành cầu vùng cao")
    office.round()

    def later(**time):
        office.clock.at += timedelta(**time)
        office.round()
        return [
            (flag.kind, flag.found, flag.expected)
            for looked in office.session.store.watch.looked([1])
            for flag in looked.flags
        ]

    return later


def longer(press, *more):
    body = (press.body[0].replace("dài 48 m", "dài 84 m"), *press.body[1:], *more)
    press.article(PATH, "Khánh thành cầu vùng cao", body)


def test_an_article_edited_without_a_word_is_flagged_by_the_round_that_sees_it(office, press, kept):
    longer(press)
    assert kept(minutes=20) == [("silently-edited", "84 m", "48 m")]

    (clip,) = office.session.store.clips()
    assert [flag.kind for flag in clip.flags] == ["silently-edited"]


def test_a_correction_that_follows_ends_that_and_is_told(press, kept):
    longer(press)
    kept(minutes=20)
    longer(press, "Đính chính: bản đầu của bài ghi nhầm chiều dài cây cầu, xin lỗi bạn đọc.")

    assert [kind for kind, *_ in kept(hours=1)] == ["correction-published"]


def test_an_article_that_is_gone_is_flagged_until_it_is_back(press, kept):
    page = press.pages.pop(PATH)
    assert kept(minutes=20) == []
    assert [kind for kind, *_ in kept(minutes=10)] == ["removed"]
    press.pages[PATH] = page
    assert kept(hours=3) == []


def test_what_the_watch_says_outlives_a_rebuild(office, press, kept):
    longer(press)
    before = kept(minutes=20)
    rebuild(office.session)

    assert [
        (flag.kind, flag.found, flag.expected) for flag in office.session.store.watch.looked([1])[0].flags
    ] == before


def test_what_an_officer_put_together_is_looked_at_before_the_digest_is_cut(office, desk):
    told = [row("a", BRIDGE.format(48)), row("b", OPENED.format(84), outlet="Báo Hai", at=NOW + timedelta(hours=1))]
    desk.bring(told[0])
    desk.keep(told[1])
    desk.stories.join(desk.ids()["b"], desk.of("a")[0], None, "g")
    cut_edition(office.with_mail(1, "a@so.example").session, NOW)

    assert [kind for kind, *_ in flags(desk, "b")] == ["outlets-disagree"]
