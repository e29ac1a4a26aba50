"""The fifth schema, as SQL: full-text search, imported articles, what people decide of tags. Frozen once released.

Not here: the schemas before it (v001.py to v004.py). Articles that were kept before it are not indexed here, since what
is indexed is made by the program and not by SQL: they are indexed in pieces at the first search (store/search).
"""

SQL = """
-- == What the publisher said ==========================================================

-- 0: imported, kept whole and found by search, but no clip: no digest, export or figure counts it.
ALTER TABLE articles ADD COLUMN in_scope INTEGER NOT NULL DEFAULT 1;
-- The id that it has where it was imported from; '' unless it was imported.
ALTER TABLE articles ADD COLUMN import_id TEXT NOT NULL DEFAULT '';
-- 1: it was old when it was imported, so that no digest tells it.
ALTER TABLE articles ADD COLUMN archived INTEGER NOT NULL DEFAULT 0;
CREATE UNIQUE INDEX articles_by_import ON articles (import_id) WHERE import_id <> '';
-- Holds all that lists of clips are told by.
DROP INDEX articles_in_order;
CREATE INDEX articles_in_order ON articles (clipped_at, in_scope, archived);
CREATE INDEX articles_by_outlet ON articles (outlet);
CREATE INDEX revisions_by_url ON revisions (url);

-- == Search: made of the newest revisions, and can be made again of them at any time ==

CREATE INDEX tag_topics_by_topic ON tag_topics (topic);
CREATE INDEX tag_places_by_name ON tag_places (name);

-- One row: which way of indexing made what stands in the index, and how many of its documents have no row any more.
CREATE TABLE search_state (
    id     INTEGER PRIMARY KEY CHECK (id = 1),
    scheme TEXT NOT NULL,
    stale  INTEGER NOT NULL
) STRICT;

-- Document and article. AUTOINCREMENT: an index without content cannot forget a document, so a changed article
-- becomes a new document, and the number of the old one must never mean another article.
CREATE TABLE search_docs (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    article_id   INTEGER NOT NULL UNIQUE REFERENCES articles (id),
    words_sha256 TEXT NOT NULL,     -- of what was indexed
    published    TEXT NOT NULL,
    language     TEXT NOT NULL
) STRICT;

-- The folded syllables of the newest revisions, with accents and without; the lead is in the text too.
CREATE VIRTUAL TABLE search_exact USING fts5 (title, lead, text, content = '', tokenize = 'unicode61 remove_diacritics 0');
CREATE VIRTUAL TABLE search_plain USING fts5 (title, lead, text, content = '', tokenize = 'unicode61 remove_diacritics 0');

-- == What people decided: append-only =================================================

-- One word of a person on one label of an article; the newest one on a value stands.
CREATE TABLE decisions (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    article_id INTEGER NOT NULL REFERENCES articles (id),
    revision   INTEGER NOT NULL,    -- that the person saw
    at         TEXT NOT NULL,
    who        TEXT NOT NULL CHECK (who <> ''),
    label      TEXT NOT NULL CHECK (label IN ('province', 'topic', 'place', 'tone')),
    value      TEXT NOT NULL CHECK (value <> ''),
    verdict    TEXT NOT NULL CHECK (verdict IN ('accept', 'drop', 'add')),
    note       TEXT NOT NULL,
    FOREIGN KEY (article_id, revision) REFERENCES revisions (article_id, number)
) STRICT;
CREATE INDEX decisions_of ON decisions (article_id, label, value);
CREATE INDEX decisions_by_value ON decisions (label, value);
CREATE TRIGGER decisions_stay BEFORE UPDATE ON decisions
BEGIN SELECT RAISE (ABORT, 'what a person decided is never changed'); END;
CREATE TRIGGER decisions_are_kept BEFORE DELETE ON decisions
BEGIN SELECT RAISE (ABORT, 'what a person decided is never removed'); END;
"""
