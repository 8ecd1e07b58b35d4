"""What a made-up file holds of cooperation, ways of being abroad and cluster managements, with answers that are known.

Numbers are the same in every quarter but for a little noise that differs between replications.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
import xarray as xr

BARRIERS = (
    "not_informed",
    "not_competitive",
    "market_too_small_or_too_far",
    "no_capacity_production",
    "no_capacity_management",
    "no_money",
    "not_willing",
    "not_worthwhile",
    "no_partner",
)
REASONS = (
    "growth_and_profit",
    "added_value_over_regional_cooperation",
    "new_markets_and_customers",
    "new_value_chains",
    "knowledge",
    "sharing_risk",
    "reducing_cost",
)
CAUSES = {
    "distrust": 20,
    "conflict_of_interest": 20,
    "time_or_money": 15,
    "language_and_distance": 5,
    "different_sectors": 10,
}
STARTED = {"cluster": 41, "national": 37, "international": 22}
MODES = {"export": 500, "joint_venture": 8, "branch": 9, "production": 10}
STAGES = {"contact": 18, "network": 15, "strategic_partnership": 2}
CLUSTER_COUNTRIES = ("Spain", "Spain", "France", "Germany", "Norway", "Denmark", "USA", "Korea")
# Clusters whose managements want to go abroad, and links that lead out of Europe.
WANTING = (1, 1, 1, 1, 0, 0, 1, 1)
LINKS = ((0, 6), (2, 7), (2, 3))
LIVES = (1.0, 4.0, 5.0)


class Series:
    """Makes variables over replication, period and one more axis that vary by a few per cent around given numbers."""

    def __init__(self, random: np.random.Generator, replications: int, years: int, first_year: int) -> None:
        self.random = random
        self.coords = {"replication": list(range(replications)), "period": first_year + np.arange(4 * years) / 4}

    def of(self, number: float | Sequence[float], axis: str = "", units: str = "1", noise: float = 0.02) -> tuple:
        mean = np.broadcast_to(number, (len(self.coords["replication"]), len(self.coords["period"]), *np.shape(number)))
        # Replications differ by one factor each, so that shares within one are exact.
        factor = 1 + noise * self.random.standard_normal(len(self.coords["replication"]))
        data = mean * factor.reshape(-1, *(1,) * (mean.ndim - 1))
        dims = ("replication", "period", axis) if axis else ("replication", "period")
        return dims, data, {"units": units, "long_name": "made up"}

    def group(self, variables: dict[str, tuple], **axes: Sequence) -> xr.Dataset:
        named = {name: (*part[:2], {**part[2], "long_name": name}) for name, part in variables.items()}
        return xr.Dataset(named, coords={**self.coords, **axes})


def flows_of_all(series: Series) -> dict[str, tuple]:
    """Variables that belong into the group `all`."""
    flows = {f"failure_cause_{name}": series.of(count, noise=0) for name, count in CAUSES.items()}
    flows |= {f"reason_{name}": series.of(10 - at) for at, name in enumerate(REASONS)}
    flows |= {f"first_barrier_{name}": series.of(5 + 4 * at) for at, name in enumerate(BARRIERS)}
    flows |= {f"binding_barrier_{name}": series.of(1 + at) for at, name in enumerate(BARRIERS)}
    flows |= {f"{name}_barriers": series.of(20) for name in ("mode", "project")}
    return flows | {"strategic_partners": series.of(14, noise=0)}


def groups_of_whole(series: Series) -> dict[str, xr.Dataset]:
    started = np.array(list(STARTED.values()), dtype=float)
    clusters = len(CLUSTER_COUNTRIES)
    live = np.arange(clusters) % 2
    stages = {
        f"link_ends_{name}": series.of(2 * count / clusters * np.ones(clusters), "cluster")
        for name, count in STAGES.items()
    }
    return {
        "project": series.group(
            {
                "started": series.of(started, "location", "projects/quarter"),
                "started_cross_sector": series.of(0.25 * started, "location", "projects/quarter"),
                "running": series.of(8 * started, "location", "projects"),
            },
            location=list(STARTED),
        ),
        "mode": series.group({"positions": series.of(list(MODES.values()), "mode", "positions")}, mode=list(MODES)),
        "management": series.group(
            {
                "mandates": series.of(WANTING, "cluster", noise=0),
                "wanting_abroad": series.of(WANTING, "cluster", noise=0),
                "strategies_live": series.of(live, "cluster", noise=0),
                "strategy_quality": series.of(0.6 * live, "cluster", noise=0),
                **stages,
            },
            cluster=[f"cluster {at}" for at in range(clusters)],
        ),
    }


def tables_of_whole(years: Sequence[int], replications: int, panel: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """Partners: every tenth firm has one at home; lives: the same three a year; links: the same at each year's end."""
    cooperating = panel[panel["seat"] % 10 == 0]
    partners = cooperating[["replication", "year", "seat", "generation"]].assign(
        country=cooperating["country"].cat.codes.astype(int), partners=1
    )
    each = [(replication, year) for replication in range(replications) for year in years]
    lives = [(r, y, life) for r, y in each for life in LIVES]
    links = [(r, y, *link, "contact") for r, y in each for link in LINKS]
    return {
        "partners": partners,
        "ended_ventures": pd.DataFrame(lives, columns=["replication", "year", "life_years"]),
        "links": pd.DataFrame(links, columns=["replication", "year", "cluster", "other_cluster", "stage"]),
    }
