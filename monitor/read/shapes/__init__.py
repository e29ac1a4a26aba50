"""What is learned of the pages of one source, and reading by it. Not here: where it is kept (store)."""
