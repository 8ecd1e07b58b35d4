"""Checks of movements and of what they come to: two accounts each, nothing overdrawn, statements to the cent."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd

from abroad.audit.books import KEY, Books

ACCOUNTS = {
    "top_up": ("treasury", "line"),
    "award": ("line", "commitments"),
    "payment": ("commitments", "recipient"),
    "release": ("commitments", "line"),
    "lapse": ("line", "treasury"),
    "premium": ("recipient", "treasury"),
    "administration": ("treasury", "administration"),
}
OF_APPLICATIONS = ("award", "payment", "release", "premium")
OF_LINES = ("top_up", "lapse")


def _what(books: Books, row: dict, text: str) -> str:
    return f"{books.where(row)}: {row['kind']} of {row['amount_cents']} cents (ledger row {row['row']}): {text}"


def _rows(frame: pd.DataFrame, chosen: np.ndarray | pd.Series) -> Iterator[dict]:
    yield from frame[np.asarray(chosen)].to_dict("records")


def two_accounts(books: Books) -> Iterator[str]:
    ledger = books.ledger
    for row in _rows(ledger, ledger["amount_cents"] <= 0):
        yield _what(books, row, "the amount is not above 0")
    expected = ledger["kind"].astype(str).map(ACCOUNTS)
    found = list(zip(ledger["debit"].astype(str), ledger["credit"].astype(str), strict=True))
    wrong = np.fromiter((a != b for a, b in zip(expected, found, strict=True)), dtype=bool, count=len(ledger))
    for row in _rows(ledger, wrong):
        yield _what(books, row, f"moves from {row['debit']} to {row['credit']}")
    outside = (ledger["line"] < 0) | (ledger["line"] >= len(books.lines))
    for row in _rows(ledger, outside):
        yield _what(books, row, "there is no such budget line")
    late = ledger["quarter"] >= books.statements.sizes["period"]
    back = ledger.groupby("replication")["step"].diff() < 0
    for row in _rows(ledger, late | back):
        yield _what(books, row, "is out of the order of time")


def applications_named(books: Books) -> Iterator[str]:
    """Movements name applications that there are, of the same line and instrument."""
    ledger = books.ledger
    about = books.applications[[*KEY, "line", "instrument"]].assign(known=True)
    joined = ledger.merge(about, on=KEY, how="left", suffixes=("", "_applied"))
    kind = joined["kind"].astype(str)
    named = joined["application"] >= 0
    known = joined["known"].notna()
    for row in _rows(joined, kind.isin(OF_APPLICATIONS) & ~named):
        yield _what(books, row, "names no application")
    for row in _rows(joined, kind.isin(OF_LINES) & named):
        yield _what(books, row, "is of the line as a whole, but names an application")
    for row in _rows(joined, named & ~known):
        yield _what(books, row, f"there is no application {row['application']}")
    other = (joined["line"] != joined["line_applied"]) | (joined["instrument"] != joined["instrument_applied"])
    for row in _rows(joined, named & known & other):
        yield _what(books, row, f"application {row['application']} is to another instrument or line")


def never_overdrawn(books: Books) -> Iterator[str]:
    """At no moment has a line awarded more than it has, or paid more than it awarded."""
    ledger = books.ledger
    for account in ("line", "commitments"):
        change = np.where(ledger["credit"] == account, ledger["amount_cents"], 0)
        change = change - np.where(ledger["debit"] == account, ledger["amount_cents"], 0)
        balance = pd.Series(change, index=ledger.index).groupby([ledger["replication"], ledger["line"]]).cumsum()
        for row in _rows(ledger.assign(balance=balance), balance < 0):
            yield _what(books, row, f"leaves {row['balance']} cents on the account {account}")


def _flows(books: Books) -> dict[str, np.ndarray]:
    """Sums by (replication, quarter, line), the quarters before the first in place 0, from the two accounts alone."""
    ledger, sizes = books.ledger, books.statements.sizes
    shape = (sizes["replication"], sizes["period"] + 1, sizes["line"])
    replication = pd.Index(books.statements["replication"].values).get_indexer(ledger["replication"])
    quarter = np.clip(ledger["quarter"].to_numpy() + 1, 0, None)
    line = ledger["line"].to_numpy()
    inside = (replication >= 0) & (quarter < shape[1]) & (line >= 0) & (line < shape[2])
    flows = {}
    for kind, (debit, credit) in ACCOUNTS.items():
        chosen = inside & (ledger["debit"] == debit).to_numpy() & (ledger["credit"] == credit).to_numpy()
        flows[kind] = np.zeros(shape, dtype=np.int64)
        places = (replication[chosen], quarter[chosen], line[chosen])
        np.add.at(flows[kind], places, ledger["amount_cents"].to_numpy()[chosen])
    return flows


def derived_statements(books: Books) -> dict[str, np.ndarray]:
    """What the statements have to say, by (replication, period, line)."""
    flows = _flows(books)
    available = (flows["top_up"] + flows["release"] - flows["award"] - flows["lapse"]).cumsum(axis=1)
    committed = (flows["award"] - flows["payment"] - flows["release"]).cumsum(axis=1)
    now = {name: sums[:, 1:] for name, sums in flows.items()}
    return {
        "opening_available_cents": available[:, :-1],
        "opening_committed_cents": committed[:, :-1],
        "top_ups_cents": now["top_up"],
        "awarded_cents": now["award"],
        "released_cents": now["release"],
        "paid_cents": now["payment"],
        "lapsed_cents": now["lapse"],
        "closing_available_cents": available[:, 1:],
        "closing_committed_cents": committed[:, 1:],
        "premiums_cents": now["premium"],
        "administration_cents": now["administration"],
    }


def _place(books: Books, place: tuple[int, int, int]) -> str:
    data = books.statements
    return (
        f"replication {data['replication'].values[place[0]]}, {data['period'].values[place[1]]:.2f},"
        f" line {books.lines[place[2]]}"
    )


def statements_follow(books: Books) -> Iterator[str]:
    """Every figure of every statement follows from the ledger alone."""
    for name, derived in derived_statements(books).items():
        said = books.statements[name].transpose("replication", "period", "line").to_numpy()
        for place in map(tuple, np.argwhere(said != derived)):
            yield f"{_place(books, place)}: {name} is {said[place]}, but the ledger comes to {derived[place]}"


def statements_close(books: Books) -> Iterator[str]:
    """Opening + top-ups = paid + lapsed + closing, and each quarter opens with what the last one closed with."""
    said = {
        str(name): data.transpose("replication", "period", "line").to_numpy()
        for name, data in books.statements.data_vars.items()
        if "period" in data.dims
    }
    opening = said["opening_available_cents"] + said["opening_committed_cents"]
    closing = said["closing_available_cents"] + said["closing_committed_cents"]
    gap = opening + said["top_ups_cents"] - said["paid_cents"] - said["lapsed_cents"] - closing
    for place in map(tuple, np.argwhere(gap != 0)):
        yield f"{_place(books, place)}: opening and top-ups exceed what was paid, lapsed and kept by {gap[place]} cents"
    for account in ("available", "committed"):
        later, before = said[f"opening_{account}_cents"][:, 1:], said[f"closing_{account}_cents"][:, :-1]
        for replication, quarter, line in np.argwhere(later != before):
            where = _place(books, (replication, quarter + 1, line))
            yield (
                f"{where}: opens with {later[replication, quarter, line]} cents {account}, but the quarter before"
                f" closed with {before[replication, quarter, line]}"
            )


def within_budget(books: Books) -> Iterator[str]:
    """In a calendar year a line is given its budget, or the instalments of earlier awards if these are more."""
    ledger = books.ledger.merge(
        books.applications[[*KEY, "step"]].rename(columns={"step": "applied"}), on=KEY, how="left"
    )
    year = np.floor(ledger["period"] + 1e-6).astype(int)
    earlier = (ledger["kind"] == "award") & (ledger["applied"] < ledger["step"])
    by = [ledger["replication"], ledger["line"], year.rename("year")]
    top_ups = ledger["amount_cents"].where(ledger["kind"] == "top_up", 0).groupby(by).sum()
    instalments = ledger["amount_cents"].where(earlier, 0).groupby(by).sum()
    budget = books.statements["budget_cents_per_year"].to_numpy()
    for (replication, line, in_year), released in top_ups.items():
        if not 0 <= line < len(budget):
            continue
        most = max(
            int(budget[line]) if _is_called(books, line, in_year) else 0, int(instalments[replication, line, in_year])
        )
        if released > most:
            where = f"replication {replication}, {in_year}, line {books.lines[line]}"
            yield f"{where}: {released} cents released, {most} at most"


def _is_called(books: Books, line: int, year: int) -> bool:
    """Whether some call of the line is open in the calendar year."""
    name = books.lines[line]
    lines = books.instruments["line_name"].values
    calls = [terms.call() for terms, own in zip(books.terms, lines, strict=True) if str(own) == name]
    return any(begin < year + 1 and end > year for begin, end in calls)
