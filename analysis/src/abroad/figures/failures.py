"""Why cooperation fails or never begins: causes of failed projects, dissolved ventures and refused proposals."""

from __future__ import annotations

from collections.abc import Sequence

from matplotlib.figure import Figure

from abroad.figures.shares import Stack, draw_shares
from abroad.figures.style import Case

WORDS = {
    "distrust": "distrust",
    "conflict_of_interest": "conflict of interest",
    "time_or_money": "time or money",
    "language_and_distance": "language and distance",
    "different_sectors": "different sectors",
}


def draw(cases: Sequence[Case]) -> Figure | None:
    stacks = (Stack("Failed projects, dissolved ventures and refused proposals by cause", "failure_cause_", WORDS),)
    return draw_shares("Why cooperation fails or never begins", stacks, "a year", cases)
