"""The response dossier and the drafts of letters, as Word files (DOMAIN.md 2.4).

What it must never do: say "sai" of a sentence before two officers said it and what the article got right is told; fill
in what is for people to say. Not here: where the values come from (the room cases), how a document looks (publish/word).
"""
