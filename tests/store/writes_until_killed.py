"""A program that writes without end and prints a line after each write that is committed, until it is killed.

Not a test: test_killed.py runs it. Usage: writes_until_killed.py DATABASE
"""

import itertools
import sys
from collections.abc import Iterator
from pathlib import Path

from store_samples import at, clip, later, mail, poll, sighting, signature, tell

from monitor.store import Store


def main(path: Path) -> None:
    """Work for ever; the name of a write is printed only when it is committed."""
    with Store.open(path) as store:
        for n in itertools.count():
            for name in work(store, n):
                sys.stdout.write(f"{name}\n")
                sys.stdout.flush()


def work(store: Store, n: int) -> Iterator[str]:
    """Three articles, a clip, its copy and one outside the scope; then an edition with a mail."""
    names = (f"{n}-clip", f"{n}-copy", f"{n}-out")
    store.save_poll(poll(etag=str(n)), [sighting(name) for name in names], at(n), later(n + 1))
    yield "poll"
    first, second, third = (pending.id for pending in store.pending(at(n)))
    store.join(first, f"https://bao.example/{n}", f"bao.example/{n}", (), at(0))
    yield "join"
    original = store.save_clip(first, clip(names[0], minutes=n), signature=signature("x"), copy_of=None, at=at(n))
    yield "clip"
    copy = store.save_clip(second, clip(names[1], minutes=n), signature=None, copy_of=original, at=at(n))
    yield "copy"
    store.end(third, "outside-scope", "province none", at(n))
    yield "outside-scope"
    letter = mail("a@so.example", due=n, body=b"mail" * 2000)
    tell(store, n + 1, items=[original], copies=[copy], messages=[letter], due=n)
    yield "edition"
    (waiting,) = store.messages.of_edition(n + 1)
    attempt = store.messages.begin(waiting.id, at(n))
    yield "begun"
    store.messages.end(attempt, at(n), "sent", "", None)
    yield "sent"


if __name__ == "__main__":
    main(Path(sys.argv[1]))
