"""Which articles are put together depends on the articles and their times, not on which host answered first."""

import random
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

from invented_articles import BRIDGE, MARKET, POWER, WEATHER
from light_edits import EDITS, Piece

from monitor.config import Source
from monitor.group import sign
from monitor.model import Article, Found, Tags
from monitor.pipeline.incoming.judge import Judged
from monitor.pipeline.incoming.settle import InScope, settle_clips
from monitor.store import Sighting, Store

NOON = datetime(2026, 9, 15, 5, 0, tzinfo=UTC)
SOURCE = Source(id="mau", name="Báo Mẫu", group="trung-uong", kind="feed", url="https://mau.example/rss", language="vi")
TAGS = Tags("central", (), (), (), None, None, "r1")


def round_of_news():
    """Three articles, the ten edits of each, and four notices of a series, published minute after minute or at once."""
    dice = random.Random(3)
    pieces = [POWER, MARKET, BRIDGE]
    for piece, other in ((POWER, MARKET), (MARKET, BRIDGE), (BRIDGE, POWER)):
        pieces += [edit(piece, other, dice) for edit in EDITS]
    pieces += [
        Piece("Dự báo", WEATHER.format(day=f"{n}/9", low=11 + n, high=21 + n, wet=71 + n, sight=41 + n, hour=n))
        for n in range(4)
    ]
    dice.shuffle(pieces)
    return [(f"https://mau.example/{n}", piece, NOON + timedelta(minutes=n // 3)) for n, piece in enumerate(pieces)]


def judged(url, piece, published):
    article = Article(url, url, piece.title, "", piece.text, published, "meta", "", (), "vi")
    return Judged(article, TAGS, (), sign(piece.title, piece.text), "")


def together(path, news):
    """Settle *news*, fetched in this order, as one round; who belongs together."""
    with Store.open(path) as store:
        session = SimpleNamespace(store=store, clock=lambda: NOON + timedelta(hours=2))
        waiting = []
        for url, piece, published in news:
            sighting = Sighting(Found(url), url, url.removeprefix("https://"), "pending", "")
            address = store.add_address(sighting, SOURCE.id, NOON)
            waiting.append(InScope(address, SOURCE, judged(url, piece, published), None, ""))
        settle_clips(session, waiting)
        return {clip.article.url: tuple(sorted(copy.url for copy in clip.copies)) for clip in store.clips()}


def test_copies_of_a_round_are_the_same_in_whatever_order_they_were_fetched(tmp_path):
    news = round_of_news()
    first = together(tmp_path / "0.db", news)

    # The three articles with (nearly) all their edits; each notice of the series stands for itself.
    assert sorted(map(len, first.values()), reverse=True)[:3] >= [9, 9, 9]
    assert sum(not copies for copies in first.values()) >= 4
    for n in range(1, 5):
        random.Random(n).shuffle(news)
        assert together(tmp_path / f"{n}.db", news) == first
