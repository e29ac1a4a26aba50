"""Writes the pages of the demo's outlets from templates/*.html: articles, front and section pages.

Not here: feeds (feeds.py). Around each article stands what surrounds real ones (menus, captions, related news,
footers that name the province), since that is where false labels come from.
"""

import json
from datetime import datetime
from functools import cache
from html import escape
from importlib import resources
from string import Template

from monitor.demo.press import Outlet, PressArticle

RELATED = 3
PAGE_LENGTH = 20


@cache
def _template(name: str) -> Template:
    path = resources.files("monitor.demo") / "templates" / f"{name}.html"
    return Template(path.read_text(encoding="utf-8"))


def related(outlet: Outlet, article: PressArticle, clock: datetime) -> tuple[PressArticle, ...]:
    """The articles that the page of *article* links to: those published just before it, or the oldest ones."""
    others = [a for a in outlet.published(clock) if a != article]
    before = [a for a in others if a.row.published <= article.row.published]
    return tuple((before or others)[:RELATED])


def article_page(outlet: Outlet, article: PressArticle, clock: datetime) -> str:
    """The page of *article* as it stands at *clock*."""
    row, words = article.row, article.wording(clock)
    return _template(f"{outlet.about.page}-article").substitute(
        _frame(outlet),
        url=escape(article.url),
        title=escape(words.title),
        lead=escape(row.dateline + words.lead),
        date=escape(_printed(outlet, row.published)),
        iso=escape(row.published.isoformat()),
        data=_linked_data(outlet, article, clock),
        caption=escape(row.caption),
        byline=escape(row.byline),
        paragraphs="\n".join(f"<p>{escape(p)}</p>" for p in words.paragraphs),
        related="\n".join(_related_line(other, clock) for other in related(outlet, article, clock)),
    )


def on_page(outlet: Outlet, path: str, clock: datetime) -> tuple[PressArticle, ...]:
    """The articles on the listing at *path*: all of them on an entrance that is no section, else the section's."""
    articles = outlet.published(clock)
    if path == "/" or path == outlet.about.entrances[0]:
        return articles[:PAGE_LENGTH]
    return tuple(a for a in articles if a.section == path)[:PAGE_LENGTH]


def listing_page(outlet: Outlet, path: str, clock: datetime) -> str:
    """The front or section page at *path* as it stands at *clock*."""
    form = "portal" if outlet.about.page == "portal" else "paper"
    articles = on_page(outlet, path, clock)
    return _template(f"{form}-listing").substitute(
        _frame(outlet),
        path=escape(path),
        rows="\n".join(_row(outlet, article, form, clock) for article in articles),
        popular="\n".join(_related_line(article, clock) for article in articles[-RELATED:]),
    )


def _frame(outlet: Outlet) -> dict[str, str]:
    about = outlet.about
    return {
        "outlet": escape(about.name),
        "language": about.language,
        "menu": "".join(f'<li><a href="{escape(path)}">{escape(label)}</a></li>' for path, label in about.menu),
        "footer": escape(about.footer),
    }


def _printed(outlet: Outlet, at: datetime) -> str:
    return outlet.about.date_text.format(at=at)


def _row(outlet: Outlet, article: PressArticle, form: str, clock: datetime) -> str:
    words = article.wording(clock)
    return _template(f"{form}-row").substitute(
        path=escape(article.row.path),
        title=escape(words.title),
        date=escape(_printed(outlet, article.row.published)),
        summary=escape(words.lead),
    )


def _related_line(article: PressArticle, clock: datetime) -> str:
    return f'<li><a href="{escape(article.row.path)}">{escape(article.wording(clock).title)}</a></li>'


def _linked_data(outlet: Outlet, article: PressArticle, clock: datetime) -> str:
    """schema.org's NewsArticle, safe inside a script element."""
    data = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": article.wording(clock).title,
        "datePublished": article.row.published.isoformat(),
        "dateModified": article.changed(clock).isoformat(),
        "author": {"@type": "Person", "name": article.row.byline},
        "publisher": {"@type": "Organization", "name": outlet.about.name},
    }
    return json.dumps(data, ensure_ascii=False).replace("</", "<\\/")
