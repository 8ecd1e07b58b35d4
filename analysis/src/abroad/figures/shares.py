"""Shares of causes as stacked bars, one a case: barriers, reasons, causes of failure.

A bar adds up all quarters and runs of a file; the number at its end says of how many cases a year and run.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import xarray as xr
from matplotlib.axes import Axes
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure
from matplotlib.patches import Patch

from abroad.figures.holding import all_hold
from abroad.figures.legends import legend_below
from abroad.figures.style import COLOURS, Case, new_figure, small_print

QUARTERS = 4
LEAST_SHARE_WITH_NUMBER = 0.035
BAR_HEIGHT = 0.72
HEADING_HEIGHT = 0.6
LEAST_HEIGHT = 3.5  # in bars, so that few of them do not fill the paper
# As areas with a dark edge, yellow and grey can be seen too.
FILLS = (*COLOURS[:6], "#F0E442", "#BBBBBB", "#444444")


@dataclass(frozen=True)
class Stack:
    """Bars of one kind: a heading, variables of the group `all` by prefix, the words for each, in order."""

    heading: str
    prefix: str
    words: Mapping[str, str]

    def variables(self) -> list[str]:
        return [f"{self.prefix}{name}" for name in self.words]

    def counts(self, data: xr.Dataset) -> np.ndarray:
        """A year and run."""
        return QUARTERS * np.array([float(data[name].mean()) for name in self.variables()])


def _text_colour(fill: str) -> str:
    red, green, blue = (part**2.2 for part in to_rgb(fill))
    return "black" if 0.21 * red + 0.72 * green + 0.07 * blue > 0.25 else "white"


def draw_bar(axes: Axes, y: float, counts: np.ndarray) -> None:
    total = counts.sum()
    left = 0.0
    for count, fill in zip(counts, FILLS, strict=False):
        width = count / total if total > 0 else 0.0
        axes.barh(y, width, left=left, height=BAR_HEIGHT, color=fill, edgecolor="white", linewidth=1.5)
        if width >= LEAST_SHARE_WITH_NUMBER:
            axes.text(left + width / 2, y, f"{100 * width:.0f} %", ha="center", va="center", color=_text_colour(fill))
        left += width
    axes.text(1.01, y, f"{total:,.0f}".replace(",", "\u202f"), va="center")


def draw_shares(title: str, stacks: Sequence[Stack], unit: str, cases: Sequence[Case]) -> Figure | None:
    if not all(all_hold(cases, "all", stack.variables()) for stack in stacks):
        return None
    figure = new_figure(title, cases)
    axes = figure.subplots()
    axes.grid(visible=False)
    ticks, y = {}, 0.0
    for stack in stacks:
        axes.text(0, y, stack.heading, va="bottom", fontweight="bold")
        axes.text(1.01, y, unit, va="bottom")
        for case in cases:
            draw_bar(axes, y + 0.5, stack.counts(case.results["all"]))
            ticks[y + 0.5] = case.label
            y += 1
        y += HEADING_HEIGHT
    bottom = max(y - HEADING_HEIGHT / 2, LEAST_HEIGHT)
    axes.set(xlim=(0, 1.0), ylim=(bottom, -HEADING_HEIGHT), xticks=[], yticks=list(ticks))
    axes.set_yticklabels(list(ticks.values()) if len(cases) > 1 else ["" for _ in ticks])
    axes.spines[:].set_visible(False)
    axes.tick_params(length=0)
    words = zip(stacks[0].words.values(), FILLS, strict=False)
    handles = [Patch(color=fill, label=word) for word, fill in words]
    legend_below(figure, handles, 3)
    small_print(figure, cases, "Shares over all quarters and runs; at the right the number.")
    return figure
