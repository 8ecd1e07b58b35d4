"""`python -m abroad patterns FILE...`: measures the patterns that the model should show, and says which pass."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

EXIT_USAGE = 2


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "files",
        nargs="+",
        type=Path,
        metavar="FILE",
        help="results file (.h5) of a run with --set record.panel=all; files of one scenario are taken together",
    )
    parser.add_argument("--json", type=Path, metavar="OUT", help="write the scores there as JSON too")
    parser.add_argument("--rows", metavar="IDS", help="only these rows, such as 1-16,P3,R.members")


def run(arguments: Namespace) -> int:
    from abroad.errors import ResultsError
    from abroad.patterns.choice import UnknownRow, choose
    from abroad.patterns.load import open_sources, runs_of_all
    from abroad.patterns.report import json_rows, text_report
    from abroad.patterns.scores import score_all

    try:
        patterns = choose(arguments.rows)
    except UnknownRow as error:
        print(f"abroad: --rows: {error}", file=sys.stderr)
        return EXIT_USAGE
    document = []
    for title, sources in open_sources(arguments.files).items():
        runs = runs_of_all(sources)
        scores = score_all(patterns, runs)
        print(text_report(title, scores, runs))
        document.append({"scenario": title, "runs": [run.label for run in runs], "patterns": json_rows(scores, runs)})
    if arguments.json:
        try:
            arguments.json.write_text(json.dumps(document, indent=1) + "\n", encoding="utf-8")
        except OSError as error:
            raise ResultsError(f"{arguments.json}: cannot be written: {error.strerror}") from error
    return 0
