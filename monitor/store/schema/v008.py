"""The eighth schema, as SQL: who works at the desk, what they mark and plan there, and the log of what they did.

Not here: the schemas before it (v001.py to v007.py). Frozen once released.
"""

SQL = """
-- == Who works at the desk =============================================================

CREATE TABLE accounts (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    login        TEXT NOT NULL UNIQUE COLLATE NOCASE CHECK (login <> ''),
    name         TEXT NOT NULL UNIQUE CHECK (name <> ''), -- as it stands beside what the person decides
    role         TEXT NOT NULL CHECK (role IN ('viewer', 'officer', 'approver', 'admin')),
    password     TEXT NOT NULL,      -- argon2; '': signs in by the province's own service only
    subject      TEXT NOT NULL DEFAULT '', -- there: issuer and subject; '': none
    active       INTEGER NOT NULL DEFAULT 1,
    renew        INTEGER NOT NULL DEFAULT 0, -- 1: somebody else set the password, so it is changed first
    failures     INTEGER NOT NULL DEFAULT 0, -- wrong passwords in a row
    locked_until TEXT,               -- by the real clock; NULL: not locked
    made_at      TEXT NOT NULL
) STRICT;

CREATE UNIQUE INDEX accounts_by_subject ON accounts (subject) WHERE subject <> '';

-- A browser that is signed in. Times are of the real clock.
CREATE TABLE sessions (
    token      TEXT PRIMARY KEY,     -- SHA-256 of what the browser holds
    account_id INTEGER NOT NULL REFERENCES accounts (id),
    began      TEXT NOT NULL,
    seen       TEXT NOT NULL,        -- the last use, to some minutes
    ends       TEXT NOT NULL,
    address    TEXT NOT NULL,
    by_service INTEGER NOT NULL DEFAULT 0 -- 1: the province's own service said who it is, without the password here
) STRICT, WITHOUT ROWID;

CREATE INDEX sessions_of ON sessions (account_id);

-- What the desk must know again after a restart, such as the key that signs its forms.
CREATE TABLE desk_secrets (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- What people did, each line chained to the one before it.
CREATE TABLE audit (
    number  INTEGER PRIMARY KEY AUTOINCREMENT,
    at      TEXT NOT NULL,
    login   TEXT NOT NULL,           -- '': nobody was signed in
    name    TEXT NOT NULL,
    address TEXT NOT NULL,           -- the browser came from; '': the command line
    act     TEXT NOT NULL CHECK (act <> ''),
    about   TEXT NOT NULL,           -- such as "clip 12"
    detail  TEXT NOT NULL,           -- JSON object
    chain   TEXT NOT NULL            -- SHA-256 over the link before and this row
) STRICT;

CREATE INDEX audit_about ON audit (about);
CREATE INDEX audit_by_login ON audit (login);

CREATE TRIGGER audit_stays BEFORE UPDATE ON audit
BEGIN SELECT RAISE (ABORT, 'the log of what people did is never changed'); END;
CREATE TRIGGER audit_is_kept BEFORE DELETE ON audit
BEGIN SELECT RAISE (ABORT, 'the log of what people did is never shortened'); END;

CREATE TABLE saved_searches (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    account_id INTEGER NOT NULL REFERENCES accounts (id),
    name       TEXT NOT NULL CHECK (name <> ''),
    asked      TEXT NOT NULL,        -- the query string of the list
    shared     INTEGER NOT NULL,     -- 1: everybody sees it
    made_at    TEXT NOT NULL,
    UNIQUE (account_id, name)
) STRICT;

-- == What people do with an article ====================================================

-- 'withdraw' takes a person's own word back, as if it had never been said. What an undone word stood over stands again
-- as the word that it was, in its old place among the others: the row that says so names it.
CREATE TABLE decisions_8 (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    article_id INTEGER NOT NULL REFERENCES articles (id),
    revision   INTEGER NOT NULL,    -- that the person saw
    at         TEXT NOT NULL,
    who        TEXT NOT NULL CHECK (who <> ''),
    label      TEXT NOT NULL CHECK (label IN ('province', 'topic', 'place', 'tone')),
    value      TEXT NOT NULL CHECK (value <> ''),
    verdict    TEXT NOT NULL CHECK (verdict IN ('accept', 'drop', 'add', 'withdraw')),
    note       TEXT NOT NULL,
    restores   INTEGER REFERENCES decisions_8 (id),
    FOREIGN KEY (article_id, revision) REFERENCES revisions (article_id, number)
) STRICT;

INSERT INTO decisions_8 (id, article_id, revision, at, who, label, value, verdict, note)
SELECT id, article_id, revision, at, who, label, value, verdict, note FROM decisions;
DROP TABLE decisions;
ALTER TABLE decisions_8 RENAME TO decisions;

CREATE INDEX decisions_of ON decisions (article_id, label, value);
CREATE INDEX decisions_by_value ON decisions (label, value);

CREATE TRIGGER decisions_stay BEFORE UPDATE ON decisions
BEGIN SELECT RAISE (ABORT, 'what a person decided is never changed'); END;
CREATE TRIGGER decisions_are_kept BEFORE DELETE ON decisions
BEGIN SELECT RAISE (ABORT, 'what a person decided is never removed'); END;

-- Looked through, opened again, a note, given to somebody: append-only, the newest of each act stands.
CREATE TABLE clip_acts (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    article_id INTEGER NOT NULL REFERENCES articles (id),
    revision   INTEGER NOT NULL,    -- that the person saw
    at         TEXT NOT NULL,
    who        TEXT NOT NULL CHECK (who <> ''),
    act        TEXT NOT NULL CHECK (act IN ('reviewed', 'reopened', 'note', 'assign')),
    text       TEXT NOT NULL,       -- of a note; the login that an article is given to, '' takes it back; of 'reviewed'
                                    -- that stands again, and of 'reopened' that undoes one: who had looked through
    restores   INTEGER REFERENCES clip_acts (id), -- the act that stands again by this one, as it stood
    FOREIGN KEY (article_id, revision) REFERENCES revisions (article_id, number)
) STRICT;

CREATE INDEX clip_acts_of ON clip_acts (article_id, act);

CREATE TRIGGER clip_acts_stay BEFORE UPDATE ON clip_acts
BEGIN SELECT RAISE (ABORT, 'what a person decided is never changed'); END;
CREATE TRIGGER clip_acts_are_kept BEFORE DELETE ON clip_acts
BEGIN SELECT RAISE (ABORT, 'what a person decided is never removed'); END;

-- What stands of them. No word of a person hangs on it: it can be made anew from clip_acts.
CREATE TABLE clip_marks (
    article_id  INTEGER PRIMARY KEY REFERENCES articles (id),
    reviewed_by TEXT NOT NULL DEFAULT '',
    reviewed_at TEXT,
    reviewed_revision INTEGER NOT NULL DEFAULT 0, -- it counts as looked through while there is no newer one
    assigned_to TEXT NOT NULL DEFAULT '', -- login
    notes       INTEGER NOT NULL DEFAULT 0
) STRICT;

-- What each person has read: a convenience of theirs, no decision.
CREATE TABLE clip_reads (
    account_id INTEGER NOT NULL REFERENCES accounts (id),
    article_id INTEGER NOT NULL REFERENCES articles (id),
    PRIMARY KEY (account_id, article_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX clip_reads_of ON clip_reads (article_id);

-- == The digest before it is cut =======================================================

-- What people plan for the edition that is cut next; append-only, the newest of each stands.
CREATE TABLE digest_acts (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    edition    INTEGER NOT NULL,    -- number of the edition that it is planned for
    at         TEXT NOT NULL,
    who        TEXT NOT NULL CHECK (who <> ''),
    act        TEXT NOT NULL CHECK (act IN ('drop', 'keep', 'order', 'note', 'withdraw')),
    article_id INTEGER REFERENCES articles (id), -- of drop and keep, and of what takes them back
    section    TEXT NOT NULL,       -- of order, and of what takes it back: "II" to "VI"
    text       TEXT NOT NULL,       -- reason of a drop; order: JSON array of articles; a note
    undoes     INTEGER REFERENCES digest_acts (id), -- of withdraw: what stood before that act stands again
    CHECK (act = 'withdraw' OR (act IN ('drop', 'keep')) = (article_id IS NOT NULL)),
    CHECK ((act = 'withdraw') = (undoes IS NOT NULL))
) STRICT;

CREATE INDEX digest_acts_of ON digest_acts (edition, act);
CREATE INDEX digest_acts_of_article ON digest_acts (article_id) WHERE article_id IS NOT NULL;

CREATE TRIGGER digest_acts_stay BEFORE UPDATE ON digest_acts
BEGIN SELECT RAISE (ABORT, 'what a person decided is never changed'); END;
CREATE TRIGGER digest_acts_are_kept BEFORE DELETE ON digest_acts
BEGIN SELECT RAISE (ABORT, 'what a person decided is never removed'); END;

ALTER TABLE editions ADD COLUMN approved_by TEXT NOT NULL DEFAULT '';
ALTER TABLE editions ADD COLUMN approved_at TEXT;

-- 'dropped': people left it out of the edition that would have told it.
CREATE TABLE edition_articles_8 (
    article_id INTEGER PRIMARY KEY REFERENCES articles (id),
    edition    INTEGER NOT NULL REFERENCES editions (number),
    role       TEXT NOT NULL CHECK (role IN ('item', 'copy', 'archived', 'dropped'))
) STRICT;

INSERT INTO edition_articles_8 SELECT article_id, edition, role FROM edition_articles;
DROP TABLE edition_articles;
ALTER TABLE edition_articles_8 RENAME TO edition_articles;
CREATE INDEX edition_articles_of ON edition_articles (edition, role);

-- == What changed, for lists that are kept in memory ====================================

-- The articles of which something changed that lists show, the newest change last. An article stands once.
CREATE TABLE touched (
    seq        INTEGER PRIMARY KEY AUTOINCREMENT,
    article_id INTEGER NOT NULL UNIQUE REFERENCES articles (id)
) STRICT;

INSERT INTO touched (article_id) SELECT id FROM articles ORDER BY id;

-- Rows that name an article are looked for by it where a trigger stands on articles.
CREATE INDEX picks_of_article ON picks (article_id);
CREATE INDEX stories_by_founder ON stories (founder_id);

CREATE TRIGGER touched_article AFTER INSERT ON articles
BEGIN INSERT OR REPLACE INTO touched (article_id) VALUES (NEW.id); END;
CREATE TRIGGER touched_article_again AFTER UPDATE ON articles
BEGIN INSERT OR REPLACE INTO touched (article_id) VALUES (NEW.id); END;
CREATE TRIGGER touched_revision AFTER INSERT ON revisions
BEGIN INSERT OR REPLACE INTO touched (article_id) VALUES (NEW.article_id); END;
CREATE TRIGGER touched_revision_again AFTER UPDATE ON revisions
BEGIN INSERT OR REPLACE INTO touched (article_id) VALUES (NEW.article_id); END;
CREATE TRIGGER touched_tags AFTER INSERT ON tags
BEGIN INSERT OR REPLACE INTO touched (article_id) VALUES (NEW.article_id); END;
CREATE TRIGGER touched_flags AFTER INSERT ON flags
BEGIN INSERT OR REPLACE INTO touched (article_id) VALUES (NEW.article_id); END;
CREATE TRIGGER touched_flags_away AFTER DELETE ON flags
BEGIN INSERT OR REPLACE INTO touched (article_id) VALUES (OLD.article_id); END;
CREATE TRIGGER touched_copies AFTER INSERT ON copies
BEGIN INSERT OR REPLACE INTO touched (article_id) VALUES (NEW.article_id), (NEW.original_id); END;
CREATE TRIGGER touched_copies_again AFTER UPDATE ON copies
BEGIN INSERT OR REPLACE INTO touched (article_id) VALUES (NEW.article_id), (NEW.original_id), (OLD.original_id); END;
CREATE TRIGGER touched_copies_away AFTER DELETE ON copies
BEGIN INSERT OR REPLACE INTO touched (article_id) VALUES (OLD.article_id), (OLD.original_id); END;
CREATE TRIGGER touched_decisions AFTER INSERT ON decisions
BEGIN INSERT OR REPLACE INTO touched (article_id) VALUES (NEW.article_id); END;
CREATE TRIGGER touched_acts AFTER INSERT ON clip_acts
BEGIN INSERT OR REPLACE INTO touched (article_id) VALUES (NEW.article_id); END;
CREATE TRIGGER touched_vanished AFTER UPDATE OF vanished_at ON revisits WHEN NEW.vanished_at IS NOT OLD.vanished_at
BEGIN INSERT OR REPLACE INTO touched (article_id) VALUES (NEW.article_id); END;
CREATE TRIGGER touched_told AFTER INSERT ON edition_articles
BEGIN INSERT OR REPLACE INTO touched (article_id) VALUES (NEW.article_id); END;
-- Members are written by upserts, under which OR REPLACE in a trigger does not hold.
CREATE TRIGGER touched_story AFTER INSERT ON story_members
BEGIN DELETE FROM touched WHERE article_id = NEW.article_id; INSERT INTO touched (article_id) VALUES (NEW.article_id); END;
CREATE TRIGGER touched_story_again AFTER UPDATE OF story_id ON story_members WHEN NEW.story_id <> OLD.story_id
BEGIN DELETE FROM touched WHERE article_id = NEW.article_id; INSERT INTO touched (article_id) VALUES (NEW.article_id); END;
CREATE TRIGGER touched_story_away AFTER DELETE ON story_members
BEGIN DELETE FROM touched WHERE article_id = OLD.article_id; INSERT INTO touched (article_id) VALUES (OLD.article_id); END;
CREATE TRIGGER touched_placed AFTER INSERT ON story_placements
BEGIN DELETE FROM touched WHERE article_id = NEW.article_id; INSERT INTO touched (article_id) VALUES (NEW.article_id); END;
CREATE TRIGGER touched_indexed AFTER INSERT ON search_docs
BEGIN INSERT OR REPLACE INTO touched (article_id) VALUES (NEW.article_id); END;
CREATE TRIGGER touched_unindexed AFTER DELETE ON search_docs
BEGIN INSERT OR REPLACE INTO touched (article_id) VALUES (OLD.article_id); END;

-- == For searches, so that none reads a table from end to end ==========================

CREATE INDEX articles_by_group ON articles (outlet_group);
CREATE INDEX articles_by_source ON articles (source);
-- An expression, so that no question that has a better way takes this one.
CREATE INDEX articles_by_scope ON articles (in_scope + 0);
CREATE INDEX tags_by_province ON tags (province);
CREATE INDEX tags_by_tone ON tags (tone);
CREATE INDEX search_docs_by_time ON search_docs (published, article_id);
CREATE INDEX search_docs_by_language ON search_docs (language, article_id);
CREATE INDEX merged_by_time ON merged (recorded_at, source);
"""
