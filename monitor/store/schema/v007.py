"""The seventh schema, as SQL: mails with every try, what was rendered, what people add to a digest, what the schedule did.

Not here: the schemas before it (v001.py to v006.py). Frozen once released.
"""

SQL = """
-- == What was told ====================================================================

-- A mail, kept before its first try. It takes the place of `outbox`: mails of alerts and reminders tell of no edition.
CREATE TABLE messages (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    kind       TEXT NOT NULL CHECK (kind IN ('digest', 'report', 'alert', 'reminder')),
    edition    INTEGER REFERENCES editions (number), -- of a digest
    about      TEXT NOT NULL,        -- of the others: what it tells of, such as "2026-W48"; '' for a digest
    audience   TEXT NOT NULL,        -- the group of recipients; '' for those of the whole digest
    recipient  TEXT NOT NULL,
    message_id TEXT NOT NULL UNIQUE,
    made_at    TEXT NOT NULL,
    not_before TEXT NOT NULL,        -- the group's hour
    state      TEXT NOT NULL CHECK (state IN ('waiting', 'sent', 'refused', 'withdrawn')),
    next_try   TEXT NOT NULL,
    note       TEXT NOT NULL DEFAULT '', -- what a person decided of it, in words
    packed     INTEGER NOT NULL,     -- 1: the body is zlib; 0: as it is, kept by the first schema
    body       BLOB NOT NULL,        -- last: to read a column behind it, SQLite reads it too
    CHECK ((kind = 'digest') = (edition IS NOT NULL))
) STRICT;
CREATE UNIQUE INDEX messages_once ON messages (edition, recipient) WHERE edition IS NOT NULL;
CREATE UNIQUE INDEX messages_once_about ON messages (kind, about, recipient) WHERE edition IS NULL;
CREATE INDEX messages_by_state ON messages (state);

-- A try is kept when it begins. One without an end broke off: the server may have taken the mail.
CREATE TABLE message_tries (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    message_id INTEGER NOT NULL REFERENCES messages (id),
    began      TEXT NOT NULL,
    ended      TEXT,
    outcome    TEXT CHECK (outcome IN ('sent', 'later', 'refused', 'unknown')),
    reason     TEXT NOT NULL,
    CHECK ((ended IS NULL) = (outcome IS NULL))
) STRICT;
CREATE INDEX message_tries_of ON message_tries (message_id);
CREATE INDEX message_tries_open ON message_tries (message_id) WHERE ended IS NULL;
CREATE INDEX message_tries_broken_off ON message_tries (message_id) WHERE outcome = 'unknown';

INSERT INTO messages (id, kind, edition, about, audience, recipient, message_id, made_at, not_before, state, next_try,
    packed, body)
SELECT o.id, 'digest', o.edition, '', '', o.recipient, o.message_id, e.made_at, e.made_at, o.state, e.made_at, 0, o.body
FROM outbox o JOIN editions e ON e.number = o.edition ORDER BY o.id;
INSERT INTO message_tries (id, message_id, began, ended, outcome, reason)
SELECT id, message, at, at, CASE WHEN sent THEN 'sent' ELSE 'refused' END, reason FROM outbox_tries ORDER BY id;
DROP TABLE outbox_tries;
DROP TABLE outbox;

-- What an edition was rendered as when it was cut, for ever: a later program may lay it out otherwise.
CREATE TABLE edition_files (
    edition  INTEGER NOT NULL REFERENCES editions (number),
    audience TEXT NOT NULL,          -- the group of recipients; '' for the whole edition
    form     TEXT NOT NULL CHECK (form IN ('html', 'txt', 'csv', 'jsonl')),
    sha256   TEXT NOT NULL,          -- of the content
    content  BLOB NOT NULL,          -- zlib
    PRIMARY KEY (edition, audience, form)
) STRICT;

-- A week or a month, told from its editions. It tells no article anew.
CREATE TABLE reports (
    kind    TEXT NOT NULL CHECK (kind IN ('week', 'month')),
    period  TEXT NOT NULL,           -- "2026-W48", "2026-11"
    due     TEXT NOT NULL,
    made_at TEXT NOT NULL,
    frozen  TEXT NOT NULL,           -- JSON
    html    BLOB NOT NULL,           -- zlib, as it was mailed
    txt     BLOB NOT NULL,
    PRIMARY KEY (kind, period)
) STRICT, WITHOUT ROWID;

-- == What the schedule did ============================================================

-- One run of a job: what it was due for is its name, so that nothing runs twice for one hour.
CREATE TABLE job_runs (
    job     TEXT NOT NULL,
    due     TEXT NOT NULL,
    began   TEXT NOT NULL,
    ended   TEXT,                    -- NULL: it runs, or was killed
    failed  INTEGER NOT NULL DEFAULT 0,
    tries   INTEGER NOT NULL DEFAULT 1, -- 0: that hour was left out
    report  TEXT NOT NULL DEFAULT '',
    doubts  INTEGER NOT NULL DEFAULT 0, -- runs for earlier hours since, while this hour was far ahead of the clock
    PRIMARY KEY (job, due)
) STRICT, WITHOUT ROWID;

-- An article that an alert rule found, once for each of those who were to be told then; which mail told of it (NULL: none yet).
CREATE TABLE alert_hits (
    alert      TEXT NOT NULL,
    article_id INTEGER NOT NULL REFERENCES articles (id),
    recipient  TEXT NOT NULL,        -- in small letters
    found_at   TEXT NOT NULL,
    about      TEXT,                 -- of the mail, as in messages.about; '' for none: nobody was to be told any more
    PRIMARY KEY (alert, article_id, recipient)
) STRICT, WITHOUT ROWID;
CREATE INDEX alert_hits_untold ON alert_hits (found_at) WHERE about IS NULL;
CREATE INDEX alert_hits_of_article ON alert_hits (article_id);
CREATE INDEX alert_hits_of_mail ON alert_hits (about) WHERE about IS NOT NULL;

-- A topic with far more articles than before, once for each of those who were to be told of it.
CREATE TABLE alert_spikes (
    topic     TEXT NOT NULL,
    found_at  TEXT NOT NULL,
    recipient TEXT NOT NULL,         -- in small letters
    spike     TEXT NOT NULL,         -- JSON: its figures when it was found
    about     TEXT,                  -- as in alert_hits
    PRIMARY KEY (topic, found_at, recipient)
) STRICT, WITHOUT ROWID;
CREATE INDEX alert_spikes_untold ON alert_spikes (found_at) WHERE about IS NULL;

-- Since when an alert rule is in force: what was kept before is not told.
CREATE TABLE alert_starts (
    alert TEXT PRIMARY KEY,
    query TEXT NOT NULL,
    since TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- One row: what the archive and the rules were when the rules were last asked; while they are the same, nothing is looked for.
CREATE TABLE alert_look (
    id   INTEGER PRIMARY KEY CHECK (id = 1),
    mark TEXT NOT NULL
) STRICT;

-- == What people decided: append-only =================================================

-- An officer's own words on an article, another sentence to be quoted, a translated title; the newest of each kind stands.
CREATE TABLE clip_words (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    article_id INTEGER NOT NULL REFERENCES articles (id),
    at         TEXT NOT NULL,
    who        TEXT NOT NULL CHECK (who <> ''),
    kind       TEXT NOT NULL CHECK (kind IN ('words', 'quote', 'translation')),
    text       TEXT NOT NULL         -- '': taken back
) STRICT;
CREATE INDEX clip_words_of ON clip_words (article_id, kind);
CREATE TRIGGER clip_words_stay BEFORE UPDATE ON clip_words
BEGIN SELECT RAISE (ABORT, 'what a person decided is never changed'); END;
CREATE TRIGGER clip_words_are_kept BEFORE DELETE ON clip_words
BEGIN SELECT RAISE (ABORT, 'what a person decided is never removed'); END;

-- What a person put into a selection for other bodies, or took out; the newest stands.
CREATE TABLE picks (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    selection  TEXT NOT NULL,
    article_id INTEGER NOT NULL REFERENCES articles (id),
    at         TEXT NOT NULL,
    who        TEXT NOT NULL CHECK (who <> ''),
    chosen     INTEGER NOT NULL
) STRICT;
CREATE INDEX picks_of ON picks (selection, article_id);
CREATE TRIGGER picks_stay BEFORE UPDATE ON picks
BEGIN SELECT RAISE (ABORT, 'what a person decided is never changed'); END;
CREATE TRIGGER picks_are_kept BEFORE DELETE ON picks
BEGIN SELECT RAISE (ABORT, 'what a person decided is never removed'); END;
"""
