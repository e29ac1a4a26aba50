"""Holds the ledger of a demo against what its articles said of themselves. Not here: the articles (press.py)."""

from collections.abc import Iterable
from datetime import datetime

from monitor.demo.press import Press, PressArticle
from monitor.model import LedgerLine


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


def told(press: Press, since: datetime, until: datetime) -> tuple[PressArticle, ...]:
    """The clips that the first edition must tell: published from *since* on and before *until*, oldest first."""
    clips = [a for a in press.articles if a.row.expect == "clip" and since <= a.row.published < until]
    return tuple(sorted(clips, key=lambda a: (a.row.published, a.url)))
