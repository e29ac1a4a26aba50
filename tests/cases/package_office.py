"""An archive whose pages are captured as crawling does it, with a revision and a reprint, for the tests of packages.

Not for: what a dossier says (dossier_office.py).
"""

import sys
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "store"))  # its samples of articles

from store_samples import add as address
from store_samples import at, clip, signature

from monitor.crawl.evidence import to_warc
from monitor.model import Exchange, Page, Visit
from monitor.store import Revised
from monitor.store.evidence import keep


def archive(store):
    articles = []
    for n, name in enumerate(("cau", "duong", "cau-dang-lai")):
        number = address(store, name)
        kept_page(store, name, n, number)
        found = replace(clip(name), outlet="Báo Lại") if n == 2 else clip(name)
        copy_of = articles[0] if n == 2 else None
        articles.append(store.save_clip(number, found, signature=signature("cau"), copy_of=copy_of, at=at(n)))
    again = kept_page(store, "cau", 60, 1, "Trang cầu sửa lại")
    article = replace(clip("cau").article, text="Cầu đã được sửa.\nĐoạn hai.")
    revised = Revised(article, (), clip("cau").tags, (), signature("cau"))
    store.revisits.save_revision(articles[0], revised, Visit(at(60), "changed", "", again), None)
    return articles[:2]


def kept_page(store, name, minutes, address, words="Trang"):
    """Capture a page as crawling does; return the number of the capture."""
    url = f"https://bao.example/{name}"
    body = f"<html><body><h1>{words} {name}</h1><script>alert(1)</script><p>Câu thử.</p></body></html>".encode()
    exchange = Exchange((("Host", "bao.example"),), "HTTP/1.1", 200, "OK", (("Content-Type", "text/html"),))
    page = Page(url, url, (), "text/html; charset=utf-8", body, at(minutes), exchange=exchange)
    number = store.evidence.capture(page, to_warc(page), address)
    with store._database.writing() as db:
        keep(db, store.evidence.folder, number)
    return number
