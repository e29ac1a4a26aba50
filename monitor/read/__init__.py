"""A page in, an article out: title, lead, text, date, authors, language; by a learned shape of its source where one fits.

Not here: fetching pages (crawl), labels (tag). Importing this room loads trafilatura; import it where pages are read.
"""

from monitor.read.changes import changes, replaced
from monitor.read.reading import Reading, read_article, read_page
from monitor.read.shapes.agree import AGREES
from monitor.read.shapes.learn import LEARN_FROM, learn

__all__ = [
    "AGREES",
    "LEARN_FROM",
    "Reading",
    "changes",
    "learn",
    "read_article",
    "read_page",
    "replaced",
]
