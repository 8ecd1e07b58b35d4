"""THE LIST of checks, in the order in which they are told."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from abroad.audit import grants, movements
from abroad.audit.books import Books

CHECKS: dict[str, Callable[[Books], Iterator[str]]] = {
    "every movement is above 0 and between its two accounts": movements.two_accounts,
    "movements name their applications": movements.applications_named,
    "no line awards or pays more than it has, at no moment": movements.never_overdrawn,
    "statements of lines follow from the ledger alone": movements.statements_follow,
    "opening + top-ups = paid + lapsed + closing": movements.statements_close,
    "lines are given their budget and no more": movements.within_budget,
    "applications are paid what they were awarded and no more": grants.paid_within_awarded,
    "no award in a closed call": grants.within_call,
    "grants are within the rate of the cost": grants.within_rate,
    "grants are within their ceilings": grants.within_ceilings,
    "recipients got no more grants than they may have": grants.within_counts,
    "money under the de minimis cap is below it": grants.within_de_minimis,
    "recipients are of eligible size, scores above the threshold": grants.eligible,
    "recipients are from the countries and for the markets of the call": grants.of_the_right_place,
    "members of consortia stand with their leaders": grants.consortia,
    "series of instruments agree with the tables": grants.series_agree,
}
