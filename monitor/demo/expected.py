"""Holds the ledger and the flags of a demo against what its articles said of themselves. Not here: the articles (press.py)."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime

from monitor.demo.press import Press, PressArticle
from monitor.model import Clip, LedgerLine


def disagreements(press: Press, ledger: Iterable[LedgerLine]) -> tuple[str, ...]:
    """One line for every article that ended otherwise than it should, and for every address that is no article.

    Pages that the ledger itself calls no article (menus of a listing) are none of the demo's business.
    """
    states = {line.url: line.state for line in ledger if line.state != "not-an-article"}
    wanted = {article.url: article.row.expect for article in press.articles}
    wrong = [
        f"{url}: {states.get(url, 'not in the ledger')}, expected {state}"
        for url, state in wanted.items()
        if states.get(url) != state
    ]
    strangers = [f"{url}: {state}, but no article of the demo" for url, state in states.items() if url not in wanted]
    return tuple(sorted(wrong) + sorted(strangers))


def unflagged(press: Press, clips: Iterable[Clip]) -> tuple[str, ...]:
    """One line for every article in which there is something to be verified, and that was not flagged for it."""
    kinds = {clip.article.canonical: {flag.kind for flag in clip.flags} for clip in clips}
    wanted = ((article.url, article.row.flag) for article in press.articles if article.row.flag)
    return tuple(f"{url}: not flagged as {kind}" for url, kind in wanted if kind not in kinds.get(url, ()))


def kinds_found(clips: Iterable[Clip]) -> str:
    """How many flags of each kind *clips* have: "1 figure-differs, 2 outlets-disagree"."""
    found = Counter(flag.kind for clip in clips for flag in clip.flags)
    return ", ".join(f"{number} {kind}" for kind, number in sorted(found.items())) or "none"


def told(press: Press, since: datetime, until: datetime) -> tuple[PressArticle, ...]:
    """The clips that the first edition must tell: published from *since* on and before *until*, oldest first."""
    clips = [a for a in press.articles if a.row.expect == "clip" and since <= a.row.published < until]
    return tuple(sorted(clips, key=lambda a: (a.row.published, a.url)))
