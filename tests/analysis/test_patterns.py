"""Each measure gives the answer worked out by hand, and another one when the data are planted wrong."""

from __future__ import annotations

import math
from statistics import NormalDist

import numpy as np
import pytest

from abroad.patterns import dynamics, exporting, firms, trade
from abroad.patterns.pattern import Falling
from abroad.patterns.run import Run
from synthetic import (
    FIRST_YEAR,
    MARKETS,
    firms_of_sizes,
    great_circle_km,
    history,
    link_history,
    panel_of,
    run_of,
    run_of_histories,
    world,
)

# ---------------------------------------------------------------------------------------------- shares and premia


def test_participation_by_class_counts_exporters_of_each_class():
    run = firms_of_sizes({9.9: [1, 0, 0, 0], 10: [1, 1, 0, 0], 249.9: [1, 1, 1, 0], 250: [1, 1]})
    assert exporting.participation_by_class(run) == {"micro": 0.25, "small": 0.5, "medium": 0.75, "large": 1.0}
    assert exporting.participation(run) == pytest.approx(8 / 14)


def test_a_firm_planted_in_the_wrong_class_moves_participation():
    wrong = firms_of_sizes({10: [1, 0, 0, 0], 49: [1, 1, 0, 0], 250: [1, 1, 1, 0, 1, 1]})
    assert math.isnan(exporting.participation_micro(wrong))
    assert exporting.participation_small(wrong) != 0.5


def test_participation_is_the_mean_over_years_and_not_over_firm_years():
    first = [{"seat": seat, "markets_count": 1} for seat in range(1)]
    second = [{"seat": seat, "year": FIRST_YEAR + 1} for seat in range(3)]
    assert exporting.participation(run_of(first + second)) == 0.5


def test_intensity_is_export_revenue_over_revenue_of_exporters():
    rows = [
        {"seat": seat, "markets_count": count, "export_revenue_keur_per_year": 1000 * share}
        for seat, (count, share) in enumerate([(1, 0.1), (1, 0.2), (2, 0.6), (0, 0.0)])
    ]
    run = run_of(rows)
    assert exporting.intensity_median(run) == pytest.approx(0.2)
    assert exporting.intensity_mean(run) == pytest.approx(0.3)
    rows[3]["markets_count"] = 1  # an exporter without sales lowers both
    assert exporting.intensity_mean(run_of(rows)) == pytest.approx(0.225)


def cells(exporter_size: float, other_size: float, extra: list[dict] = ()) -> Run:
    """Two cells with 5 exporters and 4 others, the second twice as large throughout."""
    rows = [
        {
            "sector": sector,
            "employees": (sector + 1) * size,
            "markets_count": exports,
            "revenue_keur_per_year": 100.0 * (sector + 1) * size * (1.25 if exports else 1),
        }
        for sector in (0, 1)
        for size, exports, count in ((exporter_size, 1, 5), (other_size, 0, 4))
        for _ in range(count)
    ]
    return run_of([{"seat": seat, **row} for seat, row in enumerate([*rows, *extra])])


def test_premia_are_differences_of_logs_within_cells():
    run = cells(exporter_size=30, other_size=10)
    assert exporting.size_premium(run) == pytest.approx(3)
    assert exporting.productivity_premium(run) == pytest.approx(1.25)


def test_premia_leave_out_thin_cells_and_countries_that_are_no_home():
    thin = [{"country": 2, "employees": 1e4, "markets_count": 1}] * 3 + [{"country": 2, "employees": 1.0}] * 9
    abroad = [{"country": 5, "employees": 1e4, "markets_count": 1}] * 9 + [{"country": 5, "employees": 1.0}] * 9
    assert exporting.size_premium(cells(30, 10, thin + abroad)) == pytest.approx(3)
    thick = [{"country": 2, "employees": 1e4, "markets_count": 1}] * 4 + [{"country": 2, "employees": 1.0}] * 9
    assert exporting.size_premium(cells(30, 10, thick)) > 4


def test_premium_weights_cells_by_their_exporters():
    rows = [{"sector": 0, "employees": 20.0, "markets_count": 1}] * 4 + [{"sector": 0}] * 4
    rows += [{"sector": 1, "employees": 40.0, "markets_count": 1}] * 8 + [{"sector": 1}] * 4
    run = run_of([{"seat": seat, **row} for seat, row in enumerate(rows)])
    assert exporting.size_premium(run) == pytest.approx(2 ** (1 / 3) * 4 ** (2 / 3))


def test_plain_premium_is_moved_by_a_giant_unless_it_is_capped():
    giant = [{"employees": 9040.0, "markets_count": 1}]
    assert exporting.size_premium_plain(cells(30, 10)) == pytest.approx(45 / 15)
    assert exporting.size_premium_plain(cells(30, 10, giant)) == pytest.approx((450 + 9040) / 11 / 15)
    assert exporting.size_premium_plain_capped(cells(30, 10, giant)) == pytest.approx((450 + 1000) / 11 / 15)


def test_markets_of_exporters_are_those_of_the_last_year():
    def last(counts: list[int]) -> Run:
        early = [{"seat": 9, "markets_count": 8}]
        return run_of(early + [{"seat": at, "year": FIRST_YEAR + 1, "markets_count": n} for at, n in enumerate(counts)])

    run = last([0, 1, 1, 2, 8])
    assert (exporting.in_one_market(run), exporting.mean_markets(run), exporting.in_many_markets(run)) == (0.5, 3, 0.25)
    assert exporting.in_one_market(last([0, 2, 1, 2, 8])) == 0.25


def test_members_others_and_clusters_are_told_apart():
    clusters = {0: [1, 1, 0, 0], 1: [0, 0], 2: [1], -1: [1, 0, 0, 0, 0]}
    rows = [{"cluster": k, "markets_count": flag} for k, flags in clusters.items() for flag in flags]
    run = run_of([{"seat": seat, **row} for seat, row in enumerate(rows)])
    assert exporting.members_and_others(run) == pytest.approx({"members": 3 / 7, "non-members": 0.2})
    assert exporting.between_clusters(run) == pytest.approx({"p10": 0.1, "p50": 0.5, "p90": 0.9})
    swapped = run_of([{"seat": seat, **row, "cluster": -1 - row["cluster"] % 2} for seat, row in enumerate(rows)])
    assert exporting.members_and_others(swapped)["non-members"] != 0.2


# -------------------------------------------------------------------------------------------------------- dynamics


def test_persistence_counts_only_exporters_that_live_on():
    run = run_of_histories(["EE", "EE", "EE", "Ed", "E-", "dE", "dd", "-E"])
    assert dynamics.persistence(run) == 0.75
    assert dynamics.exit_of_exporters(run) == 0.25
    assert dynamics.state_dependence(run) == pytest.approx(0.75 - 0.5)
    assert dynamics.persistence(run_of_histories(["EE", "Ed", "EE", "Ed", "E-", "dE", "dd", "-E"])) == 0.5


def test_new_or_leaving_looks_both_ways():
    run = run_of_histories(["EEE", "EEE", "dEE", "EEd", "-EE", "EE-", "EdE", "dEd"])
    assert dynamics.new_or_leaving(run) == pytest.approx(5 / 7)
    assert dynamics.new_or_leaving(run_of_histories(["EEE"] * 7)) == 0


def test_starters_are_followed_for_five_years():
    run = run_of_histories(["dEEEEEE", "dEEEEEE", "dEEEEEd", "dEEdEEE", "dEE----", "EEEEEEE", "-EEEEEE"])
    assert dynamics.starters_continuous(run) == pytest.approx(2 / 5)
    assert dynamics.starters_continuous(run_of_histories(["dEEEEEd"] * 5)) == 0
    assert math.isnan(dynamics.starters_continuous(run_of_histories(["dEEEEE"] * 5)))


def test_survivors_intensity_is_compared_between_start_and_five_years_later():
    def starter(seat: int, first: float, last: float) -> list[dict]:
        rows = history(seat, "dEEEEEE")
        for row, share in zip(rows, np.linspace(first, last, 6).tolist(), strict=False):
            row["export_revenue_keur_per_year"] = 1000 * share
        rows[1]["export_revenue_keur_per_year"], rows[6]["export_revenue_keur_per_year"] = 1000 * first, 1000 * last
        return rows

    gone = history(2, "dEd")
    gone[1]["export_revenue_keur_per_year"] = 900.0
    run = run_of(starter(0, 0.1, 0.3) + starter(1, 0.1, 0.2) + gone)
    assert dynamics.survivors_intensity_growth(run) == pytest.approx(2.5)
    assert dynamics.survivors_intensity_growth(run_of(starter(0, 0.1, 0.1))) == pytest.approx(1)


def run_of_links(words: list[str]) -> Run:
    made = [link_history(seat, word) for seat, word in enumerate(words)]
    return run_of([row for firm, _ in made for row in firm], [row for _, links in made for row in links])


def test_first_year_survival_is_of_new_positions_of_living_firms():
    run = run_of_links([".xx", ".xx", ".x.", "-xx", "-x.", ".x-", "xx.", "..x"])
    assert dynamics.first_year_survival(run) == pytest.approx(3 / 5)
    assert dynamics.first_year_survival(run_of_links([".x.", ".xx", ".x."])) == pytest.approx(1 / 3)


def test_link_lives_are_spells_cut_off_at_the_last_year():
    # New links: 4 end after one year, 3 after two, 1 after four, 2 run on. One old link is left out.
    words = [".x......"] * 4 + [".xx....."] * 3 + [".xxxx..."] + [".xxxxxxx"] * 2 + ["xxxx...."]
    run = run_of_links(words)
    assert dynamics.median_link_life(run) == 2
    at_risk, ended = dynamics._spells(run)
    assert at_risk[:7].tolist() == [10, 6, 3, 3, 2, 2, 0]
    assert ended[:7].tolist() == [4, 3, 0, 1, 0, 0, 0]
    assert dynamics.link_hazard_ratio(run) == pytest.approx((1 / 10) / (7 / 16))


def test_links_that_live_on_have_another_median_and_closure_ends_a_link():
    assert math.isnan(dynamics.median_link_life(run_of_links([".xxxxx"] * 5)))
    assert dynamics.median_link_life(run_of_links([".x----", ".x----", ".xxxxx"])) == 1
    assert dynamics.median_link_life(run_of_links([".xxx..", ".xxx..", ".xxxxx"])) == 3


def test_a_link_that_comes_back_starts_anew():
    run = run_of_links([".x.xx."] * 4)
    at_risk, ended = dynamics._spells(run)
    assert at_risk[:3].tolist() == [8, 4, 0]
    assert ended[:3].tolist() == [4, 4, 0]


def test_survival_by_tenure_uses_the_tenure_held():
    made = [link_history(seat, word) for seat, word in enumerate(["xx", "x.", "xx", "xx", "x-"])]
    links = [
        {**row, "tenure_quarters": tenure}
        for (_, rows), tenure in zip(made, (4, 4, 5, 20, 4), strict=True)
        for row in rows
    ]
    rows = [row for firm, _ in made for row in firm]
    assert dynamics.survival_by_tenure(run_of(rows, links)) == pytest.approx(
        {"1-4": 0.5, "5-8": 1, "9-12": math.nan, "13 and more": 1}, nan_ok=True
    )


# ----------------------------------------------------------------------------------------------------------- trade


def gravity(elasticity: float, mode: str = "export") -> Run:
    """Sales of each pair of countries follow distance exactly, with effects of origin and destination."""
    rows, links = [], []
    for home in range(5):
        rows.append({"seat": home, "country": home, "markets_count": 7})
        for market in range(len(MARKETS)):
            if market != home:
                log = 0.7 * home - 0.4 * market + elasticity * math.log(great_circle_km()[home, market])
                links.append({"seat": home, "market": market, "mode": mode, "revenue_keur_per_year": math.exp(log)})
    return run_of(rows, links)


def test_distance_elasticity_is_found_behind_effects_of_origin_and_destination():
    assert trade.distance_elasticity_of_sales(gravity(-0.9)) == pytest.approx(-0.9)
    assert trade.distance_elasticity_of_sales(gravity(0.5)) == pytest.approx(0.5)


def test_production_abroad_is_no_sale_from_home():
    assert math.isnan(trade.distance_elasticity_of_sales(gravity(-0.9, mode="production")))


def test_elasticity_of_positions_counts_them():
    run = gravity(-0.9)
    counts = np.round(1e6 * run.positions["revenue_keur_per_year"] ** 0.5 / 5e3).astype(int) + 1
    links = run.positions.loc[run.positions.index.repeat(counts)].copy()
    links["seat"] = links["seat"] + 5 * links.groupby(["seat", "market"]).cumcount()
    seats = links["seat"].unique()
    rows = [{"seat": int(seat), "country": int(seat % 5), "markets_count": 1} for seat in seats]
    many = Run.of("many", world(), panel_of(rows), links)
    assert trade.distance_elasticity_of_positions(many) == pytest.approx(-0.45, abs=0.05)


# ----------------------------------------------------------------------------------------------------------- firms


def tail(exponent: float, count: int = 2000) -> Run:
    employees = (np.arange(1, count + 1) - 0.5) ** (-1 / exponent) * 1e5
    return run_of([{"seat": seat, "employees": size} for seat, size in enumerate(employees)])


def test_rank_slope_is_the_exponent_of_the_largest_twentieth():
    assert firms.rank_slope(tail(1.1)) == pytest.approx(1.1)
    assert firms.rank_slope(tail(1.6)) == pytest.approx(1.6)
    assert firms.hill_exponent(tail(1.1))["largest 5 %"] == pytest.approx(1.1, rel=0.06)


def growing(growth: np.ndarray, employees: float = 20.0, first_seat: int = 0) -> list[dict]:
    return [
        {
            "seat": first_seat + seat,
            "year": FIRST_YEAR + year,
            "employees": employees,
            "revenue_keur_per_year": 1000.0 * math.exp(change * year),
        }
        for seat, change in enumerate(growth)
        for year in (0, 1)
    ]


def quantiles(kind: str, scale: float, count: int = 4000) -> np.ndarray:
    """Growth rates without chance: the quantiles of a distribution."""
    p = (np.arange(count) + 0.5) / count
    if kind == "laplace":
        return scale * np.where(p < 0.5, np.log(2 * p), -np.log(2 * (1 - p)))
    return scale * np.array([NormalDist().inv_cdf(x) for x in p])


def test_growth_shape_tells_laplace_from_normal():
    laplace, normal = (run_of(growing(quantiles(kind, 0.2))) for kind in ("laplace", "normal"))
    assert firms.growth_shape(laplace) == pytest.approx(0.707, abs=0.003)
    assert firms.growth_kurtosis(laplace) == pytest.approx(3, abs=0.15)
    assert firms.growth_shape(normal) == pytest.approx(0.798, abs=0.003)
    assert firms.growth_kurtosis(normal) == pytest.approx(0, abs=0.1)


def test_growth_of_other_sizes_does_not_enter_the_shape():
    assert math.isnan(firms.growth_shape(run_of(growing(quantiles("laplace", 0.2, 100), employees=60))))


def test_growth_sd_by_class_and_its_slope():
    def of(slope: float) -> Run:
        rows = []
        for at, size in enumerate((2.0, 8.0, 32.0, 128.0, 512.0)):
            scale = 0.3 * size**-slope
            rows += growing(quantiles("normal", scale, 150), employees=size, first_seat=1000 * at)
        return run_of(rows)

    assert firms.growth_sd_slope(of(0.17)) == pytest.approx(0.17, abs=1e-6)
    assert firms.growth_sd_slope(of(0.0)) == pytest.approx(0, abs=1e-6)
    sd = firms.growth_sd(of(0.17))
    assert sd["large"] == pytest.approx(0.3 * 512**-0.17, rel=0.02)
    assert firms.growth_sd_from_quartiles(of(0.17))["large"] == pytest.approx(sd["large"], rel=0.02)
    assert Falling(("micro", "large")).holds(sd) and not Falling(("large", "micro")).holds(sd)


def test_births_deaths_and_survival_follow_ids():
    run = run_of_histories(["dddddddd"] * 8 + ["d-------", "dd------", "-dd-----", "-ddddddd", "-ddddd--", "-d------"])
    assert firms.yearly_exit(run) == pytest.approx(np.mean([1 / 10, 2 / 13, 1 / 11, 0, 0, 1 / 10, 0]))
    assert firms.yearly_births(run) == pytest.approx(np.mean([4 / 10] + [0] * 6))
    assert firms.survival_one_year(run) == pytest.approx(3 / 4)
    assert firms.survival_five_years(run) == pytest.approx(1 / 4)


def test_a_successor_on_the_same_seat_is_a_birth_and_a_death():
    rows = history(0, "dd-") + history(0, "--d", generation=1) + history(1, "ddd")
    run = run_of(rows)
    assert firms.yearly_exit(run) == pytest.approx(0.25)
    assert firms.births_per_death(run) == pytest.approx(1)
    assert firms.yearly_exit(run_of(history(0, "ddd") + history(1, "ddd"))) == 0


def test_members_below_250_employees_are_the_small_and_medium_ones():
    rows = [
        {"seat": at, "cluster": k, "employees": size}
        for at, (k, size) in enumerate([(0, 5), (0, 249), (1, 250), (1, 20), (-1, 9000)])
    ]
    assert firms.small_and_medium_among_members(run_of(rows)) == 0.75
    rows[1]["employees"] = 251
    assert firms.small_and_medium_among_members(run_of(rows)) == 0.5
