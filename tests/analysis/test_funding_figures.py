"""The figures of public money show what the books say, of one file or of several, and are left out without books."""

from __future__ import annotations

import matplotlib
import pytest
import xarray as xr
from matplotlib.figure import Figure

from abroad.figures import drawing, recipients
from abroad.figures.panels_by_case import MOST_PANELS_IN_A_ROW
from abroad.figures.style import SETTINGS, Case
from synthetic_funding import FundedResults

NAMES = ("money_by_line", "applications_and_awards", "recipients")


def drawn(name: str, *results: FundedResults) -> Figure | None:
    labels = ["funded", "other"]
    with matplotlib.rc_context(SETTINGS):
        figure = drawing.FIGURES[name]([Case(labels[at], made, at) for at, made in enumerate(results)])
        if figure is not None:
            figure.draw_without_rendering()
    return figure


def curves(axes) -> list[list[float]]:
    return [list(line.get_ydata()) for line in axes.lines]


def test_money_of_a_line_is_summed_by_year_in_keur():
    figure = drawn("money_by_line", FundedResults())
    shared, guarantee = figure.axes
    assert [axes.get_title(loc="left") for axes in figure.axes] == ["shared", "guarantee_line"]
    assert shared.get_ylabel() == "kEUR/year"
    assert curves(shared) == [[100, 50], [80, 15], [80, 15], [0, 20]]
    assert curves(guarantee) == [[60, 20], [40, -5], [15, 5], [0, 45]]
    legend = [text.get_text() for text in figure.legends[0].get_texts()]
    assert legend[0] == "budget released" and len(legend) == 4


def test_applications_awards_and_acts_done_anyway_are_counted_by_instrument_and_year():
    figure = drawn("applications_and_awards", FundedResults())
    assert [axes.get_title(loc="left") for axes in figure.axes] == ["voucher", "projects", "guarantee"]
    assert curves(figure.axes[0]) == [[3, 1], [2, 1], [1, 0]]


def test_recipients_are_named_by_size_class_or_by_what_they_are():
    applications = FundedResults(replications=1).applications
    applications.loc[3, "size_class"] = "none"
    applications.loc[6, ["kind", "size_class"]] = ["cluster_management", "none"]
    awards = recipients.recipients(applications)
    assert list(awards["recipient"]) == ["small", "small", "research", "small", "cluster_management"]
    money, counts = recipients.by_recipient(awards, years=2)
    words = list(recipients.WORDS)
    assert dict(zip(words, money, strict=True)) == pytest.approx(
        {"micro": 0, "small": 57.5, "medium": 0, "large": 0, "research": 12.5, "cluster_management": 7.5}
        | {"agency": 0, "nobody": 0}
    )
    assert counts.sum() == 2.5


def test_awards_that_were_not_used_do_not_count():
    results = FundedResults(replications=1)
    results.applications["fate"] = "not_done"
    assert recipients.recipients(results.applications).empty
    assert drawn("recipients", results) is not None


@pytest.mark.parametrize("name", NAMES)
def test_runs_without_instruments_are_left_out(name):
    plain = FundedResults().without("budget_lines", "instruments", "ledger", "applications")
    assert drawn(name, plain) is None
    one = drawn(name, FundedResults(), plain)
    two = drawn(name, FundedResults(), FundedResults())
    written = [text.get_text() for text in one.texts]
    assert any(text.startswith("funded: 2 of 2 runs") for text in written)
    assert not any(text.startswith("other:") for text in written)
    assert any(text.get_text().startswith("other: 2 of 2 runs") for text in two.texts)


def test_several_cases_have_a_row_each_and_say_whose_it_is():
    figure = drawn("money_by_line", FundedResults(), FundedResults(replications=3))
    titles = [axes.get_title(loc="left") for axes in figure.axes]
    assert titles == ["funded: shared", "funded: guarantee_line", "other: shared", "other: guarantee_line"]


def test_of_many_instruments_the_largest_are_shown_and_the_rest_is_told():
    results = FundedResults()
    data = results.groups["instruments"]
    more = [data.assign_coords(instrument=[f"{name}_{at}" for name in data["instrument"].values]) for at in range(2)]
    results.groups["instruments"] = xr.concat(more, dim="instrument", data_vars="minimal", coords="minimal")
    figure = drawn("applications_and_awards", results)
    assert len(figure.axes) == MOST_PANELS_IN_A_ROW
    assert any("2 smaller ones are left out" in text.get_text() for text in figure.texts)
