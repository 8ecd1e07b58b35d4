"""Shows that every rule of the house fails on a planted fault, and says nothing of a house in order."""

import tempfile
import unittest
from pathlib import Path

from house import RULES, House
from source_text import read_source

HEADER = "// A part of the model.\n// It claims nothing.\n#pragma once\n"
CODE = "namespace abroad {\nint size(const Firms& f) { return f.count; }\n}\n"
CONSTRUCTOR = "struct A {\n    A() : a_{1}, b_{2} {\n" + "        a_ = 1;\n" * 50 + "    }\n    int a_, b_;\n};\n"
OPERATOR = "namespace abroad {\ntemplate <class T>\nT operator==(T a, T b)\n{\n" + "f();\n" * 50 + "}\n}\n"
YAML_IN_A_HEADER = ("sim/input/tree.hpp", HEADER + "#include <yaml-cpp/yaml.h>\n")
VIRTUAL = HEADER + "struct A { virtual int f(); };\n"
GOOD = {
    "README.md": "",
    "sim/base/ids.hpp": HEADER + "namespace abroad {\ninline constexpr int none = 0;\n}\n",
    "sim/world/firms.hpp": HEADER
    + '#include "base/ids.hpp"\nnamespace abroad {\nstruct Firms {\n    int count = 0;\n};\n}\n',
    "sim/world/firms.cpp": '#include "world/firms.hpp"\n\n#include <vector>\n' + CODE,
    "sim/world/CMakeLists.txt": "abroad_floor(world SOURCES firms.cpp NEEDS base LIBRARIES fmt::fmt)\n",
    "sim/input/tree.hpp": HEADER,
    "sim/record/file.cpp": "#include <hdf5.h>\n",
    "tests/world/firms_test.cpp": '#include "world/firms.hpp"\n#include "helpers/catch.hpp"\n',
    "tests/record/file_test.cpp": '#include "helpers/catch.hpp"\n',
    "tests/helpers/catch.hpp": HEADER,
    "analysis/abroad/results.py": "def read():\n    return 1\n",
}
# Rule -> faults; each fault is a file that is added to the good house, and the words that the rule must say of it.
FAULTS = {
    "includes_point_down": [
        ("sim/base/up.hpp", HEADER + '#include "world/firms.hpp"\n', "stands above it"),
        ("sim/random/sideways.hpp", HEADER + '#include "input/tree.hpp"\n', "stands on the same floor"),
        ("sim/phases/sideways.hpp", HEADER + "# include <record/file.hpp>\n", "stands on the same floor"),
        ("sim/attic/box.hpp", HEADER, "sim/ has no room 'attic'"),
        ("sim/loose.hpp", HEADER, "sim/ has no room ''"),
    ],
    "includes_name_their_room": [
        ("sim/world/a.cpp", '#include "firms.hpp"\n', 'write "room/file.hpp"'),
        ("sim/world/a.cpp", '#include "../base/ids.hpp"\n', 'write "room/file.hpp"'),
        ("sim/world/a.cpp", '#include "base/no_such.hpp"\n', "no header of ours"),
        ("tests/world/a_test.cpp", "#include <base/ids.hpp>\n", "write it in quotes"),
    ],
    "build_needs_point_down": [
        ("sim/base/CMakeLists.txt", "abroad_floor(base\n  SOURCES ids.cpp\n  NEEDS world\n)\n", "base needs world"),
        ("sim/phases/CMakeLists.txt", "abroad_floor(phases SOURCES a.cpp NEEDS base record)\n", "phases needs record"),
    ],
    "libraries_stay_in_their_room": [
        ("sim/world/loop.cpp", "#include <tbb/parallel_for.h>\n", "belongs in sim/parallel only"),
        ("sim/run/loop.cpp", "#include <oneapi/tbb.h>\n", "belongs in sim/parallel only"),
        ("sim/phases/draw.cpp", "#include <boost/random.hpp>\n", "belongs in sim/random only"),
        ("sim/scenario/read.cpp", "#include <yaml-cpp/yaml.h>\n", "belongs in sim/input only"),
        ("sim/run/write.cpp", "#include <H5Cpp.h>\n", "belongs in sim/record only"),
        ("sim/run/write.cpp", "#include <CLI/CLI.hpp>\n", "belongs in sim/app only"),
        ("sim/record/second.cpp", "#include <hdf5_hl.h>\n", "only one file"),
        ("sim/world/sly.cpp", '#include "input/tree.hpp"\n', "reaches a library of sim/input", YAML_IN_A_HEADER),
    ],
    "no_forbidden_header": [
        ("sim/world/a.cpp", "#include <random>\n", "draws come from sim/random"),
        ("sim/world/a.cpp", "#include <iostream>\n", "only app/ prints"),
        ("sim/world/a.hpp", HEADER + "#include <fmt/core.h>\n", "fmt belongs in .cpp files"),
    ],
    "files_and_functions_are_short": [
        ("sim/world/long.cpp", "int a();\n" * 401, "401 lines"),
        ("sim/world/long.cpp", CONSTRUCTOR, "a function of 52 lines"),
        ("sim/world/long.cpp", OPERATOR, "a function of 54 lines"),
        ("analysis/abroad/long.py", "def long():\n" + "    print(1)\n" * 50, "a function of 51 lines"),
        ("tests/analysis/long_test.py", "x = 1\n" * 401, "401 lines"),
    ],
    "headers_introduce_themselves": [
        ("sim/world/a.hpp", "#pragma once\n", "opens with 0 lines of comment"),
        ("sim/world/a.hpp", "// A part.\n// Of it.\n", "lacks #pragma once"),
    ],
    "nothing_global_changes": [
        ("sim/world/a.cpp", "namespace abroad {\nint calls = 0;\n}\n", "int calls = 0"),
        ("sim/world/a.cpp", "namespace abroad {\nstd::vector<int> cache{1, 2};\n}\n", "std::vector<int> cache"),
        ("sim/world/a.hpp", HEADER + "struct A {\n    static inline int count = 0;\n};\n", "static inline int count"),
        ("sim/world/a.cpp", "int f() {\n    static int calls = 0;\n    return ++calls;\n}\n", "outlives its function"),
        ("sim/world/a.cpp", "int f() {\n    thread_local int text;\n    return 1;\n}\n", "outlives its function"),
    ],
    "mathematics_is_our_own": [("sim/world/a.cpp", "double f(double x) { return std::exp(x); }\n", "std::exp differs")],
    "the_model_has_no_hierarchy": [("sim/phases/a.hpp", VIRTUAL, "'virtual' in the model")],
    "no_macros": [("sim/world/a.cpp", "#define TWICE(x) (2 * (x))\n", "the macro TWICE")],
    "nothing_is_left_unfinished": [("analysis/abroad/a.py", "# TO" + "DO: more\n", "says TO" + "DO")],
    "names_are_words": [("sim/world/FirmTable.hpp", HEADER, "lower case")],
    "every_room_has_tests": [("sim/modes/modes.cpp", "int a();\n", "sim/modes: has no tests")],
    "test_names_find_their_test": [
        ("tests/world/a_test.cpp", 'TEST_CASE("a * b is found") {}\n', "the test's name"),
        ("tests/world/a_test.cpp", 'TEST_CASE("a \\"b\\" is found") {}\n', "the test's name"),
    ],
    "the_top_level_is_bare": [("notes.txt", "x\n", "notes.txt: stands at the top level")],
}  # fmt: skip


def problems_of(files: dict[str, str]) -> dict[str, list[str]]:
    """What each rule says of a house of these files."""
    with tempfile.TemporaryDirectory() as folder:
        for name, text in files.items():
            path = Path(folder) / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
        house = House(Path(folder))
        return {rule.__name__: list(rule(house)) for rule in RULES}


class TheRules(unittest.TestCase):
    def test_a_house_in_order_is_let_pass(self):
        self.assertEqual({rule: found for rule, found in problems_of(GOOD).items() if found}, {})

    def test_every_rule_has_a_planted_fault(self):
        self.assertEqual({rule.__name__ for rule in RULES}, set(FAULTS))

    def test_each_rule_fails_on_its_planted_faults(self):
        for rule, faults in FAULTS.items():
            for name, text, words, *more in faults:
                with self.subTest(rule=rule, file=name, words=words):
                    found = problems_of(GOOD | {name: text} | dict(more))[rule]
                    self.assertEqual(len(found), 1, found)
                    self.assertIn(words, found[0])

    def test_an_include_in_a_comment_or_a_text_is_no_include(self):
        files = GOOD | {"sim/base/a.hpp": HEADER + '// #include "world/firms.hpp"\n/*\n#include "app/x.hpp"\n*/\n'}
        self.assertEqual(problems_of(files)["includes_point_down"], [])


class TheReader(unittest.TestCase):
    """Shapes of C++ that the reader of sources must tell apart."""

    def read(self, text: str):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "a.cpp"
            path.write_text(text)
            return read_source(path)

    def test_tables_of_values_and_types_are_no_functions(self):
        source = self.read(
            "namespace a {\nstruct B {\n    int c{3};\n    std::vector<int> d = {1, 2};\n};\n"
            "enum class E : int { x, y };\n"
            "constexpr std::array<int, 2> t = {{f(1), f(2)}};\nconstexpr auto u = make({{1, 2}, {3, 4}});\n}\n"
        )
        self.assertEqual((source.functions, source.mutable_globals), ([], []))

    def test_braces_in_texts_and_letters_do_not_count(self):
        source = self.read('int f() {\n    return g("{{", \'{\', R"x({{{)x");\n}\nint h() { return 1\'000; }\n')
        self.assertEqual([(function.line, function.lines) for function in source.functions], [(1, 3), (4, 1)])

    def test_a_signature_over_lines_counts_from_its_begin(self):
        source = self.read(
            "// why\ntemplate <class T>\n    requires Mode<T>\nauto f(T a,\n       T b) -> int {\n    return 1;\n}\n"
        )
        self.assertEqual([(function.line, function.lines) for function in source.functions], [(2, 6)])


if __name__ == "__main__":
    unittest.main()
