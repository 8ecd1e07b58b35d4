"""Values of the patterns over replications: mean, spread, pass or not.

A pattern passes if the mean over replications is accepted; the share of replications that are accepted by
themselves is given too. A pattern that no run can measure (too few years or firms) has no data and does not pass.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from abroad.patterns.pattern import Measure, Pattern, Value, parts
from abroad.patterns.run import Run


@dataclass(frozen=True)
class Number:
    """One number over replications; runs counts those that have it. sd is NaN of fewer than two."""

    mean: float
    low: float
    high: float
    sd: float
    runs: int

    @classmethod
    def of(cls, values: Sequence[float]) -> Number:
        known = np.array([value for value in values if not math.isnan(value)])
        if len(known) == 0:
            return cls(math.nan, math.nan, math.nan, math.nan, 0)
        sd = float(known.std(ddof=1)) if len(known) > 1 else math.nan
        return cls(float(known.mean()), float(known.min()), float(known.max()), sd, len(known))


@dataclass(frozen=True)
class Score:
    """A pattern with its numbers (name -> Number; '' if there is one only), one value a run, and the verdict."""

    pattern: Pattern
    numbers: dict[str, Number]
    values: tuple[Value, ...]
    passed: bool | None
    passed_share: float

    @property
    def verdict(self) -> str:
        accept = self.pattern.accept
        if accept is None:
            return "reported"
        if any(number.runs == 0 and accept.looks_at(name) for name, number in self.numbers.items()):
            return "no data"
        if self.pattern.kind == "calibration":
            return "in range" if self.passed else "out of range"
        return "pass" if self.passed else "MISS"


def _score(pattern: Pattern, values: tuple[Value, ...]) -> Score:
    names = list(parts(values[0]))
    numbers = {name: Number.of([parts(value)[name] for value in values]) for name in names}
    if pattern.accept is None:
        return Score(pattern, numbers, values, None, math.nan)
    means = {name: number.mean for name, number in numbers.items()}
    accepted = [pattern.accept.holds(value) for value in values]
    return Score(pattern, numbers, values, pattern.accept.holds(means), float(np.mean(accepted)))


def score_all(patterns: Sequence[Pattern], runs: Sequence[Run]) -> list[Score]:
    """Each pattern measured on each run; a measure that several rows share is taken once."""
    measures: dict[Measure, tuple[Value, ...]] = {}
    for pattern in patterns:
        if pattern.measure not in measures:
            measures[pattern.measure] = tuple(pattern.measure(run) for run in runs)
    return [_score(pattern, measures[pattern.measure]) for pattern in patterns]
