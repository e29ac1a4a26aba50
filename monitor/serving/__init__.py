"""`monitor serve`: a program that runs for months, and what it does at which hour.

    commands ─> supervisor ─┬─> lane "press"    polls, reads, looks again: a round every minute
                            ├─> lane "office"   the digest and every other job: a look every 20 seconds
                            ├─> lane "backup"   the nightly backup: a look every minute
                            └─> lane "desk"     answers browsers; asks itself every 20 seconds whether it does

Each lane is a program of its own, so that a long round or backup never delays the digest, and the death of one never stops the
other. Not here: when a job is due (pipeline.outgoing.due), what the stages do (pipeline).
"""
