"""How scores are shown: an aligned table of plain text, and JSON with everything in it."""

from __future__ import annotations

import math
from collections.abc import Sequence

from abroad.patterns.list import CALIBRATION, EVIDENCE, POLICY, REPORTED
from abroad.patterns.pattern import parts
from abroad.patterns.policy import PolicyRun
from abroad.patterns.run import YEARS_MEASURED, Run
from abroad.patterns.scores import Score

HEADINGS = ("id", "pattern", "population", "accept", "value", "least", "most", "sd", "runs", "verdict", "share of runs")
SECTIONS = (
    ("Calibration of the model; a row decides pass unless it names those that do", CALIBRATION),
    ("Evidence; decides pass", EVIDENCE),
    ("Reported, not tested", REPORTED),
    ("What public money causes; rows without accept are reported", POLICY),
)


def _figure(number: float) -> str:
    if math.isnan(number):
        return "-"
    return f"{number:.3g}" if abs(number) < 1000 else f"{number:.0f}"


def _verdict(score: Score) -> str:
    if not score.pattern.decided_by:
        return score.verdict
    rows = score.pattern.decided_by
    return f"{score.verdict}; {', '.join(rows)} {'decide' if len(rows) > 1 else 'decides'}"


def _lines_of(score: Score) -> list[tuple[str, ...]]:
    """One line a number; what belongs to the whole pattern stands in the first."""
    pattern, lines = score.pattern, []
    accepted = "" if score.passed is None else f"{score.passed_share:.2f}"
    for name, number in score.numbers.items():
        first = not lines
        title = pattern.name if first and not name else f"{pattern.name}: {name}" if first else f"  {name}"
        lines.append(
            (
                pattern.id if first else "",
                title,
                pattern.population if first else "",
                pattern.accept.text() if first and pattern.accept else "",
                _figure(number.mean),
                _figure(number.low),
                _figure(number.high),
                _figure(number.sd),
                str(number.runs),
                _verdict(score) if first else "",
                accepted if first else "",
            )
        )
    return lines


def _aligned(rows: Sequence[tuple[str, ...]]) -> list[str]:
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    right = range(4, 9)

    def aligned(row: tuple[str, ...]) -> str:
        cells = [
            cell.rjust(width) if column in right else cell.ljust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        return "  ".join(cells).rstrip()

    return [aligned(row) for row in rows]


def years_text(runs: Sequence[Run]) -> str:
    first, last = int(min(run.years[0] for run in runs)), int(max(run.years[-1] for run in runs))
    count = min(len(run.years) for run in runs)
    text = f"{count} year's ends, {first} to {last}"
    if count < YEARS_MEASURED:
        text += f"; the definitions ask for the last {YEARS_MEASURED}, fewer exist: rows that need more have no data"
    return text


def summary(scores: Sequence[Score]) -> str:
    tested = [score for score in scores if score.pattern.kind == "tested"]
    passed = sum(score.verdict == "pass" for score in tested)
    often = sum(score.passed_share >= 0.9 and score.verdict != "no data" for score in tested)
    calibration = [score for score in scores if score.pattern.kind == "calibration"]
    inside = sum(score.verdict == "in range" for score in calibration)
    text = f"{passed} of {len(tested)} tested patterns pass on the mean, {often} in at least 90 % of replications"
    return f"{text}; {inside} of {len(calibration)} calibration rows in range" if calibration else text


def facts_of(runs: Sequence[Run]) -> list[str]:
    return [
        f"{len(runs)} replications; {years_text(runs)}",
        f"home countries: {runs[0].world.homes_text}",
    ]


def text_report(title: str, scores: Sequence[Score], runs: Sequence[Run]) -> str:
    return _text(title, facts_of(runs), scores)


def policy_report(title: str, about: str, scores: Sequence[Score], runs: Sequence[PolicyRun]) -> str:
    return _text(title, [f"{len(runs)} replications; {about}"], scores)


def _text(title: str, facts: Sequence[str], scores: Sequence[Score]) -> str:
    rows: list[tuple[str, ...]] = [HEADINGS]
    starts = {}
    for heading, section in SECTIONS:
        lines = [line for score in scores if score.pattern in section for line in _lines_of(score)]
        if lines:
            starts[len(rows)] = heading
            rows.extend(lines)
    body = _aligned(rows)
    text = [title, *facts, "", body[0]]
    for index, line in enumerate(body[1:], start=1):
        text += ["", starts[index], line] if index in starts else [line]
    definitions = [f"  {score.pattern.id}: {score.pattern.definition} [{score.pattern.source}]" for score in scores]
    return "\n".join([*text, "", summary(scores), "", "Definitions", *definitions, ""])


def _plain(number: float) -> float | None:
    return None if math.isnan(number) else number


def json_rows(scores: Sequence[Score], runs: Sequence[Run]) -> list[dict]:
    """Scores as plain data; a number that does not exist is null."""
    return [
        {
            "id": score.pattern.id,
            "pattern": score.pattern.name,
            "population": score.pattern.population,
            "definition": score.pattern.definition,
            "source": score.pattern.source,
            "kind": score.pattern.kind,
            "accept": score.pattern.accept.text() if score.pattern.accept else None,
            "decided_by": list(score.pattern.decided_by),
            "verdict": score.verdict,
            "accepted_share_of_replications": _plain(score.passed_share),
            "numbers": {
                name: {
                    "mean": _plain(number.mean),
                    "least": _plain(number.low),
                    "most": _plain(number.high),
                    "sd": _plain(number.sd),
                    "replications": number.runs,
                }
                for name, number in score.numbers.items()
            },
            "values": {
                run.label: {name: _plain(number) for name, number in parts(value).items()}
                for run, value in zip(runs, score.values, strict=True)
            },
        }
        for score in scores
    ]
