"""From gross to net: what recipients have, less what they would have anyway, and what others gain or lose by it."""

from __future__ import annotations

from collections.abc import Iterator

import xarray as xr
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from abroad.comparison import Comparison, Interval, Pair
from abroad.figures.effects import frame

APART = "net of all but the largest"
# Part of the file, words, and whether the bar stands on zero or goes on from where the one above ended.
BARS = (
    ("gross", "gross: recipients have", True),
    ("deadweight", "less what they have anyway", False),
    ("recipients", "recipients' gain", True),
    ("spillover", "spillover in their clusters", False),
    ("displacement", "competitors (displacement)", False),
    ("indirect", "all others", False),
    ("net", "net", True),
    (APART, "net without the largest firms", True),
)
NUMBER_PT = 14


def steps(parts: dict[str, Interval]) -> list[tuple[str, float, float]]:
    """Name, start and end of each bar. Deadweight is taken off."""
    at, bars = 0.0, []
    for part, _, is_total in BARS:
        value = parts[part].mean
        start = 0.0 if is_total else at
        at = value if is_total else at - value if part == "deadweight" else at + value
        bars.append((part, start, at))
    return bars


def parts_of(comparison: Comparison, data: xr.DataArray) -> dict[str, Interval]:
    """Every bar's number, of one outcome and standpoint, over replication, largest and part."""
    included = data.sel(largest="included")
    parts = {part: comparison.interval(included.sel(part=part)) for part, _, _ in BARS if part != APART}
    return parts | {APART: comparison.interval(data.sel(largest="apart", part="net"))}


def _colour(part: str, start: float, end: float) -> str:
    if part in ("gross", "recipients"):
        return frame.STOCK
    if part in ("net", APART):
        return "black" if part == "net" else "#6a6f74"
    return frame.GAIN if end >= start else frame.LOSS


def _numbers(axes: Axes, bars: list[tuple[str, float, float]], parts: dict[str, Interval]) -> None:
    for y, (part, _, _) in enumerate(bars):
        value = parts[part]
        text = frame.number(-value.mean if part == "deadweight" else value.mean, sign=part != "gross")
        if part in ("net", APART) and value.low == value.low:
            text += f" [{frame.number(value.low, True)}, {frame.number(value.high, True)}]"
        axes.text(1.02, y, text, transform=axes.get_yaxis_transform(), va="center", fontsize=NUMBER_PT)


def _draw(axes: Axes, parts: dict[str, Interval]) -> None:
    bars = steps(parts)
    places = [0.0]
    for y, (part, start, end) in enumerate(bars):
        axes.barh(y, end - start, left=start, height=0.7, color=_colour(part, start, end))
        half = (parts[part].high - parts[part].low) / 2
        if half == half:
            axes.errorbar(end, y, xerr=half, color="#444444", capsize=5, linewidth=2, zorder=3)
        places += [start, end, *([end - half, end + half] if half == half else [])]
        if y + 1 < len(bars) and bars[y + 1][0] != APART:
            axes.plot([end, end], [y - 0.35, y + 1.35], color="#666666", linewidth=1)
    low, high = min(places), max(places)
    span = (high - low) or 1.0
    axes.axvline(0, color="black", linewidth=1)
    axes.set(xlim=(low - 0.03 * span, high + 0.03 * span), ylim=(len(bars) - 0.4, -0.6), yticks=range(len(bars)))
    axes.set_yticklabels([text for _, text, _ in BARS])
    axes.xaxis.set_major_formatter(frame.axis_numbers())
    axes.xaxis.set_major_locator(frame.few_ticks(3))
    axes.grid(visible=False, axis="y")
    axes.set_axisbelow(True)
    _numbers(axes, bars, parts)


def _figure(comparison: Comparison, pair: Pair) -> Figure:
    year = comparison.end_year(pair.label)
    title = f"From gross to net: {pair.label}, end of {year}"
    note = f"{pair.world_with} less {pair.world_base}; bars are means over runs, lines their intervals."
    figure = frame.effect_figure(title, comparison, [note])
    outcomes = frame.shown_outcomes(comparison)
    data = comparison.parts.sel(comparison=pair.label, year=year)
    standpoints = frame.standpoints(data.sel(outcome=outcomes))
    panels = figure.subplots(len(standpoints), len(outcomes), sharey=True, squeeze=False)
    for row, (standpoint, whose) in zip(panels, standpoints.items(), strict=True):
        for axes, outcome in zip(row, outcomes, strict=True):
            own = data.sel(standpoint=standpoint, outcome=outcome)
            parts = parts_of(comparison, own)
            factor, unit = frame.readable(comparison.unit(outcome), max(abs(value.mean) for value in parts.values()))
            _draw(axes, {part: frame.times(factor, value) for part, value in parts.items()})
            axes.set_title(f"{frame.words(outcome)} ({unit})\n{whose}", loc="left", fontsize=17)
    return figure


def draw(comparison: Comparison) -> Iterator[tuple[str, Figure]]:
    for pair in frame.as_written(comparison):
        yield f"waterfall_{frame.file_name(pair.label)}", _figure(comparison, pair)
