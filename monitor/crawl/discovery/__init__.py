"""Bytes in, the articles they name out: feeds, sitemaps, listing pages. Not here: getting the bytes (web, manners)."""
