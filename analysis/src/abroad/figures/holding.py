"""What files hold: a figure is drawn only if every file has its variables, for files of earlier versions lack some."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from abroad.figures.style import Case


def all_hold(cases: Sequence[Case], group: str, variables: Iterable[str]) -> bool:
    names = list(variables)
    return all(group in case.results and all(name in case.results[group] for name in names) for case in cases)
