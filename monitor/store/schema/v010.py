"""The tenth schema, as SQL: cases, step by step, and the files that people put into them.

Frozen once released. Not here: the schemas before it (v001.py to v009.py).
"""

SQL = """
-- == Cases: what people did, append-only ===============================================

CREATE TABLE cases (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    opened_at TEXT NOT NULL
) STRICT;

CREATE TABLE case_files (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    case_id    INTEGER NOT NULL REFERENCES cases (id),
    name       TEXT NOT NULL,
    media_type TEXT NOT NULL,
    size       INTEGER NOT NULL,
    sha256     TEXT NOT NULL,
    content    BLOB NOT NULL,
    added_by   TEXT NOT NULL,  -- the login
    added_at   TEXT NOT NULL
) STRICT;
CREATE INDEX case_files_of ON case_files (case_id, id);

CREATE TABLE case_steps (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    case_id    INTEGER NOT NULL REFERENCES cases (id),
    kind       TEXT NOT NULL,
    at         TEXT NOT NULL,  -- when it happened, as the person says
    entered_at TEXT NOT NULL,
    acted_by   TEXT NOT NULL,  -- the login
    name       TEXT NOT NULL,  -- of the person, as it was then
    note       TEXT NOT NULL,
    paper      TEXT NOT NULL,  -- number of a document
    paper_day  TEXT,
    file_id    INTEGER REFERENCES case_files (id),
    body       TEXT NOT NULL   -- JSON, by kind
) STRICT;
CREATE INDEX case_steps_of ON case_steps (case_id, id);
CREATE INDEX case_steps_linking ON case_steps (json_extract(body, '$.article')) WHERE kind = 'linked';
CREATE INDEX case_steps_accepting ON case_steps (json_extract(body, '$.act')) WHERE kind = 'linked';

CREATE TRIGGER cases_stay BEFORE UPDATE ON cases
BEGIN SELECT RAISE(ABORT, 'what people decided is never changed'); END;
CREATE TRIGGER cases_stay_there BEFORE DELETE ON cases
BEGIN SELECT RAISE(ABORT, 'what people decided is never removed'); END;
CREATE TRIGGER case_steps_stay BEFORE UPDATE ON case_steps
BEGIN SELECT RAISE(ABORT, 'what people decided is never changed'); END;
CREATE TRIGGER case_steps_stay_there BEFORE DELETE ON case_steps
BEGIN SELECT RAISE(ABORT, 'what people decided is never removed'); END;
CREATE TRIGGER case_files_stay BEFORE UPDATE ON case_files
BEGIN SELECT RAISE(ABORT, 'what people entered is never changed'); END;
CREATE TRIGGER case_files_stay_there BEFORE DELETE ON case_files
BEGIN SELECT RAISE(ABORT, 'what people entered is never removed'); END;
CREATE TRIGGER touched_case_steps AFTER INSERT ON case_steps WHEN NEW.kind IN ('linked', 'unlinked')
BEGIN INSERT OR REPLACE INTO touched (article_id) VALUES (json_extract(NEW.body, '$.article')); END;
"""
