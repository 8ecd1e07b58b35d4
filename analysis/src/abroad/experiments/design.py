"""``python -m abroad design EXPERIMENT.yaml -o plan.csv``: draws the points that ``abroad sweep`` runs."""

from __future__ import annotations

import csv
import io
import json
import os
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

EXIT_USAGE = 2


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("experiment", type=Path, nargs="?", metavar="EXPERIMENT", help="experiment file (.yaml)")
    parser.add_argument("-o", "--output", type=Path, metavar="PLAN", help="plan with one point a line (.csv)")
    parser.add_argument("--to-problem", type=Path, metavar="JSON", help="write the uncertainties as a SALib problem")
    parser.add_argument(
        "--from-problem", type=Path, metavar="JSON", help="print a SALib problem as uncertainties of an experiment"
    )


def _write(path: Path, text: str) -> None:
    """Whole or not at all."""
    from abroad.errors import ResultsError

    beside = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        try:
            beside.write_text(text, encoding="utf-8", newline="")
            os.replace(beside, path)
        finally:
            beside.unlink(missing_ok=True)
    except OSError as error:
        raise ResultsError(f"{path}: cannot be written: {error.strerror}") from error


def plan_text(names: list[str], points: list[tuple[str, ...]]) -> str:
    """The plan as CSV."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(names)
    writer.writerows(points)
    return stream.getvalue()


def run(arguments: Namespace) -> int:
    from abroad.experiments.experiment import read_experiment
    from abroad.experiments.problems import parameters_of, problem_of, read_problem, yaml_of
    from abroad.experiments.sampling import plan_of

    if arguments.from_problem:
        print(yaml_of(parameters_of(read_problem(arguments.from_problem))), end="")
        return 0
    if arguments.experiment is None or not (arguments.output or arguments.to_problem):
        print("abroad: name an experiment, and a plan to write with -o PLAN.csv (see --help)", file=sys.stderr)
        return EXIT_USAGE
    experiment = read_experiment(arguments.experiment)
    if arguments.to_problem:
        problem = problem_of(experiment.parameters["uncertainties"])
        _write(arguments.to_problem, json.dumps(problem, indent=1) + "\n")
    if arguments.output:
        points = plan_of(experiment)
        _write(arguments.output, plan_text(experiment.names, points))
        print(f"{arguments.output}: {len(points)} points, {len(points) * experiment.replications_count} runs")
    return 0
