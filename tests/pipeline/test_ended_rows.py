"""What a row that people entered ends is held against no article any more, though its file knows nothing of it."""

from datetime import date, datetime

from monitor.pipeline.watching import watch
from monitor.registers import enter, withdraw
from monitor.store.flag_lines import arranged
from monitor.store.flag_values import Asked

NOW = datetime.fromisoformat("2026-09-15T18:00:00+07:00")
TOLD = "Hiện nay, toàn tỉnh Tuyên Quang có {} xã, phường vận hành theo mô hình chính quyền hai cấp."
FILE_ROW = "don-vi-cap-xa-2025"
NEW = {
    "id": "don-vi-cap-xa-moi",
    "statement": "Từ ngày 01/9/2026, tỉnh Tuyên Quang có 130 đơn vị hành chính cấp xã.",
    "subject": [["Tuyên Quang"], ["Tuyên Quang có", "tỉnh có", "cấp xã"]],
    "value": 130,
    "unit": ["đơn vị hành chính cấp xã", "xã, phường"],
    "from": date(2026, 9, 1),
    "supersedes": FILE_ROW,
    "issuer": "Ủy ban Mẫu",
    "document": "Nghị quyết số 00/NQ-M ngày 20/8/2026",
    "source": "văn thư",
}


def told(desk, name, count, at=NOW):
    desk.bring(
        {
            "id": name,
            "url": f"https://bao.example/{name}.html",
            "title": "Chính quyền hai cấp ở Tuyên Quang",
            "text": TOLD.format(count),
            "published": at.isoformat(),
            "outlet": f"Báo {name}",
        }
    )


def enter_new(desk):
    enter(desk.store, desk.session.settings.rules, "fact", NEW, "thu", NOW)


def queue(desk):
    """What waits, as a page reads it and as its number is counted; both are the same."""
    page = desk.store.flags.page(Asked(), 0, 9)
    assert len(page.rows) == page.count
    held = [(row.lead.article, row.lead.flag.fact) for row in page.rows]
    return sorted(each for each in held if ":" not in each[1])  # two outlets that disagree are another matter


def test_a_row_of_a_file_that_somebody_superseded_is_held_against_nothing_later(desk):
    enter_new(desk)
    told(desk, "a", 130)

    assert queue(desk) == []
    assert desk.store.clip(desk.ids()["a"]).flags == ()
    assert desk.store.flags.of(desk.ids()["a"]) == ()
    assert desk.store.register.flagged(FILE_ROW, ["figure-differs"]) == ()


def test_what_was_published_before_is_held_against_it_still(desk):
    enter_new(desk)
    told(desk, "a", 130, datetime.fromisoformat("2026-08-31T23:30:00+07:00"))
    told(desk, "b", 131, datetime.fromisoformat("2026-09-01T00:30:00+07:00"))
    watch(desk.session)

    ids = desk.ids()
    assert queue(desk) == [(ids["a"], FILE_ROW), (ids["b"], NEW["id"])]


def test_flags_that_stood_already_go_at_once_and_come_back_when_the_row_is_withdrawn(desk):
    told(desk, "a", 130)
    (article,) = desk.ids().values()
    assert queue(desk) == [(article, FILE_ROW)]
    seen, before = desk.store.flags.since(0, 99)
    assert [line.number for line in before[article]] == [0]

    enter_new(desk)
    assert queue(desk) == []
    seen, now = desk.store.flags.since(seen, 99)
    assert arranged(now[article]).lines == ()

    withdraw(desk.store, desk.session.settings.rules, NEW["id"], "Nhầm.", "thu", NOW)
    assert queue(desk) == [(article, FILE_ROW)]
    assert [line.number for line in desk.store.flags.since(seen, 99)[1][article]] == [0]
