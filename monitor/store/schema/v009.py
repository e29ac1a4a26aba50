"""The ninth schema, as SQL: facts, refuted claims and arguments that people entered; flags of the watch; what people decide of flags.

Frozen once released. Not here: the schemas before it (v001.py to v008.py).
"""

SQL = """
-- == What people entered: append-only =================================================

-- A row of one of the three registers, as rules/facts/*.toml would hold it. Ids are unique over all of them and those files.
CREATE TABLE register_rows (
    number     INTEGER PRIMARY KEY AUTOINCREMENT,
    register   TEXT NOT NULL CHECK (register IN ('fact', 'claim', 'argument')),
    id         TEXT NOT NULL UNIQUE,
    body       TEXT NOT NULL,  -- JSON
    entered_by TEXT NOT NULL,  -- the login
    entered_at TEXT NOT NULL
) STRICT;
CREATE INDEX register_rows_of ON register_rows (register, number);
CREATE INDEX register_rows_after ON register_rows (json_extract(body, '$.supersedes'));

-- A row that was entered by mistake, and since when it counts no more. What holds no longer is superseded, not withdrawn.
CREATE TABLE register_withdrawals (
    number       INTEGER PRIMARY KEY REFERENCES register_rows (number),
    reason       TEXT NOT NULL,
    withdrawn_by TEXT NOT NULL,
    withdrawn_at TEXT NOT NULL
) STRICT;

CREATE TRIGGER register_rows_stay BEFORE UPDATE ON register_rows
BEGIN SELECT RAISE(ABORT, 'what people entered is never changed'); END;
CREATE TRIGGER register_rows_stay_there BEFORE DELETE ON register_rows
BEGIN SELECT RAISE(ABORT, 'what people entered is never removed'); END;
CREATE TRIGGER register_withdrawals_stay BEFORE UPDATE ON register_withdrawals
BEGIN SELECT RAISE(ABORT, 'what people decided is never changed'); END;
CREATE TRIGGER register_withdrawals_stay_there BEFORE DELETE ON register_withdrawals
BEGIN SELECT RAISE(ABORT, 'what people decided is never removed'); END;

-- == What the machine says: replaceable ================================================

-- 'text': told from the words of the article and the rules alone, when it was read;
-- 'watch': told from what is around it: entered rows, its story, its revisions, older articles.
ALTER TABLE flags ADD COLUMN origin TEXT NOT NULL DEFAULT 'text' CHECK (origin IN ('text', 'watch'));
CREATE INDEX flags_by_score ON flags (score, article_id);
CREATE INDEX flags_by_kind ON flags (kind, article_id);

-- What the watch looked at: an article is looked at again when its key is another.
CREATE TABLE watched (
    article_id INTEGER PRIMARY KEY REFERENCES articles (id),
    key        TEXT NOT NULL,  -- of its revision, its story, and the version of rules and registers
    watched_at TEXT NOT NULL
) STRICT;

-- How far the watch has come, in one row: what did not change since, it need not look for.
CREATE TABLE watch_state (
    id      INTEGER PRIMARY KEY CHECK (id = 1),
    version TEXT NOT NULL,     -- of rules and registers
    since   TEXT NOT NULL,     -- articles published since then were looked at
    seq     INTEGER NOT NULL   -- the last change of `touched` that was seen
) STRICT;

-- == What people decided of flags: append-only =========================================

-- A flag is known by the article, its revision, its kind, what it was held against, and its sentence.
CREATE TABLE flag_acts (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    article_id INTEGER NOT NULL REFERENCES articles (id),
    revision   INTEGER NOT NULL,
    kind       TEXT NOT NULL,
    fact       TEXT NOT NULL,
    sentence   TEXT NOT NULL,
    act        TEXT NOT NULL CHECK (act IN ('dismissed', 'accepted', 'reopened')),
    reason     TEXT NOT NULL,
    flag       TEXT NOT NULL,  -- JSON, whole, as it stood: the machine may say it otherwise or no more tomorrow
    acted_by   TEXT NOT NULL,  -- the login
    acted_at   TEXT NOT NULL
) STRICT;
CREATE INDEX flag_acts_of ON flag_acts (article_id, revision, kind, fact, sentence, id);
CREATE TRIGGER flag_acts_stay BEFORE UPDATE ON flag_acts
BEGIN SELECT RAISE(ABORT, 'what people decided is never changed'); END;
CREATE TRIGGER flag_acts_stay_there BEFORE DELETE ON flag_acts
BEGIN SELECT RAISE(ABORT, 'what people decided is never removed'); END;
CREATE TRIGGER touched_flag_acts AFTER INSERT ON flag_acts
BEGIN INSERT OR REPLACE INTO touched (article_id) VALUES (NEW.article_id); END;
"""
