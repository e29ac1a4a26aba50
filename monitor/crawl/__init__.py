"""Addresses in, pages out: politely, safely, and with a reason for everything that could not be had.

Not here: when a source is due and what becomes of a page (pipeline), where it is kept (store).
"""

from monitor.crawl.crawler import Crawler
from monitor.crawl.discovery.discover import discover, recognise

__all__ = ["Crawler", "discover", "recognise"]
