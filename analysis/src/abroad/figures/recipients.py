"""Who got the money: shares of firms by size class, research organisations and cluster managements, by instrument."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import fill

import numpy as np
import pandas as pd
from matplotlib.figure import Figure
from matplotlib.patches import Patch

from abroad.figures.legends import legend_below
from abroad.figures.panels_by_case import holding
from abroad.figures.shares import FILLS, HEADING_HEIGHT, LEAST_HEIGHT, draw_bar
from abroad.figures.style import Case, new_figure, small_print

CENTS_PER_KEUR = 100_000
QUARTERS = 4
MOST_BARS = 7
MOST_LETTERS = 24
WORDS = {
    "micro": "micro firms",
    "small": "small firms",
    "medium": "medium firms",
    "large": "large firms",
    "research": "research organisations",
    "cluster_management": "cluster managements",
    "agency": "agencies",
    "nobody": "services for all",
}


def recipients(applications: pd.DataFrame) -> pd.DataFrame:
    """Awards that were used, with `recipient`, one of WORDS."""
    used = applications[(applications["fate"] == "done_with_money") & (applications["awarded_cents"] > 0)]
    size, kind = used["size_class"].astype(str), used["kind"].astype(str)
    firms = size.where(size != "none", "research")
    return used.assign(recipient=firms.where(kind == "firm", kind))


def by_recipient(awards: pd.DataFrame, years: float) -> tuple[np.ndarray, np.ndarray]:
    """kEUR and awards a year and replication, in the order of WORDS."""
    money = awards.groupby("recipient")["awarded_cents"].sum() / CENTS_PER_KEUR
    counts = awards.groupby("recipient").size()
    return tuple(sums.reindex(list(WORDS), fill_value=0).to_numpy() / years for sums in (money, counts))


def _bars(cases: Sequence[Case]) -> list[tuple[str, np.ndarray, np.ndarray]]:
    """Label, kEUR and awards of the instruments that gave the most money."""
    bars = []
    for case in cases:
        data = case.results["instruments"]
        years = data.sizes["replication"] * data.sizes["period"] / QUARTERS
        awards = recipients(case.results.table("applications"))
        for place, name in enumerate(data["instrument"].values):
            label = str(name) if len(cases) == 1 else f"{case.label}: {name}"
            bars.append((label, *by_recipient(awards[awards["instrument"] == place], years)))
    kept = sorted(sorted(range(len(bars)), key=lambda at: -bars[at][1].sum())[:MOST_BARS])
    return [bars[at] for at in kept]


def draw(cases: Sequence[Case]) -> Figure | None:
    cases = holding(cases, "applications")
    if not cases:
        return None
    figure = new_figure("Who got the money", cases)
    axes = figure.subplots()
    axes.grid(visible=False)
    bars, ticks, y = _bars(cases), {}, 0.0
    for heading, unit, what in (("Money awarded and used", "kEUR/year", 1), ("Awards", "awards/year", 2)):
        axes.text(0, y, heading, va="bottom", fontweight="bold")
        axes.text(1.01, y, unit, va="bottom")
        for bar in bars:
            draw_bar(axes, y + 0.5, bar[what])
            ticks[y + 0.5] = bar[0]
            y += 1
        y += HEADING_HEIGHT
    bottom = max(y - HEADING_HEIGHT / 2, LEAST_HEIGHT)
    axes.set(xlim=(0, 1.0), ylim=(bottom, -HEADING_HEIGHT), xticks=[], yticks=list(ticks))
    axes.set_yticklabels([fill(label, MOST_LETTERS, max_lines=2) for label in ticks.values()])
    axes.spines[:].set_visible(False)
    axes.tick_params(length=0)
    legend_below(figure, [Patch(color=fill, label=word) for word, fill in zip(WORDS.values(), FILLS, strict=False)], 4)
    small_print(figure, cases, "Shares over all years and runs; at the right the number.")
    return figure
