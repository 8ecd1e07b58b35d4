"""How all figures look: size of a projector, large letters, colours that the colour-blind can tell apart.

A figure is 1920 x 1080 pixels with no letter below 14 pt. Cases (results files) differ in colour and in line
style, so that a print in grey works too. The small print says which runs the picture shows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import Any

import numpy as np
import xarray as xr
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.layout_engine import ConstrainedLayoutEngine
from matplotlib.ticker import MaxNLocator

from abroad.figures.about import about
from abroad.results import Results

WIDTH_INCHES, HEIGHT_INCHES, DOTS_PER_INCH = 19.2, 10.8, 100
SMALLEST_PT = 14
# Okabe and Ito's palette without yellow, which vanishes on white.
COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#000000")
LINES = ("-", "--", "-.", ":", (0, (5, 1, 1, 1, 1, 1)), (0, (8, 3)), (0, (1, 1)))
LAND, SEA, GRID = "#e6e3da", "#f7f9fb", "#c9d2da"

SETTINGS = {
    "font.size": 18,
    "axes.titlesize": 20,
    "axes.labelsize": 18,
    "xtick.labelsize": 16,
    "ytick.labelsize": 16,
    "legend.fontsize": 18,
    "figure.titlesize": 26,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.grid": True,
    "grid.color": "#dddddd",
    "lines.linewidth": 3,
    "figure.dpi": DOTS_PER_INCH,
    "savefig.dpi": DOTS_PER_INCH,
    "svg.hashsalt": "abroad",
}


@dataclass(frozen=True)
class Case:
    """One results file in a figure: its name in the legend and its place among the cases."""

    label: str
    results: Results
    number: int

    @property
    def colour(self) -> str:
        return COLOURS[self.number]

    @property
    def line(self) -> Any:
        return LINES[self.number]


def new_figure(title: str, cases: Sequence[object], height_inches: float = HEIGHT_INCHES) -> Figure:
    figure = Figure(figsize=(WIDTH_INCHES, height_inches), layout="constrained")
    FigureCanvasAgg(figure)
    # Room at the bottom for one line of small print a case, at the top for the title.
    bottom = (0.32 * len(cases) + 0.15) / height_inches
    top = 0.75 / height_inches
    figure.get_layout_engine().set(rect=(0.01, bottom, 0.98, 1 - bottom - top), hspace=0.05, wspace=0.04)
    figure.suptitle(title, x=0.02, y=1 - top / 4, ha="left", va="top", fontweight="bold")
    return figure


def fix_layout(figure: Figure) -> None:
    """Lays the figure out once and rounds places, whose last digits change from run to run with the solver's."""
    if not isinstance(figure.get_layout_engine(), ConstrainedLayoutEngine):
        return
    figure.draw_without_rendering()
    figure.set_layout_engine("none")
    for axes in figure.axes:
        axes.set_position(np.round(axes.get_position(original=True).bounds, 5))
        axes.apply_aspect()


def small_print(figure: Figure, cases: Sequence[Case], note: str) -> None:
    """Runs used of runs expected, program version and digest of each case, and what the band is."""
    texts = []
    for case in cases:
        made = about(case.results)
        texts.append(
            f"{case.label}: {made.replications_used} of {made.replications_expected} runs,"
            f" abroad {made.program_version}, digest {made.digest[:12]}"
        )
    texts[-1] += f".  {note}" if note else ""
    for row, text in enumerate(reversed(texts)):
        y = (0.12 + 0.32 * row) / figure.get_figheight()
        figure.text(0.02, y, text, fontsize=SMALLEST_PT, color="#444444")


def label_with_units(data: xr.DataArray, units: str | None = None) -> str:
    """Axis label from what the file says about the quantity, in other units if they are given; broken into lines."""
    name, units = str(data.attrs.get("long_name", data.name)), units or data.attrs.get("units", "1")
    return "\n".join(wrap(f"{name} ({units})" if units != "1" else name, 30))


def draw_band(axes: Axes, x: np.ndarray, values: xr.DataArray, case: Case, **line: Any) -> None:
    """Mean over replications as a line, the smallest to the largest replication as a band."""
    data = values.transpose("replication", ...).to_numpy()
    known = ~np.isnan(data).all(axis=0)
    x, data = np.asarray(x)[known], data[:, known]
    options = {"color": case.colour, "linestyle": case.line, "label": case.label, **line}
    axes.plot(x, np.nanmean(data, axis=0), **options)
    axes.fill_between(x, np.nanmin(data, axis=0), np.nanmax(data, axis=0), color=options["color"], alpha=0.2, lw=0)


def year_axis(axes: Axes) -> None:
    """The x axis is time: whole years."""
    axes.set_xlabel("year")
    axes.xaxis.set_major_locator(MaxNLocator(integer=True))


BAND_NOTE = "Line: mean over runs; band: smallest to largest run."
