"""The report of a week or a month, made from its editions. Not here: the digest, Word and Excel."""
