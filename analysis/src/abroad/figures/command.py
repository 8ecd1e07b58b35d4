"""`python -m abroad figures FILE...`: draws the figures of results files, several laid over each other.

Of comparison files it draws the figures of effects, each file in a folder of its own.
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

EXIT_USAGE = 2


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="results or comparison file (.h5)")
    parser.add_argument(
        "-o",
        "--output",
        type=Path,
        metavar="FOLDER",
        help="where the figures go (default: beside the first file, in a folder of its name with _figures)",
    )


def run(arguments: Namespace) -> int:
    from abroad.comparison import is_comparison
    from abroad.figures.drawing import MOST_CASES, draw_all, labels
    from abroad.results import open_results

    paths, comparisons = [], []
    for path in arguments.files:
        (comparisons if is_comparison(path) else paths).append(path)
    if len(paths) > MOST_CASES:
        print(f"abroad: {len(paths)} files are too many for one picture; name at most {MOST_CASES}", file=sys.stderr)
        return EXIT_USAGE
    written = []
    if paths:
        folder = arguments.output or _folder_beside(paths[0])
        written += draw_all([open_results(path) for path in paths], labels(paths), folder)
    written += _draw_comparisons(comparisons, arguments.output, len(arguments.files) > 1)
    for path in written:
        print(path)
    return 0


def _folder_beside(path: Path) -> Path:
    return path.with_name(f"{path.stem}_figures")


def _draw_comparisons(paths: list[Path], output: Path | None, are_several: bool) -> list[Path]:
    """Of several files each gets a folder of its name within the output folder."""
    from abroad.comparison import open_comparison
    from abroad.figures.drawing import labels
    from abroad.figures.effects.drawing import draw_comparison

    written = []
    for path, name in zip(paths, labels(paths), strict=True):
        folder = output / name.replace("/", "_") if output and are_several else output or _folder_beside(path)
        written += draw_comparison(open_comparison(path), folder)
    return written
