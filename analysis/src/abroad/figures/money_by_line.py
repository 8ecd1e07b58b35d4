"""What became of the budget: released, awarded, paid and lapsed by budget line and year."""

from __future__ import annotations

from collections.abc import Sequence

import xarray as xr
from matplotlib.figure import Figure

from abroad.figures.panels_by_case import Curve, draw_panels
from abroad.figures.style import Case

CENTS_PER_KEUR = 100_000


def _keur(name: str):
    return lambda data: data[f"{name}_cents"] / CENTS_PER_KEUR


def kept_awards(data: xr.Dataset) -> xr.DataArray:
    """Awarded less what was given back, which may be of an earlier year."""
    return (data["awarded_cents"] - data["released_cents"]) / CENTS_PER_KEUR


CURVES = (
    Curve("budget released", _keur("top_ups")),
    Curve("awarded, less what was given back", kept_awards),
    Curve("paid", _keur("paid")),
    Curve("lapsed, since nobody got it", _keur("lapsed")),
)


def draw(cases: Sequence[Case]) -> Figure | None:
    return draw_panels(
        "What became of the budget, by line",
        "budget_lines",
        "line",
        "top_ups_cents",
        CURVES,
        lambda _: "kEUR/year",
        cases,
    )
