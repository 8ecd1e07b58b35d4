"""What a pattern is: a number that the model should show, who it is measured on, and what is accepted.

A pattern names a measure (a function of one run that gives a number, or named numbers where a shape is asked
for) and an accept rule. It measures nothing itself and knows no file.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

Value = float | dict[str, float]
Measure = Callable[[Any], Value]
"""Of one run: a `Run` of a results file, or a `PolicyRun` of a comparison."""


def parts(value: Value) -> dict[str, float]:
    """Named numbers of a value; a single number has the name ''."""
    return value if isinstance(value, dict) else {"": value}


@dataclass(frozen=True)
class Range:
    """Accepts a number from low to high; a missing bound does not bind."""

    low: float = -math.inf
    high: float = math.inf

    def holds(self, value: Value) -> bool:
        numbers = parts(value).values()
        return bool(numbers) and all(self.low <= number <= self.high for number in numbers)

    def holds_in_one_run(self, value: Value) -> bool:
        return self.holds(value)

    def looks_at(self, name: str) -> bool:
        """Whether the part of that name matters."""
        return True

    def text(self) -> str:
        if math.isinf(self.low):
            return f"at most {self.high:g}"
        if math.isinf(self.high):
            return f"at least {self.low:g}"
        return f"{self.low:g} to {self.high:g}"


@dataclass(frozen=True)
class Falling:
    """Accepts named numbers that fall in the order of the names given (strictly)."""

    names: tuple[str, ...]

    def holds(self, value: Value) -> bool:
        numbers = [parts(value).get(name, math.nan) for name in self.names]
        return all(left > right for left, right in pairwise(numbers))

    def holds_in_one_run(self, value: Value) -> bool:
        return self.holds(value)

    def looks_at(self, name: str) -> bool:
        return name in self.names

    def text(self) -> str:
        return " > ".join(self.names)


@dataclass(frozen=True)
class NotRising:
    """Accepts named numbers that do not rise; in a single run the second may exceed the first by a slack."""

    names: tuple[str, ...]
    slack_in_one_run: float

    def _holds(self, value: Value, slack: float) -> bool:
        first, *others = (parts(value).get(name, math.nan) for name in self.names)
        return all(left >= right for left, right in pairwise([first + slack, *others]))

    def holds(self, value: Value) -> bool:
        return self._holds(value, 0.0)

    def holds_in_one_run(self, value: Value) -> bool:
        return self._holds(value, self.slack_in_one_run)

    def looks_at(self, name: str) -> bool:
        return name in self.names

    def text(self) -> str:
        return " >= ".join(self.names)


@dataclass(frozen=True)
class TimesAsMuch:
    """Accepts two named numbers of which the first is above 0 and at least so many times the second."""

    names: tuple[str, str]
    factor: float

    def holds(self, value: Value) -> bool:
        first, second = (parts(value).get(name, math.nan) for name in self.names)
        return first > 0 and first >= self.factor * second

    def holds_in_one_run(self, value: Value) -> bool:
        return self.holds(value)

    def looks_at(self, name: str) -> bool:
        return name in self.names

    def text(self) -> str:
        return f"{self.names[0]} >= {self.factor:g} x {self.names[1]}"


Accept = Range | Falling | NotRising | TimesAsMuch


@dataclass(frozen=True)
class Pattern:
    """One row of the list.

    decided_by names the rows that decide instead of this one: then this row only shows whether the model is
    where its calibration put it. A row without an accept rule is reported, not tested.
    """

    id: str
    name: str
    population: str
    definition: str
    measure: Measure
    source: str
    accept: Accept | None = None
    decided_by: tuple[str, ...] = ()

    @property
    def kind(self) -> str:
        if self.accept is None:
            return "reported"
        return "calibration" if self.decided_by else "tested"
