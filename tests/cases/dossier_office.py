"""An office with an archive of two captured articles and a case of them, for the tests of what a dossier holds.

Not for: other tests of cases.
"""

import sys
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "store"))  # its samples of articles and captures

from case_samples import AN, BINH, row
from evidence_samples import keep_for_ever, page
from store_samples import add as address
from store_samples import at, clip, signature

from monitor.case import Confirmed, Linked, Opened, Proposed, RowSet, Wrote
from monitor.cases import add, load, office_of, open_case
from monitor.config import load as load_settings
from monitor.config.deadlines import Citation, DeadlineRule, Deadlines
from monitor.config.office import Letterhead
from monitor.crawl.evidence import to_warc

ROOT = Path(__file__).parents[2]
OPENED = at(600)
LAW = (
    Citation(use="correction", text="Điều 1 luật cũ thử", to=date(2026, 2, 28)),
    Citation(use="correction", text="Điều 2 luật mới thử", valid_from=date(2026, 3, 1), unverified=True),
)
RULES = (
    DeadlineRule(id="don-vi", name="Đơn vị báo cáo", starts="sent", limit=5, unit="working-days", basis="Quy chế thử"),
    DeadlineRule(
        id="tra-loi", name="Trả lời báo", starts="asked", limit=10, unit="days", basis="Căn cứ thử", unverified=True
    ),
)


def settings():
    """The repository's, with law, limits and a head of our own."""
    found = load_settings(ROOT)
    office = found.office.model_copy(update={"letterhead": Letterhead(body="SỞ THỬ", place="Thử")})
    return replace(found, office=office, deadlines=Deadlines(deadline=RULES, citation=LAW))


def archive(store):
    """Two captured articles, the first one reprinted; returns their ids."""
    articles = []
    for n, name in enumerate(("cau", "duong")):
        number = address(store, name)
        fetched = page(name, minutes=n)
        keep_for_ever(store, store.evidence.capture(fetched, to_warc(fetched), number))
        articles.append(store.save_clip(number, clip(name), signature=signature(name), copy_of=None, at=at(n)))
    again = address(store, "cau-dang-lai")
    reprint = replace(clip("cau-dang-lai"), outlet="Báo Lại", group="nuoc-ngoai")
    store.save_clip(again, reprint, signature=signature("cau"), copy_of=articles[0], at=at(9))
    return articles


def opened(store, articles, *bodies, event=-60, **other):
    """A case of *articles* after *bodies*."""
    said = Opened("Báo nêu cầu mới đã nứt", 3, at(event), **other)
    number = open_case(store, said, [Linked(each) for each in articles], actor=AN, at=OPENED)
    return then(store, load(store, number), *bodies)


def then(store, case, *bodies, who=AN, **other):
    """The case after *bodies*, a minute later."""
    if not bodies:
        return case
    when = case.steps[-1].entered_at + timedelta(minutes=1)
    return add(store, office_of(settings()), case, bodies, actor=who, at=when, **other)


def proposed(store, articles):
    """A case that an officer found false."""
    lines = (RowSet(1, row(articles[0], conclusion="false")), RowSet(2, row(articles[1], conclusion="right")))
    case = opened(store, articles, *lines, Wrote("right", "Cầu chậm tiến độ."))
    return then(store, case, Proposed("false", "Biên bản 3"))


def confirmed(store, articles):
    """The same, confirmed by a second one."""
    case = proposed(store, articles)
    assert case.assessment is not None
    return then(store, case, Confirmed(case.assessment.proposal), who=BINH)
