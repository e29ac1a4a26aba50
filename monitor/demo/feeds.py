"""Writes the doors of the demo's outlets: RSS, Atom, a news sitemap, robots.txt.

Not here: pages (pages.py). The dates are written as badly as real feeds write them (FEEDS.md, section 2).
"""

from datetime import UTC, datetime
from xml.sax.saxutils import escape, quoteattr

from monitor.demo.press import Outlet, PressArticle


def feed_date(form: str, at: datetime) -> str:
    """*at* in the outlet's own *form*."""
    half = "AM" if at.hour < 12 else "PM"
    return form.format(at=at, utc=at.astimezone(UTC), hour=at.hour % 12 or 12, half=half)


def rss(outlet: Outlet, clock: datetime) -> str:
    """RSS 2.0 of what *outlet* has published by *clock*."""
    about = outlet.about
    items = "\n".join(_rss_item(outlet, article, clock) for article in outlet.published(clock))
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0"><channel>'
        f"<title>{escape(about.name)}</title><link>http://{about.host}/</link>"
        f"<description>{escape(about.name)}</description><language>{about.language}</language>\n{items}\n</channel></rss>\n"
    )


def _rss_item(outlet: Outlet, article: PressArticle, clock: datetime) -> str:
    words, link = article.wording(clock), escape(_link(outlet, article))
    picture = f'<a href="{link}"><img src="/anh/tin.jpg"></a>'
    return (
        f"<item><title>{escape(words.title)}</title><link>{link}</link><guid>{escape(article.url)}</guid>"
        f"<pubDate>{feed_date(outlet.about.feed_date, article.row.published)}</pubDate>"
        f"<description><![CDATA[{picture}</br>{words.lead}]]></description></item>"
    )


def atom(outlet: Outlet, clock: datetime) -> str:
    """Atom of what *outlet* has published by *clock*."""
    about, articles = outlet.about, outlet.published(clock)
    newest = max((a.changed(clock) for a in articles), default=clock)
    entries = "\n".join(_atom_entry(outlet, article, clock) for article in articles)
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">'
        f"<id>http://{about.host}/</id><title>{escape(about.name)}</title><updated>{newest.isoformat()}</updated>"
        f"<author><name>{escape(about.name)}</name></author>\n{entries}\n</feed>\n"
    )


def _atom_entry(outlet: Outlet, article: PressArticle, clock: datetime) -> str:
    words = article.wording(clock)
    return (
        f"<entry><id>{escape(article.url)}</id><title>{escape(words.title)}</title>"
        f'<link rel="alternate" href={quoteattr(_link(outlet, article))}/>'
        f"<published>{article.row.published.isoformat()}</published><updated>{article.changed(clock).isoformat()}</updated>"
        f"<summary>{escape(words.lead)}</summary></entry>"
    )


def _link(outlet: Outlet, article: PressArticle) -> str:
    tracking = outlet.about.tracking
    return f"{article.url}?{tracking}" if tracking else article.url


def sitemap(outlet: Outlet, clock: datetime) -> str:
    """A news sitemap of what *outlet* has published by *clock*."""
    urls = "\n".join(_sitemap_url(outlet, article, clock) for article in outlet.published(clock))
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
        f' xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">\n{urls}\n</urlset>\n'
    )


def _sitemap_url(outlet: Outlet, article: PressArticle, clock: datetime) -> str:
    about = outlet.about
    return (
        f"<url><loc>{escape(article.url)}</loc><lastmod>{article.changed(clock).isoformat()}</lastmod><news:news>"
        f"<news:publication><news:name>{escape(about.name)}</news:name><news:language>{about.language}</news:language>"
        f"</news:publication><news:publication_date>{article.row.published.isoformat()}</news:publication_date>"
        f"<news:title>{escape(article.wording(clock).title)}</news:title></news:news></url>"
    )


def robots(outlet: Outlet) -> str:
    """robots.txt of *outlet*."""
    closed = "".join(f"Disallow: {path}\n" for path in outlet.about.disallow)
    return "User-agent: *\n" + (closed or "Disallow:\n")
