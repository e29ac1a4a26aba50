"""The selections that the office offers other bodies to take over (rules/selections.toml), as Atom feeds.

A selection holds what people picked, until they take it out, and what its query finds among the clips published in its
days; what a person took out stays out. What is still to be verified, and what is gone from its address, only a person can
pick: no query offers that to others. A text that stands at several addresses is told once, unless people picked more
of them. Not here: the form of the feed (publish.atom), how people pick (archive).
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from io import BytesIO
from pathlib import Path
from zoneinfo import ZoneInfo

from monitor.config import Settings
from monitor.config.selections import Selection
from monitor.errors import InputError, QueryError
from monitor.model import Clip
from monitor.pipeline.outgoing.morning import write_whole
from monitor.pipeline.session import Session
from monitor.publish.edition.quote import fits
from monitor.publish.export.atom import QUOTE_WORDS, Entry, Feed, write_atom
from monitor.query.fields import SEARCH_FIELDS
from monitor.query.parse import parse
from monitor.query.tree import And, Between
from monitor.store import Store


def write_feeds(session: Session, folder: Path) -> tuple[Path, ...]:
    """Write every selection to *folder* as ID.atom, and return the files; one that is the same already is left alone.

    Raises InputError for selections whose query cannot be read, once the others are written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    files, faults = [], []
    for selection in session.settings.selections.selection:
        try:
            content, _ = selection_feed(session.store, session.settings, selection, session.clock())
        except InputError as error:
            faults.append(str(error))
            continue
        file = folder / f"{selection.id}.atom"
        if not (file.is_file() and file.read_bytes() == content):
            write_whole(file, content)
        files.append(file)
    if faults:
        raise InputError("\n".join(faults))
    return tuple(files)


def require_selection(settings: Settings, id_: str) -> Selection:
    """The selection called *id_*. Raises InputError when rules/selections.toml has none."""
    known = settings.selections.selection
    found = next((each for each in known if each.id == id_), None)
    if found is None:
        there = "it has " + ", ".join(each.id for each in known) if known else "it has none yet"
        raise InputError(f"rules/selections.toml has no selection `{id_}`; {there}")
    return found


def selection_feed(store: Store, settings: Settings, selection: Selection, now: datetime) -> tuple[bytes, int]:
    """The Atom feed of *selection* as it stands at *now*, and how many articles it holds.

    Raises InputError when its query cannot be read.
    """
    entries = _entries(store, _chosen(store, settings, selection, now))
    address = settings.selections.address
    feed = Feed(
        name=f"urn:monitor:selection:{settings.office.name}:{selection.id}",
        title=selection.title,
        office=settings.office.name,
        address=f"{address.rstrip('/')}/{selection.id}.atom" if address else "",
    )
    picked_at = store.picks.last(selection.id)
    out = BytesIO()
    write_atom(feed, entries, {topic.id: topic.label for topic in settings.rules.topics}, out, picked_at)
    return out.getvalue(), len(entries)


def _chosen(store: Store, settings: Settings, selection: Selection, now: datetime) -> tuple[Clip, ...]:
    """The articles of *selection*, newest first."""
    picked = store.picks.of(selection.id)
    found = _offered(store, _found(store, settings, selection, now)) if selection.query else []
    ids = [*picked, *_once(store, found, picked, store.picks.taken_out(selection.id))]
    return tuple(sorted(store.search.clips(ids), key=lambda clip: (clip.article.published, clip.id), reverse=True))


def _found(store: Store, settings: Settings, selection: Selection, now: datetime) -> tuple[int, ...]:
    """What its query finds among the clips of its days, as they came."""
    while store.search.missing() and store.search.index_some():
        pass
    zone = ZoneInfo(settings.office.timezone)
    topics = tuple(sorted(topic.id for topic in settings.rules.topics))
    try:
        asked = parse(selection.query, SEARCH_FIELDS.allowing("state", ("in", "out")).allowing("topic", topics))
    except QueryError as error:
        raise InputError(f"rules/selections.toml: the query of `{selection.id}` cannot be read: {error}") from error
    first = now.astimezone(zone).date() - timedelta(days=selection.days)
    hits = store.search.find(And((asked, Between("published", first, None))), zone).hits
    return store.exports.came([hit.article for hit in hits])


def _offered(store: Store, found: Sequence[int]) -> list[int]:
    """Those of *found* without a flag, on themselves or on the text that they repeat, whose address still shows them."""
    originals = store.exports.originals(found)
    clips = {clip.id: clip for clip in store.search.clips(sorted({*found, *originals.values()}))}
    flagged = {id_ for id_, clip in clips.items() if clip.flags}
    gone = {id_ for id_, clip in clips.items() if clip.vanished_at is not None}
    return [each for each in found if not {each, originals.get(each, each)} & flagged and each not in gone]


def _once(store: Store, found: Sequence[int], picked: Sequence[int], taken_out: frozenset[int]) -> list[int]:
    """Those of *found* that stand for a text of their own: the original before its copies, the first copy before others."""
    originals = store.exports.originals([*found, *picked])
    told = {originals.get(article, article) for article in picked} | taken_out
    chosen = []
    for article in sorted(found, key=lambda each: each in originals):  # stable: as they came within each half
        text = originals.get(article, article)
        if article not in taken_out and text not in told:
            told.add(text)
            chosen.append(article)
    return chosen


def _entries(store: Store, clips: Sequence[Clip]) -> list[Entry]:
    ids = [clip.id for clip in clips]
    changed, written = store.exports.changed(ids), store.words.of(ids)
    sentences = {id_: each.quote.text for id_, each in written.items() if each.quote}
    return [Entry(clip, changed[clip.id], _quotable(sentences.get(clip.id, ""), clip)) for clip in clips]


def _quotable(sentence: str, clip: Clip) -> str:
    """The sentence that a person chose, if it may be quoted here."""
    return sentence if fits(sentence, clip.article, QUOTE_WORDS) else ""
