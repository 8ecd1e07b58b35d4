"""Exporters among the members of clusters and among other firms, over time."""

from __future__ import annotations

from collections.abc import Sequence

import xarray as xr
from matplotlib.figure import Figure

from abroad.figures.holding import all_hold
from abroad.figures.over_time import Quantity, draw_over_time
from abroad.figures.participation import participation
from abroad.figures.style import Case
from abroad.results import Results


def exporters_of(results: Results, membership: str) -> xr.DataArray:
    return results["membership"]["exporters"].sel(membership=membership)


def share_of(results: Results, membership: str) -> xr.DataArray:
    return participation(results["membership"].sel(membership=membership))


QUANTITIES = (
    Quantity("members of clusters", "exporters", lambda results: exporters_of(results, "member")),
    Quantity("share of members", "exporters/members", lambda results: share_of(results, "member"), is_share=True),
    Quantity("other firms", "exporters", lambda results: exporters_of(results, "non_member")),
    Quantity("share of others", "exporters/others", lambda results: share_of(results, "non_member"), is_share=True),
)


def draw(cases: Sequence[Case]) -> Figure | None:
    if not all_hold(cases, "membership", ("exporters", "firms")):
        return None
    return draw_over_time("Exporters among members of clusters and among other firms", QUANTITIES, cases)
