"""What a page says of when its article was published, and what of it is believed. Not here: reading one date (vietnamese)."""
