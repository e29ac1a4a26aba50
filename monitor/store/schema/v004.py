"""The fourth schema, as SQL: what is read of a page besides its text, and what is learned of how pages are built. Frozen.

Not here: the schemas before it (v001.py to v003.py).
"""

SQL = """
-- == What the publisher said ==========================================================

ALTER TABLE revisions ADD COLUMN section TEXT NOT NULL DEFAULT '';
ALTER TABLE revisions ADD COLUMN image TEXT NOT NULL DEFAULT '';
ALTER TABLE revisions ADD COLUMN keywords TEXT NOT NULL DEFAULT '[]';  -- JSON array: the page's own tags
ALTER TABLE revisions ADD COLUMN dates TEXT NOT NULL DEFAULT '[]';     -- JSON: what each origin of a date claims
ALTER TABLE revisions ADD COLUMN repairs TEXT NOT NULL DEFAULT '[]';   -- JSON array: what was mended, in words

-- == Addresses ========================================================================

-- As listed; `title` is as read, once it was read.
ALTER TABLE addresses ADD COLUMN listed_title TEXT NOT NULL DEFAULT '';
UPDATE addresses SET listed_title = title WHERE state = 'pending';

-- == Learned page shapes ==============================================================

-- How the pages of one host of a source are built. A row stays when it no longer holds, so that it can be told.
CREATE TABLE page_shapes (
    id         INTEGER PRIMARY KEY,
    source     TEXT NOT NULL,
    shape      TEXT NOT NULL,        -- JSON
    learned_at TEXT NOT NULL,
    pages      INTEGER NOT NULL,     -- read by it
    recent     TEXT NOT NULL,        -- a letter per page, newest last (store/shapes.py)
    dropped_at TEXT,                 -- NULL: in use
    reason     TEXT NOT NULL,        -- why it was dropped
    reread_since TEXT                -- pages that were read by it since then are to be read again; NULL: none are
) STRICT;
CREATE INDEX page_shapes_of ON page_shapes (source, dropped_at);

-- What was seen on pages that no shape fitted, until it is enough to learn from.
CREATE TABLE page_observations (
    id          INTEGER PRIMARY KEY,
    source      TEXT NOT NULL,
    host        TEXT NOT NULL,
    url         TEXT NOT NULL,
    at          TEXT NOT NULL,
    observation TEXT NOT NULL,       -- JSON
    UNIQUE (source, url)
) STRICT;

-- Pages that were read both ways.
CREATE TABLE page_audits (
    id         INTEGER PRIMARY KEY,
    shape_id   INTEGER NOT NULL REFERENCES page_shapes (id),
    url        TEXT NOT NULL,
    at         TEXT NOT NULL,
    agreement  REAL NOT NULL,        -- 0 to 1
    difference TEXT NOT NULL         -- in words; '' when there is none
) STRICT;
CREATE INDEX page_audits_of ON page_audits (shape_id);
"""
