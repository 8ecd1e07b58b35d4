"""Why firms go abroad and cooperate: the dominant reason of their acts."""

from __future__ import annotations

from collections.abc import Sequence

from matplotlib.figure import Figure

from abroad.figures.shares import Stack, draw_shares
from abroad.figures.style import Case

WORDS = {
    "growth_and_profit": "growth and profit",
    "added_value_over_regional_cooperation": "added value over regional cooperation",
    "new_markets_and_customers": "new markets and customers",
    "new_value_chains": "new value chains",
    "knowledge": "knowledge",
    "sharing_risk": "sharing risk",
    "reducing_cost": "reducing cost",
}


def draw(cases: Sequence[Case]) -> Figure | None:
    stacks = (Stack("Entries, ventures, branches, plants and projects by reason", "reason_", WORDS),)
    return draw_shares("Why firms go abroad and cooperate", stacks, "a year", cases)
