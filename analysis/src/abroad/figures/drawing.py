"""THE LIST of figures, and the drawing of all of them into a folder."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import matplotlib

from abroad.errors import ResultsError
from abroad.figures import destinations, flows, participation, size_distribution
from abroad.figures.style import COLOURS, SETTINGS, Case, fix_layout
from abroad.results import Results

FIGURES = {
    "participation_by_size": participation.draw,
    "exporters_by_destination": destinations.draw,
    "entries_and_withdrawals": flows.draw,
    "size_distribution": size_distribution.draw,
}
MOST_CASES = len(COLOURS)


def labels(paths: Sequence[Path]) -> list[str]:
    """Names of the cases: the files' names, with their folders where these alone would be equal."""
    stems = [path.stem for path in paths]
    return [
        stem if stems.count(stem) == 1 else f"{path.resolve().parent.name}/{stem}"
        for path, stem in zip(paths, stems, strict=True)
    ]


def draw_all(results: Sequence[Results], names: Sequence[str], folder: Path) -> list[Path]:
    """Draws every figure of the list for these results, at most MOST_CASES, and returns the files written."""
    cases = [Case(name, result, number) for number, (name, result) in enumerate(zip(names, results, strict=True))]
    written = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with matplotlib.rc_context(SETTINGS):
            for name, draw in FIGURES.items():
                figure = draw(cases)
                fix_layout(figure)
                for ending, metadata in ((".png", None), (".svg", {"Date": None})):
                    written.append(folder / f"{name}{ending}")
                    figure.savefig(written[-1], metadata=metadata)
    except OSError as error:
        raise ResultsError(f"{folder}: figures cannot be written: {error.strerror or error}") from error
    return written
