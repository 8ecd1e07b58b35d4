"""What the small print says of a results file: who made it and how many of its runs are in it."""

from __future__ import annotations

from dataclasses import dataclass

from abroad.results import Results


@dataclass(frozen=True)
class About:
    program_version: str
    digest: str
    replications_used: int
    replications_expected: int


def about(results: Results) -> About:
    """The scenario says how many runs there should be; the file holds those that there are."""
    used = int(results["all"].sizes["replication"])
    expected = int(results.scenario.get("run", {}).get("replications_count", used))
    return About(str(results.attributes["program_version"]), results.digest, used, expected)
