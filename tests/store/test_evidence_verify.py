"""What verifying finds: every changed byte, every removed, edited or swapped row; and nothing where nothing is wrong."""

import shutil

import pytest
from evidence_samples import DAY, capture, forger, keep_for_ever, page, payload, records, verify
from hypothesis import given, settings
from hypothesis import strategies as st
from store_samples import add, at, clip

from monitor.errors import ReadError
from monitor.store import Store
from monitor.store.evidence import Stamp
from monitor.store.evidence.verify import SAID


def fill(store):
    """Five captures over two days, two of them kept; returns how they are named."""
    for n in range(1, 6):
        capture(store, str(n), minutes=n * DAY / 4)
    keep_for_ever(store, 2)
    keep_for_ever(store, 4)


@pytest.fixture
def full(store):
    fill(store)
    return store


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    """A whole archive to be copied and damaged."""
    folder = tmp_path_factory.mktemp("archive")
    with Store.open(folder / "monitor.db") as store:
        fill(store)
    return folder


def files_of(folder):
    return sorted((folder / "evidence").glob("*.gz"))


def said(store, part):
    return [fault for fault in verify(store).faults if part in fault]


def test_an_empty_archive_is_sound(store):
    report = verify(store)

    assert (report.captures, report.files, report.faults, report.notes) == (0, 0, (), ())


def test_a_clean_archive_has_no_fault_and_is_counted(full):
    report = verify(full)

    assert (report.captures, report.files, report.dropped, report.stamps) == (5, 4, 0, 0)
    assert (report.faults, report.notes) == ((), ())


@given(st.data())
@settings(max_examples=60)
def test_one_flipped_bit_anywhere_is_found(archive, data):
    path = data.draw(st.sampled_from(files_of(archive)))
    whole = path.read_bytes()
    place = data.draw(st.integers(0, len(whole) - 1))
    flipped = bytearray(whole)
    flipped[place] ^= 1 << data.draw(st.integers(0, 7))
    path.write_bytes(flipped)
    try:
        with Store.open(archive / "monitor.db") as store:
            faults = verify(store).faults
    finally:
        path.write_bytes(whole)

    assert len(faults) == 1
    assert "its bytes were changed" in faults[0]
    assert faults[0].startswith(path.name)


@given(st.data())
@settings(max_examples=60)
def test_bytes_cut_out_or_put_in_anywhere_are_found(archive, data):
    path = data.draw(st.sampled_from(files_of(archive)))
    whole = path.read_bytes()
    start, more = data.draw(st.integers(0, len(whole) - 1)), data.draw(st.binary(max_size=40))
    gone = data.draw(st.integers(0 if more else 1, 40))
    changed = whole[:start] + more + whole[start + gone :]
    path.write_bytes(changed)
    try:
        with Store.open(archive / "monitor.db") as store:
            faults = verify(store).faults
    finally:
        path.write_bytes(whole)

    assert bool(faults) == (not changed.startswith(whole))


def test_a_missing_file_without_a_tombstone_is_a_fault(full):
    files_of(full.evidence.folder.parent)[-1].unlink()

    assert said(full, "spool-2026-03-03.warc.gz: cannot be read (No such file or directory), and no rule dropped it")


def test_bytes_after_the_last_capture_are_a_note(full):
    path = files_of(full.evidence.folder.parent)[-1]
    path.write_bytes(path.read_bytes() + b"12345")
    report = verify(full)

    assert report.faults == ()
    assert len(report.notes) == 1
    assert report.notes[0].startswith(f"{path.name}: 5 bytes after the last capture: a program is writing, or was")


def test_files_that_no_row_knows_and_left_over_bytes_are_notes(full):
    (full.evidence.folder / "spool-2020-01-01.warc.gz").write_bytes(b"123")
    (full.evidence.folder / "left-over").mkdir()
    (full.evidence.folder / "left-over" / "x-0-1.bin").write_bytes(b"12")
    report = verify(full)

    assert report.faults == ()
    assert [note.split(":")[0] for note in report.notes] == ["spool-2020-01-01.warc.gz", "left-over/x-0-1.bin"]


@pytest.mark.parametrize(("number", "told"), [(1, "capture 1:"), (3, "capture 3:"), (5, "capture 5:")])
def test_a_removed_row_is_found_wherever_it_was(full, path, number, told):
    with forger(path) as db:
        db.execute("DELETE FROM captures WHERE number = ?", (number,))

    assert any(fault.startswith(told) and "removed" in fault for fault in verify(full).faults)


def test_a_row_removed_together_with_its_bytes_is_found(full, path):
    """The last record of a file and its row: nothing else is out of place."""
    with forger(path) as db:
        db.execute("DELETE FROM captures WHERE number = 5")
    last = files_of(full.evidence.folder.parent)[-1]
    last.write_bytes(last.read_bytes()[: -len(records(page("5")))])

    assert verify(full).faults == ("capture 5: removed from the database",)


def test_a_number_that_was_removed_is_never_given_again(full, path):
    with forger(path) as db:
        db.execute("DELETE FROM captures WHERE number = 5")
    capture(full, "6", minutes=5 * DAY)

    assert said(full, "capture 5: removed from the database")


def test_rows_removed_with_the_counter_set_back_leave_bytes_that_belong_to_none(full, path):
    with forger(path) as db:
        db.execute("DELETE FROM captures WHERE number = 5")
        db.execute("UPDATE sqlite_sequence SET seq = 4 WHERE name = 'captures'")

    assert "bytes after the last capture" in verify(full).notes[0]


@pytest.mark.parametrize(
    "column",
    ["url", "final_url", "redirects", "captured_at", "content_type", "payload_sha256", "record_sha256", "chain"],
)
@pytest.mark.parametrize("number", [1, 3, 5])
def test_an_edited_row_is_found(full, path, column, number):
    with forger(path) as db:
        db.execute(f"UPDATE captures SET {column} = {column} || 'x' WHERE number = ?", (number,))

    assert any(f"capture {number}" in fault for fault in verify(full).faults)


@pytest.mark.parametrize("column", ["status", "length", "spool_offset", "kept_offset"])
@pytest.mark.parametrize("by", [1, -1, 10**12, -(10**12)])
def test_an_edited_number_is_found(full, path, column, by):
    with forger(path) as db:
        db.execute(f"UPDATE captures SET {column} = {column} + ? WHERE number = 4", (by,))

    assert said(full, "capture 4")


def test_swapped_rows_are_found(full, path):
    with forger(path) as db:
        db.execute("UPDATE captures SET number = 99 WHERE number = 2")
        db.execute("UPDATE captures SET number = 2 WHERE number = 3")
        db.execute("UPDATE captures SET number = 3 WHERE number = 99")

    assert said(full, "capture 2: its link of the chain does not fit")
    assert said(full, "capture 3: its link of the chain does not fit")


def test_swapped_records_are_found(full):
    path = files_of(full.evidence.folder.parent)[-1]  # both as long as the other
    path.write_bytes(records(page("5")) + records(page("4")))

    assert len(said(full, "its bytes were changed")) == 2


def test_a_row_that_knows_its_kept_copy_no_more_leaves_bytes_that_belong_to_none(full, path):
    capture(full, "6", minutes=1)
    keep_for_ever(full, 6)
    with forger(path) as db:
        db.execute("UPDATE captures SET kept_file = NULL, kept_offset = NULL WHERE number = 2")

    assert said(full, "kept-2026-03-02.warc.gz: bytes 0 to 10 belong to no capture")


def test_a_clip_whose_page_is_not_kept_for_ever_is_a_fault(store, path):
    address = add(store, "1")
    number = capture(store, "1", address=address)
    store.save_clip(address, clip("1"), signature=None, copy_of=None, at=at(1), capture=number)
    assert verify(store).faults == ()
    with forger(path) as db:
        db.execute("UPDATE captures SET kept_file = NULL, kept_offset = NULL")

    assert said(store, "clip 1: its page, capture 1, is not among those kept for ever")


def test_a_removed_row_of_a_file_is_found(full, path):
    with forger(path) as db:
        db.execute("DELETE FROM evidence_files WHERE name = 'spool-2026-03-02.warc.gz'")

    assert said(full, "spool-2026-03-02.warc.gz: its row was removed from the database")


def test_a_kept_file_said_to_be_dropped_is_a_fault(full, path):
    with forger(path) as db:
        db.execute("UPDATE evidence_files SET dropped_at = 'x' WHERE archive = 'kept'")

    assert len(said(full, "no rule drops what is kept for ever")) == 2


def test_a_record_whose_page_is_another_or_cannot_be_read_is_a_fault(full):
    def unreadable(_records):
        raise ReadError("the records hold no page")

    other = full.evidence.verify(lambda found: payload(found) + b"!", None).faults
    broken = full.evidence.verify(unreadable, None).faults

    assert len(other) == len(broken) == 7
    assert all(fault.endswith("its page is not the one it was") for fault in other)
    assert all(fault.endswith("the records hold no page") for fault in broken)


def test_one_cause_with_many_faults_is_told_in_few_lines(store, path):
    for n in range(SAID + 5):
        capture(store, str(n))
    with forger(path) as db:
        db.execute("UPDATE captures SET status = 500")
    faults = verify(store).faults

    assert len(faults) == SAID + 1
    assert faults[-1] == "chain: 5 more faults"


def test_a_time_stamp_is_checked_against_the_link_it_names(full, path):
    number, link = full.evidence.newest_link()
    full.evidence.add_stamp(Stamp(number, link, at(9), "https://tsa.example", b"answer"))
    asked = []

    def check(response, stamped):
        asked.append((response, stamped))
        return ""

    assert full.evidence.verify(payload, check).faults == ()
    assert asked == [(b"answer", link)]
    assert full.evidence.verify(payload, lambda _r, _l: "signed by nobody").faults == (
        "time stamp of 2026-03-02 on capture 5: signed by nobody",
    )
    unchecked = full.evidence.verify(payload, None)
    assert (unchecked.faults, unchecked.stamps) == ((), 1)
    assert unchecked.notes == ("1 time stamps were not checked: install the extra `timestamps` of this program",)


def test_a_chain_written_anew_is_shown_by_its_time_stamp(full, path):
    """Whoever computes every link again after a change leaves a chain that fits; the stamp names the old one."""
    number, link = full.evidence.newest_link()
    full.evidence.add_stamp(Stamp(number, link, at(9), "https://tsa.example", b"answer"))
    with forger(path) as db:
        db.execute("UPDATE captures SET chain = 'anew' WHERE number = 5")

    assert said(full, "time stamp of 2026-03-02 on capture 5: the chain is no more what was stamped")


def test_stamps_of_later_captures_prove_the_earlier_ones(full):
    number, link = full.evidence.newest_link()
    full.evidence.add_stamp(Stamp(number, link, at(9), "https://tsa.example", b"answer"))

    assert full.evidence.last_stamp() == Stamp(number, link, at(9), "https://tsa.example", b"answer")
    assert [stamp.number for stamp in full.evidence.stamps(3)] == [5]
    assert full.evidence.stamps(6) == ()


def test_verifying_goes_on_while_another_program_adds(archive, tmp_path):
    """A file is looked at as far as its rows went when its turn came."""
    shutil.copytree(archive, tmp_path / "copy")
    with Store.open(tmp_path / "copy" / "monitor.db") as one, Store.open(tmp_path / "copy" / "monitor.db") as two:
        added = []

        def unpack(found):
            if not added:
                added.append(capture(two, "6", minutes=5 * DAY / 4 + 1))
            return payload(found)

        report = one.evidence.verify(unpack, None)

        assert added == [6]
        assert report.faults == ()
