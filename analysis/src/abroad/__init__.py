"""Reads, compares and draws the results of abroad, the simulation of how clusters of firms go abroad.

>>> import abroad
>>> results = abroad.open_results("results.h5")
>>> results["country"].export_share.sel(country="Spain")

The heavy libraries are imported when a name is first used, so that ``python -m abroad --help`` answers at once.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from abroad.comparison import Comparison, open_comparison
    from abroad.errors import ResultsError
    from abroad.results import Results, open_results

__all__ = ["Comparison", "Results", "ResultsError", "open_comparison", "open_results"]

_HOMES = {
    "Comparison": "abroad.comparison",
    "Results": "abroad.results",
    "ResultsError": "abroad.errors",
    "open_comparison": "abroad.comparison",
    "open_results": "abroad.results",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'abroad' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted([*globals(), *_HOMES])
