"""Maps in the plane: two projections that keep areas, coastlines and great circles.

Coastlines are Natural Earth's (public domain) and lie beside this file, so that maps need no network. Angles are
degrees, planes are in units of the earth's radius.
"""

from __future__ import annotations

import math
from functools import cache
from importlib import resources

import numpy as np

Plane = tuple[np.ndarray, np.ndarray]


def equal_earth(longitude: np.ndarray, latitude: np.ndarray) -> Plane:
    """The whole world [Savric, Patterson and Jenny 2018]."""
    a = (1.340264, -0.081106, 0.000893, 0.003796)
    lam, phi = np.radians(longitude), np.radians(latitude)
    theta = np.arcsin(math.sqrt(3) / 2 * np.sin(phi))
    t2, t6 = theta**2, theta**6
    slope = a[0] + 3 * a[1] * t2 + t6 * (7 * a[2] + 9 * a[3] * t2)
    return 2 * math.sqrt(3) * lam * np.cos(theta) / (3 * slope), theta * (a[0] + a[1] * t2 + t6 * (a[2] + a[3] * t2))


def around(longitude: np.ndarray, latitude: np.ndarray, centre: tuple[float, float] = (10.0, 51.0)) -> Plane:
    """Lambert's azimuthal projection around a centre: a continent. The far half of the earth is NaN."""
    lam = np.radians(np.asarray(longitude, dtype=float) - centre[0])
    phi, phi0 = np.radians(latitude), math.radians(centre[1])
    cosine = np.sin(phi0) * np.sin(phi) + np.cos(phi0) * np.cos(phi) * np.cos(lam)
    k = np.sqrt(2 / (1 + np.where(cosine > 0, cosine, np.nan)))
    x = k * np.cos(phi) * np.sin(lam)
    return x, k * (np.cos(phi0) * np.sin(phi) - np.sin(phi0) * np.cos(phi) * np.cos(lam))


def great_circle(start: tuple[float, float], end: tuple[float, float], points: int = 60) -> np.ndarray:
    """Points (longitude, latitude) on the shortest way; a row of NaN parts it where it crosses the date line."""

    def vector(place: tuple[float, float]) -> np.ndarray:
        lam, phi = map(math.radians, place)
        return np.array([math.cos(phi) * math.cos(lam), math.cos(phi) * math.sin(lam), math.sin(phi)])

    a, b = vector(start), vector(end)
    angle = math.acos(float(np.clip(a @ b, -1, 1)))
    if angle < 1e-9:
        return np.array([start, end])
    t = np.linspace(0, 1, points)[:, None]
    way = (np.sin((1 - t) * angle) * a + np.sin(t * angle) * b) / math.sin(angle)
    places = np.degrees(np.column_stack([np.arctan2(way[:, 1], way[:, 0]), np.arcsin(np.clip(way[:, 2], -1, 1))]))
    jumps = np.flatnonzero(np.abs(np.diff(places[:, 0])) > 180) + 1
    return np.insert(places, jumps, np.nan, axis=0)


@cache
def coastline() -> tuple[np.ndarray, ...]:
    """Rings of land, each an array of (longitude, latitude)."""
    text = resources.files("abroad.figures").joinpath("coastline.txt").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    return tuple(np.array([[float(number) for number in place.split(",")] for place in line.split()]) for line in lines)
