"""Panels in a grid, a row a case: several yearly quantities of each of its budget lines or instruments, run by run."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from textwrap import fill

import numpy as np
import xarray as xr
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.ticker import MaxNLocator, StrMethodFormatter

from abroad.figures.legends import legend_above
from abroad.figures.style import BAND_NOTE, COLOURS, LINES, Case, draw_band, new_figure, small_print, year_axis

MOST_PANELS_IN_A_ROW = 4
MOST_LETTERS_IN_A_ROW = 120  # of the titles of all panels side by side
MOST_YEARS_IN_A_ROW = 16  # written along the axes of all panels side by side


@dataclass(frozen=True)
class Curve:
    """A quantity of one line or instrument, over replication and period."""

    title: str
    of: Callable[[xr.Dataset], xr.DataArray]


def holding(cases: Sequence[Case], group: str) -> list[Case]:
    """The cases whose files have the group: runs without instruments have none."""
    return [case for case in cases if group in case.results]


def yearly(data: xr.DataArray) -> xr.DataArray:
    """Sums of calendar years."""
    year = np.floor(data["period"].values + 1e-9).astype(int)
    return data.assign_coords(year=("period", year)).groupby("year").sum()


def _largest(data: xr.Dataset, axis: str, weight: str) -> list[str]:
    """Names on the axis with the largest numbers, in the order of the file."""
    sums = data[weight].sum([dim for dim in data[weight].dims if dim != axis]).to_numpy()
    kept = np.sort(np.argsort(-sums, kind="stable")[:MOST_PANELS_IN_A_ROW])
    return [str(data[axis].values[at]) for at in kept]


def _panel(axes: Axes, data: xr.Dataset, case: Case, curves: Sequence[Curve], ticks: int) -> None:
    for number, curve in enumerate(curves):
        values = yearly(curve.of(data))
        draw_band(axes, values["year"].values, values, case, color=COLOURS[number], linestyle=LINES[number])
    year_axis(axes)
    axes.xaxis.set_major_locator(MaxNLocator(nbins=ticks, integer=True))
    axes.yaxis.set_major_formatter(StrMethodFormatter("{x:,.4g}"))
    axes.set_ylim(bottom=min(0.0, *(float(np.min(line.get_ydata())) for line in axes.lines)))


def draw_panels(
    title: str,
    group: str,
    axis: str,
    weight: str,
    curves: Sequence[Curve],
    label: Callable[[xr.Dataset], str],
    cases: Sequence[Case],
) -> Figure | None:
    """None if no case has the group. With many lines or instruments those with the most of `weight` are shown."""
    cases = holding(cases, group)
    if not cases:
        return None
    figure = new_figure(title, cases)
    shown = [_largest(case.results[group], axis, weight) for case in cases]
    columns = max(len(names) for names in shown)
    panels = figure.subplots(len(cases), columns, squeeze=False, sharex=True)
    left_out = 0
    for row, case, names in zip(panels, cases, shown, strict=True):
        data = case.results[group]
        left_out += data.sizes[axis] - len(names)
        for place, axes in enumerate(row):
            axes.set_visible(place < len(names))
            if place < len(names):
                _panel(axes, data.sel({axis: names[place]}), case, curves, max(2, MOST_YEARS_IN_A_ROW // columns))
                name = names[place] if len(cases) == 1 else f"{case.label}: {names[place]}"
                axes.set_title(fill(name, MOST_LETTERS_IN_A_ROW // columns, max_lines=2), loc="left")
        row[0].set_ylabel(label(data))
    handles = [
        Line2D([], [], color=COLOURS[at], linestyle=LINES[at], linewidth=3, label=curve.title)
        for at, curve in enumerate(curves)
    ]
    legend_above(figure, handles)
    small_print(figure, cases, f"{BAND_NOTE} {left_out} smaller ones are left out." if left_out else BAND_NOTE)
    return figure
