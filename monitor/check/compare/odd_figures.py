"""Figures in odd forms: "tuần thứ 32", "460/466 đại biểu", "thắng 2-1", "66/60 km/h", "cân rưỡi".

Not here: plain numbers with a unit or a noun (figures.py).
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from monitor.check.compare.figure import COUNT, SCORE, Figure, noun_after, of_quantity, plain
from monitor.vietnamese.measures import measure_after
from monitor.vietnamese.number_words import COUNTED
from monitor.vietnamese.numbers import quantities

_ORDINAL = re.compile(
    r"(?<!\w)(tuần|năm|tháng|ngày|lần|mùa|vòng|người|hạng|lượt)(?: thai)? thứ (?P<number>[0-9]{1,3})(?![\w.,/]?[0-9])",
    re.IGNORECASE,
)
_SCORES = re.compile(
    r"(?<![\w.,/-])(?P<left>[0-9]{1,2}) ?[-–:] ?(?P<right>[0-9]{1,2})(?![\w/]|[.,:-][0-9]| ?(?:%|giờ|phút))"
)
_WON = re.compile(
    r"(?:tỷ số|tỉ số|thắng|thua|hòa|hoà|hạ|dẫn|đè bẹp|đánh bại|kết quả|trước|bại|gỡ|ấn định|vượt qua)(?!\w)",
    re.IGNORECASE,
)
_SPEED_PAIR = re.compile(r"(?<![\w.,/])(?P<left>[0-9]{2,3})/(?P<right>[0-9]{2,3}) ?km/h")
_PAIR = re.compile(
    r"(?<![\w.,/-])(?P<part>[0-9]{1,3}(?:\.[0-9]{3})?)/(?P<whole>[0-9]{1,3}(?:\.[0-9]{3})?)(?= [^\W\d_])"
)
_NUMBERED = re.compile(r"(?<!\w)(?:trong|tổng|con|trên tổng) số (?=[0-9])", re.IGNORECASE)
_LONE_HALF = re.compile(
    r"(?<!\w)(?:hơn |gần |trên )?(cân|ký|kí|giờ|tiếng|năm|tháng|tạ|tấn|mét|lít) rưỡi(?!\w)", re.IGNORECASE
)
_MOST_GOALS = 15
_LAST_DAY = 31


def odd_figures(text: str) -> Iterator[Figure]:
    """The figures of *text* in odd forms, form by form."""
    yield from _ordinals(text)
    yield from _pairs(text)
    yield from _of_number(text)
    yield from _scores(text)
    yield from _speeds(text)
    yield from _halves(text)


def _ordinals(text: str) -> Iterator[Figure]:
    """As many weeks, years: "tuần thứ 32", "năm thứ 18"."""
    for match in _ORDINAL.finditer(text):
        span, value = (match.start("number"), match.end()), Decimal(match["number"])
        measure = measure_after(f" {match[1].lower()}", 0)
        if measure:
            yield replace(
                plain(span, value * measure.factor, measure.kind),
                grain=measure.factor,
                digits=match["number"].strip("0"),
            )
        else:
            yield plain(span, value, COUNT, (match[1].lower(),))


def _pairs(text: str) -> Iterator[Figure]:
    """As many of so many: "460/466 đại biểu"."""
    for match in _PAIR.finditer(text):
        part, whole = (Decimal(match[side].replace(".", "")) for side in ("part", "whole"))
        noun = noun_after(text, match.end())
        if part <= whole and noun and (noun[0] in COUNTED or whole > _LAST_DAY):
            yield plain(match.span("part"), part, COUNT, noun)
            yield plain(match.span("whole"), whole, COUNT, noun)


def _of_number(text: str) -> Iterator[Figure]:
    """A number behind "trong số", where "số 50" alone would be a name."""
    for match in _NUMBERED.finditer(text):
        for quantity in quantities(text[match.end() : match.end() + 40])[:1]:
            if quantity.start == 0:
                yield of_quantity(text, replace(quantity, start=match.end(), end=match.end() + quantity.end))


def _scores(text: str) -> Iterator[Figure]:
    """The higher number first, as one figure: "thắng 2-1"."""
    for match in _SCORES.finditer(text):
        left, right = int(match["left"]), int(match["right"])
        if max(left, right) <= _MOST_GOALS and _WON.search(text, max(0, match.start() - 60), match.end() + 40):
            yield replace(plain(match.span(), Decimal(max(left, right)), SCORE), high=Decimal(min(left, right)))


def _speeds(text: str) -> Iterator[Figure]:
    """What was driven and what is allowed: "66/60 km/h"."""
    for match in _SPEED_PAIR.finditer(text):
        yield plain(match.span("left"), Decimal(match["left"]), "speed")
        yield plain(match.span("right"), Decimal(match["right"]), "speed")


def _halves(text: str) -> Iterator[Figure]:
    """One and a half: "hơn cân rưỡi"."""
    for match in _LONE_HALF.finditer(text):
        if measure := measure_after(match[1], 0):
            figure = plain((match.start(1), match.end()), Decimal("1.5") * measure.factor, measure.kind)
            yield replace(figure, grain=measure.factor / 2, way="about")
