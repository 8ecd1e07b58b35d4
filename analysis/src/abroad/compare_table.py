"""``python -m abroad compare-table COMPARISON...``: one table over schemes: what each caused and what a unit cost.

A row is one comparison of one file and one outcome. Net additional and displacement are of firms of the funding
countries at the end of the policy; intervals cover chance only, with parameters fixed.
"""

from __future__ import annotations

import csv
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from abroad.comparison import Comparison, Interval

DEFAULT_OUTCOMES = "exporters,projects"
DEFAULT_EFFECTS = "total,money"
NUMBERS = ("net_additional", "displacement", "deadweight_share", "eur_per_unit")
TITLES = ("net additional", "displacement", "deadweight share of funded acts", "EUR per net additional unit")
NOTE = "Intervals: {share:g} %, paired over runs, chance only, parameters fixed. Runs: used of expected."


@dataclass(frozen=True)
class Row:
    """What one comparison says of one outcome; numbers in the order of NUMBERS."""

    file: str
    scheme: str
    comparison: str
    outcome: str
    unit: str
    year: int
    numbers: tuple[Interval, ...]
    runs_used: int
    runs_expected: int


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="comparison file (.h5)")
    parser.add_argument("--outcomes", default=DEFAULT_OUTCOMES, help=f"outcomes (default {DEFAULT_OUTCOMES})")
    parser.add_argument("--effects", default=DEFAULT_EFFECTS, help=f"effects (default {DEFAULT_EFFECTS})")
    parser.add_argument("--csv", action="store_true", help="comma-separated values in place of Markdown")


def rows_of(
    file: str, comparison: Comparison, outcomes: Sequence[str], effects: Sequence[str] = ("total", "money")
) -> Iterator[Row]:
    """Raises ResultsError for an outcome that the file does not have."""
    from abroad.errors import ResultsError

    known = [str(name) for name in comparison["comparison"]["outcome"].values]
    if unknown := [name for name in outcomes if name not in known]:
        raise ResultsError(f"{file}: has no outcome {unknown[0]!r} (it has {', '.join(known)})")
    data = comparison.parts.sel(standpoint="funding_countries", largest="included")
    for pair in comparison.pairs:
        if pair.effect not in effects:
            continue
        year = comparison.end_year(pair.label)
        for outcome in outcomes:
            own = data.sel(comparison=pair.label, outcome=outcome, year=year)
            numbers = (
                comparison.interval(own.sel(part="net")),
                comparison.interval(own.sel(part="displacement")),
                comparison.measure(pair.label, "deadweight_share_all"),
                comparison.measure(pair.label, f"eur_per_{outcome}"),
            )
            runs = comparison.runs_used, comparison.runs_expected
            yield Row(file, comparison.title, pair.label, outcome, comparison.unit(outcome), year, numbers, *runs)


def _figure(value: float) -> str:
    return f"{value:.0f}" if abs(value) >= 100 else f"{value:.3g}"


def _cell(value: Interval) -> str:
    if not value.is_known:
        return "-"
    if value.low != value.low:
        return _figure(value.mean)
    return f"{_figure(value.mean)} [{_figure(value.low)}, {_figure(value.high)}]"


def markdown(rows: Sequence[Row], confidence: float) -> str:
    headings = ("scheme", "comparison", "outcome", "unit", "end of", *TITLES, "runs")
    lines = [headings, ("---",) * len(headings)]
    for row in rows:
        cells = (row.scheme, row.comparison, row.outcome.replace("_", " "), row.unit, str(row.year))
        runs = f"{row.runs_used} of {row.runs_expected}"
        lines.append((*cells, *(_cell(value) for value in row.numbers), runs))
    body = "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)
    return f"{body}\n\n{NOTE.format(share=100 * confidence)}\n"


def write_csv(rows: Sequence[Row], to: object) -> None:
    ends = [f"{name}{end}" for name in NUMBERS for end in ("", "_low", "_high")]
    writer = csv.writer(to, lineterminator="\n")  # type: ignore[arg-type]
    writer.writerow(
        ["file", "scheme", "comparison", "outcome", "unit", "end_year", *ends, "runs_used", "runs_expected"]
    )
    for row in rows:
        numbers = [end if end == end else "" for value in row.numbers for end in (value.mean, value.low, value.high)]
        cells = [row.file, row.scheme, row.comparison, row.outcome, row.unit, row.year]
        writer.writerow([*cells, *numbers, row.runs_used, row.runs_expected])


def run(arguments: Namespace) -> int:
    from abroad.comparison import open_comparison

    outcomes, effects = (
        [word.strip() for word in words.split(",") if word.strip()] for words in (arguments.outcomes, arguments.effects)
    )
    rows, confidence = [], 0.95
    for path in arguments.files:
        comparison = open_comparison(path)
        confidence = comparison.confidence
        rows += rows_of(str(path), comparison, outcomes, effects)
    if arguments.csv:
        write_csv(rows, sys.stdout)
    else:
        print(markdown(rows, confidence), end="")
    return 0
