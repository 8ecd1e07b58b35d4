"""Measures of cooperation: who has joint research projects, with whom and where, and why cooperation fails.

A firm cooperates at a year's end if a project of it and others is running then. Flows (projects started, failures)
are summed over the calendar years between the first and the last year's end measured.
"""

from __future__ import annotations

import math

import numpy as np

from abroad.patterns.exporting import mean_of, share
from abroad.patterns.places import ASIA, EUROPE
from abroad.patterns.run import Run

LOCATIONS = ("cluster", "national", "international")
USA = ("USA", "United States")
# Surveys of innovation ask firms from 10 employees on about the last three years.
SURVEY_LEAST_EMPLOYEES = 10
SURVEY_YEARS = 3
CAUSES = {
    "distrust": "distrust",
    "conflict_of_interest": "conflict",
    "time_or_money": "time, money",
    "language_and_distance": "language, distance",
    "different_sectors": "sectors",
}
LESSER = "lesser of two"


def in_cooperation(run: Run) -> float:
    partners = run.has_partner_in(range(len(run.world.markets)))
    return mean_of([share(partners[:, year], run.alive[:, year]) for year in range(len(run.years))])


def _innovators(run: Run) -> np.ndarray:
    return run.alive & (run.column("research_intensity_share") > 0)


def in_cooperation_of_innovators(run: Run) -> float:
    partners, innovators = run.has_partner_in(range(len(run.world.markets))), _innovators(run)
    return mean_of([share(partners[:, year], innovators[:, year]) for year in range(len(run.years))])


def _foreign_partner_in(run: Run, markets: list[int]) -> np.ndarray:
    """Firms with a partner at a year's end in one of these markets that is not their home."""
    found = np.zeros(run.alive.shape, dtype=bool)
    for market in markets:
        found |= run.has_partner_in([market]) & (run.country != market)[:, None]
    return found


def survey_of_innovators(run: Run) -> dict[str, float]:
    """As a survey asks them: share that cooperated within three years, with anybody and by place of the partner."""
    world = run.world
    europe = [at for at, place in enumerate(world.continents) if place == EUROPE]
    asia = [at for at, place in enumerate(world.continents) if place == ASIA]
    usa = [at for at, name in enumerate(world.markets) if name in USA]
    asked = {
        "anybody": run.has_partner_in(range(len(world.markets))),
        "Europe abroad": _foreign_partner_in(run, europe),
        "USA": _foreign_partner_in(run, usa),
        "Asia": _foreign_partner_in(run, asia),
    }
    population = _innovators(run) & np.isin(run.country, europe)[:, None]
    shares: dict[str, list[float]] = {name: [] for name in asked}
    for last in range(SURVEY_YEARS - 1, len(run.years)):
        years = slice(last - SURVEY_YEARS + 1, last + 1)
        firms = population[:, years].all(axis=1) & (run.employees[:, last] >= SURVEY_LEAST_EMPLOYEES)
        for name, partners in asked.items():
            shares[name].append(share(partners[:, years].any(axis=1), firms))
    return {name: mean_of(values) for name, values in shares.items()}


def survey_anybody(run: Run) -> float:
    return survey_of_innovators(run)["anybody"]


def survey_europe(run: Run) -> float:
    return survey_of_innovators(run)["Europe abroad"]


def survey_usa(run: Run) -> float:
    return survey_of_innovators(run)["USA"]


def survey_asia(run: Run) -> float:
    return survey_of_innovators(run)["Asia"]


def _part(count: float, total: float) -> float:
    return float(count / total) if total > 0 else math.nan


def projects_by_location(run: Run) -> dict[str, float]:
    started = run.flow("project", "started")
    total = float(started.sum())
    return {name: _part(float(started.sel(location=name)), total) for name in LOCATIONS}


def cross_sector_projects(run: Run) -> float:
    crossing = float(run.flow("project", "started_cross_sector").sum())
    return _part(crossing, float(run.flow("project", "started").sum()))


def failure_causes(run: Run) -> dict[str, float]:
    """Share of each cause, and the lesser of the first two, which the evidence has equal."""
    counts = {name: float(run.flow("all", f"failure_cause_{cause}")) for cause, name in CAUSES.items()}
    total = sum(counts.values())
    shares = {name: _part(count, total) for name, count in counts.items()}
    return {LESSER: min(shares["distrust"], shares["conflict"]), **shares}


def distrust_per_conflict(run: Run) -> float:
    shares = failure_causes(run)
    return _part(shares["distrust"], shares["conflict"])
