"""What cluster managements do over time: mandates, live strategies, and how good these are."""

from __future__ import annotations

from collections.abc import Sequence

import xarray as xr
from matplotlib.figure import Figure

from abroad.figures.holding import all_hold
from abroad.figures.over_time import Quantity, draw_over_time
from abroad.figures.style import Case
from abroad.results import Results


def total(results: Results, name: str) -> xr.DataArray:
    return results["management"][name].sum("cluster")


def mean_quality(results: Results) -> xr.DataArray:
    """Of the live strategies; not defined while there is none."""
    live = total(results, "strategies_live").astype(float)
    return total(results, "strategy_quality") / live.where(live > 0)


QUANTITIES = (
    Quantity("mandates", "managements", lambda results: total(results, "mandates")),
    Quantity("live strategies", "strategies", lambda results: total(results, "strategies_live")),
    Quantity("their quality", "mean quality, 0 to 1", mean_quality),
)


def draw(cases: Sequence[Case]) -> Figure | None:
    if not all_hold(cases, "management", ("mandates", "strategies_live", "strategy_quality")):
        return None
    return draw_over_time("Cluster managements and their strategies", QUANTITIES, cases)
