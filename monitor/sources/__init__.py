"""What the commands `monitor sources`, `sources check` and `sources freshness` say.

Not here: deciding when a source is polled (pipeline), what is healthy (health).
"""
