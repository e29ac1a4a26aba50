"""Praise and criticism of the province. Not here: the words (rules/tone.toml)."""
