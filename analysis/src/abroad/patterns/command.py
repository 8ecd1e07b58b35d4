"""`python -m abroad patterns FILE...`: measures the patterns that the model should show, and says which pass.

Comparison files are measured by what the studies of public money found (P15, P16, P19), all others by the rest.
"""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from abroad.patterns.pattern import Pattern

EXIT_USAGE = 2


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "files",
        nargs="+",
        type=Path,
        metavar="FILE",
        help="results file (.h5) of a run with --set record.panel=all, files of one scenario are taken together;"
        " or comparison file",
    )
    parser.add_argument("--json", type=Path, metavar="OUT", help="write the scores there as JSON too")
    parser.add_argument("--rows", metavar="IDS", help="only these rows, such as 1-16,P3,R.members")


def run(arguments: Namespace) -> int:
    from abroad.comparison import is_comparison
    from abroad.errors import ResultsError
    from abroad.patterns.choice import UnknownRow, choose
    from abroad.patterns.list import PATTERNS, POLICY

    try:
        chosen = choose(arguments.rows)
    except UnknownRow as error:
        print(f"abroad: --rows: {error}", file=sys.stderr)
        return EXIT_USAGE
    files, comparisons = [], []
    for path in arguments.files:
        (comparisons if is_comparison(path) else files).append(path)
    document = []
    for paths, rows, measure in ((files, PATTERNS, _of_results), (comparisons, POLICY, _of_comparisons)):
        patterns = [pattern for pattern in chosen if pattern in rows]
        if paths and not patterns:
            what = "results" if rows is PATTERNS else "comparison"
            print(f"abroad: --rows {arguments.rows}: no such row is measured on {what} files", file=sys.stderr)
            return EXIT_USAGE
        document += measure(paths, patterns) if paths else []
    if arguments.json:
        try:
            arguments.json.write_text(json.dumps(document, indent=1) + "\n", encoding="utf-8")
        except OSError as error:
            raise ResultsError(f"{arguments.json}: cannot be written: {error.strerror}") from error
    return 0


def _of_results(paths: Sequence[Path], patterns: Sequence[Pattern]) -> list[dict]:
    """Prints a report a scenario and gives the same as plain data."""
    from abroad.patterns.load import open_sources, runs_of_all
    from abroad.patterns.report import json_rows, text_report
    from abroad.patterns.scores import score_all

    document = []
    for title, sources in open_sources(paths).items():
        runs = runs_of_all(sources)
        scores = score_all(patterns, runs)
        print(text_report(title, scores, runs))
        document.append({"scenario": title, "runs": [run.label for run in runs], "patterns": json_rows(scores, runs)})
    return document


def _of_comparisons(paths: Sequence[Path], patterns: Sequence[Pattern]) -> list[dict]:
    """The same, a report for each comparison of a file that has single firms."""
    from abroad.comparison import open_comparison
    from abroad.patterns.policy import rows_for, runs_of_comparison
    from abroad.patterns.report import json_rows, policy_report
    from abroad.patterns.scores import score_all

    document = []
    for path in paths:
        comparison = open_comparison(path)
        used = f"{comparison.runs_used} of {comparison.runs_expected} runs used"
        for pair, runs in runs_of_comparison(str(path), comparison):
            scores = score_all(rows_for(patterns, runs), runs)
            title = f"{path}: {pair.label}"
            about = f"{used}; {pair.world_with} less {pair.world_base}, end of {comparison.end_year(pair.label)}"
            print(policy_report(title, about, scores, runs))
            labels = [run.label for run in runs]
            document.append({"scenario": title, "runs": labels, "patterns": json_rows(scores, runs)})
    return document
