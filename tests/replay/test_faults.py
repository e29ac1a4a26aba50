"""The recorded press with every fault its replay knows, crawled and killed. Not for: a press that behaves (test_press_day).

The whole forms are slow (`-m slow`): 24 rounds over 14.5 simulated hours, once as they come and once with twenty kills.
"""

import random
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

import pytest

sys.path.insert(0, str(Path(__file__).parent))  # replayed

from replayed import START, Replay, at, by_address, too_close

SPACING = 0.1
EDITED_AFTER = timedelta(hours=2)  # cand.vn, by the replay's table of faults
MARGIN = timedelta(hours=3)
# The short form: hosts that edit, lead in circles, send bombs, tell the future, forbid, cut pages off, lose their feed.
FEW = ["cand", "vov", "vneconomy", "baochinhphu", "kenh14", "dantri", "baoxaydung"]


def hours(half_hours: int, late: int) -> list[str]:
    """So many rounds 30 minutes apart, then *late* more 90 minutes apart."""
    times = [at(START) + timedelta(minutes=30 * n) for n in range(half_hours + 1)]
    times += [times[-1] + timedelta(minutes=90 * n) for n in range(1, late + 1)]
    return [time.isoformat().replace("+00:00", "Z") for time in times]


@dataclass(frozen=True)
class Outcome:
    """What is left of a run over the press with faults."""

    now: str
    truth: list[dict]
    ledger: dict[str, list[dict]]  # by address
    log: list[dict]
    revisions: dict[str, int]  # by canonical address
    published: dict[str, str]
    listed: frozenset[str]  # addresses of feeds, listings, sitemaps
    integrity: list[tuple]
    afterwards: list[dict]  # the log of more rounds at the same hour
    part: int  # the short form has one in so many of everything

    def due(self) -> list[dict]:
        """The articles that must be there: published at least three hours before the last round, readable, allowed."""
        latest = at(self.now) - MARGIN
        return [
            row
            for row in self.truth
            if row["due"] and at(row["published"]) <= latest and not row["forbidden"] and not row["unreadable"]
        ]

    def states(self) -> dict[str, list[str]]:
        return {row["url"]: [line["state"] for line in self.ledger[row["url"]]] for row in self.due()}


def outcome(replay: Replay, now: str, *, short: bool) -> Outcome:
    """Ask everything, and poll a few times more at the same hour; the ledger and the evidence must be clean (exit code 0) for the commands to answer."""
    replay.monitor(now, "ledger")
    replay.monitor(now, "evidence", "verify")
    listed = frozenset(url for (url,) in replay.ask("SELECT url FROM polls"))
    hosts = {urlsplit(url).netloc for url in listed}
    newest = "JOIN articles a ON a.id = r.article_id JOIN addresses d ON d.id = a.address_id"
    return Outcome(
        now=now,
        truth=[row for row in replay.lines("truth") if row["host"] in hosts or not short],
        ledger=by_address(replay.ledger(now)),
        log=replay.lines("log"),
        revisions=dict(replay.ask(f"SELECT d.url, MAX(r.number) FROM revisions r {newest} GROUP BY d.url")),
        published=dict(replay.ask(f"SELECT d.url, MAX(r.published) FROM revisions r {newest} GROUP BY d.url")),
        listed=listed,
        integrity=replay.ask("PRAGMA integrity_check"),
        afterwards=more_rounds(replay, now, 1 if short else 4),
        part=10 if short else 1,
    )


def more_rounds(replay: Replay, now: str, number: int) -> list[dict]:
    before = len(replay.lines("log"))
    replay.rounds(*[now] * number)
    return replay.lines("log")[before:]


def crawled(shared, folder, rounds: list[str], kills: int, only: Sequence[str] = (), seed: int = 7) -> Outcome:
    with Replay(shared, folder, faults=True, everything=True, spacing=SPACING, only=only) as replay:
        if kills:
            assert replay.killed_rounds(rounds, kills, random.Random(seed)) >= 0.6 * kills
        else:
            replay.rounds(*rounds)
        return outcome(replay, rounds[-1], short=bool(only))


@pytest.fixture(scope="module")
def short(shared, tmp_path_factory):
    """Seven hosts, one simulated hour and two of the late rounds, with three kills."""
    return crawled(shared, tmp_path_factory.mktemp("short"), hours(2, 2), kills=3, only=FEW)


@pytest.fixture(scope="module")
def whole(shared, tmp_path_factory):
    """Ten simulated hours and the three late rounds, undisturbed."""
    return crawled(shared, tmp_path_factory.mktemp("whole"), hours(20, 3), kills=0)


@pytest.fixture(scope="module")
def killed(shared, tmp_path_factory):
    """The same with twenty kills."""
    return crawled(shared, tmp_path_factory.mktemp("killed"), hours(20, 3), kills=20)


@pytest.fixture(
    params=["short", pytest.param("whole", marks=pytest.mark.slow), pytest.param("killed", marks=pytest.mark.slow)]
)
def run(request):
    return request.getfixturevalue(request.param)


def test_every_due_article_is_in_the_ledger_exactly_once(run):
    assert len(run.due()) > 150 / run.part
    assert {url: states for url, states in run.states().items() if len(states) != 1} == {}
    assert {url: s for url, s in run.states().items() if s[0] not in ("clip", "copy", "junk")} == {}


def test_no_forbidden_address_is_asked_for(run):
    forbidden = {row["url"] for row in run.truth if row["forbidden"]}
    told = [line for url in forbidden for line in run.ledger.get(url, [])]

    assert len(told) > 5 / run.part
    assert forbidden & {row["url"] for row in run.log} == set()
    assert {line["state"] for line in told} <= {"forbidden", "outside-scope"}  # older than the first days: never asked
    assert all("robots.txt forbids it" in line["reason"] for line in told if line["state"] == "forbidden")


def test_an_edited_article_has_two_revisions_and_no_other_has_more_than_one(run):
    edited, others = [], []
    for row in run.truth:
        for line in run.ledger.get(row["url"], []):
            seen_before = at(line["first_seen"]) < at(row["published"]) + EDITED_AFTER
            changed = row["versions"] == 2 and seen_before
            if row["due"] or not changed:
                (edited if changed else others).append((row["url"], run.revisions.get(line["url"], 0)))

    assert len(edited) >= 2
    assert [each for each in edited if each[1] != 2] == []
    assert [each for each in others if each[1] > 1] == []


def test_what_cannot_be_read_is_told_with_its_reason(run):
    lost = [
        (row, line) for row in run.truth if row["unreadable"] and row["due"] for line in run.ledger.get(row["url"], [])
    ]
    # a bomb is stopped by its size or by its ratio, whichever its first bytes show
    words = {"vov.vn": "redirects in a circle", "vneconomy.vn": "the body "}

    assert {row["host"] for row, _ in lost} == {row["host"] for row in run.truth if row["unreadable"] and row["due"]}
    assert [
        line for row, line in lost if line["state"] != "unreadable" or words[row["host"]] not in line["reason"]
    ] == []


def test_a_date_in_the_future_is_not_believed(run):
    published = {row["url"]: at(row["published"]) for row in run.truth if row["host"] == "baochinhphu.vn"}
    told = {url: at(run.published[url]) for url in published if url in run.published}

    assert len(told) > 5
    assert [url for url, when in told.items() if abs(when - published[url]) > timedelta(minutes=1)] == []


def test_no_host_is_asked_too_soon_or_twice_at_once(run):
    assert len(run.log) > 1000 / run.part
    assert too_close(run.log, SPACING) == []


def test_unchanged_lists_are_asked_for_with_a_validator(run):
    """More rounds at the same hour: of the answers of lists, over nine in ten are 304 to a conditional request."""
    answers = [row for row in run.afterwards if row["url"] in run.listed and row["status"] in (200, 304)]
    unchanged = [row for row in answers if row["conditional"] and row["status"] == 304]

    assert len(answers) > 60 / run.part
    assert len(unchanged) > 0.9 * len(answers)


def test_the_database_is_sound(run):
    assert run.integrity == [("ok",)]
