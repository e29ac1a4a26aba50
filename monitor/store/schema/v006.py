"""The sixth schema, as SQL: stories, as the machine and as people put them together. Frozen once released.

Not here: the schemas before it (v001.py to v005.py). Articles that were kept before it have no story yet: the program
puts them into stories, not SQL.
"""

SQL = """
-- == What the publisher said ==========================================================

-- Articles of a time, without reading their words.
CREATE INDEX revisions_by_time ON revisions (published, article_id, number);

-- == What the machine says ============================================================

-- AUTOINCREMENT: an id goes on leading somewhere when its story is no more, and must never mean another one.
CREATE TABLE stories (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    founder_id INTEGER NOT NULL REFERENCES articles (id), -- once no article is in the story, its id leads where this one is
    in_scope   INTEGER NOT NULL,                          -- the side of the scope that all its articles are on
    twin_of    INTEGER REFERENCES stories (id)            -- out of scope: what people put there stands here for what came in
) STRICT;
CREATE INDEX stories_twins ON stories (twin_of) WHERE twin_of IS NOT NULL;

-- In which story an original is. Its copies are where it is.
CREATE TABLE story_members (
    article_id INTEGER PRIMARY KEY REFERENCES articles (id),
    story_id   INTEGER NOT NULL REFERENCES stories (id),
    why        TEXT,                 -- JSON: what it has in common with another member; NULL: it founded the story
    version    TEXT NOT NULL,        -- of what decided it
    words      TEXT NOT NULL         -- digests of what it was decided by: its own words and date, and those of the other
) STRICT;
CREATE INDEX story_members_of ON story_members (story_id);

-- == What people decided: append-only =================================================

CREATE TABLE story_acts (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    at       TEXT NOT NULL,
    who      TEXT NOT NULL CHECK (who <> ''),
    act      TEXT NOT NULL CHECK (act IN ('merge', 'split', 'move', 'rename', 'pin')),
    story_id INTEGER NOT NULL REFERENCES stories (id), -- to which it was done; of a move: where the article went
    other_id INTEGER REFERENCES stories (id),          -- of a split: the new story; of a move: where the article was
    detail   TEXT NOT NULL,          -- JSON: the stories merged, the articles meant, the headline given
    note     TEXT NOT NULL
) STRICT;
CREATE INDEX story_acts_of ON story_acts (story_id, act);
CREATE INDEX story_acts_of_other ON story_acts (other_id) WHERE other_id IS NOT NULL;

-- In which story a person put an article; the newest one stands.
CREATE TABLE story_placements (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    article_id INTEGER NOT NULL REFERENCES articles (id),
    story_id   INTEGER NOT NULL REFERENCES stories (id),
    act_id     INTEGER NOT NULL REFERENCES story_acts (id)
) STRICT;
CREATE INDEX story_placements_of_article ON story_placements (article_id);
CREATE INDEX story_placements_of_story ON story_placements (story_id, article_id);

-- Stories that a person merged into another: they are no more, and their ids lead there.
CREATE TABLE story_merges (
    story_id INTEGER PRIMARY KEY REFERENCES stories (id),
    into_id  INTEGER NOT NULL REFERENCES stories (id),
    act_id   INTEGER NOT NULL REFERENCES story_acts (id),
    CHECK (story_id <> into_id)
) STRICT;
CREATE INDEX story_merges_into ON story_merges (into_id);

CREATE TRIGGER story_acts_stay BEFORE UPDATE ON story_acts
BEGIN SELECT RAISE (ABORT, 'what a person decided is never changed'); END;
CREATE TRIGGER story_acts_are_kept BEFORE DELETE ON story_acts
BEGIN SELECT RAISE (ABORT, 'what a person decided is never removed'); END;
CREATE TRIGGER story_placements_stay BEFORE UPDATE ON story_placements
BEGIN SELECT RAISE (ABORT, 'what a person decided is never changed'); END;
CREATE TRIGGER story_placements_are_kept BEFORE DELETE ON story_placements
BEGIN SELECT RAISE (ABORT, 'what a person decided is never removed'); END;
CREATE TRIGGER story_merges_stay BEFORE UPDATE ON story_merges
BEGIN SELECT RAISE (ABORT, 'what a person decided is never changed'); END;
CREATE TRIGGER story_merges_are_kept BEFORE DELETE ON story_merges
BEGIN SELECT RAISE (ABORT, 'what a person decided is never removed'); END;

-- == What stands ======================================================================

-- Every original and its story (NULL: none yet): the person's word (act_id) where there is one, else the machine's.
-- A person's word on a story of the other side of the scope no longer holds, nor one on a story that is merged away.
CREATE VIEW story_of AS
SELECT a.id AS article_id, a.in_scope, COALESCE(s.id, m.story_id) AS story_id,
    CASE WHEN s.id IS NOT NULL THEN p.act_id END AS act_id
FROM articles a
LEFT JOIN story_placements p ON p.id = (SELECT MAX(id) FROM story_placements WHERE article_id = a.id)
LEFT JOIN stories s ON s.id = p.story_id AND s.in_scope = a.in_scope
    AND NOT EXISTS (SELECT 1 FROM story_merges g WHERE g.story_id = s.id)
LEFT JOIN story_members m ON m.article_id = a.id
WHERE NOT EXISTS (SELECT 1 FROM copies c WHERE c.article_id = a.id);
"""
