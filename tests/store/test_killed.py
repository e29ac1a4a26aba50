"""Killing the program at any instant loses nothing that was kept, and leaves nothing half done."""

import subprocess
import sys
from collections import Counter
from datetime import timedelta
from pathlib import Path

import pytest
from store_samples import at
from story_samples import rows

from monitor.store import Store

HERE = Path(__file__).parent


def kill_after(path, writes, program="writes_until_killed.py"):
    """Kill (SIGKILL) the program in the middle of what follows its first *writes*; count what it said it kept."""
    with subprocess.Popen(
        [sys.executable, str(HERE / program), str(path)], stdout=subprocess.PIPE, text=True
    ) as running:
        first = [running.stdout.readline() for _ in range(writes)]
        running.kill()
        said = first + running.stdout.readlines()  # with what it kept before the kill arrived
    return Counter(line.strip() for line in said)


def kept(store):
    """What is in the database, counted with the program's words."""
    last = store.editions.last()
    editions = range(1, last[0] + 1 if last else 1)
    found = Counter({state: n for state, n in store.ledger_counts().items() if state != "pending"})
    found["poll"] = sum(store.ledger_counts().values()) / 3
    found["join"] = sum(line.url.removeprefix("https://bao.example/").isdigit() for line in store.ledger())
    found["edition"] = len(editions)
    mails = [mail for number in editions for mail in store.messages.of_edition(number)]
    found["begun"] = sum(mail.tries for mail in mails)
    found["sent"] = sum(mail.state == "sent" for mail in mails)
    return found


# The program makes eight different writes in turn: each of them is the next one in some of these.
@pytest.mark.parametrize("writes", [*range(1, 9), 29, 61, 115])
def test_a_killed_program_loses_nothing_and_leaves_nothing_half_done(path, writes):
    said = kill_after(path, writes)

    with Store.open(path) as store:
        assert store.check_integrity() == ()
        assert store.ledger_faults(at(0), timedelta(days=999)) == ()
        assert sum(said.values()) >= writes
        # At most one write was kept without its line being printed.
        assert {name: n - said[name] for name, n in kept(store).items() if n != said[name]} in (
            {},
            *({name: 1} for name in kept(store)),
        )
        assert len(list(store.clips())) == kept(store)["clip"]


def test_validators_are_never_ahead_of_what_was_found_under_them(path):
    kill_after(path, 70)

    with Store.open(path) as store:
        (state,) = store.poll_states().values()
        assert sum(store.ledger_counts().values()) == 3 * (int(state.validators.etag) + 1)


def kept_of_stories(store):
    """What is in the tables of stories, counted with the words of the program that groups."""
    found = Counter(act[3] for act in rows(store, "story_acts"))
    found["join"] = len(rows(store, "story_members"))
    found["regroup"] = max((int(row[3]) for row in rows(store, "story_members") if row[3] != "join"), default=0)
    return found


# It makes eight writes in turn: each of them is the next one in some of these.
@pytest.mark.parametrize("writes", [*range(1, 9), 36, 70])
def test_what_people_and_machine_say_of_stories_is_there_whole_or_not_at_all(path, writes):
    said = kill_after(path, writes, "stories_until_killed.py")

    with Store.open(path) as store:
        assert store.check_integrity() == ()
        assert sum(said.values()) >= writes
        found = kept_of_stories(store)
        assert {name: n - said[name] for name, n in found.items() if n != said[name]} in ({}, *({n: 1} for n in found))
        placements = Counter(placement[3] for placement in rows(store, "story_placements"))
        expected = {"merge": 3, "split": 3, "move": 1}
        acts = {act[0]: expected[act[3]] for act in rows(store, "story_acts") if act[3] in expected}
        assert placements == acts
        assert len(rows(store, "story_merges")) == 2 * found["merge"]
        assert len({row[3] for row in rows(store, "story_members")} - {"join"}) <= 1
        assert len(store.stories.ungrouped()) <= 3
