"""What `monitor rules train` learns from: labelled lines of a file and the corrections of people in the archive.

Not here: the learning (tag.topics.training).
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, tzinfo
from pathlib import Path

from monitor.config import Rules
from monitor.config.learned import Learned
from monitor.context import Context
from monitor.errors import InputError
from monitor.given import parse, prepare
from monitor.store import Store
from monitor.tag.topics.training import Count, Labelled, Trained, together, train
from monitor.tagging import opened

_FEWEST_ANEW = 1000  # labels; a model made of fewer judges worse than the one that came with the program
_AT_A_TIME = 200  # articles are loaded, with all that is said of them


def labelled_lines(lines: Iterable[bytes], topics: Sequence[str], zone: tzinfo, now: datetime) -> Iterator[Labelled]:
    """Yield the articles of JSON *lines*: as for `monitor tag`, and `"topics": [...]` with ids out of *topics*.

    Raises InputError that names the line.
    """
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            yield Labelled(prepare(parse(line, zone), now).article, _topics(line, topics))
        except InputError as error:
            raise InputError(f"line {number}: {error}; nothing was learned") from error


def _topics(line: bytes, known: Sequence[str]) -> frozenset[str]:
    given = json.loads(line).get("topics")
    if not isinstance(given, list) or not all(isinstance(each, str) for each in given):
        raise InputError("needs `topics`, a list of ids; an empty one says that the article has none")
    if unknown := sorted(set(given) - set(known)):
        raise InputError(f"there is no topic {unknown[0]!r} in rules/topics")
    return frozenset(given)


def corrections(store: Store, topics: Sequence[str]) -> Iterator[Labelled]:
    """Yield the articles of the archive on whose topics people decided, with the topics that stand since.

    Copies too, and what is out of scope: a person has read it.
    """
    final = {each.article: frozenset(each.topics) & frozenset(topics) for each in store.decisions.labels()}
    ids = list(final)
    for start in range(0, len(ids), _AT_A_TIME):
        for clip in store.search.clips(ids[start : start + _AT_A_TIME]):
            yield Labelled(clip.article, final[clip.id])


def learn(context: Context, rules: Rules, file: Path | None, *, anew: bool) -> Trained:
    """Learn from the archive's corrections and from *file* ("-" is standard input).

    Raises InputError when there is nothing to learn from, or too little to begin anew.
    """
    topics = [topic.id for topic in rules.topics]
    labelled: list[Labelled] = []
    if file:
        with opened(None if str(file) == "-" else file) as lines:
            labelled += labelled_lines(lines, topics, context.zone(), context.clock())
    # Without a file all is learned from the archive.
    if not file or context.has_archive_or_says("learned from FILE alone, without what people corrected"):
        with context.store() as store:
            labelled += corrections(store, topics)
    if not labelled:
        raise InputError(
            "nobody corrected a topic in the archive yet and no FILE with labels was given; nothing to learn"
        )
    if anew and len(labelled) < _FEWEST_ANEW:
        raise InputError(f"{len(labelled)} labels are too few to begin anew ({_FEWEST_ANEW}); leave --anew out")
    nothing = Learned(tuple(topics), (0.0,) * len(topics), {})  # a few labels cannot carry a model of their own
    return train(labelled, rules, None if anew else rules.learned or nothing)


def train_lines(trained: Trained, target: Path) -> Iterator[str]:
    """What was learned, for a person at a terminal."""
    yield f"{trained.labels} labelled articles, {len(trained.learned.weights)} phrases with weights"
    yield "topic                    labels   given: before -> after   F1: before -> after"
    for topic, after in trained.after.items():
        before = trained.before[topic]
        if after.wanted or after.given or before.given:
            yield _line(topic, before, after)
    yield _line("together", together(trained.before.values()), together(trained.after.values()))
    yield "After: each quarter of the labels judged by what was learned from the other three."
    yield f"written to {target}"


def _line(topic: str, before: Count, after: Count) -> str:
    return f"{topic:24} {after.wanted:6}   {before.given:13} -> {after.given:5}   {before.f1:10.3f} -> {after.f1:.3f}"
