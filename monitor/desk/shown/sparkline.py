"""A small curve of figures, as the numbers of an SVG picture. Pure. Not here: drawing it (templates), its colours (desk.css)."""

from collections.abc import Sequence
from dataclasses import dataclass

_EDGE = 4.0  # room for the width of the line and the last point


@dataclass(frozen=True, slots=True)
class Sparkline:
    """What `<path>` and `<circle>` need; y grows downwards."""

    width: int
    height: int
    line: str  # the `d` of a path; "" where there is nothing to draw
    area: str  # likewise: the same, closed along the ground
    last: tuple[float, float]  # where the newest figure stands


def sparkline(values: Sequence[int], width: int = 640, height: int = 96) -> Sparkline:
    """The curve of *values*, the oldest first, from the ground up to the highest of them."""
    if not values:
        return Sparkline(width, height, "", "", (0.0, 0.0))
    top, ground = max(*values, 1), height - _EDGE
    step = (width - 2 * _EDGE) / max(len(values) - 1, 1)
    points = [
        (round(_EDGE + step * place, 1), round(ground - (ground - _EDGE) * value / top, 1))
        for place, value in enumerate(values)
    ]
    drawn = " L".join(f"{x} {y}" for x, y in points)
    return Sparkline(
        width,
        height,
        f"M{drawn}",
        f"M{points[0][0]} {ground} L{drawn} L{points[-1][0]} {ground} Z",
        points[-1],
    )
