"""The second schema, as SQL: validators that lie, and why an address is asked when. Frozen: never edited once released.

Not here: the first schema (v001.py).
"""

SQL = """
-- Polls in a row that carried validators: after some, the address is asked in full to catch validators that lie.
ALTER TABLE polls ADD COLUMN conditional INTEGER NOT NULL DEFAULT 0;

-- 1: its validators said "unchanged" over news; they are never used again.
ALTER TABLE polls ADD COLUMN lying INTEGER NOT NULL DEFAULT 0;

-- In words, why next_poll is when it is.
ALTER TABLE polls ADD COLUMN next_why TEXT NOT NULL DEFAULT '';
"""
