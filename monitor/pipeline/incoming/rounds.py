"""One round: poll the sources that are due, read what is pending, look again at what was kept, watch. Not here: when (schedule).

No failure of one source or page stops a round; each becomes a line with its reason.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from monitor.pipeline.incoming.learning import crawler_for, keep_learned
from monitor.pipeline.incoming.polling import SourceLine, poll_sources
from monitor.pipeline.incoming.reading import read_pending
from monitor.pipeline.incoming.revisits import look_again
from monitor.pipeline.incoming.stamping import stamp_chain
from monitor.pipeline.session import Session
from monitor.pipeline.watching import watch


@dataclass(frozen=True, slots=True)
class RoundReport:
    """What a round did: sources by outcome, addresses by the state they are in now, kept articles by what was seen."""

    sources: Counter[str] = field(default_factory=Counter)
    states: Counter[str] = field(default_factory=Counter)
    looks: Counter[str] = field(default_factory=Counter)
    note: str = ""  # what a person should know besides

    def __str__(self) -> str:
        """The summary a person reads."""
        lines = [
            f"sources: {_told(self.sources) or 'none due'}",
            f"articles: {_told(self.states) or 'nothing to read'}",
        ]
        lines += [f"looked at again: {_told(self.looks)}"] if self.looks else []
        return "\n".join([*lines, *([self.note] if self.note else [])])

    @property
    def idle(self) -> bool:
        """Whether nothing was due."""
        return not (self.sources or self.states or self.looks or self.note)


def run_round(
    session: Session,
    *,
    every: bool,
    tell: Callable[[SourceLine], None],
    step: Callable[[int, int], None] = lambda _done, _all: None,
) -> RoundReport:
    """Poll (*every* source, or those due), read what is pending, look again at what is due, hold all against what came.

    *tell* gets a line per source, *step* the progress of reading.
    """
    sources: Counter[str] = Counter()
    with session.store.alone("run", "reading the press"):  # two at once would ask each host twice as often
        _tidy(session)
        broken_off = session.store.hosts.begin(session.clock())
        with crawler_for(session, session.settings.sources, after_kill=broken_off) as crawler:
            for line in poll_sources(session, crawler, every=every):
                sources[line.outcome] += 1
                tell(line)
            states = read_pending(session, crawler, step)
            looks = look_again(session, crawler)
            keep_learned(session, crawler)
        session.store.hosts.end()
        watch(session)
        return RoundReport(sources, states, looks, stamp_chain(session))


def _tidy(session: Session) -> None:
    """Put the evidence in order: what a killed program left behind, and spool files that are older than the office keeps."""
    now = min(session.clock(), datetime.now(UTC))  # a calendar set ahead for a trial must not delete anything
    session.store.evidence.tidy()
    session.store.evidence.drop_spool(now - timedelta(days=session.settings.office.evidence.spool_days), now)


def _told(counter: Counter[str]) -> str:
    return ", ".join(f"{n} {name}" for name, n in sorted(counter.items()))
