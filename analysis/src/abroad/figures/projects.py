"""Joint research projects started a year, by where their members are from, and across sectors."""

from __future__ import annotations

from collections.abc import Sequence

import xarray as xr
from matplotlib.figure import Figure

from abroad.figures.holding import all_hold
from abroad.figures.over_time import Quantity, draw_over_time
from abroad.figures.style import Case
from abroad.results import Results


def started(results: Results, location: str) -> xr.DataArray:
    return results["project"]["started"].sel(location=location)


def across_sectors(results: Results) -> xr.DataArray:
    return results["project"]["started_cross_sector"].sum("location")


def within_sector(results: Results) -> xr.DataArray:
    return results["project"]["started"].sum("location") - across_sectors(results)


LABEL = "projects started/year"
QUANTITIES = (
    Quantity("in one cluster", LABEL, lambda results: started(results, "cluster"), is_flow=True),
    Quantity("national", LABEL, lambda results: started(results, "national"), is_flow=True),
    Quantity("international", LABEL, lambda results: started(results, "international"), is_flow=True),
    Quantity("across sectors", LABEL, across_sectors, is_flow=True),
    Quantity("in one sector", LABEL, within_sector, is_flow=True),
)


def draw(cases: Sequence[Case]) -> Figure | None:
    if not all_hold(cases, "project", ("started", "started_cross_sector")):
        return None
    return draw_over_time("Joint research projects started, by place and by sectors", QUANTITIES, cases)
