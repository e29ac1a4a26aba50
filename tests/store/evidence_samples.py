"""Small captures for the tests of the evidence. Not for: what a record really looks like (tests/crawl)."""

import sqlite3
from contextlib import contextmanager

from store_samples import at

from monitor.model import Page
from monitor.store.evidence import keep

DAY = 24 * 60


def page(name, *, minutes=0.0, redirects=()):
    """A page of our own, fetched at *minutes*."""
    url = f"https://bao.example/{name}"
    return Page(redirects[0] if redirects else url, url, redirects, "text/html", f"<p>Tin {name}".encode(), at(minutes))


def records(fetched):
    """What stands for the records of a page: two marks around its body."""
    return b"<" + fetched.body + b">"


def payload(found):
    """The body in *found*."""
    return found[1:-1]


def capture(store, name, *, minutes=0.0, address=None):
    """Capture the page *name*; return its number."""
    fetched = page(name, minutes=minutes)
    return store.evidence.capture(fetched, records(fetched), address)


def keep_for_ever(store, number):
    """Keep a capture, as the transaction that makes a clip does."""
    with store._database.writing() as db:
        keep(db, store.evidence.folder, number)


def verify(store):
    """The report on the evidence; its time stamps are all good."""
    return store.evidence.verify(payload, lambda _response, _link: "")


@contextmanager
def forger(path):
    """Someone who writes into the database past the program."""
    db = sqlite3.connect(path)
    with db:
        yield db
    db.close()
