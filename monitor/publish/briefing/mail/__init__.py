"""The mail of a briefing: the report in short, for a telephone. Not here: the report itself, the mail's envelope (publish/mail)."""
