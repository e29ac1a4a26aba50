"""Colours, hatches and letters of a chart. Each step differs in lightness, so that a grey copy tells them apart.

The colours are blue, grey, amber and brown, which people with any of the common kinds of colour blindness tell apart.
Not here: drawing. Nothing of matplotlib is loaded here: the charts of Excel look the same.
"""

from dataclasses import dataclass

WIDTH = 6.3  # inches: the 16 cm between the margins of an official page
DPI = 200
SMALL, USUAL, LARGE = 8, 9, 10.5
INK, SOFT, RULE = "#1a1f26", "#525c68", "#c3c9d0"


@dataclass(frozen=True, slots=True)
class Fill:
    """How the bars of one series are filled."""

    colour: str
    ink: str  # of words on it
    hatch: str = ""


@dataclass(frozen=True, slots=True)
class Stroke:
    """How the line of one series is drawn."""

    colour: str
    dashes: str
    marker: str


BARS = (
    Fill("#1f4e79", "#ffffff"),
    Fill("#8fb4d9", INK),
    Fill("#e3e9f0", INK, "////"),
    Fill("#5f6b78", "#ffffff", "...."),
)
STACKED = (
    Fill("#6f9fd0", INK),
    Fill("#e6e9ed", INK),
    Fill("#efb55f", INK, "////"),
    Fill("#6b2525", "#ffffff"),
    Fill("#ffffff", INK, "...."),
    Fill("#a9b7a0", INK, "xxxx"),
    Fill("#2b2f36", "#ffffff"),
)
STROKES = (
    Stroke("#1f4e79", "-", "o"),
    Stroke("#b06a00", "--", "s"),
    Stroke("#7b8694", ":", "^"),
    Stroke("#6b2525", "-.", "D"),
)
