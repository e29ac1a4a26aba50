"""The command `monitor briefing`: a period told as files, frozen, or compared with today. Not here: briefings themselves."""
