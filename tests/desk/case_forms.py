"""A case on the demo's day, and its page as an officer fills it in. Not for: fixtures of the office (conftest.py)."""

import html
import re
from datetime import timedelta

from desk_office import MORNING

from monitor.case import Asked, Linked, Moved, Opened, Proposed, Row, RowSet, Wrote
from monitor.cases import load, open_case
from monitor.store.audit import Actor
from monitor.store.cases import NewStep

OFFICER = Actor("canbo", "Cán Văn Thử")
TITLE = "Báo nêu cả tỉnh có 117 đơn vị cấp xã"
PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


def begin(store, articles, **more):
    """A new case of *articles*; its number."""
    values = {"title": TITLE, "level": 3, "event_at": MORNING - timedelta(hours=20)} | more
    return open_case(
        store, Opened(**values), [Linked(each) for each in articles], actor=OFFICER, at=MORNING - timedelta(hours=2)
    )


def compared(store, case, article):
    """A line of its comparison, found false by the officer, and a limit that has passed."""
    sentence = store.clip(article).article.text.partition(". ")[0]
    row = Row(
        article, 1, sentence, "Báo nêu 117.", "Có 124 đơn vị.", "Nghị quyết số 1", "Công báo", "false", "Cán Văn Thử"
    )
    for bodies in (
        (
            RowSet(1, row),
            Wrote("right", "Tên các xã."),
            Proposed("false", "Nghị quyết số 1"),
            Asked("Cải chính không?"),
        ),
        (Moved("sent", "Sở Thử nghiệm", due=MORNING - timedelta(hours=1), basis="Giao tại cuộc họp"),),
    ):
        kept = load(store, case)
        store.cases.add(
            case, [NewStep(each, MORNING - timedelta(hours=2)) for each in bodies], kept.last, OFFICER, MORNING
        )


def plain(page):
    """What a person reads of a page; of a field what stands in it is left out."""
    body = page.partition("<main")[2].partition("</main>")[0]
    body = re.sub(r"<(textarea|select|option)\b.*?</\1>", " ", body, flags=re.DOTALL)
    words = " ".join(html.unescape(re.sub(r"<[^>]+>", " ", body)).split())
    return re.sub(r" (?=[.,;:)])|(?<=\() ", "", words)


def part(page, id_):
    """The section of the page whose heading is *id_*, read."""
    found = page.split(f'aria-labelledby="{id_}"')[1].partition("</section>")[0]
    return plain(f"<main {found}</main>")


def fields(page, form):
    """The fields of a form as the page filled them in."""
    body = re.search(rf'<form[^>]* id="{form}".*?</form>', page, re.DOTALL)[0]
    found = {}
    for tag in re.findall(r"<input[^>]*>", body):
        kind, name, value = (_attribute(tag, each) for each in ("type", "name", "value"))
        if name and kind != "file" and (kind not in ("checkbox", "radio") or " checked" in tag):
            found[name] = value
    for name, text in re.findall(r'<textarea[^>]* name="([^"]+)"[^>]*>\n?(.*?)</textarea>', body, re.DOTALL):
        found[name] = html.unescape(text)
    for name, options in re.findall(r'<select[^>]* name="([^"]+)"[^>]*>(.*?)</select>', body, re.DOTALL):
        chosen = re.search(r'value="([^"]*)" selected', options) or re.search(r'value="([^"]*)"', options)
        found[name] = chosen[1]
    found.pop("csrf_token", None)
    return found


def _attribute(tag, name):
    found = re.search(rf' {name}="([^"]*)"', tag)
    return html.unescape(found[1]) if found else ""


class Page:
    """The page of one case in somebody's browser."""

    def __init__(self, browser, case):
        self.browser, self.path = browser, f"/cases/{case}"
        self.look()

    def look(self):
        """Open it anew."""
        self.browser.get(self.path)
        return self

    @property
    def html(self):
        return self.browser.text

    @property
    def status(self):
        return self.browser.last.status_code

    @property
    def text(self):
        return plain(self.html)

    def part(self, id_):
        return part(self.html, id_)

    def send(self, form, deed="", **typed):
        """Fill in a form of the page that was seen last, press its button."""
        held = fields(self.html, form) | {name.replace("__", "-"): value for name, value in typed.items()}
        self.browser.post(f"{self.path}/{deed or form.partition('-')[0]}", held)
        return self
