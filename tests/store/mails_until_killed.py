"""A program that keeps and sends mails of every kind without end, and prints a line after each write, until it is killed.

Not a test: test_killed.py runs it. Usage: mails_until_killed.py DATABASE [LINE, after which it does nothing more]
"""

import itertools
import sys
from collections.abc import Iterator
from pathlib import Path

from store_samples import at, mail, tell

from monitor.store import Store


def main(path: Path, last: str = "") -> None:
    """Work for ever; what was written is printed only when it is committed."""
    with Store.open(path) as store:
        for n in itertools.count(1):
            for line in work(store, n):
                sys.stdout.write(f"{line}\n")
                sys.stdout.flush()
                if line == last:
                    sys.stdin.read()


def work(store: Store, n: int) -> Iterator[str]:
    """A mail of each kind, then a try of each."""
    mails = [mail("a@so.example", id_=f"<{kind}.{n}@x>") for kind in ("digest", "report", "alert", "reminder")]
    tell(store, n, messages=mails[:1])
    yield f"kept {mails[0].message_id}"
    store.reports.save("week", str(n), at(n), frozen="", html=b"", txt=b"", messages=mails[1:2], at=at(n))
    yield f"kept {mails[1].message_id}"
    store.messages.add("alert", str(n), mails[2:3], at(n))
    yield f"kept {mails[2].message_id}"
    store.messages.add("reminder", str(n), mails[3:], at(n))
    yield f"kept {mails[3].message_id}"
    for each in store.messages.due(at(n), asked=False):
        attempt = store.messages.begin(each.id, at(n))
        yield f"begun {each.message_id}"
        store.messages.end(attempt, at(n), "sent", "", None)
        yield f"sent {each.message_id}"


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
