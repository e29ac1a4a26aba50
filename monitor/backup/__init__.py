"""The whole office in one file, made while everything runs, and back again only when it has proved itself.

Not here: when a backup is due (the schedule), what is in the database (store).

    data/, sources.toml, rules/ ─ gather ─> names and files ─┐
    monitor.db ─ store.snapshot.copy ─> of one moment ───────┴─ making ─> FILE: a zip with manifest and seal
    FILE ─ sealed, unpacking ─> a folder of its own ─ proof ─> restoring ─ store.swap ─> data/

The file is an ordinary zip, so that what is sound in a damaged one can still be taken out by hand.
"""
