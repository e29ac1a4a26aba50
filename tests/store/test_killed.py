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
    found = Counter({state: n for state, n in store.ledger.counts().items() if state != "pending"})
    found["poll"] = sum(store.ledger.counts().values()) / 3
    found["join"] = sum(line.url.removeprefix("https://bao.example/").isdigit() for line in store.ledger.lines())
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
        assert store.ledger.faults(at(0), timedelta(days=999)) == ()
        assert sum(said.values()) >= writes
        # At most one write was kept without its line being printed.
        assert {name: n - said[name] for name, n in kept(store).items() if n != said[name]} in (
            {},
            *({name: 1} for name in kept(store)),
        )
        assert len(list(store.clips())) == kept(store)["clip"]


# It makes twelve writes in turn, of them a begin and an end of a try for each kind of mail.
@pytest.mark.parametrize("writes", [*range(1, 13), 29, 67])
def test_a_killed_program_loses_no_mail_and_sends_none_again_that_it_knows_was_sent(path, writes):
    said = [line.split(" ", 1) for line in kill_after(path, writes, "mails_until_killed.py")]
    known = {word: {id_ for said_word, id_ in said if said_word == word} for word in ("kept", "begun", "sent")}

    with Store.open(path) as store:
        mails = store.messages.of_numbers(range(1, 9999))
        sent = {mail.message_id for mail in mails if mail.state == "sent"}
        begun = {mail.message_id for mail in mails if mail.tries}
        broken_off = store.messages.close_broken_off(at(1))
        due = {mail.message_id: mail for mail in store.messages.due(at(9999), asked=False)}

        # At most one write was kept without its line being printed.
        assert len({mail.message_id for mail in mails} - known["kept"]) + len(begun - known["begun"]) <= 1
        assert known["kept"] <= sent | set(due)
        assert known["begun"] <= begun
        assert known["sent"] <= sent
        assert sent.isdisjoint(due)
        assert broken_off == len(begun - sent) <= 1
        assert {id_ for id_, mail in due.items() if mail.broken_off == mail.tries == 1} == begun - sent
        assert store.check_integrity() == ()


@pytest.mark.parametrize("kind", ["digest", "report", "alert", "reminder"])
def test_a_mail_whose_program_was_killed_while_it_sent_is_in_doubt_and_due_again(path, kind):
    begun = f"begun <{kind}.1@x>"
    with subprocess.Popen(
        [sys.executable, str(HERE / "mails_until_killed.py"), str(path), begun],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as running:
        while running.stdout.readline().strip() != begun:
            pass
        running.kill()

    with Store.open(path) as store:
        assert store.messages.close_broken_off(at(1)) == 1
        first, *others = store.messages.due(at(1), asked=False)
        assert (first.kind, first.message_id, first.tries, first.broken_off) == (kind, f"<{kind}.1@x>", 1, 1)
        assert {other.tries for other in others} <= {0}
        store.messages.end(store.messages.begin(first.id, at(2)), at(2), "sent", "", None)

        assert [mail.message_id for mail in store.messages.maybe_twice()] == [f"<{kind}.1@x>"]
        assert first.id not in {mail.id for mail in store.messages.due(at(9999), asked=True)}


def test_validators_are_never_ahead_of_what_was_found_under_them(path):
    kill_after(path, 70)

    with Store.open(path) as store:
        (state,) = store.poll_states().values()
        assert sum(store.ledger.counts().values()) == 3 * (int(state.validators.etag) + 1)


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
