"""Estimators of an evaluator: the right ones find a known effect, the wrong ones miss it, all see one world only."""

from __future__ import annotations

import json

import numpy as np
import pandas as pd
import pytest

import abroad
from abroad import evaluation
from abroad.__main__ import main
from abroad.patterns.list import POLICY
from abroad.patterns.pattern import TimesAsMuch
from abroad.patterns.policy import CLAIMED, TRUE, rows_for, runs_of_comparison
from abroad.patterns.scores import score_all
from synthetic_comparison import (
    ACTS,
    PAIRS,
    applications_of_ranked_lists,
    as_read,
    firms_with_effect,
    groups,
    write_comparison,
)

EFFECT, SELECTION, COMMON = 0.2, 0.3, 0.1
WORLDS = 40


def log_growth(seed: int, **about: float) -> tuple[pd.DataFrame, pd.Series]:
    table = evaluation.seen(as_read(firms_with_effect(seed, **about)))
    return table, evaluation.log_change_of_exports(table)


def over_worlds(estimator) -> tuple[float, float, float]:
    """Mean of an estimator over made-up worlds, the standard error of that mean, share of intervals with the effect."""
    found = [estimator(*log_growth(seed)) for seed in range(WORLDS)]
    values = np.array([one.value for one in found])
    covers = np.mean([one.low <= EFFECT <= one.high for one in found])
    return float(values.mean()), float(values.std(ddof=1) / np.sqrt(WORLDS)), float(covers)


# --------------------------------------------------------------------------------------------------- the estimators


def test_matched_differences_recover_a_known_effect():
    """Standard error of the mean over 40 worlds of 3,000 firms is about 0.002, of a coverage of 0.95 it is 0.034."""
    mean, error, covers = over_worlds(evaluation.matched_difference)
    assert error < 0.004
    assert abs(mean - EFFECT) < 3.5 * error
    assert covers > 0.95 - 3.5 * 0.034


def test_recipients_and_others_mistake_selection_for_effect():
    mean, error, covers = over_worlds(evaluation.recipients_and_others)
    assert mean - EFFECT > 20 * error
    assert covers < 0.2


def test_before_and_after_counts_what_happens_anyway():
    mean, error, covers = over_worlds(evaluation.before_after)
    assert mean > EFFECT + COMMON + 10 * error
    assert covers == 0


def test_without_selection_recipients_and_others_are_right_too():
    """The companion: what is wrong above is the selection, not the estimator's arithmetic."""
    table, outcome = log_growth(3, selection=0.0)
    found = evaluation.recipients_and_others(table, outcome)
    assert abs(found.value - EFFECT) < 3.5 * (found.high - found.low) / 3.92


def test_matching_needs_the_trait_that_selection_goes_by():
    """Planted fault: all firms of one size, so that matching cannot see who applies."""
    table, outcome = log_growth(3)
    blind = table.assign(size_class="micro", employees_before=5.0)
    assert evaluation.matched_difference(blind, outcome).value > EFFECT + 0.05
    assert abs(evaluation.matched_difference(table, outcome).value - EFFECT) < 0.05


def test_matched_weights_balance_recipients_and_others_within_cells():
    table, _ = log_growth(4)
    weights = evaluation.matched_weights(table)
    for name in evaluation.TRAITS:
        sums = weights.groupby([table[name], table["recipient"]], observed=True).sum().unstack()
        assert np.allclose(sums[True], sums[False])
    lonely = table.assign(country=np.where(table["recipient"], "Spain", "France"))
    assert (evaluation.matched_weights(lonely) == 0).all()


JUMP = 0.5


def ranked_world(seed: int, jump: float, lists: int = 1) -> tuple[pd.DataFrame, pd.Series, pd.DataFrame]:
    """The outcome rises with the score by itself, and by the jump for those above the cut-off of their list."""
    distances = evaluation.distance_to_cut_off(as_applications(applications_of_ranked_lists(seed, lists)))
    table = distances[["replication", "seat", "generation"]].copy()
    noise = np.random.default_rng((seed, 1)).normal(0, 0.3, len(table))
    return table, 2 * distances["distance"] + jump * distances["has_money"] + noise, distances


def as_applications(table: pd.DataFrame) -> pd.DataFrame:
    decisions = ["awarded", "in_part", "below_threshold", "no_money", "over_ceiling"]
    return table.assign(kind="firm", decision=pd.Categorical.from_codes(table["decision"], decisions))


def test_the_jump_at_the_cut_off_is_found():
    """Standard error of the mean over 12 worlds is about 0.015."""
    found = [evaluation.regression_discontinuity(*ranked_world(seed, JUMP)) for seed in range(12)]
    values = np.array([one.value for one in found])
    error = values.std(ddof=1) / np.sqrt(len(values))
    assert error < 0.03 and abs(values.mean() - JUMP) < 3.5 * error
    assert sum(one.low <= JUMP <= one.high for one in found) >= 9
    none = evaluation.regression_discontinuity(*ranked_world(20, 0.0))
    assert none.low < 0 < none.high and not none.low < JUMP < none.high


def test_the_mean_difference_of_ranked_firms_is_not_the_jump():
    """The companion: those above the cut-off would do better by themselves."""
    table, outcome, distances = ranked_world(1, JUMP)
    table = table.assign(recipient=distances["has_money"].to_numpy())
    assert evaluation.recipients_and_others(table, outcome).value > JUMP + 0.5


def test_each_list_has_its_own_cut_off_and_lists_without_one_are_left_out():
    rows = [
        {"step": 1, "score": 0.9, "decision": "awarded"},
        {"step": 1, "score": 0.5, "decision": "no_money"},
        {"step": 2, "score": 0.4, "decision": "awarded"},
        {"step": 2, "score": 0.2, "decision": "below_threshold"},
        {"step": 2, "score": 0.1, "decision": "over_ceiling"},
        {"step": 3, "score": 0.1, "decision": "awarded"},
        {"step": 3, "score": 0.8, "decision": "no_money"},
        {"step": 4, "score": 0.8, "decision": "awarded"},
    ]
    table = pd.DataFrame(rows).assign(replication=0, line=0, kind="firm", generation=0, applicant=range(len(rows)))
    found = evaluation.distance_to_cut_off(table)
    assert found["seat"].tolist() == [0, 1, 2, 3]
    assert found["distance"].tolist() == pytest.approx([0.2, -0.2, 0.1, -0.1])
    again = pd.concat([table, table.iloc[[2]].assign(applicant=1)])  # the second application of a firm
    assert evaluation.distance_to_cut_off(again)["seat"].tolist() == [0, 1, 2, 3]


def test_too_few_firms_give_no_estimate():
    table, outcome = log_growth(1, firms=12)
    empty = table.iloc[:0]
    for estimator in (evaluation.before_after, evaluation.recipients_and_others, evaluation.matched_difference):
        assert np.isnan(estimator(table.assign(recipient=False), outcome).value)
        assert np.isnan(estimator(empty, outcome.iloc[:0]).value)
    distances = pd.DataFrame({"replication": [0], "seat": [0], "generation": [0], "distance": [0.1]})
    assert np.isnan(evaluation.regression_discontinuity(table, outcome, distances).value)


def test_an_evaluator_sees_one_world_only():
    firms = as_read(firms_with_effect(1))
    table = evaluation.seen(firms)
    assert not [name for name in table if "base" in name or name in ("lives", "group")]
    changed = firms.copy()
    for name in [name for name in firms if "base" in name]:
        changed[name] = -1.0
    pd.testing.assert_frame_equal(table, evaluation.seen(changed))
    died = firms.assign(lives=pd.Categorical(["base_only"] * len(firms)))
    assert evaluation.seen(died).empty


def test_the_truth_is_the_paired_difference():
    firms = as_read(firms_with_effect(1))
    assert evaluation.true_log_change_of_exports(firms) == pytest.approx(EFFECT)
    assert evaluation.true_log_change_of_exports(as_read(firms_with_effect(1, effect=0.0))) == pytest.approx(0)
    recipients = firms[firms["awarded_keur"] > 0]
    wanted = (recipients["links_with"] - recipients["links_base"]).mean()
    assert evaluation.truth(firms, "links") == wanted == 0
    assert evaluation.truth(firms, "export_revenue_keur") > 0


# ------------------------------------------------------------------------------------------------------ the patterns


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    return write_comparison(tmp_path_factory.mktemp("made") / "voucher.h5")


def of_research(tmp_path):
    """A scheme that pays for projects: recipients spend 0.3 kEUR of their own more for each kEUR, others nothing."""
    firms = firms_with_effect(2, effect=0.0, selection=0.0, spread=0.05)
    random = np.random.default_rng(3)
    before = firms["employees_before"]
    for moment in ("with", "with_later"):
        spent = before + random.normal(0, 0.5, len(firms)) + 0.3 * firms["awarded_keur"]
        firms[f"research_and_entry_keur_{moment}"] = spent
        firms[f"research_and_entry_keur_{moment.replace('with', 'base')}"] = spent - 0.3 * firms["awarded_keur"]
    firms["research_and_entry_keur_before"] = 0.0
    made = groups(firms)
    moved = np.roll(made["acts"]["acts"].values, ACTS.index("project"), axis=2)
    made["acts"]["acts"] = (made["acts"]["acts"].dims, moved)
    return abroad.open_comparison(write_comparison(tmp_path / "grant.h5", made))


def scores_of(comparison, label="voucher: total"):
    found = {pair.label: runs for pair, runs in runs_of_comparison("made up", comparison)}
    assert list(found) == [label]
    runs = found[label]
    return {score.pattern.id: score for score in score_all(rows_for(POLICY, runs), runs)}


def test_export_support_is_measured_as_studied_and_truly(file):
    scores = scores_of(abroad.open_comparison(file))
    assert sorted(scores) == sorted(row.id for row in POLICY if not row.id.startswith("P15"))
    assert scores["P16.study"].verdict == "pass"
    assert scores["P16.study"].numbers[""].mean == pytest.approx(np.expm1(EFFECT), abs=0.05)
    assert scores["P16.true"].numbers["true"].mean == pytest.approx(np.expm1(EFFECT))
    assert scores["P16.true"].numbers["before-after"].mean > np.expm1(EFFECT + COMMON)
    assert scores["P16.naive"].verdict == "pass"
    assert scores["P16.deadweight"].numbers["funded acts that happen anyway"].mean == pytest.approx(0.4)


def test_the_gap_of_self_reports_is_gross_over_net_per_euro(file):
    score = scores_of(abroad.open_comparison(file))["P19.gap"]
    assert score.numbers[CLAIMED].mean == pytest.approx(1000 * 100 / 2e6)
    assert score.numbers[TRUE].mean == pytest.approx(1000 * 96 / 2e6)
    assert score.verdict == "MISS"
    rule = TimesAsMuch((CLAIMED, TRUE), 10)
    assert rule.holds({CLAIMED: 10, TRUE: 1}) and not rule.holds({CLAIMED: 9.9, TRUE: 1})
    assert rule.holds({CLAIMED: 1, TRUE: -3}) and not rule.holds({CLAIMED: 1, TRUE: np.nan})
    assert not rule.holds({CLAIMED: -1, TRUE: -3})


def test_research_money_is_measured_by_leverage(tmp_path):
    scores = scores_of(of_research(tmp_path))
    assert sorted(scores) == ["P15.size", "P15.study", "P15.true", "P16.deadweight"]
    assert scores["P15.study"].numbers[""].mean == pytest.approx(0.3, abs=0.05)
    assert scores["P15.study"].verdict == "MISS"
    assert scores["P15.true"].numbers["recipients"].mean == pytest.approx(0.3)
    assert scores["P15.true"].numbers["all firms"].mean == pytest.approx(-0.3)


def test_the_command_measures_comparisons(file, tmp_path, capsys):
    out = tmp_path / "scores.json"
    assert main(["patterns", str(file), "--rows", "P16", "--json", str(out)]) == 0
    told = capsys.readouterr().out
    assert f"{file}: voucher: total" in told and "4 of 5 runs used" in told and "calibration" not in told
    document = json.loads(out.read_text())
    assert [row["id"] for row in document[0]["patterns"]] == [row.id for row in POLICY if row.id.startswith("P16")]
    assert main(["patterns", str(file), "--rows", "1-16"]) == 2
    assert "no such row is measured on comparison files" in capsys.readouterr().err


def test_all_estimators_are_given_for_one_outcome(file):
    comparison = abroad.open_comparison(file)
    found = evaluation.evaluate(comparison, next(iter(PAIRS)), evaluation.log_change_of_exports)
    assert [one.method for one in found] == [
        "before-after",
        "recipients v others",
        "matched difference in differences",
        "regression discontinuity",
    ]
    assert found[2].low < EFFECT < found[2].high
    assert found[3].low < 0 < found[3].high  # the ranks of this file were drawn, money went by size
