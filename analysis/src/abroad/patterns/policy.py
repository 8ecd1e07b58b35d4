"""Measures of what public money causes, each as the studies of the evidence measured it and as it truly is.

A run is one replication of one comparison of a file. Schemes that pay for projects are measured by research spending
(P15), all others by exports (P16, P19); a scheme of the other kind has no number.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
import pandas as pd

from abroad import evaluation
from abroad.comparison import Comparison, Pair
from abroad.patterns.pattern import Pattern, Value

SMALL = ("micro", "small")
LARGER = ("medium", "large")
SME = ("micro", "small", "medium")
EUR_PER_KEUR = 1000.0
CLAIMED, TRUE = "claimed", "true"
NAIVE, MATCHED = "recipients v others", "matched"


@dataclass
class PolicyRun:
    """One replication of a comparison: its firms in both worlds, and sums of the file at the end of the policy.

    pays_for_research: most of its funded acts are projects. gross and net are export revenue in kEUR a year.
    """

    label: str
    firms: pd.DataFrame = field(repr=False)
    pays_for_research: bool
    paid_eur: float
    gross_exports_keur: float
    net_exports_keur: float
    measures: dict[str, float] = field(repr=False, default_factory=dict)

    @cached_property
    def seen(self) -> pd.DataFrame:
        return evaluation.seen(self.firms)

    def estimates(self, sizes: tuple[str, ...] | None = None) -> dict[str, float]:
        """ATT on ln exports of existing exporters, by each method, of firms of these size classes."""
        table = self.seen if sizes is None else self.seen[self.seen["size_class"].isin(sizes)]
        outcome = evaluation.log_change_of_exports(table)
        return {
            "before-after": evaluation.before_after(table, outcome).value,
            NAIVE: evaluation.recipients_and_others(table, outcome).value,
            MATCHED: evaluation.matched_difference(table, outcome).value,
        }

    @cached_property
    def of_all(self) -> dict[str, float]:
        return self.estimates()


def runs_of_comparison(name: str, comparison: Comparison) -> Iterator[tuple[Pair, list[PolicyRun]]]:
    """The runs of each comparison of the file with a world without the scheme that has single firms."""
    firms = comparison.firms()
    for pair in comparison.pairs:
        own = firms[firms["comparison"] == pair.label]
        if len(own) and pair.effect in ("total", "money"):
            yield pair, [_run(name, comparison, pair, at, table) for at, table in own.groupby("replication", sort=True)]


def rows_for(patterns: Sequence[Pattern], runs: Sequence[PolicyRun]) -> list[Pattern]:
    """The rows that a scheme of this kind is measured by."""
    of_research = runs[0].pays_for_research
    return [
        pattern
        for pattern in patterns
        if pattern.measure is deadweight or (pattern.measure in RESEARCH_MEASURES) == of_research
    ]


def _run(name: str, comparison: Comparison, pair: Pair, replication: int, firms: pd.DataFrame) -> PolicyRun:
    at = {"comparison": pair.label, "replication": replication}
    acts = comparison["acts"]["acts"].sel(at).sum("cause")
    projects = float(acts.sel(act="project"))
    exports = comparison.parts.sel(
        **at,
        standpoint="funding_countries",
        largest="included",
        outcome="export_revenue",
        year=comparison.end_year(pair.label),
    )
    values = comparison["measures"]["value"].sel(at)
    return PolicyRun(
        f"{name}#{replication}",
        firms.reset_index(drop=True),
        projects > float(acts.sum()) - projects,
        float(values.sel(measure="paid_eur")),
        float(exports.sel(part="gross")),
        float(exports.sel(part="net")),
        {str(measure): float(value) for measure, value in zip(values["measure"].values, values.values, strict=True)},
    )


# ----------------------------------------------------------------------------------------------------- research (P15)


def _per_award(run: PolicyRun, sizes: tuple[str, ...] | None) -> float:
    """Matched difference in differences of own spending of recipients per euro awarded to them."""
    if not run.pays_for_research:
        return math.nan
    table = run.seen if sizes is None else run.seen[run.seen["size_class"].isin(sizes)]
    effect = evaluation.matched_difference(table, evaluation.change(table, "research_and_entry_keur")).value
    awarded = table.loc[table["recipient"], "awarded_keur"].mean()
    return float(effect / awarded) if awarded > 0 else math.nan


def leverage_as_studied(run: PolicyRun) -> Value:
    return _per_award(run, None)


def leverage_by_size(run: PolicyRun) -> Value:
    return {"SME": _per_award(run, SME), "large": _per_award(run, ("large",))}


def _true_per_award(run: PolicyRun, of: pd.Series) -> float:
    recipients = of & (run.firms["awarded_keur"] > 0)
    awarded = float(run.firms.loc[recipients, "awarded_keur"].astype(float).mean()) if recipients.any() else 0.0
    effect = evaluation.truth(run.firms, "research_and_entry_keur", of)
    return effect / awarded if awarded > 0 else math.nan


def true_leverage(run: PolicyRun) -> Value:
    if not run.pays_for_research:
        return dict.fromkeys(("recipients", "SME among them", "all firms"), math.nan)
    return {
        "recipients": _true_per_award(run, run.firms["seat"] >= 0),
        "SME among them": _true_per_award(run, run.firms["size_class"].isin(SME)),
        "all firms": run.measures.get("leverage_research", math.nan),
    }


RESEARCH_MEASURES = (leverage_as_studied, leverage_by_size, true_leverage)

# ------------------------------------------------------------------------------------------------------- export (P16)


def effect_as_studied(run: PolicyRun) -> Value:
    return math.nan if run.pays_for_research else math.expm1(run.of_all[MATCHED])


def effect_by_size(run: PolicyRun) -> Value:
    classes = {"micro and small": SMALL, "medium and large": LARGER}
    if run.pays_for_research:
        return dict.fromkeys(classes, math.nan)
    return {name: math.expm1(run.estimates(sizes)[MATCHED]) for name, sizes in classes.items()}


def matched_and_naive(run: PolicyRun) -> Value:
    if run.pays_for_research:
        return {NAIVE: math.nan, MATCHED: math.nan}
    return {name: math.expm1(run.of_all[name]) for name in (NAIVE, MATCHED)}


def true_effect(run: PolicyRun) -> Value:
    if run.pays_for_research:
        return {"true": math.nan, "before-after": math.nan}
    true = evaluation.true_log_change_of_exports(run.firms)
    return {"true": math.expm1(true), "before-after": math.expm1(run.of_all["before-after"])}


def deadweight(run: PolicyRun) -> Value:
    names = {"funded acts that happen anyway": "deadweight_share_all", "acts on own account": "own_account_share"}
    names["first-round displacement of sales"] = "first_round_displacement_share"
    return {words: run.measures.get(name, math.nan) for words, name in names.items()}


# -------------------------------------------------------------------------------------------------- self-report (P19)


def claimed_and_true(run: PolicyRun) -> Value:
    """Export sales of recipients, and net additional export sales, per euro paid, both a year."""
    if run.pays_for_research or not run.paid_eur > 0:
        return {CLAIMED: math.nan, TRUE: math.nan}
    factor = EUR_PER_KEUR / run.paid_eur
    return {CLAIMED: factor * run.gross_exports_keur, TRUE: factor * run.net_exports_keur}


def before_and_after(run: PolicyRun) -> Value:
    """Export sales of recipients after the policy less before it, and what it caused for them, per euro awarded."""
    seen = run.seen[run.seen["recipient"]]
    awarded = float(seen["awarded_keur"].astype(float).mean()) if len(seen) else 0.0
    if run.pays_for_research or not awarded > 0:
        return {CLAIMED: math.nan, TRUE: math.nan}
    claimed = float(np.mean(evaluation.change(seen, "export_revenue_keur")))
    return {CLAIMED: claimed / awarded, TRUE: evaluation.truth(run.firms, "export_revenue_keur") / awarded}
