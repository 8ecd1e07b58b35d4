"""Measures of cluster managements: strategies, links to clusters abroad, and how much of what they want they reach.

Managements and links are taken at year's ends; a link counts whatever its stage.
"""

from __future__ import annotations

import math

import numpy as np

from abroad.patterns.exporting import mean_of
from abroad.patterns.places import EUROPE
from abroad.patterns.run import Run

STAGES = ("contact", "network", "strategic_partnership")


def firm_partnerships(run: Run) -> float:
    """Strategic partnerships of firms; the file counts each at both its firms."""
    return float(run.year_ends("all", "strategic_partners").mean() / 2)


def live_strategies(run: Run) -> float:
    return float(run.year_ends("management", "strategies_live").sum("cluster").mean())


def links_by_stage(run: Run) -> dict[str, float]:
    """Links that have reached each stage, so that each number holds the next."""
    links = run.table("links")
    stage = links.loc[np.isin(links["year"], run.years), "stage"].to_numpy()
    reached = {name: np.isin(stage, STAGES[at:]) for at, name in enumerate(STAGES)}
    return {f"{name} or more": float(held.sum() / len(run.years)) for name, held in reached.items()}


def _in_europe(run: Run) -> np.ndarray:
    continents = run.world.continents
    return np.array([continents[country] == EUROPE for country in run.world.cluster_countries], dtype=bool)


def wanting(run: Run) -> float:
    """Of managements in Europe: share with a mandate and members interested enough."""
    european = _in_europe(run)
    wants = run.year_ends("management", "wanting_abroad").transpose("cluster", ...).to_numpy()[european] > 0
    return float(wants.mean()) if wants.size else math.nan


def active_outside_europe(run: Run) -> float:
    """Of managements in Europe: share with a link to a cluster outside Europe."""
    european, links = _in_europe(run), run.table("links")
    if not european.any():
        return math.nan

    def of(year: int) -> float:
        now = links["year"].to_numpy() == year
        ends = links.loc[now, ["cluster", "other_cluster"]].to_numpy(np.int64)
        one, other = np.concatenate([ends, ends[:, ::-1]]).T
        return len(np.unique(one[european[one] & ~european[other]])) / int(european.sum())

    return mean_of([of(int(year)) for year in run.years])


def ambition_and_achievement(run: Run) -> dict[str, float]:
    return {"wanting to go abroad": wanting(run), "active outside Europe": active_outside_europe(run)}
