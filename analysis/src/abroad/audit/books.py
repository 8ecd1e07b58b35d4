"""The books of public money as a results file holds them: tables of applications and movements, statements of lines."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
import xarray as xr

from abroad.audit.terms import Terms, terms_of
from abroad.errors import ResultsError
from abroad.results import Results

QUARTERS = 4
KEY = ["replication", "application"]


@dataclass(frozen=True)
class Books:
    """`applications` has the columns of the file, `ledger` has those and `quarter`.

    `quarter` counts from the first recorded one, which is 0. `terms` are those of the instruments, by place; `markets`
    and `homes`, the countries that have clusters, are names.
    """

    applications: pd.DataFrame
    ledger: pd.DataFrame
    statements: xr.Dataset
    instruments: xr.Dataset
    terms: tuple[Terms, ...]
    markets: tuple[str, ...]
    homes: frozenset[str]
    de_minimis_cap_cents: int

    @property
    def lines(self) -> list[str]:
        return [str(name) for name in self.statements["line"].values]

    @property
    def first_period(self) -> float:
        return float(self.statements["period"].values[0])

    def where(self, row: Mapping[str, Any]) -> str:
        """Replication, quarter and line of a movement or application."""
        line = int(row["line"])
        name = self.lines[line] if 0 <= line < len(self.lines) else f"number {line}"
        return f"replication {row['replication']}, {row['period']:.2f}, line {name}"

    def of_application(self, row: Mapping[str, Any]) -> str:
        place = int(row["instrument"])
        name = self.terms[place].name if 0 <= place < len(self.terms) else f"number {place}"
        return f"{self.where(row)}: application {row['application']} to {name}"


def has_instruments(results: Results) -> bool:
    return "budget_lines" in results and "instruments" in results


def books_of(results: Results) -> Books:
    """Raises ResultsError if the run kept no ledger."""
    if "ledger" not in results or "applications" not in results:
        raise ResultsError(
            f"{results.path}: this run kept no ledger; say record: {{ledger: true}} in the scenario and run it again"
        )
    statements, instruments = results["budget_lines"], results["instruments"]
    ledger = results.table("ledger")
    first = float(statements["period"].values[0])
    ledger["quarter"] = np.rint((ledger["period"].to_numpy() - first) * QUARTERS).astype(int)
    names = [str(name) for name in instruments["instrument"].values]
    scenario = results.scenario
    cap_keur = scenario.get("funding", {}).get("de_minimis_cap_keur", 0)
    markets = tuple(str(name) for name in results["world"]["market"].values)
    is_home = results["world"]["is_home"].values
    return Books(
        results.table("applications"),
        ledger,
        statements,
        instruments,
        terms_of(scenario, names),
        markets,
        frozenset(name for name, home in zip(markets, is_home, strict=True) if home),
        round(float(cap_keur) * 100_000),
    )
