"""The figures of a text. Not here: what one is (figure.py), and whether two of them can be one (same_figure.py)."""

from dataclasses import replace
from decimal import Decimal

from monitor.check.compare.figure import Figure, of_quantity
from monitor.check.compare.odd_figures import odd_figures
from monitor.vietnamese.number_words import all_quantities
from monitor.vietnamese.numbers import Quantity


def figures(text: str) -> tuple[Figure, ...]:
    """The figures of *text*, in order; a range is one of them."""
    found: list[Figure] = []
    low: Quantity | None = None
    for quantity in all_quantities(text):
        if quantity.ranged and low is None:
            low = quantity
            continue
        each = of_quantity(text, quantity)
        found.append(_range(low, each, quantity) if low else each)
        low = None
    if low:
        found.append(of_quantity(text, low))
    taken = {at for each in found for at in range(each.start, each.end)}
    more = (each for each in odd_figures(text) if each.start not in taken)
    return tuple(sorted((*found, *more), key=lambda each: each.start))


def _range(low: Quantity, high: Figure, of_high: Quantity) -> Figure:
    """Both ends as one figure, in the unit of the upper one."""
    factor = high.value / of_high.value if of_high.value else Decimal(1)
    return replace(high, start=low.start, value=low.value * factor, high=high.value, way="about")
