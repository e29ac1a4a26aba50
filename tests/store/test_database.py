"""Opening: ours is brought up to date, what is not ours is left alone; every error is one line with advice."""

import sqlite3
import threading
from contextlib import closing
from datetime import UTC
from time import monotonic, sleep

import pytest
import sqlite_utils
from older import older
from store_samples import add, at, keep, later, mail, poll, sighting, signature, tell

from monitor.errors import StoreError
from monitor.store import EditionFile, Store, sqlite_version
from monitor.store.alert_hits import AlertSpike
from monitor.store.database import _TURNS, APPLICATION_ID
from monitor.store.schema import migrations
from monitor.store.schema.names import NAMES
from monitor.store.times import loaded, stored


def dump(path):
    connection = sqlite3.connect(path)
    text = list(connection.iterdump())
    connection.close()
    return text


def pragma(store, name):
    with store._database.reading() as db:
        return db.execute(f"PRAGMA {name}").fetchone()[0]


def test_opening_makes_the_folder_and_the_file(path):
    Store.open(path).close()

    assert path.is_file()


def test_the_file_says_whose_it_is_and_keeps_its_promises(store):
    assert pragma(store, "application_id") == APPLICATION_ID
    assert pragma(store, "journal_mode") == "wal"
    assert pragma(store, "foreign_keys") == 1
    assert pragma(store, "synchronous") == 2


def test_a_database_killed_right_after_it_was_made_is_still_known_as_ours(store, path):
    """Its mark stands in the file itself; what stands only in the write-ahead log is not seen from outside."""
    header = path.read_bytes()[:100]

    assert int.from_bytes(header[68:72]) == APPLICATION_ID


def test_opening_twice_changes_nothing(path):
    Store.open(path).close()
    before = dump(path)
    Store.open(path).close()

    assert dump(path) == before


def test_what_was_kept_is_there_after_opening_again(path):
    with Store.open(path) as store:
        keep(store, "1")
        before = list(store.clips())

    with Store.open(path) as store:
        assert list(store.clips()) == before


def test_programs_that_open_a_new_database_together_all_succeed(path):
    together, opened = threading.Barrier(3), []

    def work():
        together.wait()
        with Store.open(path) as store:
            opened.append(store.ledger.counts()["pending"])

    threads = [threading.Thread(target=work) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert opened == [0, 0, 0]


def test_the_list_of_names_is_the_list_of_migrations(tmp_path):
    db = sqlite_utils.Database(tmp_path / "empty.db")

    assert tuple(migration.name for migration in migrations.migrations.pending(db)) == NAMES
    db.close()


def test_a_migration_that_fails_leaves_a_database_that_can_be_opened_later(path):
    path.parent.mkdir()
    half = sqlite3.connect(path)
    half.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    half.execute("CREATE TABLE outbox (mine)")
    half.close()
    before = dump(path)

    with pytest.raises(StoreError, match="table outbox already exists"):
        Store.open(path)
    assert dump(path) == before


# -- refused ---------------------------------------------------------------------------------------


def foreign_database(path, *, wal):
    connection = sqlite3.connect(path, isolation_level=None)
    if wal:
        connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("CREATE TABLE theirs (x)")
    connection.close()


def test_a_foreign_database_is_refused_and_left_untouched(path):
    path.parent.mkdir()
    for wal in (False, True):
        path.unlink(missing_ok=True)
        foreign_database(path, wal=wal)
        refused_untouched(path)


@pytest.mark.parametrize("content", [b"Ghi nho: hop giao ban\n", b"\x00", b"SQLite format 3\x00"])
def test_a_file_that_is_no_database_is_refused_and_left_untouched(path, content):
    path.parent.mkdir()
    path.write_bytes(content)

    refused_untouched(path)


def refused_untouched(path):
    before = path.read_bytes(), path.stat().st_mtime_ns
    with pytest.raises(StoreError, match="is not a database of monitor; move the file away or name another"):
        Store.open(path)
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before
    assert list(path.parent.iterdir()) == [path]


def test_an_empty_file_becomes_a_database(path):
    path.parent.mkdir()
    path.touch()

    Store.open(path).close()
    assert path.stat().st_size > 0


def test_a_database_of_a_newer_program_is_refused(path):
    Store.open(path).close()
    newer = sqlite3.connect(path)
    newer.execute("INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('monitor', 'm999', '')")
    newer.commit()
    newer.close()
    before = dump(path)

    with pytest.raises(StoreError, match="made by a newer monitor; upgrade this program"):
        Store.open(path)
    assert dump(path) == before


def test_a_database_that_a_newer_program_brings_up_to_date_first_is_refused(path):
    """Both find it old; the newer one is faster, while the older one waits for its turn to write."""
    Store.open(path).close()
    older(path, "m011_briefings")
    told = []

    def work():
        with pytest.raises(StoreError) as error:
            Store.open(path)
        told.append(str(error.value))

    with closing(sqlite3.connect(path, isolation_level=None)) as newer:
        newer.execute("PRAGMA journal_mode = WAL")
        newer.execute("BEGIN IMMEDIATE")
        thread = threading.Thread(target=work)
        thread.start()
        while thread.is_alive() and not (path in _TURNS and _TURNS[path].locked()):
            pass  # it has asked how old the file is, and waits now
        migrations.m011_briefings(sqlite_utils.Database(newer))
        newer.executemany(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('monitor', ?, '')",
            [("m011_briefings",), ("m999",)],
        )
        newer.execute("COMMIT")
        thread.join()
    assert [text.endswith("was made by a newer monitor; upgrade this program and try again") for text in told] == [True]


def test_a_folder_in_the_place_of_the_file_is_refused(path):
    path.mkdir(parents=True)

    with pytest.raises(StoreError, match="cannot be opened"):
        Store.open(path)


def test_a_file_in_the_place_of_the_folder_is_refused(path):
    path.parent.touch()

    with pytest.raises(StoreError, match=r"the folder .* cannot be made"):
        Store.open(path)


# -- trouble while open ----------------------------------------------------------------------------


def test_a_full_disk_is_told_and_what_was_kept_stays(store):
    add(store, "1")
    pages = pragma(store, "page_count")
    with store._database.reading() as db:
        db.execute(f"PRAGMA max_page_count = {pages}")

    with pytest.raises(StoreError, match="the disk is full; free some space and try again"):
        store.save_poll(poll(), [sighting(f"{n}" * 300) for n in range(50)], at(0), later(1))
    assert store.ledger.counts()["pending"] == 1
    assert store.check_integrity() == ()


def test_a_database_that_may_not_be_written_is_told(store):
    store._database._connection.execute("PRAGMA query_only = ON")

    with pytest.raises(StoreError, match="cannot be written; give this account the right"):
        add(store, "1")


def test_a_damaged_database_is_told(path):
    with Store.open(path) as store:
        for n in range(40):
            keep(store, str(n))
    content = bytearray(path.read_bytes())
    content[4096:] = b"\x55" * (len(content) - 4096)
    path.write_bytes(content)

    with pytest.raises(StoreError, match="is damaged; stop the program, keep the file and put the last backup"):
        Store.open(path).close()


def test_a_missing_table_is_told(store, path):
    other = sqlite3.connect(path)
    other.execute("DROP TABLE message_tries")
    other.close()

    with pytest.raises(StoreError, match=r"could not do what was asked.*no such table"):
        store.messages.of_edition(1)


def test_a_closed_store_is_told(path):
    store = Store.open(path)
    store.close()

    with pytest.raises(StoreError, match="closed database"):
        store.ledger.counts()


# -- times and speed -------------------------------------------------------------------------------


def test_times_have_one_form_that_sorts():
    assert stored(at(0)) == "2026-03-02T00:00:00.000000Z"
    assert loaded(stored(at(0.123))) == at(0.123)
    assert sorted([stored(at(1)), stored(at(0)), stored(at(-9999))]) == [stored(at(m)) for m in (-9999, 0, 1)]


# What may be walked from end to end: small tables, and lists that are asked for whole.
WALKED = {
    "SCAN polls",  # one row for each address of a source
    "SCAN editions",  # by number, newest first, with a limit
    "SCAN e",
    "SCAN addresses USING COVERING INDEX addresses_in_order",  # ledger()
    "SCAN a USING COVERING INDEX articles_in_order",  # clips()
    "SCAN p",  # polls, as above
    "SCAN last",  # one row for each row of polls
    "SCAN sources",  # the ids of sources, found through an index
    "SCAN merged",  # a few in a thousand addresses
    "SCAN message_tries USING INDEX message_tries_open",  # holds only what was not ended
    "SCAN message_tries USING INDEX message_tries_broken_off",  # and only those
    "SCAN alert_hits USING INDEX alert_hits_untold",  # holds only what is still to be told
    "SCAN alert_spikes USING INDEX alert_spikes_untold",
    "SCAN alert_starts",  # one row for each rule
    "SCAN text",  # one row of the question itself
    *("SCAN main.search_exact_config", "SCAN main.search_plain_config"),  # of FTS5 itself, when it is opened: a row
    *("SCAN near", "SCAN wanted", "SCAN newest"),  # the articles of some days
    "SCAN CONSTANT ROW",
}


def everything(store):
    """Every public method once, and more of what branches."""
    store.save_poll(poll(), [sighting("1"), sighting("2")], at(0), later(1))
    store.poll_states(), store.source_faults(at(0))
    store.pending(at(0)), store.pending_at(1), store.postpone(1, "timeout", at(1))
    store.join(2, "https://bao.example/1", "bao.example/1", (), at(0))
    store.end(add(store, "3"), "gone", "", at(1))
    original = keep(store, "4", sign=signature("x"))
    keep(store, "5", copy_of=original)
    store.copy_candidates(signature("x"), at(0)), store.clip(original), list(store.clips())
    store.editions.waiting_clips(at(1)), store.editions.waiting_copies(at(1)), store.title_only_count(at(0), at(1))
    tell(store, 1, items=[original], messages=[mail("a@so.example")], files=[EditionFile("", "txt", b"")])
    store.editions.last(), store.editions.json(1), store.editions.item_counts(7), store.editions.told([original])
    store.editions.files(1), store.editions.numbers(), store.editions.cut_between(at(0), at(1))
    delivery(store)
    list(store.ledger.lines()), store.ledger.days(at(0), UTC), store.ledger.days(at(0), UTC, "bao")
    store.health.figures(["bao"], at(-60)), store.health.successes([("bao", at(0), at(1))])
    store.health.listed("bao", ["khac"], at(0), at(1)), store.health.newest(["bao"], at(1))


def delivery(store):
    """The same of mails, the schedule, alerts, and what people add."""
    store.messages.add("reminder", "2026-W10", [mail("a@so.example", due=1)], at(1))
    store.messages.close_broken_off(at(1)), store.messages.due(at(1), asked=False), store.messages.of_edition(1)
    store.messages.end(store.messages.begin(1, at(1)), at(1), "later", "", at(2))
    store.messages.end(store.messages.begin(2, at(1)), at(1), "sent", "", None)
    store.messages.withdraw([1]), store.messages.again([1], at(1)), store.messages.remark([1], "")
    store.messages.unsent(), store.messages.maybe_twice(), store.messages.of_numbers([1]), store.messages.states()
    store.reports.save("week", "2026-W10", at(1), frozen="", html=b"", txt=b"", messages=[], at=at(1))
    store.reports.get("week", "2026-W10"), store.reports.periods("week")
    store.jobs.begin("polls", at(1), at(1)), store.jobs.end("polls", at(1), at(1), "", failed=True)
    store.jobs.skip("polls", at(2), at(2), ""), store.jobs.latest("polls", at(2)), store.jobs.last_good("polls", at(2))
    store.jobs.of("polls", at(1)), store.jobs.first("polls"), store.jobs.since("polls", at(1))
    alerts(store)
    store.words.write(1, at(1), "Lê Thử", "words", "x"), store.words.of([1])
    store.picks.set("khac", 1, at(1), "Lê Thử", True), store.picks.of("khac")
    store.picks.taken_out("khac"), store.picks.last("khac")
    store.exports.came([1]), store.exports.originals([1]), store.exports.changed([1])
    store.spikes.articles(["bao"], at(-60), at(1)), store.spikes.days(["bao"], [(at(-60), at(1))])


def alerts(store):
    """The same of alerts."""
    store.alerts.in_force({"bien-gioi": "x"}, at(1)), store.alerts.marks(), store.alerts.candidates(at(0), at(1))
    spike = AlertSpike("giao-thong", at(1), "b@so.example", "{}")
    store.alerts.found({"bien-gioi": ([1], ["b@so.example"])}, [spike], "1", at(1))
    store.alerts.untold(), store.alerts.untold_spikes(), store.alerts.spikes_since(["giao-thong"], at(0))
    store.exports.originals([1]), store.alerts.busy(at(1)), store.alerts.earlier("b@so.example", at(0))
    store.alerts.tell("1", "b@so.example", [("bien-gioi", 1)], ["giao-thong"], mail("b@so.example"), at(1))
    store.spikes.articles(["bao"], at(-60), at(1)), store.spikes.days(["bao"], [(at(0), at(1))])


def test_no_question_of_daily_work_reads_a_whole_table(store):
    """A table of years is walked only for its sums (`monitor ledger`, `monitor doctor`) and for lists of everything."""
    asked = []
    connection = store._database._connection
    connection.set_trace_callback(asked.append)
    everything(store)
    connection.set_trace_callback(None)

    steps = {
        row["detail"]
        for statement in asked
        if statement.lstrip().startswith(("SELECT", "WITH", "INSERT", "UPDATE", "DELETE"))
        for row in connection.execute(f"EXPLAIN QUERY PLAN {statement}")
    }
    assert {step for step in steps if step.startswith("SCAN") and "VIRTUAL" not in step} <= WALKED
    assert not {step for step in steps if "AUTOMATIC" in step}


def test_the_version_of_sqlite_is_a_version():
    assert sqlite_version() == sqlite3.sqlite_version


def test_nobody_calls_the_file_damaged_while_another_program_moves_its_journal_into_it(path):
    """For moments it is shorter then than its first page says: one look in ten without a lock found it "malformed"."""
    Store.open(path).close()
    stop = threading.Event()
    writer = threading.Thread(target=_much_until, args=(path, stop))
    writer.start()
    try:
        for _ in range(300):
            Store.open(path).close()
    finally:
        stop.set()
        writer.join()


def test_a_write_waits_once_for_its_turn_and_for_other_programs_together(path):
    """While another program writes, threads of this one that ask one after another are all told after their own time."""
    Store.open(path).close()
    told = []

    def work():
        with Store.open(path, busy_seconds=2) as store:
            begun = monotonic()
            with pytest.raises(StoreError, match="in use by another program"):
                store.accounts.sign_out_all()
            told.append(monotonic() - begun)

    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        threads = [threading.Thread(target=work) for _ in range(3)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    assert len(told) == 3
    assert max(told) < 3.7  # whose time began anew after its turn came would be told after 4


def test_after_a_write_that_had_to_wait_for_its_turn_the_next_one_waits_as_long(path):
    held, waiting = threading.Event(), threading.Event()

    def hold():
        with Store.open(path, busy_seconds=7.5) as store, store._database.writing():
            held.set()
            waiting.wait()
            sleep(0.2)

    thread = threading.Thread(target=hold)
    thread.start()
    held.wait()
    with Store.open(path, busy_seconds=7.5) as store:
        waiting.set()
        with store._database.writing() as db:
            assert db.execute("PRAGMA busy_timeout").fetchone()[0] == 7500
        assert pragma(store, "busy_timeout") == 7500
    thread.join()


def _much_until(path, stop):
    with closing(sqlite3.connect(path, timeout=60, isolation_level=None)) as db:
        db.execute("CREATE TABLE much (bytes)")
        while not stop.is_set():
            db.execute("BEGIN IMMEDIATE")
            db.executemany("INSERT INTO much VALUES (randomblob(3000))", [()] * 400)
            db.execute("COMMIT")
