"""What leaves the house, and at which hour: editions, mails, reports, alerts, feeds. Not here: their words (publish)."""
