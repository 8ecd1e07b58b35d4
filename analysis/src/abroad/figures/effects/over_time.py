"""Net effect by year since the first call, with intervals: policy and announcement, and each alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from abroad.comparison import Comparison, Pair
from abroad.figures.effects import frame
from abroad.figures.legends import legend_above
from abroad.figures.style import COLOURS, LINES


def _draw(axes: Axes, comparison: Comparison, pairs: Sequence[Pair], outcome: str, standpoint: str) -> None:
    """A line and a band for each pair."""
    net = comparison.parts.sel(largest="included", part="net", outcome=outcome, standpoint=standpoint)
    own = net.sel(comparison=[pair.label for pair in pairs]).mean("replication")
    factor, unit = frame.readable(comparison.unit(outcome), float(abs(own).max()))
    for nth, pair in enumerate(pairs):
        x = net["year"].values - pair.start_year + 1
        mean, low, high = (factor * end for end in comparison.interval_ends(net.sel(comparison=pair.label)))
        label = frame.EFFECTS.get(pair.effect, pair.label)
        axes.plot(x, mean, color=COLOURS[nth], linestyle=LINES[nth], label=label)
        if not np.isnan(low).all():
            axes.fill_between(x, low, high, color=COLOURS[nth], alpha=0.18, linewidth=0)
    axes.axvspan(0, pairs[0].last_year - pairs[0].start_year + 1, color="#f0ece0", zorder=0)
    axes.axhline(0, color="black", linewidth=1.5)
    axes.set_ylabel(unit)
    axes.yaxis.set_major_formatter(frame.axis_numbers(sign=True))
    axes.xaxis.set_major_locator(MaxNLocator(nbins=8, integer=True))


def _figure(comparison: Comparison, pairs: Sequence[Pair]) -> Figure:
    first = pairs[0]
    years = f"{first.start_year} to {first.last_year}"
    note = f"Calls are open from {years} (shaded); 0 is the year's end before. Line: mean over runs; band: interval."
    figure = frame.effect_figure(f"Net effect over time: {first.subject}", comparison, [note])
    outcomes = frame.shown_outcomes(comparison)
    data = comparison.parts.sel(comparison=[pair.label for pair in pairs], outcome=outcomes, part="net")
    standpoints = frame.standpoints(data)
    panels = figure.subplots(len(standpoints), len(outcomes), sharex=True, squeeze=False)
    for row, (standpoint, whose) in zip(panels, standpoints.items(), strict=True):
        for axes, outcome in zip(row, outcomes, strict=True):
            _draw(axes, comparison, pairs, outcome, standpoint)
            axes.set_title(f"{frame.words(outcome)}\n{whose}", loc="left", fontsize=17)
    for axes in panels[-1]:
        axes.set_xlabel("years since the first call")
    legend_above(figure, [line for line in panels[0, 0].lines if not line.get_label().startswith("_")])
    return figure


def draw(comparison: Comparison) -> Iterator[tuple[str, Figure]]:
    pairs = frame.as_written(comparison)
    for subject in dict.fromkeys(pair.subject for pair in pairs):
        own = [pair for pair in pairs if pair.subject == subject][: len(COLOURS)]
        yield f"over_time_{frame.file_name(subject)}", _figure(comparison, own)
