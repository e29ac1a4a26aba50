"""What became of the articles of a case after the answer: looks, sentences that still stand, corrections (DOMAIN.md 2.4).

Requirements, before any heuristics:
1. The machine tells what stands where since when, word for word; an officer says whether a correction is as the law asks for.
2. What nobody saw is not said: a page that could not be read is neither corrected nor not.

Not here: looking at pages again (pipeline), steps of a case (monitor.cases), screens (desk).
"""

from monitor.cases.aftermath.following import aftermath
from monitor.cases.aftermath.news import changed_after_letter, press_news
from monitor.cases.aftermath.values import Aftermath, Candidate, Followed, Place, Proposal, Quoted, Told

__all__ = [
    "Aftermath",
    "Candidate",
    "Followed",
    "Place",
    "Proposal",
    "Quoted",
    "Told",
    "aftermath",
    "changed_after_letter",
    "press_news",
]
