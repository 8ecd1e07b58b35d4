"""Pictures of what an outcome is sensitive to: a tornado, and indices over time."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import matplotlib
import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from abroad.experiments.collected import Outcome, Sweep
from abroad.experiments.indices import Indices, Swing
from abroad.figures.style import (
    COLOURS,
    HEIGHT_INCHES,
    LINES,
    SETTINGS,
    SMALLEST_PT,
    WIDTH_INCHES,
    fix_layout,
    year_axis,
)

_TIME_COLUMNS = {"ST": "total index", "S1": "first-order index", "mu_star": "mu*", "sigma": "sigma"}


def _figure(title: str) -> Figure:
    figure = Figure(figsize=(WIDTH_INCHES, HEIGHT_INCHES), layout="constrained")
    FigureCanvasAgg(figure)
    figure.get_layout_engine().set(rect=(0.01, 0.05, 0.98, 0.87))
    figure.suptitle(title, x=0.02, y=0.98, ha="left", va="top", fontweight="bold")
    return figure


def _finish(figure: Figure, sweep: Sweep, outcome: Outcome, note: str, path: Path) -> Path:
    made = f"abroad {sweep.results.attributes.get('program_version', '')}, digest {sweep.results.digest[:12]}"
    figure.text(
        0.02, 0.012, f"{outcome.missing_text}; {made}.  {note}", fontsize=SMALLEST_PT, color="#444444"
    )  # fmt: skip
    fix_layout(figure)
    figure.savefig(path)
    return path


def draw_tornado(sweep: Sweep, outcome: Outcome, period: int, swings: Sequence[Swing], folder: Path) -> Path:
    """Bars from the mean at the low end of each parameter to that at its high end, widest on top."""
    with matplotlib.rc_context(SETTINGS):
        figure = _figure(f"What moves {outcome.label}, {outcome.periods[period]:g}")
        axes = figure.add_subplot()
        for row, swing in enumerate(reversed(swings)):
            rises = swing.high >= swing.low
            axes.barh(row, swing.high - swing.low, left=swing.low, color=COLOURS[0 if rises else 1], height=0.6)
            left, right = (swing.low_text, swing.high_text) if rises else (swing.high_text, swing.low_text)
            ends = sorted((swing.low, swing.high))
            for place, text, side in ((ends[0], left, "right"), (ends[1], right, "left")):
                axes.annotate(
                    text, (place, row), (8 if side == "left" else -8, 0), textcoords="offset points",
                    ha=side, va="center", fontsize=SMALLEST_PT,
                )  # fmt: skip
        axes.set_yticks(range(len(swings)), [swing.name for swing in reversed(swings)])
        axes.axvline(float(np.nanmean(outcome.values[:, period])), color="#444444", linewidth=1.5)
        axes.set_xlabel(f"{outcome.label} ({outcome.units})")
        axes.margins(x=0.2)
        note = "Means over points; line: mean of all. Orange: falls as the parameter rises."
        return _finish(figure, sweep, outcome, note, folder / f"tornado_{outcome.name}.png")


def draw_time(
    sweep: Sweep, outcome: Outcome, over_time: Sequence[Indices], title: str, copy: int, folder: Path
) -> Path:
    """Two indices of each parameter over the periods, with their intervals."""
    columns = [name for name in _TIME_COLUMNS if name in over_time[0].columns]
    with matplotlib.rc_context(SETTINGS):
        figure = _figure(f"Sensitivity of {outcome.label}" + (f" ({title})" if title else ""))
        for place, name in enumerate(columns):
            axes = figure.add_subplot(1, len(columns), place + 1)
            for number, parameter in enumerate(over_time[0].names):
                values = np.array([indices.columns[name][number] for indices in over_time])
                colour, line = COLOURS[number % len(COLOURS)], LINES[number % len(LINES)]
                axes.plot(outcome.periods, values, color=colour, linestyle=line, label=parameter, marker="o")
                if f"{name}_conf" in over_time[0].columns:
                    half = np.array([indices.columns[f"{name}_conf"][number] for indices in over_time])
                    axes.fill_between(outcome.periods, values - half, values + half, color=colour, alpha=0.15, lw=0)
            axes.set_ylabel(_TIME_COLUMNS[name])
            year_axis(axes)
        figure.axes[0].legend()
        path = folder / f"over_time_{outcome.name}{f'_{copy}' if copy else ''}.png"
        return _finish(figure, sweep, outcome, f"Bands: 95 %, from {over_time[-1].text}.", path)
