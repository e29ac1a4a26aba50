"""What the pages on sources and on the ledger show, as values. Not here: requests (screens), health itself (monitor.health)."""
