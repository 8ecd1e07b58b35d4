"""The rules of the house, each a function from the tree of sources to a list of problems.

An include points down, never up or sideways; a library has one room; files and functions stay short; nothing global
changes. `python3 house.py FOLDER` prints what is wrong and ends with 1 if anything is. Standard library only.
"""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from source_text import Source, line_of, read_source

FLOORS = {
    "base": 0,
    "random": 1, "parallel": 1, "input": 1,
    "world": 2,
    "modes": 3,
    "policy": 4,
    "phases": 5, "record": 5,
    "scenario": 6,
    "run": 7,
    "app": 8,
}  # fmt: skip
LIBRARY_ROOMS = {
    r"(tbb|oneapi)/.*": "parallel",
    r"boost/.*": "random",
    r"yaml-cpp/.*": "input",
    r"(hdf5|hdf5_hl|H5\w*)\.h": "record",
    r"xxh\w*\.h": "record",
    r"CLI/.*": "app",
}
ONE_FILE_ONLY = {r"(hdf5|hdf5_hl|H5\w*)\.h"}
# Headers that no file of sim/ includes, and why.
FORBIDDEN_HEADERS = {
    "random": "draws come from sim/random",
    "format": "GCC 12 has no std::format; use fmt in a .cpp file",
    "iostream": "only app/ prints",
    "execution": "loops run through sim/parallel",
}
LASTING_VARIABLE = re.compile(
    r"^[ \t]+(static|thread_local)\s+(?!const\b|constexpr\b|inline\b|std::mutex\b)[^;{}()=]*[;{=]", re.MULTILINE
)
LIBRARY_MATHEMATICS = re.compile(
    r"\bstd::(exp2?|expm1|log|log2|log10|log1p|pow|sin|cos|tan|asin|acos|atan2?|sinh|cosh|tanh|cbrt|hypot|erfc?|[tl]gamma)\b"
)
TEST_NAME = re.compile(r'^(?:TEMPLATE_\w+|TEST_CASE)\(\s*"((?:\\.|[^"\\])*)"', re.MULTILINE)
MODEL_ROOMS = ("world", "modes", "policy", "phases")
LONGEST_FILE, LONGEST_FUNCTION = 400, 50
TOP_LEVEL = {
    "CMakeLists.txt", "CMakePresets.json", "LICENSE", "CITATION.cff", "CHANGELOG.md", "README.md",
    "sim", "scenarios", "analysis", "tests",
}  # fmt: skip
MADE_HERE = re.compile(r"build.*|results")
UNFINISHED = re.compile(r"\b(TO" r"DO|FIX" r"ME|X" r"XX)\b")


class House:
    """All sources of a project folder, read once."""

    def __init__(self, root: Path):
        self.root = root
        self.sources = {
            path.relative_to(root).as_posix(): read_source(path)
            for path in self.files("sim", "tests", ending=r"\.[ch]pp")
        }
        self.python = [path for path in self.files("analysis", "tests", ".ci", ending=r"\.py")]

    def files(self, *folders: str, ending: str) -> list[Path]:
        found = [
            path for folder in folders for path in (self.root / folder).rglob("*") if re.search(ending + "$", path.name)
        ]
        return sorted(
            path
            for path in found
            if not any(part.startswith(".") and part != ".ci" for part in path.relative_to(self.root).parts)
        )

    def of_sim(self) -> Iterator[tuple[str, str, Source]]:
        """(name, room, source) of every file of the program."""
        for name, source in self.sources.items():
            if name.startswith("sim/"):
                yield name, room_of(name), source


def room_of(name: str) -> str:
    """sim/world/firms.hpp stands in the room world."""
    parts = name.split("/")
    return parts[1] if len(parts) > 2 else ""


def includes_point_down(house: House) -> Iterator[str]:
    for name, room, source in house.of_sim():
        if room not in FLOORS:
            yield f"{name}: sim/ has no room '{room}'"
            continue
        for line, include in source.includes:
            target = include[1:-1].split("/")[0]
            if target == room or target not in FLOORS or "/" not in include:
                continue
            if FLOORS[target] == FLOORS[room]:
                yield f"{name}:{line}: {room} includes {include}, which stands on the same floor"
            elif FLOORS[target] > FLOORS[room]:
                yield f"{name}:{line}: {room} includes {include}, which stands above it"


def includes_name_their_room(house: House) -> Iterator[str]:
    """Our own headers are written "room/file.hpp" and exist (a test may name its neighbour); others stand in <>."""
    for name, source in house.sources.items():
        for line, include in source.includes:
            target = include[1:-1]
            neighbour = name.startswith("tests/") and "/" not in target and (source.path.parent / target).is_file()
            ours = any((house.root / folder / target).is_file() for folder in ("sim", "tests"))
            if include[0] == '"' and not neighbour and (not ours or "/" not in target or ".." in target):
                yield f'{name}:{line}: {include} is no header of ours; write "room/file.hpp", or <...> for a library'
            if include[0] == "<" and "/" in target and target.split("/")[0] in FLOORS:
                yield f"{name}:{line}: {include} is ours; write it in quotes"


def build_needs_point_down(house: House) -> Iterator[str]:
    """What CMake links follows the same arrows as what C++ includes."""
    for path in house.files("sim", ending=r"CMakeLists\.txt"):
        for name, arguments in re.findall(r"abroad_floor\(\s*(\w+)([^)]*)\)", path.read_text()):
            needs = re.search(r"\bNEEDS\b([\w\s]*?)(?:\bSOURCES\b|\bLIBRARIES\b|$)", arguments)
            for need in needs.group(1).split() if needs else []:
                if name in FLOORS and FLOORS.get(need, 99) >= FLOORS[name]:
                    yield f"{path.relative_to(house.root)}: {name} needs {need}, which does not stand below it"


def libraries_stay_in_their_room(house: House) -> Iterator[str]:
    for pattern, home in LIBRARY_ROOMS.items():
        holders = []
        for name, room, source in house.of_sim():
            hits = [(line, include) for line, include in source.includes if re.fullmatch(pattern, include[1:-1])]
            holders += [name] * bool(hits)
            for line, include in hits:
                if room != home:
                    yield f"{name}:{line}: {include} belongs in sim/{home} only"
        at_home = [name for name in holders if room_of(name) == home]
        if pattern in ONE_FILE_ONLY and len(at_home) > 1:
            yield f"{', '.join(at_home)}: only one file of sim/{home} may include this library"
        yield from leaks(house, set(holders), home)


def leaks(house: House, holders: set[str], home: str) -> Iterator[str]:
    """Files of other rooms that reach a header with a library in it."""
    reach = {name for name in holders if name.endswith(".hpp")}
    while True:
        more = {
            name
            for name, _, source in house.of_sim()
            if name not in reach and any(f"sim/{include[1:-1]}" in reach for _, include in source.includes)
        }
        if not more:
            break
        reach |= more
    for name in sorted(reach - holders):
        if room_of(name) != home:
            yield f"{name}: reaches a library of sim/{home} through a header"


def no_forbidden_header(house: House) -> Iterator[str]:
    for name, room, source in house.of_sim():
        for line, include in source.includes:
            target = include[1:-1]
            if target in FORBIDDEN_HEADERS and not (target == "iostream" and room == "app"):
                yield f"{name}:{line}: {include}: {FORBIDDEN_HEADERS[target]}"
            if target.startswith("fmt/") and name.endswith(".hpp"):
                yield f"{name}:{line}: {include}: fmt belongs in .cpp files"


def files_and_functions_are_short(house: House) -> Iterator[str]:
    for name, source in house.sources.items():
        yield from too_long(name, source.text)
        for function in source.functions:
            if function.lines > LONGEST_FUNCTION and not re.match(r"(TEST_CASE|TEMPLATE_)", function.signature):
                yield f"{name}:{function.line}: a function of {function.lines} lines: {function.signature[:60]}"
    for path in house.python:
        name, text = path.relative_to(house.root).as_posix(), path.read_text(encoding="utf-8")
        yield from too_long(name, text)
        for node in ast.walk(ast.parse(text)):
            lines = node.end_lineno - node.lineno + 1 if isinstance(node, ast.FunctionDef) else 0
            if lines > LONGEST_FUNCTION:
                yield f"{name}:{node.lineno}: a function of {lines} lines: {node.name}"


def too_long(name: str, text: str) -> Iterator[str]:
    lines = text.count("\n")
    if lines > LONGEST_FILE:
        yield f"{name}: {lines} lines (at most {LONGEST_FILE})"


def headers_introduce_themselves(house: House) -> Iterator[str]:
    """A header opens with two to eight lines of comment and guards itself with #pragma once."""
    for name, source in house.sources.items():
        if not name.endswith(".hpp"):
            continue
        opening = re.match(r"(#pragma once\n+)?((?://[^\n]*\n)*)", source.text).group(2).count("\n")
        if not 1 <= opening <= 12:
            yield f"{name}:1: opens with {opening} lines of comment (say in 3 to 6 what part this is)"
        if not re.search(r"^#pragma once$", source.text, re.MULTILINE):
            yield f"{name}: lacks #pragma once"


def nothing_global_changes(house: House) -> Iterator[str]:
    """No mutable globals and no hidden ones inside functions: two simulations run side by side in one process.

    A mutex is let pass: it guards a library that is global itself, and no result depends on it.
    """
    for name, _, source in house.of_sim():
        for line, statement in source.mutable_globals:
            yield f"{name}:{line}: a global that may change: {statement}"
        for match in LASTING_VARIABLE.finditer(source.code):
            words = " ".join(match.group().split())[:60]
            yield f"{name}:{line_of(source.code, match.start())}: outlives its function: {words}"


def mathematics_is_our_own(house: House) -> Iterator[str]:
    """Another C library has other last bits, and whatever decides must have the same everywhere."""
    for name, _, source in house.of_sim():
        for match in LIBRARY_MATHEMATICS.finditer(source.code):
            yield f"{name}:{line_of(source.code, match.start())}: {match.group()} differs by library; see sim/base"


def the_model_has_no_hierarchy(house: House) -> Iterator[str]:
    for name, room, source in house.of_sim():
        for match in re.finditer(r"\b(virtual|override|dynamic_cast|shared_ptr)\b", source.code):
            if room in MODEL_ROOMS:
                yield f"{name}:{line_of(source.code, match.start())}: '{match.group()}' in the model"


def no_macros(house: House) -> Iterator[str]:
    for name, _, source in house.of_sim():
        for match in re.finditer(r"^[ \t]*#[ \t]*define\s+(\w+)", source.code, re.MULTILINE):
            yield f"{name}:{line_of(source.code, match.start())}: the macro {match.group(1)}"


def nothing_is_left_unfinished(house: House) -> Iterator[str]:
    texts = [(name, source.text) for name, source in house.sources.items()]
    texts += [(path.relative_to(house.root).as_posix(), path.read_text(encoding="utf-8")) for path in house.python]
    for name, text in texts:
        for match in UNFINISHED.finditer(text):
            yield f"{name}:{line_of(text, match.start())}: says {match.group()}"


def names_are_words(house: House) -> Iterator[str]:
    for name in house.sources:
        if not re.fullmatch(r"(\w+/)*[a-z][a-z0-9_]*\.[ch]pp", name):
            yield f"{name}: files have names in lower case with underscores"


def every_room_has_tests(house: House) -> Iterator[str]:
    for room in sorted({room for name, room, _ in house.of_sim() if name.endswith(".cpp")}):
        if not list((house.root / "tests" / room).glob("*_test.*")):
            yield f"sim/{room}: has no tests in tests/{room}"


def test_names_find_their_test(house: House) -> Iterator[str]:
    """Catch2 2 passes in silence when a name does not lead back to its test: no letters with a meaning in names."""
    for name, source in house.sources.items():
        for match in TEST_NAME.finditer(source.text):
            if re.search(r"[\\*~;^]|^ | $|  ", match.group(1)):
                yield f"{name}:{line_of(source.text, match.start())}: the test's name holds a letter that Catch2 reads"


def the_top_level_is_bare(house: House) -> Iterator[str]:
    for path in sorted(house.root.iterdir()):
        if path.name not in TOP_LEVEL and not path.name.startswith(".") and not MADE_HERE.fullmatch(path.name):
            yield f"{path.name}: stands at the top level, where only {', '.join(sorted(TOP_LEVEL))} may"


RULES = [
    includes_point_down,
    includes_name_their_room,
    build_needs_point_down,
    libraries_stay_in_their_room,
    no_forbidden_header,
    files_and_functions_are_short,
    headers_introduce_themselves,
    nothing_global_changes,
    mathematics_is_our_own,
    the_model_has_no_hierarchy,
    no_macros,
    nothing_is_left_unfinished,
    names_are_words,
    every_room_has_tests,
    test_names_find_their_test,
    the_top_level_is_bare,
]


def main() -> int:
    house = House(Path(sys.argv[1]))
    problems = [problem for rule in RULES for problem in rule(house)]
    print(*problems, sep="\n")
    print(f"{len(house.sources)} C++ files, {len(house.python)} Python files, {len(problems)} problems")
    return bool(problems) or not house.sources


if __name__ == "__main__":
    sys.exit(main())
