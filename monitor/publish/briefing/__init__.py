"""A briefing in; the report and the pack in Word, Excel, HTML and charts out, all from the one frozen value.

Not here: gathering and freezing it (the room briefings).
"""
