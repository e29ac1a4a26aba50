"""The polite way to an address: robots.txt, turns and pauses, redirects. Not here: the single request (web)."""
