"""What the screens under /briefings stand on: periods, the briefing of one, its lists. Not here: requests (screens), making briefings (briefings)."""
