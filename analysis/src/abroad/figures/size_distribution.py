"""Size distribution at the end: how many firms and exporters have at least so many employees, log-log."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import xarray as xr
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter

from abroad.figures.style import BAND_NOTE, SMALLEST_PT, Case, draw_band, new_figure, small_print

QUANTITIES = {"firms": "all firms", "exporters": "exporters"}


def at_least(counts: xr.DataArray) -> xr.DataArray:
    """Number with at least so many employees, from numbers in bins; NaN where no run has any (logarithmic axis)."""
    backwards = counts.isel(employees_from=slice(None, None, -1)).astype(float)
    summed = backwards.cumsum("employees_from").assign_coords(employees_from=backwards["employees_from"])
    whole = summed.isel(employees_from=slice(None, None, -1))
    return whole.where(whole.max("replication") > 0)


def _zipf(axes: Axes, x: np.ndarray, total: float) -> None:
    """A line of slope -1, to compare with."""
    axes.plot(x, total * x[0] / x, color="#888888", linestyle=":", linewidth=2, zorder=0)
    place = x[0] * math.sqrt(max(total, 1.0))
    axes.annotate(
        "slope -1",
        (place, total * x[0] / place),
        fontsize=SMALLEST_PT,
        color="#666666",
        ha="right",
        va="top",
        xytext=(-4, -4),
        textcoords="offset points",
    )


def draw(cases: Sequence[Case]) -> Figure:
    figure = new_figure("Size of firms at the end of the run", cases)
    panels = figure.subplots(1, 2, sharex=True, sharey=True)
    for panel, (name, title) in zip(panels, QUANTITIES.items(), strict=True):
        for case in cases:
            counts = at_least(case.results["size_bin"][name].isel(period=-1))
            x = counts["employees_from"].values
            draw_band(panel, x, counts, case, marker="o", markersize=7)
        total = float(cases[0].results["size_bin"][name].isel(period=-1).sum("employees_from").mean())
        _zipf(panel, np.asarray(x, dtype=float), max(total, 1))
        panel.set(xscale="log", yscale="log", xlabel="employees", title=title)
        panel.set_title(title, loc="left")
        panel.set_title("", loc="center")
        panel.set_ylim(bottom=0.8)
        for axis in (panel.xaxis, panel.yaxis):
            axis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:,.0f}".replace(",", "\u202f")))
    panels[0].set_ylabel("firms with at least so many employees")
    if len(cases) > 1:
        panels[0].legend(loc="lower left")
    small_print(figure, cases, BAND_NOTE)
    return figure
