"""Results made by hand for tests, through the interface of `abroad.open_results`, with answers that are known.

`panel_of` and `run_of` build a firm panel from a few words a firm; `SyntheticResults` is a whole file of a made-up
world with groups, panel and positions that agree with each other.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import ClassVar

import numpy as np
import pandas as pd
import xarray as xr

from abroad.patterns.places import continent
from abroad.patterns.run import Run, World
from synthetic_funding import FundedResults
from synthetic_whole import CLUSTER_COUNTRIES, Series, flows_of_all, groups_of_whole, tables_of_whole

MARKETS = ("Spain", "France", "Germany", "Norway", "Denmark", "USA", "Korea", "Brazil")
HOMES = (0, 1, 2, 3, 4)
SECTORS = ("machines", "food")
LONGITUDE = (-3.7, 2.35, 8.68, 10.75, 12.57, -74.0, 127.0, -46.6)
LATITUDE = (40.4, 48.9, 50.1, 59.9, 55.7, 40.7, 37.6, -23.6)
CLASSES = ("micro", "small", "medium", "large")
BINS = 2 ** np.arange(15)
FIRST_YEAR = 2013


def great_circle_km() -> np.ndarray:
    lam, phi = np.radians(LONGITUDE), np.radians(LATITUDE)
    cosine = np.sin(phi)[:, None] * np.sin(phi) + np.cos(phi)[:, None] * np.cos(phi) * np.cos(lam[:, None] - lam)
    return 6371 * np.arccos(np.clip(cosine, -1, 1))


def world() -> World:
    continents = tuple(continent(*place) for place in zip(LATITUDE, LONGITUDE, strict=True))
    clusters = tuple(MARKETS.index(country) for country in CLUSTER_COUNTRIES)
    return World(MARKETS, SECTORS, HOMES, great_circle_km(), continents, clusters)


def _filled(rows: Sequence[Mapping], defaults: Mapping) -> pd.DataFrame:
    return pd.DataFrame([{**defaults, **row} for row in rows], columns=list(defaults))


def panel_of(rows: Sequence[Mapping]) -> pd.DataFrame:
    """A firm panel: one mapping a firm and year, only what differs from a plain firm."""
    return _filled(
        rows,
        {
            "replication": 0,
            "year": FIRST_YEAR,
            "seat": 0,
            "generation": 0,
            "country": 0,
            "sector": 0,
            "cluster": -1,
            "employees": 10.0,
            "revenue_keur_per_year": 1000.0,
            "export_revenue_keur_per_year": 0.0,
            "made_at_home_keur_per_year": 1000.0,
            "markets_count": 0,
            "ln_efficiency": 0.0,
            "research_intensity_share": 0.0,
        },
    )


def positions_of(rows: Sequence[Mapping]) -> pd.DataFrame:
    return _filled(
        rows,
        {
            "replication": 0,
            "year": FIRST_YEAR,
            "seat": 0,
            "generation": 0,
            "market": 5,
            "mode": "export",
            "tenure_quarters": 1,
            "revenue_keur_per_year": 100.0,
        },
    )


def run_of(
    rows: Sequence[Mapping],
    positions: Sequence[Mapping] = (),
    groups: Mapping[str, xr.Dataset] = MappingProxyType({}),
    tables: Mapping[str, pd.DataFrame] = MappingProxyType({}),
) -> Run:
    return Run.of("made by hand", world(), panel_of(rows), positions_of(positions), groups, tables)


def history(seat: int, words: str, **about: float) -> list[dict]:
    """A firm year by year, one letter a year: E exports, d sells at home only, '-' does not live."""
    return [
        {"seat": seat, "year": FIRST_YEAR + at, "markets_count": int(letter == "E"), **about}
        for at, letter in enumerate(words)
        if letter != "-"
    ]


def link_history(seat: int, words: str, market: int = 5) -> tuple[list[dict], list[dict]]:
    """A firm that lives throughout and its link to one market: x present, '.' absent, '-' firm does not live."""
    firm = history(seat, words.replace("x", "E").replace(".", "d"))
    links = [
        {"seat": seat, "year": FIRST_YEAR + at, "market": market} for at, letter in enumerate(words) if letter == "x"
    ]
    return firm, links


def firms_of_sizes(exporting_of_each: dict[float, list[int]]) -> Run:
    """One year: for each size a list of 1 (exports) and 0."""
    rows = [
        {"employees": size, "markets_count": exports} for size, flags in exporting_of_each.items() for exports in flags
    ]
    return run_of([{"seat": seat, **row} for seat, row in enumerate(rows)])


def run_of_histories(words: list[str], **about: float) -> Run:
    return run_of([row for seat, word in enumerate(words) for row in history(seat, word, **about)])


def world_group() -> xr.Dataset:
    """The places of the made-up world."""
    return xr.Dataset(
        {
            "longitude": ("market", list(LONGITUDE)),
            "latitude": ("market", list(LATITUDE)),
            "is_home": ("market", [int(at in HOMES) for at in range(len(MARKETS))]),
            "distance_km": (("market", "market_to"), great_circle_km()),
            "cluster_country": ("cluster", list(CLUSTER_COUNTRIES)),
        },
        coords={"market": list(MARKETS), "market_to": list(MARKETS), "sector": list(SECTORS)},
    )


class SyntheticResults:
    """A made-up file: firms that keep their size, export with their class's share and stay with `persistence`."""

    SHARES: ClassVar = dict(zip(CLASSES, (0.15, 0.40, 0.60, 0.80), strict=True))

    def __init__(
        self,
        seed: int = 1,
        replications: int = 2,
        years: int = 12,
        firms: int = 2000,
        persistence: float = 0.9,
        expected: int | None = None,
        scenario: Mapping = MappingProxyType({"made": "up"}),
    ) -> None:
        self.attributes = {"program_version": "0.1.0", "seed": seed, "complete": 1}
        self.digest = "0123456789abcdef0123456789abcdef"
        self.scenario = {**scenario, "run": {"seed": seed, "replications_count": expected or replications}}
        made = [
            self._replication(np.random.default_rng((seed, at)), at, years, firms, persistence)
            for at in range(replications)
        ]
        self._tables = {
            "panel": pd.concat([panel for panel, _ in made], ignore_index=True),
            "positions": pd.concat([positions for _, positions in made], ignore_index=True),
        }
        self._groups = self._count(replications, years)
        series = Series(np.random.default_rng(seed), replications, years, FIRST_YEAR)
        self._groups["all"] = self._groups["all"].merge(series.group(flows_of_all(series)))
        self._groups |= groups_of_whole(series)
        funded = FundedResults(replications)
        self._groups |= {name: funded[name] for name in ("budget_lines", "instruments")}
        self._tables |= {name: funded.table(name) for name in ("applications", "ledger")}
        self._tables |= tables_of_whole(range(FIRST_YEAR, FIRST_YEAR + years), replications, self._tables["panel"])

    @classmethod
    def _replication(
        cls, random: np.random.Generator, at: int, years: int, firms: int, persistence: float
    ) -> tuple[pd.DataFrame, pd.DataFrame]:
        employees = np.minimum(np.floor(3 * random.pareto(1.1, firms) + 1), 15000)
        share = np.array(list(cls.SHARES.values()))[np.searchsorted((10, 50, 250), employees, side="right")]
        country, sector = random.integers(0, 5, firms), random.integers(0, len(SECTORS), firms)
        cluster = np.where(random.random(firms) < 0.5, country * 2 + sector, -1)
        exports = random.random(firms) < share
        panels, links = [], []
        for year in range(FIRST_YEAR, FIRST_YEAR + years):
            start = share * (1 - persistence) / (1 - share)
            exports = random.random(firms) < np.where(exports, persistence, start)
            count = np.where(exports, random.integers(1, 4, firms), 0)
            revenue = 100 * employees * np.exp(random.laplace(0, 0.2, firms))
            panels.append(
                pd.DataFrame(
                    {
                        "replication": at,
                        "year": year,
                        "seat": np.arange(firms),
                        "generation": 0,
                        "country": pd.Categorical.from_codes(country, list(MARKETS)),
                        "sector": pd.Categorical.from_codes(sector, list(SECTORS)),
                        "cluster": cluster,
                        "employees": employees,
                        "revenue_keur_per_year": revenue,
                        "export_revenue_keur_per_year": np.where(exports, 0.25 * revenue, 0.0),
                        "made_at_home_keur_per_year": revenue,
                        "markets_count": count,
                        "ln_efficiency": np.where(exports, 0.5, 0.0),
                        "research_intensity_share": np.where(np.arange(firms) % 2 == 0, 0.03, 0.0),
                    }
                )
            )
            links += cls._links_of_year(at, year, country, count, revenue)
        return pd.concat(panels, ignore_index=True), pd.concat(links, ignore_index=True)

    @staticmethod
    def _links_of_year(
        at: int, year: int, country: np.ndarray, count: np.ndarray, revenue: np.ndarray
    ) -> list[pd.DataFrame]:
        links = []
        for nth in range(3):
            seat = np.flatnonzero(count > nth)
            market = (country[seat] + 1 + nth) % len(MARKETS)
            links.append(
                pd.DataFrame(
                    {
                        "replication": at,
                        "year": year,
                        "seat": seat,
                        "generation": 0,
                        "market": pd.Categorical.from_codes(market, list(MARKETS)),
                        "mode": pd.Categorical.from_codes(np.zeros(len(seat), dtype=int), ["export"]),
                        "tenure_quarters": 4,
                        "revenue_keur_per_year": 0.25 * revenue[seat] / count[seat],
                    }
                )
            )
        return links

    def _count(self, replications: int, years: int) -> dict[str, xr.Dataset]:
        """Groups counted from the panel; the four quarters of a year are equal."""
        panel, positions = self._tables["panel"], self._tables["positions"]
        periods = FIRST_YEAR + np.arange(4 * years) / 4
        quarter = np.repeat(np.arange(years), 4)

        def group(values: Mapping[str, pd.Series], **axes: Sequence) -> xr.Dataset:
            labels = {"replication": range(replications), "year": range(FIRST_YEAR, FIRST_YEAR + years), **axes}
            index = pd.MultiIndex.from_product(labels.values(), names=labels.keys())
            shape = [len(label) for label in labels.values()]
            data = {
                name: (
                    ("replication", "period", *axes),
                    series.reindex(index, fill_value=0).to_numpy().reshape(shape)[:, quarter],
                    {"units": "firms" if name in ("firms", "exporters") else "firms/quarter", "long_name": name},
                )
                for name, series in values.items()
            }
            return xr.Dataset(data, coords={"replication": list(range(replications)), "period": periods, **axes})

        def counted(by: str | None, labels: Sequence = ()) -> xr.Dataset:
            keys = ["replication", "year", *([by] if by else [])]
            firms = panel.groupby(keys, observed=True).size()
            exporters = panel[panel["markets_count"] > 0].groupby(keys, observed=True).size()
            entries = firms // 20
            return group(
                {"firms": firms, "exporters": exporters, "entries": entries, "withdrawals": entries},
                **({by: list(labels)} if by else {}),
            )

        panel = panel.assign(
            membership=np.where(panel["cluster"] >= 0, "member", "non_member"),
            size_class=np.array(CLASSES)[np.searchsorted((10, 50, 250), panel["employees"], side="right")],
            employees_from=BINS[np.searchsorted(BINS, panel["employees"], side="right") - 1],
        )
        homes = panel[["replication", "year", "seat", "generation", "country"]]
        placed = positions.merge(homes, on=["replication", "year", "seat", "generation"])
        active = placed.groupby(["replication", "year", "country", "market"], observed=True).size()
        return {
            "all": counted(None),
            "size_class": counted("size_class", CLASSES),
            "membership": counted("membership", ("member", "non_member")),
            "size_bin": counted("employees_from", BINS),
            "destination": group({"positions": active}, country=list(MARKETS), market=list(MARKETS)),
            "world": world_group(),
        }

    def __getitem__(self, name: str) -> xr.Dataset:
        return self._groups[name]

    def __contains__(self, name: str) -> bool:
        return name in self._groups or name in self._tables

    def table(self, name: str) -> pd.DataFrame:
        return self._tables[name]

    def panel(self) -> pd.DataFrame:
        return self._tables["panel"]

    def without_panel(self) -> SyntheticResults:
        self._tables = {}
        return self

    def without(self, *names: str) -> SyntheticResults:
        """Loses groups and tables, as a file of an earlier version lacks them."""
        for name in names:
            self._groups.pop(name, None)
            self._tables.pop(name, None)
        return self

    def keep_rows(self, kept: np.ndarray) -> SyntheticResults:
        """Loses rows of the panel, as a sampled panel does."""
        self._tables["panel"] = self._tables["panel"].iloc[kept]
        return self
