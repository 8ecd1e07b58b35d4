"""From results files to runs: one run a replication, files of one scenario together.

Refuses what cannot be measured: a file without the whole firm panel, and the same replication twice.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

from abroad.errors import ResultsError
from abroad.patterns.places import continent
from abroad.patterns.run import LAST_QUARTER, Run, World
from abroad.results import Results, open_results

# The home countries on which the calibration took its premia.
HOME_COUNTRIES = ("Spain", "France", "Germany", "Norway", "Denmark")
# What files of later versions hold besides: series over period, and tables with a column year.
GROUPS = ("all", "project", "management")
TABLES = ("partners", "ended_ventures", "links")


@dataclass(frozen=True)
class Source:
    """One results file and its name in reports."""

    label: str
    results: Results


def _world(source: Source) -> World:
    world = source.results["world"]
    markets = tuple(str(name) for name in world["market"].values)
    named = tuple(index for index, name in enumerate(markets) if name in HOME_COUNTRIES)
    with_clusters = tuple(int(index) for index in np.flatnonzero(world["is_home"].values))
    sectors = tuple(str(name) for name in world["sector"].values)
    distance = world["distance_km"].transpose("market", "market_to").to_numpy().astype(float)
    places = zip(world["latitude"].values, world["longitude"].values, strict=True)
    continents = tuple(continent(float(latitude), float(longitude)) for latitude, longitude in places)
    countries = world["cluster_country"].values if "cluster_country" in world else ()
    clusters = tuple(markets.index(str(country)) for country in countries)
    return World(markets, sectors, named or with_clusters, distance, continents, clusters)


def _as_word(name: str) -> str:
    """A name as flags of a file write it: lower case, other letters than a-z and digits as '_'."""
    return re.sub(r"[^a-z0-9]", "_", name.lower())


def _codes(column: pd.Series, labels: Sequence[str], where: str) -> np.ndarray:
    """Places of names in `labels`; whole numbers are taken for such places already."""
    if pd.api.types.is_numeric_dtype(column.dtype):
        return column.to_numpy(np.int64)
    names = column.astype("category").cat
    place = pd.Index([_as_word(label) for label in labels])
    codes = place.get_indexer([_as_word(str(name)) for name in names.categories])[names.codes.to_numpy()]
    if (codes < 0).any():
        raise ResultsError(f"{where}: '{column[codes < 0].iloc[0]}' is not among the names of the world")
    return codes.astype(np.int64)


def _table(source: Source, name: str) -> pd.DataFrame:
    if name not in source.results:
        raise ResultsError(
            f"{source.label}: has no firm panel, which patterns are measured on; run the scenario again with"
            " --set record.panel=all"
        )
    return source.results.panel() if name == "panel" else source.results.table(name)


def _check_whole(source: Source, panel: pd.DataFrame) -> None:
    """The panel must hold every living firm: a sample has no clusters or cells to measure on."""
    firms = source.results["all"]["firms"]
    ends = firms.isel(period=np.isclose(firms["period"].values % 1, LAST_QUARTER))
    living, rows = int(ends.sum()), len(panel)
    if living != rows:
        raise ResultsError(
            f"{source.label}: its firm panel holds {rows} of {living} firms; patterns need all of them: run the"
            " scenario again with --set record.panel=all"
        )


def _of(replication: int, table: pd.DataFrame) -> pd.DataFrame:
    return table[table["replication"].to_numpy() == replication]


def runs_of(source: Source) -> Iterator[Run]:
    """The replications of a file. Raises ResultsError that says what the file lacks and how to make it."""
    panel, positions, world = _table(source, "panel"), _table(source, "positions"), _world(source)
    _check_whole(source, panel)
    if panel.empty:
        raise ResultsError(
            f"{source.label}: its firm panel is empty: the run must hold at least one year's end after"
            " the burn-in (--set run.years=20)"
        )
    panel = panel.assign(
        country=_codes(panel["country"], world.markets, f"{source.label}: panel country"),
        sector=_codes(panel["sector"], world.sectors, f"{source.label}: panel sector"),
    )
    positions = positions.assign(
        market=_codes(positions["market"], world.markets, f"{source.label}: positions market"),
        mode=positions["mode"].astype(str),
    )
    results = source.results
    tables = {name: results.table(name) for name in TABLES if name in results}
    for replication, firms in panel.groupby("replication", sort=True):
        held = _of(replication, positions)
        groups = {name: results[name].sel(replication=replication) for name in GROUPS if name in results}
        own = {name: _of(replication, table) for name, table in tables.items()}
        yield Run.of(f"{source.label}#{replication}", world, firms, held, groups, own)


def runs_of_all(sources: Sequence[Source]) -> list[Run]:
    return [run for source in sources for run in runs_of(source)]


def _scenario(source: Source) -> str:
    """The scenario without what tells replications apart."""
    scenario = dict(source.results.scenario)
    run = dict(scenario.get("run", {}))
    for key in ("seed", "replications_count"):
        run.pop(key, None)
    return json.dumps({**scenario, "run": run}, sort_keys=True, default=str)


def group_by_scenario(sources: Sequence[Source]) -> dict[str, list[Source]]:
    """Sources of one scenario together, under their names. Raises ResultsError if one run is there twice."""
    grouped: dict[str, list[Source]] = {}
    for source in sources:
        grouped.setdefault(_scenario(source), []).append(source)
    for group in grouped.values():
        seen: dict[tuple[int, int], Source] = {}
        for source in group:
            seed = int(source.results.attributes["seed"])
            for replication in source.results["all"]["replication"].values:
                other = seen.setdefault((seed, int(replication)), source)
                if other is not source:
                    raise ResultsError(
                        f"{other.label} and {source.label} both hold replication {replication} of seed {seed} of one"
                        " scenario: it would count twice; leave one file out"
                    )
    return {", ".join(source.label for source in group): group for group in grouped.values()}


def open_sources(paths: Sequence[Path]) -> dict[str, list[Source]]:
    return group_by_scenario([Source(str(path), open_results(path)) for path in paths])
