"""Reads C++ just well enough for the house's rules: includes, lengths of functions, variables outside functions.

Not a parser: it blanks comments and literals, follows braces and looks at the words before each. It leaves out what the
project does not use (macros, K&R style, attributes between a signature and its body).
"""

import re
from dataclasses import dataclass, field
from pathlib import Path

INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*(<[^>\n]+>|"[^"\n]+")', re.MULTILINE)
TOKENS = re.compile(
    r"(?P<comment>//[^\n]*|/\*.*?\*/)"
    r'|(?P<raw>\bu?8?[LUu]?R"(?P<mark>[^(\s]{0,16})\(.*?\)(?P=mark)")'
    r'|(?P<string>"(?:\\.|[^"\\\n])*")'
    r"|(?P<letter>(?<![0-9A-Za-z_])'(?:\\.|[^'\\\n])+')",
    re.DOTALL,
)
SCOPE_WORDS = re.compile(
    r"^(inline\s+)?(namespace|struct|class|enum|union|extern)\b|\b(struct|class|union|enum)\s+(class\s+)?[\w:]*(<.*>)?\s*(final\s*)?(:[^:].*)?$"
)
NOT_A_VARIABLE = re.compile(
    r"^(using|typedef|struct|class|enum|union|friend|static_assert|namespace|concept|extern|public|private|protected|export)\b"
    r"|\b(const|constexpr|constinit|operator|concept|requires)\b"
)
INITIALISER_LIST = re.compile(r"\)\s*(noexcept\s*)?:(?!:)")


@dataclass
class Function:
    """A function's body: where its signature begins, and how many lines the whole has."""

    line: int
    lines: int
    signature: str


@dataclass
class Source:
    """What the rules need of one file. Lines count from 1."""

    path: Path
    text: str
    code: str
    includes: list[tuple[int, str]]
    functions: list[Function] = field(default_factory=list)
    mutable_globals: list[tuple[int, str]] = field(default_factory=list)


def blanked(text: str) -> str:
    """The text with comments, strings and characters turned into blanks of the same shape."""
    return TOKENS.sub(lambda match: re.sub(r"[^\n]", " ", match.group()), text)


def without_directives(code: str) -> str:
    return re.sub(
        r"^[ \t]*#(?:[^\n]*\\\n)*[^\n]*", lambda match: re.sub(r"[^\n]", " ", match.group()), code, flags=re.MULTILINE
    )


def line_of(text: str, position: int) -> int:
    return text.count("\n", 0, position) + 1


def without_template_head(statement: str) -> str:
    """Drops each leading `template <...>`, so that the first word is the declaration's own."""
    while (head := re.match(r"template\s*<", statement)) is not None:
        depth, position = 1, head.end()
        while depth > 0 and position < len(statement):
            depth += {"<": 1, ">": -1}.get(statement[position], 0)
            position += 1
        statement = statement[position:].lstrip()
    return statement


def kind_of_brace(statement: str) -> str:
    """What a brace opens that stands after this text outside functions: scope, function or value."""
    statement = without_template_head(statement)
    if "=" in statement.split("(")[0] and "operator" not in statement:
        return "value"
    if "(" not in re.sub(r"alignas\s*\([^)]*\)", "", statement):
        return "scope" if SCOPE_WORDS.search(statement) else "value"
    if INITIALISER_LIST.search(statement) and re.search(r"[\w>]$", statement):
        return "value"
    return "function"


def read_source(path: Path) -> Source:
    text = path.read_text(encoding="utf-8")
    code = blanked(text)
    comments_gone = re.sub(
        r"//[^\n]*|/\*.*?\*/", lambda match: re.sub(r"[^\n]", " ", match.group()), text, flags=re.DOTALL
    )
    includes = [(line_of(text, match.start()), match.group(1)) for match in INCLUDE.finditer(comments_gone)]
    source = Source(path, text, code, includes)
    walk(source, without_directives(code))
    return source


def walk(source: Source, code: str) -> None:
    """Follows the braces outside functions; the inside of a function is only measured."""
    begin, position, open_scopes = 0, 0, []
    parentheses = 0
    while position < len(code):
        letter = code[position]
        parentheses += {"(": 1, ")": -1}.get(letter, 0)
        if letter == "{" and parentheses == 0:
            statement = code[begin:position].strip()
            kind = kind_of_brace(statement)
            if kind == "scope":
                open_scopes.append(re.split(r"\W", without_template_head(statement).removeprefix("inline "))[0])
                begin = position + 1
            else:
                end = matching_brace(code, position)
                if kind == "function":
                    first = begin + len(code[begin:position]) - len(code[begin:position].lstrip())
                    source.functions.append(
                        Function(line_of(code, first), code.count("\n", first, end) + 1, " ".join(statement.split()))
                    )
                    begin = end + 1
                position = end
        elif letter == "}" and open_scopes and parentheses == 0:
            open_scopes.pop()
            begin = position + 1
        elif letter == ";" and parentheses == 0:
            note_variable(
                source, code, begin, position, bool(open_scopes) and open_scopes[-1] not in ("namespace", "extern")
            )
            begin = position + 1
        position += 1


def note_variable(source: Source, code: str, begin: int, end: int, in_a_type: bool) -> None:
    """Remembers a variable that lives outside functions and may change."""
    statement = without_template_head(code[begin:end].strip())
    statement = re.sub(r"^(public|private|protected)\s*:\s*", "", statement)
    if not statement or NOT_A_VARIABLE.search(re.split(r"[={]", statement)[0]):
        return
    if "(" in re.split(r"[={]", statement)[0] or (
        in_a_type and not re.match(r"(inline\s+)?(static|thread_local)\b", statement)
    ):
        return
    if re.match(r"[\w:<>,*&\s\[\]]+$", re.split(r"[={]", statement)[0]) and len(statement.split()) > 1:
        first = begin + len(code[begin:end]) - len(code[begin:end].lstrip())
        source.mutable_globals.append((line_of(code, first), " ".join(statement.split())[:60]))


def matching_brace(code: str, position: int) -> int:
    depth = 0
    for place in range(position, len(code)):
        depth += {"{": 1, "}": -1}.get(code[place], 0)
        if depth == 0:
            return place
    return len(code) - 1
