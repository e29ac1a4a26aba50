"""The digest at the desk, as values: what comes, what changed, what was sent. Not here: requests (screens/digest), cutting (pipeline)."""
