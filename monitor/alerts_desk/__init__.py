"""The command `monitor alerts`: which rules tell at once, what they did, and what a rule would have done.

Not here: the rules themselves (rules/alerts.toml), looking and telling (pipeline.outgoing.alerts).
"""
