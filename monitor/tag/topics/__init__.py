"""What an article is about: phrases, queries and learned words. Not here: the phrases themselves (rules/topics)."""
