"""Measures of cooperation, ways of being abroad and managements: answers worked out by hand, and planted faults."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest
import xarray as xr

from abroad.errors import ResultsError
from abroad.patterns import cooperation, load, managements, presence
from abroad.patterns.list import PATTERNS
from abroad.patterns.pattern import NotRising, Pattern
from abroad.patterns.places import continent
from abroad.patterns.run import NotRecorded, Run
from abroad.patterns.scores import score_all
from synthetic import FIRST_YEAR, LATITUDE, LONGITUDE, MARKETS, SyntheticResults, run_of
from synthetic_whole import STARTED

SPAIN, FRANCE, USA, KOREA = (MARKETS.index(name) for name in ("Spain", "France", "USA", "Korea"))
Y = FIRST_YEAR


def partners(*rows: tuple[int, int, int]) -> dict[str, pd.DataFrame]:
    """Year, seat and country of a partner."""
    table = pd.DataFrame(rows, columns=["year", "seat", "country"]).assign(generation=0)
    return {"partners": table}


def series(group: str, variable: str, by_quarter: np.ndarray, axis: str = "", labels: tuple = ()) -> dict:
    """A group with one variable, quarters from the first year on."""
    dims = ("period", axis) if axis else ("period",)
    coords = {"period": Y + np.arange(len(by_quarter)) / 4, **({axis: list(labels)} if axis else {})}
    return {group: xr.Dataset({variable: (dims, by_quarter)}, coords=coords)}


def years(seats: int, count: int, **about: float) -> list[dict]:
    return [{"seat": seat, "year": Y + year, **about} for year in range(count) for seat in range(seats)]


# ----------------------------------------------------------------------------------------------------- cooperation


def test_a_firm_cooperates_if_it_has_a_partner_anywhere_at_the_years_end():
    run = run_of(years(4, 2), tables=partners((Y, 0, SPAIN), (Y, 0, USA), (Y + 1, 1, SPAIN), (Y + 1, 2, FRANCE)))
    assert cooperation.in_cooperation(run) == pytest.approx((1 / 4 + 2 / 4) / 2)
    assert cooperation.in_cooperation(run_of(years(4, 2), tables=partners((Y, 0, SPAIN)))) == pytest.approx(1 / 8)
    researchers = [{**row, "research_intensity_share": 0.1 * (row["seat"] < 2)} for row in years(4, 2)]
    asked = run_of(researchers, tables=partners((Y, 0, SPAIN), (Y + 1, 3, SPAIN)))
    assert cooperation.in_cooperation_of_innovators(asked) == pytest.approx((1 / 2 + 0) / 2)


def survey(**about: float) -> dict[str, float]:
    """Ten Spanish researchers over three years: one with a partner at home, two in France, one in the USA and Korea."""
    rows = years(10, 3, **{"research_intensity_share": 0.05, "country": SPAIN, **about})
    held = ((Y, 0, SPAIN), (Y + 1, 1, FRANCE), (Y + 2, 2, FRANCE), (Y, 3, USA), (Y + 2, 3, KOREA))
    return cooperation.survey_of_innovators(run_of(rows, tables=partners(*held)))


def test_a_survey_asks_about_three_years_and_tells_places_apart():
    assert survey() == pytest.approx({"anybody": 0.4, "Europe abroad": 0.2, "USA": 0.1, "Asia": 0.1})
    assert survey(country=FRANCE)["Europe abroad"] == pytest.approx(0.1)  # the partner in Spain


def test_a_survey_leaves_out_small_firms_firms_without_research_and_firms_overseas():
    for about in ({"employees": 9.0}, {"research_intensity_share": 0.0}, {"country": USA}):
        assert all(math.isnan(number) for number in survey(**about).values())
    young = run_of(years(4, 2, research_intensity_share=0.1), tables=partners())
    assert math.isnan(cooperation.survey_anybody(young))


def test_partners_of_firms_that_the_panel_lacks_are_refused():
    run = run_of(years(2, 1), tables=partners((Y, 7, SPAIN)))
    with pytest.raises(ResultsError, match="partners names firms"):
        cooperation.in_cooperation(run)


def started(by_location: tuple[int, int, int], early: tuple[int, int, int] = (0, 0, 0)) -> Run:
    """Projects a quarter of the first year (which is not measured) and of the second."""
    counts = np.array([early] * 4 + [by_location] * 4)
    return run_of(years(1, 2), groups=series("project", "started", counts, "location", tuple(STARTED)))


def test_projects_are_counted_over_the_years_between_the_years_ends():
    run = started((4, 3, 1), early=(0, 0, 100))
    assert cooperation.projects_by_location(run) == pytest.approx(
        {"cluster": 0.5, "national": 0.375, "international": 0.125}
    )
    assert cooperation.projects_by_location(started((0, 0, 0)))["cluster"] is not None
    assert math.isnan(cooperation.projects_by_location(started((0, 0, 0)))["cluster"])


def test_order_of_locations_has_slack_in_a_single_run_but_none_in_the_mean():
    pattern = Pattern(
        "T", "toy", "projects", "shares", cooperation.projects_by_location, "-", NotRising(cooperation.LOCATIONS, 0.05)
    )
    good, near = started((42, 38, 20)), started((39, 41, 20))
    score = score_all([pattern], [good, near])[0]
    assert (score.verdict, score.passed_share) == ("pass", 1.0)
    assert score_all([pattern], [near])[0].verdict == "MISS"
    assert score_all([pattern], [good, started((30, 50, 20))])[0].passed_share == 0.5
    assert score_all([pattern], [started((42, 20, 38))])[0].passed_share == 0


def causes(distrust: int, conflict: int, time: int, language: int) -> Run:
    names = ("distrust", "conflict_of_interest", "time_or_money", "language_and_distance", "different_sectors")
    counts = zip(names, (distrust, conflict, time, language, 10), strict=True)
    merged = [series("all", f"failure_cause_{name}", np.full(8, count))["all"] for name, count in counts]
    return run_of(years(1, 2), groups={"all": xr.merge(merged)})


def test_causes_of_failure_are_shares_and_the_two_of_the_evidence_are_compared():
    run = causes(30, 20, 15, 5)
    assert cooperation.failure_causes(run)["distrust"] == pytest.approx(30 / 80)
    assert cooperation.failure_causes(run)[cooperation.LESSER] == pytest.approx(20 / 80)
    assert cooperation.distrust_per_conflict(run) == pytest.approx(1.5)
    order = next(pattern for pattern in PATTERNS if pattern.id == "P23.order")
    assert score_all([order], [run])[0].verdict == "pass"
    assert score_all([order], [causes(30, 10, 15, 5)])[0].verdict == "MISS"


# ------------------------------------------------------------------------------------------------- presence abroad


def present(*modes: tuple[int, str], efficiency: dict[int, float] | None = None, **about: float) -> Run:
    """Six firms at one year's end; seat and mode of their positions."""
    logs = efficiency or {}
    exporters = {seat for seat, _ in modes}
    rows = [
        {"seat": seat, "markets_count": int(seat in exporters), "ln_efficiency": logs.get(seat, 0.0), **about}
        for seat in range(6)
    ]
    return run_of(rows, [{"seat": seat, "mode": mode, "market": at} for at, (seat, mode) in enumerate(modes)])


MIXED = ((0, "export"), (1, "export"), (1, "joint_venture"), (2, "branch"), (3, "production"), (3, "export"))


def test_owners_and_producers_are_firms_and_positions_are_counted_by_mode():
    run = present(*MIXED)
    assert presence.venture_owners(run) == pytest.approx(1 / 6)
    assert presence.producers(run) == pytest.approx(1 / 6)
    assert presence.positions_by_mode(run) == {"export": 3, "joint_venture": 1, "branch": 1, "production": 1}
    assert presence.venture_owners(present((0, "joint_venture"), (0, "joint_venture"))) == pytest.approx(1 / 6)


def test_efficiency_is_that_of_the_highest_way():
    run = present(*MIXED, efficiency=dict(enumerate(np.log([1.5, 2.0, 4.0, 5.0, 0.5, 1.0]))))
    assert presence.efficiency_by_way(run) == pytest.approx(
        {"none": 0.75, "export": 1.5, "venture or branch": 3.0, "production": 5.0}
    )


def test_investors_are_counted_among_small_and_medium_firms_only():
    assert presence.investors_among_small_and_medium(present(*MIXED)) == pytest.approx(3 / 6)
    assert math.isnan(presence.investors_among_small_and_medium(present(*MIXED, employees=250.0)))


def test_excess_is_what_speaks_against_dominance():
    low, high = np.arange(10.0), np.arange(10.0) + 2
    assert presence.excess(high, low) == 0
    assert presence.excess(low, high) == pytest.approx(0.2)
    assert presence.excess(np.array([0.0, 9.0]), np.array([1.0, 2.0])) == pytest.approx(0.5)  # higher on the mean
    assert math.isnan(presence.excess(np.array([]), low))


def test_pecking_order_is_found_and_a_planted_inefficient_investor_is_seen():
    logs = {0: 1.0, 1: 2.0, 2: 3.0, 3: 4.0, 4: 0.0, 5: 0.5}
    run = present((0, "export"), (1, "branch"), (2, "branch"), (3, "production"), efficiency=logs)
    assert presence.exporters_over_others(run) == 0 and presence.investors_over_exporters(run) == 0
    wrong = present((0, "export"), (1, "branch"), (2, "branch"), (3, "production"), efficiency={**logs, 1: 0.2})
    assert presence.investors_over_exporters(wrong) == pytest.approx(1 / 3)


def test_output_is_compared_within_country_and_sector():
    # In sector 1 everybody sells ten times as much; within each sector exporters sell twice as much as others.
    cells = ((0, 0, 1.0), (0, 1, 2.0), (1, 0, 10.0), (1, 1, 20.0))
    rows = [
        {"seat": at, "sector": sector, "markets_count": exports, "made_at_home_keur_per_year": 1000 * factor}
        for at, (sector, exports, factor) in enumerate(cells)
    ]
    links = [{"seat": at, "mode": "export"} for at in (1, 3)]
    assert presence.output_excesses(run_of(rows, links))["exporters over others"] == 0
    rows[1]["sector"] = 1  # the exporter of sector 0 counted as one of sector 1
    assert presence.output_excesses(run_of(rows, links))["exporters over others"] > 0.4


def test_median_life_is_of_ventures_that_ended_in_the_years_measured():
    lives = pd.DataFrame([(Y, 9.0), (Y + 1, 1.0), (Y + 1, 4.0), (Y + 2, 5.0)], columns=["year", "life_years"])
    run = run_of(years(1, 3), tables={"ended_ventures": lives})
    assert presence.venture_life(run) == 4.0
    assert presence.venture_life(run_of(years(1, 1), tables={"ended_ventures": lives})) == 9.0
    assert math.isnan(presence.venture_life(run_of(years(1, 3), tables={"ended_ventures": lives.iloc[:1]})))


# ---------------------------------------------------------------------------------------------------- managements


def managed(links: tuple, wants: tuple = (1, 1, 0, 0, 0, 0, 1, 1)) -> Run:
    """The clusters of synthetic_whole, of which the first six are in Europe, at two year's ends."""
    rows = [(Y + year, *link) for year in (0, 1) for link in links]
    table = pd.DataFrame(rows, columns=["year", "cluster", "other_cluster", "stage"])
    quarters = np.array([[0] * 8] * 3 + [wants] + [[0] * 8] * 3 + [wants])
    groups = series("management", "wanting_abroad", quarters, "cluster", tuple(range(8)))
    return run_of(years(1, 2), groups=groups, tables={"links": table})


def test_ambition_and_achievement_are_those_of_european_managements():
    run = managed(((0, 6, "network"), (0, 7, "contact"), (2, 7, "contact"), (1, 3, "contact"), (6, 7, "network")))
    assert managements.ambition_and_achievement(run) == pytest.approx(
        {"wanting to go abroad": 2 / 6, "active outside Europe": 2 / 6}
    )
    assert managements.active_outside_europe(managed(((1, 3, "network"),))) == 0


def test_links_are_counted_at_the_stage_that_they_reached_or_passed():
    run = managed(((0, 6, "network"), (0, 7, "contact"), (2, 7, "strategic_partnership")))
    assert managements.links_by_stage(run) == {
        "contact or more": 3,
        "network or more": 2,
        "strategic_partnership or more": 1,
    }


def test_stocks_are_taken_at_years_ends():
    quarters = np.tile([9, 9, 9, 1], 2)[:, None] * np.ones(8)
    groups = series("management", "strategies_live", quarters, "cluster", tuple(range(8)))
    groups |= series("all", "strategic_partners", np.tile([100, 100, 100, 14], 2))
    run = run_of(years(1, 2), groups=groups)
    assert managements.live_strategies(run) == 8
    assert managements.firm_partnerships(run) == 7


def test_markets_lie_on_the_continents_that_surveys_mean():
    found = dict(zip(MARKETS, map(continent, LATITUDE, LONGITUDE), strict=True))
    assert {found[name] for name in ("Spain", "France", "Germany", "Norway", "Denmark")} == {"Europe"}
    assert (found["USA"], found["Korea"], found["Brazil"]) == ("North America", "Asia", "elsewhere")


# ----------------------------------------------------------------------------------------------------- whole file


def scores(results: SyntheticResults) -> dict:
    runs = load.runs_of_all([load.Source("made_up.h5", results)])
    return {score.pattern.id: score for score in score_all(PATTERNS, runs)}


def test_a_made_up_file_gives_back_what_was_put_in():
    found = scores(SyntheticResults(firms=500))
    expected = {"17": 0.1, "19": 0.25, "21": 4.0, "P22.wanting": 4 / 6, "P22.active": 2 / 6, "R.partnerships": 7}
    for row, number in expected.items():
        assert found[row].numbers[""].mean == pytest.approx(number, rel=0.05), row
    assert found["18"].numbers["national"].mean == pytest.approx(0.37, rel=0.05)
    assert found["18"].verdict == "pass" and found["P23.order"].verdict == "pass"
    assert found["P10.export"].verdict == "pass"
    assert found["R.links"].numbers["contact or more"].mean == 3


def test_a_file_without_these_tables_has_no_data_and_does_not_pass():
    found = scores(SyntheticResults(firms=200).without("partners", "links", "ended_ventures", "project", "management"))
    for row in ("17", "18", "19", "21", "P13.order", "P22.gap", "P22.wanting"):
        assert found[row].verdict == "no data", row
    assert found["1"].verdict in ("pass", "MISS")
    with pytest.raises(NotRecorded, match="no table links"):
        managements.links_by_stage(run_of(years(1, 1)))
