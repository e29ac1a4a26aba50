"""A shape and an observation of our own. Not for: learning them (tests/read)."""

from monitor.model import Observation, Shape

SHAPE = Shape(
    host="bao.example",
    title="h1.title",
    text="div.content",
    lead=("p.sapo",),
    date=("span.date",),
    authors=(),
    chrome=("div.related",),
    repeated=("Theo dõi báo trên mạng.",),
    pages=5,
)
OBSERVATION = Observation(
    host="bao.example",
    title=("h1.title", "h1"),
    text=("div.content",),
    lead=("p.sapo",),
    date=(),
    authors=(),
    printed=False,
    dropped=("div.related",),
    kept=("p.first",),
    lines=("Theo dõi báo trên mạng.",),
    headline="cầumới",
    fingerprint="f1",
)
