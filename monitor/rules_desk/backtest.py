"""What changed rules would add and remove over the archive, label by label, with the words that caused each.

Not here: what people decided; a decision stays whatever the rules say. Nothing is saved. Both the saved and the changed
rules are run anew, so that what differs is the change and nothing else.
"""

from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from monitor.in_order import in_order
from monitor.model import Clip, Evidence, Tags
from monitor.tagging import Progress, tagger_of

KINDS = ("province", "topic", "place", "tone", "junk")  # in the order in which they are told


@dataclass(frozen=True, slots=True, order=True)
class Label:
    """One label that an article can have."""

    kind: str  # one of KINDS
    name: str


@dataclass(frozen=True, slots=True)
class Case:
    """An article that gains or loses a label, and the words that cause it or caused it."""

    clip: int
    published: datetime
    outlet: str
    title: str
    url: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """What becomes of one label."""

    label: Label
    adds: tuple[Case, ...]  # by date, the oldest first
    removes: tuple[Case, ...]


@dataclass(frozen=True, slots=True)
class Backtest:
    """What a change does to the articles published after *since*, up to *until*."""

    saved: str  # version of the saved rules
    changed: str
    since: datetime
    until: datetime
    articles: int
    touched: int  # articles of which any label differs
    changes: tuple[Change, ...]


def backtest(folder: Path, changed: Path, clips: Iterable[Clip], now: datetime, days: int) -> Backtest:
    """Tag the *clips* published in the last *days* before *now* by the rules of *folder* and of *changed*.

    Raises ConfigError for rules that do not load, with every fault.
    """
    tagger_of.cache_clear()  # the files may have changed since
    saved_version, changed_version = (tagger_of(str(each)).version for each in (folder, changed))
    since = now - timedelta(days=days)
    rows = (clip for clip in clips if since < clip.article.published <= now)
    adds: dict[Label, list[Case]] = {}
    removes: dict[Label, list[Case]] = {}
    articles = touched = 0
    step = Progress("tagged twice")
    with closing(in_order(partial(compare, str(folder), str(changed)), rows)) as compared:
        for gained, lost in compared:
            for told, into in ((gained, adds), (lost, removes)):
                for label, case in told:
                    into.setdefault(label, []).append(case)
            articles += 1
            touched += bool(gained or lost)
            step(1)
    step(0)
    labels = sorted({*adds, *removes}, key=lambda label: (KINDS.index(label.kind), label.name))
    changes = tuple(Change(each, _by_date(adds.get(each, [])), _by_date(removes.get(each, []))) for each in labels)
    return Backtest(saved_version, changed_version, since, now, articles, touched, changes)


Differences = tuple[list[tuple[Label, Case]], list[tuple[Label, Case]]]


def compare(saved: str, changed: str, clips: Iterable[Clip]) -> list[Differences]:
    """The labels that each of *clips* gains and loses by the rules in *changed*/rules; runs in a process of its own."""
    return [_differences(saved, changed, clip) for clip in clips]


def _differences(saved: str, changed: str, clip: Clip) -> Differences:
    before, after = (
        dict(_labels(tagger_of(folder).tagger.tag(clip.article, clip.outlet))) for folder in (saved, changed)
    )
    gained = [(label, _case(clip, words)) for label, words in after.items() if label not in before]
    lost = [(label, _case(clip, words)) for label, words in before.items() if label not in after]
    return gained, lost


def _labels(tags: Tags) -> Iterator[tuple[Label, tuple[Evidence, ...]]]:
    """Every label of an article with its evidence; that the province is not named is no label."""
    if tags.province != "none":
        yield Label("province", tags.province), tags.province_evidence
    for topic in tags.topics:
        yield Label("topic", topic.id), topic.evidence
    for place in tags.places:
        yield Label("place", place.name), place.evidence
    if tags.tone:
        yield Label("tone", tags.tone.value + (" (unsure)" if tags.tone.unsure else "")), tags.tone.evidence
    if tags.junk:
        yield Label("junk", tags.junk.rule.removeprefix("junk/")), (tags.junk,)


def _case(clip: Clip, evidence: tuple[Evidence, ...]) -> Case:
    article = clip.article
    return Case(clip.id, article.published, clip.outlet, article.title, article.url, evidence)


def _by_date(cases: list[Case]) -> tuple[Case, ...]:
    return tuple(sorted(cases, key=lambda case: (case.published, case.clip)))
