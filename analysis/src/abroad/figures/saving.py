"""Writes drawn figures into a folder, as pictures for a slide and for print."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import matplotlib
from matplotlib.figure import Figure

from abroad.errors import ResultsError
from abroad.figures.style import SETTINGS, fix_layout


def save_figures(drawn: Iterable[tuple[str, Figure]], folder: Path) -> list[Path]:
    """Writes each named figure as PNG and SVG and returns the files written.

    The figures are taken one by one, so that a generator draws them under the settings of the project.
    Raises ResultsError if the folder or a file cannot be written.
    """
    written = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with matplotlib.rc_context(SETTINGS):
            for name, figure in drawn:
                fix_layout(figure)
                for ending, metadata in ((".png", None), (".svg", {"Date": None})):
                    written.append(folder / f"{name}{ending}")
                    figure.savefig(written[-1], metadata=metadata)
    except OSError as error:
        raise ResultsError(f"{folder}: figures cannot be written: {error.strerror or error}") from error
    return written
