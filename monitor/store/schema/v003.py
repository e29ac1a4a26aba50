"""The third schema, as SQL: evidence, revisits, robots.txt, and what the health of sources is told from. Frozen.

Not here: the schemas before it (v001.py, v002.py).
"""

SQL = """
-- == Sources ==========================================================================

-- The last poll that read back to known ground: what it left out is still to be read.
ALTER TABLE polls ADD COLUMN last_whole TEXT;
-- SHA-256 of the body last read in full: an "unchanged" that was a lie shows in it.
ALTER TABLE polls ADD COLUMN body_sha256 TEXT NOT NULL DEFAULT '';
-- 1: its server has answered news to a request that carried validators.
ALTER TABLE polls ADD COLUMN proven INTEGER NOT NULL DEFAULT 0;
-- Full requests so far that showed no lie.
ALTER TABLE polls ADD COLUMN checks INTEGER NOT NULL DEFAULT 0;
-- The rule of robots.txt that allowed or refused it, in words.
ALTER TABLE polls ADD COLUMN robots TEXT NOT NULL DEFAULT '';
-- Seconds that the list itself last asked to leave between two polls: an "unchanged" does not say them again.
ALTER TABLE polls ADD COLUMN wait INTEGER NOT NULL DEFAULT 0;
ALTER TABLE polls ADD COLUMN wait_why TEXT NOT NULL DEFAULT '';
UPDATE polls SET last_whole = last_success;

ALTER TABLE poll_events ADD COLUMN listed INTEGER NOT NULL DEFAULT 0;  -- entries in the list
ALTER TABLE poll_events ADD COLUMN dated INTEGER NOT NULL DEFAULT 0;   -- of them with a date that was understood
ALTER TABLE poll_events ADD COLUMN failure TEXT NOT NULL DEFAULT '';   -- temporary, soft, hard
ALTER TABLE poll_events ADD COLUMN filled INTEGER NOT NULL DEFAULT 0;  -- of the new ones: named by a sitemap, not by the list
CREATE INDEX poll_events_by_time ON poll_events (at);

-- The robots.txt of each host, and until when it asked to be left alone.
CREATE TABLE hosts (
    host         TEXT PRIMARY KEY,
    robots       BLOB NOT NULL,
    fetched_at   TEXT,              -- NULL: robots.txt was not read yet
    paused_until TEXT               -- by the real clock; NULL: not paused
) STRICT, WITHOUT ROWID;

-- One row while a round is reading: found by the next one, it tells that the program was killed.
CREATE TABLE reading (
    id       INTEGER PRIMARY KEY CHECK (id = 1),
    began_at TEXT NOT NULL
) STRICT;

-- == Addresses ========================================================================

-- The rule of robots.txt that allowed or forbade it, in words.
ALTER TABLE addresses ADD COLUMN robots TEXT NOT NULL DEFAULT '';
-- Who named it, and for which outlet; empty where a source lists it.
ALTER TABLE addresses ADD COLUMN entered_by TEXT NOT NULL DEFAULT '';
ALTER TABLE addresses ADD COLUMN outlet TEXT NOT NULL DEFAULT '';
ALTER TABLE addresses ADD COLUMN outlet_group TEXT NOT NULL DEFAULT '';
-- When this record was made: first_seen may become earlier when another address is joined to it.
ALTER TABLE addresses ADD COLUMN recorded_at TEXT NOT NULL DEFAULT '';
UPDATE addresses SET recorded_at = first_seen;
CREATE INDEX addresses_by_source ON addresses (source, recorded_at);

-- Which source listed an address, and when first.
CREATE TABLE listings (
    address_id INTEGER NOT NULL REFERENCES addresses (id),
    source     TEXT NOT NULL,
    first_seen TEXT NOT NULL,
    PRIMARY KEY (address_id, source)
) STRICT, WITHOUT ROWID;
CREATE INDEX listings_of ON listings (source, first_seen);
INSERT INTO listings SELECT id, source, first_seen FROM addresses;

-- Addresses that turned out to be another one: the sums of the ledger need them.
CREATE TABLE merged (
    address_id  INTEGER PRIMARY KEY, -- gone from addresses
    into_id     INTEGER NOT NULL,
    source      TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    at          TEXT NOT NULL
) STRICT;

-- == Evidence: the chain runs over digests, so that a dropped file leaves it whole ====

CREATE TABLE evidence_files (
    name       TEXT PRIMARY KEY,     -- in the folder evidence/
    archive    TEXT NOT NULL CHECK (archive IN ('kept', 'spool')),
    day        TEXT NOT NULL,        -- of its captures, UTC
    dropped_at TEXT                  -- NULL: it is there
) STRICT, WITHOUT ROWID;

-- One fetched page. AUTOINCREMENT: a number that is missing was removed by someone.
CREATE TABLE captures (
    number         INTEGER PRIMARY KEY AUTOINCREMENT,
    address_id     INTEGER REFERENCES addresses (id),  -- moves when addresses are joined; not part of the chain
    url            TEXT NOT NULL,    -- as asked
    final_url      TEXT NOT NULL,
    redirects      TEXT NOT NULL,    -- JSON array
    captured_at    TEXT NOT NULL,
    status         INTEGER NOT NULL,
    content_type   TEXT NOT NULL,
    payload_sha256 TEXT NOT NULL,    -- of the unpacked body
    record_sha256  TEXT NOT NULL,    -- of the bytes in the archive
    length         INTEGER NOT NULL, -- of the bytes in the archive
    chain          TEXT NOT NULL,    -- SHA-256 over the link before and this row
    spool_file     TEXT REFERENCES evidence_files (name),
    spool_offset   INTEGER,
    kept_file      TEXT REFERENCES evidence_files (name),
    kept_offset    INTEGER,
    CHECK ((spool_file IS NULL) = (spool_offset IS NULL) AND (kept_file IS NULL) = (kept_offset IS NULL)),
    CHECK (spool_file IS NOT NULL OR kept_file IS NOT NULL)
) STRICT;
CREATE INDEX captures_of ON captures (address_id);
CREATE INDEX captures_in_spool ON captures (spool_file, spool_offset);
CREATE INDEX captures_in_kept ON captures (kept_file, kept_offset);

-- What a time-stamping service said of the chain (RFC 3161), as it came.
CREATE TABLE stamps (
    id       INTEGER PRIMARY KEY,
    number   INTEGER NOT NULL,       -- of the last capture stamped
    chain    TEXT NOT NULL,          -- its link
    at       TEXT NOT NULL,
    service  TEXT NOT NULL,
    response BLOB NOT NULL
) STRICT;

-- == Revisions ========================================================================

ALTER TABLE revisions ADD COLUMN difference TEXT NOT NULL DEFAULT '[]';  -- to the revision before, JSON
ALTER TABLE revisions ADD COLUMN capture INTEGER REFERENCES captures (number);

-- When an article is looked at again.
CREATE TABLE revisits (
    article_id  INTEGER PRIMARY KEY REFERENCES articles (id),
    next_at     TEXT,                -- NULL: never again
    tries       INTEGER NOT NULL,    -- failed in a row
    vanished_at TEXT                 -- since when its address is gone; NULL: it is there
) STRICT;
CREATE INDEX revisits_due ON revisits (next_at) WHERE next_at IS NOT NULL;
-- Older clips are not looked at again: there is no captured page to compare with.
INSERT INTO revisits SELECT id, NULL, 0, NULL FROM articles WHERE address_id IS NOT NULL;

-- Every look at it.
CREATE TABLE visits (
    id         INTEGER PRIMARY KEY,
    article_id INTEGER NOT NULL REFERENCES articles (id),
    at         TEXT NOT NULL,
    outcome    TEXT NOT NULL CHECK (outcome IN ('same', 'changed', 'vanished', 'returned', 'failed')),
    reason     TEXT NOT NULL,
    capture    INTEGER REFERENCES captures (number)
) STRICT;
CREATE INDEX visits_of ON visits (article_id, at);
"""
