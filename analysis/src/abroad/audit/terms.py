"""Terms of the instruments, read from the resolved scenario of a results file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from abroad.errors import ResultsError

CENTS_PER_KEUR = 100_000
CLASSES = ("micro", "small", "medium", "large")
# Limits of kinds where a scenario says by_kind.
CEILING_OF_KIND = {"export_voucher": 50.0, "joint_venture_support": 200.0}
GRANTS_OF_KIND = {"export_voucher": 3}
BELOW_OF_KIND = {"export_voucher": 250.0, "joint_venture_support": 250.0}
# Kinds whose award is a rate of the applicant's cost, paid for one act.
RATED_KINDS = ("export_voucher", "trade_fair_support", "rd_cooperation_grant", "joint_venture_support")
# Kinds whose awards run on and are booked year by year.
RUNNING_KINDS = ("cluster_management_grant", "export_guarantee")


def _number(given: Any) -> float | None:
    """A limit, or None for a word that says that there is none."""
    return float(given) if isinstance(given, int | float) and not isinstance(given, bool) else None


@dataclass(frozen=True)
class Terms:
    """One instrument as the scenario says it."""

    name: str
    kind: str
    data: Mapping[str, Any]

    def number(self, key: str) -> float | None:
        return _number(self.data.get(key))

    def cents(self, key: str) -> int | None:
        limit = self.number(key)
        return None if limit is None else round(limit * CENTS_PER_KEUR)

    def _of_kind(self, key: str, usual: Mapping[str, float]) -> float | None:
        limit = self.number(key)
        return usual.get(self.kind) if limit is None else limit

    @property
    def ceiling_cents(self) -> int | None:
        limit = self._of_kind("ceiling_keur", CEILING_OF_KIND)
        return None if limit is None else round(limit * CENTS_PER_KEUR)

    @property
    def largest_grants(self) -> float | None:
        return self._of_kind("largest_grants_per_recipient_count", GRANTS_OF_KIND)

    @property
    def below_employees(self) -> float | None:
        return self._of_kind("eligible_below_employees_count", BELOW_OF_KIND)

    def names(self, key: str) -> frozenset[str] | None:
        """A list of names, or None for a word that stands for the usual ones."""
        given = self.data.get(key)
        return frozenset(map(str, given)) if isinstance(given, Sequence) and not isinstance(given, str) else None

    @property
    def is_rated(self) -> bool:
        return self.kind in RATED_KINDS

    @property
    def runs_on(self) -> bool:
        return self.kind in RUNNING_KINDS

    def rate(self, size_class: str) -> float:
        """The highest rate that a firm of this size may have got: with the bonus for consortia of several countries.

        Firms without a size class are research organisations.
        """
        by_class = self.data.get("support_rate_by_class")
        given = by_class if isinstance(by_class, Mapping) else {}
        name = size_class if size_class in CLASSES else "research_organisation"
        rate = float(given.get(name, self.data["support_rate_share"]))
        return min(1.0, rate + float(self.data.get("international_bonus_share", 0)))

    def call(self) -> tuple[float, float]:
        """First quarter and first one after it, as calendar years."""
        begin, end = (round(4 * float(self.data[key])) / 4 for key in ("start_year", "end_year"))
        return begin, end


def terms_of(scenario: Mapping[str, Any], names: Sequence[str]) -> tuple[Terms, ...]:
    """In the order of `names`. Raises ResultsError if the scenario lacks one."""
    given = {str(one["name"]): one for one in scenario.get("instruments", [])}
    if missing := [name for name in names if name not in given]:
        raise ResultsError(f"the scenario in the file has no instrument {missing[0]}")
    return tuple(Terms(name, str(given[name]["kind"]), given[name]) for name in names)
