"""Entries into foreign markets and withdrawals from them over time, by year where there are enough of them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import xarray as xr
from matplotlib.figure import Figure

from abroad.figures.style import BAND_NOTE, Case, draw_band, label_with_units, new_figure, small_print, year_axis

QUARTERS = 4
LEAST_YEARS = 5
QUANTITIES = ("entries", "withdrawals")


def by_year(data: xr.DataArray) -> tuple[np.ndarray, xr.DataArray]:
    """Sums of the whole calendar years, and these years; quarters as they are if there are few years."""
    year = np.floor(data["period"].values + 1e-9).astype(int)
    years, quarters = np.unique(year, return_counts=True)
    whole = years[quarters == QUARTERS]
    if len(whole) < LEAST_YEARS:
        return data["period"].values, data
    sums = data.assign_coords(year=("period", year)).groupby("year").sum(keep_attrs=True).sel(year=whole)
    return whole, sums


def draw(cases: Sequence[Case]) -> Figure:
    figure = new_figure("Entries into foreign markets and withdrawals", cases)
    panels = figure.subplots(2, 1, sharex=True)
    for panel, name in zip(panels, QUANTITIES, strict=True):
        for case in cases:
            data = case.results["all"][name]
            x, values = by_year(data)
            draw_band(panel, x, values, case)
            units = str(data.attrs.get("units", "1"))
            summed = "period" not in values.dims
            panel.set_ylabel(label_with_units(data, units.replace("/quarter", "/year") if summed else units))
        panel.set_title(name, loc="left")
        panel.set_ylim(bottom=0)
    year_axis(panels[-1])
    if len(cases) > 1:
        panels[0].legend(loc="best")
    small_print(figure, cases, BAND_NOTE)
    return figure
