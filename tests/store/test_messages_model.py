"""In whatever order programs send, die and answer late, and people decide: no mail is lost, and none that was sent waits."""

import tempfile
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from store_samples import at, mail, tell

from monitor.store import Store

MAILS = 3
one = st.integers(1, MAILS)
kinds = st.sampled_from(["later", "refused", "unknown"])


class Mails(RuleBasedStateMachine):
    """The store beside the model: in which state each mail is, and which of its tries are open, in doubt or ended."""

    @initialize(digest=st.integers(0, MAILS))
    def open(self, digest):
        self.folder = tempfile.TemporaryDirectory(prefix="mails")
        self.path = Path(self.folder.name) / "monitor.db"
        self.store = Store.open(self.path)
        mails = [mail(f"{n}@so.example", body=bytes([n]) * 9) for n in range(1, MAILS + 1)]
        tell(self.store, 1, messages=mails[:digest])
        self.store.messages.add("alert", "1", mails[digest:], at(0))
        self.state = dict.fromkeys(range(1, MAILS + 1), "waiting")
        self.next = dict.fromkeys(self.state, 0)
        self.tries = {number: [] for number in self.state}  # [id, outcome or None]
        self.sent = set()
        self.minutes = 1

    def teardown(self):
        if hasattr(self, "store"):
            self.store.close()
            self.folder.cleanup()

    @property
    def messages(self):
        return self.store.messages

    def live(self, *outcomes):
        """(mail, try) of the tries with one of *outcomes*."""
        return [(number, each) for number, all_ in self.tries.items() for each in all_ if each[1] in outcomes]

    # -- what happens ------------------------------------------------------------------------------

    @rule(minutes=st.integers(1, 30))
    def time_passes(self, minutes):
        self.minutes += minutes

    @rule(asked=st.booleans(), limit=st.integers(0, MAILS))
    def a_program_begins_with_what_is_due(self, asked, limit):
        for each in self.messages.due(at(self.minutes), asked=asked)[:limit]:
            if all(outcome is not None for _, outcome in self.tries[each.id]):
                self.tries[each.id].append([self.messages.begin(each.id, at(self.minutes)), None])

    @precondition(lambda self: self.live(None))
    @rule(data=st.data(), outcome=kinds, rest=st.none() | st.integers(1, 60))
    def a_server_does_not_take_it(self, data, outcome, rest):
        number, attempt = data.draw(st.sampled_from(self.live(None)))
        self.finish(number, attempt, outcome, rest)

    @precondition(lambda self: self.live(None))
    @rule(data=st.data())
    def a_server_takes_it(self, data):
        number, attempt = data.draw(st.sampled_from(self.live(None)))
        self.finish(number, attempt, "sent", None)

    @precondition(lambda self: self.live("unknown"))
    @rule(data=st.data(), outcome=kinds | st.just("sent"), rest=st.none() | st.integers(1, 60))
    def who_was_taken_for_dead_answers_late(self, data, outcome, rest):
        number, attempt = data.draw(st.sampled_from(self.live("unknown")))
        self.finish(number, attempt, outcome, rest)

    def finish(self, number, attempt, outcome, rest):
        next_try = None if rest is None else at(self.minutes + rest)
        self.messages.end(attempt[0], at(self.minutes), outcome, outcome, next_try)
        attempt[1] = outcome
        if outcome == "sent":
            self.state[number] = "sent"
            self.sent.add(number)
        elif self.state[number] == "waiting":
            self.state[number] = "refused" if rest is None else "waiting"
            self.next[number] = self.next[number] if rest is None else self.minutes + rest

    @rule()
    def the_program_is_killed_and_another_starts(self):
        self.store.close()
        self.store = Store.open(self.path)
        assert self.messages.close_broken_off(at(self.minutes)) == len(self.live(None))
        for _, attempt in self.live(None):
            attempt[1] = "unknown"

    @rule(numbers=st.sets(one))
    def a_person_withdraws(self, numbers):
        changed = {number for number in numbers if self.state[number] in ("waiting", "refused")}
        assert self.messages.withdraw(sorted(numbers)) == len(changed)
        self.state |= dict.fromkeys(changed, "withdrawn")

    @rule(numbers=st.sets(one))
    def a_person_lets_them_wait_again(self, numbers):
        changed = {number for number in numbers if self.state[number] in ("refused", "withdrawn")}
        assert self.messages.again(sorted(numbers), at(self.minutes)) == len(changed)
        self.state |= dict.fromkeys(changed, "waiting")
        self.next |= dict.fromkeys(changed, self.minutes)

    @rule()
    def the_same_is_told_again(self):
        digest = len(self.messages.of_edition(1))
        again = [mail(f"{n}@so.example") for n in range(digest + 1, MAILS + 1)]
        assert self.messages.add("alert", "1", again, at(self.minutes)) == 0

    # -- what holds --------------------------------------------------------------------------------

    def mails(self):
        return self.messages.of_numbers(range(1, 99))

    @invariant()
    def no_mail_is_lost_or_changed(self):
        assert [(m.id, m.recipient, m.body) for m in self.mails()] == [
            (n, f"{n}@so.example", bytes([n]) * 9) for n in self.state
        ]
        assert {m.id: m.state for m in self.mails()} == self.state
        assert [m.id for m in self.messages.unsent()] == [
            n for n, state in self.state.items() if state in ("waiting", "refused")
        ]

    @invariant()
    def what_was_sent_never_waits_again(self):
        assert {number for number, state in self.state.items() if state == "sent"} == self.sent
        assert self.sent.isdisjoint(m.id for m in self.messages.due(at(self.minutes + 9999), asked=True))

    @invariant()
    def what_waits_is_due_at_its_next_try(self):
        waiting = [number for number, state in self.state.items() if state == "waiting"]
        assert [m.id for m in self.messages.due(at(self.minutes), asked=True)] == waiting
        assert [m.id for m in self.messages.due(at(self.minutes), asked=False)] == [
            number for number in waiting if self.next[number] <= self.minutes
        ]

    @invariant()
    def every_try_is_kept(self):
        assert {m.id: (m.tries, m.refusals, m.broken_off) for m in self.mails()} == {
            number: (len(all_), *(sum(each[1] == kind for each in all_) for kind in ("refused", "unknown")))
            for number, all_ in self.tries.items()
        }
        assert [m.id for m in self.messages.maybe_twice()] == [
            number for number in sorted(self.sent) if any(each[1] == "unknown" for each in self.tries[number])
        ]


Mails.TestCase.settings = settings(max_examples=25, stateful_step_count=30, deadline=None)
TestMails = Mails.TestCase
