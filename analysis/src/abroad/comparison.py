"""One comparison file, opened: what a policy caused, by parts, with intervals over replications.

>>> comparison = abroad.open_comparison("comparison.h5")
>>> comparison.parts.sel(comparison="voucher: total", outcome="exporters", part="net")
>>> comparison.table("summary")
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from abroad.errors import ResultsError
from abroad.results import Results
from abroad.seal import check_seal, kind_of

if TYPE_CHECKING:
    import numpy as np
    import pandas
    import xarray

PLACES = ("country", "sector", "cluster")


@dataclass(frozen=True)
class Interval:
    """Mean over replications with its interval: chance only, parameters fixed. Ends are NaN of fewer than two."""

    mean: float
    low: float
    high: float

    @property
    def is_known(self) -> bool:
        return self.mean == self.mean


@dataclass(frozen=True)
class Pair:
    """What one label of the comparison axis compares. Years are calendar years with an open call."""

    label: str
    subject: str
    effect: str
    world_with: str
    world_base: str
    start_year: int
    last_year: int
    budget_factor: float


class Comparison(Results):
    """Worlds compared on the same draws. Make it with :func:`open_comparison`.

    ``comparison["measures"]`` and ``comparison.table("summary")`` work as in :class:`Results`.
    """

    KIND = "abroad comparison"

    @property
    def title(self) -> str:
        return str(self.attributes["title"])

    @property
    def runs_used(self) -> int:
        return int(self.attributes["runs_used"])

    @property
    def runs_expected(self) -> int:
        return int(self.attributes["runs_expected"])

    @property
    def confidence(self) -> float:
        return float(self.attributes["confidence"])

    @cached_property
    def pairs(self) -> list[Pair]:
        """What is compared, in the order of the file."""
        data = self["comparison"]
        columns = [
            data[name].values.tolist()
            for name in ("subject", "effect", "world_with", "world_base", "start_year", "last_year", "budget_factor")
        ]
        return [Pair(str(label), *row) for label, *row in zip(data["comparison"].values, *columns, strict=True)]

    def pair(self, label: str) -> Pair:
        """Raises ResultsError for a comparison that the file does not hold."""
        for pair in self.pairs:
            if pair.label == label:
                return pair
        raise ResultsError(f"{self.path}: does not compare {label!r} (it has {', '.join(p.label for p in self.pairs)})")

    def in_units(self, group: str, variable: str) -> xarray.DataArray:
        """A variable with the axis `outcome`, stored as whole numbers, in the units of the outcomes.

        `unit` and `meaning` lie beside the outcomes.
        """
        about = self["comparison"]
        data = self[group][variable] / about["outcome_divisor"]
        return data.assign_coords(
            unit=("outcome", about["outcome_unit"].values), meaning=("outcome", about["outcome_meaning"].values)
        )

    @cached_property
    def parts(self) -> xarray.DataArray:
        """Parts of every effect (gross ... net) over all axes of the group `comparison`, in units of the outcomes."""
        return self.in_units("comparison", "parts")

    def unit(self, outcome: str) -> str:
        return str(self["comparison"]["outcome_unit"].sel(outcome=outcome).item())

    def meaning(self, outcome: str) -> str:
        return str(self["comparison"]["outcome_meaning"].sel(outcome=outcome).item())

    def interval(self, values: xarray.DataArray) -> Interval:
        """Mean over `replication` of a number that is a difference on equal draws, with its Student interval."""
        mean, low, high = self.interval_ends(values)
        return Interval(float(mean), float(low), float(high))

    def interval_ends(self, values: xarray.DataArray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """The same for every label of the other axes. Replications without a value do not count."""
        return student_interval(values.transpose("replication", ...).to_numpy(), self.confidence)

    def measure(self, label: str, name: str) -> Interval:
        """A number of the group `measures`; all NaN if this file has no such measure."""
        data = self["measures"]
        if name not in data["measure"].values:
            return Interval(float("nan"), float("nan"), float("nan"))
        found = data.sel(comparison=label, measure=name)
        return Interval(*(float(found[end]) for end in ("mean", "low", "high")))

    def end_year(self, label: str) -> int:
        """Calendar year at whose end an effect is read: the last with an open call."""
        years = self["comparison"]["year"].values
        return int(min(max(self.pair(label).last_year, years[0]), years[-1]))

    def firms(self) -> pandas.DataFrame:
        """Single firms in both worlds, with the names of comparison, country, sector and cluster (none: ``-``)."""
        import numpy as np
        import pandas

        table = self.table("firms")
        labels = self["comparison"]["comparison"].values.astype(str)
        table["comparison"] = pandas.Categorical.from_codes(table["comparison"].to_numpy(np.int64), list(labels))
        for place in PLACES:
            names = [*self["places"][place].values.astype(str), "-"]
            table[place] = np.array(names, dtype=object)[table[place].to_numpy(np.int64)]
        return table


def student_interval(values: np.ndarray, confidence: float) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Mean along the first axis with the ends of its Student interval, NaN of fewer than two values."""
    import numpy as np
    from scipy import stats

    known = ~np.isnan(values)
    runs = known.sum(axis=0)
    filled = np.where(known, values, 0.0)
    mean = np.divide(filled.sum(axis=0), runs, out=np.full(runs.shape, np.nan), where=runs > 0)
    squares = (np.where(known, values - mean, 0.0) ** 2).sum(axis=0)
    variance = np.divide(squares, runs - 1, out=np.full(runs.shape, np.nan), where=runs > 1)
    half = stats.t.ppf((1 + confidence) / 2, np.maximum(runs - 1, 1)) * np.sqrt(variance / np.maximum(runs, 1))
    return mean, mean - half, mean + half


def open_comparison(path: str | os.PathLike[str]) -> Comparison:
    """Open a comparison file after the same checks as :func:`abroad.open_results`; raises ResultsError as that does."""
    place = Path(path)
    return Comparison(place, check_seal(place, Comparison.KIND))


def is_comparison(path: str | os.PathLike[str]) -> bool:
    """What the first line says; a damaged file is found when it is opened."""
    try:
        return kind_of(Path(path)) == Comparison.KIND
    except ResultsError:
        return False


def open_file(path: str | os.PathLike[str]) -> Results:
    """Open a results or a comparison file, whichever it is; raises ResultsError as :func:`open_comparison` does."""
    place = Path(path)
    kind = Comparison if is_comparison(place) else Results
    return kind(place, check_seal(place, kind.KIND))
