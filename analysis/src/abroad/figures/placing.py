"""Names on a map that do not cover each other: each is moved off its place if an earlier one is there.

Needs the final layout of the figure, so it comes last.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patheffects import withStroke
from matplotlib.transforms import Bbox

# Tried in this order, in multiples of the text's own size: on the spot, then around it, near before far.
_AROUND = ((0, -0.8), (0, 0.8), (0.8, 0), (-0.8, 0), (0.7, -0.7), (-0.7, -0.7), (0.7, 0.7), (-0.7, 0.7))
_MOVES = tuple((x * far, y * far) for far in (0, 1, 1.5, 2) for x, y in _AROUND)


def place_names(axes: Axes, x: Sequence[float], y: Sequence[float], names: Sequence[str], size_pt: float) -> None:
    """Writes each name centred on its point, or beside it with a thin line to it, never beyond the figure."""
    paper = axes.figure.bbox
    renderer = axes.figure.canvas.get_renderer()
    taken: list[Bbox] = []
    to_points = 72 / axes.figure.dpi
    for px, py, name in zip(x, y, names, strict=True):
        text = axes.annotate(
            name,
            (px, py),
            xytext=(0, 0),
            textcoords="offset points",
            ha="center",
            va="center",
            fontsize=size_pt,
            fontweight="bold",
            zorder=5,
            path_effects=[withStroke(linewidth=3, foreground="white", alpha=0.7)],
        )
        box = text.get_window_extent(renderer)
        for right, up in _MOVES:
            moved = box.translated(right * box.width, up * box.height)
            inside = moved.x0 >= 0 and moved.y0 >= 0 and moved.x1 <= paper.x1 and moved.y1 <= paper.y1
            if inside and not any(moved.overlaps(other) for other in taken):
                break
        else:
            right, up, moved = 0.0, 0.0, box
        taken.append(moved)
        if (right, up) != (0, 0):
            offset = np.array([right * box.width, up * box.height]) * to_points
            text.set_position(tuple(offset))
            axes.annotate(
                "",
                (px, py),
                xytext=tuple(offset * 0.6),
                textcoords="offset points",
                zorder=4,
                arrowprops={"arrowstyle": "-", "color": "#444444", "linewidth": 0.8},
            )
