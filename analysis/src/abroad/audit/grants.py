"""Checks of awards: paid within what was awarded, awarded within the call, to those and up to what the terms allow."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import pandas as pd

from abroad.audit.books import KEY, QUARTERS, Books
from abroad.audit.terms import CLASSES, Terms

GRANTED = ("awarded", "in_part")
RECIPIENT = ["replication", "kind", "applicant", "generation"]
DE_MINIMIS_YEARS = 3


def _keur(cents: float) -> str:
    return f"{cents / 100_000:,.5g} kEUR"


def _by_application(books: Books, kind: str) -> np.ndarray:
    """Sum of the movements of a kind, for each row of the applications."""
    ledger = books.ledger
    sums = ledger[ledger["kind"] == kind].groupby(KEY)["amount_cents"].sum()
    return sums.reindex(pd.MultiIndex.from_frame(books.applications[KEY]), fill_value=0).to_numpy()


def _tell(books: Books, frame: pd.DataFrame, wrong: pd.Series | np.ndarray, text: str, *names: str) -> Iterator[str]:
    """A sentence a wrong row; `text` is filled with the columns named."""
    for row in frame[np.asarray(wrong, dtype=bool)].to_dict("records"):
        yield f"{books.of_application(row)}: {text.format(*(row[name] for name in names))}"


def paid_within_awarded(books: Books) -> Iterator[str]:
    """Each application got what the table says, was paid no more, and only if the decision was for it."""
    frame = books.applications.assign(
        booked=_by_application(books, "award"),
        gone=_by_application(books, "payment") + _by_application(books, "release"),
    )
    wrong = frame["booked"] != frame["awarded_cents"]
    yield from _tell(books, frame, wrong, "{} cents awarded, but its movements come to {}", "awarded_cents", "booked")
    yield from _tell(
        books, frame, frame["gone"] > frame["booked"], "{} cents paid or given back of {} awarded", "gone", "booked"
    )
    refused = ~frame["decision"].isin(GRANTED) & (frame["booked"] > 0)
    yield from _tell(books, frame, refused, "got {} cents though the decision was {}", "booked", "decision")
    unused = (frame["fate"] != "done_with_money") & (_by_application(books, "payment") > 0)
    yield from _tell(books, frame, unused, "was paid, but the act was not done with the money ({})", "fate")


def _awards(books: Books) -> pd.DataFrame:
    """Applications that got money and used it, with their terms by place and calendar year."""
    frame = books.applications
    kept = frame["decision"].isin(GRANTED) & (frame["awarded_cents"] > 0) & (frame["fate"] == "done_with_money")
    return frame[kept].assign(year=np.floor(frame["period"] + 1e-6).astype(int))


def _each(books: Books, frame: pd.DataFrame) -> Iterator[tuple[Terms, pd.DataFrame]]:
    """The rows of each instrument, which are told about by `of_application`."""
    for place, terms in enumerate(books.terms):
        if (rows := frame[frame["instrument"] == place]).size:
            yield terms, rows


def within_call(books: Books) -> Iterator[str]:
    """Applications are decided in rounds of an open call; later awards are instalments of those that run on."""
    for terms, rows in _each(books, books.applications):
        begin, end = terms.call()
        closed = (rows["period"] < begin) | (rows["period"] >= end)
        yield from _tell(books, rows, closed, f"the call is open from {begin:g} to before {end:g}")
        quarter = np.rint((rows["period"] % 1) * QUARTERS).astype(int)
        between = quarter % (QUARTERS // int(terms.data["rounds_per_year_count"])) != 0
        yield from _tell(books, rows, between, "there is no round in this quarter")
        if terms.data.get("announce_only"):
            yield from _tell(books, rows, np.ones(len(rows)), "the call is announced only and takes no applications")
    applied = books.applications[[*KEY, "step"]].rename(columns={"step": "applied"})
    awards = books.ledger[books.ledger["kind"] == "award"].merge(applied, on=KEY)
    running = np.array([terms.runs_on for terms in books.terms])
    place = awards["instrument"].clip(0, len(running) - 1)
    wrong = np.where(running[place], awards["step"] < awards["applied"], awards["step"] != awards["applied"])
    yield from _tell(
        books, awards, wrong, "{} cents awarded in step {}, applied for in {}", "amount_cents", "step", "applied"
    )


def within_rate(books: Books) -> Iterator[str]:
    """A grant is at most the rate of the cost, and at most what was asked for."""
    for terms, rows in _each(books, _awards(books)):
        if not terms.is_rated:
            continue
        yield from _tell(
            books,
            rows,
            rows["awarded_cents"] > rows["requested_cents"],
            "{} cents awarded of {} asked for",
            "awarded_cents",
            "requested_cents",
        )
        cost = rows["cost_cents"].astype(float)
        if (limit := terms.cents("largest_eligible_cost_keur")) is not None:
            cost = cost.clip(upper=limit)
        rates = {name: terms.rate(name) for name in (*CLASSES, "none")}
        most = cost * rows["size_class"].astype(str).map(rates) + 1
        yield from _tell(
            books,
            rows.assign(rate=rows["size_class"].astype(str).map(rates)),
            rows["awarded_cents"] > most,
            "{} cents awarded for a cost of {}, at a rate of {} at most",
            "awarded_cents",
            "cost_cents",
            "rate",
        )


def _over(
    books: Books, rows: pd.DataFrame, keys: Sequence[str], limit: int | None, text: str, column: str = "awarded_cents"
) -> Iterator[str]:
    """Groups of awards whose sum so far is above the limit, told of the first award above it."""
    if limit is None or rows.empty:
        return
    sums = rows.groupby(list(keys), observed=True)[column].cumsum()
    over = sums > limit
    first = over & ~over.groupby([rows[key] for key in keys], observed=True).shift(fill_value=False)
    yield from _tell(books, rows.assign(so_far=sums), first, text, "so_far")


def within_ceilings(books: Books) -> Iterator[str]:
    """No award, and no sum of awards, is above the ceiling that the terms set for it."""
    for terms, rows in _each(books, _awards(books)):
        firms = rows[rows["kind"] == "firm"]
        if not terms.runs_on and (limit := terms.ceiling_cents) is not None:
            over = rows["awarded_cents"] > limit
            yield from _tell(books, rows, over, f"{{}} cents awarded, {_keur(limit)} at most", "awarded_cents")
        for keys, key, what in (
            (["replication", "consortium"], "ceiling_per_project_keur", "to one consortium"),
            (RECIPIENT, "ceiling_per_recipient_keur", "to this recipient"),
            ([*RECIPIENT, "market"], "ceiling_per_market_keur", "to this recipient for this market"),
            (["replication", "country", "year"], "ceiling_per_country_keur_per_year", "in its country this year"),
        ):
            if (limit := terms.cents(key)) is not None:
                yield from _over(books, firms, keys, limit, f"{{}} cents {what} by now, {_keur(limit)} at most")


def within_counts(books: Books) -> Iterator[str]:
    """Awards per recipient over the life of a line, in a year, and markets that one is supported in."""
    awards = _awards(books).assign(one=1)
    awards["nth"] = awards.groupby([*RECIPIENT, "line"], observed=True)["one"].cumsum()
    awards["nth_of_year"] = awards.groupby([*RECIPIENT, "line", "year"], observed=True)["one"].cumsum()
    market_is_new = ~awards.duplicated([*RECIPIENT, "line", "market"])
    awards["markets"] = (
        market_is_new.astype(int).groupby([awards[key] for key in (*RECIPIENT, "line")], observed=True).cumsum()
    )
    for terms, rows in _each(books, awards[awards["kind"] == "firm"]):
        for column, limit, what in (
            ("nth", terms.largest_grants, "award of the line to this recipient"),
            ("nth_of_year", terms.number("largest_grants_per_recipient_per_year_count"), "award of the line this year"),
            ("markets", terms.number("largest_markets_per_recipient_count"), "market of this recipient"),
        ):
            if limit is not None:
                yield from _tell(books, rows, rows[column] > limit, f"{what} number {{}}, {limit:g} at most", column)


def within_de_minimis(books: Books) -> Iterator[str]:
    """Money under the cap that one firm got in a calendar year and the two before."""
    places = [place for place, terms in enumerate(books.terms) if terms.data.get("de_minimis")]
    awards = _awards(books)
    awards = awards[awards["instrument"].isin(places) & (awards["kind"] == "firm")]
    for _, rows in awards.groupby(RECIPIENT, observed=True):
        if rows["awarded_cents"].sum() <= books.de_minimis_cap_cents:
            continue
        years, cents = rows["year"].to_numpy(), rows["awarded_cents"].to_numpy()
        so_far = [cents[: at + 1][years[: at + 1] > year - DE_MINIMIS_YEARS].sum() for at, year in enumerate(years)]
        over = np.array(so_far) > books.de_minimis_cap_cents
        text = f"{{}} cents in {DE_MINIMIS_YEARS} years, {_keur(books.de_minimis_cap_cents)} at most"
        yield from _tell(books, rows.assign(so_far=so_far), over, text, "so_far")


def eligible(books: Books) -> Iterator[str]:
    """Firms that lead or apply alone are of an eligible size; scores that are paid reach the threshold."""
    for terms, rows in _each(books, _awards(books)):
        leads = rows["size_class"].isin(CLASSES) & (rows["consortium"] == rows["application"])
        least, below = terms.number("eligible_least_employees_count") or 0.0, terms.below_employees
        small = leads & (rows["employees"] < least)
        yield from _tell(books, rows, small, f"has {{:g}} employees, {least:g} at least", "employees")
        if below is not None:
            large = leads & (rows["employees"] >= below)
            yield from _tell(books, rows, large, f"has {{:g}} employees, fewer than {below:g} wanted", "employees")
        if terms.data.get("selection") == "ranked":
            threshold = terms.number("threshold_share") or 0.0
            low = rows["score"] < threshold - 1e-6
            yield from _tell(books, rows, low, f"scored {{:.3f}}, {threshold:g} at least", "score")


def of_the_right_place(books: Books) -> Iterator[str]:
    """Applicants are from the countries of the call, members who are paid from payable ones, acts in its markets."""
    for terms, rows in _each(books, _awards(books)):
        countries = terms.names("countries") or books.homes
        payable = terms.names("payable_countries") or countries
        leads = (rows["consortium"] == rows["application"]) & (rows["kind"] != "nobody")
        names = dict(enumerate(books.markets))
        rows = rows.assign(home=rows["country"].map(names), target=rows["market"].map(names))
        text = "is from {}, which the call does not name"
        yield from _tell(books, rows, leads & ~rows["home"].isin(countries), text, "home")
        text = "is from {}, whose firms are not paid"
        yield from _tell(books, rows, (rows["kind"] == "firm") & ~rows["home"].isin(payable), text, "home")
        if (markets := terms.names("eligible_markets")) is not None:
            elsewhere = (rows["market"] >= 0) & ~rows["target"].isin(markets)
            yield from _tell(books, rows, elsewhere, "is for {}, which the call does not name", "target")


def consortia(books: Books) -> Iterator[str]:
    """Members of a consortium stand with their leader: same call, quarter, place on the list and decision."""
    frame = books.applications
    wanted = pd.MultiIndex.from_arrays([frame["replication"], frame["consortium"]])
    leaders = frame.set_index(KEY)
    there = wanted.isin(leaders.index)
    yield from _tell(books, frame, ~there, "its leader, application {}, is not there", "consortium")
    frame, leader = frame[there], leaders.loc[wanted[there]]
    for name in ("step", "instrument", "line", "market", "rank", "decision"):
        differs = frame[name].astype(str).to_numpy() != leader[name].astype(str).to_numpy()
        yield from _tell(books, frame, differs, f"differs from its leader in {name}")


def series_agree(books: Books) -> Iterator[str]:
    """The counts and sums of the group instruments are those of the tables."""
    data = books.instruments
    dims = ("replication", "period", "instrument")
    shape = tuple(data.sizes[dim] for dim in dims)
    first = books.first_period

    def table(frame: pd.DataFrame, values: np.ndarray) -> np.ndarray:
        replication = pd.Index(data["replication"].values).get_indexer(frame["replication"])
        quarter = np.rint((frame["period"].to_numpy() - first) * QUARTERS).astype(int)
        place = frame["instrument"].to_numpy()
        inside = (replication >= 0) & (quarter >= 0) & (quarter < shape[1]) & (place >= 0) & (place < shape[2])
        counts = np.zeros(shape)
        np.add.at(counts, (replication[inside], quarter[inside], place[inside]), values[inside])
        return counts

    rows, ledger = books.applications, books.ledger
    expected = {
        "applications": table(rows, np.ones(len(rows))),
        "awards": table(rows, rows["decision"].isin(GRANTED).to_numpy(dtype=float)),
        "done_with_money": table(rows, (rows["fate"] == "done_with_money").to_numpy(dtype=float)),
    }
    for name, kind in (("awarded", "award"), ("paid", "payment"), ("returned", "release")):
        chosen = ledger[ledger["kind"] == kind]
        expected[f"{name}_keur_per_quarter"] = table(chosen, chosen["amount_cents"].to_numpy(dtype=float)) / 1e5
    for name, counts in expected.items():
        said = data[name].transpose(*dims).to_numpy()
        for place in map(tuple, np.argwhere(~np.isclose(said, counts, rtol=1e-12, atol=1e-9))):
            replication, period, instrument = (data[dim].values[at] for dim, at in zip(dims, place, strict=True))
            yield (
                f"replication {replication}, {period:.2f}, instrument {instrument}: {name} is {said[place]:g},"
                f" the tables come to {counts[place]:g}"
            )
