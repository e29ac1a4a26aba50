"""Taking in what a person brings, beside the desk's own requests. Not here: the pages (screens), what becomes of it (pipeline)."""
