"""An experiment file as far as drawing samples needs it. ``abroad sweep`` checks the whole file, and every value."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from abroad.errors import ResultsError

SAMPLES = ("latin_hypercube", "sobol", "morris", "random")
ROLES = ("levers", "uncertainties")


@dataclass(frozen=True)
class Parameter:
    """A swept parameter: a list of values (as texts), or a distribution with its numbers."""

    name: str
    path: str
    values: tuple[str, ...] | None = None
    distribution: str | None = None
    low: float | None = None
    high: float | None = None
    mean: float | None = None
    sd: float | None = None
    mode: float | None = None
    steps_count: int | None = None

    @property
    def listed(self) -> tuple[str, ...]:
        """All values of a list or of a range in steps. Raises ResultsError for a distribution."""
        if self.values is not None:
            return self.values
        if self.steps_count is None or self.low is None or self.high is None:
            raise ResultsError(f"{self.name}: a design without samples needs values, or low, high and steps_count")
        step = (self.high - self.low) / (self.steps_count - 1)
        return (*(text_of(self.low + step * at) for at in range(self.steps_count - 1)), text_of(self.high))


@dataclass(frozen=True)
class Experiment:
    """Swept parameters by role, the design of each role, and the size of samples."""

    parameters: dict[str, tuple[Parameter, ...]]
    designs: dict[str, str]
    samples_count: int
    levels_count: int
    seed: int
    title: str
    replications_count: int

    @property
    def names(self) -> list[str]:
        """Names of the columns of a plan: levers, then uncertainties."""
        return [parameter.name for role in ROLES for parameter in self.parameters[role]]

    @property
    def sampled_role(self) -> str | None:
        """The role that is a sample; None if both are lists. Raises ResultsError if both are samples."""
        roles = [role for role in ROLES if self.designs[role] in SAMPLES and self.parameters[role]]
        if len(roles) == 2:
            raise ResultsError("levers and uncertainties are both samples: their indices cannot be told apart")
        return roles[0] if roles else None


def text_of(value: float) -> str:
    """A number as it stands in a plan: 12 digits, whole numbers without a point."""
    return str(int(value)) if value == int(value) and abs(value) < 1e15 else f"{value:.12g}"


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return text_of(value) if isinstance(value, (int, float)) else str(value)


def _parameter(item: dict[str, Any], place: str) -> Parameter:
    if "name" not in item or "path" not in item:
        raise ResultsError(f"{place}: each parameter has a name and a path")
    known = set(Parameter.__dataclass_fields__)
    if unknown := [key for key in item if key not in known]:
        raise ResultsError(f"{place}.{item['name']}: there is no key {unknown[0]!r} (`abroad sweep` says more)")
    # In an experiment that the program has printed, what is not said stands as none.
    item = {key: value for key, value in item.items() if key in ("name", "path") or value != "none"}
    rest = {key: value for key, value in item.items() if key not in ("name", "path", "values")}
    values = tuple(_text(value) for value in item["values"]) if "values" in item else None
    return Parameter(str(item["name"]), str(item["path"]), values, **rest)


def experiment_of(text: str, place: str) -> Experiment:
    """The experiment in a YAML text; ``place`` is for messages."""
    from ruamel.yaml import YAML, YAMLError

    try:
        data = YAML(typ="safe", pure=True).load(text) or {}
    except YAMLError as error:
        raise ResultsError(f"{place}: is no YAML: {error}") from error
    if not isinstance(data, dict):
        raise ResultsError(f"{place}: is no experiment")
    design = data.get("design") or {}
    parameters = {role: tuple(_parameter(item, f"{place}: {role}") for item in data.get(role) or []) for role in ROLES}
    return Experiment(
        parameters=parameters,
        designs={role: str(design.get(role, "factorial")) for role in ROLES},
        samples_count=int(design.get("samples_count", 100)),
        levels_count=int(design.get("levels_count", 4)),
        seed=int(design.get("seed", 1)),
        title=str(data.get("title", "")),
        replications_count=int(data.get("replications_count", 1)),
    )


def read_experiment(path: Path) -> Experiment:
    """The experiment in a file. Raises ResultsError."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ResultsError(f"{path}: cannot be read: {error}") from error
    return experiment_of(text, str(path))
