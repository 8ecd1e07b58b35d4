"""THE LIST of patterns: one function of a measures file plus one entry here.

First the rows of the model's calibration (ids are the numbers of its table), then the patterns of the evidence
(ids P1 to P25), then rows that are reported and not tested. Where the evidence has a row on the same thing, that
one decides pass, and the calibration row names it under decided_by. Where the evidence gives one figure without
a range, the accept range is that figure +- 10 %, a tolerance of ours; a figure given as "about" is accepted as
rounded. Patterns of what public money causes (P15, P16, P19) are measured on comparison files and
stand in POLICY. P21 (cooperations per arranged talk) and distance within a country (members near their management, of
P25) are not here.
"""

from __future__ import annotations

from abroad.patterns import cooperation, dynamics, exporting, firms, managements, policy, presence, trade
from abroad.patterns.pattern import Falling, NotRising, Pattern, Range, TimesAsMuch

_HOME = "firms of home countries"
_CELL_TEXT = (
    "exporters v others in cells (home country, sector) with more than 3 of each: exp of the mean difference of logs,"
    " weighted by exporters"
)
_NEW_LINKS = "firm-market links absent at one year's end, present at the next; closure of the firm ends one"
_LAST = "at the last year's end"
_SURVEY = "European researchers, 10 and more employees"
_SURVEY_TEXT = (
    "firms with own research at three year's ends and 10 or more employees at the last: share in a project with others"
    " that ran at one of them"
)
_FAILURES = "failures and refusals"
_CAUSES_TEXT = "failed projects, refused proposals and dissolved ventures by cause"
_DOMINANCE = "most by which the distribution function of efficiency of"
_MANAGEMENTS = "managements of clusters in Europe"
_STUDIED = (
    "recipients matched exactly on country, sector, size (class and doubling) and export before the award;"
    " difference in differences"
)
_EXPORTERS = "recipients exporting before and after"

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
    Pattern("17", "in R&D cooperation", "all firms", "in a running project with others/living firms",
            cooperation.in_cooperation, "P13", Range(0.05, 0.20), ("P13.share",)),
    Pattern("18", "projects by location", "projects started",
            "share of those started in the years measured; international: members of two countries, cluster: all of"
            " the leader's cluster, national: the others; in a single run the first may be 0.05 less",
            cooperation.projects_by_location, "P13",
            NotRising(cooperation.LOCATIONS, 0.05)),
    Pattern("19", "cross-sector projects", "projects started", "share whose members are of two sectors",
            cooperation.cross_sector_projects, "assumed", Range(0.15, 0.35)),
    Pattern("20", "firms owning a joint venture", "all firms", "owners/living firms", presence.venture_owners,
            "FACTS 3.1", Range(high=0.02)),
    Pattern("21", "venture life, median", "ventures ended",
            "years from start to end, for whatever cause, of those ended in the years measured",
            presence.venture_life, "assumed", Range(3.5, 7)),
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
    Pattern("P10.export", "pecking order: export over none", "all firms",
            f"{_DOMINANCE} firms that only export lies above that of firms at home only; 0 is dominance; 0.05 is our"
            " tolerance", presence.exporters_over_others, "FACTS 3.2", Range(high=0.05)),
    Pattern("P10.invest", "pecking order: investors over exporters", "all firms",
            f"{_DOMINANCE} firms with a venture, branch or production abroad lies above that of firms that only export;"
            " tolerance as above", presence.investors_over_exporters, "FACTS 3.2", Range(high=0.05)),
    Pattern("P10.share", "firms that invest abroad", "firms with fewer than 250 employees",
            "share with a venture, branch or production abroad", presence.investors_among_small_and_medium,
            "FACTS 3.1", Range(0.02, 0.04)),
    Pattern("P11", "export intensity, mean", "exporters", "export revenue/revenue", exporting.intensity_mean,
            "FACTS 3.1", Range(0.22, 0.29)),
    Pattern("P11.growth", "survivors double their intensity", "starters that stay",
            "starters as in P5 exporting in all 5 years: mean export intensity at a + 5/at a",
            dynamics.survivors_intensity_growth, "FACTS 3.3", Range(low=2)),
    Pattern("P13.share", "innovators that cooperate", _SURVEY, _SURVEY_TEXT, cooperation.survey_anybody, "FACTS 3.6",
            Range(0.16, 0.34)),
    Pattern("P13.europe", "- with a partner in Europe abroad", _SURVEY, _SURVEY_TEXT, cooperation.survey_europe,
            "FACTS 3.6", Range(0.07, 0.11)),
    Pattern("P13.usa", "- with a partner in the USA", _SURVEY, f"{_SURVEY_TEXT}; about 3 %", cooperation.survey_usa,
            "FACTS 3.6", Range(0.025, 0.035)),
    Pattern("P13.asia", "- with a partner in Asia", _SURVEY, f"{_SURVEY_TEXT}; about 2 %", cooperation.survey_asia,
            "FACTS 3.6", Range(0.015, 0.025)),
    Pattern("P13.order", "fewer partners farther away", _SURVEY, _SURVEY_TEXT, cooperation.survey_of_innovators,
            "FACTS 3.6", Falling(("anybody", "Europe abroad", "USA", "Asia"))),
    Pattern("P22.gap", "managements want more than they reach", _MANAGEMENTS,
            "with mandate and interest above record.wanting_least_interest_share; with a link to a cluster outside"
            " Europe", managements.ambition_and_achievement, "FACTS 2.1",
            Falling(("wanting to go abroad", "active outside Europe"))),
    Pattern("P22.wanting", "- share that wants to go abroad", _MANAGEMENTS, "as above; 87 %, or more than half",
            managements.wanting, "FACTS 2.1", Range(low=0.5)),
    Pattern("P22.active", "- share active outside Europe", _MANAGEMENTS, "as above; 34 %, or a quarter",
            managements.active_outside_europe, "FACTS 2.1", Range(0.25, 0.34)),
    Pattern("P23.order", "causes of failure", _FAILURES, f"{_CAUSES_TEXT}, shares; evidence 20, 20, 15, 5 %",
            cooperation.failure_causes, "FACTS 2.3",
            Falling((cooperation.LESSER, "time, money", "language, distance"))),
    Pattern("P23.equal", "distrust/conflict of interest", _FAILURES,
            f"{_CAUSES_TEXT}, ratio; about equal, a factor of 1.5 is our tolerance", cooperation.distrust_per_conflict,
            "FACTS 2.3", Range(0.67, 1.5)),
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
    Pattern("R.producers", "firms that produce abroad", "all firms", "share", presence.producers, "P10"),
    Pattern("R.modes", "positions by mode", "positions", "number, mean over year's ends", presence.positions_by_mode,
            "P10"),
    Pattern("R.efficiency", "efficiency phi by way abroad", "all firms",
            "mean of phi by the highest mode of the firm; 1 is a firm of 10 employees at the start; calibrated to"
            " rise in this order", presence.efficiency_by_way, "P10"),
    Pattern("R.output", "pecking order in sales per employee", "all firms",
            "as P10 with ln(sales made at home/employees), less its mean in the (home country, sector); 0 is"
            " dominance", presence.output_excesses, "P10"),
    Pattern("R.innovators", "firms with own research in cooperation", "all firms with own research",
            "in a running project with others, at one year's end", cooperation.in_cooperation_of_innovators, "P13"),
    Pattern("R.partnerships", "strategic partnerships of firms", "all firms", "number, mean over year's ends",
            managements.firm_partnerships, "C9"),
    Pattern("R.strategies", "live strategies of managements", "managements", "number, mean over year's ends",
            managements.live_strategies, "C9"),
    Pattern("R.links", "links of clusters by stage", "links", "number at a stage or beyond, mean over year's ends",
            managements.links_by_stage, "C9"),
)

POLICY = (
    Pattern("P15.study", "leverage of research money, as studied", "recipients",
            f"additional own spending per euro awarded: {_STUDIED}", policy.leverage_as_studied, "FACTS 3.6",
            Range(0, 0.25)),
    Pattern("P15.size", "- higher for SMEs", "recipients", "as above by size before the policy",
            policy.leverage_by_size, "FACTS 3.6", Falling(("SME", "large"))),
    Pattern("P15.true", "- truly", "recipients", "additional own spending per euro awarded, world with less base; all"
            " firms: of research, per euro paid", policy.true_leverage, "-"),
    Pattern("P16.study", "effect of export support, as studied", _EXPORTERS,
            f"growth of exports: {_STUDIED}", policy.effect_as_studied, "FACTS 4.3", Range(0.01, 0.40)),
    Pattern("P16.size", "- higher for small firms", _EXPORTERS, "as above by size before the policy",
            policy.effect_by_size, "FACTS 4.3", Falling(("micro and small", "medium and large"))),
    Pattern("P16.naive", "- matched below naive", _EXPORTERS,
            "growth of exports of recipients less that of all others, and as studied", policy.matched_and_naive,
            "FACTS 4.3", Falling((policy.NAIVE, policy.MATCHED))),
    Pattern("P16.true", "- truly", _EXPORTERS,
            "growth of exports, world with over base, of exporters in both; before-after: growth of recipients",
            policy.true_effect, "-"),
    Pattern("P16.deadweight", "- deadweight and displacement", "funded acts",
            "shares, world with against base; studies of deadweight 0.2 to 0.6", policy.deadweight, "-"),
    Pattern("P19.gap", "self-report gap", "recipients",
            "export sales of recipients and net additional export sales, per euro paid, a year, end of the policy",
            policy.claimed_and_true, "FACTS 4.3", TimesAsMuch((policy.CLAIMED, policy.TRUE), 10)),
    Pattern("P19.growth", "- claim of growth", "recipients",
            "export sales after less before the policy, and what it caused for them, per euro awarded",
            policy.before_and_after, "-"),
)

# fmt: on
PATTERNS = CALIBRATION + EVIDENCE + REPORTED
