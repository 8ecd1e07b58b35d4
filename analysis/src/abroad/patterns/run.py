"""One replication as the measures see it: firms and their positions at the ends of the years measured.

Firms are rows and year's ends are columns of dense tables, so that "exported in one year and not in the next"
is a comparison of two columns. Holds the last 11 year's ends, or those that exist. Measures nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
import pandas as pd
import xarray as xr

from abroad.errors import ResultsError

YEARS_MEASURED = 11
LAST_QUARTER = 0.75
_GENERATION_BITS = 12


class NotRecorded(Exception):
    """The file does not hold what a measure needs: it was made by a version without it."""


@dataclass(frozen=True)
class World:
    """Facts of the world that measures need; the order of countries, markets and clusters is that of the codes."""

    markets: tuple[str, ...]
    sectors: tuple[str, ...]
    homes: tuple[int, ...]
    distance_km: np.ndarray
    continents: tuple[str, ...] = ()
    cluster_countries: tuple[int, ...] = ()

    @property
    def homes_text(self) -> str:
        return ", ".join(self.markets[home] for home in self.homes)


def _ids(table: pd.DataFrame) -> np.ndarray:
    seat = table["seat"].to_numpy(np.int64)
    return (seat << _GENERATION_BITS) | table["generation"].to_numpy(np.int64)


@dataclass
class Run:
    """Firm panel and positions of one replication, and what else was recorded of it.

    label says which run this is; years are the year's ends held. Tables have one row a firm that ever lived in
    these years and one column a year's end, NaN (or False) where the firm does not live. groups are series over
    period, tables have a column year; both only what the file has.
    """

    label: str
    world: World
    years: np.ndarray
    panel: pd.DataFrame = field(repr=False)
    positions: pd.DataFrame = field(repr=False)
    groups: Mapping[str, xr.Dataset] = field(repr=False, default_factory=dict)
    tables: Mapping[str, pd.DataFrame] = field(repr=False, default_factory=dict)

    @classmethod
    def of(
        cls,
        label: str,
        world: World,
        panel: pd.DataFrame,
        positions: pd.DataFrame,
        groups: Mapping[str, xr.Dataset] | None = None,
        tables: Mapping[str, pd.DataFrame] | None = None,
    ) -> Run:
        years = np.unique(panel["year"].to_numpy())[-YEARS_MEASURED:]
        first = years[0] if len(years) else 0
        kept = panel[panel["year"].to_numpy() >= first].reset_index(drop=True)
        kept_positions = positions[positions["year"].to_numpy() >= first].reset_index(drop=True)
        run = cls(label, world, years, kept, kept_positions, groups or {}, tables or {})
        run._check()
        return run

    def _check(self) -> None:
        if (self._row >= 0).sum() != len(self.panel):
            raise ResultsError(f"{self.label}: the firm panel names a firm twice in one year")
        if (np.diff(self.years) != 1).any():
            raise ResultsError(f"{self.label}: the firm panel leaves out years between its first and its last")
        if not np.isin(self._position_ids, self._firm_ids).all():
            raise ResultsError(f"{self.label}: the table of positions names firms that the panel lacks")

    @cached_property
    def _firm_ids(self) -> np.ndarray:
        return np.unique(_ids(self.panel))

    @cached_property
    def _position_ids(self) -> np.ndarray:
        return _ids(self.positions)

    @cached_property
    def _row(self) -> np.ndarray:
        """Row of the panel of each firm (row) at each year's end (column), -1 where it does not live."""
        row = np.full((len(self._firm_ids), len(self.years)), -1, dtype=np.int64)
        firm = np.searchsorted(self._firm_ids, _ids(self.panel))
        year = np.searchsorted(self.years, self.panel["year"].to_numpy())
        row[firm, year] = np.arange(len(self.panel))
        return row

    def column(self, name: str) -> np.ndarray:
        """A number of the panel, firms x year's ends, NaN where the firm does not live."""
        if len(self.panel) == 0:
            return np.full(self._row.shape, np.nan)
        values = self.panel[name].to_numpy(np.float64)
        return np.where(self._row >= 0, values[self._row], np.nan)

    @cached_property
    def alive(self) -> np.ndarray:
        return self._row >= 0

    @cached_property
    def employees(self) -> np.ndarray:
        return self.column("employees")

    @cached_property
    def revenue(self) -> np.ndarray:
        return self.column("revenue_keur_per_year")

    @cached_property
    def markets_count(self) -> np.ndarray:
        return self.column("markets_count")

    @cached_property
    def exporting(self) -> np.ndarray:
        """Exporter: active in at least one foreign market, whatever the mode."""
        return self.markets_count > 0

    @cached_property
    def intensity(self) -> np.ndarray:
        """Export revenue/revenue of exporters; NaN of others and of exporters without revenue."""
        export = self.column("export_revenue_keur_per_year")
        defined = self.exporting & (self.revenue > 0)
        return np.divide(export, self.revenue, out=np.full(export.shape, np.nan), where=defined)

    @cached_property
    def cell(self) -> np.ndarray:
        """(home country, sector) of each firm as one number; it never changes."""
        newest = self._row.max(axis=1)
        country = self.panel["country"].to_numpy(np.int64)[newest]
        return country * len(self.world.sectors) + self.panel["sector"].to_numpy(np.int64)[newest]

    @cached_property
    def country(self) -> np.ndarray:
        return self.cell // len(self.world.sectors)

    @cached_property
    def cluster(self) -> np.ndarray:
        """Cluster of each firm at each year's end: -1 none, NaN where it does not live."""
        return self.column("cluster")

    @cached_property
    def position_firm(self) -> np.ndarray:
        """Row of the firm of each position."""
        return np.searchsorted(self._firm_ids, self._position_ids)

    @cached_property
    def links(self) -> tuple[np.ndarray, np.ndarray]:
        """Firm-market links that ever existed: row of the firm of each, and present or not at each year's end."""
        market = self.positions["market"].to_numpy(np.int64)
        keys, link = np.unique(self.position_firm * len(self.world.markets) + market, return_inverse=True)
        present = np.zeros((len(keys), len(self.years)), dtype=bool)
        present[link, np.searchsorted(self.years, self.positions["year"].to_numpy())] = True
        return keys // len(self.world.markets), present

    def has_mode(self, mode: str) -> np.ndarray:
        """Firms with a position of that mode, at each year's end."""
        found = np.zeros(self.alive.shape, dtype=bool)
        chosen = self.positions["mode"].to_numpy() == mode
        year = np.searchsorted(self.years, self.positions["year"].to_numpy()[chosen])
        found[self.position_firm[chosen], year] = True
        return found

    def has_partner_in(self, markets: Iterable[int]) -> np.ndarray:
        """Firms with a running project whose members are from one of these markets too, at each year's end."""
        partners = self.table("partners")
        chosen = partners[np.isin(partners["country"], list(markets)) & np.isin(partners["year"], self.years)]
        ids = _ids(chosen)
        if not np.isin(ids, self._firm_ids).all():
            raise ResultsError(f"{self.label}: the table of partners names firms that the panel lacks")
        found = np.zeros(self.alive.shape, dtype=bool)
        found[np.searchsorted(self._firm_ids, ids), np.searchsorted(self.years, chosen["year"].to_numpy())] = True
        return found

    def table(self, name: str) -> pd.DataFrame:
        if name not in self.tables:
            raise NotRecorded(f"{self.label}: has no table {name}")
        return self.tables[name]

    def _series(self, group: str, variable: str) -> xr.DataArray:
        if group not in self.groups or variable not in self.groups[group]:
            raise NotRecorded(f"{self.label}: has no {group}/{variable}")
        return self.groups[group][variable]

    @property
    def flow_years(self) -> np.ndarray:
        """Calendar years over which flows are summed: those that end at the year's ends held but the first."""
        return self.years[1:] if len(self.years) > 1 else self.years

    def flow(self, group: str, variable: str) -> xr.DataArray:
        """A flow summed over the calendar years measured."""
        data = self._series(group, variable)
        year = np.floor(data["period"].values + 1e-9)
        return data.isel(period=np.isin(year, self.flow_years)).sum("period")

    def year_ends(self, group: str, variable: str) -> xr.DataArray:
        """A stock at the year's ends held, along `period`."""
        data = self._series(group, variable)
        return data.isel(period=np.isin(data["period"].values, self.years + LAST_QUARTER))
