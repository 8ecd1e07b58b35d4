"""Links of clusters to clusters abroad over time, by the stage that they have reached."""

from __future__ import annotations

from collections.abc import Sequence

import xarray as xr
from matplotlib.figure import Figure

from abroad.figures.holding import all_hold
from abroad.figures.over_time import Quantity, draw_over_time
from abroad.figures.style import Case
from abroad.results import Results

STAGES = {"contact": "contact", "network": "network", "strategic_partnership": "strategic partnership"}


def links(results: Results, stage: str) -> xr.DataArray:
    """The file counts a link at both of its clusters."""
    return results["management"][f"link_ends_{stage}"].sum("cluster") / 2


def _quantity(stage: str, title: str) -> Quantity:
    return Quantity(title, "links", lambda results: links(results, stage))


QUANTITIES = tuple(_quantity(stage, title) for stage, title in STAGES.items())


def draw(cases: Sequence[Case]) -> Figure | None:
    if not all_hold(cases, "management", [f"link_ends_{stage}" for stage in STAGES]):
        return None
    return draw_over_time("Links between clusters of different countries, by stage", QUANTITIES, cases)
