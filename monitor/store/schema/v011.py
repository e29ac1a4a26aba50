"""The eleventh schema, as SQL: briefings that were frozen, with their files; what the units report to the office.

Frozen once released. Not here: the schemas before it (v001.py to v010.py).
"""

SQL = """
-- == Briefings as they were frozen: append-only =======================================

CREATE TABLE briefings (
    period    TEXT PRIMARY KEY,  -- "2026Q3"
    frozen_at TEXT NOT NULL,
    frozen_by TEXT NOT NULL,     -- the login
    name      TEXT NOT NULL,     -- of the person, as it was then
    body      BLOB NOT NULL      -- JSON lines: the whole, then each item; zlib
) STRICT;

-- What was rendered of it then: whatever a later program or rule makes of it, these bytes stay.
CREATE TABLE briefing_files (
    period  TEXT NOT NULL REFERENCES briefings (period),
    name    TEXT NOT NULL,       -- "bao-cao.docx"
    sha256  TEXT NOT NULL,
    content BLOB NOT NULL,       -- zlib
    PRIMARY KEY (period, name)
) STRICT, WITHOUT ROWID;

-- == What units report: append-only; the newest of a unit and a period counts ==========

CREATE TABLE unit_reports (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    period      TEXT NOT NULL,   -- "2026", "2026H1", "2026Q3"
    unit        TEXT NOT NULL,   -- id in rules/deadlines.toml, or its name
    received_on TEXT NOT NULL,   -- day
    paper       TEXT NOT NULL,   -- number of its document
    entered_by  TEXT NOT NULL,   -- the login
    entered_at  TEXT NOT NULL,
    body        TEXT NOT NULL    -- JSON
) STRICT;
CREATE INDEX unit_reports_of ON unit_reports (period, unit, id);

CREATE TRIGGER briefings_stay BEFORE UPDATE ON briefings
BEGIN SELECT RAISE(ABORT, 'what was frozen is never changed'); END;
CREATE TRIGGER briefings_stay_there BEFORE DELETE ON briefings
BEGIN SELECT RAISE(ABORT, 'what was frozen is never removed'); END;
CREATE TRIGGER briefing_files_stay BEFORE UPDATE ON briefing_files
BEGIN SELECT RAISE(ABORT, 'what was frozen is never changed'); END;
CREATE TRIGGER briefing_files_stay_there BEFORE DELETE ON briefing_files
BEGIN SELECT RAISE(ABORT, 'what was frozen is never removed'); END;
-- INSERT OR REPLACE would pass by the two above.
CREATE TRIGGER briefings_once BEFORE INSERT ON briefings WHEN EXISTS (SELECT 1 FROM briefings WHERE period = NEW.period)
BEGIN SELECT RAISE(ABORT, 'what was frozen is never replaced'); END;
CREATE TRIGGER briefing_files_once BEFORE INSERT ON briefing_files
WHEN EXISTS (SELECT 1 FROM briefing_files WHERE period = NEW.period AND name = NEW.name)
BEGIN SELECT RAISE(ABORT, 'what was frozen is never replaced'); END;
CREATE TRIGGER unit_reports_stay BEFORE UPDATE ON unit_reports
BEGIN SELECT RAISE(ABORT, 'what people entered is never changed'); END;
CREATE TRIGGER unit_reports_stay_there BEFORE DELETE ON unit_reports
BEGIN SELECT RAISE(ABORT, 'what people entered is never removed'); END;
"""
