"""Books of public money made by hand, through the interface of `abroad.open_results`, right to the cent.

Two instruments share a line, a guarantee has one of its own: grants, a refusal, an act that was not done, a consortium
and an award that runs on. Quarters 2015.0 to 2016.75; the guarantee's second instalment is booked in 2016.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
import xarray as xr

FIRST_YEAR = 2015
FIRST_STEP = 40
PERIODS = FIRST_YEAR + np.arange(8) / 4
LINES = ("shared", "guarantee_line")
INSTRUMENTS = ("voucher", "projects", "guarantee")
LINE_OF = (0, 0, 1)
ACCOUNTS = {
    "top_up": ("treasury", "line"),
    "award": ("line", "commitments"),
    "payment": ("commitments", "recipient"),
    "release": ("commitments", "line"),
    "lapse": ("line", "treasury"),
    "premium": ("recipient", "treasury"),
    "administration": ("treasury", "administration"),
}
CLASSES = ("micro", "small", "medium", "large")
KEUR = 100_000
PLAIN = {
    "countries": "home_countries",
    "payable_countries": "same_as_countries",
    "eligible_markets": "all",
    "rounds_per_year_count": 4,
    "support_rate_share": 0.5,
    "support_rate_by_class": {},
    "international_bonus_share": 0,
    "largest_eligible_cost_keur": "none",
    "ceiling_keur": "by_kind",
    "largest_grants_per_recipient_count": "by_kind",
    "eligible_least_employees_count": 1,
    "eligible_below_employees_count": "by_kind",
    "selection": "first_come",
    "threshold_share": 0,
    "announce_only": False,
    "de_minimis": False,
    "start_year": 2015,
    "end_year": 2017,
}


def scenario() -> dict:
    kinds = ("export_voucher", "rd_cooperation_grant", "export_guarantee")
    return {
        "run": {"replications_count": 2},
        "funding": {"de_minimis_cap_keur": 200},
        "instruments": [{**PLAIN, "name": name, "kind": kind} for name, kind in zip(INSTRUMENTS, kinds, strict=True)],
    }


def _application(
    quarter: int, instrument: int, seat: int, cost: float, decision: str = "awarded", fate: str = "done_with_money"
) -> dict:
    """Half the cost is asked for, and got if the decision is for it; cost in kEUR."""
    asked = round(cost * KEUR / 2)
    return {
        "step": FIRST_STEP + quarter,
        "period": PERIODS[quarter],
        "instrument": instrument,
        "line": LINE_OF[instrument],
        "kind": "firm",
        "applicant": seat,
        "generation": 0,
        "country": 1,
        "size_class": "small",
        "employees": 20.0,
        "act": ("entry", "project", "guarantee")[instrument],
        "market": -1 if instrument == 1 else 2,
        "cost_cents": round(cost * KEUR),
        "requested_cents": asked,
        "score": 0.5,
        "rank": 1,
        "decision": decision,
        "awarded_cents": asked if decision == "awarded" else 0,
        "because": ("liquidity", "own_account", "only_because_of_funding")[instrument],
        "fate": fate,
    }


def _applications() -> pd.DataFrame:
    rows = [
        _application(0, 0, 7, 60),
        _application(0, 0, 8, 40, fate="not_done"),
        _application(0, 2, 7, 80),
        _application(2, 1, 7, 50),
        _application(2, 1, 9, 50),
        _application(2, 0, 11, 900, decision="no_money", fate="done_without"),
        _application(4, 0, 7, 30),
    ]
    frame = pd.DataFrame(rows)
    frame["application"] = range(len(rows))
    frame["consortium"] = [0, 1, 2, 3, 3, 5, 6]
    frame.loc[2, "awarded_cents"] += 20 * KEUR
    return frame


def _ledger(applications: pd.DataFrame) -> pd.DataFrame:
    rows: list[dict] = []

    def add(quarter: int, kind: str, keur: float, application: int = -1, line: int = 0) -> None:
        about = applications.iloc[application] if application >= 0 else None
        rows.append(
            {
                "step": FIRST_STEP + quarter,
                "period": PERIODS[quarter],
                "kind": kind,
                "debit": ACCOUNTS[kind][0],
                "credit": ACCOUNTS[kind][1],
                "line": line if about is None else about["line"],
                "instrument": -1 if about is None else about["instrument"],
                "application": application,
                "amount_cents": round(keur * KEUR),
            }
        )

    add(0, "top_up", 100)
    add(0, "top_up", 60, line=1)
    for application, keur in ((0, 30), (1, 20), (2, 40)):
        add(0, "award", keur, application)
    add(0, "payment", 30, 0)
    add(0, "administration", 1.5, 0)
    add(0, "release", 20, 1)
    add(1, "payment", 15, 2)
    add(1, "premium", 1, 2)
    for kind in ("award", "payment"):
        for application in (3, 4):
            add(2, kind, 25, application)
    add(4, "release", 25, 2)
    add(4, "lapse", 20)
    add(4, "lapse", 45, line=1)
    add(4, "top_up", 20, line=1)
    add(4, "award", 20, 2)
    add(4, "top_up", 50)
    add(4, "award", 15, 6)
    add(4, "payment", 15, 6)
    add(6, "payment", 5, 2)
    return pd.DataFrame(rows)


def _statements(ledger: pd.DataFrame, replications: int) -> dict[str, np.ndarray]:
    """From the kinds of movements, one after the other."""
    names = {"top_up": "top_ups", "award": "awarded", "release": "released", "payment": "paid", "lapse": "lapsed"}
    names |= {"premium": "premiums", "administration": "administration"}
    both = [f"{when}_{account}" for when in ("opening", "closing") for account in ("available", "committed")]
    made = {f"{name}_cents": np.zeros((replications, 8, 2), dtype=np.int64) for name in (*names.values(), *both)}
    for line in range(2):
        available = committed = 0
        for quarter in range(8):
            here = (slice(None), quarter, line)
            made["opening_available_cents"][here], made["opening_committed_cents"][here] = available, committed
            for row in ledger[(ledger["line"] == line) & (ledger["step"] == FIRST_STEP + quarter)].to_dict("records"):
                kind, amount = row["kind"], row["amount_cents"]
                made[f"{names[kind]}_cents"][here] += amount
                available += amount * {"top_up": 1, "release": 1, "award": -1, "lapse": -1}.get(kind, 0)
                committed += amount * {"award": 1, "payment": -1, "release": -1}.get(kind, 0)
            made["closing_available_cents"][here], made["closing_committed_cents"][here] = available, committed
    return made


class FundedResults:
    """A made-up file with right books; a test damages `applications`, `ledger`, the groups or the scenario."""

    def __init__(self, replications: int = 2) -> None:
        self.path = "made_up.h5"
        self.attributes = {"program_version": "0.1.0", "complete": 1}
        self.digest = "0123456789abcdef0123456789abcdef"
        self.scenario = scenario()
        self.scenario["run"]["replications_count"] = replications
        applications = _applications()
        ledger = _ledger(applications)
        coords = {"replication": list(range(replications)), "period": PERIODS}
        self.groups = {
            "budget_lines": self._budget_lines(ledger, coords),
            "instruments": self._instruments(applications, ledger, coords),
            "world": xr.Dataset({"is_home": ("market", [1, 1, 0])}, coords={"market": ["Spain", "France", "Norway"]}),
            "all": xr.Dataset({"firms": (("replication", "period"), np.ones((replications, 8)))}, coords=coords),
        }
        self.applications = self._repeated(applications, replications)
        self.ledger = self._repeated(ledger, replications)

    @staticmethod
    def _repeated(frame: pd.DataFrame, replications: int) -> pd.DataFrame:
        frames = [frame.assign(replication=at) for at in range(replications)]
        return pd.concat(frames, ignore_index=True).reset_index(names="row")

    @staticmethod
    def _budget_lines(ledger: pd.DataFrame, coords: dict) -> xr.Dataset:
        dims, units = ("replication", "period", "line"), {"units": "cents"}
        made = _statements(ledger, len(coords["replication"]))
        data = {name: (dims, values, {**units, "long_name": name}) for name, values in made.items()}
        data["budget_cents_per_year"] = ("line", [100 * KEUR, 60 * KEUR], {"units": "cents/year"})
        return xr.Dataset(data, coords={**coords, "line": list(LINES)})

    @staticmethod
    def _instruments(applications: pd.DataFrame, ledger: pd.DataFrame, coords: dict) -> xr.Dataset:
        shape = (len(coords["replication"]), 8, 3)

        def filled(rows: pd.DataFrame, weights: Sequence[float]) -> np.ndarray:
            values = np.zeros(shape)
            for row, weight in zip(rows.to_dict("records"), weights, strict=True):
                values[:, row["step"] - FIRST_STEP, row["instrument"]] += weight
            return values

        def counted(chosen: pd.Series) -> np.ndarray:
            return filled(applications, chosen.astype(float))

        def money(kind: str) -> np.ndarray:
            rows = ledger[ledger["kind"] == kind]
            return filled(rows, rows["amount_cents"] / KEUR)

        decision, fate, because = applications["decision"], applications["fate"], applications["because"]
        with_money = fate == "done_with_money"
        counts = {
            "applications": counted(decision != ""),
            "awards": counted(decision == "awarded"),
            "rejected_for_money": counted(decision == "no_money"),
            "done_with_money": counted(with_money),
            "done_without_money": counted(fate == "done_without"),
            **{
                name: counted(with_money & (because == name))
                for name in ("own_account", "liquidity", "only_because_of_funding")
            },
        }
        sums = {"awarded": "award", "paid": "payment", "returned": "release"}
        dims = ("replication", "period", "instrument")
        data = {
            name: (dims, values, {"units": "applications/quarter", "long_name": name})
            for name, values in counts.items()
        }
        data |= {
            f"{name}_keur_per_quarter": (dims, money(kind), {"units": "kEUR/quarter", "long_name": name})
            for name, kind in sums.items()
        }
        data["line_name"] = ("instrument", [LINES[line] for line in LINE_OF])
        return xr.Dataset(data, coords={**coords, "instrument": list(INSTRUMENTS)})

    def terms(self, name: str) -> dict:
        """The terms of an instrument, to be changed."""
        return next(one for one in self.scenario["instruments"] if one["name"] == name)

    def without(self, *names: str) -> FundedResults:
        for name in names:
            if name in ("applications", "ledger"):
                setattr(self, name, None)
            self.groups.pop(name, None)
        return self

    def __getitem__(self, name: str) -> xr.Dataset:
        return self.groups[name]

    def __contains__(self, name: str) -> bool:
        return name in self.groups or getattr(self, name, None) is not None

    def table(self, name: str) -> pd.DataFrame:
        return {"applications": self.applications, "ledger": self.ledger}[name].copy()
