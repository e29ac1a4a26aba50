"""What is known of how a source builds its pages, in words and as JSON. Not here: learning it (read, pipeline)."""

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, tzinfo

from monitor.config import Source
from monitor.config.names import require
from monitor.model import Shape
from monitor.store import BY_HAND, KeptAudit, KeptShape, Store

LEARN_FROM = 5  # as read.LEARN_FROM, which loads the whole reader


MISSED = 5  # pages in a row that did not have the places of a shape: its paper was rebuilt, or prints galleries today


@dataclass(frozen=True, slots=True)
class Pages:
    """What is known of the pages of one source."""

    shapes: tuple[KeptShape, ...]  # dropped ones too, the oldest first
    observed: Mapping[str, int]  # by host: pages that wait to be learned from

    @property
    def in_use(self) -> tuple[KeptShape, ...]:
        """The shapes by which its pages are read."""
        return tuple(each for each in self.shapes if each.dropped_at is None)

    @property
    def hosts(self) -> tuple[str, ...]:
        """Every host that anything is known of."""
        return tuple(sorted({*self.observed, *(each.shape.host for each in self.shapes)}))

    def drifted(self, host: str) -> KeptShape | None:
        """The shape of *host* that no longer holds, while no newer one is there."""
        here = [each for each in self.shapes if each.shape.host == host and each.reason != BY_HAND]
        newest = max((each.learned_at for each in here if each.dropped_at is None), default=None)
        lost = [each for each in here if each.dropped_at and (newest is None or each.dropped_at > newest)]
        missing = [each for each in here if each.learned_at == newest and each.recent.endswith("m" * MISSED)]
        return max([*lost, *missing], key=lambda each: each.id, default=None)


def all_pages(store: Store) -> Mapping[str, Pages]:
    """What is known of the pages of every source, by its id."""
    observed, shapes = store.shapes.observed(), store.shapes.all()
    ids = {*(source for source, _ in observed), *(each.source for each in shapes)}
    return {
        id_: Pages(
            tuple(each for each in shapes if each.source == id_),
            {host: count for (source, host), count in sorted(observed.items()) if source == id_},
        )
        for id_ in sorted(ids)
    }


def pages_of(
    store: Store, listed: Collection[str] | None, source: str
) -> tuple[Pages, Mapping[int, tuple[KeptAudit, ...]]]:
    """What is known of the pages of *source*, and the newest audits of each of its shapes, by its number.

    Raises InputError for a source that is not *listed* in sources.toml (None: not readable) and was never read.
    """
    known = all_pages(store)
    require(
        source, store.ledger.sources().union(listed or (), known), "neither sources.toml nor the ledger has a source"
    )
    pages = known.get(source, Pages((), {}))
    return pages, {each.id: store.shapes.audits(each.id) for each in pages.shapes}


def forget_shapes(store: Store, listed: Collection[str] | None, source: str, now: datetime) -> str:
    """Drop every shape of *source*; return what was done. Raises InputError as `pages_of` does."""
    pages, _ = pages_of(store, listed, source)
    store.shapes.forget(source, now)
    return f"shapes of {source} dropped: {len(pages.in_use)}; its next pages are searched and learned from"


def page_words(source: Source, pages: Pages | None, zone: tzinfo) -> str:
    """One line of `sources check`: whether the pages of *source* are known, and how well; "" when nothing was read yet."""
    if source.selectors.of_article:
        return "pages: read by the selectors of sources.toml"
    if pages is None:
        return ""
    parts = [part for host in pages.hosts if (part := _host_words(pages, host, zone))]
    return f"pages: {'; '.join(parts)}" if parts else ""


def _host_words(pages: Pages, host: str, zone: tzinfo) -> str:
    """How well the pages of one *host* are known; "" where nothing is known or waits."""
    count = pages.observed.get(host, 0)
    waiting = f"{count} of {LEARN_FROM} pages" if count < LEARN_FROM else f"{count} pages, no {LEARN_FROM} agree yet"
    if drift := pages.drifted(host):
        when = f" on {_day(drift.dropped_at, zone)}" if drift.dropped_at else ""
        why = drift.reason.removeprefix("drifted: ") or f"its places were not found on the last {MISSED} pages"
        return f"{host} DRIFTED{when} ({why}); searched, learning again, {waiting}"
    used = [each for each in pages.in_use if each.shape.host == host]
    if used:
        return "; ".join(map(_in_use, used))
    return f"{host} searched; its shape is being learned, {waiting}" if pages.observed.get(host) else ""


def shape_lines(pages: Pages, audits: Mapping[int, Sequence[KeptAudit]], zone: tzinfo) -> Iterator[str]:
    """Everything that is known of the pages of one source, for people."""
    for kept in pages.shapes:
        yield from _shape(kept, audits.get(kept.id, ()), zone)
    for host, count in pages.observed.items():
        yield f"{host}: pages that fitted no shape and wait to be learned from: {count} ({LEARN_FROM} that agree are needed)"
    if not pages.shapes and not pages.observed:
        yield "nothing is known of its pages yet; `monitor run` learns from the articles that it reads"


def shape_json(pages: Pages, audits: Mapping[int, Sequence[KeptAudit]]) -> str:
    """The same as one JSON object; times ISO 8601 in UTC."""
    rows = [
        asdict(kept.shape)
        | {
            "learned_at": kept.learned_at.isoformat(),
            "pages_read": kept.pages,
            "recent": kept.recent,
            "dropped_at": kept.dropped_at.isoformat() if kept.dropped_at else None,
            "reason": kept.reason,
            "audits": [_audit_row(each) for each in audits.get(kept.id, ())],
        }
        for kept in pages.shapes
    ]
    return json.dumps({"shapes": rows, "observed": dict(pages.observed)}, ensure_ascii=False)


def _in_use(kept: KeptShape) -> str:
    marks = [mark for mark in kept.recent if mark in "ad"]
    audits = f", the last audits agree {marks.count('a')} of {len(marks)}" if marks else ""
    return f"{kept.shape.host} known from {kept.shape.pages} pages, {kept.pages} read by that{audits}"


def _shape(kept: KeptShape, audits: Sequence[KeptAudit], zone: tzinfo) -> Iterator[str]:
    state = "in use" if kept.dropped_at is None else f"dropped on {_day(kept.dropped_at, zone)}: {kept.reason}"
    learned = f"learned on {_day(kept.learned_at, zone)} from {kept.shape.pages} pages"
    yield f"{kept.shape.host}: {learned}; {kept.pages} pages read by it; {state}"
    yield from (f"    {name:<12}{value}" for name, value in _places(kept.shape) if value)
    for each in audits:
        said = each.audit.difference or "agrees"
        yield f"    audit       {_day(each.at, zone)} {100 * each.audit.agreement:.0f} % {said} {each.url}"


def _places(shape: Shape) -> Iterator[tuple[str, str]]:
    yield "headline", shape.title or "where the page's head says"
    yield "text", shape.text
    yield "lead", " or ".join(shape.lead)
    yield "date", " or ".join(shape.date)
    yield "authors", " or ".join(shape.authors)
    yield "never text", ", ".join(shape.chrome)
    yield from (("on all", f"“{line}”") for line in shape.repeated)


def _audit_row(kept: KeptAudit) -> dict[str, object]:
    return {"url": kept.url, "at": kept.at.isoformat()} | asdict(kept.audit)


def _day(at: datetime, zone: tzinfo) -> str:
    return f"{at.astimezone(zone):%d/%m/%Y %H:%M}"
