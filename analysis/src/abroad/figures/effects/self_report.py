"""What recipients would report, beside what the policy caused (pattern P19)."""

from __future__ import annotations

from collections.abc import Iterator

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from abroad.comparison import Comparison, Interval, Pair
from abroad.figures.effects import frame

BARS = ("what recipients have (gross)", "what they report: after less before", "caused for them", "caused in all (net)")
FILLS = ("#c2c6ca", frame.STOCK, "#56B4E9", frame.GAIN)


def numbers(comparison: Comparison, pair: Pair, outcome: str) -> list[Interval]:
    """The four numbers, in the order of BARS, at the end of the policy, for the funding countries."""
    at = {"comparison": pair.label, "outcome": outcome, "year": comparison.end_year(pair.label)}
    parts = comparison.parts.sel(**at, standpoint="funding_countries", largest="included")
    claim = comparison.in_units("self_report", "claim").sel(**at)
    rows = (parts.sel(part="gross"), claim, parts.sel(part="recipients"), parts.sel(part="net"))
    return [comparison.interval(row) for row in rows]


def _draw(axes: Axes, values: list[Interval]) -> None:
    for y, value in enumerate(values):
        axes.barh(y, value.mean, height=0.66, color=FILLS[y])
        if value.low == value.low:
            axes.plot([value.low, value.high], [y, y], color="#222222", linewidth=3)
        text = frame.with_interval(value)
        axes.text(0, y - 0.39, text, va="bottom", fontsize=16)
    axes.axvline(0, color="black", linewidth=1.5)
    axes.set(yticks=range(len(BARS)), ylim=(len(BARS) - 0.4, -0.75))
    axes.set_yticklabels(BARS)
    axes.xaxis.set_major_formatter(frame.axis_numbers())
    axes.xaxis.set_major_locator(frame.few_ticks(3))
    axes.grid(visible=False, axis="y")
    axes.set_axisbelow(True)


def _figure(comparison: Comparison, pair: Pair) -> Figure:
    title = f"Reported and true effect: {pair.label}, end of {comparison.end_year(pair.label)}"
    figure = frame.effect_figure(title, comparison, ["Firms of the funding countries; bars: means over runs."])
    outcomes = frame.shown_outcomes(comparison)
    panels = figure.subplots(1, len(outcomes), sharey=True, squeeze=False)[0]
    for axes, outcome in zip(panels, outcomes, strict=True):
        values = numbers(comparison, pair, outcome)
        factor, unit = frame.readable(comparison.unit(outcome), max(abs(value.mean) for value in values))
        _draw(axes, [frame.times(factor, value) for value in values])
        axes.set_title(frame.words(outcome), loc="left")
        axes.set_xlabel(unit)
    return figure


def draw(comparison: Comparison) -> Iterator[tuple[str, Figure]]:
    for pair in frame.as_written(comparison):
        if pair.effect in ("total", "money"):
            yield f"self_report_{frame.file_name(pair.label)}", _figure(comparison, pair)
