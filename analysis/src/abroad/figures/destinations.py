"""Exporters by destination on a map: a circle a market, lines from the homes of the exporters.

A firm has at most one position in a market, so positions there are the firms that are active there. Two maps a
case, Europe and the world: most destinations of European clusters lie too close together for one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import PathPatch, Polygon
from matplotlib.path import Path

from abroad.figures.placing import place_names
from abroad.figures.projection import around, coastline, equal_earth, great_circle
from abroad.figures.style import GRID, HEIGHT_INCHES, LAND, SEA, SMALLEST_PT, Case, fix_layout, new_figure, small_print

QUARTERS = 4
LARGEST_CIRCLE_PT2 = 4500  # with one case; less with more, for their maps are smaller
WIDEST_LINE_PT = 5
MOST_LINES = 40


@dataclass(frozen=True)
class View:
    """A part of the world, drawn by one projection."""

    project: Callable
    west: float
    east: float
    south: float
    north: float
    step: int

    def edge(self) -> tuple[np.ndarray, np.ndarray]:
        """Longitude and latitude of the edge, once around."""
        up, along = np.linspace(self.south, self.north, 91), np.linspace(self.west, self.east, 91)
        longitude = np.concatenate([np.full(91, self.west), along, np.full(91, self.east), along[::-1]])
        return longitude, np.concatenate([up, np.full(91, self.north), up[::-1], np.full(91, self.south)])

    def holds(self, longitude: np.ndarray, latitude: np.ndarray) -> np.ndarray:
        inside = (longitude >= self.west) & (longitude <= self.east)
        return inside & (latitude >= self.south) & (latitude <= self.north)


EUROPE = View(around, -11, 31, 36, 66, 10)
WORLD = View(equal_earth, -180, 180, -56, 76, 30)


def active_firms(case: Case) -> pd.DataFrame:
    """Firms of each home country active in each market: mean over runs and the last year. Home x market."""
    positions = case.results["destination"]["positions"].isel(period=slice(-QUARTERS, None))
    return positions.mean(["replication", "period"]).transpose("country", "market").to_pandas()


def places(case: Case) -> pd.DataFrame:
    world = case.results["world"]
    return world[["longitude", "latitude"]].to_dataframe()


def _background(axes: Axes, view: View) -> None:
    """Sea, land and graticule, cut to the edge of the view by a mat around it."""
    edge = np.column_stack(view.project(*view.edge()))
    low, high = edge.min(axis=0), edge.max(axis=0)
    axes.add_patch(Polygon(edge, facecolor=SEA, zorder=0))
    for ring in coastline():
        # A coast across the date line is drawn on both sides of the map.
        longitude = np.degrees(np.unwrap(np.radians(ring[:, 0])))
        for turn in (-360, 0, 360) if np.ptp(ring[:, 0]) > 180 else (0,):
            x, y = view.project(longitude + turn, ring[:, 1])
            seen = ~np.isnan(x)
            axes.fill(x[seen], y[seen], facecolor=LAND, edgecolor="#b9b3a3", linewidth=0.6, zorder=1)
    fine = np.linspace(0, 1, 91)
    for longitude in range(-180, 181, view.step):
        x, y = view.project(np.full(91, longitude), -85 + 170 * fine)
        axes.plot(x, y, color=GRID, linewidth=0.8, zorder=0.5)
    for latitude in range(-80, 81, view.step):
        x, y = view.project(-180 + 360 * fine, np.full(91, latitude))
        axes.plot(x, y, color=GRID, linewidth=0.8, zorder=0.5)
    # The mat runs round one way outside and the other way along the edge, so that the view stays open.
    (west, south), (east, north) = low - 1, high + 1
    outside = [(west, south), (east, south), (east, north), (west, north)]
    mat = Path.make_compound_path(Path([*outside, outside[0]], closed=True), Path([*edge, edge[0]], closed=True))
    axes.add_patch(PathPatch(mat, facecolor="white", edgecolor="none", zorder=2.5))
    axes.add_patch(Polygon(edge, fill=False, edgecolor=GRID, zorder=2.6))
    axes.set(xlim=(low[0], high[0]), ylim=(low[1], high[1]), aspect="equal")
    axes.axis("off")


@dataclass(frozen=True)
class Scale:
    """How large circles and lines are, the same for all cases, so that they can be compared."""

    firms_of_largest_circle: float
    firms_of_widest_line: float
    largest_circle_pt2: float

    @classmethod
    def of(cls, tables: Sequence[pd.DataFrame]) -> Scale:
        return cls(
            max(1.0, *(float(table.sum().max()) for table in tables)),
            max(1.0, *(float(table.max().max()) for table in tables)),
            LARGEST_CIRCLE_PT2 / len(tables),
        )


def strongest(active: pd.DataFrame, most: int = MOST_LINES) -> pd.Series:
    """Firms of (home, market) for the pairs with most of them; no more than a map can show."""
    links = active.stack()
    abroad = links.index.get_level_values(0) != links.index.get_level_values(1)
    return links[(links > 0) & abroad].nlargest(most)


def _lines(axes: Axes, view: View, where: pd.DataFrame, active: pd.DataFrame, scale: Scale, colour: str) -> None:
    for (home, market), count in strongest(active).items():
        way = great_circle(tuple(where.loc[home]), tuple(where.loc[market]))
        x, y = view.project(way[:, 0], way[:, 1])
        width = max(0.4, WIDEST_LINE_PT * count / scale.firms_of_widest_line)
        axes.plot(x, y, alpha=0.35, linewidth=width, zorder=2, color=colour)


def _circles(axes: Axes, view: View, where: pd.DataFrame, counts: pd.Series, scale: Scale, colour: str) -> None:
    """Circles and names of the markets in the view; on the map of the world only a frame stands for Europe."""
    longitude, latitude = where["longitude"].to_numpy(), where["latitude"].to_numpy()
    shown = view.holds(longitude, latitude)
    if view is WORLD:
        shown &= ~EUROPE.holds(longitude, latitude)
        frame = np.column_stack(view.project(*EUROPE.edge()))
        axes.add_patch(Polygon(frame, fill=False, edgecolor="#444444", linewidth=1.5, zorder=3))
    x, y = view.project(longitude[shown], latitude[shown])
    held = counts[shown]
    area = scale.largest_circle_pt2 * held / scale.firms_of_largest_circle
    axes.scatter(x, y, s=area, color=colour, alpha=0.55, edgecolor="black", zorder=3)
    place_names(axes, x, y, [f"{name}\n{count:.0f}" for name, count in held.items()], SMALLEST_PT)


def draw(cases: Sequence[Case]) -> Figure:
    figure = new_figure("Firms active abroad, by destination", cases, HEIGHT_INCHES * max(1, len(cases) / 2))
    panels = figure.subplots(len(cases), 2, squeeze=False, width_ratios=(1, 1.2 if len(cases) == 1 else 2.2))
    tables = [active_firms(case) for case in cases]
    scale = Scale.of(tables)
    for row, case, active in zip(panels, cases, tables, strict=True):
        where = places(case)
        for panel, view, title in zip(row, (EUROPE, WORLD), ("Europe", "world"), strict=True):
            _background(panel, view)
            _lines(panel, view, where, active, scale, case.colour)
            panel.set_title(f"{case.label}: {title}" if len(cases) > 1 else title, loc="left")
    fix_layout(figure)
    for row, case, active in zip(panels, cases, tables, strict=True):
        where = places(case)
        counts = active.sum().reindex(where.index).fillna(0)
        for panel, view in zip(row, (EUROPE, WORLD), strict=True):
            _circles(panel, view, where, counts, scale, case.colour)
    small_print(
        figure,
        cases,
        "Area of a circle: firms active in the market, mean of the last year over runs;"
        f" lines: from their homes, the {MOST_LINES} strongest.",
    )
    return figure
