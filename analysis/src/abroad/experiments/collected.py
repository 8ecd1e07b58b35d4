"""Collected results of a sweep: one outcome over the points of the plan, with what is missing."""

from __future__ import annotations

import os
from dataclasses import dataclass

import numpy as np
import xarray as xr

from abroad.errors import ResultsError
from abroad.experiments.experiment import Experiment, experiment_of
from abroad.results import Results, open_results


@dataclass(frozen=True)
class Outcome:
    """An outcome: mean over the replications of each point, over (point, period)."""

    name: str
    label: str
    units: str
    values: np.ndarray
    """Over (point, period); NaN where a point has no run."""
    periods: np.ndarray
    runs: np.ndarray
    """Replications that each point has."""
    runs_wanted: int
    """Runs that the sweep should have, of all points."""

    @property
    def missing_text(self) -> str:
        """How many runs there are, and what is missing."""
        found = int(self.runs.sum())
        text = f"{found} of {self.runs_wanted} runs"
        if found < self.runs_wanted:
            text += f" (effective replications a point: {self.runs.min()} to {self.runs.max()}"
            text += f"; {int((self.runs == 0).sum())} points have none)"
        return text


class Sweep:
    """A collected file with its experiment."""

    def __init__(self, results: Results) -> None:
        if results.attributes.get("content") != "sweep":
            raise ResultsError(f"{results.path}: holds no collected sweep (make one with `abroad collect`)")
        self.results = results
        self.experiment: Experiment = experiment_of(str(results.attributes["experiment"]), str(results.path))

    @property
    def outcomes(self) -> dict[str, str]:
        """The group of each outcome, by name."""
        known = {}
        for group in self.results.groups:
            for name, data in self.results[group].data_vars.items():
                if data.dims[:3] == ("point", "replication", "period"):
                    known[str(name)] = group
        return known

    def outcome(self, name: str | None = None, only: str | None = None) -> Outcome:
        """An outcome by name (the first if None); ``only``: one label of its group. Raises ResultsError."""
        known = self.outcomes
        name = name or next(iter(known))
        if name not in known:
            raise ResultsError(f"{self.results.path}: has no outcome {name!r} (it has {', '.join(known)})")
        dataset = self.results[known[name]]
        data = self._one_label(dataset[name], name, only)
        with np.errstate(all="ignore"):
            values = data.mean("replication", skipna=True).to_numpy()
        return Outcome(
            name=name,
            label=f"{data.attrs.get('long_name', name)}" + (f", {only}" if only else ""),
            units=str(data.attrs.get("units", "1")),
            values=values,
            periods=data["period"].to_numpy(),
            runs=dataset["effective_n"].to_numpy(),
            runs_wanted=int(self.results.attributes["runs_wanted"]),
        )

    def _one_label(self, data: xr.DataArray, name: str, only: str | None) -> xr.DataArray:
        own = [axis for axis in data.dims if axis not in ("point", "replication", "period")]
        if not own:
            return data
        if len(own) > 1:
            raise ResultsError(f"{name} lies over {', '.join(map(str, own))}: keep one label in the experiment")
        labels = [str(label) for label in data[own[0]].to_numpy()]
        if only not in labels:
            raise ResultsError(f"{name} is kept by {own[0]}: say --only with one of {', '.join(labels)}")
        return data.isel({own[0]: labels.index(only)})

    def coordinate(self, parameter: str) -> np.ndarray:
        """Value of a swept parameter at each point."""
        return self.results[self.results.groups[0]][parameter].to_numpy()


def open_sweep(path: str | os.PathLike[str]) -> Sweep:
    """Open collected results. Raises ResultsError for a file that is damaged or something else."""
    return Sweep(open_results(path))
