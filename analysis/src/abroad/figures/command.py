"""`python -m abroad figures FILE...`: draws the figures of results files, several laid over each other."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

EXIT_USAGE = 2


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="results file (.h5)")
    parser.add_argument(
        "-o",
        "--output",
        type=Path,
        metavar="FOLDER",
        help="where the figures go (default: beside the first file, in a folder of its name with _figures)",
    )


def run(arguments: Namespace) -> int:
    from abroad.figures.drawing import MOST_CASES, draw_all, labels
    from abroad.results import open_results

    paths = arguments.files
    if len(paths) > MOST_CASES:
        print(f"abroad: {len(paths)} files are too many for one picture; name at most {MOST_CASES}", file=sys.stderr)
        return EXIT_USAGE
    folder = arguments.output or paths[0].with_name(f"{paths[0].stem}_figures")
    for path in draw_all([open_results(path) for path in paths], labels(paths), folder):
        print(path)
    return 0
