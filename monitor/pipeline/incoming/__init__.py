"""What comes in: polls, pages read and judged, where each address ends, later looks. Not here: fetching (crawl), reading (read)."""
