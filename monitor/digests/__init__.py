"""The digest at the command line: what was cut, what is sent, what waits, and what officers write into it.

Not here: cutting and sending (pipeline), the digest's own words (publish).
"""
