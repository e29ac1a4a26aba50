"""The readers that are measured beside one another, each called as its documentation shows. Not for: counting (gold.py).

A tool that is not installed is told, never an error: `pip install --group bench` brings those we do not need ourselves.
"""

import importlib
import importlib.metadata
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from lxml import html
from read_bench.gold import Gold, Read

from monitor.model import Article, Page, Pending, ReadFault
from monitor.read import read_article


@dataclass(frozen=True, slots=True)
class Tool:
    """A reader: how the table calls it, the package that brings it ("" for our own), and what reads one page with it."""

    name: str
    package: str
    modules: tuple[str, ...]
    read: Callable[[Gold], Read]

    def version(self) -> str | None:
        """The installed version, "" of our own, None when it is not installed."""
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # of parts of it that are not asked for
                for module in self.modules:
                    importlib.import_module(module)
            return importlib.metadata.version(self.package) if self.package else ""
        except ImportError:
            return None


def given_of(gold: Gold) -> tuple[Page, Pending, None]:
    """The page as the crawler hands it on, fetched an hour after it was published, with nothing known of its source."""
    fetched = max(gold.published, default=datetime(2026, 3, 8, tzinfo=UTC)) + timedelta(hours=1)
    page = Page(gold.url, gold.url, (), "text/html; charset=utf-8", gold.body, fetched.astimezone(UTC))
    return page, Pending(1, gold.url, "", 0), None


def article_of(gold: Gold) -> Article | ReadFault:
    """What our own reader finds on the page by searching it."""
    return read_article(*given_of(gold))


def _monitor(gold: Gold) -> Read:
    article = article_of(gold)
    if isinstance(article, ReadFault):
        return Read("", "", "")
    return Read(article.title, article.published, f"{article.lead}\n{article.text}")


def _trafilatura(gold: Gold) -> Read:
    import trafilatura

    return Read(None, None, trafilatura.extract(gold.body) or "")


def _trafilatura_metadata(gold: Gold) -> Read:
    import trafilatura

    document = trafilatura.bare_extraction(gold.body, with_metadata=True)
    return Read(document.title or "", document.date or "", document.text or "") if document else Read("", "", "")


def _readability(gold: Gold) -> Read:
    import readability

    document = readability.Document(_decoded(gold))
    return Read(document.short_title(), None, html.fromstring(document.summary()).text_content())


def _newspaper(gold: Gold) -> Read:
    import newspaper

    article = newspaper.Article(gold.url, language="vi", fetch_images=False)
    article.download(input_html=_decoded(gold))
    article.parse()
    return Read(article.title or "", article.publish_date or "", article.text or "")


def _resiliparse(gold: Gold) -> Read:
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.encoding import detect_encoding
    from resiliparse.parse.html import HTMLTree

    tree = HTMLTree.parse_from_bytes(gold.body, detect_encoding(gold.body))
    return Read(tree.title or "", None, extract_plain_text(tree, main_content=True, alt_texts=False))


def _decoded(gold: Gold) -> str:
    return gold.body.decode("utf-8", errors="replace")  # all recorded pages are UTF-8, as a client would tell


TOOLS = (
    Tool("monitor", "", ("monitor.read",), _monitor),
    Tool("trafilatura extract", "trafilatura", ("trafilatura",), _trafilatura),
    Tool("trafilatura metadata", "trafilatura", ("trafilatura",), _trafilatura_metadata),
    Tool("readability-lxml", "readability-lxml", ("readability",), _readability),
    Tool("newspaper4k", "newspaper4k", ("newspaper",), _newspaper),
    Tool("resiliparse", "resiliparse", ("resiliparse.extract.html2text", "resiliparse.parse.encoding"), _resiliparse),
)
