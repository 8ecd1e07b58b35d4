"""Export participation over time, one panel a size class."""

from __future__ import annotations

from collections.abc import Sequence

import xarray as xr
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter

from abroad.figures.style import BAND_NOTE, Case, draw_band, new_figure, small_print, year_axis


def participation(data: xr.Dataset) -> xr.DataArray:
    """Exporters/living firms; NaN where there is no firm."""
    firms = data["firms"].astype(float)
    return data["exporters"] / firms.where(firms > 0)


def draw(cases: Sequence[Case]) -> Figure:
    names = [str(name) for name in cases[0].results["size_class"]["size_class"].values]
    figure = new_figure("Export participation by size of firm", cases)
    panels = figure.subplots(2, (len(names) + 1) // 2, sharex=True, squeeze=False).ravel()
    for panel, name in zip(panels, names, strict=False):
        for case in cases:
            share = participation(case.results["size_class"].sel(size_class=name))
            draw_band(panel, share["period"].values, share, case)
        if not any(len(line.get_xdata()) for line in panel.lines):
            panel.text(0.5, 0.5, "no firms of this size", transform=panel.transAxes, ha="center", va="center")
        panel.set_title(f"{name} firms", loc="left")
        panel.set_ylim(bottom=0)
        panel.yaxis.set_major_formatter(FuncFormatter(lambda share, _: f"{100 * share:.3g} %"))
        panel.set_ylabel("exporters, % of firms")
    for panel in panels[len(names) :]:
        panel.set_visible(False)
    for panel in panels[-2:]:
        year_axis(panel)
    if len(cases) > 1:
        panels[0].legend(loc="best")
    small_print(figure, cases, BAND_NOTE)
    return figure
