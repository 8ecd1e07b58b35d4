"""Comparison files: what the reader gives and refuses, the figures drawn of them, and the table over several."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import matplotlib
import numpy as np
import pytest
from scipy import stats

import abroad
from abroad.__main__ import main
from abroad.comparison import Comparison, student_interval
from abroad.figures.effects import acts, budget, drawing, frame, self_report, waterfall, winners_and_losers
from abroad.figures.style import HEIGHT_INCHES, SETTINGS, SMALLEST_PT, WIDTH_INCHES
from synthetic_comparison import LAST, NET, NOISE, OUTCOMES, PAIRS, groups, parts_of, seal, write_comparison

TOTAL = "voucher: total"


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_comparison(tmp_path_factory.mktemp("made") / "voucher.h5")


@pytest.fixture(scope="module")
def comparison(file: Path) -> Comparison:
    return abroad.open_comparison(file)


# ------------------------------------------------------------------------------------------------------- the reader


def test_effects_are_in_the_units_of_their_outcomes(comparison):
    at = {"comparison": TOTAL, "standpoint": "funding_countries", "largest": "included", "year": LAST}
    parts = comparison.parts.sel(at)
    for outcome, (unit, _) in OUTCOMES.items():
        assert comparison.unit(outcome) == unit
        for part, value in parts_of(8 * NET).items():
            assert comparison.interval(parts.sel(outcome=outcome, part=part)).mean == pytest.approx(value, abs=0.3)
    assert comparison.runs_used == 4 and comparison.runs_expected == 5
    assert [pair.label for pair in comparison.pairs] == list(PAIRS)
    assert comparison.end_year(TOTAL) == LAST


def test_the_interval_is_students_over_replications(comparison):
    at = {"comparison": TOTAL, "standpoint": "funding_countries", "largest": "included", "year": LAST}
    net = comparison.parts.sel(**at, outcome="exporters", part="net")
    found = comparison.interval(net)
    wanted = stats.ttest_1samp(8 * (NET + np.array(NOISE)), 0).confidence_interval(0.95)
    assert (found.low, found.high) == pytest.approx((wanted.low, wanted.high))
    assert np.isnan(comparison.interval(net.isel(replication=[0])).low)


def test_student_intervals_cover_a_known_effect_95_times_of_100():
    """10,000 made-up comparisons of 8 replications; the share that covers has a standard error of 0.22 points."""
    values = np.random.default_rng(5).normal(3.0, 2.0, (8, 10_000))
    _, low, high = student_interval(values, 0.95)
    covered = float(((low <= 3.0) & (high >= 3.0)).mean())
    assert 0.935 < covered < 0.965
    _, low, high = student_interval(values, 0.90)
    assert float(((low <= 3.0) & (high >= 3.0)).mean()) < 0.93


def test_replications_without_a_value_do_not_count():
    mean, low, high = student_interval(np.array([[1.0, np.nan], [3.0, np.nan], [np.nan, np.nan]]), 0.95)
    assert mean[0] == 2 and low[0] < 1 and high[0] > 3
    assert np.isnan(mean[1]) and np.isnan(low[1])


def test_single_firms_have_the_names_of_their_places(comparison):
    firms = comparison.firms()
    assert set(firms["country"]) == {"Spain", "France"} and set(firms["cluster"]) == {"Spain 01", "France 01", "-"}
    assert set(firms["comparison"].astype(str)) == {TOTAL}
    assert set(firms["size_class"].astype(str)) == {"micro", "small", "medium", "large"}


def test_tables_are_tidy(comparison):
    table = comparison.table("measures", "mean", "low", "high")
    assert len(table) == len(PAIRS) * comparison["measures"].sizes["measure"]


def test_damaged_files_other_kinds_and_other_versions_are_refused(file, tmp_path):
    raw = bytearray(file.read_bytes())
    raw[len(raw) // 2] ^= 1
    damaged = tmp_path / "damaged.h5"
    damaged.write_bytes(raw)
    with pytest.raises(abroad.ResultsError, match="damaged or cut short"):
        abroad.open_comparison(damaged)
    with pytest.raises(abroad.ResultsError, match="holds abroad comparison, not abroad results"):
        abroad.open_results(file)
    specimen = Path(__file__).resolve().parents[1] / "record" / "format_1_0.h5"
    with pytest.raises(abroad.ResultsError, match="holds abroad results, not abroad comparison"):
        abroad.open_comparison(specimen)
    small = {"places": groups()["places"]}
    with pytest.raises(abroad.ResultsError, match="format version 2, this package reads version 1"):
        abroad.open_comparison(write_comparison(tmp_path / "newer.h5", small, format_version_major=2))
    lying = write_comparison(tmp_path / "lying.h5", small, file_type="abroad results")
    with pytest.raises(abroad.ResultsError, match="does not say that it holds abroad comparison"):
        abroad.open_comparison(lying)
    seal(lying, "abroad results")
    assert abroad.open_results(lying).groups == ["places"]


def test_an_unknown_comparison_is_named(comparison):
    with pytest.raises(abroad.ResultsError, match="does not compare 'grant: total'"):
        comparison.pair("grant: total")


def test_info_says_what_a_comparison_holds(file, capsys):
    assert main(["info", str(file)]) == 0
    assert "standpoint 2" in capsys.readouterr().out


# ------------------------------------------------------------------------------------------------------ the figures


def texts_of(figure) -> list[str]:
    return [text.get_text() for text in figure.texts]


def first(draw, comparison):
    with matplotlib.rc_context(SETTINGS):
        name, figure = next(draw(comparison))
        figure.draw_without_rendering()
    return name, figure


def test_bars_of_the_waterfall_lead_from_gross_to_net():
    parts = {part: frame.Interval(value, value, value) for part, value in parts_of(16).items()}
    parts[waterfall.APART] = frame.Interval(10, 10, 10)
    bars = waterfall.steps(parts)
    by_part = {part: (start, end) for part, start, end in bars}
    assert by_part["gross"] == (0, 100) and by_part["deadweight"] == (100, 14) and by_part["recipients"] == (0, 14)
    assert by_part["spillover"] == (14, 18) and by_part["displacement"] == (18, 16)
    assert by_part["indirect"][1] == by_part["net"][1] == 16 and by_part[waterfall.APART] == (0, 10)
    parts["spillover"] = frame.Interval(9, 9, 9)  # parts that do not add up to net are seen
    assert waterfall.steps(parts)[-3][2] != 16


def test_every_figure_tells_runs_used_of_expected_and_what_intervals_cover(comparison):
    for draw in drawing.FIGURES.values():
        _, figure = first(draw, comparison)
        small_print = " ".join(texts_of(figure))
        assert "4 of 5 runs; intervals 95 %, paired over runs: chance only, parameters fixed" in small_print
        assert "digest 0123456789ab" in small_print
        assert figure.get_size_inches().tolist() == [WIDTH_INCHES, HEIGHT_INCHES]
        every = [text for axes in figure.axes for text in (*axes.texts, *axes.get_xticklabels(), axes.xaxis.label)]
        assert min(text.get_fontsize() for text in (*every, *figure.texts)) >= SMALLEST_PT


def test_both_standpoints_are_shown_unless_they_see_the_same(comparison, tmp_path):
    _, figure = first(waterfall.draw, comparison)
    assert len(figure.axes) == 6
    made = groups()
    made["comparison"]["parts"][:, :, 1] = made["comparison"]["parts"][:, :, 0]
    _, figure = first(waterfall.draw, abroad.open_comparison(write_comparison(tmp_path / "same.h5", made)))
    assert len(figure.axes) == 3


def test_winners_and_losers_have_their_signs(comparison):
    _, figure = first(winners_and_losers.draw, comparison)
    size = figure.axes[0]
    assert [label.get_text() for label in size.get_yticklabels()] == ["micro", "small", "medium", "large"]
    assert [text.get_text() for text in size.texts] == ["+144", "−48", "0", "0"]


def test_of_many_groups_the_largest_effects_are_shown():
    mean = np.array([0.0, *range(1, 13), -20.0])
    assert winners_and_losers.largest_effects(mean) == [*range(4, 13), 13]


def test_acts_are_split_by_cause_and_announcements_have_none(comparison):
    names = [name for name, _ in acts.draw(comparison)]
    assert names == ["funded_acts_voucher_total", "funded_acts_voucher_money"]
    bars = acts.acts_by_cause(comparison, comparison.pair(TOTAL))
    assert [name for name, _ in bars] == ["entry"] and bars[0][1].tolist() == [40, 10, 20, 25, 5]
    assert any("wrong reason" in text for text in texts_of(first(acts.draw, comparison)[1]))


def test_the_self_report_stands_beside_what_was_caused(comparison):
    gross, claim, caused, net = self_report.numbers(comparison, comparison.pair(TOTAL), "exporters")
    assert (gross.mean, claim.mean, caused.mean, net.mean) == pytest.approx((100, 50, 84, 96), abs=0.3)


def test_the_budget_figure_needs_several_budgets(comparison, tmp_path):
    assert budget.scheme_of("voucher x0.5 to x1") == budget.scheme_of("voucher x2") == "voucher"
    assert budget.scheme_of("fairs abroad") == "fairs abroad"
    assert [pair.budget_factor for pair in budget.scaled(comparison)["voucher", "total"]] == [1, 2]
    made = {name: data.isel(comparison=[0]) if "comparison" in data.dims else data for name, data in groups().items()}
    one = abroad.open_comparison(write_comparison(tmp_path / "one.h5", made))
    assert list(budget.draw(one)) == []


def test_numbers_are_short_and_large_sums_are_in_millions():
    assert [frame.number(value) for value in (0, 1234.4, -12.34, 0.5, 0.001)] == [
        "0",
        "1\u202f234",
        "−12.3",
        "0.5",
        "0",
    ]
    assert frame.readable("kEUR/year", 50_000) == (1e-3, "million EUR/year")
    assert frame.readable("firms", 50_000) == (1, "firms")


def test_the_command_draws_comparisons_each_in_a_folder(file, tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(drawing, "FIGURES", {"self_report": drawing.FIGURES["self_report"]})
    other = tmp_path / "other.h5"
    other.write_bytes(file.read_bytes())
    assert main(["figures", str(file), str(other), "-o", str(tmp_path / "out")]) == 0
    told = capsys.readouterr().out
    for folder in ("voucher", "other"):
        path = tmp_path / "out" / folder / "self_report_voucher_total.png"
        assert path.exists() and str(path) in told


# -------------------------------------------------------------------------------------------------------- the table


def test_the_table_has_a_row_for_each_scheme_and_outcome(file, capsys):
    assert main(["compare-table", str(file), "--outcomes", "exporters"]) == 0
    told = capsys.readouterr().out.splitlines()
    row = [cell.strip() for cell in told[2].strip("|").split("|")]
    assert row[:5] == ["A voucher", TOTAL, "exporters", "firms", str(LAST)]
    assert row[5].startswith("96 [") and row[7] == "0.4 [0.36, 0.44]" and row[9] == "4 of 5"
    assert "chance only, parameters fixed" in told[-1]
    assert main(["compare-table", str(file), "--outcomes", "exporters", "--csv"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert [line["comparison"] for line in rows] == [TOTAL, "voucher: money", "voucher x2: total"]
    assert float(rows[0]["net_additional"]) == 96 and float(rows[0]["displacement"]) == pytest.approx(-12)
    assert float(rows[0]["eur_per_unit_low"]) < float(rows[0]["eur_per_unit"]) == 20833


def test_an_unknown_outcome_is_refused(file, capsys):
    assert main(["compare-table", str(file), "--outcomes", "profits"]) == 4
    assert "has no outcome 'profits' (it has exporters, links" in capsys.readouterr().err
