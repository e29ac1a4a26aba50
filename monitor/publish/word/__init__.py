"""Official documents as Word files, in the form of the decree on clerical work (DOMAIN.md 3), to the millimetre.

What it must never do: fill in a number, a day or a signature; let a document's look hang on a theme or on the reader's
settings. The same values give the same bytes. Not here: what a document says (publish/dossier).

The library is imported by the modules of this room only; who imports them waits for it, so they are imported where a
document is made.
"""
