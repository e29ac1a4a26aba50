"""Kept articles are looked at again: edits, vanished pages, returns. Not for: what counts as a change (tests/read)."""

import itertools
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.pipeline.incoming.revisits import LADDER, next_look

TODAY = "Tue, 15 Sep 2026 15:00:00 +0700"
PATH = "/cau.html"
NOW = datetime.fromisoformat("2026-09-15T18:00:00+07:00")


@pytest.fixture
def kept(office, press):
    """A clip, just kept; gives a function that lets time pass and makes a round."""
    press.list("local", (PATH, "Cầu", TODAY))
    press.article(PATH, "Khánh thành cầu vùng cao")
    office.round()
    (clip,) = office.session.store.clips()
    assert clip.revisions == 1

    def later(**time):
        office.clock.at += timedelta(**time)
        return office.round().looks

    return later


def clip_of(office):
    (clip,) = office.session.store.clips()
    return clip


def edited(press):
    body = (press.other[0].replace("35 em nhỏ", "53 em nhỏ"), *press.other[1:])
    press.article(PATH, "Khánh thành cầu vùng cao (cập nhật)", body)


def test_a_clip_is_looked_at_after_each_step_of_the_ladder_and_then_never_again(office, kept):
    waits = [LADDER[0], *(two - one for one, two in itertools.pairwise(LADDER))]
    looks = [kept(seconds=wait.total_seconds()) for wait in waits]

    assert looks == [{"same": 1}] * 6
    assert kept(days=400) == {}
    assert clip_of(office).revisions == 1


def test_before_its_time_nothing_is_looked_at(kept):
    assert kept(minutes=14) == {}


def test_after_days_off_one_look_stands_for_those_that_were_missed(kept):
    assert kept(days=2) == {"same": 1}
    assert kept(hours=23) == {}
    assert kept(hours=1) == {"same": 1}


def test_an_edit_is_a_revision_with_its_difference_and_new_labels(office, press, kept):
    before = clip_of(office)
    edited(press)

    assert kept(minutes=15) == {"changed": 1}
    clip = clip_of(office)
    _, second = office.session.store.revisits.differences(clip.id)

    assert (clip.revisions, clip.article.title) == (2, "Khánh thành cầu vùng cao (cập nhật)")
    assert (clip.article.published, clip.clipped_at) == (before.article.published, before.clipped_at)
    assert second[2][0].before == "Khánh thành cầu vùng cao"
    assert any("53 em nhỏ" in change.after for change in second[2])
    assert all(e.text == clip.article.text[e.start : e.end] for e in clip.tags.province_evidence if e.field == "text")
    assert office.session.store.ledger.faults(office.clock.at, timedelta(hours=48)) == ()


def test_the_same_page_with_other_chrome_is_no_revision(office, press, kept):
    status, kind, body = press.pages[PATH]
    changed = body.replace("Trang chủ", "Trang nhất").replace("</body>", "<footer>Lượt xem: 99</footer></body>")
    press.pages[PATH] = (status, kind, changed)

    assert kept(minutes=15) == {"same": 1}
    assert clip_of(office).revisions == 1


def test_a_better_reader_is_not_taken_for_an_edit(office, press, kept):
    """What was read otherwise before is compared with the captured page, read as today."""
    clip = clip_of(office)
    with office.session.store._database.writing() as db:
        db.execute("UPDATE revisions SET text = 'Đọc theo cách cũ.' WHERE article_id = ?", (clip.id,))

    assert kept(minutes=15) == {"same": 1}
    edited(press)
    assert kept(minutes=45) == {"changed": 1}


def test_a_vanished_page_is_believed_the_second_time_and_its_return_is_told(office, press, kept):
    del press.pages[PATH]
    assert kept(minutes=15) == {"failed": 1}
    assert clip_of(office).vanished_at is None
    assert kept(minutes=5) == {"vanished": 1}
    gone = office.clock.at
    assert clip_of(office).vanished_at == gone
    assert office.states() == {PATH: "clip"}

    press.article(PATH, "Khánh thành cầu vùng cao")
    assert kept(hours=1) == {"returned": 1}
    assert clip_of(office).vanished_at is None
    assert [visit.outcome for visit in office.session.store.revisits.visits(clip_of(office).id)] == [
        "failed",
        "vanished",
        "returned",
    ]


def test_a_busy_server_is_asked_again_and_given_up_until_the_next_step(office, press, kept):
    page = press.pages[PATH]
    press.pages[PATH] = (503, "text/plain", "try later")
    assert kept(minutes=15) == {"failed": 1}
    for _ in range(7):
        assert kept(hours=3) == {"failed": 1}
    press.pages[PATH] = page

    assert kept(hours=24) == {"same": 1}
    assert clip_of(office).vanished_at is None


def test_a_copy_is_looked_at_too(office, press, kept):
    press.list("national", ("/lai.html", "Cầu", TODAY))
    press.article("/lai.html", "Khánh thành cầu vùng cao", at="2026-09-15T16:00:00+07:00")
    office.round()
    assert office.states()["/lai.html"] == "copy"

    assert kept(minutes=15) == {"same": 2}


@given(st.integers(0, 40 * 24 * 60))
def test_the_next_look_is_always_in_the_future_and_on_the_ladder(minutes):
    now = NOW + timedelta(minutes=minutes)
    following = next_look(NOW, now)

    assert following is None or (following > now and following - NOW in LADDER)
    assert (following is None) == (minutes >= 30 * 24 * 60)
