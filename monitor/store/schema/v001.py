"""The first schema, as SQL: sources, addresses, clips, labels, editions, outbox. Frozen: never edited once released.

Not here: later changes; each is a text of its own, named in migrations.py. The sections say who says it: the
crawler, the publisher, the machine, the office. Times are UTC text of one form (times.py).
"""

SQL = """
-- == What was crawled =================================================================

-- One address of a source: what it answered last, and when it is asked again.
CREATE TABLE polls (
    source        TEXT NOT NULL,
    url           TEXT NOT NULL,
    etag          TEXT NOT NULL,
    last_modified TEXT NOT NULL,
    last_try      TEXT,
    last_success  TEXT,              -- NULL: never yet
    next_poll     TEXT,
    failures      INTEGER NOT NULL,  -- since the last success
    outcome       TEXT NOT NULL CHECK (outcome IN ('changed', 'unchanged', 'refused', 'failed')),
    reason        TEXT NOT NULL,
    PRIMARY KEY (source, url)
) STRICT, WITHOUT ROWID;

-- Every poll there ever was.
CREATE TABLE poll_events (
    id      INTEGER PRIMARY KEY,
    source  TEXT NOT NULL,
    url     TEXT NOT NULL,
    at      TEXT NOT NULL,
    outcome TEXT NOT NULL,
    reason  TEXT NOT NULL,
    new     INTEGER NOT NULL,
    known   INTEGER NOT NULL
) STRICT;
CREATE INDEX poll_events_of ON poll_events (source, url, at);

-- One record per article on the net: the ledger. AUTOINCREMENT: an address merged into another
-- is removed, and its number must never mean a different article.
CREATE TABLE addresses (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    key           TEXT NOT NULL UNIQUE,
    url           TEXT NOT NULL,     -- canonical: its name, not always an address that answers
    listed_url    TEXT NOT NULL,     -- as first listed: what is fetched (a trailing slash may matter)
    source        TEXT NOT NULL,     -- that listed it first
    state         TEXT NOT NULL CHECK (state IN ('pending', 'clip', 'copy', 'outside-scope', 'junk',
                      'forbidden', 'not-an-article', 'unreadable', 'gone')),
    reason        TEXT NOT NULL,     -- of the state; while pending: of the last postponement
    first_seen    TEXT NOT NULL,
    title         TEXT NOT NULL,     -- as listed; as read, once it was read
    summary       TEXT NOT NULL,
    published     TEXT,
    published_raw TEXT NOT NULL,
    attempts      INTEGER NOT NULL,
    next_try      TEXT NOT NULL,
    ended_at      TEXT,              -- NULL while pending
    text_sha256   TEXT NOT NULL,     -- of the text that was read; '' where none was
    CHECK ((state = 'pending') = (ended_at IS NULL))
) STRICT;
CREATE INDEX addresses_in_order ON addresses (first_seen, url);
CREATE INDEX addresses_by_state ON addresses (state);

-- Every key an address ever had: a feed goes on listing the address from before a redirect.
CREATE TABLE address_keys (
    key        TEXT PRIMARY KEY,
    address_id INTEGER NOT NULL REFERENCES addresses (id)
) STRICT, WITHOUT ROWID;
CREATE INDEX address_keys_of ON address_keys (address_id);

-- Every address it was ever listed under or reached through, the canonical one included.
CREATE TABLE aliases (
    url        TEXT PRIMARY KEY,
    address_id INTEGER NOT NULL REFERENCES addresses (id)
) STRICT, WITHOUT ROWID;
CREATE INDEX aliases_of ON aliases (address_id);

-- == What the publisher said ==========================================================

-- An article that is kept. Paper clips have no address.
CREATE TABLE articles (
    id           INTEGER PRIMARY KEY,
    address_id   INTEGER UNIQUE REFERENCES addresses (id),
    source       TEXT NOT NULL,      -- '' for a paper clip
    outlet       TEXT NOT NULL,
    outlet_group TEXT NOT NULL,
    medium       TEXT NOT NULL,
    entered_by   TEXT NOT NULL,      -- '' unless a person brought it
    clipped_at   TEXT NOT NULL
) STRICT;
CREATE INDEX articles_in_order ON articles (clipped_at);

-- Its words, every version of them; the highest number is what it says today.
CREATE TABLE revisions (
    article_id     INTEGER NOT NULL REFERENCES articles (id),
    number         INTEGER NOT NULL,
    seen_at        TEXT NOT NULL,
    url            TEXT NOT NULL,
    canonical      TEXT NOT NULL,
    title          TEXT NOT NULL,
    lead           TEXT NOT NULL,
    text           TEXT NOT NULL,
    published      TEXT NOT NULL,
    published_from TEXT NOT NULL,
    published_raw  TEXT NOT NULL,
    authors        TEXT NOT NULL,    -- JSON array; evidence, never a search field
    language       TEXT NOT NULL,
    title_only     INTEGER NOT NULL,
    text_sha256    TEXT NOT NULL,
    PRIMARY KEY (article_id, number)
) STRICT;

-- == What the machine says: replaceable, each with the version of the rules ===========

CREATE TABLE tags (
    article_id    INTEGER PRIMARY KEY REFERENCES articles (id),
    province      TEXT NOT NULL,
    tone          TEXT,              -- NULL: no tone toward the province
    tone_unsure   INTEGER NOT NULL,
    rules_version TEXT NOT NULL
) STRICT;

CREATE TABLE tag_topics (
    article_id INTEGER NOT NULL REFERENCES tags (article_id),
    position   INTEGER NOT NULL,     -- 0 is the main topic
    topic      TEXT NOT NULL,
    score      REAL NOT NULL,
    PRIMARY KEY (article_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE tag_places (
    article_id INTEGER NOT NULL REFERENCES tags (article_id),
    position   INTEGER NOT NULL,
    name       TEXT NOT NULL,
    code       TEXT NOT NULL,
    PRIMARY KEY (article_id, position)
) STRICT, WITHOUT ROWID;

-- The words that caused a label, and the rule that looked for them.
CREATE TABLE evidence (
    article_id     INTEGER NOT NULL REFERENCES tags (article_id),
    label          TEXT NOT NULL CHECK (label IN ('province', 'topic', 'place', 'tone', 'junk')),
    label_position INTEGER NOT NULL, -- of the topic or place; 0 for the others
    position       INTEGER NOT NULL,
    field          TEXT NOT NULL,
    "start"        INTEGER NOT NULL, -- code points of the field
    "end"          INTEGER NOT NULL,
    text           TEXT NOT NULL,
    rule           TEXT NOT NULL,
    PRIMARY KEY (article_id, label, label_position, position)
) STRICT, WITHOUT ROWID;

-- A statement that differs from a document.
CREATE TABLE flags (
    article_id    INTEGER NOT NULL REFERENCES articles (id),
    position      INTEGER NOT NULL,
    kind          TEXT NOT NULL,
    sentence      TEXT NOT NULL,
    found         TEXT NOT NULL,
    expected      TEXT NOT NULL,
    fact          TEXT NOT NULL,
    explanation   TEXT NOT NULL,
    score         REAL NOT NULL,
    rules_version TEXT NOT NULL,
    PRIMARY KEY (article_id, position)
) STRICT, WITHOUT ROWID;

-- An article that repeats another: an appearance of the original, not an item of its own.
CREATE TABLE copies (
    article_id  INTEGER PRIMARY KEY REFERENCES articles (id),
    original_id INTEGER NOT NULL REFERENCES articles (id),
    CHECK (article_id <> original_id)
) STRICT;
CREATE INDEX copies_of ON copies (original_id);

-- MinHash of a text; only signatures of one scheme may be compared.
CREATE TABLE signatures (
    article_id INTEGER PRIMARY KEY REFERENCES articles (id),
    scheme     TEXT NOT NULL,
    signature  BLOB NOT NULL,        -- unsigned 64-bit integers, little-endian
    bands      TEXT NOT NULL,        -- JSON array, in order
    numbers    TEXT NOT NULL         -- JSON array: the distinct numbers of the text, sorted
) STRICT;

CREATE TABLE bands (
    band       TEXT NOT NULL,
    scheme     TEXT NOT NULL,
    article_id INTEGER NOT NULL REFERENCES signatures (article_id),
    PRIMARY KEY (band, scheme, article_id)
) STRICT, WITHOUT ROWID;

-- == What was told: written once, never changed =======================================

CREATE TABLE editions (
    number  INTEGER PRIMARY KEY,
    kind    TEXT NOT NULL,
    due     TEXT NOT NULL,
    since   TEXT NOT NULL,
    cut_at  TEXT NOT NULL,
    made_at TEXT NOT NULL,
    frozen  TEXT NOT NULL,           -- JSON: renders the same for ever
    UNIQUE (kind, due)               -- one per digest hour
) STRICT;

-- The primary key is the promise: an article is in exactly one edition.
CREATE TABLE edition_articles (
    article_id INTEGER PRIMARY KEY REFERENCES articles (id),
    edition    INTEGER NOT NULL REFERENCES editions (number),
    role       TEXT NOT NULL CHECK (role IN ('item', 'copy', 'archived'))
) STRICT;
CREATE INDEX edition_articles_of ON edition_articles (edition, role);

CREATE TABLE outbox (
    id         INTEGER PRIMARY KEY,
    edition    INTEGER NOT NULL REFERENCES editions (number),
    recipient  TEXT NOT NULL,
    message_id TEXT NOT NULL UNIQUE,
    body       BLOB NOT NULL,
    state      TEXT NOT NULL CHECK (state IN ('waiting', 'sent', 'refused'))
) STRICT;
CREATE INDEX outbox_of ON outbox (edition);
CREATE INDEX outbox_waiting ON outbox (edition) WHERE state = 'waiting';

CREATE TABLE outbox_tries (
    id      INTEGER PRIMARY KEY,
    message INTEGER NOT NULL REFERENCES outbox (id),
    at      TEXT NOT NULL,
    sent    INTEGER NOT NULL,
    reason  TEXT NOT NULL
) STRICT;
CREATE INDEX outbox_tries_of ON outbox_tries (message);

-- == What people decided: its tables come with reviews, cases and facts; append-only ==
"""
