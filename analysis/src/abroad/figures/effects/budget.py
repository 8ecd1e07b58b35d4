"""What more money brings: net effect, cost per unit, unspent money and applicants per grant by budget."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from abroad.comparison import Comparison, Interval, Pair
from abroad.figures.effects import frame
from abroad.figures.style import COLOURS, LINES

EUR_PER_MILLION = 1e6
EUR_PER_KEUR = 1e3
EFFECTS = ("total", "money")


def scheme_of(subject: str) -> str:
    """The scheme without the multiples of its budget that the subject ends with ("voucher x0.5 to x1")."""
    return re.sub(r"( x[0-9.e+-]+)?( to x[0-9.e+-]+)?$", "", subject)


def scaled(comparison: Comparison) -> dict[tuple[str, str], list[Pair]]:
    """Pairs by scheme and effect, of those that the file has for two budgets or more; smallest budget first."""
    found: dict[tuple[str, str], list[Pair]] = {}
    for pair in sorted(comparison.pairs, key=lambda pair: pair.budget_factor):
        if pair.effect in EFFECTS:
            found.setdefault((scheme_of(pair.subject), pair.effect), []).append(pair)
    return {key: pairs for key, pairs in found.items() if len({pair.budget_factor for pair in pairs}) > 1}


def _curve(axes: Axes, pairs: Sequence[Pair], values: Sequence[Interval], nth: int, label: str, factor: float) -> None:
    x = np.array([pair.budget_factor for pair in pairs])
    mean, low, high = (factor * np.array([getattr(value, end) for value in values]) for end in ("mean", "low", "high"))
    axes.plot(x, mean, color=COLOURS[nth], linestyle=LINES[nth], marker="os^"[nth], markersize=11, label=label)
    known = ~np.isnan(low)
    sides = [(mean - low)[known], (high - mean)[known]]
    axes.errorbar(x[known], mean[known], yerr=sides, color=COLOURS[nth], fmt="none", capsize=6, linewidth=2)


class _Scheme:
    """The numbers of one scheme by its budget."""

    def __init__(self, comparison: Comparison, scheme: str, outcome: str) -> None:
        self.comparison = comparison
        self.outcome = outcome
        pairs = scaled(comparison)
        self.effects = {effect: pairs[scheme, effect] for effect in EFFECTS if (scheme, effect) in pairs}
        own = [pair for pair in comparison.pairs if scheme_of(pair.subject) == scheme]
        self.marginal = sorted((pair for pair in own if pair.effect == "marginal"), key=lambda pair: pair.budget_factor)

    def net(self, pair: Pair) -> Interval:
        data = self.comparison.parts.sel(
            standpoint="funding_countries", largest="included", outcome=self.outcome, part="net", comparison=pair.label
        )
        return self.comparison.interval(data.sel(year=self.comparison.end_year(pair.label)))

    def measured(self, pairs: Sequence[Pair], name: str) -> list[Interval]:
        return [self.comparison.measure(pair.label, name) for pair in pairs]

    def draw_effect(self, axes: Axes) -> None:
        for nth, (effect, pairs) in enumerate(self.effects.items()):
            _curve(axes, pairs, [self.net(pair) for pair in pairs], nth, frame.EFFECTS[effect], 1)
        axes.set(title=f"net additional {frame.words(self.outcome)}", ylabel=self.comparison.unit(self.outcome))
        axes.axhline(0, color="black", linewidth=1.5)

    def draw_cost(self, axes: Axes) -> None:
        name = f"eur_per_{self.outcome}"
        effect, pairs = next(iter(self.effects.items()))
        _curve(axes, pairs, self.measured(pairs, name), 0, f"average ({frame.EFFECTS[effect]})", 1 / EUR_PER_KEUR)
        if self.marginal:
            _curve(axes, self.marginal, self.measured(self.marginal, name), 2, "marginal", 1 / EUR_PER_KEUR)
        axes.set(title=f"public cost per net additional {frame.words(self.outcome)}", ylabel="kEUR")

    def draw_measure(self, axes: Axes, name: str, title: str, unit: str, factor: float) -> None:
        pairs = next(iter(self.effects.values()))
        _curve(axes, pairs, self.measured(pairs, name), 0, "", factor)
        axes.set(title=title, ylabel=unit)
        axes.set_ylim(bottom=min(0.0, axes.get_ylim()[0]))


def _figure(comparison: Comparison, scheme: str) -> Figure:
    note = "Points: means over runs, or ratios of means; marginal: from the next smaller budget to this one."
    figure = frame.effect_figure(f"What more money brings: {scheme}", comparison, [note])
    panels = figure.subplots(2, 2, sharex=True)
    numbers = _Scheme(comparison, scheme, frame.shown_outcomes(comparison)[0])
    numbers.draw_effect(panels[0, 0])
    numbers.draw_cost(panels[0, 1])
    numbers.draw_measure(panels[1, 0], "unspent_eur", "money left unspent", "million EUR", 1 / EUR_PER_MILLION)
    numbers.draw_measure(panels[1, 1], "applications_per_award", "applicants per grant", "", 1)
    for axes in panels.ravel():
        axes.set_title(axes.get_title(), loc="left")
        axes.set_title("", loc="center")
        axes.yaxis.set_major_formatter(frame.axis_numbers())
    for axes in panels[1]:
        axes.set_xlabel("budget, as a multiple of the scenario's")
    for axes in panels[0]:
        axes.legend(frameon=False)
    return figure


def draw(comparison: Comparison) -> Iterator[tuple[str, Figure]]:
    """None without several budgets."""
    for scheme in dict.fromkeys(scheme for scheme, _ in scaled(comparison)):
        yield f"budget_{frame.file_name(scheme)}", _figure(comparison, scheme)
