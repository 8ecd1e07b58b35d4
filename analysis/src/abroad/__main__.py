"""``python -m abroad``: the analysis on the command line.

A subcommand is one module with ``add_arguments(parser)`` and ``run(arguments)``, which returns the exit code, and one
line in COMMANDS. Only the module of the command that was asked for is imported, so that ``--help`` answers at once.
"""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser
from collections.abc import Sequence
from importlib import import_module

from abroad.errors import ResultsError

COMMANDS = {
    "info": ("abroad.info", "say what a results file holds and where it comes from"),
    "audit": ("abroad.audit.command", "check the books of public money in a results file, to the cent"),
    "figures": ("abroad.figures.command", "draw the figures of results files, or of comparisons"),
    "compare-table": ("abroad.compare_table", "put the effects of several comparison files into one table"),
    "patterns": (
        "abroad.patterns.command",
        "measure results or comparisons against patterns known from the world",
    ),
    "design": ("abroad.experiments.design", "draw the points of an experiment for abroad sweep"),
    "sensitivity": ("abroad.experiments.sensitivity", "say what the outcomes of a collected sweep are sensitive to"),
}

EXIT_FILES = 4  # as in the simulation program


def _parser(asked: str | None) -> ArgumentParser:
    """The parser of all commands, with the arguments of the asked one."""
    parser = ArgumentParser(prog="python -m abroad", description="Reads and draws the results of abroad.")
    subparsers = parser.add_subparsers(title="commands", metavar="COMMAND")
    for name, (module, purpose) in COMMANDS.items():
        subparser = subparsers.add_parser(name, help=purpose, description=f"{purpose[0].upper()}{purpose[1:]}.")
        if name == asked:
            command = import_module(module)
            command.add_arguments(subparser)
            subparser.set_defaults(run=command.run)
    return parser


def main(words: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0 done, 2 usage, 4 files."""
    words = sys.argv[1:] if words is None else list(words)
    parser = _parser(words[0] if words else None)
    arguments = parser.parse_args(words)
    if not hasattr(arguments, "run"):
        parser.print_help()
        return 0
    try:
        code = int(arguments.run(arguments))
        sys.stdout.flush()
        return code
    except ResultsError as error:
        print(f"abroad: {error}", file=sys.stderr)
        return EXIT_FILES
    except BrokenPipeError:  # the reader of our output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


if __name__ == "__main__":
    sys.exit(main())
