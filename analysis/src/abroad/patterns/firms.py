"""Measures of the firm population that exports stand on: size tail, growth, births and deaths.

Growth is ln(revenue at a + 1/revenue at a) of firms living at both with revenue, by size at a.
"""

from __future__ import annotations

import math

import numpy as np

from abroad.patterns.exporting import SIZE_CLASSES, in_class, mean_of, share
from abroad.patterns.run import Run

TAIL_SHARE = 0.05
WIDE_TAIL_SHARE = 0.10
QUARTILE_RANGE_OF_NORMAL = 1.349
LEAST_GROWTHS = 10
LEAST_IN_SIZE_BIN = 100
LARGE_FROM_EMPLOYEES = 250
LONG_SURVIVAL_YEARS = 5


def _largest(run: Run, part: float) -> np.ndarray:
    """Employees of the largest firms at the last year's end, falling."""
    employees = np.sort(run.employees[run.alive[:, -1], -1])[::-1]
    return employees[: round(part * len(employees))]


def rank_slope(run: Run) -> float:
    """Minus the slope of ln(rank - 1/2) on ln employees over the largest 5 %."""
    employees = _largest(run, TAIL_SHARE)
    if len(np.unique(employees)) < 3:
        return math.nan
    ranks = np.arange(1, len(employees) + 1)
    return float(-np.polyfit(np.log(employees), np.log(ranks - 0.5), 1)[0])


def _hill(run: Run, part: float) -> float:
    employees = _largest(run, part)
    if len(employees) < 3 or employees[0] == employees[-1]:
        return math.nan
    return float(1 / np.mean(np.log(employees[:-1] / employees[-1])))


def hill_exponent(run: Run) -> dict[str, float]:
    return {"largest 5 %": _hill(run, TAIL_SHARE), "largest 10 %": _hill(run, WIDE_TAIL_SHARE)}


def _growths(run: Run) -> np.ndarray:
    """Growth from each year's end to the next, NaN where it is not defined."""
    ratio = run.revenue[:, 1:] / np.where(run.revenue[:, :-1] > 0, run.revenue[:, :-1], np.nan)
    return np.log(ratio, out=np.full(ratio.shape, np.nan), where=ratio > 0)


def _over_years(run: Run, size_class: str, measure) -> float:
    growths, chosen = _growths(run), in_class(run, size_class)[:, :-1] & ~np.isnan(_growths(run))
    years = [growths[chosen[:, a], a] for a in range(growths.shape[1])]
    return mean_of([measure(year) if len(year) >= LEAST_GROWTHS else math.nan for year in years])


def _shape(growth: np.ndarray) -> float:
    return float(np.mean(np.abs(growth - growth.mean())) / growth.std()) if growth.std() > 0 else math.nan


def _excess_kurtosis(growth: np.ndarray) -> float:
    deviation = growth - growth.mean()
    return float(np.mean(deviation**4) / growth.var() ** 2 - 3) if growth.var() > 0 else math.nan


def _sd_from_quartiles(growth: np.ndarray) -> float:
    low, high = np.quantile(growth, (0.25, 0.75))
    return float(high - low) / QUARTILE_RANGE_OF_NORMAL


def growth_shape(run: Run) -> float:
    return _over_years(run, "small", _shape)


def growth_kurtosis(run: Run) -> float:
    return _over_years(run, "small", _excess_kurtosis)


def growth_sd(run: Run) -> dict[str, float]:
    return {name: _over_years(run, name, lambda growth: float(growth.std())) for name in SIZE_CLASSES}


def growth_sd_from_quartiles(run: Run) -> dict[str, float]:
    return {name: _over_years(run, name, _sd_from_quartiles) for name in SIZE_CLASSES}


def growth_sd_slope(run: Run) -> float:
    """Minus the slope of ln sd of growth on mean ln employees over size bins by doubling, years pooled."""
    growths = _growths(run)
    known = ~np.isnan(growths)
    growth, size = growths[known], np.log(run.employees[:, :-1][known])
    size_bin = np.floor(size / math.log(2)).astype(np.int64)
    points = []
    for number in np.unique(size_bin):
        inside = size_bin == number
        if inside.sum() >= LEAST_IN_SIZE_BIN and growth[inside].std() > 0:
            points.append((size[inside].mean(), math.log(growth[inside].std())))
    return float(-np.polyfit(*np.array(points).T, 1)[0]) if len(points) >= 3 else math.nan


def yearly_exit(run: Run) -> float:
    """Share of firms of a whose id no longer lives at a + 1."""
    return mean_of([share(~run.alive[:, a + 1], run.alive[:, a]) for a in range(len(run.years) - 1)])


def _births(run: Run, a: int) -> np.ndarray:
    return run.alive[:, a] & ~run.alive[:, a - 1]


def yearly_births(run: Run) -> float:
    """Firms living at a + 1 and not at a/firms living at a."""
    living = run.alive.sum(axis=0)
    return mean_of(
        [float(_births(run, a + 1).sum() / living[a]) if living[a] else math.nan for a in range(len(run.years) - 1)]
    )


def births_per_death(run: Run) -> float:
    deaths = yearly_exit(run)
    return yearly_births(run) / deaths if deaths > 0 else math.nan


def _survival(run: Run, years: int) -> float:
    """Of firms first living at a: share living at a + years."""
    cohorts = range(1, len(run.years) - years)
    return mean_of([share(run.alive[:, a + years], _births(run, a)) for a in cohorts])


def survival_one_year(run: Run) -> float:
    return _survival(run, 1)


def survival_five_years(run: Run) -> float:
    return _survival(run, LONG_SURVIVAL_YEARS)


def small_and_medium_among_members(run: Run) -> float:
    """Share of members with fewer than 250 employees."""
    member = run.cluster >= 0
    return mean_of(
        [share(run.employees[:, year] < LARGE_FROM_EMPLOYEES, member[:, year]) for year in range(len(run.years))]
    )
