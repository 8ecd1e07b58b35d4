"""Sensitivity indices of one outcome, by SALib where the plan is a sample made for it.

Sobol and Morris samples are groups of rows that belong together. A group with a row that has no run is left out whole:
the indices are then those of a smaller sample, and the count says of which.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from abroad.errors import ResultsError
from abroad.experiments.collected import Outcome, Sweep
from abroad.experiments.experiment import Experiment, Parameter
from abroad.experiments.sampling import unit_problem, unit_sample, values_at

LEAST_GROUPS = 4


@dataclass(frozen=True)
class Indices:
    """Indices of each parameter: columns by name, such as S1, S1_conf, ST, ST_conf."""

    names: list[str]
    columns: dict[str, np.ndarray]
    groups_used: int
    groups_drawn: int

    @property
    def text(self) -> str:
        """How much of the sample the indices rest on."""
        if self.groups_used == self.groups_drawn:
            return f"all {self.groups_drawn} rows of the base sample"
        return f"{self.groups_used} of {self.groups_drawn} rows of the base sample; the others lack runs"


def sampled_parameters(experiment: Experiment) -> tuple[Parameter, ...]:
    """The parameters that are a sample. Raises ResultsError if none are."""
    role = experiment.sampled_role
    if role is None:
        raise ResultsError("neither levers nor uncertainties of this sweep are a sample; see the tornado instead")
    return experiment.parameters[role]


def unit_rows(sweep: Sweep) -> np.ndarray:
    """The sample that the plan was drawn from, drawn again, and compared with what was simulated."""
    experiment = sweep.experiment
    parameters = sampled_parameters(experiment)
    unit = unit_sample(experiment.designs[experiment.sampled_role], parameters, experiment)
    for place, parameter in enumerate(parameters):
        simulated = sweep.coordinate(parameter.name)
        drawn = np.array(values_at(parameter, unit[:, place]))
        drawn = drawn.astype(float) if simulated.dtype.kind == "f" else drawn
        for block in blocks(sweep, len(unit)):
            if not np.array_equal(simulated[block], drawn):
                raise ResultsError(
                    f"{parameter.name}: the simulated points are not the sample of this experiment;"
                    " indices need the plan as `python -m abroad design` drew it"
                )
    return unit


def blocks(sweep: Sweep, rows: int) -> list[np.ndarray]:
    """Places of the points of each copy of the sample: one copy a combination of the other role's values."""
    count = len(sweep.coordinate(sweep.experiment.names[0]))
    if count % rows:
        raise ResultsError(f"the sweep has {count} points, the sample of its experiment {rows}")
    copies, places = count // rows, np.arange(count)
    if sweep.experiment.sampled_role == "levers":
        return [places[copy::copies] for copy in range(copies)]
    return [places[copy * rows : (copy + 1) * rows] for copy in range(copies)]


def _whole_groups(values: np.ndarray, group_rows: int) -> tuple[np.ndarray, int, int]:
    """Rows of groups without a gap, how many groups these are, and how many there were."""
    groups = np.isfinite(values).reshape(-1, group_rows).all(axis=1)
    used = int(groups.sum())
    if used < LEAST_GROUPS:
        raise ResultsError(f"only {used} of {len(groups)} rows of the base sample have all their runs")
    return np.repeat(groups, group_rows), used, len(groups)


def indices_of(sweep: Sweep, values: np.ndarray, unit: np.ndarray, resamples: int, seed: int = 1) -> Indices:
    """Sobol or Morris indices of one value a row of the sample."""
    experiment = sweep.experiment
    parameters = sampled_parameters(experiment)
    problem, names = unit_problem(parameters), [parameter.name for parameter in parameters]
    design = experiment.designs[experiment.sampled_role]
    if design == "sobol":
        from SALib.analyze import sobol

        rows, used, drawn = _whole_groups(values, len(parameters) + 2)
        kept = values[rows]
        wanted = ("S1", "S1_conf", "ST", "ST_conf")
        if np.ptp(kept) == 0:  # an outcome that never changes is sensitive to nothing
            return Indices(names, {name: np.zeros(len(names)) for name in wanted}, used, drawn)
        found = sobol.analyze(problem, kept, calc_second_order=False, num_resamples=resamples, seed=seed)
    elif design == "morris":
        from SALib.analyze import morris

        rows, used, drawn = _whole_groups(values, len(parameters) + 1)
        wanted = ("mu", "mu_star", "mu_star_conf", "sigma")
        found = morris.analyze(
            problem, unit[rows], values[rows], num_resamples=resamples, num_levels=experiment.levels_count, seed=seed
        )
    else:
        raise ResultsError(f"a sample of the {design} design has a tornado, but no Sobol or Morris indices")
    return Indices(names, {name: np.asarray(found[name], dtype=float) for name in wanted}, used, drawn)


@dataclass(frozen=True)
class Swing:
    """Mean outcome at the low and the high end of a parameter, all else as it comes."""

    name: str
    low_text: str
    high_text: str
    low: float
    high: float


def tornado_of(sweep: Sweep, outcome: Outcome, period: int) -> list[Swing]:
    """Swing of each swept parameter, widest first: means over its lowest and its highest value, or fifth of points."""
    values = outcome.values[:, period]
    swings = []
    for name in sweep.experiment.names:
        at = sweep.coordinate(name)
        kinds = np.unique(at)
        if len(kinds) < 2:
            continue
        if at.dtype.kind != "f" or len(kinds) <= 10:
            means = {kind: np.nanmean(values[at == kind]) for kind in kinds if np.isfinite(values[at == kind]).any()}
            ends = (
                (kinds[0], kinds[-1])
                if at.dtype.kind == "f"
                else (min(means, key=means.get), max(means, key=means.get))
            )
            low, high = (means.get(end, np.nan) for end in ends)
            texts = [f"{end:g}" if at.dtype.kind == "f" else str(end) for end in ends]
        else:
            bounds = np.quantile(at, (0.2, 0.8))
            low, high = np.nanmean(values[at <= bounds[0]]), np.nanmean(values[at >= bounds[1]])
            texts = [f"lowest fifth, to {bounds[0]:.3g}", f"highest fifth, from {bounds[1]:.3g}"]
        swings.append(Swing(name, texts[0], texts[1], float(low), float(high)))
    return sorted(swings, key=lambda swing: -np.nan_to_num(abs(swing.high - swing.low)))
