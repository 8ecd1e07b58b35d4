"""Parts of the world as surveys name them, from where a market's economic centre lies."""

from __future__ import annotations

EUROPE, ASIA, NORTH_AMERICA, ELSEWHERE = "Europe", "Asia", "North America", "elsewhere"


def continent(latitude: float, longitude: float) -> str:
    """Rough boxes: enough for countries, not for places in Turkey, Egypt or Russia."""
    if latitude > 34 and -25 < longitude < 45:
        return EUROPE
    if latitude > -11 and longitude > 34:
        return ASIA
    if latitude > 13 and longitude < -30:
        return NORTH_AMERICA
    return ELSEWHERE
