"""The report of half a year and of a year by the plan's own numbering: what units told beside the desk's own figures.

A figure of units is a sum of what they told, with how many told it; what nobody told is said so, never nought. Not here: the words
of the quarterly report (telling), the units' forms (briefings/units), how it looks (word).
"""

from monitor.publish.briefing.synthesis.document import synthesis_document

__all__ = ["synthesis_document"]
