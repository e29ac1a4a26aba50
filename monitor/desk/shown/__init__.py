"""What pages show, as values: words for people, marked text, differences, curves. Not here: requests, templates, SQL."""
