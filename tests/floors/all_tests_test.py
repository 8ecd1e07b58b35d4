"""Shows that the counting behind .ci/test sees a failure wherever one can hide."""

import importlib.util
import tempfile
import unittest
from pathlib import Path

ALL_TESTS = Path(__file__).resolve().parents[2] / ".ci" / "all_tests.py"
SPECIFICATION = importlib.util.spec_from_file_location("all_tests", ALL_TESTS)
all_tests = importlib.util.module_from_spec(SPECIFICATION)
SPECIFICATION.loader.exec_module(all_tests)


def count(cases: str):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "junit.xml"
        path.write_text(f"<testsuites><testsuite>{cases}</testsuite></testsuites>")
        return all_tests.read_junit(path)


class Counting(unittest.TestCase):
    def test_what_passed_is_counted(self):
        found = count('<testcase name="a" status="run"/><testcase name="b" classname="c" time="1"/>')
        self.assertEqual((found.passed, found.skipped, found.failures), (2, 0, []))

    def test_failures_and_errors_are_failures(self):
        found = count(
            '<testcase name="a" status="fail"><failure/></testcase><testcase classname="c" name="b"><error/></testcase>'
        )
        self.assertEqual((found.passed, found.failures), (0, ["a", "c::b"]))

    def test_a_test_that_could_not_start_has_failed_and_one_that_declined_was_skipped(self):
        found = count(
            '<testcase name="ok" status="run"/>'
            '<testcase name="a" status="notrun"><skipped message="Unable to find executable"/></testcase>'
            '<testcase name="b" status="notrun"><skipped message="SKIP_RETURN_CODE=77"/></testcase>'
            '<testcase name="c" status="disabled"/>'
        )
        self.assertEqual((found.passed, found.skipped, found.failures), (1, 2, ["a"]))

    def test_no_test_at_all_is_a_failure(self):
        self.assertEqual(count("").failures, ["no test ran"])
        self.assertEqual(count('<testcase name="a"><skipped/></testcase>').failures, ["no test ran"])

    def test_a_missing_or_broken_list_of_results_is_a_failure(self):
        self.assertEqual(len(all_tests.read_junit(Path("/no/such/file.xml")).failures), 1)
        self.assertEqual(len(count("<testcase").failures), 1)

    def test_the_last_line_sums_over_all_suites(self):
        results = {"a": (all_tests.Count(passed=3), 1.0), "b": (all_tests.Count(2, 1, ["x"]), 2.0)}
        self.assertEqual(all_tests.summary(results).splitlines()[-2:], ["FAILED b: x", "5 passed, 1 failed"])


if __name__ == "__main__":
    unittest.main()
