"""THE LIST of figures, and the drawing of all of them into a folder."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from abroad.figures import (
    applications,
    barriers,
    destinations,
    failures,
    flows,
    links,
    managements,
    members_and_others,
    money_by_line,
    participation,
    presence,
    projects,
    reasons,
    recipients,
    size_distribution,
)
from abroad.figures.saving import save_figures
from abroad.figures.style import COLOURS, Case
from abroad.results import Results

FIGURES = {
    "participation_by_size": participation.draw,
    "exporters_by_destination": destinations.draw,
    "entries_and_withdrawals": flows.draw,
    "size_distribution": size_distribution.draw,
    "members_and_others": members_and_others.draw,
    "managements": managements.draw,
    "projects_started": projects.draw,
    "links_by_stage": links.draw,
    "presence_by_mode": presence.draw,
    "barriers": barriers.draw,
    "reasons": reasons.draw,
    "failure_causes": failures.draw,
    "money_by_line": money_by_line.draw,
    "applications_and_awards": applications.draw,
    "recipients": recipients.draw,
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
    """Draws the figures of the list for these results, at most MOST_CASES, and returns the files written.

    A figure whose variables a file lacks is left out.
    """
    cases = [Case(name, result, number) for number, (name, result) in enumerate(zip(names, results, strict=True))]
    drawn = ((name, draw(cases)) for name, draw in FIGURES.items())
    return save_figures(((name, figure) for name, figure in drawn if figure is not None), folder)
