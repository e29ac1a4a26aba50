"""What the schedule did, kept: once for each hour, whatever the clock says. Not for: which hour is due (tests/pipeline)."""

from datetime import UTC, datetime, timedelta

NOW = datetime(2026, 11, 23, 0, tzinfo=UTC)
DAY = timedelta(days=1)


def well(store, due, at=None):
    began = store.jobs.begin("backup", due, at or due)
    store.jobs.end("backup", due, at or due, "done", failed=False)
    return began


def test_an_hour_runs_once(store):
    assert well(store, NOW)
    assert not store.jobs.begin("backup", NOW, NOW)
    assert store.jobs.begin("watch", NOW, NOW)


def test_a_run_without_an_end_and_one_that_failed_run_again_and_are_counted(store):
    store.jobs.begin("backup", NOW, NOW)
    assert store.jobs.begin("backup", NOW, NOW + DAY)
    store.jobs.end("backup", NOW, NOW + DAY, "the disk is full", failed=True)
    kept = store.jobs.latest("backup", NOW)

    assert (kept.failed, kept.tries, kept.report, kept.ended) == (True, 2, "the disk is full", NOW + DAY)
    assert store.jobs.begin("backup", NOW, NOW + DAY)
    assert (store.jobs.of("backup", NOW).tries, store.jobs.of("backup", NOW).ended) == (3, None)


def test_an_hour_that_was_left_out_is_told_apart(store):
    """It never ran, and is no good run; what ran stays as it is."""
    store.jobs.skip("backup", NOW, NOW, "too old")
    assert not store.jobs.begin("backup", NOW, NOW)
    assert (store.jobs.latest("backup", NOW).tries, store.jobs.last_good("backup", NOW)) == (0, None)

    well(store, NOW + DAY)
    store.jobs.skip("backup", NOW + DAY, NOW, "too old")
    assert store.jobs.last_good("backup", NOW + DAY).report == "done"
    assert store.jobs.first("backup").due == NOW


def test_an_hour_far_ahead_stands_in_no_way(store):
    """A clock a year ahead ran it; back in the right year its row is not the latest."""
    well(store, NOW + 365 * DAY)

    assert store.jobs.latest("backup", NOW) is None
    assert well(store, NOW)
    assert store.jobs.latest("backup", NOW).due == NOW


def test_an_hour_that_was_run_under_a_wrong_clock_runs_again_when_it_comes(store):
    """Two earlier hours were lived through since: the clock had run ahead."""
    well(store, NOW + 10 * DAY)
    for day in range(10):
        assert well(store, NOW + day * DAY)

    assert store.jobs.latest("backup", NOW + 10 * DAY).due == NOW + 9 * DAY
    assert well(store, NOW + 10 * DAY)
    assert store.jobs.of("backup", NOW + 10 * DAY).tries == 1
    assert not store.jobs.begin("backup", NOW + 10 * DAY, NOW + 10 * DAY)


def test_a_clock_that_was_behind_for_a_moment_repeats_nothing(store):
    """A machine woke with the date of its battery, ran one hour of that year, and learned the right date."""
    well(store, NOW)
    assert well(store, NOW - 2000 * DAY)

    assert not store.jobs.begin("backup", NOW, NOW + DAY)
    assert store.jobs.latest("backup", NOW).due == NOW


def test_tries_of_one_hour_cast_one_doubt(store):
    """However often an earlier hour fails, it is one hour."""
    well(store, NOW + 10 * DAY)
    for _ in range(5):
        store.jobs.begin("backup", NOW, NOW)
        store.jobs.end("backup", NOW, NOW, "", failed=True)

    assert not store.jobs.begin("backup", NOW + 10 * DAY, NOW + 10 * DAY)


def test_a_run_that_could_not_begin_is_taken_back(store):
    """And a failure before it stays one try."""
    store.jobs.begin("backup", NOW, NOW)
    store.jobs.take_back("backup", NOW)
    assert store.jobs.of("backup", NOW) is None

    store.jobs.begin("backup", NOW, NOW)
    store.jobs.end("backup", NOW, NOW, "the disk is full", failed=True)
    store.jobs.begin("backup", NOW, NOW)
    store.jobs.take_back("backup", NOW)
    assert store.jobs.of("backup", NOW).tries == 1


def test_once_the_clock_is_right_what_began_later_counts_no_more(store):
    """Hours of tomorrow too, which a day ahead is near enough to block today's."""
    well(store, NOW)
    well(store, NOW + DAY, NOW + 2 * DAY)
    assert [run.due for run in store.jobs.ahead(NOW)] == [NOW + DAY]
    assert store.jobs.latest("backup", NOW).due == NOW + DAY
    store.jobs.distrust(NOW + DAY)

    assert store.jobs.latest("backup", NOW).due == NOW
    assert store.jobs.ahead(NOW) == ()
    assert well(store, NOW + DAY)
    assert not store.jobs.begin("backup", NOW + DAY, NOW + DAY)


def test_what_happened_since_a_moment_is_told_in_order(store):
    for day in (2, 0, 1):
        well(store, NOW + day * DAY)

    assert [run.due for run in store.jobs.since("backup", NOW + DAY)] == [NOW + DAY, NOW + 2 * DAY]
    assert store.jobs.since("watch", NOW) == ()
