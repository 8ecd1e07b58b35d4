"""What figures of a comparison share: title, small print, words, numbers, and which outcomes are shown."""

from __future__ import annotations

import re
from collections.abc import Sequence

import xarray as xr
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter, MaxNLocator

from abroad.comparison import Comparison, Interval, Pair
from abroad.figures.style import SMALLEST_PT, new_figure

LEAST_KEUR_IN_MILLIONS = 10_000
GAIN, LOSS, STOCK = "#0072B2", "#D55E00", "#8a8f94"
STANDPOINTS = {"funding_countries": "firms of the funding countries", "all_countries": "all modelled firms"}
EFFECTS = {
    "total": "policy and its announcement",
    "announcement": "announcement alone",
    "money": "money alone",
    "difference": "difference of two schemes",
}
CAUSES = {
    "anyway": "anyway (deadweight)",
    "lacked_money": "lacked money",
    "did_not_look": "did not look",
    "would_not_pay": "only because of funding",
    "other": "other cause",
}
# What is shown of a scheme, by the acts that it paid for; without such acts, the last.
OUTCOMES_BY_ACT = {
    "project": ("projects", "cooperating", "value_added"),
    "venture": ("ventures", "links", "export_revenue"),
    "entry": ("exporters", "links", "export_revenue"),
    "guarantee": ("exporters", "links", "export_revenue"),
}
OUTCOMES = ("exporters", "projects", "export_revenue")


def words(name: str) -> str:
    return name.replace("_", " ")


def file_name(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "_", text.lower()).strip("_")


def shown_outcomes(comparison: Comparison) -> list[str]:
    """Three outcomes that the most frequent funded act is about."""
    acts = comparison["acts"]["acts"].sum(["replication", "comparison", "cause"])
    names, counts = [str(name) for name in acts["act"].values], acts.to_numpy()
    wanted = OUTCOMES_BY_ACT[names[int(counts.argmax())]] if counts.sum() > 0 else OUTCOMES
    return [name for name in wanted if name in comparison["comparison"]["outcome"].values]


def readable(unit: str, largest: float) -> tuple[float, str]:
    """Factor and unit in which numbers of this size are short: million EUR for many kEUR."""
    if unit.startswith("kEUR") and largest >= LEAST_KEUR_IN_MILLIONS:
        return 1e-3, unit.replace("kEUR", "million EUR", 1)
    return 1.0, unit


def times(factor: float, value: Interval) -> Interval:
    return Interval(factor * value.mean, factor * value.low, factor * value.high)


def standpoints(data: xr.DataArray) -> dict[str, str]:
    """Standpoints to show and their words: one only if both see the same, as when every country funds."""
    funding, every = (data.sel(standpoint=standpoint) for standpoint in STANDPOINTS)
    if bool((funding == every).all()):
        return {"all_countries": "all firms; every country funds"}
    return STANDPOINTS


def as_written(comparison: Comparison) -> list[Pair]:
    """Pairs with the budgets of the scenario; those of scaled budgets have a figure of their own."""
    plain = [pair for pair in comparison.pairs if pair.effect != "marginal"]
    return [pair for pair in plain if pair.budget_factor == 1] or plain


def number(value: float, sign: bool = False) -> str:
    """Four digits, thousands apart by thin spaces."""
    if value != value:
        return "–"
    if value == 0:
        return "0"
    digits = 0 if abs(value) >= 99.95 else 1 if abs(value) >= 9.95 else 2
    text = f"{value:{'+' if sign else ''},.{digits}f}".replace(",", "\u202f")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in ("0", "+0", "-0") else text.replace("-", "−")


def with_interval(value: Interval, sign: bool = False) -> str:
    if value.low != value.low:
        return number(value.mean, sign)
    return f"{number(value.mean, sign)} [{number(value.low, sign)}, {number(value.high, sign)}]"


def axis_numbers(sign: bool = False) -> FuncFormatter:
    return FuncFormatter(lambda value, _: number(value, sign))


def few_ticks(count: int = 5) -> MaxNLocator:
    return MaxNLocator(nbins=count)


def effect_figure(title: str, comparison: Comparison, notes: Sequence[str] = ()) -> Figure:
    """An empty figure with its title and small print: runs used of runs expected, what intervals cover, whose file."""
    share = f"{100 * comparison.confidence:g} %"
    lines = [
        *notes,
        f"{comparison.title}: {comparison.runs_used} of {comparison.runs_expected} runs; intervals {share}, paired"
        " over runs: chance only, parameters fixed.  "
        f"abroad {comparison.attributes['program_version']}, digest {comparison.digest[:12]}",
    ]
    figure = new_figure(title, lines)
    for row, text in enumerate(reversed(lines)):
        y = (0.12 + 0.32 * row) / figure.get_figheight()
        figure.text(0.02, y, text, fontsize=SMALLEST_PT, color="#444444")
    return figure
