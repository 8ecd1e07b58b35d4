"""Runs are read whole, scores say what they should, and the command names what a file lacks."""

from __future__ import annotations

import argparse
import json
import math

import numpy as np
import pandas as pd
import pytest

from abroad.errors import ResultsError
from abroad.patterns import choice, command, exporting, firms, load
from abroad.patterns.list import PATTERNS
from abroad.patterns.pattern import Falling, Pattern, Range
from abroad.patterns.report import text_report
from abroad.patterns.run import YEARS_MEASURED, Run
from abroad.patterns.scores import Score, score_all
from synthetic import MARKETS, SyntheticResults, firms_of_sizes, run_of, run_of_histories


def test_only_the_last_eleven_years_ends_are_measured():
    run = run_of_histories(["E" * 9 + "d" * YEARS_MEASURED])
    assert len(run.years) == YEARS_MEASURED and exporting.participation(run) == 0
    assert exporting.participation(run_of_histories(["E" * 9 + "d" * (YEARS_MEASURED - 1)])) > 0


def test_panels_that_contradict_themselves_are_refused():
    with pytest.raises(ResultsError, match="twice in one year"):
        run_of([{"seat": 1}, {"seat": 1}])
    with pytest.raises(ResultsError, match="positions names firms"):
        run_of([{"seat": 1}], [{"seat": 2}])
    with pytest.raises(ResultsError, match="leaves out years"):
        run_of_histories(["d-d"])


def test_a_score_has_mean_spread_and_verdict_on_the_mean():
    pattern = Pattern("T", "toy", "firms", "exporters", exporting.participation, "-", Range(0.4, 0.6))
    runs = [firms_of_sizes({10: flags}) for flags in ([1, 0], [1, 1, 0, 0, 0], [1, 1, 1, 0, 0])]
    score = score_all([pattern], runs)[0]
    number = score.numbers[""]
    assert (number.mean, number.low, number.high, number.runs) == (pytest.approx(0.5), 0.4, 0.6, 3)
    assert number.sd == pytest.approx(0.1)
    assert score.verdict == "pass" and score.passed_share == 1
    planted = score_all([pattern], [firms_of_sizes({10: [1]})])[0]
    assert planted.verdict == "MISS" and math.isnan(planted.numbers[""].sd)


def test_a_row_without_data_does_not_pass():
    pattern = Pattern("T", "toy", "firms", "shape", firms.growth_shape, "-", Range())
    assert score_all([pattern], [firms_of_sizes({10: [1]})])[0].verdict == "no data"


def test_a_shape_needs_only_the_parts_that_it_names():
    pattern = Pattern("T", "toy", "firms", "order", exporting.participation_by_class, "-", Falling(("small", "micro")))
    run = firms_of_sizes({1: [1, 0, 0], 10: [1, 1]})
    assert score_all([pattern], [run])[0].verdict == "pass"
    assert score_all([pattern], [firms_of_sizes({10: [1, 1]})])[0].verdict == "no data"


def test_ids_are_unique_and_deciding_rows_exist_and_are_tested():
    ids = [pattern.id for pattern in PATTERNS]
    assert len(set(ids)) == len(ids)
    by_id = {pattern.id: pattern for pattern in PATTERNS}
    assert all(by_id[other].kind == "tested" for pattern in PATTERNS for other in pattern.decided_by)
    assert [id for id in ids if id.isdigit()] == [str(number) for number in range(1, 17)]


# -------------------------------------------------------------------------------------------------- whole command


def source(**about) -> load.Source:
    return load.Source("made_up.h5", SyntheticResults(**about))


def measured(results: load.Source) -> tuple[list[Score], list[Run]]:
    runs = load.runs_of_all([results])
    return score_all(PATTERNS, runs), runs


def scores_by_id(results: load.Source) -> dict:
    scores, _ = measured(results)
    return {score.pattern.id: score for score in scores}


def test_a_made_up_file_gives_back_what_was_put_in():
    scores = scores_by_id(source(firms=8000, replications=3))
    for row, share in (("P1.micro", 0.15), ("P1.small", 0.40), ("P1.medium", 0.60)):
        assert scores[row].numbers[""].mean == pytest.approx(share, abs=0.03)
    assert scores["9"].numbers[""].mean == pytest.approx(0.9, abs=0.01)
    assert scores["P11"].numbers[""].mean == pytest.approx(0.25)
    assert scores["P25.tail"].numbers[""].mean == pytest.approx(1.1, abs=0.1)
    assert scores["9"].verdict == "in range"


def test_a_file_planted_with_less_persistence_misses():
    scores = scores_by_id(source(persistence=0.6))
    assert scores["9"].verdict == "out of range" and scores["P3.exit"].verdict == "MISS"


def test_report_and_json_name_every_row_with_value_and_verdict(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(load, "open_results", lambda path: SyntheticResults(firms=500))
    arguments = parsed(["first.h5", "--json", str(tmp_path / "out.json")])
    assert command.run(arguments) == 0
    text, document = capsys.readouterr().out, json.loads((tmp_path / "out.json").read_text())
    assert [row["id"] for row in document[0]["patterns"]] == [pattern.id for pattern in PATTERNS]
    assert all(pattern.id in text and pattern.definition in text for pattern in PATTERNS)
    assert "2 replications" in text and "tested patterns pass" in text
    row = next(row for row in document[0]["patterns"] if row["id"] == "15")
    assert set(row["numbers"]) == {"micro", "small", "medium", "large"} and row["verdict"]


def parsed(words: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    command.add_arguments(parser)
    return parser.parse_args(words)


def test_rows_can_be_chosen_and_a_wrong_one_is_named(capsys):
    assert [pattern.id for pattern in choice.choose("2-3,P3,16")] == [
        "2",
        "3",
        "16",
        "P3.state",
        "P3.exit",
        "P3.flows",
    ]
    assert command.run(parsed(["first.h5", "--rows", "P99"])) == 2
    assert "no row 'P99'" in capsys.readouterr().err


def test_a_file_without_or_with_a_sampled_panel_is_refused_with_the_way_out():
    missing = load.Source("bare.h5", SyntheticResults(firms=50).without_panel())
    with pytest.raises(ResultsError, match=r"bare.h5: has no firm panel.*--set record.panel=all"):
        load.runs_of_all([missing])
    sampled = SyntheticResults(firms=50)
    with pytest.raises(ResultsError, match=r"firm panel holds .* of .* firms.*--set record.panel=all"):
        load.runs_of_all([load.Source("some.h5", sampled.keep_rows(np.arange(300)))])


def test_files_of_one_scenario_are_replications_and_others_stand_apart():
    one, two = source(seed=1, firms=50), source(seed=2, firms=50)
    other = source(seed=1, firms=50, scenario={"made": "differently"})
    assert [len(group) for group in load.group_by_scenario([one, other, two]).values()] == [2, 1]
    with pytest.raises(ResultsError, match="replication 0 of seed 1"):
        load.group_by_scenario([one, source(seed=1, firms=60)])


def test_few_years_are_said_and_rows_that_need_more_have_no_data():
    short = source(years=2, firms=200)
    scores, runs = measured(short)
    assert "2 year's ends, 2013 to 2014; the definitions ask for the last 11" in text_report("short", scores, runs)
    verdicts = {score.pattern.id: score.verdict for score in scores}
    assert verdicts["P5"] == "no data" and verdicts["9"] == "in range"


def test_unknown_names_in_the_panel_are_refused():
    column = pd.Series(["Spain", "Atlantis"])
    with pytest.raises(ResultsError, match="'Atlantis' is not among the names"):
        load._codes(column, MARKETS, "panel country")
    assert load._codes(pd.Series([1, 0]), MARKETS, "panel country").tolist() == [1, 0]
    assert load._codes(pd.Series(["rest_of_eu"]), ["Spain", "Rest of EU"], "panel country").tolist() == [1]
