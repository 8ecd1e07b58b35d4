"""Measures of who exports: participation, intensity, premia, number of markets, members and clusters.

All are shares or means at a year's end, averaged over the years measured; number of markets, members and
clusters are taken at the last one.
"""

from __future__ import annotations

import math

import numpy as np

from abroad.patterns.run import Run

SIZE_CLASSES = {"micro": (0, 10), "small": (10, 50), "medium": (50, 250), "large": (250, math.inf)}
LEAST_IN_CELL = 3
EMPLOYEES_CAP = 1000
MANY_MARKETS = 8


def mean_of(values: list[float]) -> float:
    """Mean of the years that have a value, NaN if none has one."""
    known = [value for value in values if not math.isnan(value)]
    return float(np.mean(known)) if known else math.nan


def share(condition: np.ndarray, among: np.ndarray) -> float:
    count = int(among.sum())
    return float((condition & among).sum() / count) if count else math.nan


def in_class(run: Run, name: str) -> np.ndarray:
    """Firms of a size class at each year's end (never true of a firm that does not live)."""
    low, high = SIZE_CLASSES[name]
    return (run.employees >= low) & (run.employees < high)


def _participation_of(run: Run, among: np.ndarray) -> float:
    return mean_of([share(run.exporting[:, year], among[:, year]) for year in range(len(run.years))])


def participation(run: Run) -> float:
    return _participation_of(run, run.alive)


def participation_by_class(run: Run) -> dict[str, float]:
    return {name: _participation_of(run, in_class(run, name)) for name in SIZE_CLASSES}


def participation_micro(run: Run) -> float:
    return _participation_of(run, in_class(run, "micro"))


def participation_small(run: Run) -> float:
    return _participation_of(run, in_class(run, "small"))


def participation_medium(run: Run) -> float:
    return _participation_of(run, in_class(run, "medium"))


def participation_large(run: Run) -> float:
    return _participation_of(run, in_class(run, "large"))


def _intensities(run: Run) -> list[np.ndarray]:
    return [column[~np.isnan(column)] for column in run.intensity.T]


def intensity_median(run: Run) -> float:
    return mean_of([float(np.median(year)) if len(year) else math.nan for year in _intensities(run)])


def intensity_mean(run: Run) -> float:
    return mean_of([float(np.mean(year)) if len(year) else math.nan for year in _intensities(run)])


def _premium_of_year(run: Run, logs: np.ndarray, exporting: np.ndarray) -> float:
    """exp of the mean difference of logs within cells, weighted by the exporters of each."""
    known = np.isfinite(logs) & np.isin(run.country, run.world.homes)
    cells = len(run.world.markets) * len(run.world.sectors)
    count, total = [], []
    for group in (known & exporting, known & ~exporting):
        count.append(np.bincount(run.cell[group], minlength=cells))
        total.append(np.bincount(run.cell[group], weights=logs[group], minlength=cells))
    used = (count[0] > LEAST_IN_CELL) & (count[1] > LEAST_IN_CELL)
    if not used.any():
        return math.nan
    difference = total[0][used] / count[0][used] - total[1][used] / count[1][used]
    return float(np.exp(np.average(difference, weights=count[0][used])))


def _premium(run: Run, values: np.ndarray) -> float:
    logs = np.log(values, out=np.full(values.shape, np.nan), where=values > 0)
    return mean_of([_premium_of_year(run, logs[:, year], run.exporting[:, year]) for year in range(len(run.years))])


def size_premium(run: Run) -> float:
    return _premium(run, run.employees)


def productivity_premium(run: Run) -> float:
    return _premium(run, run.revenue / run.employees)


def _plain_premium(run: Run, employees: np.ndarray) -> float:
    home = run.alive & np.isin(run.country, run.world.homes)[:, None]
    ratios = []
    for year in range(len(run.years)):
        exporters = employees[home[:, year] & run.exporting[:, year], year]
        others = employees[home[:, year] & ~run.exporting[:, year], year]
        ratios.append(float(exporters.mean() / others.mean()) if len(exporters) and len(others) else math.nan)
    return mean_of(ratios)


def size_premium_plain(run: Run) -> float:
    return _plain_premium(run, run.employees)


def size_premium_plain_capped(run: Run) -> float:
    return _plain_premium(run, np.minimum(run.employees, EMPLOYEES_CAP))


def _markets_of_exporters(run: Run) -> np.ndarray:
    return run.markets_count[run.exporting[:, -1], -1] if len(run.years) else np.zeros(0)


def in_one_market(run: Run) -> float:
    markets = _markets_of_exporters(run)
    return float((markets == 1).mean()) if len(markets) else math.nan


def mean_markets(run: Run) -> float:
    markets = _markets_of_exporters(run)
    return float(markets.mean()) if len(markets) else math.nan


def in_many_markets(run: Run) -> float:
    markets = _markets_of_exporters(run)
    return float((markets >= MANY_MARKETS).mean()) if len(markets) else math.nan


def members_and_others(run: Run) -> dict[str, float]:
    exporting, cluster = run.exporting[:, -1], run.cluster[:, -1]
    return {"members": share(exporting, cluster >= 0), "non-members": share(exporting, cluster == -1)}


def between_clusters(run: Run) -> dict[str, float]:
    member = run.cluster[:, -1] >= 0
    cluster = run.cluster[member, -1].astype(np.int64)
    members = np.bincount(cluster)
    exporters = np.bincount(cluster, weights=run.exporting[member, -1], minlength=len(members))
    shares = exporters[members > 0] / members[members > 0]
    quantiles = np.quantile(shares, (0.1, 0.5, 0.9)) if len(shares) else (math.nan,) * 3
    return dict(zip(("p10", "p50", "p90"), map(float, quantiles), strict=True))
