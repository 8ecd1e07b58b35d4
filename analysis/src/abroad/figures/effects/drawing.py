"""THE LIST of figures of a comparison, and the drawing of all of them into a folder."""

from __future__ import annotations

from pathlib import Path

import matplotlib

from abroad.comparison import Comparison
from abroad.errors import ResultsError
from abroad.figures.effects import acts, budget, over_time, self_report, waterfall, winners_and_losers
from abroad.figures.style import SETTINGS, fix_layout

FIGURES = {
    "waterfall": waterfall.draw,
    "over_time": over_time.draw,
    "winners_and_losers": winners_and_losers.draw,
    "funded_acts": acts.draw,
    "self_report": self_report.draw,
    "budget": budget.draw,
}


def draw_comparison(comparison: Comparison, folder: Path) -> list[Path]:
    """Draws the figures of the list, one or more files of each kind, and returns the files written."""
    written = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with matplotlib.rc_context(SETTINGS):
            for draw in FIGURES.values():
                for name, figure in draw(comparison):
                    fix_layout(figure)
                    for ending, metadata in ((".png", None), (".svg", {"Date": None})):
                        written.append(folder / f"{name}{ending}")
                        figure.savefig(written[-1], metadata=metadata)
    except OSError as error:
        raise ResultsError(f"{folder}: figures cannot be written: {error.strerror or error}") from error
    return written
