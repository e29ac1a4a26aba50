"""What an article alone gives away: a headline beyond its text, nobody named as a source, a place of another province. Not here: documents."""
