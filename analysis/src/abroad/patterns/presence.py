"""Measures of how firms are present abroad: joint ventures, branches, production, and who is efficient enough for it.

The way of a firm is the highest of its positions: none < export < venture or branch < production. Investment abroad
is a venture, a branch or production.
"""

from __future__ import annotations

import math

import numpy as np

from abroad.patterns.exporting import SIZE_CLASSES, mean_of, share
from abroad.patterns.run import Run

MODES = ("export", "joint_venture", "branch", "production")
WAYS = ("none", "export", "venture or branch", "production")
_WAY_OF_MODE = {"export": 1, "joint_venture": 2, "branch": 2, "production": 3}
INVESTMENT = 2
SMALL_AND_MEDIUM_BELOW = SIZE_CLASSES["large"][0]


def venture_owners(run: Run) -> float:
    owner = run.has_mode("joint_venture")
    return mean_of([share(owner[:, year], run.alive[:, year]) for year in range(len(run.years))])


def producers(run: Run) -> float:
    producer = run.has_mode("production")
    return mean_of([share(producer[:, year], run.alive[:, year]) for year in range(len(run.years))])


def venture_life(run: Run) -> float:
    """Median life in years of the ventures that ended in the years measured."""
    ended = run.table("ended_ventures")
    lives = ended.loc[np.isin(ended["year"], run.flow_years), "life_years"].to_numpy(np.float64)
    return float(np.median(lives)) if len(lives) else math.nan


def positions_by_mode(run: Run) -> dict[str, float]:
    mode = run.positions["mode"].to_numpy()
    return {name: float((mode == name).sum() / len(run.years)) for name in MODES}


def _way(run: Run) -> np.ndarray:
    way = np.zeros(run.alive.shape, dtype=np.int64)
    for mode, at in _WAY_OF_MODE.items():
        way[run.has_mode(mode)] = np.maximum(way[run.has_mode(mode)], at)
    return np.where(run.alive, way, -1)


def efficiency_by_way(run: Run) -> dict[str, float]:
    way, efficiency = _way(run), np.exp(run.column("ln_efficiency"))

    def mean(at: int) -> float:
        years = range(len(run.years))
        inside = [efficiency[way[:, year] == at, year] for year in years]
        return mean_of([float(firms.mean()) if len(firms) else math.nan for firms in inside])

    return {name: mean(at) for at, name in enumerate(WAYS)}


def excess(upper: np.ndarray, lower: np.ndarray) -> float:
    """Most by which the distribution function of `upper` lies above that of `lower`; 0 if upper dominates."""
    if len(upper) == 0 or len(lower) == 0:
        return math.nan
    at = np.concatenate([upper, lower])
    below = [np.searchsorted(np.sort(group), at, side="right") / len(group) for group in (upper, lower)]
    return float(max(0.0, (below[0] - below[1]).max()))


def _excess_over_years(run: Run, values: np.ndarray, lower: tuple[int, int], upper: tuple[int, int]) -> float:
    way = _way(run)

    def group(year: int, bounds: tuple[int, int]) -> np.ndarray:
        inside = (way[:, year] >= bounds[0]) & (way[:, year] <= bounds[1]) & np.isfinite(values[:, year])
        return values[inside, year]

    return mean_of([excess(group(year, upper), group(year, lower)) for year in range(len(run.years))])


def _log_output(run: Run) -> np.ndarray:
    """ln of sales made at home per employee, less the mean of the year in the (home country, sector)."""
    output = run.column("made_at_home_keur_per_year") / run.employees
    logs = np.log(output, out=np.full(output.shape, np.nan), where=output > 0)
    for year in range(logs.shape[1]):
        known = np.isfinite(logs[:, year])
        count = np.maximum(np.bincount(run.cell[known], minlength=run.cell.max(initial=0) + 1), 1)
        total = np.bincount(run.cell[known], weights=logs[known, year], minlength=len(count))
        logs[:, year] -= (total / count)[run.cell]
    return logs


def exporters_over_others(run: Run) -> float:
    return _excess_over_years(run, run.column("ln_efficiency"), (0, 0), (1, 1))


def investors_over_exporters(run: Run) -> float:
    return _excess_over_years(run, run.column("ln_efficiency"), (1, 1), (INVESTMENT, len(WAYS)))


def output_excesses(run: Run) -> dict[str, float]:
    logs = _log_output(run)
    return {
        "exporters over others": _excess_over_years(run, logs, (0, 0), (1, 1)),
        "investors over exporters": _excess_over_years(run, logs, (1, 1), (INVESTMENT, len(WAYS))),
    }


def investors_among_small_and_medium(run: Run) -> float:
    investor = _way(run) >= INVESTMENT
    small = run.employees < SMALL_AND_MEDIUM_BELOW
    return mean_of([share(investor[:, year], small[:, year]) for year in range(len(run.years))])
