"""No page reads a table from end to end that grows with the years: what SQLite plans for every question of every page.

How long pages take with a hundred thousand articles: measure_desk.py.
"""

import re

import pytest
from desk_office import MORNING
from desk_routes import Insider, known, path_of, routes

from monitor.desk.desk import Desk
from monitor.desk.screens import audit, ledger
from monitor.store import Store
from monitor.store.audit import Actor

# What grows with every article, every look, every person's act. The others have a row for each source, person or edition.
GROWING = frozenset(
    (
        "articles",
        "revisions",
        "tags",
        "tag_topics",
        "tag_places",
        "evidence",
        "flags",
        "copies",
        "signatures",
        "bands",
        "edition_articles",
        "addresses",
        "address_keys",
        "aliases",
        "listings",
        "merged",
        "captures",
        "visits",
        "revisits",
        "search_docs",
        "decisions",
        "clip_acts",
        "clip_marks",
        "clip_reads",
        "digest_acts",
        "touched",
        "audit",
        "story_members",
        "stories",
        "story_acts",
        "story_placements",
        "story_merges",
        "clip_words",
        "poll_events",
        "messages",
        "message_tries",
        "job_runs",
        "alert_hits",
    )
)
# The ledger's own sums: what they count is every address there is. Made once a minute at most, for all who look.
# What a briefing is gathered from: its draft is made when somebody asks for it, once, and kept.
SUMS = (
    "SELECT state, COUNT(*) FROM addresses GROUP BY state",
    "SELECT source, MIN(at) AS at FROM poll_events GROUP BY source",
    "SELECT r.published FROM revisions r CROSS JOIN articles a ON a.id = r.article_id AND a.source = ",
    "SELECT a.id, r.title, r.url, a.outlet, a.source, a.outlet_group, a.medium, r.language, r.published, g.province, g.tone,",
)
_NAMED = re.compile(
    r"\b(?:FROM|JOIN|UPDATE)\s+(\w+)(?:\s+(?:AS\s+)?(?!ON\b|WHERE\b|JOIN\b|LEFT\b|CROSS\b|ORDER\b|INDEXED\b)(\w+))?",
    re.IGNORECASE,
)
MORE = (
    "/clips?q=xã",
    "/clips?q=xa&order=best",
    '/clips?q="bà con"~3',
    '/clips?q=topic:bien-gioi OR tone:tieu-cuc OR province:central OR place:"Na Hang"',
    "/clips?q=group:trung-uong OR outlet:báo OR language:vi OR source:imported OR state:in",
    "/clips?q=published:[2026-01-01 TO 2026-12-31] NOT state:out",
    "/clips?state=unread&when=7&topic=bien-gioi&copies=1&outside=1",
    "/stories?q=xã",
    "/clips/export/xlsx",
    "/clips/export/jsonl?q=xã",
    "/clips/export/atom",
    "/facts/row/so-xa-2025",
    "/ask?statement=Xã Nhữ Khê yêu cầu nhà thầu che chắn xe chở đất.",
    "/ask?statement=tinh co 118 xa",
)


@pytest.fixture
def questions(monkeypatch):
    """Every question that is put to the database, as it is put; pages and the test itself."""
    asked = []
    opened = Desk.open

    def open_(desk):
        store = opened(desk)
        store._database._connection.set_trace_callback(asked.append)
        return store

    monkeypatch.setattr(Desk, "open", open_)
    return asked


def test_no_page_reads_a_growing_table_from_end_to_end(app, store, questions, monkeypatch):
    monkeypatch.setattr(audit, "_QUICK", 0)  # as with a long log and a long ledger, which are proven only when asked
    monkeypatch.setattr(ledger, "_SMALL", -1)
    insider, found, seen = Insider(app, store, "quantri"), {}, set()
    with store.audit.acting(Actor("", ""), MORNING, "test", "clip 1"):
        pass
    values = known(store)
    paths = [path_of(app, route, values) for route in routes(app, "GET") if route.endpoint != "static"]
    for path in [*paths, *MORE]:
        questions.clear()
        insider.ask("GET", path)
        assert insider.last.status_code < 500, path
        for question in [each for each in questions if shape(each) not in seen]:
            seen.add(shape(question))
            for table in scanned(store, question):
                found.setdefault(f"{table}: {' '.join(question.split())[:300]}", path)
    assert len(seen) > 60
    assert found == {}, "\n".join(f"{path} {question}" for question, path in found.items())


def shape(question):
    """A question without its values."""
    return re.sub(r"'(?:[^']|'')*'|\b\d+(?:\.\d+)?\b", "?", " ".join(question.split()))


def scanned(store: Store, question):
    """The growing tables that *question* reads from end to end."""
    if not re.match(r"\s*(SELECT|WITH)\b", question) or _from_its_end(question):
        return
    db = store._database._connection
    names = {alias or table: table for table, alias in _NAMED.findall(question)}
    partial = {row["name"] for row in db.execute("SELECT name FROM sqlite_schema WHERE sql LIKE 'CREATE%INDEX%WHERE%'")}
    counted = any(each in " ".join(question.split()) for each in SUMS)
    for detail in [row["detail"] for row in db.execute(f"EXPLAIN QUERY PLAN {question}")]:
        step = re.match(r"SCAN (\w+)(?! VIRTUAL)(?:.* INDEX (\w+))?", detail)
        table = names.get(step[1], step[1]) if step else ""
        if table in GROWING and step[2] not in partial and not counted:
            yield table


def _from_its_end(question):
    """Whether it walks along a table and stops after as many rows as are shown."""
    return re.search(r" ORDER BY \w+ DESC LIMIT \d+\s*$", question) and " WHERE " not in question


def test_the_test_sees_a_table_that_is_read_from_end_to_end(store):
    assert list(scanned(store, "SELECT COUNT(*) FROM revisions r WHERE r.title LIKE 'x%'")) == ["revisions"]
    assert list(scanned(store, "SELECT * FROM articles WHERE id = 5")) == []
