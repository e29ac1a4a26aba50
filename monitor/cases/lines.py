"""What an edition, a report or a mail says of each case, frozen: cases, limits and articles in, lines out.

A case is told while it is open, and once more when something happened in it after its end. Of a verdict is told what may
leave the desk (`Case.verdict`), never more. Not here: what happened since the edition before, in words (news.py), how it
looks (publish).
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from monitor.case import Case, Clock, Moved, Step
from monitor.case_line import CaseClip, CaseLine, Task
from monitor.cases.adding import every
from monitor.cases.aftermath import press_news
from monitor.cases.limits import clocks, office_of
from monitor.cases.news import happened, moved_at, papers_of
from monitor.cases.twice import held_by
from monitor.config import Settings
from monitor.model import Clip
from monitor.store import Store
from monitor.vietnamese.case_words import paper_words

_REPLIES = ("answered", "correction")


New = Callable[[Step], bool]


def lines(
    store: Store, settings: Settings, *, at: datetime, new: New, since: datetime | None = None
) -> tuple[CaseLine, ...]:
    """The lines of every case that is open, or of which a step is *new* to its readers, as things stand *at* that moment.

    What an outlet changed after *since* is told first (None: nothing of that).
    """
    told = [case for case in every(store) if case.state != "closed" or any(map(new, case.steps))]
    clips = {clip.id: clip for clip in store.search.clips([id_ for case in told for id_ in case.articles])}
    press = press_news(store, settings, [case for case in told if case.state != "closed"], since, at) if since else {}
    made = (line_of(case, settings, clips, at=at, new=new) for case in told)
    return tuple(replace(line, news=(*press.get(line.id, ()), *line.news)) for line in made)


def line_of(case: Case, settings: Settings, clips: Mapping[int, Clip], *, at: datetime, new: New) -> CaseLine:
    """The line of *case*; *clips* are its articles, and may hold others."""
    zone = ZoneInfo(settings.office.timezone)
    running = clocks(case, office_of(settings))
    next_ = next_limit(running)
    articles = sorted((clips[id_] for id_ in case.articles if id_ in clips), key=_age)
    outlets = {clip.id: clip.outlet for clip in articles}
    return CaseLine(
        id=case.id,
        title=" ".join(case.title.split()),
        outlets=tuple(dict.fromkeys(clip.outlet for clip in articles)),
        published=articles[0].article.published if articles else None,
        level=case.level,
        unit=settings.deadlines.unit_name(case.unit),
        state=case.state,
        verdict=case.verdict,
        asks=" ".join(case.asks.split()),
        due=next_.due if next_ else None,
        whole_days=next_.whole_days if next_ else False,
        due_of=next((limit_name(clock, outlets) for clock in (next_, *running) if clock and clock.runs), ""),
        unverified=next_.unverified if next_ else False,
        overdue=tuple(dict.fromkeys(limit_name(each, outlets) for each in running if each.runs and each.overdue(at))),
        outcome=case.outcome,
        closed_at=case.closed_at,
        news=happened(case, [step for step in case.steps if new(step)], settings.deadlines, zone, outlets),
        clips=tuple(CaseClip(clip.id, clip.group, tuple(topic.id for topic in clip.tags.topics)) for clip in articles),
        tasks=tuple(_tasks(case, settings, running, at)),
        replies=papers_of(case, _REPLIES),
        replied=moved_at(case, _REPLIES),
        same=case.same,
        directed=" ".join(case.directed.split()),
    )


def each_matter_once(told: Sequence[CaseLine], other: Mapping[int, int]) -> tuple[CaseLine, ...]:
    """*told* without those whose matter the *other* case tells (`told_in`), which says so."""
    held = held_by([line.id for line in told], other)
    return tuple(replace(line, held=held.get(line.id, ())) for line in told if line.id not in other)


def next_limit(running: Sequence[Clock]) -> Clock | None:
    """The limit that ends first of those that run."""
    return min((clock for clock in running if clock.runs and clock.due), key=_due, default=None)


def limit_name(clock: Clock, outlets: Mapping[int, str]) -> str:
    """Its name, and whose it is; *outlets* by article: of two outlets that have to publish, one may have done so."""
    outlet = outlets.get(clock.article) if clock.article is not None else None
    return f"{clock.name} ({outlet})" if outlet else clock.name


def _due(clock: Clock) -> tuple[float, int]:
    return (clock.due.timestamp() if clock.due else 0.0, clock.started_by)


def _age(clip: Clip) -> tuple[float, int]:
    return (clip.article.published.timestamp(), clip.id)


# -- what units were to do ---------------------------------------------------------------------------


def _tasks(case: Case, settings: Settings, running: Sequence[Clock], at: datetime) -> Iterator[Task]:
    moves = [(step, step.body) for step in case.steps if isinstance(step.body, Moved)]
    for n, (step, body) in enumerate(moves):
        if body.to != "sent":
            continue
        reported = _reported(moves[n + 1 :])
        clock = next((each for each in running if each.started_by == step.id), None)
        yield Task(
            unit=settings.deadlines.unit_name(body.unit),
            paper=paper_words(step.paper.number, step.paper.day),
            sent=step.at,
            due=clock.due if clock else None,
            whole_days=clock.whole_days if clock else False,
            unverified=clock.unverified if clock else False,
            reported=reported,
            late=clock is not None and clock.overdue(at) and (clock.runs or reported is not None),
            again=reported is not None and any(to.to == "sent" and to.unit == body.unit for _, to in moves[n + 1 :]),
        )


def _reported(later: Sequence[tuple[Step, Moved]]) -> datetime | None:
    """When the unit reported; what comes after the case was sent again is the report of another."""
    for step, body in later:
        if body.to == "sent":
            return None
        if body.to == "reported":
            return step.at
    return None
