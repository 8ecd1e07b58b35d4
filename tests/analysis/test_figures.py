"""Figures show the numbers of the file, say where they come from, and can be read from the back of a room."""

from __future__ import annotations

import argparse
from itertools import combinations

import matplotlib
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest
import xarray as xr
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure
from matplotlib.text import Text
from PIL import Image

from abroad.figures import command, destinations, drawing, flows, participation, placing, projection, size_distribution
from abroad.figures.about import about
from abroad.figures.style import COLOURS, HEIGHT_INCHES, LINES, SETTINGS, SMALLEST_PT, WIDTH_INCHES, Case, draw_band
from synthetic import BINS, FIRST_YEAR, MARKETS, SyntheticResults

# What red-green blind eyes see of red, green and blue light (Vienot, Brettel and Mollon 1999).
DEUTERANOPE = np.array([[0.29275, 0.70725, 0], [0.29275, 0.70725, 0], [-0.02234, 0.02234, 1]])
PROTANOPE = np.array([[0.11238, 0.88762, 0], [0.11238, 0.88762, 0], [0.00401, -0.00401, 1]])


@pytest.fixture(scope="module")
def results() -> SyntheticResults:
    return SyntheticResults(replications=3, years=6, firms=400, expected=4)


def drawn(name: str, *results: SyntheticResults) -> Figure:
    names = ["without", "with"] if len(results) > 1 else ["first_run"]
    with matplotlib.rc_context(SETTINGS):
        figure = drawing.FIGURES[name]([Case(names[at], made, at) for at, made in enumerate(results)])
        figure.draw_without_rendering()
    return figure


def texts(figure: Figure) -> list[Text]:
    return [text for text in figure.findobj(Text) if text.get_text().strip() and text.get_visible()]


# ----------------------------------------------------------------------------------------------- numbers that are shown


def test_participation_is_exporters_over_firms_and_undefined_without_firms():
    data = xr.Dataset({"exporters": ("period", [1, 3, 0]), "firms": ("period", [4, 4, 0])})
    assert participation.participation(data).values == pytest.approx([0.25, 0.75, np.nan], nan_ok=True)


def test_participation_panel_shows_mean_and_range_over_replications(results):
    panel = drawn("participation_by_size", results).axes[1]
    data = results["size_class"].sel(size_class="small")
    share = (data["exporters"] / data["firms"]).to_numpy()
    assert panel.get_title(loc="left") == "small firms"
    assert panel.lines[0].get_ydata() == pytest.approx(share.mean(axis=0))
    band = panel.collections[0].get_paths()[0].vertices[:, 1]
    assert (band.min(), band.max()) == pytest.approx((share.min(), share.max()))
    assert panel.lines[0].get_ydata() != pytest.approx(share.max(axis=0))


def test_flows_are_summed_over_whole_years_only():
    periods = FIRST_YEAR + np.arange(22) / 4
    data = xr.DataArray(np.ones((1, 22)), dims=("replication", "period"), coords={"period": periods})
    years, sums = flows.by_year(data)
    assert years.tolist() == list(range(2013, 2018)) and sums.values.tolist() == [[4.0] * 5]
    quarters, kept = flows.by_year(data.isel(period=slice(0, 8)))
    assert len(quarters) == 8 and kept.values.tolist() == [[1.0] * 8]


def test_size_distribution_counts_from_the_top():
    counts = xr.DataArray(
        [[5, 3, 0, 2, 0]], dims=("replication", "employees_from"), coords={"employees_from": BINS[:5]}
    )
    shown = size_distribution.at_least(counts)
    assert shown["employees_from"].values.tolist() == [1, 2, 4, 8, 16]
    assert shown.values[0] == pytest.approx([10, 5, 2, 2, np.nan], nan_ok=True)


def test_a_size_that_only_some_replications_have_counts_as_none_in_the_others():
    counts = xr.DataArray([[1, 1], [1, 0]], dims=("replication", "employees_from"), coords={"employees_from": [1, 2]})
    assert size_distribution.at_least(counts).mean("replication").values.tolist() == [1.5, 0.5]


def test_a_size_without_firms_says_so():
    results = SyntheticResults(replications=1, years=2, firms=400)
    results["size_class"]["firms"].loc[{"size_class": "large"}] = 0
    written = [[text.get_text() for text in axes.texts] for axes in drawn("participation_by_size", results).axes]
    assert written == [[], [], [], ["no firms of this size"]]


def test_circles_are_the_mean_of_the_last_year(results):
    active = destinations.active_firms(Case("first_run", results, 0))
    positions = results["destination"]["positions"]
    expected = positions.sel(country="Spain", market="France").isel(period=slice(-4, None)).mean()
    assert active.loc["Spain", "France"] == pytest.approx(float(expected))
    figure = drawn("exporters_by_destination", results)
    written = {text.get_text() for text in texts(figure)}
    assert {f"{name}\n{active[name].sum():.0f}" for name in MARKETS} <= written


def test_a_name_at_the_edge_is_moved_onto_the_paper():
    figure, axes = plt.subplots(figsize=(8, 6))
    axes.set(xlim=(0, 1), ylim=(0, 1), position=(0, 0, 1, 1))
    figure.draw_without_rendering()
    assert axes.text(0.04, 0.5, "United Kingdom", ha="center", fontsize=20).get_window_extent().x0 < 0
    placing.place_names(axes, [0.04], [0.5], ["United Kingdom"], 20)
    assert axes.texts[1].get_window_extent().x0 >= 0


def test_only_the_strongest_links_between_different_countries_become_lines():
    active = pd.DataFrame([[9.0, 1.0], [3.0, 0.0]], index=["a", "b"], columns=["a", "b"])
    assert destinations.strongest(active).to_dict() == {("b", "a"): 3.0, ("a", "b"): 1.0}
    assert destinations.strongest(active, most=1).to_dict() == {("b", "a"): 3.0}


# ------------------------------------------------------------------------------------------------------------- maps


def test_projections_keep_areas():
    def area(project, west: float, south: float) -> float:
        x, y = project(np.array([west, west + 1, west + 1, west]), np.array([south, south, south + 1, south + 1]))
        return 0.5 * abs(np.dot(x, np.roll(y, 1)) - np.dot(y, np.roll(x, 1)))

    def on_globe(south: float) -> float:
        return np.radians(1) * (np.sin(np.radians(south + 1)) - np.sin(np.radians(south)))

    for project in (projection.equal_earth, projection.around):
        assert area(project, 0, 40) == pytest.approx(on_globe(40), rel=2e-3)
        assert area(project, 20, 60) == pytest.approx(on_globe(60), rel=2e-3)
    assert area(lambda lon, lat: (np.radians(lon), np.radians(lat)), 0, 60) != pytest.approx(on_globe(60), rel=0.1)


def test_great_circles_go_the_shortest_way():
    way = projection.great_circle((-74, 40.7), (2.35, 48.9))
    assert way[0] == pytest.approx((-74, 40.7)) and way[-1] == pytest.approx((2.35, 48.9))
    assert way[:, 1].max() > 50  # it bends north of both ends
    over_date_line = projection.great_circle((140, 36), (-120, 40))
    gap = np.flatnonzero(np.isnan(over_date_line[:, 0]))
    assert len(gap) == 1
    assert np.nanmax(np.abs(np.diff(over_date_line[:, 0]))) < 180


def test_coastlines_come_with_the_package_and_hold_the_continents():
    def on_land(longitude: float, latitude: float) -> bool:
        return any(matplotlib.path.Path(ring).contains_point((longitude, latitude)) for ring in projection.coastline())

    assert all(on_land(*place) for place in ((2.35, 47), (-100, 40), (78, 22), (-50, -10), (134, -25)))
    assert not any(on_land(*place) for place in ((-40, 40), (-150, 0), (80, -20)))


def test_names_move_apart_where_markets_lie_together():
    figure, axes = plt.subplots(figsize=(8, 6))
    axes.set(xlim=(0, 1), ylim=(0, 1))
    figure.draw_without_rendering()
    placing.place_names(axes, [0.5, 0.51, 0.5], [0.5, 0.5, 0.51], ["Belgium", "Netherlands", "Germany"], 14)
    figure.draw_without_rendering()
    boxes = [text.get_window_extent() for text in axes.texts if text.get_text()]
    assert len(boxes) == 3 and not any(one.overlaps(other) for one, other in combinations(boxes, 2))
    axes.clear()
    untouched = [axes.text(0.5, 0.5, name).get_window_extent() for name in ("Belgium", "Netherlands")]
    assert untouched[0].overlaps(untouched[1])


# -------------------------------------------------------------------------------------------------- looks and origin


@pytest.mark.parametrize("name", list(drawing.FIGURES))
def test_letters_are_large_and_the_small_print_tells_the_origin(name, results):
    figure = drawn(name, results, SyntheticResults(seed=2, replications=2, years=6, firms=300))
    assert tuple(figure.get_size_inches() * figure.dpi) == (1920, 1080)
    assert min(text.get_fontsize() for text in texts(figure)) >= SMALLEST_PT
    written = [text.get_text() for text in texts(figure)]
    assert "without: 3 of 4 runs, abroad 0.1.0, digest 0123456789ab" in written
    assert any(text.startswith("with: 2 of 2 runs, abroad 0.1.0, digest 0123456789ab") for text in written)


@pytest.mark.parametrize("name", list(drawing.FIGURES))
def test_nothing_is_cut_off_at_the_edge(name, results):
    figure = drawn(name, results)
    box = figure.get_tightbbox()
    assert box.x0 >= 0 and box.y0 >= 0 and box.x1 <= WIDTH_INCHES and box.y1 <= HEIGHT_INCHES
    figure.text(0.99, 0.5, "planted beyond the edge")
    assert figure.get_tightbbox().x1 > WIDTH_INCHES


def test_names_on_the_map_keep_apart_and_years_are_whole(results):
    figure = drawn("exporters_by_destination", results, results)
    for axes in figure.axes:
        boxes = [text.get_window_extent() for text in axes.texts if text.get_text()]
        assert len(boxes) >= 3 and not any(one.overlaps(other) for one, other in combinations(boxes, 2))
    years = drawn("participation_by_size", results).axes[-1].get_xticks()
    assert all(year == int(year) for year in years)


def test_axis_labels_use_name_and_unit_of_the_file(results):
    figure = drawn("entries_and_withdrawals", results)
    assert figure.axes[0].get_ylabel() == "entries (firms/year)"
    changed = SyntheticResults(replications=1, years=6, firms=100)
    changed["all"]["entries"].attrs.update(units="entries/quarter", long_name="markets entered")
    assert drawn("entries_and_withdrawals", changed).axes[0].get_ylabel() == "markets entered (entries/year)"


def test_cases_lie_over_each_other_with_a_legend(results):
    one, two = drawn("participation_by_size", results), drawn("participation_by_size", results, results)
    assert one.axes[0].get_legend() is None and len(one.axes[0].lines) == 1
    legend = [text.get_text() for text in two.axes[0].get_legend().get_texts()]
    assert legend == ["without", "with"]
    assert len({line.get_color() for line in two.axes[0].lines}) == 2
    assert len({line.get_linestyle() for line in two.axes[0].lines}) == 2


def test_colours_differ_for_colour_blind_eyes():
    def nearest(colours: list[str], seen_by: np.ndarray) -> float:
        linear = [seen_by @ np.array(to_rgb(colour)) ** 2.2 for colour in colours]
        shown = [np.clip(light, 0, 1) ** (1 / 2.2) for light in linear]
        return min(float(np.linalg.norm(a - b)) for a, b in combinations(shown, 2))

    for eyes in (np.eye(3), DEUTERANOPE, PROTANOPE):
        assert nearest(COLOURS[:4], eyes) > 0.12
    assert nearest(["#7f9f00", "#c07f00"], DEUTERANOPE) < 0.12  # an olive and an orange are one to them
    assert len(set(COLOURS)) == len(COLOURS) == len(set(LINES))


def test_a_band_leaves_out_places_that_no_replication_has():
    _, axes = plt.subplots()
    values = xr.DataArray([[1.0, np.nan, 3.0], [2.0, np.nan, np.nan]], dims=("replication", "x"))
    draw_band(axes, np.arange(3), values, Case("a", None, 0))
    assert axes.lines[0].get_xdata().tolist() == [0, 2] and axes.lines[0].get_ydata().tolist() == [1.5, 3]


def test_about_counts_runs_used_and_expected(results):
    made = about(results)
    assert (made.replications_used, made.replications_expected, made.program_version) == (3, 4, "0.1.0")


# ---------------------------------------------------------------------------------------------------------- command


def arguments(words: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    command.add_arguments(parser)
    return parser.parse_args(words)


def test_command_writes_png_and_svg_under_names_that_stay(results, tmp_path, monkeypatch, capsys):
    monkeypatch.setattr("abroad.results.open_results", lambda path: results)
    assert command.run(arguments([str(tmp_path / "first_run.h5")])) == 0
    folder = tmp_path / "first_run_figures"
    expected = {f"{name}.{ending}" for name in drawing.FIGURES for ending in ("png", "svg")}
    assert {path.name for path in folder.iterdir()} == expected
    assert len(capsys.readouterr().out.splitlines()) == len(expected)
    for name in drawing.FIGURES:
        assert Image.open(folder / f"{name}.png").size == (1920, 1080)
    before = {path.name: path.read_bytes() for path in folder.glob("*.svg")}
    command.run(arguments([str(tmp_path / "first_run.h5"), "-o", str(tmp_path / "again")]))
    assert before == {path.name: path.read_bytes() for path in (tmp_path / "again").glob("*.svg")}


def test_too_many_files_are_refused_in_one_line(results, monkeypatch, capsys, tmp_path):
    monkeypatch.setattr("abroad.results.open_results", lambda path: results)
    words = [f"{number}.h5" for number in range(len(COLOURS) + 1)]
    assert command.run(arguments([*words, "-o", str(tmp_path)])) == 2
    assert "name at most 7" in capsys.readouterr().err


def test_files_of_one_name_are_told_apart_by_their_folders(tmp_path):
    paths = [tmp_path / "a" / "run.h5", tmp_path / "b" / "run.h5", tmp_path / "other.h5"]
    assert drawing.labels(paths) == ["a/run", "b/run", "other"]
