"""Sentences of an article against facts of documents: figures, days, places, names, what is so or not. Not here: other kinds of flags."""
