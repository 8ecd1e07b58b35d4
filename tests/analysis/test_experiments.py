"""Plans are the samples that they should be, indices are those of known functions, and gaps are told."""

from __future__ import annotations

import csv
import json
import os
import subprocess
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from scipy import stats

from abroad.__main__ import main
from abroad.errors import ResultsError
from abroad.experiments.collected import Outcome, open_sweep
from abroad.experiments.experiment import Parameter, experiment_of, text_of
from abroad.experiments.indices import blocks, indices_of, tornado_of, unit_rows
from abroad.experiments.problems import parameters_of, problem_of, yaml_of
from abroad.experiments.sampling import plan_of, unit_sample, values_at
from abroad.seal import check_seal

PROJECT = Path(__file__).resolve().parents[2]
THREE = """
scenario: s.yaml
uncertainties:
  - {name: x1, path: a.x1, distribution: uniform, low: -3.141592653589793, high: 3.141592653589793}
  - {name: x2, path: a.x2, distribution: uniform, low: -3.141592653589793, high: 3.141592653589793}
  - {name: x3, path: a.x3, distribution: uniform, low: -3.141592653589793, high: 3.141592653589793}
"""
SOBOL = THREE + "design: {uncertainties: sobol, samples_count: 1024}\n"
MORRIS = THREE + "design: {uncertainties: morris, samples_count: 20}\n"
LEVERS = "levers:\n  - {name: rate, path: b.rate, values: [0.3, 0.5]}\n"


class FakeSweep:
    """A plan with its columns, as if it had been simulated."""

    def __init__(self, text: str) -> None:
        self.experiment = experiment_of(text, "experiment.yaml")
        self.points = plan_of(self.experiment)

    def coordinate(self, parameter: str) -> np.ndarray:
        column = [point[self.experiment.names.index(parameter)] for point in self.points]
        try:
            return np.array(column, dtype=float)
        except ValueError:
            return np.array(column)


def ishigami(sweep: FakeSweep) -> np.ndarray:
    x1, x2, x3 = (sweep.coordinate(name) for name in ("x1", "x2", "x3"))
    return np.sin(x1) + 7 * np.sin(x2) ** 2 + 0.1 * x3**4 * np.sin(x1)


def outcome_of(values: np.ndarray, runs: np.ndarray | None = None) -> Outcome:
    runs = np.ones(len(values), dtype=int) if runs is None else runs
    return Outcome("y", "y", "1", values[:, None], np.array([2014.0]), runs, len(values))


def test_sobol_indices_are_those_of_the_ishigami_function():
    sweep = FakeSweep(SOBOL)
    found = indices_of(sweep, ishigami(sweep), unit_rows(sweep), resamples=50)
    assert found.columns["S1"] == pytest.approx([0.314, 0.442, 0], abs=0.05)
    assert found.columns["ST"] == pytest.approx([0.558, 0.442, 0.244], abs=0.05)
    assert found.groups_used == found.groups_drawn == 1024
    assert indices_of(sweep, sweep.coordinate("x1"), unit_rows(sweep), 50).columns["S1"] == pytest.approx(
        [1, 0, 0], abs=0.05
    )


def test_a_missing_run_leaves_out_its_base_row_and_is_told():
    sweep = FakeSweep(SOBOL)
    values = ishigami(sweep)
    values[[0, 1, 7]] = np.nan
    found = indices_of(sweep, values, unit_rows(sweep), resamples=50)
    assert (found.groups_used, found.groups_drawn) == (1022, 1024)
    assert "1022 of 1024" in found.text
    assert found.columns["S1"] == pytest.approx([0.314, 0.442, 0], abs=0.05)
    with pytest.raises(ResultsError, match="only 0 of 1024"):
        indices_of(sweep, np.full(len(values), np.nan), unit_rows(sweep), 50)


def test_an_outcome_that_never_changes_is_sensitive_to_nothing():
    sweep = FakeSweep(SOBOL)
    found = indices_of(sweep, np.ones(len(sweep.points)), unit_rows(sweep), 50)
    assert not found.columns["S1"].any() and not found.columns["ST"].any()


def test_morris_measures_a_straight_line_exactly():
    sweep = FakeSweep(MORRIS)
    values = 3 * sweep.coordinate("x1") - 2 * sweep.coordinate("x2")
    found = indices_of(sweep, values, unit_rows(sweep), resamples=50)
    assert found.columns["mu"] == pytest.approx([6 * np.pi, -4 * np.pi, 0], abs=1e-6)
    assert found.columns["mu_star"] == pytest.approx([6 * np.pi, 4 * np.pi, 0], abs=1e-6)
    assert found.columns["sigma"] == pytest.approx([0, 0, 0], abs=1e-6)


@pytest.mark.parametrize("role", ["uncertainties", "levers"])
def test_a_sample_crossed_with_values_of_the_other_role_is_taken_apart_again(role):
    text = MORRIS + LEVERS
    if role == "levers":
        text = MORRIS.replace("{uncertainties:", "{levers:").replace("\nuncertainties:", "\nlevers:")
        text += LEVERS.replace("levers:", "uncertainties:")
    sweep = FakeSweep(text)
    unit = unit_rows(sweep)
    copies = blocks(sweep, len(unit))
    assert [set(sweep.coordinate("rate")[copy]) for copy in copies] == [{0.3}, {0.5}]
    sweep.points[3] = sweep.points[0]
    with pytest.raises(ResultsError, match="not the sample"):
        unit_rows(sweep)


def test_a_tornado_shows_the_widest_swing_first():
    sweep = FakeSweep(THREE.replace("distribution: uniform", "steps_count: 3") + LEVERS)
    values = 10 * sweep.coordinate("rate") - sweep.coordinate("x2")
    swings = tornado_of(sweep, outcome_of(values), 0)
    assert [swing.name for swing in swings[:2]] == ["x2", "rate"]
    assert swings[0].high - swings[0].low == pytest.approx(-2 * np.pi)
    assert swings[1].high - swings[1].low == pytest.approx(2)
    values[sweep.coordinate("rate") == 0.3] = np.nan
    assert all(np.isfinite(swing.high) for swing in tornado_of(sweep, outcome_of(values), 0) if swing.name != "rate")


def test_the_text_about_missing_runs_counts_them():
    assert outcome_of(np.ones(4)).missing_text == "4 of 4 runs"
    assert "3 of 4 runs" in outcome_of(np.ones(4), np.array([1, 1, 0, 1])).missing_text
    assert "1 points have none" in outcome_of(np.ones(4), np.array([1, 1, 0, 1])).missing_text


@pytest.mark.parametrize("design", ["latin_hypercube", "random", "sobol", "morris"])
def test_a_sample_is_the_same_each_time_and_another_with_another_seed(design):
    def points(seed: int) -> list:
        return plan_of(
            experiment_of(THREE + f"design: {{uncertainties: {design}, samples_count: 8, seed: {seed}}}", "e")
        )

    assert points(1) == points(1)
    assert points(1) != points(2)


def test_a_latin_hypercube_has_one_point_in_each_layer():
    experiment = experiment_of(THREE + "design: {uncertainties: latin_hypercube, samples_count: 50}", "e")
    unit = unit_sample("latin_hypercube", experiment.parameters["uncertainties"], experiment)
    for column in unit.T:
        assert sorted(np.floor(column * 50)) == list(range(50))


@pytest.mark.parametrize(
    ("parameter", "reference"),
    [
        (Parameter("a", "p", distribution="uniform", low=2, high=5), stats.uniform(2, 3)),
        (Parameter("a", "p", distribution="log_uniform", low=0.1, high=10), stats.loguniform(0.1, 10)),
        (Parameter("a", "p", distribution="normal", mean=3, sd=2), stats.norm(3, 2)),
        (Parameter("a", "p", distribution="triangular", low=0, high=4, mode=1), stats.triang(0.25, 0, 4)),
        (Parameter("a", "p", distribution="integer", low=1, high=6), stats.randint(1, 7)),
    ],
)
def test_values_follow_their_distribution(parameter, reference):
    places = (np.arange(2000) + 0.5) / 2000
    values = np.array([float(text) for text in values_at(parameter, places)])
    assert values.mean() == pytest.approx(reference.mean(), rel=0.01)
    assert values.std() == pytest.approx(reference.std(), rel=0.02)
    assert values[1000] == pytest.approx(reference.ppf(places[1000]), rel=1e-6)


def test_categories_are_drawn_alike():
    values = values_at(Parameter("a", "p", ("x", "y", "z"), "categories"), np.linspace(0, 1, 300))
    assert [values.count(kind) for kind in "xyz"] == [100, 100, 100]


def test_numbers_are_written_as_scenarios_take_them():
    assert [text_of(value) for value in (3.0, 0.1 + 0.2, 1e-7)] == ["3", "0.3", "1e-07"]


def test_a_problem_of_salib_goes_out_and_comes_back():
    parameters = (
        Parameter("u", "a.u", distribution="uniform", low=1, high=2),
        Parameter("u_2", "b.u", distribution="normal", mean=1, sd=2),
        Parameter("t", "a.t", distribution="triangular", low=0, high=4, mode=1),
        Parameter("l", "a.l", distribution="log_uniform", low=1, high=4),
    )
    assert parameters_of(json.loads(json.dumps(problem_of(parameters)))) == parameters
    assert experiment_of(yaml_of(parameters), "e").parameters["uncertainties"] == parameters
    with pytest.raises(ResultsError, match="no distribution for integer"):
        problem_of((Parameter("i", "p", distribution="integer", low=1, high=2),))
    with pytest.raises(ResultsError, match="'weibull'"):
        parameters_of({"names": ["x"], "bounds": [[1, 2]], "dists": ["weibull"]})


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (THREE + "design: {uncertainties: sobol, samples_count: 100}", "power of two"),
        (THREE + "design: {uncertainties: one_at_a_time}", "by `abroad sweep` alone"),
        (THREE.replace("low: -3.141592653589793", "lwo: 1"), "no key 'lwo'"),
        ("- 1", "no experiment"),
        ("a: [", "no YAML"),
        (THREE, "needs values"),
    ],
)
def test_what_cannot_be_drawn_is_told(text, told):
    with pytest.raises(ResultsError, match=told):
        plan_of(experiment_of(text, "experiment.yaml"))


@pytest.fixture(scope="module")
def program() -> str:
    found = os.environ.get("ABROAD_PROGRAM", "")
    if not Path(found).is_file():
        pytest.skip("the program is not built (ABROAD_PROGRAM names it)")
    return found


@pytest.fixture(scope="module")
def swept(program, tmp_path_factory) -> SimpleNamespace:
    """A small Morris sweep of the smallest scenario, from the experiment file to the collected results."""
    folder = tmp_path_factory.mktemp("sweep")
    experiment = folder / "experiment.yaml"
    experiment.write_text(f"""
scenario: {PROJECT / "scenarios/teaching/smallest.yaml"}
plan: plan.csv
replications_count: 2
levers:
  - {{name: payout, path: accounts.payout_share, values: [0.3, 0.5]}}
uncertainties:
  - {{name: entry_cost, path: export.entry_cost_keur, distribution: uniform, low: 5, high: 80}}
  - {{name: distance, path: market.distance_cost, distribution: log_uniform, low: 0.05, high: 0.5}}
design: {{uncertainties: morris, samples_count: 6}}
outcomes:
  - {{name: exporters, indicator: exporters}}
  - {{name: exporters_by, indicator: exporters, group: country}}
periods: {{keep: last_of_year}}
""")
    assert main(["design", str(experiment), "-o", str(folder / "plan.csv")]) == 0
    sweep = folder / "sweep"
    subprocess.run([program, "sweep", experiment, "-o", sweep, "-q"], check=True, timeout=300)
    subprocess.run([program, "collect", sweep, "-o", folder / "all.h5", "-q"], check=True, timeout=300)
    return SimpleNamespace(folder=folder, sweep=sweep, collected=folder / "all.h5")


def test_a_collected_sweep_opens_with_its_parameters_as_coordinates(swept):
    sweep = open_sweep(swept.collected)
    data = sweep.results["country"]["exporters_by"]
    assert data.dims == ("point", "replication", "period", "country")
    assert {"payout", "entry_cost", "distance"} <= set(data.coords)
    with (swept.folder / "plan.csv").open() as file:
        rows = list(csv.DictReader(file))
    assert data["entry_cost"].to_numpy().tolist() == [float(row["entry_cost"]) for row in rows]
    assert sweep.results.recomputed_digest() == sweep.results.digest


def test_sensitivity_writes_tables_and_pictures_of_a_whole_sweep(swept, capsys):
    out = swept.folder / "figures"
    assert main(["sensitivity", str(swept.collected), "-o", str(out), "--json", str(swept.folder / "s.json")]) == 0
    said = capsys.readouterr().out
    assert "72 of 72 runs" in said and "mu_star" in said
    assert {path.name for path in out.iterdir()} == {
        "tornado_exporters.png", "over_time_exporters.png", "over_time_exporters_1.png",
    }  # fmt: skip
    document = json.loads((swept.folder / "s.json").read_text())
    assert [table["at"] for table in document["indices"]] == ["payout 0.3", "payout 0.5"]
    assert document["indices"][0]["mu"][0] < 0  # entry that costs more makes fewer exporters


def test_sensitivity_of_a_sweep_with_gaps_says_what_is_missing(swept, program, tmp_path, capsys):
    holed = tmp_path / "sweep"
    subprocess.run(["cp", "-r", swept.sweep, holed], check=True)
    sorted((holed / "runs").iterdir())[0].unlink()
    refused = subprocess.run([program, "collect", holed, "-o", tmp_path / "all.h5"], check=False, capture_output=True)
    assert refused.returncode == 4 and b"--allow-gaps" in refused.stderr
    subprocess.run([program, "collect", holed, "-o", tmp_path / "all.h5", "-q", "--allow-gaps"], check=True)
    assert main(["sensitivity", str(tmp_path / "all.h5"), "--outcome", "exporters_by", "--only", "Spain"]) == 0
    said = capsys.readouterr().out
    assert "of 72 runs (effective replications a point: 1 to 2" in said
    with pytest.raises(ResultsError, match="say --only"):
        open_sweep(tmp_path / "all.h5").outcome("exporters_by")
    with pytest.raises(ResultsError, match="has no outcome 'sales'"):
        open_sweep(tmp_path / "all.h5").outcome("sales")


def test_every_cut_and_flipped_bit_of_a_run_is_found_before_a_number_is_shown(swept, tmp_path):
    whole = sorted((swept.sweep / "runs").iterdir())[0].read_bytes()
    place = tmp_path / "run.h5"
    place.write_bytes(whole)
    check_seal(place)
    tries = [whole[:length] for length in range(0, len(whole), 512)]
    luck = np.random.default_rng(1)
    bits = luck.choice(len(whole) * 8, size=10_000, replace=False)
    found = 0
    for attempt in [*tries, *bits]:
        if isinstance(attempt, bytes):
            place.write_bytes(attempt)
        else:
            changed = bytearray(whole)
            changed[attempt // 8] ^= 1 << (attempt % 8)
            place.write_bytes(changed)
        try:
            check_seal(place)
        except ResultsError:
            found += 1
    assert found == len(tries) + len(bits)
