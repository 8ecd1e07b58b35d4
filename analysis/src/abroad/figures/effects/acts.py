"""Why funded acts took place, and what becomes of them: shares by cause, survival and private gain by cause."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from abroad.comparison import Comparison, Pair
from abroad.figures.effects import frame
from abroad.figures.shares import FILLS, draw_bar

SENTENCE = (
    "Acts only because of funding are additional for an evaluator, and a wrong reason for a strategy of going abroad."
)


def acts_by_cause(comparison: Comparison, pair: Pair) -> list[tuple[str, np.ndarray]]:
    """Funded acts a run by cause, in the order of CAUSES: of each act that there is, and of all."""
    acts = comparison["acts"]["acts"].sel(comparison=pair.label).mean("replication")
    counts = acts.sel(cause=list(frame.CAUSES)).transpose("act", "cause").to_numpy()
    names = [str(name) for name in acts["act"].values]
    bars = [(frame.words(name), row) for name, row in zip(names, counts, strict=True) if row.sum() > 0]
    if len(bars) > 1:
        bars.append(("all", counts.sum(axis=0)))
    return bars


def _shares(axes: Axes, bars: list[tuple[str, np.ndarray]]) -> None:
    for y, (_, row) in enumerate(bars):
        draw_bar(axes, y, row)
    axes.text(1.01, -0.62, "acts/run", va="bottom")
    axes.set(xlim=(0, 1), ylim=(len(bars) - 0.4, -0.6), xticks=[], yticks=range(len(bars)))
    axes.set_yticklabels([name for name, _ in bars])
    axes.set_title("funded acts by what happens without the money; colours as below", loc="left", pad=14)
    axes.spines[:].set_visible(False)
    axes.tick_params(length=0)
    axes.grid(visible=False)


def _by_cause(axes: Axes, comparison: Comparison, pair: Pair, prefix: str, factor: float) -> None:
    for y, cause in enumerate(frame.CAUSES):
        value = comparison.measure(pair.label, f"{prefix}_{cause}")
        if not value.is_known:
            across = axes.get_yaxis_transform()
            axes.text(0.02, y, "no such act followed", transform=across, va="center", color="#666666")
            continue
        axes.barh(y, factor * value.mean, height=0.6, color=FILLS[y])
        if not np.isnan(value.low):
            axes.plot([factor * value.low, factor * value.high], [y, y], color="#333333", linewidth=3)
        text = frame.number(factor * value.mean, sign=factor == 1)
        axes.text(1.01, y, text, transform=axes.get_yaxis_transform(), va="center", fontsize=15)
    axes.axvline(0, color="black", linewidth=1.5)
    axes.set(yticks=range(len(frame.CAUSES)), ylim=(len(frame.CAUSES) - 0.4, -0.6))
    axes.set_yticklabels(list(frame.CAUSES.values()))
    axes.xaxis.set_major_formatter(frame.axis_numbers())
    axes.xaxis.set_major_locator(frame.few_ticks(5))
    axes.grid(visible=False, axis="y")
    axes.set_axisbelow(True)


def _figure(comparison: Comparison, pair: Pair) -> Figure:
    figure = frame.effect_figure(f"Why funded acts took place: {pair.label}", comparison, [SENTENCE])
    bars = acts_by_cause(comparison, pair)
    top, survival, gain = figure.subplot_mosaic(
        [["shares", "shares"], ["survival", "gain"]], height_ratios=[len(bars) + 0.4, len(frame.CAUSES)]
    ).values()
    _shares(top, bars)
    _by_cause(survival, comparison, pair, "survival", 100)
    survival.set(title="still there after five years", xlabel="% of acts", xlim=(0, 100))
    _by_cause(gain, comparison, pair, "private_gain_keur", 1)
    gain.set(title="private gain or loss of the recipient after five years", xlabel="kEUR per act", yticklabels=[])
    for axes in (survival, gain):
        axes.set_title(axes.get_title(), loc="left")
        axes.set_title("", loc="center")
    return figure


def draw(comparison: Comparison) -> Iterator[tuple[str, Figure]]:
    """Pairs without a funded act, such as announcements, have none of these figures."""
    counts = comparison["acts"]["acts"].sum(["replication", "act", "cause"])
    for pair in frame.as_written(comparison):
        if int(counts.sel(comparison=pair.label)) > 0:
            yield f"funded_acts_{frame.file_name(pair.label)}", _figure(comparison, pair)
