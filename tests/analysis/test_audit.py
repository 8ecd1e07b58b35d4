"""The audit passes right books, and finds each planted fault, saying where and what."""

from __future__ import annotations

import os
import subprocess
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path

import matplotlib
import pytest

import abroad.results
from abroad.audit.books import books_of
from abroad.audit.command import run
from abroad.audit.list import CHECKS
from abroad.errors import ResultsError
from abroad.figures import drawing
from abroad.figures.style import SETTINGS, Case
from synthetic_funding import KEUR, FundedResults


def findings(results: FundedResults) -> dict[str, list[str]]:
    """What is wrong, by check, for the checks that found anything."""
    books = books_of(results)
    found = {title: list(check(books)) for title, check in CHECKS.items()}
    return {title: told for title, told in found.items() if told}


def damaged(damage: Callable[[FundedResults], None]) -> list[str]:
    results = FundedResults()
    damage(results)
    return [sentence for told in findings(results).values() for sentence in told]


def told(damage: Callable[[FundedResults], None], *words: str) -> bool:
    """True if one sentence has all the words."""
    return any(all(word in sentence for word in words) for sentence in damaged(damage))


def set_in(table: str, row: int, **values: object) -> Callable[[FundedResults], None]:
    def damage(results: FundedResults) -> None:
        for column, value in values.items():
            getattr(results, table).loc[row, column] = value

    return damage


def set_terms(name: str, **values: object) -> Callable[[FundedResults], None]:
    return lambda results: results.terms(name).update(values)


def row_of(kind: str, application: int, nth: int = 0) -> int:
    """Row of the ledger with this movement of the first replication."""
    ledger = FundedResults().ledger
    chosen = ledger[(ledger["kind"] == kind) & (ledger["application"] == application) & (ledger["replication"] == 0)]
    return int(chosen["row"].iloc[nth])


def test_right_books_pass():
    assert findings(FundedResults()) == {}


def test_every_check_finds_something_among_the_faults_planted_here():
    damages = [
        set_in("ledger", 0, amount_cents=-1),
        set_in("ledger", 0, debit="recipient"),
        set_in("ledger", row_of("payment", 0), application=99),
        set_in("ledger", row_of("payment", 0), amount_cents=31 * KEUR),
        set_terms("voucher", start_year=2018, end_year=2019),
        set_terms("voucher", support_rate_share=0.4, ceiling_keur=10, largest_grants_per_recipient_count=1),
        set_terms("voucher", eligible_below_employees_count=20),
        set_in("applications", 4, rank=2, country=2),
        set_in("ledger", 0, amount_cents=101 * KEUR),
        lambda results: results["budget_lines"]["opening_available_cents"].__setitem__((0, 2, 0), 5),
        lambda results: (
            set_terms("voucher", de_minimis=True)(results),
            results.scenario["funding"].update(de_minimis_cap_keur=44),
        ),
    ]
    found = set()
    for damage in damages:
        results = FundedResults()
        damage(results)
        found |= findings(results).keys()
    assert found == set(CHECKS)


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        (set_in("ledger", 1, amount_cents=0), ("line guarantee_line", "top_up of 0 cents", "not above 0")),
        (set_in("ledger", 0, credit="recipient"), ("moves from treasury to recipient",)),
        (set_in("ledger", 0, line=7), ("line number 7", "no such budget line")),
        (set_in("ledger", row_of("premium", 2), step=39), ("out of the order of time",)),
        (set_in("ledger", row_of("payment", 3), application=-1), ("names no application",)),
        (set_in("ledger", row_of("payment", 3), application=50), ("there is no application 50",)),
        (set_in("ledger", row_of("payment", 3), application=0), ("application 0 is to another instrument",)),
        (set_in("ledger", 0, application=0), ("is of the line as a whole",)),
    ],
)
def test_movements_without_a_sense_are_found(damage, words):
    assert told(damage, "replication 0", "2015.", *words)


def test_a_line_that_is_overdrawn_is_found_in_the_quarter_in_which_it_is():
    damage = set_in("ledger", row_of("award", 0), amount_cents=101 * KEUR)
    assert told(damage, "replication 0, 2015.00, line shared: award", "leaves -100000 cents on the account line")
    damage = set_in("ledger", row_of("payment", 2, 1), amount_cents=21 * KEUR)
    assert told(damage, "2016.50, line guarantee_line: payment", "leaves -100000 cents on the account commitments")


def test_a_cent_in_a_statement_is_found_and_every_figure_of_it_is_looked_at():
    names = [name for name, data in FundedResults()["budget_lines"].data_vars.items() if "period" in data.dims]
    assert len(names) == 11
    for name in names:
        results = FundedResults()
        results["budget_lines"][name][1, 4, 0] += 1
        sentences = findings(results)["statements of lines follow from the ledger alone"]
        assert [sentence.partition(" is ")[0] for sentence in sentences] == [
            f"replication 1, 2016.00, line shared: {name}"
        ]


def test_statements_that_do_not_close_or_do_not_open_with_what_was_left_are_found():
    def lost(results: FundedResults) -> None:
        results["budget_lines"]["closing_available_cents"][0, 2, 0] -= 7

    assert told(lost, "replication 0, 2015.50, line shared", "exceed what was paid, lapsed and kept by 7 cents")
    assert told(lost, "2015.75, line shared: opens with", "cents available, but the quarter before closed with")


def test_a_movement_taken_out_of_the_ledger_is_missed():
    def cut(results: FundedResults) -> None:
        results.ledger = results.ledger[results.ledger["row"] != row_of("payment", 0)]

    assert told(cut, "2015.00, line shared: paid_cents is 3000000, but the ledger comes to 0")


def test_more_than_the_budget_of_a_year_is_found():
    assert told(set_in("ledger", 0, amount_cents=100 * KEUR + 1), "2015, line shared: 10000001 cents released")
    late = set_terms("guarantee", end_year=2016)
    assert damaged(late) == []

    def without_instalment(results: FundedResults) -> None:
        late(results)
        results.applications.loc[results.applications["application"] == 2, "step"] += 4

    assert told(without_instalment, "2016, line guarantee_line: 2000000 cents released, 0 at most")


def test_payments_above_awards_and_awards_of_the_refused_are_found():
    assert told(set_in("ledger", row_of("payment", 0), amount_cents=30 * KEUR + 1), "3000001 cents paid or given back")
    assert told(set_in("applications", 0, awarded_cents=1), "application 0 to voucher: 1 cents awarded, but")
    assert told(set_in("applications", 0, decision="no_money"), "got 3000000 cents though the decision was no_money")
    assert told(set_in("applications", 0, fate="done_without"), "the act was not done with the money (done_without)")


def test_awards_in_closed_calls_between_rounds_and_out_of_time_are_found():
    assert told(set_terms("voucher", end_year=2016), "application 6 to voucher", "open from 2015 to before 2016")
    assert told(set_terms("voucher", start_year=2015.25), "application 0 to voucher", "open from 2015.25")
    assert told(set_terms("projects", rounds_per_year_count=1), "application 3", "no round in this quarter")
    assert told(set_terms("voucher", announce_only=True), "announced only")
    assert told(set_in("ledger", row_of("award", 6), step=45), "awarded in step 45, applied for in 44")


def test_grants_above_rate_ceiling_or_number_are_found():
    assert told(set_terms("voucher", support_rate_share=0.4), "3000000 cents awarded for a cost of 6000000")
    assert told(set_terms("voucher", largest_eligible_cost_keur=50), "application 0", "for a cost of")
    assert damaged(set_terms("voucher", support_rate_share=0.1, support_rate_by_class={"small": 0.5})) == []
    assert told(set_terms("voucher", support_rate_by_class={"small": 0.4}), "at a rate of 0.4 at most")
    assert told(set_in("applications", 0, requested_cents=1), "3000000 cents awarded of 1 asked for")
    assert told(set_terms("voucher", ceiling_keur=29), "application 0", "29 kEUR at most")
    assert told(set_terms("voucher", ceiling_per_recipient_keur=40), "application 6", "4500000 cents to this recipient")
    assert told(set_terms("voucher", ceiling_per_market_keur=40), "application 6", "for this market by now")
    assert told(set_terms("projects", ceiling_per_project_keur=49), "application 4", "to one consortium by now")
    assert told(set_terms("voucher", ceiling_per_country_keur_per_year=29), "in its country this year")
    assert told(set_terms("voucher", largest_grants_per_recipient_count=2), "application 6", "number 3, 2 at most")
    assert told(set_terms("projects", largest_grants_per_recipient_per_year_count=1), "award of the line this year")
    assert told(set_terms("projects", largest_markets_per_recipient_count=1), "market of this recipient number 2")
    assert damaged(set_terms("voucher", largest_grants_per_recipient_count=3)) == []


def test_research_organisations_have_a_rate_of_their_own():
    def without_class(results: FundedResults) -> None:
        results.applications["size_class"] = "none"
        results.applications["employees"] = 0.0

    assert damaged(without_class) == []

    def with_rates(results: FundedResults) -> None:
        without_class(results)
        set_terms("projects", support_rate_by_class={"small": 0.5, "research_organisation": 0.4})(results)

    assert told(with_rates, "application 4 to projects", "at a rate of 0.4 at most")


def test_ceilings_of_kinds_hold_where_the_scenario_leaves_them_to_the_kind():
    def big(results: FundedResults) -> None:
        results.applications.loc[0, ["cost_cents", "requested_cents", "awarded_cents"]] = [
            200 * KEUR,
            51 * KEUR,
            51 * KEUR,
        ]

    assert told(big, "application 0 to voucher: 5100000 cents awarded, 50 kEUR at most")


def test_de_minimis_is_counted_over_three_years_and_only_where_it_is_asked():
    def cap(results: FundedResults, keur: float) -> None:
        set_terms("voucher", de_minimis=True)(results)
        results.scenario["funding"]["de_minimis_cap_keur"] = keur

    assert told(lambda results: cap(results, 44), "application 6", "4500000 cents in 3 years, 44 kEUR at most")
    assert damaged(lambda results: cap(results, 45)) == []
    assert damaged(lambda results: results.scenario["funding"].update(de_minimis_cap_keur=1)) == []


def test_recipients_of_the_wrong_size_and_scores_below_the_threshold_are_found():
    assert told(set_terms("voucher", eligible_below_employees_count=20), "has 20 employees, fewer than 20 wanted")
    assert told(set_terms("voucher", eligible_least_employees_count=21), "has 20 employees, 21 at least")
    assert told(set_in("applications", 0, employees=250.0), "fewer than 250 wanted")
    assert told(set_terms("voucher", selection="ranked", threshold_share=0.6), "scored 0.500, 0.6 at least")
    assert damaged(set_terms("voucher", selection="ranked", threshold_share=0.5)) == []
    assert damaged(set_in("applications", 4, employees=5000.0)) == []


def test_recipients_of_other_countries_and_acts_in_other_markets_are_found():
    assert damaged(set_terms("projects", countries=["France"], eligible_markets=["Spain"])) == []
    assert told(set_terms("voucher", countries=["Spain"]), "application 0", "is from France, which the call")
    assert told(set_in("applications", 4, country=2), "application 4 to projects: is from Norway, whose firms are not")
    assert (
        damaged(
            lambda results: (
                _elsewhere(results),
                set_terms("projects", payable_countries=["France", "Norway"])(results),
            )
        )
        == []
    )
    assert told(set_terms("voucher", eligible_markets=["Spain"]), "application 0", "is for Norway, which the call")
    assert damaged(set_in("applications", 6, kind="nobody", country=-1, applicant=0)) == []


def _elsewhere(results: FundedResults) -> None:
    results.applications.loc[4, "country"] = 2


def test_members_apart_from_their_leader_are_found():
    assert told(set_in("applications", 4, rank=2), "application 4 to projects: differs from its leader in rank")
    assert told(set_in("applications", 4, consortium=77), "its leader, application 77, is not there")


def test_series_that_disagree_with_the_tables_are_found():
    def damage(results: FundedResults) -> None:
        results["instruments"]["paid_keur_per_quarter"][1, 0, 0] += 0.01

    assert told(damage, "replication 1, 2015.00, instrument voucher: paid_keur_per_quarter is 30.01")


# ------------------------------------------------------------------------------------------------------------ command


def audit(monkeypatch: pytest.MonkeyPatch, results: FundedResults) -> int:
    monkeypatch.setattr(abroad.results, "open_results", lambda _: results)
    return run(Namespace(file="made_up.h5"))


def test_the_report_says_that_all_is_right_and_what_lines_came_to(monkeypatch, capsys):
    assert audit(monkeypatch, FundedResults()) == 0
    text = capsys.readouterr().out
    assert text.count("right  ") == len(CHECKS) and "WRONG" not in text
    assert "audit of 46 movements and 14 applications in 2 replications" in text
    line = next(line for line in text.splitlines() if "guarantee_line" in line)
    assert line.split()[1:] == ["80.0", "60.0", "25.0", "20.0", "45.0", "1.0", "0.0"]
    assert text.endswith("all books are right\n")


def test_the_report_says_what_is_wrong_and_the_command_fails(monkeypatch, capsys):
    results = FundedResults()
    results.applications["requested_cents"] = 1
    assert audit(monkeypatch, results) == 1
    text = capsys.readouterr().out
    assert "WRONG  grants are within the rate of the cost" in text
    assert "and 3 more" in text and "8 things are wrong" in text


def test_a_run_without_instruments_has_nothing_to_audit(monkeypatch, capsys):
    assert audit(monkeypatch, FundedResults().without("budget_lines", "instruments", "ledger", "applications")) == 0
    assert "no instruments" in capsys.readouterr().out


def test_a_run_that_kept_no_ledger_says_how_to_keep_it(monkeypatch):
    with pytest.raises(ResultsError, match=r"record: \{ledger: true\}"):
        audit(monkeypatch, FundedResults().without("ledger", "applications"))


def test_a_scenario_that_lacks_an_instrument_of_the_file_is_refused():
    results = FundedResults()
    results.scenario["instruments"].pop()
    with pytest.raises(ResultsError, match="no instrument guarantee"):
        books_of(results)


# ----------------------------------------------------------------------------------------------- a run of the program

SCENARIO = Path(__file__).parents[1] / "run" / "funded.yaml"


def test_a_run_with_every_kind_of_instrument_passes_the_audit_and_draws_its_figures(tmp_path, capsys):
    program = os.environ.get("ABROAD_PROGRAM", "")
    if not program or not Path(program).exists():
        pytest.skip("the program is not built (ABROAD_PROGRAM names it)")
    file = tmp_path / "funded.h5"
    words = [program, "run", str(SCENARIO), "-o", str(file), "--replications", "2", "--quiet"]
    subprocess.run(words, check=True, capture_output=True)
    assert run(Namespace(file=str(file))) == 0, capsys.readouterr().out
    results = abroad.results.open_results(file)
    assert len(results["instruments"]["instrument"]) == 11
    assert (results.table("ledger")["amount_cents"] > 0).all()
    data = results["all"]
    assert (data["sme_employment"] < data["employment"]).any()
    assert (data["without_largest_employment"] <= data["employment"]).all()
    names = ("money_by_line", "applications_and_awards", "recipients")
    with matplotlib.rc_context(SETTINGS):
        assert all(drawing.FIGURES[name]([Case("funded", results, 0)]) is not None for name in names)
