"""What keeps firms from going abroad: the first barrier they meet, and the one that alone stands in the way."""

from __future__ import annotations

from collections.abc import Sequence

from matplotlib.figure import Figure

from abroad.figures.shares import Stack, draw_shares
from abroad.figures.style import Case

WORDS = {
    "not_informed": "not informed",
    "not_competitive": "products not competitive",
    "market_too_small_or_too_far": "market too small or too far",
    "no_capacity_production": "no capacity to produce",
    "no_capacity_management": "no capacity to manage",
    "no_money": "no money",
    "not_willing": "not willing to invest",
    "not_worthwhile": "not worthwhile",
    "no_partner": "no partner",
}


def draw(cases: Sequence[Case]) -> Figure | None:
    stacks = (
        Stack("The first barrier that firms meet", "first_barrier_", WORDS),
        Stack("The barrier that alone stands in the way", "binding_barrier_", WORDS),
    )
    return draw_shares("What keeps firms from going abroad", stacks, "a year", cases)
