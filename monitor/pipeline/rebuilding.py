"""Everything kept is read once more, by today's program and today's rules: `monitor rebuild`. Nothing is fetched.

    kept articles        every revision from its captured page, else from its words ─> words, labels, short record anew
    ended addresses      as they were; ended otherwise; or in scope: clips after all (endings)
    all articles         into stories, by today's rules (stories)

An article stays what it is: its address, its copies, its place in an edition, and what people decided of it. What no
longer is in scope stays too, for it may have been told; it is only named. What is found in scope becomes a clip now,
and the next edition tells it, unless it was imported and is old: imported articles have no page, their words are judged. Every article is one transaction that leaves it either as it was or as it is to be, and no
address waits in between, so a rebuild that is broken off has lost nothing, and the next one does what is left.

Not here: reading a page again (reread), addresses without an article (endings), what is in scope (settle).
"""

from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from dataclasses import dataclass, field, replace
from datetime import datetime

from monitor.model import Pending
from monitor.pipeline.importing import is_old
from monitor.pipeline.incoming.captured import as_they_come
from monitor.pipeline.incoming.endings import judge_ended
from monitor.pipeline.incoming.settle import ADDED, why_unwanted
from monitor.pipeline.reread import Again, Kept, read_again, reader_of, same_rules
from monitor.pipeline.session import Session
from monitor.pipeline.stories import group_anew, grouped_by_todays_rules, join_stories
from monitor.pipeline.watching import watch
from monitor.store.evidence import Capture
from monitor.store.rebuild import KeptArticle, Reread

_TOLD = 5  # of a kind are named


@dataclass(frozen=True, slots=True)
class RebuildReport:
    """What reading everything again brought. Titles and reasons come with the number of their clip."""

    articles: int = 0  # read again from a captured page
    changed: int = 0  # of all articles: other words or labels than before
    refused: tuple[str, ...] = ()  # their page is no article to today's reader: the words stayed
    from_words: int = 0  # no page to read: judged by the words that are kept
    out_of_scope: tuple[str, ...] = ()  # not wanted by today's rules, and kept
    addresses: int = 0  # that had ended by what their page said, read again
    ends: Counter[str] = field(default_factory=Counter)  # of those, that end otherwise now: by new state
    dropped: int = 0  # captured pages that are not kept any more
    damaged: int = 0  # that should be there
    stories: int = 0  # that all articles are in, grouped anew

    def __str__(self) -> str:
        """The summary a person reads."""
        lines = [f"articles: {self.articles} read again, {self.changed} with other words or labels"]
        if self.from_words:
            lines.append(
                f"judged by the words that are kept: {self.from_words}, without a page, or of a source that is gone"
            )
        lines += _named("their page is no article to today's reader, their words stay", self.refused)
        lines += _named("no longer in scope, and kept", self.out_of_scope)
        ends = ", ".join(f"{n} {state}" for state, n in sorted(self.ends.items()))
        lines.append(f"other addresses: {self.addresses} read again, {ends or 'all end as before'}")
        if self.dropped:
            lines.append(f"pages that are not kept any more: {self.dropped}")
        if self.stories:
            lines.append(f"stories: {self.stories}, grouped anew; what people put together or apart stays so")
        return "\n".join(lines)


def rebuild(session: Session, step: Callable[[int, int], None] = lambda _done, _all: None) -> RebuildReport:
    """Read everything kept once more; *step* gets the progress.

    Raises BusyError while another program reads the press, MonitorError when the workers die.
    """
    with session.store.alone("run", "reading the press"):  # a round would judge by other words than stand there then
        session.store.evidence.tidy()
        report = _reread(session, session.store.rebuild.articles(), session.store.rebuild.ended(), step)
        report = replace(report, stories=_stories(session))
        watch(session, "all")
        return report


def _stories(session: Session) -> int:
    """Group anew where other words or other rules may give other stories; return how many stories there are then, else 0.

    Words may have changed before this run, too: in one that was broken off, by a later look or an import.
    """
    if not grouped_by_todays_rules(session):
        return group_anew(session)
    join_stories(session)
    return 0


def read_again_since(session: Session, source: str, since: datetime) -> RebuildReport:
    """Read once more what was read of *source* at *since* or later: by a shape that did not hold any more.

    The caller holds the lock of a round.
    """
    articles, ended = session.store.rebuild.articles(source, since), session.store.rebuild.ended(source, since)
    return _reread(session, articles, ended, lambda _done, _all: None)


def _reread(
    session: Session, articles: tuple[int, ...], ended: tuple[int, ...], step: Callable[[int, int], None]
) -> RebuildReport:
    done = _Done(step, len(articles) + len(ended))
    report = _articles(session, articles, done.one)
    found = judge_ended(session, ended, done.one)
    return replace(
        report,
        addresses=found.read,
        ends=found.ends,
        dropped=report.dropped + found.dropped,
        damaged=report.damaged + found.damaged,
    )


class _Done:
    """Counts what is done, and says so."""

    def __init__(self, step: Callable[[int, int], None], all_: int) -> None:
        self._step, self._all, self._number = step, all_, 0

    def one(self) -> None:
        """One more."""
        self._number += 1
        self._step(self._number, self._all)


def _articles(session: Session, ids: tuple[int, ...], done: Callable[[], None]) -> RebuildReport:
    sources = {source.id: source for source in session.settings.sources}
    counts: Counter[str] = Counter()
    refused: list[tuple[int, str]] = []
    out: list[tuple[int, str]] = []

    def submit(job: tuple[KeptArticle, tuple[Kept, ...]]) -> Future[Again]:
        article, kept = job
        reader = reader_of(session, sources.get(article.source))
        return session.executor.submit(read_again, reader, kept, article.outlet)

    for (article, kept), again in as_they_come(_with_pages(session, ids), submit):
        same_rules(session, again.judged)
        lost = [each.capture for each in kept if each.capture and each.records is None and article.source in sources]
        counts["dropped"] += sum(capture.dropped_at is not None for capture in lost)
        counts["damaged"] += sum(capture.dropped_at is None for capture in lost)
        counts["articles" if again.pages else "from_words"] += 1
        counts["changed"] += _saved(session, article, again)
        title = again.revisions[-1][0].title
        if again.refused:
            refused.append((article.id, f"clip {article.id} “{title}”: {again.refused}"))
        if unwanted := _unwanted(session, article, again):
            out.append((article.id, f"clip {article.id} “{title}”: {unwanted}"))
        done()
    return RebuildReport(
        articles=counts["articles"],
        changed=counts["changed"],
        refused=tuple(text for _, text in sorted(refused)),
        from_words=counts["from_words"],
        out_of_scope=tuple(text for _, text in sorted(out)),
        dropped=counts["dropped"],
        damaged=counts["damaged"],
    )


def _unwanted(session: Session, article: KeptArticle, again: Again) -> str:
    """Why today's rules do not want a clip; "" where they do. What was imported out of scope becomes a clip when they do."""
    unwanted = None if article.entered_by else why_unwanted(session, again.judged, article.group)
    if article.in_scope:
        return unwanted[1] if unwanted else ""
    if unwanted is None:
        archived = is_old(session, again.judged.article)
        session.store.imports.take_in(article.id, session.clock(), archived=archived)
    return ""


def _with_pages(session: Session, ids: tuple[int, ...]) -> Iterator[tuple[KeptArticle, tuple[Kept, ...]]]:
    """Each article with its pages; without them where its source, which says how dates are read, has left sources.toml."""
    known = {*(source.id for source in session.settings.sources), ADDED}
    for id_ in ids:
        article = session.store.rebuild.article(id_)
        yield (
            article,
            tuple(
                Kept(
                    words=each.article,
                    listed=_listed(article.listed, each.number),
                    capture=each.capture,
                    records=_records(session, each.capture) if article.source in known else None,
                )
                for each in article.revisions
            ),
        )


def _listed(listed: Pending | None, number: int) -> Pending | None:
    """What the source said; of a later revision without the headline: the page alone must say what it was called then."""
    return listed if listed is None or number == 1 else replace(listed, title="")


def _records(session: Session, capture: Capture | None) -> bytes | None:
    return None if capture is None else session.store.evidence.captured(capture.number)


def _saved(session: Session, article: KeptArticle, again: Again) -> bool:
    """Keep what *article* says today, if that is anything else; return whether more than the version of the rules is."""
    judged = again.judged
    new = Reread(again.revisions, judged.tags, judged.flags, judged.signature)
    old = Reread(
        tuple((each.article, each.difference) for each in article.revisions),
        article.tags,
        article.flags,
        article.signature,
    )
    if new != old:
        session.store.rebuild.save(article.id, new)
    return _plain(new) != _plain(old)


def _plain(reread: Reread) -> Reread:
    """*reread* without the version of the rules."""
    return replace(
        reread,
        tags=replace(reread.tags, rules_version=""),
        flags=tuple(replace(flag, rules_version="") for flag in reread.flags),
    )


def _named(what: str, texts: tuple[str, ...]) -> list[str]:
    """A line that counts *texts*, and the first of them."""
    if not texts:
        return []
    more = [f"    and {len(texts) - _TOLD} more"] if len(texts) > _TOLD else []
    return [f"{what}: {len(texts)}", *(f"    {text}" for text in texts[:_TOLD]), *more]
