"""Which rows of THE LIST a user asked for."""

from __future__ import annotations

import re

from abroad.patterns.list import PATTERNS, POLICY
from abroad.patterns.pattern import Pattern


class UnknownRow(Exception):
    """A row that the list does not have; the message says which, and which there are."""


def choose(rows: str | None) -> list[Pattern]:
    """Rows named by ids ('3', 'P3', which also means P3.state and so on) or from-to ('1-16'); all without a name.

    Those of results files and those of comparison files.
    """
    if rows is None:
        return [*PATTERNS, *POLICY]
    known = [pattern.id for pattern in (*PATTERNS, *POLICY)]
    wanted: set[str] = set()
    for word in filter(None, (word.strip() for word in rows.split(","))):
        span = re.fullmatch(r"(\d+)-(\d+)", word)
        if span:
            found = {id for id in known if id.isdigit() and int(span[1]) <= int(id) <= int(span[2])}
        else:
            found = {id for id in known if id == word or id.startswith(f"{word}.")}
        if not found:
            raise UnknownRow(f"there is no row '{word}' (rows: {', '.join(known)})")
        wanted |= found
    return [pattern for pattern in (*PATTERNS, *POLICY) if pattern.id in wanted]
