"""``python -m abroad info FILE``: what a results file holds and where it comes from."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

_LINES = (
    ("program", "program_version"),
    ("revision", "git_revision"),
    ("source", "git_state"),
    ("compiler", "compiler"),
    ("libraries", "library_versions"),
    ("command line", "command_line"),
    ("seed", "seed"),
    ("generator", "generator"),
    ("digest", "digest"),
)


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help="results or comparison file (.h5)")
    parser.add_argument("--digest", action="store_true", help="compute the digest again from all data and compare")
    parser.add_argument("--scenario", action="store_true", help="print the resolved scenario and nothing else")


def run(arguments: Namespace) -> int:
    from abroad.comparison import open_file

    results = open_file(arguments.file)
    if arguments.scenario:
        print(results.scenario_text, end="")
        return 0
    print(f"{results.path}: checksum right, {'complete' if results.complete else 'stopped before its end'}")
    for title, name in _LINES:
        print(f"  {title:<13} {results.attributes.get(name, 'not said')}")
    for group in results.groups:
        data = results[group]
        axes = ", ".join(f"{name} {size}" for name, size in data.sizes.items())
        print(f"{group} ({axes})")
        for name, variable in data.data_vars.items():
            unit, meaning = variable.attrs.get("units", "1"), variable.attrs.get("long_name", "")
            print(f"  {name:<32} {unit:<12} {meaning}")
    if arguments.digest:
        return _compare(results.digest, results.recomputed_digest())
    return 0


def _compare(said: str, found: str) -> int:
    if said == found:
        print(f"digest right: {found}")
        return 0
    print(f"digest wrong: the file says {said}, its data give {found}")
    return 1
