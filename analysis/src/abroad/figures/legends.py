"""Legends that stand outside the panels, under the title or above the small print, with room made for them."""

from __future__ import annotations

from collections.abc import Sequence

from matplotlib.artist import Artist
from matplotlib.figure import Figure

INCHES_A_ROW = 0.42
TITLE_INCHES = 0.75
MOST_IN_A_ROW = 4


def _shrink(figure: Figure, below: float, above: float) -> float:
    """Takes inches off the place of the panels; gives where it began, as a share of the height."""
    engine = figure.get_layout_engine()
    left, bottom, width, height = engine.get()["rect"]
    share_below, share_above = below / figure.get_figheight(), above / figure.get_figheight()
    engine.set(rect=(left, bottom + share_below, width, height - share_below - share_above))
    return bottom


def legend_above(figure: Figure, handles: Sequence[Artist]) -> None:
    """Under the title, in rows of a few."""
    columns = min(len(handles), MOST_IN_A_ROW)
    _shrink(figure, 0, INCHES_A_ROW * -(-len(handles) // columns))
    place = (0.013, 1 - (TITLE_INCHES - 0.12) / figure.get_figheight())
    legend = figure.legend(
        handles=handles, loc="upper left", bbox_to_anchor=place, ncols=columns, frameon=False, borderpad=0.2
    )
    legend.set_in_layout(False)


def legend_below(figure: Figure, handles: Sequence[Artist], columns: int) -> None:
    """Rows of so many words under the panels."""
    rows = -(-len(handles) // columns)
    bottom = _shrink(figure, rows * INCHES_A_ROW + 0.1, 0)
    legend = figure.legend(
        handles=handles, loc="lower left", bbox_to_anchor=(0.05, bottom), ncols=columns, frameon=False, borderpad=0.2
    )
    legend.set_in_layout(False)
