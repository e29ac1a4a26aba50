"""Imported articles for the tests of the store, written for them, and an index as it was before. Not for: other rooms."""

from dataclasses import replace

from store_samples import article, at, clip, sighting

from monitor.model import Signature
from monitor.store.imports import Brought


def brought(
    name: str, *, in_scope=True, archived=False, sign=None, published: float = -30, url=True, **words
) -> Brought:
    """The article *name* as an archive brings it, under the id "archive-<name>"."""
    new = replace(clip(name, published=published), source="imported", in_scope=in_scope, clipped_at=at(0))
    new = replace(new, article=replace(article(name, minutes=published), **words))
    return Brought(f"archive-{name}", new, sighting(name) if url else None, sign, archived)


def same_text(one: Signature, other: Signature) -> bool:
    """Whether two signatures share a band: enough for tests."""
    return bool({*one.bands} & {*other.bands})


def forget_index(store) -> None:
    """Leave the index as a database has it that was made before there was one."""
    with store._database.writing() as db:
        for statement in (
            "INSERT INTO search_exact (search_exact) VALUES ('delete-all')",
            "INSERT INTO search_plain (search_plain) VALUES ('delete-all')",
            "DELETE FROM search_docs",
            "DELETE FROM search_state",
        ):
            db.execute(statement)
