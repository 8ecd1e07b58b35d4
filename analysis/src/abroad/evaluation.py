"""What an evaluator would find: estimators of the effect of an award, from what is seen in one world, beside the truth.

The table of firms of a comparison is cut to what reality shows (`seen`): firms of the world with the policy, before it
and after it, who applied, with which score, and who got money. The estimators are those of the studies that the
patterns P15, P16 and P19 come from. `truth` is the paired difference, which no evaluator sees.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

if TYPE_CHECKING:
    from abroad.comparison import Comparison

CONFIDENCE = 0.95
LEAST_FIRMS = 8
LEAST_AT_CUT_OFF = 20
"""Fewer firms in either group, or on either side of a cut-off, and there is no estimate."""

MEASURES = (
    "exporter",
    "links",
    "export_revenue_keur",
    "employees",
    "revenue_keur",
    "value_added_keur",
    "research_and_entry_keur",
)
TRAITS = ("country", "sector", "size_class", "exporter_before")
_ABOUT = ("replication", "seat", "generation", "country", "sector", "cluster", "size_class", "member")
_OF_APPLICANTS = ("applied", "score", "awarded_keur", "decision", "first_award_year")


@dataclass(frozen=True)
class Estimate:
    """An estimated effect per recipient, in the unit of the outcome, with its 95 % interval over firms."""

    method: str
    value: float
    low: float
    high: float
    recipients: int
    others: int


def no_estimate(method: str, recipients: int = 0, others: int = 0) -> Estimate:
    return Estimate(method, np.nan, np.nan, np.nan, recipients, others)


def seen(firms: pd.DataFrame) -> pd.DataFrame:
    """What an evaluator sees of the firms of a comparison: the world with the policy, nothing of the base.

    Firms that live before the policy and at its end, with `recipient`, and each measure as `X_before`, `X_after` and
    `X_later` (five years after, or at the last year's end).
    """
    living = firms["lives"].isin(["both", "with_only"]) & (firms["employees_before"] > 0)
    kept = [name for name in (*_ABOUT, *_OF_APPLICANTS) if name in firms]
    table = firms.loc[living, kept].copy()
    for name in MEASURES:
        for ours, theirs in (("before", "before"), ("after", "with"), ("later", "with_later")):
            table[f"{name}_{ours}"] = firms.loc[living, f"{name}_{theirs}"].astype(float)
    table["recipient"] = table["awarded_keur"] > 0
    return table.reset_index(drop=True)


# Outcomes: the change of a firm, NaN where it is not defined. `at` is after or later.


def change(table: pd.DataFrame, measure: str, at: str = "after") -> pd.Series:
    """Measure after the policy less before it."""
    return table[f"{measure}_{at}"] - table[f"{measure}_before"]


def log_change_of_exports(table: pd.DataFrame, at: str = "after") -> pd.Series:
    """Change of ln(export revenue) of firms that export before and after: existing, lasting exporters."""
    before, after = table["export_revenue_keur_before"], table[f"export_revenue_keur_{at}"]
    both = (before > 0) & (after > 0)
    return np.log(after.where(both)) - np.log(before.where(both))


def _split(table: pd.DataFrame, outcome: pd.Series) -> tuple[np.ndarray, np.ndarray]:
    known, recipient = outcome.notna(), table["recipient"]
    return outcome[known & recipient].to_numpy(float), outcome[known & ~recipient].to_numpy(float)


def before_after(table: pd.DataFrame, outcome: pd.Series) -> Estimate:
    """Mean change of recipients, as a survey among them gives it: all that would have happened anyway counts too.

    Interval: Student's, one sample.
    """
    from scipy import stats

    treated, _ = _split(table, outcome)
    if len(treated) < LEAST_FIRMS:
        return no_estimate("before-after", len(treated))
    ends = stats.ttest_1samp(treated, 0).confidence_interval(CONFIDENCE)
    return Estimate("before-after", float(treated.mean()), float(ends.low), float(ends.high), len(treated), 0)


def recipients_and_others(table: pd.DataFrame, outcome: pd.Series) -> Estimate:
    """Mean of recipients less mean of all other firms: those who apply differ, and the difference counts as effect.

    Interval: Welch's, two samples of unequal variance.
    """
    from scipy import stats

    treated, others = _split(table, outcome)
    if min(len(treated), len(others)) < LEAST_FIRMS:
        return no_estimate("recipients v others", len(treated), len(others))
    ends = stats.ttest_ind(treated, others, equal_var=False).confidence_interval(CONFIDENCE)
    value = float(treated.mean() - others.mean())
    return Estimate("recipients v others", value, float(ends.low), float(ends.high), len(treated), len(others))


def size_bin(employees: pd.Series) -> pd.Series:
    """Bins of employees by doubling: firms of one bin differ in size by less than a factor of two."""
    return np.floor(np.log2(employees.clip(lower=1))).astype(int)


def matched_weights(table: pd.DataFrame) -> pd.Series:
    """Weight of each firm when recipients are matched exactly on country, sector, size and export before the award.

    A cell holds the firms of one country, sector, size class, size bin (by doubling) and export status. Recipients of
    cells with other firms weigh 1, other firms of their cells together as much as the recipients, all else 0.
    """
    cells = [table[name] for name in TRAITS] + [size_bin(table["employees_before"])]
    cell = table.groupby(cells, observed=True, sort=False).ngroup()
    treated = table["recipient"].groupby(cell).transform("sum")
    others = (~table["recipient"]).groupby(cell).transform("sum")
    matched = (treated > 0) & (others > 0)
    weight = np.where(table["recipient"], 1.0, treated / others.where(others > 0, 1))
    return pd.Series(np.where(matched, weight, 0.0), index=table.index)


def matched_difference(table: pd.DataFrame, outcome: pd.Series) -> Estimate:
    """Matching and difference in differences: mean change of recipients less that of firms like them before the award.

    `outcome` is a change, so what a firm had before is taken off. Recipients without a firm like them drop out.
    Weighted least squares on the matched firms (weights of `matched_weights`), interval robust to unequal variances
    (HC1).
    """
    import statsmodels.api as sm

    known = table[outcome.notna()]
    weights = matched_weights(known)
    matched = known[weights > 0]
    recipient = matched["recipient"].to_numpy(float)
    count = int(recipient.sum())
    if min(count, len(matched) - count) < LEAST_FIRMS:
        return no_estimate("matched difference in differences", count, len(matched) - count)
    design = sm.add_constant(recipient)
    fit = sm.WLS(outcome[matched.index].to_numpy(float), design, weights[matched.index].to_numpy()).fit(cov_type="HC1")
    low, high = fit.conf_int(1 - CONFIDENCE)[1]
    return Estimate(
        "matched difference in differences",
        float(fit.params[1]),
        float(low),
        float(high),
        count,
        len(matched) - count,
    )


def distance_to_cut_off(applications: pd.DataFrame) -> pd.DataFrame:
    """First application of each firm, with `distance`: its score less the cut-off of its list.

    A list is what one line decided in one quarter. Its cut-off lies midway between the lowest score with money and the
    highest without; lists whose score does not decide, or that refused nobody or everybody, are left out.
    `applications` is the table of a comparison. Columns: replication, seat, generation, distance, has_money.
    """
    firms = applications[applications["kind"].astype(str) == "firm"]
    decision = firms["decision"].astype(str)
    firms = firms.assign(has_money=decision.isin(["awarded", "in_part"]))
    firms = firms[firms["has_money"] | decision.isin(["below_threshold", "no_money"])]
    scores = firms["score"].astype(float)
    by_list = [firms["replication"], firms["step"], firms["line"]]
    lowest = scores.where(firms["has_money"]).groupby(by_list).transform("min")
    highest = scores.where(~firms["has_money"]).groupby(by_list).transform("max")
    first = firms.assign(distance=scores - (lowest + highest) / 2)[(lowest > highest).to_numpy()]
    first = first.sort_values("step", kind="stable").rename(columns={"applicant": "seat"})
    keys = ["replication", "seat", "generation"]
    return first.drop_duplicates(keys)[[*keys, "distance", "has_money"]].reset_index(drop=True)


def regression_discontinuity(table: pd.DataFrame, outcome: pd.Series, distances: pd.DataFrame) -> Estimate:
    """Jump of the outcome at the cut-off of ranked lists, of firms by their first application.

    Refused firms may have had money later, which makes the jump smaller: it is the effect of the first decision. Local
    linear regression on both sides, triangular weights, bandwidth of least mean squared error and the bias-corrected
    robust interval of package rdrobust (Calonico, Cattaneo, Titiunik). It holds at the cut-off, not for all recipients.
    """
    from rdrobust import rdrobust

    keys = ["replication", "seat", "generation"]
    joined = table[keys].assign(outcome=outcome.to_numpy(float)).merge(distances, on=keys, how="inner")
    joined = joined[joined["outcome"].notna()]
    above, below = int((joined["distance"] > 0).sum()), int((joined["distance"] < 0).sum())
    method = "regression discontinuity"
    if min(above, below) < LEAST_AT_CUT_OFF or joined["outcome"].nunique() < 2:
        return no_estimate(method, above, below)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of mass points: firms with the same score
        try:
            fit = rdrobust(joined["outcome"].to_numpy(), joined["distance"].to_numpy(), level=100 * CONFIDENCE)
        except (np.linalg.LinAlgError, ValueError, IndexError):  # all firms within the bandwidth are alike
            return no_estimate(method, above, below)
    value = float(fit.coef.loc["Conventional"].iloc[0])
    low, high = (float(end) for end in fit.ci.loc["Robust"])
    return Estimate(method, value, low, high, above, below)


# The truth.


def truth(firms: pd.DataFrame, measure: str, of: pd.Series | None = None) -> float:
    """Mean over recipients of the measure at the end of the policy, world with less base: what the award caused.

    `of` chooses among the firms. Firms as `seen` takes them, so that estimates and truth are about the same firms.
    """
    chosen = _seen_recipients(firms) & (of if of is not None else True)
    difference = (firms[f"{measure}_with"].astype(float) - firms[f"{measure}_base"].astype(float))[chosen]
    return float(difference.mean()) if len(difference) else np.nan


def true_log_change_of_exports(firms: pd.DataFrame, of: pd.Series | None = None) -> float:
    """The same for ln(export revenue), of recipients that export before the policy and in both worlds after it."""
    chosen = _seen_recipients(firms) & (of if of is not None else True)
    before, with_policy, base = (firms[f"export_revenue_keur_{at}"].astype(float) for at in ("before", "with", "base"))
    chosen &= (before > 0) & (with_policy > 0) & (base > 0)
    return float(np.log(with_policy[chosen] / base[chosen]).mean()) if chosen.any() else np.nan


def _seen_recipients(firms: pd.DataFrame) -> pd.Series:
    living = firms["lives"].isin(["both", "with_only"]) & (firms["employees_before"] > 0)
    return living & (firms["awarded_keur"] > 0)


Outcome = Callable[[pd.DataFrame], pd.Series]


def evaluate(comparison: Comparison, label: str, outcome: Outcome) -> list[Estimate]:
    """All estimators on one comparison, all replications together, each firm as an evaluator sees it.

    >>> evaluate(comparison, "voucher: total", lambda table: change(table, "links"))
    """
    firms = comparison.firms()
    table = seen(firms[firms["comparison"] == label])
    table["country"] = table["country"] + "#" + table["replication"].astype(str)  # firms of one world match
    values = outcome(table)
    distances = distance_to_cut_off(comparison.table("applications"))
    return [
        before_after(table, values),
        recipients_and_others(table, values),
        matched_difference(table, values),
        regression_discontinuity(table, values, distances),
    ]
