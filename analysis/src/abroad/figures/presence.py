"""How firms are present abroad over time: positions by export, joint venture, branch and production."""

from __future__ import annotations

from collections.abc import Sequence

import xarray as xr
from matplotlib.figure import Figure

from abroad.figures.holding import all_hold
from abroad.figures.over_time import Quantity, draw_over_time
from abroad.figures.style import Case
from abroad.results import Results

MODES = {"export": "export", "joint_venture": "joint venture", "branch": "branch", "production": "production"}


def positions(results: Results, mode: str) -> xr.DataArray:
    return results["mode"]["positions"].sel(mode=mode)


def _quantity(mode: str, title: str) -> Quantity:
    return Quantity(title, "positions (firm and market)", lambda results: positions(results, mode))


QUANTITIES = tuple(_quantity(mode, title) for mode, title in MODES.items())


def draw(cases: Sequence[Case]) -> Figure | None:
    known = all_hold(cases, "mode", ["positions"])
    if not known or not all(set(MODES) <= set(case.results["mode"]["mode"].values) for case in cases):
        return None
    return draw_over_time("Positions abroad, by how firms are present", QUANTITIES, cases)
