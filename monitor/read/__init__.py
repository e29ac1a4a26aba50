"""A page in, an article out: title, lead, text, date, authors, language.

Not here: fetching pages (crawl), labels (tag). Importing this room loads trafilatura; import it where pages are read.
"""

from monitor.read.article import read_article
from monitor.read.changes import changes, replaced

__all__ = ["changes", "read_article", "replaced"]
