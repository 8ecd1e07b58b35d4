"""``python -m abroad sensitivity RESULTS``: what the outcomes of a collected sweep are sensitive to."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from pathlib import Path


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="RESULTS", help="collected results (.h5)")
    parser.add_argument("--outcome", metavar="NAME", help="outcome of the experiment (default: the first)")
    parser.add_argument("--only", metavar="LABEL", help="label of the outcome's group, such as one country")
    parser.add_argument(
        "--year", type=float, metavar="YEAR", help="period of the table and the tornado (default: last)"
    )
    parser.add_argument("--resamples", type=int, default=1000, metavar="N", help="for intervals of 95 %% (1000)")
    parser.add_argument(
        "-o", "--output", type=Path, metavar="FOLDER", help="where figures go (default: beside the file)"
    )
    parser.add_argument("--json", type=Path, metavar="OUT", help="write the indices there as JSON too")


def run(arguments: Namespace) -> int:
    import numpy as np

    from abroad.errors import ResultsError
    from abroad.experiments.collected import open_sweep
    from abroad.experiments.indices import blocks, indices_of, tornado_of, unit_rows
    from abroad.experiments.plots import draw_time, draw_tornado

    sweep = open_sweep(arguments.file)
    outcome = sweep.outcome(arguments.outcome, arguments.only)
    period = len(outcome.periods) - 1
    if arguments.year is not None:
        period = int(np.abs(outcome.periods - arguments.year).argmin())
    folder = arguments.output or arguments.file.with_name(f"{arguments.file.stem}_sensitivity")
    print(f"{outcome.label} ({outcome.units}), period {outcome.periods[period]:g}: {outcome.missing_text}")
    swings = tornado_of(sweep, outcome, period)
    _print_tornado(swings)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        print(draw_tornado(sweep, outcome, period, swings, folder))
        tables = []
        if _has_indices(sweep):
            unit = unit_rows(sweep)
            for copy, places in enumerate(blocks(sweep, len(unit))):
                now = indices_of(sweep, outcome.values[places, period], unit, arguments.resamples)
                title = _title(sweep, places)
                _print_indices(title, now)
                tables.append(_table(title, now))
                over_time = [
                    indices_of(sweep, outcome.values[places, t], unit, 100) for t in range(len(outcome.periods))
                ]
                print(draw_time(sweep, outcome, over_time, title, copy, folder))
        if arguments.json:
            arguments.json.write_text(json.dumps(_document(outcome, period, swings, tables), indent=1) + "\n")
    except OSError as error:
        raise ResultsError(f"{error.filename}: cannot be written: {error.strerror}") from error
    return 0


def _has_indices(sweep) -> bool:
    role = sweep.experiment.sampled_role
    return role is not None and sweep.experiment.designs[role] in ("sobol", "morris")


def _title(sweep, places) -> str:
    """What is the same at all points of a copy of the sample."""
    experiment = sweep.experiment
    others = [p.name for role, ps in experiment.parameters.items() if role != experiment.sampled_role for p in ps]
    return ", ".join(f"{name} {sweep.coordinate(name)[places[0]]}" for name in others)


def _print_tornado(swings) -> None:
    print(f"{'tornado':<24} {'low':>12} {'high':>12}   from, to")
    for swing in swings:
        print(f"{swing.name:<24} {swing.low:>12.5g} {swing.high:>12.5g}   {swing.low_text}, {swing.high_text}")


def _print_indices(title: str, indices) -> None:
    print(f"{title + ': ' if title else ''}indices rest on {indices.text}")
    print(f"{'':<24}" + "".join(f" {name:>12}" for name in indices.columns))
    for place, parameter in enumerate(indices.names):
        print(f"{parameter:<24}" + "".join(f" {column[place]:>12.4g}" for column in indices.columns.values()))


def _table(title: str, indices) -> dict:
    return {
        "at": title,
        "base_rows_used": indices.groups_used,
        "base_rows_drawn": indices.groups_drawn,
        "parameters": indices.names,
        **{name: [float(value) for value in column] for name, column in indices.columns.items()},
    }


def _document(outcome, period: int, swings, tables: list[dict]) -> dict:
    return {
        "outcome": outcome.name,
        "period": float(outcome.periods[period]),
        "runs_found": int(outcome.runs.sum()),
        "runs_wanted": outcome.runs_wanted,
        "tornado": [vars(swing) for swing in swings],
        "indices": tables,
    }
