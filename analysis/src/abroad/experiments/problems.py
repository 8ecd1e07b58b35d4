"""SALib's problem dictionaries, from an experiment and to one."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from abroad.errors import ResultsError
from abroad.experiments.experiment import Parameter

_FROM_SALIB = {"unif": "uniform", "logunif": "log_uniform", "norm": "normal", "triang": "triangular"}


def problem_of(parameters: tuple[Parameter, ...]) -> dict[str, Any]:
    """The parameters as a SALib problem. Raises ResultsError for one that SALib has no distribution for."""
    bounds, dists = [], []
    for p in parameters:
        if p.distribution in ("uniform", "log_uniform") or (p.distribution is None and p.values is None):
            bounds.append([p.low, p.high])
            dists.append("logunif" if p.distribution == "log_uniform" else "unif")
        elif p.distribution == "normal":
            bounds.append([p.mean, p.sd])
            dists.append("norm")
        elif p.distribution == "triangular":
            bounds.append([p.low, p.high, (p.mode - p.low) / (p.high - p.low)])
            dists.append("triang")
        else:
            raise ResultsError(f"{p.name}: SALib has no distribution for {p.distribution or 'a list of values'}")
    return {"num_vars": len(parameters), "names": [p.path for p in parameters], "bounds": bounds, "dists": dists}


def _short_name(path: str, taken: list[str]) -> str:
    word = re.sub(r"[^a-z0-9]+", "_", path.lower().split(".")[-1]).strip("_") or "parameter"
    word = word if word[0].isalpha() else f"p_{word}"
    if word not in taken:
        return word
    return next(f"{word}_{number}" for number in range(2, len(taken) + 3) if f"{word}_{number}" not in taken)


def parameters_of(problem: dict[str, Any]) -> tuple[Parameter, ...]:
    """A SALib problem as parameters: its names are paths of the scenario. Raises ResultsError."""
    try:
        names, bounds = list(problem["names"]), list(problem["bounds"])
        dists = list(problem.get("dists") or ["unif"] * len(names))
    except (KeyError, TypeError) as error:
        raise ResultsError(f"a SALib problem has names and bounds, this one lacks {error}") from error
    if not len(names) == len(bounds) == len(dists):
        raise ResultsError("the SALib problem has lists of different lengths")
    parameters: list[Parameter] = []
    for path, bound, dist in zip(names, bounds, dists, strict=True):
        if dist not in _FROM_SALIB:
            raise ResultsError(f"{path}: an experiment has no distribution {dist!r} (it has {', '.join(_FROM_SALIB)})")
        name = _short_name(path, [parameter.name for parameter in parameters])
        numbers = {"mean": bound[0], "sd": bound[1]} if dist == "norm" else {"low": bound[0], "high": bound[1]}
        if dist == "triang":
            if len(bound) != 3:
                raise ResultsError(f"{path}: triang needs low, high and the place of its peak")
            numbers["mode"] = bound[0] + bound[2] * (bound[1] - bound[0])
        parameters.append(Parameter(name, path, distribution=_FROM_SALIB[dist], **numbers))
    return tuple(parameters)


def yaml_of(parameters: tuple[Parameter, ...]) -> str:
    """The parameters as the uncertainties of an experiment file."""
    lines = ["uncertainties:"]
    for p in parameters:
        numbers = {key: getattr(p, key) for key in ("low", "high", "mean", "sd", "mode")}
        rest = "".join(f", {key}: {value!r}" for key, value in numbers.items() if value is not None)
        lines.append(f"  - {{name: {p.name}, path: {p.path}, distribution: {p.distribution}{rest}}}")
    return "\n".join(lines) + "\n"


def read_problem(path: Path) -> dict[str, Any]:
    """A problem dictionary in a JSON file. Raises ResultsError."""
    try:
        problem = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ResultsError(f"{path}: cannot be read as JSON: {error}") from error
    if not isinstance(problem, dict):
        raise ResultsError(f"{path}: holds no dictionary")
    return problem
