"""`python -m abroad audit RESULTS`: checks the books of public money in a results file, to the cent."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from itertools import islice

from abroad.audit.books import Books

MOST_TOLD = 5
EXIT_WRONG = 1


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", metavar="RESULTS", help="results file (.h5) of a run with instruments")


def run(arguments: Namespace) -> int:
    from abroad.audit.books import books_of, has_instruments
    from abroad.results import open_results

    results = open_results(arguments.file)
    if not has_instruments(results):
        print(f"{results.path}: the scenario has no instruments, so there is no public money to audit")
        return 0
    books = books_of(results)
    print(
        f"{results.path}: audit of {len(books.ledger)} movements and {len(books.applications)} applications"
        f" in {books.statements.sizes['replication']} replications"
    )
    wrong = sum(_tell(title, check(books)) for title, check in _checks())
    print(*money_by_line(books), sep="\n")
    print("all books are right" if wrong == 0 else f"{wrong} things are wrong")
    return 0 if wrong == 0 else EXIT_WRONG


def _checks():
    from abroad.audit.list import CHECKS

    return CHECKS.items()


def _tell(title: str, findings: Iterator[str]) -> int:
    """Prints what a check found and says how much that is."""
    told = list(islice(findings, MOST_TOLD))
    more = sum(1 for _ in findings)
    print(f"  {'WRONG' if told else 'right'}  {title}")
    for finding in told:
        print(f"         {finding}")
    if more:
        print(f"         and {more} more")
    return len(told) + more


def money_by_line(books: Books) -> Iterator[str]:
    """What each line came to, a replication, in kEUR."""
    columns = ("top_ups", "awarded", "released", "paid", "lapsed", "premiums", "administration")
    titles = ("budget", "awarded", "given back", "paid", "lapsed", "premiums", "administration")
    yield f"  {'kEUR, mean of replications':<30}" + "".join(f"{title:>15}" for title in titles)
    for line in books.lines:
        data = books.statements.sel(line=line)
        sums = [float(data[f"{name}_cents"].sum("period").mean()) / 100_000 for name in columns]
        yield f"  {line:<30.30}" + "".join(f"{value:>15,.1f}" for value in sums)
