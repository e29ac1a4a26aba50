"""Articles in stories for the tests of the store, written for them. Not for: how alike articles are (tests/group)."""

from import_samples import brought, same_text
from store_samples import at, keep

from monitor.model import Common
from monitor.store.imports import Identity

PERSON = "Lê Thử"


def why(article=1):
    """What an article has in common with *article*."""
    return Common(article, 0.75, ("Xã Thử",), ("Trần Mẫu",), ("48",), ("khánh thành", "cầu"), 5)


def articles(store, count, *, first=1):
    """So many articles in scope, published a minute after each other; returns their ids."""
    return [keep(store, f"s{n}", published=n) for n in range(first, first + count)]


def outside(store, *names):
    """Articles out of scope; returns their ids."""
    store.imports.save([brought(name, in_scope=False) for name in names], same_text, at(0))
    return [store.imports.known([identity(name)])[0][0].article for name in names]


def identity(name):
    """What the imported article *name* is known by."""
    return Identity(f"archive-{name}", "", "")


def grouped(store, *groups):
    """Put the articles of each of *groups* into one story, as the machine says; return the ids of the stories."""
    stories = []
    for founder, *others in groups:
        stories.append(store.stories.join(founder, None, None, "g1"))
        for other in others:
            store.stories.join(other, stories[-1], why(founder), "g1")
    return stories


def told_apart(groups):
    """Groups of ids as `regroup` takes them."""
    return [[(article, why(group[0]) if article != group[0] else None) for article in group] for group in groups]


def regroup(store, *groups, in_scope=True):
    """Replace what the machine says by *groups* of ids."""
    store.stories.regroup(told_apart(groups), "g2", in_scope=in_scope)


def stands(store, *ids):
    """The stories of articles."""
    return [store.stories.of(each) for each in ids]


def doing(minutes=1.0):
    """Who does it, and when."""
    return {"who": PERSON, "at": at(minutes)}


def rows(store, table):
    """All rows of a table."""
    with store._database.reading() as db:
        return [tuple(row) for row in db.execute(f"SELECT * FROM {table}")]
