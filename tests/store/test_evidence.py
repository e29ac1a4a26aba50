"""The evidence: pages go in, their bytes come back out, and a killed program harms nothing."""

import hashlib
import json
import os

import pytest
from evidence_samples import DAY, capture, forger, keep_for_ever, page, payload, records, verify
from store_samples import add, article, at, clip

from monitor.errors import StoreError
from monitor.model import Exchange, Visit
from monitor.store import Store
from monitor.store.evidence import files, keep


def names(folder):
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def spool(store, name="spool-2026-03-02.warc.gz"):
    return store.evidence.folder / name


def test_a_captured_page_comes_back_byte_by_byte(store):
    fetched = page("1")
    number = store.evidence.capture(fetched, records(fetched), None)

    assert number == 1
    assert payload(store.evidence.captured(1)) == fetched.body
    assert spool(store).read_bytes() == records(fetched)


def test_captures_are_numbered_without_a_gap_and_lie_in_the_file_of_their_day_utc(store):
    numbers = [capture(store, "1"), capture(store, "2", minutes=DAY - 1), capture(store, "3", minutes=DAY)]

    assert numbers == [1, 2, 3]
    assert names(store.evidence.folder) == ["spool-2026-03-02.warc.gz", "spool-2026-03-03.warc.gz"]
    assert [payload(store.evidence.captured(n)) for n in numbers] == [page(name).body for name in "123"]


def test_an_unknown_capture_has_no_bytes(store):
    assert store.evidence.captured(1) is None


def test_the_chain_can_be_computed_again_from_its_description_alone(store, path):
    exchange = Exchange((), "HTTP/1.1", 404, "", ())
    fetched = page("á", redirects=("https://bao.example/cu",))
    store.evidence.capture(page("1"), b"first", None)
    store.evidence.capture(
        type(fetched)(**{n: getattr(fetched, n) for n in fetched.__slots__} | {"exchange": exchange}), b"x", None
    )
    with forger(path) as db:
        first, second = (row[0] for row in db.execute("SELECT chain FROM captures ORDER BY number"))
    told = [
        2,
        "https://bao.example/cu",
        "https://bao.example/á",
        '["https://bao.example/cu"]',
        "2026-03-02T00:00:00.000000Z",
        404,
        "text/html",
        hashlib.sha256(fetched.body).hexdigest(),
        hashlib.sha256(b"x").hexdigest(),
        1,
    ]

    assert second == hashlib.sha256((first + json.dumps(told, separators=(",", ":"))).encode()).hexdigest()


def test_a_full_file_is_followed_by_the_next_of_its_day(store, monkeypatch):
    monkeypatch.setattr(files, "MOST", 2 * len(records(page("1"))))
    for n in range(5):
        capture(store, str(n))

    day = "spool-2026-03-02"
    assert names(store.evidence.folder) == [f"{day}-2.warc.gz", f"{day}-3.warc.gz", f"{day}.warc.gz"]
    assert verify(store).faults == ()


def test_a_kept_capture_is_copied_once_and_comes_back_when_the_spool_is_gone(store):
    one, two = capture(store, "1"), capture(store, "2")
    for number in (two, one, two):
        keep_for_ever(store, number)
    store.evidence.drop_spool(at(2 * DAY), at(2 * DAY))

    assert names(store.evidence.folder) == ["kept-2026-03-02.warc.gz"]
    assert spool(store, "kept-2026-03-02.warc.gz").read_bytes() == records(page("2")) + records(page("1"))
    assert payload(store.evidence.captured(one)) == page("1").body


def test_a_capture_that_is_gone_cannot_be_kept(store):
    number = capture(store, "1")
    store.evidence.drop_spool(at(2 * DAY), at(2 * DAY))

    with pytest.raises(StoreError, match="captured page 1 is gone or damaged"):
        keep_for_ever(store, number)


def keep_and_fail(store, number):
    with store._database.writing() as db:
        keep(db, store.evidence.folder, number)
        raise ZeroDivisionError


def test_what_an_undone_transaction_kept_is_moved_away_before_the_next(store):
    one, two = capture(store, "1"), capture(store, "2")
    with pytest.raises(ZeroDivisionError):
        keep_and_fail(store, one)
    keep_for_ever(store, two)

    left = store.evidence.folder / "left-over" / "kept-2026-03-02.warc.gz-0-1.bin"
    assert left.read_bytes() == records(page("1"))
    assert spool(store, "kept-2026-03-02.warc.gz").read_bytes() == records(page("2"))
    assert verify(store).faults == ()


def test_bytes_of_a_killed_program_are_moved_away_before_the_next_capture(store):
    capture(store, "1")
    end = len(records(page("1")))
    with spool(store).open("ab") as file:
        file.write(b"<half a rec")
    capture(store, "2")

    left = store.evidence.folder / "left-over" / f"spool-2026-03-02.warc.gz-{end}-1.bin"
    assert left.read_bytes() == b"<half a rec"
    assert spool(store).read_bytes() == records(page("1")) + records(page("2"))
    assert verify(store).faults == ()


def test_tidying_moves_left_over_bytes_of_every_file_and_never_overwrites_what_it_moved_before(store):
    for name, minutes in (("1", 0), ("2", DAY)):
        keep_for_ever(store, capture(store, name, minutes=minutes))
    paths = [path for path in store.evidence.folder.iterdir() if path.is_file()]
    sound = {path: path.read_bytes() for path in paths}
    moved = []
    for rest in (b"once", b"twice"):
        for path in paths:
            path.write_bytes(sound[path] + rest)
        moved += store.evidence.tidy()

    assert len(paths) == 4
    assert {path: path.read_bytes() for path in paths} == sound
    assert {store.evidence.folder.joinpath("left-over", name).read_bytes() for name in moved} == {b"once", b"twice"}
    assert len(set(moved)) == 8
    assert store.evidence.tidy() == ()


def test_nothing_is_dropped_while_a_backup_copies_it(store):
    capture(store, "1")
    with store.alone("backup", "making a backup"):
        assert store.evidence.drop_spool(at(2 * DAY), at(2 * DAY)) == ()
        assert spool(store).exists()

    assert store.evidence.drop_spool(at(2 * DAY), at(2 * DAY)) == ("spool-2026-03-02.warc.gz",)
    assert not spool(store).exists()


def test_tidying_waits_for_the_program_that_is_writing(path):
    with Store.open(path, busy_seconds=0.01) as store, forger(path) as other:
        capture(store, "1")
        spool(store).write_bytes(spool(store).read_bytes() + b"more")
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="in use by another program"):
            store.evidence.tidy()

        assert not (store.evidence.folder / "left-over").exists()


def test_a_database_put_back_from_an_older_backup_loses_no_bytes_of_the_archive(store, path, tmp_path):
    capture(store, "1")
    store.close()
    older = path.read_bytes()
    with Store.open(path) as again:
        capture(again, "2")
        capture(again, "3", minutes=DAY)
    path.write_bytes(older)
    with Store.open(path) as back:
        numbers = [capture(back, "4"), capture(back, "5", minutes=DAY)]
        left = {file.read_bytes() for file in (back.evidence.folder / "left-over").iterdir()}

        assert numbers == [2, 3]
        assert left == {records(page("2")), records(page("3"))}
        assert verify(back).faults == ()


@pytest.mark.parametrize("damage", ["shorter", "gone"])
def test_a_file_that_lost_bytes_is_left_as_it_is_and_the_next_one_begins(store, damage):
    capture(store, "1")
    capture(store, "2")
    if damage == "gone":
        spool(store).unlink()
    else:
        spool(store).write_bytes(spool(store).read_bytes()[:-1])
    before = spool(store).read_bytes() if spool(store).exists() else None
    number = capture(store, "3")

    assert (spool(store).read_bytes() if spool(store).exists() else None) == before
    assert spool(store, "spool-2026-03-02-2.warc.gz").read_bytes() == records(page("3"))
    assert payload(store.evidence.captured(number)) == page("3").body
    assert store.evidence.captured(2) is None


def test_a_full_disk_leaves_neither_a_row_nor_bytes(store, monkeypatch):
    capture(store, "1")

    def full(_handle):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StoreError, match=r"the evidence .*spool-2026-03-02\.warc\.gz cannot be used \(No space left"):
        capture(store, "2")
    monkeypatch.undo()

    assert spool(store).read_bytes() == records(page("1"))
    assert capture(store, "2") == 2
    report = verify(store)
    assert (report.faults, report.notes) == ((), ())


def test_only_spool_files_whose_whole_day_has_ended_are_dropped(store):
    for day in range(3):
        keep_for_ever(store, capture(store, str(day), minutes=day * DAY))
    dropped = store.evidence.drop_spool(at(2 * DAY - 0.01), at(90 * DAY))

    assert dropped == ("spool-2026-03-02.warc.gz",)
    assert "spool-2026-03-03.warc.gz" in names(store.evidence.folder)
    assert store.evidence.drop_spool(at(2 * DAY), at(90 * DAY)) == ("spool-2026-03-03.warc.gz",)
    assert sum(name.startswith("kept") for name in names(store.evidence.folder)) == 3
    report = verify(store)
    assert (report.faults, report.dropped, report.files) == ((), 2, 4)


def test_a_drop_that_was_killed_halfway_is_finished_by_the_next(store):
    capture(store, "1")
    body = spool(store).read_bytes()
    store.evidence.drop_spool(at(2 * DAY), at(2 * DAY))
    spool(store).write_bytes(body)  # as if killed before the file went
    noted = verify(store)

    assert noted.faults == ()
    assert "dropped by rule, but still there" in noted.notes[0]
    assert store.evidence.drop_spool(at(2 * DAY), at(2 * DAY)) == ()
    assert not spool(store).exists()


def test_a_capture_for_a_day_that_was_dropped_begins_the_next_file(store):
    capture(store, "1")
    store.evidence.drop_spool(at(2 * DAY), at(2 * DAY))
    capture(store, "2")

    assert names(store.evidence.folder) == ["spool-2026-03-02-2.warc.gz"]
    assert verify(store).faults == ()


def test_the_captures_of_an_article_are_those_of_its_address_its_revisions_and_its_visits(store):
    address = add(store, "1")
    first = capture(store, "1", address=address)
    capture(store, "2")
    later = capture(store, "1", minutes=5)
    number = store.save_clip(address, clip("1"), signature=None, copy_of=None, at=at(1), capture=first)
    store.revisits.save_visit(number, Visit(at(5), "same", "", later), None, 0)
    found = store.evidence.of_article(number)

    assert [(each.number, each.final_url) for each in found] == [(first, article("1").url), (later, article("1").url)]
    assert found[0].kept_file == "kept-2026-03-02.warc.gz"
    assert found[0].dropped_at is None
    assert store.evidence.of_article(99) == ()
