"""THE LIST of patterns: one function of a measures file plus one entry here.

First the rows of the model's calibration (ids are the numbers of its table), then the patterns of the evidence
(ids P1 to P25), then rows that are reported and not tested. Where the evidence has a row on the same thing, that
one decides pass, and the calibration row names it under decided_by. Where the evidence gives one figure without
a range, the accept range is that figure +- 10 %, a tolerance of ours.
"""

from __future__ import annotations

from abroad.patterns import dynamics, exporting, firms, trade
from abroad.patterns.pattern import Falling, Pattern, Range

_HOME = "firms of home countries"
_CELL_TEXT = (
    "exporters v others in cells (home country, sector) with more than 3 of each: exp of the mean difference of logs,"
    " weighted by exporters"
)
_NEW_LINKS = "firm-market links absent at one year's end, present at the next; closure of the firm ends one"
_LAST = "at the last year's end"

# fmt: off
CALIBRATION = (
    Pattern("1", "export participation", "all firms", "exporters/living firms", exporting.participation, "FACTS 3.1",
            Range(0.20, 0.32)),
    Pattern("2", "- micro", "1-9 employees", "exporters/living firms", exporting.participation_micro, "P1",
            Range(0.09, 0.24), ("P1.micro",)),
    Pattern("3", "- small", "10-49 employees", "exporters/living firms", exporting.participation_small, "P1",
            Range(0.30, 0.47), ("P1.small",)),
    Pattern("4", "- medium", "50-249 employees", "exporters/living firms", exporting.participation_medium, "P1",
            Range(0.53, 0.68), ("P1.medium",)),
    Pattern("5", "- large", "250 and more employees", "exporters/living firms", exporting.participation_large,
            "assumed", Range(0.70, 0.90)),
    Pattern("6", "export intensity, median", "exporters", "export revenue/revenue", exporting.intensity_median,
            "P11", Range(0.15, 0.29), ("P11",)),
    Pattern("7", "size premium, mean of logs", _HOME, f"employees; {_CELL_TEXT}", exporting.size_premium,
            "FACTS 3.2", Range(2, 4)),
    Pattern("8", "productivity premium", _HOME, f"revenue/employees; {_CELL_TEXT}", exporting.productivity_premium,
            "FACTS 3.2", Range(1.10, 1.40)),
    Pattern("9", "exporter persistence per year", "exporters",
            "exporters at a that live at a + 1: share exporting at a + 1", dynamics.persistence, "P3",
            Range(0.85, 0.94), ("P3.state", "P3.exit")),
    Pattern("10", "first-year survival", "new positions",
            "positions absent at a, present at a + 1, of firms living at a + 1 and a + 2: share present at a + 2,"
            " in any mode",
            dynamics.first_year_survival, "P4", Range(0.55, 0.70), ("P4.life", "P4.hazard")),
    Pattern("11", "distance elasticity of sales", "origin x market",
            "slope on ln distance of ln sales, all sectors, by export, venture and branch over the years measured,"
            " with effects of origin and of market", trade.distance_elasticity_of_sales, "P8", Range(-1.6, -0.3),
            ("P8",)),
    Pattern("12", "upper tail, rank-size slope", "largest 5 % of firms",
            f"minus the slope of ln(rank - 1/2) on ln employees, {_LAST}", firms.rank_slope, "P25", Range(1.0, 1.35),
            ("P25.tail",)),
    Pattern("13", "growth, mean absolute deviation/sd", "10-49 employees",
            "growth = ln(revenue at a + 1/revenue at a) of firms living at both, by size at a; Laplace 0.71,"
            " normal 0.80",
            firms.growth_shape, "P25", Range(0.64, 0.76)),
    Pattern("14", "growth, excess kurtosis", "10-49 employees", "as 13; Laplace 3, normal 0", firms.growth_kurtosis,
            "P25", Range(2, 5)),
    Pattern("15", "growth sd by size", "all firms", "sd of growth as in 13", firms.growth_sd, "P25",
            Falling(("micro", "large")), ("P25.beta",)),
    Pattern("16", "yearly exit", "all firms", "share of firms of a whose id no longer lives at a + 1",
            firms.yearly_exit, "P25", Range(0.04, 0.09), ("P25.deaths",)),
)

EVIDENCE = (
    Pattern("P1.order", "participation rises with size", "all firms by size", "exporters/living firms",
            exporting.participation_by_class, "FACTS 3.1", Falling(("medium", "small", "micro"))),
    Pattern("P1.micro", "participation, micro", "1-9 employees", "exporters/living firms",
            exporting.participation_micro, "FACTS 3.1", Range(0.09, 0.24)),
    Pattern("P1.small", "participation, small", "10-49 employees", "exporters/living firms",
            exporting.participation_small, "FACTS 3.1", Range(0.38, 0.47)),
    Pattern("P1.medium", "participation, medium", "50-249 employees", "exporters/living firms",
            exporting.participation_medium, "FACTS 3.1", Range(0.53, 0.68)),
    Pattern("P3.state", "persistent status", "all firms",
            "P(export at a + 1 given export at a) less P(the same given none at a), firms living at both",
            dynamics.state_dependence, "FACTS 3.3", Range(low=0.5)),
    Pattern("P3.exit", "yearly exit of exporters, plant panels", "exporters",
            "exporters at a that live at a + 1: share not exporting at a + 1", dynamics.exit_of_exporters,
            "FACTS 3.3", Range(0.10, 0.15)),
    Pattern("P3.flows", "restless portfolio, customs data", "exporters",
            "exporters at a + 1: share not exporting at a or at a + 2, closed firms included",
            dynamics.new_or_leaving, "FACTS 3.3", Range(high=0.5)),
    Pattern("P4.life", "early death of new links, median life", "new positions",
            f"years, Kaplan-Meier over spells of year's ends; {_NEW_LINKS}", dynamics.median_link_life, "FACTS 3.3",
            Range(1.5, 3)),
    Pattern("P4.hazard", "hazard of links after/before year 2", "new positions",
            f"yearly hazard after the second year's end/hazard up to it; {_NEW_LINKS}", dynamics.link_hazard_ratio,
            "FACTS 3.3", Range(high=0.7)),
    Pattern("P5", "starters becoming continuous", "starters",
            "firms living at a - 1 and a that export at a and did not at a - 1: share exporting at all of a + 1 ..."
            " a + 5; closed firms do not", dynamics.starters_continuous, "FACTS 3.3", Range(0.20, 0.50)),
    Pattern("P8", "gravity, distance elasticity of sales", "origin x market", "as 11",
            trade.distance_elasticity_of_sales, "FACTS 3.4", Range(-1.6, -0.3)),
    Pattern("P11", "export intensity, mean", "exporters", "export revenue/revenue", exporting.intensity_mean,
            "FACTS 3.1", Range(0.22, 0.29)),
    Pattern("P11.growth", "survivors double their intensity", "starters that stay",
            "starters as in P5 exporting in all 5 years: mean export intensity at a + 5/at a",
            dynamics.survivors_intensity_growth, "FACTS 3.3", Range(low=2)),
    Pattern("P25.deaths", "deaths per year", "all firms", "as 16; 9 % of the stock", firms.yearly_exit, "FACTS 3.5",
            Range(0.081, 0.099)),
    Pattern("P25.births", "births per year", "all firms",
            "firms living at a + 1 and not at a/firms living at a; 9 % of the stock", firms.yearly_births,
            "FACTS 3.5", Range(0.081, 0.099)),
    Pattern("P25.balance", "births/deaths", "all firms", "the two rows above", firms.births_per_death, "FACTS 3.5",
            Range(0.9, 1.1)),
    Pattern("P25.survival1", "survival of one year", "new firms", "firms first living at a: share living at a + 1",
            firms.survival_one_year, "FACTS 3.5", Range(0.72, 0.88)),
    Pattern("P25.survival5", "survival of five years", "new firms", "firms first living at a: share living at a + 5",
            firms.survival_five_years, "FACTS 3.5", Range(0.396, 0.484)),
    Pattern("P25.beta", "sd of growth falls with size", "all firms",
            "minus the slope of ln sd of growth on ln employees, size bins by doubling with 100 firms or more",
            firms.growth_sd_slope, "FACTS 3.5", Range(0.14, 0.20)),
    Pattern("P25.tail", "Zipf tail", "largest 5 % of firms", "as 12", firms.rank_slope, "FACTS 3.5", Range(1.0, 1.2)),
    Pattern("P25.members", "SMEs among cluster firms", "members of clusters", "share with fewer than 250 employees",
            firms.small_and_medium_among_members, "FACTS 2.5", Range(0.74, 0.80)),
)

REPORTED = (
    Pattern("R.size_plain", "size premium, plain means", _HOME, "mean employees of exporters/of others",
            exporting.size_premium_plain, "-"),
    Pattern("R.size_capped", "- capped at 1000 employees", _HOME, "mean employees of exporters/of others",
            exporting.size_premium_plain_capped, "-"),
    Pattern("R.one_market", "exporters in one market", "exporters", f"share, {_LAST}", exporting.in_one_market, "-"),
    Pattern(
            "R.markets", "mean markets", "exporters", f"markets a firm is active in, {_LAST}",
            exporting.mean_markets, "-"),
    Pattern("R.many_markets", "exporters in 8 and more markets", "exporters", f"share, {_LAST}",
            exporting.in_many_markets, "-"),
    Pattern("R.distance_positions", "distance elasticity of positions", "origin x market",
            "as 11 with the number of positions", trade.distance_elasticity_of_positions, "-"),
    Pattern("R.tenure", "survival of positions by tenure", "positions",
            "positions at a by quarters held, of firms living at a + 1: share present at a + 1",
            dynamics.survival_by_tenure, "-"),
    Pattern("R.hill", "upper tail, Hill exponent", "largest firms",
            f"1/mean of ln(employees/employees of the smallest of them), {_LAST}", firms.hill_exponent, "-"),
    Pattern("R.growth_quartiles", "growth sd by size, from quartiles", "all firms",
            "growth as in 13, interquartile range/1.349", firms.growth_sd_from_quartiles, "-"),
    Pattern("R.members", "members v non-members exporting", "all firms", f"exporters/firms, {_LAST}",
            exporting.members_and_others, "W5"),
    Pattern("R.clusters", "participation between clusters", "clusters",
            f"quantiles over clusters of exporters/members, {_LAST}", exporting.between_clusters, "W5"),
)

# fmt: on
PATTERNS = CALIBRATION + EVIDENCE + REPORTED
