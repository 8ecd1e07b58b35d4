"""Samples in the unit cube, from SALib and scipy, and the values of parameters that they stand for.

The same experiment gives the same sample: the seed is in the file, the versions of the libraries are pinned.
"""

from __future__ import annotations

import itertools

import numpy as np

from abroad.errors import ResultsError
from abroad.experiments.experiment import ROLES, Experiment, Parameter, text_of


def unit_problem(parameters: tuple[Parameter, ...]) -> dict:
    """The SALib problem whose samples lie in the unit cube."""
    return {
        "num_vars": len(parameters),
        "names": [parameter.name for parameter in parameters],
        "bounds": [[0.0, 1.0]] * len(parameters),
    }


def unit_sample(design: str, parameters: tuple[Parameter, ...], experiment: Experiment) -> np.ndarray:
    """Rows of the sample in the unit cube, one a point."""
    from scipy.stats import qmc

    count, seed = experiment.samples_count, experiment.seed
    if design == "latin_hypercube":
        return qmc.LatinHypercube(d=len(parameters), rng=np.random.default_rng(seed)).random(count)
    if design == "random":
        return np.random.default_rng(seed).random((count, len(parameters)))
    if design == "sobol":
        return _saltelli(parameters, count, seed)
    if design == "morris":
        return _morris(parameters, experiment)
    raise ResultsError(f"{design} is no sample")


def _saltelli(parameters: tuple[Parameter, ...], count: int, seed: int) -> np.ndarray:
    from SALib.sample import sobol

    if count & (count - 1):
        raise ResultsError(f"design.samples_count: {count} is no power of two, which a Sobol sample needs")
    return sobol.sample(unit_problem(parameters), count, calc_second_order=False, seed=seed)


def _morris(parameters: tuple[Parameter, ...], experiment: Experiment) -> np.ndarray:
    from SALib.sample import morris

    for parameter in parameters:
        if parameter.distribution == "normal":
            raise ResultsError(f"{parameter.name}: a Morris design needs bounds, and normal has none")
    return morris.sample(
        unit_problem(parameters), experiment.samples_count, num_levels=experiment.levels_count, seed=experiment.seed
    )


def values_at(parameter: Parameter, unit: np.ndarray) -> list[str]:
    """Texts of the parameter's values at places in [0, 1]: the inverse of its distribution."""
    from scipy import stats

    if parameter.values is not None or parameter.distribution is None:
        listed = parameter.listed
        return [listed[min(int(place * len(listed)), len(listed) - 1)] for place in unit]
    p = parameter
    if p.distribution == "normal":
        values = stats.norm.ppf(unit, loc=p.mean, scale=p.sd)
    elif p.distribution == "integer":
        values = np.minimum(np.floor(p.low + unit * (p.high - p.low + 1)), p.high)
    elif p.distribution == "log_uniform":
        values = np.exp(np.log(p.low) + unit * (np.log(p.high) - np.log(p.low)))
    elif p.distribution == "triangular":
        values = stats.triang.ppf(unit, c=(p.mode - p.low) / (p.high - p.low), loc=p.low, scale=p.high - p.low)
    elif p.distribution == "uniform":
        values = p.low + unit * (p.high - p.low)
    else:
        raise ResultsError(f"{p.name}: there is no distribution {p.distribution!r}")
    return [text_of(float(value)) for value in values]


def _points(role: str, experiment: Experiment) -> list[tuple[str, ...]]:
    parameters, design = experiment.parameters[role], experiment.designs[role]
    if not parameters:
        return [()]
    if design == "factorial":
        return list(itertools.product(*(parameter.listed for parameter in parameters)))
    if design == "linked":
        return list(zip(*(parameter.listed for parameter in parameters), strict=True))
    if design == "one_at_a_time":
        raise ResultsError(f"design.{role}: one_at_a_time starts from the scenario and is made by `abroad sweep` alone")
    unit = unit_sample(design, parameters, experiment)
    columns = [values_at(parameter, unit[:, place]) for place, parameter in enumerate(parameters)]
    return list(zip(*columns, strict=True))


def plan_of(experiment: Experiment) -> list[tuple[str, ...]]:
    """All points, levers crossed with uncertainties, levers outermost: texts in the order of experiment.names."""
    levers, uncertainties = (_points(role, experiment) for role in ROLES)
    return [first + second for first in levers for second in uncertainties]
