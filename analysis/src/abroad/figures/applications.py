"""Applications and awards by instrument and year, and acts that those refused did without the money."""

from __future__ import annotations

from collections.abc import Sequence

from matplotlib.figure import Figure

from abroad.figures.panels_by_case import Curve, draw_panels
from abroad.figures.style import Case

CURVES = (
    Curve("applications", lambda data: data["applications"]),
    Curve("awards", lambda data: data["awards"]),
    Curve("refused, but done without the money", lambda data: data["done_without_money"]),
)


def draw(cases: Sequence[Case]) -> Figure | None:
    return draw_panels(
        "Applications and awards, by instrument",
        "instruments",
        "instrument",
        "applications",
        CURVES,
        lambda data: str(data["applications"].attrs["units"]).replace("/quarter", "/year"),
        cases,
    )
