"""The demo's ledger is held against its articles. Not here: running the demo."""

from dataclasses import replace
from datetime import datetime
from types import SimpleNamespace

from monitor.demo.expected import disagreements, kinds_found, told, unflagged
from monitor.demo.press import load_press
from monitor.model import Flag, LedgerLine

PRESS = load_press()
AT = datetime.fromisoformat("2026-09-16T07:00:00+07:00")
DAY_BEFORE = datetime.fromisoformat("2026-09-15T07:00:00+07:00")


def lines(**changed):
    return [
        LedgerLine(a.url, (), "x", changed.get(a.row.path.rsplit("-", 1)[-1], a.row.expect), "", AT)
        for a in PRESS.articles
    ]


def test_a_ledger_as_planned_has_no_disagreement_even_with_menu_pages_in_it():
    menu = LedgerLine("http://congthanhtuyen.example/van-ban", (), "x", "not-an-article", "", AT)
    assert disagreements(PRESS, [*lines(), menu]) == ()


def test_an_article_in_another_state_and_one_that_is_missing_are_named():
    ledger = [line for line in lines(**{"post20931.html": "outside-scope"}) if "post20944" not in line.url]
    wrong = disagreements(PRESS, ledger)
    assert [line.rpartition("-post")[2] for line in wrong] == [
        "20931.html: outside-scope, expected clip",
        "20944.html: not in the ledger, expected clip",
    ]


def test_an_address_of_no_article_is_named():
    stranger = LedgerLine("http://nonnuoc.example/x", (), "x", "clip", "", AT)
    assert disagreements(PRESS, [*lines(), stranger]) == ("http://nonnuoc.example/x: clip, but no article of the demo",)


def test_the_first_digest_tells_the_clips_of_its_day_and_not_the_archived_one():
    articles = told(PRESS, DAY_BEFORE, AT)
    assert all(a.row.expect == "clip" for a in articles)
    assert len(articles) == len([a for a in PRESS.articles if a.row.expect == "clip"]) - 1
    assert [a.row.published for a in articles] == sorted(a.row.published for a in articles)


def clips(**changed):
    """Every article as it is to be flagged, but those *changed*, by the end of their address."""
    kinds = {a.url: changed.get(a.row.path.rsplit("-", 1)[-1].partition(".")[0], a.row.flag) for a in PRESS.articles}
    flag = Flag("", "", "", "", "", "", 1.0, "r")
    return [
        SimpleNamespace(article=SimpleNamespace(canonical=url), flags=(replace(flag, kind=kind),) if kind else ())
        for url, kind in kinds.items()
    ]


def test_a_day_that_is_flagged_as_planned_is_told_by_kinds():
    assert unflagged(PRESS, clips()) == ()
    assert kinds_found(clips()) == "1 figure-differs, 1 outlets-disagree, 1 refuted-claim, 1 silently-edited"
    assert kinds_found([]) == "none"


def test_an_article_that_was_not_flagged_or_as_something_else_is_named():
    wrong = unflagged(PRESS, clips(**{"20260915143512": None, "7a1c02": "removed", "7a1c03": "removed"}))
    assert [line.rpartition("-")[2] for line in wrong] == ["edited", "differs"]
    assert "7a1c02.html: not flagged as silently-edited" in wrong[0]
    assert "20260915143512.htm: not flagged as figure-differs" in wrong[1]
