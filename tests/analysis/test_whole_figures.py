"""Figures of pairs: levels and differences run by run, shares of causes, and what is left out."""

from __future__ import annotations

import matplotlib
import numpy as np
import pytest
from matplotlib.figure import Figure
from matplotlib.text import Text

from abroad.figures import drawing, links, managements, members_and_others, projects, shares
from abroad.figures.style import SETTINGS, Case
from synthetic import SyntheticResults
from synthetic_whole import BARRIERS, STAGES, STARTED

NEW = (
    "members_and_others",
    "managements",
    "projects_started",
    "links_by_stage",
    "presence_by_mode",
    "barriers",
    "reasons",
    "failure_causes",
)
PAIR = ("mandate_without", "mandate_with")


@pytest.fixture(scope="module")
def pair() -> tuple[SyntheticResults, SyntheticResults]:
    return SyntheticResults(years=6, firms=300), SyntheticResults(seed=2, years=6, firms=300)


def drawn(name: str, *results: SyntheticResults) -> Figure:
    with matplotlib.rc_context(SETTINGS):
        figure = drawing.FIGURES[name]([Case(PAIR[at], made, at) for at, made in enumerate(results)])
        figure.draw_without_rendering()
    return figure


def written(figure: Figure) -> list[str]:
    return [text.get_text() for text in figure.findobj(Text) if text.get_visible()]


def test_members_are_counted_apart_from_other_firms(pair):
    data = pair[0]["membership"]
    panel = drawn("members_and_others", pair[0]).axes[0]
    expected = data["exporters"].sel(membership="member").mean("replication").values
    assert panel.lines[0].get_ydata() == pytest.approx(expected)
    assert panel.lines[0].get_ydata() != pytest.approx(
        data["exporters"].sel(membership="non_member").mean("replication").values
    )
    share = members_and_others.share_of(pair[0], "member")
    assert share.values == pytest.approx((data["exporters"] / data["firms"]).sel(membership="member").values)


def test_a_pair_shows_differences_taken_run_by_run(pair):
    figure = drawn("members_and_others", *pair)
    levels, difference = figure.axes[0], figure.axes[4]
    first, second = (made["membership"]["exporters"].sel(membership="member").to_numpy() for made in pair)
    assert [line.get_linestyle() for line in levels.lines] == ["-", "--"]
    assert difference.lines[1].get_ydata() == pytest.approx((second - first).mean(axis=0))
    band = difference.collections[0].get_paths()[0].vertices[:, 1]
    assert (band.min(), band.max()) == pytest.approx(((second - first).min(), (second - first).max()))
    assert any("less mandate_without, run by run" in text for text in written(figure))


def test_differences_of_shares_are_in_percentage_points(pair):
    figure = drawn("members_and_others", *pair)
    assert figure.axes[5].get_ylabel() == "difference, percentage points"
    labels = [text.get_text() for text in figure.axes[5].get_yticklabels()]
    assert not any("%" in label for label in labels) and any(label.startswith(("+", "-")) for label in labels)


def test_equal_cases_have_no_difference(pair):
    figure = drawn("managements", pair[0], pair[0])
    assert figure.axes[3].get_ylim() == (-1, 1)
    assert all(not np.any(line.get_ydata()) for line in figure.axes[3].lines)


def test_quality_is_the_mean_of_live_strategies_and_undefined_without_one(pair):
    assert managements.mean_quality(pair[0]).values == pytest.approx(0.6)
    none = SyntheticResults(years=2, firms=50)
    none["management"]["strategies_live"][:] = 0
    assert np.isnan(managements.mean_quality(none).values).all()


def test_projects_are_summed_by_year_and_sectors_make_up_all(pair):
    figure = drawn("projects_started", pair[0])
    by_quarter = pair[0]["project"]["started"].sel(location="international").isel(period=0).mean()
    assert figure.axes[2].lines[0].get_ydata() == pytest.approx(4 * float(by_quarter) * np.ones(6))
    across, within = projects.across_sectors(pair[0]), projects.within_sector(pair[0])
    assert (across + within).values == pytest.approx(pair[0]["project"]["started"].sum("location").values)
    assert list(STARTED) == ["cluster", "national", "international"]


def test_a_link_counts_once_though_it_has_two_ends(pair):
    assert float(links.links(pair[0], "network").mean()) == pytest.approx(STAGES["network"], rel=0.05)


def test_shares_add_up_and_small_ones_carry_no_number(pair):
    stack = shares.Stack("first", "first_barrier_", {name: name for name in BARRIERS})
    counts = stack.counts(pair[0]["all"])
    assert counts[1] / counts[0] == pytest.approx(9 / 5, rel=0.1)
    figure = drawn("barriers", pair[0])
    bars = [patch for patch in figure.axes[0].patches if patch.get_width() > 0]
    assert sum(bar.get_width() for bar in bars) == pytest.approx(2)
    percentages = [text for text in written(figure) if text.endswith(" %")]
    assert len(percentages) == sum(bar.get_width() >= shares.LEAST_SHARE_WITH_NUMBER for bar in bars)


def test_every_word_of_a_bar_stands_in_its_legend(pair):
    for name, words in (("barriers", 9), ("reasons", 7), ("failure_causes", 5)):
        legend = drawn(name, *pair).legends[0]
        assert len(legend.get_texts()) == words


def test_figures_whose_variables_a_file_lacks_are_left_out(tmp_path, monkeypatch, pair):
    old = SyntheticResults(years=5, firms=100).without("project", "management", "mode", "membership")
    old._groups["all"] = old["all"][["firms", "exporters", "entries", "withdrawals"]]
    cases = [Case("new", pair[0], 0), Case("old", old, 1)]
    with matplotlib.rc_context(SETTINGS):
        left_out = {name for name, draw in drawing.FIGURES.items() if name in NEW and draw(cases) is None}
    assert left_out == set(NEW)
    monkeypatch.setattr(drawing, "FIGURES", {"links_by_stage": drawing.FIGURES["links_by_stage"]})
    assert drawing.draw_all([pair[0], old], ["new", "old"], tmp_path) == []
    assert len(drawing.draw_all([pair[0]], ["new"], tmp_path)) == 2


def test_legends_of_many_cases_stand_in_rows(pair):
    with matplotlib.rc_context(SETTINGS):
        figure = drawing.FIGURES["links_by_stage"]([Case(f"case number {at}", pair[0], at) for at in range(7)])
        figure.draw_without_rendering()
    box = figure.legends[0].get_window_extent()
    assert box.x1 <= 1920 and box.y0 > figure.axes[0].get_window_extent().y1
