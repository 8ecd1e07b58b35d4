"""THE LIST of figures of a comparison, and the drawing of all of them into a folder."""

from __future__ import annotations

from pathlib import Path

from abroad.comparison import Comparison
from abroad.figures.effects import acts, budget, over_time, self_report, waterfall, winners_and_losers
from abroad.figures.saving import save_figures

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
    return save_figures((named for draw in FIGURES.values() for named in draw(comparison)), folder)
