"""A desk whose articles go by the ids of their lines, for the tests of stories. Not a test itself."""

import json
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from event_press import TELLINGS, line

from monitor.model import Article, Clip, Tags
from monitor.pipeline import import_lines
from monitor.store.imports import IMPORTED, Brought

WHO = "Cán bộ trực"
NOW = datetime.fromisoformat("2026-09-15T18:00:00+07:00")


class Desk:
    """A session, with short words for what tests do. Articles go by the ids of their lines."""

    def __init__(self, session):
        self.session, self.store, self.stories = session, session.store, session.store.stories

    def bring(self, *lines):
        """Import *lines*, through everything that an import does."""
        told = []
        import_lines(self.session, [json.dumps(each, ensure_ascii=False).encode() for each in lines], told.append)
        assert told == []

    def keep(self, *lines, in_scope=True):
        """Keep *lines* one after the other, as they are fetched, and give them no story yet."""
        for each in lines:
            self.store.imports.save([brought(each, in_scope=in_scope)], lambda _one, _other: False, NOW)

    def ids(self):
        """The number of each article, by the id of its line."""
        with self.store._database.reading() as db:
            rows = db.execute("SELECT article_id, url FROM revisions WHERE number = 1").fetchall()
        return {Path(row["url"]).stem: row["article_id"] for row in rows}

    def of(self, *names):
        ids = self.ids()
        return [self.stories.of(ids[name]) for name in names]

    def where(self):
        """The story of every article."""
        return {name: self.stories.of(id_) for name, id_ in self.ids().items()}

    def groups(self):
        """The names of the articles of each story."""
        where = self.where()
        return {frozenset(name for name in where if where[name] == story) for story in where.values()}

    def with_threshold(self, threshold):
        """The same desk whose rules/stories.toml says *threshold*."""
        now = self.session.settings
        stories = now.rules.stories.model_copy(update={"threshold": threshold})
        return Desk(replace(self.session, settings=replace(now, rules=replace(now.rules, stories=stories))))


def brought(row, *, in_scope):
    at = datetime.fromisoformat(row["published"])
    article = Article(row["url"], row["url"], row["title"], "", row["text"], at, "meta", "", (), "vi")
    tags = Tags("none", (), (), (), None, None, "1")
    clip = Clip(
        0, IMPORTED, row["outlet"], "tong-hop", "bao-dien-tu", article, tags, (), NOW, "", (), in_scope=in_scope
    )
    return Brought(row["id"], clip, None, None, archived=True)


def names(event):
    return [line(event, telling)["id"] for telling in TELLINGS]


def doing(minutes=0):
    return {"who": WHO, "at": NOW + timedelta(minutes=minutes)}
