"""The press desk of a provincial office. What it is and how to start it: README.md."""

__version__ = "0.1.0"
