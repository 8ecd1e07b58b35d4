"""Who gains and who loses: net effect by size class, sector and country, with intervals."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import fill

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from abroad.comparison import Comparison, Pair
from abroad.figures.effects import frame
from abroad.figures.legends import legend_above

GROUPS = {"size_class": "by size before the policy", "sector": "by sector", "country": "by country"}
MOST_GROUPS = 10
MOST_LETTERS = 18


def largest_effects(mean: np.ndarray) -> list[int]:
    """Places of the groups with the largest effects, in the order of the file."""
    moved = np.flatnonzero(mean != 0) if (mean != 0).any() else np.arange(len(mean))
    return sorted(moved[np.argsort(-np.abs(mean[moved]), kind="stable")][:MOST_GROUPS].tolist())


def _draw(axes: Axes, comparison: Comparison, pair: Pair, group: str, outcome: str) -> None:
    data = comparison.in_units(f"by_{group}", "with_policy") - comparison.in_units(f"by_{group}", "base")
    net = data.sel(comparison=pair.label, outcome=outcome, year=comparison.end_year(pair.label))
    mean, low, high = comparison.interval_ends(net)
    names = [str(name) for name in net[group].values]
    factor, unit = frame.readable(comparison.unit(outcome), float(np.abs(mean).max()))
    mean, low, high = factor * mean, factor * low, factor * high
    kept = largest_effects(mean) if group != "size_class" else list(range(len(names)))
    for y, at in enumerate(kept):
        gains = mean[at] >= 0
        colour, marker = (frame.GAIN, "o") if gains else (frame.LOSS, "s")
        if not np.isnan(low[at]):
            axes.plot([low[at], high[at]], [y, y], color=colour, linewidth=3, solid_capstyle="butt")
        axes.plot(mean[at], y, marker=marker, markersize=11, color=colour)
        text = frame.number(float(mean[at]), sign=True)
        axes.text(1.01, y, text, transform=axes.get_yaxis_transform(), va="center", fontsize=15)
    axes.axvline(0, color="black", linewidth=1.5)
    axes.set(yticks=range(len(kept)), ylim=(len(kept) - 0.4, -0.6))
    axes.set_yticklabels([fill(frame.words(names[at]), MOST_LETTERS, max_lines=1) for at in kept])
    axes.xaxis.set_major_formatter(frame.axis_numbers(sign=True))
    axes.xaxis.set_major_locator(frame.few_ticks(4))
    axes.set_xlabel(unit)
    axes.grid(visible=False, axis="y")
    axes.set_axisbelow(True)


def _figure(comparison: Comparison, pair: Pair) -> Figure:
    year = comparison.end_year(pair.label)
    note = f"{pair.world_with} less {pair.world_base}. The {MOST_GROUPS} groups with the largest effects are shown."
    figure = frame.effect_figure(f"Winners and losers: {pair.label}, end of {year}", comparison, [note])
    outcomes = [frame.shown_outcomes(comparison)[0], "value_added"]
    panels = figure.subplots(len(outcomes), len(GROUPS), squeeze=False)
    for row, outcome in zip(panels, outcomes, strict=True):
        for axes, (group, title) in zip(row, GROUPS.items(), strict=True):
            _draw(axes, comparison, pair, group, outcome)
            axes.set_title(f"{frame.words(outcome)}, {title}", loc="left", fontsize=17)
    shapes = ((frame.GAIN, "o", "gain, mean over runs"), (frame.LOSS, "s", "loss"))
    handles = [
        Line2D([], [], color=colour, marker=marker, markersize=11, linestyle="", label=label)
        for colour, marker, label in shapes
    ]
    legend_above(figure, [*handles, Line2D([], [], color="#666666", linewidth=3, label="interval")])
    return figure


def draw(comparison: Comparison) -> Iterator[tuple[str, Figure]]:
    for pair in frame.as_written(comparison):
        yield f"winners_and_losers_{frame.file_name(pair.label)}", _figure(comparison, pair)
