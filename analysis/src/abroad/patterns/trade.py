"""Measures of where exports go: elasticity to distance of sales and of positions.

Sales are summed over the years measured and over export, joint venture and branch (not production abroad); the
slope on ln distance has effects of origin and of destination.
"""

from __future__ import annotations

import math

import numpy as np

from abroad.patterns.run import Run

MODES_FROM_HOME = ("export", "joint_venture", "branch")


def slope_with_two_effects(y: np.ndarray, x: np.ndarray, first: np.ndarray, second: np.ndarray) -> float:
    """Least-squares slope of y on x with an effect of each level of first and of second; NaN if not identified."""
    effects = [(codes[:, None] == np.unique(codes)).astype(float) for codes in (first, second)]
    rest = np.column_stack(effects) if len(x) else np.zeros((0, 1))
    if len(x) < 3:
        return math.nan
    within_x = x - rest @ np.linalg.lstsq(rest, x, rcond=None)[0]
    variation = within_x @ within_x
    if variation <= 1e-9 * (x @ x):
        return math.nan
    return float(within_x @ y / variation)


def _elasticity(run: Run, weights: np.ndarray | None) -> float:
    markets = len(run.world.markets)
    from_home = np.isin(run.positions["mode"].to_numpy(), MODES_FROM_HOME)
    origin = run.country[run.position_firm][from_home]
    pair = origin * markets + run.positions["market"].to_numpy(np.int64)[from_home]
    chosen = None if weights is None else weights[from_home]
    total = np.bincount(pair, weights=chosen, minlength=markets * markets)
    used = np.flatnonzero(total > 0)
    home, market = used // markets, used % markets
    return slope_with_two_effects(np.log(total[used]), np.log(run.world.distance_km[home, market]), home, market)


def distance_elasticity_of_sales(run: Run) -> float:
    return _elasticity(run, run.positions["revenue_keur_per_year"].to_numpy(np.float64))


def distance_elasticity_of_positions(run: Run) -> float:
    return _elasticity(run, None)
