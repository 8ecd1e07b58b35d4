"""Runs every suite of tests and says in the last line how many passed and failed.

Called by .ci/test with the interpreter of .venv, from the top folder. Output of the tools goes to build/logs/; what
failed is shown. Counts are read from JUnit files, never from the text that a tool prints. A build that fails, a style
check that complains and a suite that runs no test each count as one failure.
"""

import argparse
import os
import subprocess
import sys
import time
import xml.etree.ElementTree as ElementTree
from dataclasses import dataclass, field
from pathlib import Path

LOGS = Path("build/logs")
PYTHON_FOLDERS = ["analysis", "tests", ".ci"]


@dataclass
class Count:
    """What one suite came to; `failures` are the names of what failed."""

    passed: int = 0
    skipped: int = 0
    failures: list[str] = field(default_factory=list)

    def add(self, other: "Count") -> None:
        self.passed += other.passed
        self.skipped += other.skipped
        self.failures += other.failures


def read_junit(path: Path) -> Count:
    """Counts a JUnit file of ctest or pytest. A test that could not be started has failed; no test at all has, too."""
    count = Count()
    try:
        cases = list(ElementTree.parse(path).iter("testcase"))
    except (OSError, ElementTree.ParseError) as problem:
        return Count(failures=[f"no list of results: {problem}"])
    for case in cases:
        skipped = case.find("skipped")
        not_started = case.get("status") == "notrun" and not (
            skipped.get("message", "") if skipped is not None else ""
        ).startswith("SKIP_")
        if case.find("failure") is not None or case.find("error") is not None or not_started:
            count.failures.append("::".join(dict.fromkeys(filter(None, [case.get("classname"), case.get("name")]))))
        elif skipped is not None or case.get("status") == "disabled":
            count.skipped += 1
        else:
            count.passed += 1
    if count.passed + len(count.failures) == 0:
        count.failures.append("no test ran")
    return count


def logged(name: str, command: list[str], **environment: str) -> bool:
    """Runs a command with its output in a log, and shows the end of it when the command fails."""
    LOGS.mkdir(parents=True, exist_ok=True)
    log = LOGS / f"{name}.log"
    with log.open("w") as output:
        done = subprocess.run(
            command, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT,
            env=os.environ | environment, check=False,
        )  # fmt: skip
    if done.returncode != 0:
        lines = log.read_text(errors="replace").splitlines()
        print(
            *lines[-60:],
            f"--- {' '.join(command[:4])} ended with {done.returncode}; all of it: {log}",
            sep="\n",
            flush=True,
        )
    return done.returncode == 0


def single(name: str, command: list[str]) -> Count:
    """A check that passes or fails as a whole."""
    return Count(passed=1) if logged(name.replace(" ", "-"), command) else Count(failures=[name])


def build(preset: str, jobs: int, targets: list[str]) -> Count:
    """Configures and builds, going on after an error so that as many tests as possible can run."""
    strict = "ON" if os.environ.get("CI") else "OFF"
    if not logged(f"{preset}-configure", ["cmake", "--preset", preset, f"-DABROAD_WARNINGS_ARE_ERRORS={strict}"]):
        return Count(failures=[f"configuring {preset}"])
    command = ["cmake", "--build", "--preset", preset, "--parallel", str(jobs)]
    if targets:
        command += ["--target", *targets]
    if not logged(f"{preset}-build", [*command, "--", "-k", "0"]):
        return Count(failures=[f"building {preset}"])
    return Count()


def ctest(preset: str, jobs: int, arguments: list[str]) -> Count:
    """Runs the C++ tests of one build and counts them."""
    junit = LOGS.resolve() / f"{preset}-ctest.xml"
    junit.unlink(missing_ok=True)
    command = ["ctest", "--preset", preset, "--parallel", str(jobs), "--output-junit", str(junit)]
    good = logged(f"{preset}-ctest", command + arguments)
    count = read_junit(junit)
    if not good and not count.failures:
        count.failures.append("ctest itself")
    return count


def cpp(jobs: int) -> Count:
    count = build("release", jobs, [])
    count.add(ctest("release", jobs, []))
    return count


def python(jobs: int) -> Count:
    count = Count()
    if not Path("build/abroad").exists():
        count = build("release", jobs, ["abroad"])
    junit = LOGS.resolve() / "pytest.xml"
    junit.unlink(missing_ok=True)
    command = [sys.executable, "-m", "pytest", "-q", f"--junitxml={junit}"]
    good = logged("pytest", command, ABROAD_PROGRAM=str(Path("build/abroad").resolve()), MPLBACKEND="Agg")
    count.add(read_junit(junit))
    if not good and not count.failures:
        count.failures.append("pytest itself")
    return count


def style(_jobs: int) -> Count:
    sources = sorted(str(path) for folder in ("sim", "tests") for path in Path(folder).rglob("*.[ch]pp"))
    tools = Path(sys.executable).parent
    folders = [folder for folder in PYTHON_FOLDERS if Path(folder).is_dir()]
    ruff = [str(tools / "ruff"), "--config", ".ruff.toml"]
    count = single("format of C++", [str(tools / "clang-format"), "--dry-run", "-Werror", *sources])
    count.add(single("format of Python", [*ruff, "format", "--check", "--no-cache", *folders]))
    count.add(single("lint of Python", [*ruff, "check", "--no-cache", *folders]))
    return count


def sanitize(jobs: int) -> Count:
    """The fast C++ tests again, with invariants on, watched for memory errors and undefined behaviour."""
    count = build("sanitize", jobs, ["fast_tests"])
    count.add(ctest("sanitize", jobs, []))
    return count


# THE LIST of suites, in the order in which they run. Tests in a browser will be one more line.
SUITES = {"style": style, "cpp": cpp, "python": python, "sanitize": sanitize}


def summary(results: dict[str, tuple[Count, float]]) -> str:
    """The table, what failed, and the line that counts."""
    total = Count()
    lines = [f"{'suite':<10} {'passed':>7} {'failed':>7} {'skipped':>8} {'seconds':>8}"]
    for name, (count, seconds) in results.items():
        lines.append(f"{name:<10} {count.passed:>7} {len(count.failures):>7} {count.skipped:>8} {seconds:>8.0f}")
        total.add(Count(count.passed, count.skipped, [f"{name}: {failure}" for failure in count.failures]))
    lines += [f"FAILED {failure}" for failure in total.failures]
    lines.append(f"{total.passed} passed, {len(total.failures)} failed")
    return "\n".join(lines)


def main() -> int:
    reader = argparse.ArgumentParser(prog=".ci/test", description="Runs the tests.")
    reader.add_argument("suites", nargs="*", metavar="suite", help=f"only these of: {', '.join(SUITES)}")
    reader.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="how many at a time")
    arguments = reader.parse_args()
    if unknown := [name for name in arguments.suites if name not in SUITES]:
        reader.error(f"no suite {unknown[0]!r}; there are: {', '.join(SUITES)}")
    results = {}
    for name in arguments.suites or SUITES:
        print(f"{name} ...", flush=True)
        begin = time.monotonic()
        count = SUITES[name](arguments.jobs)
        results[name] = (count, time.monotonic() - begin)
        print(f"{name}: {count.passed} passed, {len(count.failures)} failed", flush=True)
    print(summary(results), flush=True)
    return any(count.failures for count, _ in results.values())


if __name__ == "__main__":
    sys.exit(main())
