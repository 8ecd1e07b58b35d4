"""Several quantities over time, side by side; with several cases, below each its difference to the first case.

Cases that meet the same luck differ by less than chance moves either of them, so differences are taken run by run.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import xarray as xr
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter, MaxNLocator

from abroad.figures.flows import by_year
from abroad.figures.legends import legend_above
from abroad.figures.style import BAND_NOTE, Case, draw_band, new_figure, small_print, year_axis
from abroad.results import Results

MOST_YEARS_IN_A_ROW = 16  # written along the axes of all panels side by side


@dataclass(frozen=True)
class Quantity:
    """What a panel shows: numbers over replication and period. Flows are summed by year; shares are shown in %."""

    title: str
    label: str
    of: Callable[[Results], xr.DataArray]
    is_flow: bool = False
    is_share: bool = False

    def values(self, case: Case) -> xr.DataArray:
        """Over replication and `year`, which is the time of each number."""
        data = self.of(case.results)
        times, values = by_year(data) if self.is_flow else (data["period"].values, data)
        named = values.rename({"period": "year"}) if "period" in values.dims else values
        return named.assign_coords(year=np.asarray(times, dtype=float))


def _draw(panel: Axes, data: xr.DataArray, case: Case) -> None:
    draw_band(panel, data["year"].values, data, case)


def _number(value: float, sign: bool) -> str:
    return f"{value:{'+' if sign and abs(value) > 1e-12 else ''}.4g}"


def _format(panel: Axes, quantity: Quantity, ticks: int, sign: bool = False) -> None:
    factor, unit = (100, "" if sign else " %") if quantity.is_share else (1, "")
    panel.yaxis.set_major_formatter(FuncFormatter(lambda value, _: _number(factor * value, sign) + unit))
    year_axis(panel)
    panel.xaxis.set_major_locator(MaxNLocator(nbins=ticks, integer=True))


def _levels(panel: Axes, quantity: Quantity, cases: Sequence[Case], ticks: int) -> None:
    for case in cases:
        _draw(panel, quantity.values(case), case)
    panel.set_title(quantity.title, loc="left")
    panel.set_ylabel(quantity.label)
    _format(panel, quantity, ticks)
    panel.set_ylim(bottom=0)


def _differences(panel: Axes, quantity: Quantity, cases: Sequence[Case], ticks: int) -> None:
    first = quantity.values(cases[0])
    panel.axhline(0, color=cases[0].colour, linewidth=2, zorder=1)
    for case in cases[1:]:
        _draw(panel, quantity.values(case) - first, case)
    panel.set_ylabel("difference, percentage points" if quantity.is_share else "difference")
    _format(panel, quantity, ticks, sign=True)
    if all((np.nan_to_num(line.get_ydata()) == 0).all() for line in panel.lines):
        panel.set_ylim(-1, 1)


def _time_below_only(panels: np.ndarray) -> None:
    """Years stand under the lowest panel of each column that is there."""
    for column in panels.T:
        shown = [panel for panel in column if panel.get_visible()]
        for panel in shown[:-1]:
            panel.set_xlabel("")
        shown[-1].tick_params(labelbottom=True)


def _common_label_once(panels: np.ndarray) -> None:
    for row in panels:
        shown = [panel for panel in row if panel.get_visible()]
        if len({panel.get_ylabel() for panel in shown}) == 1:
            for panel in shown[1:]:
                panel.set_ylabel("")


def draw_over_time(title: str, quantities: Sequence[Quantity], cases: Sequence[Case]) -> Figure:
    figure = new_figure(title, cases)
    count = len(quantities)
    several = len(cases) > 1
    columns = count if several or count < 4 else (count + 1) // 2
    rows = 2 if several or columns < count else 1
    panels = figure.subplots(rows, columns, sharex=True, squeeze=False)
    ticks = max(2, MOST_YEARS_IN_A_ROW // columns)
    for panel, quantity in zip(panels.ravel(), quantities, strict=False):
        _levels(panel, quantity, cases, ticks)
    for panel in panels.ravel()[count:]:
        panel.set_visible(several)
    if several:
        for panel, quantity in zip(panels[1], quantities, strict=True):
            _differences(panel, quantity, cases, ticks)
        legend_above(figure, panels[0, 0].lines)
    note = f"{BAND_NOTE} Below: less {cases[0].label}, run by run." if several else BAND_NOTE
    _time_below_only(panels)
    _common_label_once(panels)
    small_print(figure, cases, note)
    return figure
