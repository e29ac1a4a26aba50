"""What the first page of the day shows, as values. Not here: requests and templates (screens), counting (lists, store)."""
