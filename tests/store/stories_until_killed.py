"""A program that groups articles without end and prints a line after each write that is committed, until it is killed.

Not a test: test_killed.py runs it. Usage: stories_until_killed.py DATABASE
"""

import itertools
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from store_samples import keep
from story_samples import doing

from monitor.store import Store


def main(path: Path) -> None:
    """Work for ever; the name of a write is printed only when it is committed."""
    with Store.open(path) as store:
        for n in itertools.count(1):
            for name in work(store, n):
                sys.stdout.write(f"{name}\n")
                sys.stdout.flush()


def work(store: Store, n: int) -> Iterator[str]:
    """Three articles, each a story; then all that people do to them, and all stories anew."""
    ids = [keep(store, f"{n}-{each}", published=n) for each in range(3)]
    found = []
    for each in ids:
        found.append(store.stories.join(each, None, None, "join"))
        yield "join"
    store.stories.merge(found[1:], found[0], **doing(n))
    yield "merge"
    new = store.stories.split(found[0], ids[2:], **doing(n))
    yield "split"
    store.stories.move(ids[1], new, **doing(n))
    yield "move"
    store.stories.rename(new, "Cầu mới", **doing(n))
    yield "rename"
    groups = defaultdict(list)
    for each in range(1, ids[-1] + 1):
        groups[store.stories.of(each)].append((each, None))
    store.stories.regroup(list(groups.values()), str(n))
    yield "regroup"


if __name__ == "__main__":
    main(Path(sys.argv[1]))
