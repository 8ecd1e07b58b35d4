"""Measures of change in exporting: persistence, starters, life of positions.

They compare year's ends a, a + 1, a + 2 and average over a; lives of links are spells of year's ends, those that
run into the last one counted as cut off there.
"""

from __future__ import annotations

import math

import numpy as np

from abroad.patterns.exporting import mean_of, share
from abroad.patterns.run import Run

STARTER_YEARS = 5
EARLY_YEARS = 2
TENURES = {"1-4": (0, 4), "5-8": (4, 8), "9-12": (8, 12), "13 and more": (12, math.inf)}


def _pairs(run: Run) -> range:
    return range(len(run.years) - 1)


def persistence(run: Run) -> float:
    """Exporters at a that live and export at a + 1/exporters at a that live at a + 1."""
    return mean_of([share(run.exporting[:, a + 1], run.exporting[:, a] & run.alive[:, a + 1]) for a in _pairs(run)])


def state_dependence(run: Run) -> float:
    """P(export at a + 1 given export at a) less P(export at a + 1 given none at a), firms living at both."""

    def of(a: int) -> float:
        living = run.alive[:, a] & run.alive[:, a + 1]
        now, then = run.exporting[:, a], run.exporting[:, a + 1]
        return share(then, living & now) - share(then, living & ~now)

    return mean_of([of(a) for a in _pairs(run)])


def exit_of_exporters(run: Run) -> float:
    return 1 - persistence(run)


def new_or_leaving(run: Run) -> float:
    """Of the exporters at a + 1: share that did not export at a or do not at a + 2, closed firms included."""
    exporting = run.exporting
    return mean_of(
        [share(~exporting[:, a] | ~exporting[:, a + 2], exporting[:, a + 1]) for a in range(len(run.years) - 2)]
    )


def _starters(run: Run, a: int) -> np.ndarray:
    """Firms living at a - 1 and a that export at a and did not at a - 1."""
    return run.alive[:, a - 1] & ~run.exporting[:, a - 1] & run.exporting[:, a]


def _cohorts(run: Run) -> range:
    return range(1, len(run.years) - STARTER_YEARS)


def starters_continuous(run: Run) -> float:
    """Share of starters at a that export at a + 1, ... a + 5; a firm that closes does not."""
    return mean_of(
        [share(run.exporting[:, a + 1 : a + STARTER_YEARS + 1].all(axis=1), _starters(run, a)) for a in _cohorts(run)]
    )


def survivors_intensity_growth(run: Run) -> float:
    """Of starters that stay: mean export intensity at a + 5/mean export intensity at a."""
    ratios = []
    for a in _cohorts(run):
        stayed = _starters(run, a) & run.exporting[:, a + 1 : a + STARTER_YEARS + 1].all(axis=1)
        first, last = run.intensity[stayed, a], run.intensity[stayed, a + STARTER_YEARS]
        known = ~np.isnan(first) & ~np.isnan(last)
        total = first[known].sum()
        ratios.append(float(last[known].sum() / total) if total > 0 else math.nan)
    return mean_of(ratios)


def first_year_survival(run: Run) -> float:
    """Positions absent at a and present at a + 1, of firms living at a + 1 and a + 2: share present at a + 2."""
    firm, present = run.links
    living = run.alive[firm]
    return mean_of(
        [
            share(present[:, a + 2], ~present[:, a] & present[:, a + 1] & living[:, a + 2])
            for a in range(len(run.years) - 2)
        ]
    )


def survival_by_tenure(run: Run) -> dict[str, float]:
    """Positions by tenure in quarters at a, of firms living at a and a + 1: share present at a + 1."""
    firm, present = run.links
    market = run.positions["market"].to_numpy(np.int64)
    keys = run.position_firm * len(run.world.markets) + market
    link = np.searchsorted(np.unique(keys), keys)
    year = np.searchsorted(run.years, run.positions["year"].to_numpy())
    tenure = run.positions["tenure_quarters"].to_numpy(np.float64)
    followed = year < len(run.years) - 1
    link, year, tenure = link[followed], year[followed], tenure[followed]
    living = run.alive[firm[link], year + 1]
    kept = present[link, year + 1]
    return {
        name: mean_of(
            [
                share(kept[year == a], living[year == a] & (tenure[year == a] > low) & (tenure[year == a] <= high))
                for a in _pairs(run)
            ]
        )
        for name, (low, high) in TENURES.items()
    }


def _spells(run: Run) -> tuple[np.ndarray, np.ndarray]:
    """Spells of links that begin after the first year's end: at risk and ending after t = 1, 2, ... year's ends."""
    _, present = run.links
    years = present.shape[1]
    at_risk, ended = np.zeros(years + 1), np.zeros(years + 1)
    length = np.zeros(len(present), dtype=np.int64)
    for year in range(1, years):
        starting = present[:, year] & ~present[:, year - 1]
        length = np.where(starting, 1, np.where(present[:, year] & (length > 0), length + 1, 0))
        if year < years - 1:
            running = length[length > 0]
            ending = length[(length > 0) & ~present[:, year + 1]]
            at_risk += np.bincount(running, minlength=years + 1)
            ended += np.bincount(ending, minlength=years + 1)
    return at_risk[1:], ended[1:]


def median_link_life(run: Run) -> float:
    """Year's ends that half of the new links reach at most (Kaplan-Meier; closure of the firm ends a link)."""
    surviving = 1.0
    for years, (at_risk, ended) in enumerate(zip(*_spells(run), strict=True), start=1):
        if at_risk == 0:
            break
        surviving *= 1 - ended / at_risk
        if surviving <= 0.5:
            return float(years)
    return math.nan


def link_hazard_ratio(run: Run) -> float:
    """Yearly hazard of links after their second year's end/hazard before."""
    at_risk, ended = _spells(run)
    early, late = slice(0, EARLY_YEARS), slice(EARLY_YEARS, None)
    if ended[early].sum() == 0 or at_risk[late].sum() == 0:
        return math.nan
    return float((ended[late].sum() / at_risk[late].sum()) / (ended[early].sum() / at_risk[early].sum()))
