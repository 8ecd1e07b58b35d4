"""The program as a user meets it: exit codes, files, signals, pipes.

`python3 program.py PROGRAM PROJECT_FOLDER [TEST_CLASS]`. Standard library only.
"""

import os
import pty
import random
import re
import signal
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path

PROGRAM, PROJECT = Path(sys.argv[1]), Path(sys.argv[2])
SMALLEST = str(PROJECT / "scenarios/teaching/smallest.yaml")
FIRST_RUN = str(PROJECT / "scenarios/teaching/first_run.yaml")
LONG = ["--set", "run.burn_in_years=100", "--set", "run.years=100", "--replications", "4"]
DONE, SOME_FAILED, USAGE, SCENARIO, FILES, FAULT, INTERRUPTED = 0, 1, 2, 3, 4, 5, 75


class Case(unittest.TestCase):
    """A folder of its own for every test, where the program is started."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def abroad(self, *words, code=DONE, **options):
        done = subprocess.run(
            [PROGRAM, *words], cwd=self.folder, capture_output=True, timeout=120, check=False, **options
        )
        self.assertEqual(done.returncode, code, done.stderr.decode(errors="replace"))
        return done.stdout.decode(), done.stderr.decode(errors="replace")

    def start(self, *words, **options):
        """Starts it with the signals of a shell's foreground job, whoever started this test."""
        pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE} | options
        started = subprocess.Popen([PROGRAM, *words], cwd=self.folder, preexec_fn=listen_to_signals, **pipes)
        self.addCleanup(self.end, started)
        return started

    @staticmethod
    def end(started):
        started.kill()
        started.wait()
        for pipe in (started.stdout, started.stderr):
            if pipe is not None:
                pipe.close()

    def names(self):
        return sorted(os.listdir(self.folder))

    def digest(self, *words):
        output, _ = self.abroad("run", *words)
        return re.search(r"^digest +([0-9a-f]{32})$", output, re.MULTILINE).group(1)


def listen_to_signals():
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGUSR1):
        signal.signal(number, signal.SIG_DFL)


class Answers(Case):
    def test_help_and_version_are_printed_to_standard_output(self):
        for words in (["--help"], ["run", "--help"], ["validate", "--help"], ["show", "--help"], ["--version"]):
            output, errors = self.abroad(*words)
            self.assertGreater(len(output), 50)
            self.assertEqual(errors, "")

    def test_a_mistake_of_usage_is_one_line_and_code_2(self):
        for words in ([], ["rnu"], ["run"], ["run", SMALLEST, "--sed", "3"], ["run", SMALLEST, "--until", "1800"],
                      ["run", SMALLEST, "--first-replication", "65535", "--replications", "2"]):  # fmt: skip
            output, errors = self.abroad(*words, code=USAGE)
            self.assertEqual(output, "")
            self.assertRegex(errors, r"^abroad[^\n]*\n$")

    def test_a_wrong_scenario_is_told_with_places_and_code_3(self):
        (self.folder / "wrong.yaml").write_text(f"based_on: {SMALLEST}\nrun:\n  yeers: 2\n  seed: x\n")
        for command in ("validate", "show", "run"):
            output, errors = self.abroad(command, "wrong.yaml", code=SCENARIO)
            self.assertEqual(output, "")
            self.assertIn("wrong.yaml:3:3: run.yeers: ", errors)
            self.assertIn("Did you mean years?", errors)
            self.assertIn("wrong.yaml:4:9: run.seed: ", errors)
        self.abroad("run", "no.yaml", code=SCENARIO)
        self.assertEqual(self.names(), ["wrong.yaml"])

    def test_a_good_scenario_is_ok(self):
        output, errors = self.abroad("validate", SMALLEST)
        self.assertEqual(output, f"{SMALLEST}: ok (4 markets, 3 sectors, 3 clusters; 1 replication of 8 quarters)\n")
        self.assertEqual(errors, "")

    def test_the_resolved_scenario_shows_the_command_line_and_reads_back(self):
        output, _ = self.abroad("show", SMALLEST, "--seed", "77", "--set", "run.years=3")
        self.assertRegex(output, r"(?m)^  seed: 77$")
        self.assertRegex(output, r"(?m)^  years: 3$")
        (self.folder / "again.yaml").write_text(output)
        self.assertEqual(self.abroad("show", "again.yaml")[0], output)

    def test_reference_and_schema_are_printed(self):
        self.assertIn("run.seed", self.abroad("reference")[0])
        self.assertIn('"$schema"', self.abroad("schema")[0])


class Files(Case):
    def test_results_take_the_name_of_the_scenario(self):
        output, errors = self.abroad("run", SMALLEST)
        self.assertEqual(self.names(), ["smallest.h5"])
        self.assertIn("results  smallest.h5\n", output)
        self.assertIn("exporters", output)
        self.assertIn("1 replication of 8 quarters", errors)

    def test_a_quiet_run_says_nothing(self):
        self.assertEqual(self.abroad("run", SMALLEST, "--quiet"), ("", ""))

    def test_nothing_is_overwritten_unasked(self):
        (self.folder / "out.h5").write_text("mine")
        for words in (["-o", "out.h5"], ["--save-burn-in", "out.h5"]):
            _, errors = self.abroad("run", SMALLEST, *words, code=FILES)
            self.assertRegex(errors, r"^abroad: out.h5: exists already[^\n]*\n$")
        self.assertEqual((self.folder / "out.h5").read_text(), "mine")
        self.assertEqual(self.names(), ["out.h5"])
        self.abroad("run", SMALLEST, "-o", "out.h5", "--overwrite")
        self.assertGreater((self.folder / "out.h5").stat().st_size, 1000)

    def test_files_that_cannot_be_used_are_code_4_before_anything_is_simulated(self):
        (self.folder / "damaged").write_text("abroad burn-in\n")
        for words in (["-o", "no/out.h5"], ["-o", "."], ["--burn-in", "no.h5"], ["--burn-in", "damaged"]):
            _, errors = self.abroad("run", SMALLEST, *words, code=FILES)
            self.assertRegex(errors, r"^abroad: [^\n]*\n$")
        self.assertEqual(self.names(), ["damaged"])

    def test_a_pipe_that_nobody_writes_to_is_no_scenario(self):
        os.mkfifo(self.folder / "pipe.yaml")
        _, errors = self.abroad("validate", "pipe.yaml", code=SCENARIO)
        self.assertIn("this is a pipe", errors)
        (self.folder / "on_pipe.yaml").write_text("based_on: pipe.yaml\n")
        self.abroad("validate", "on_pipe.yaml", code=SCENARIO)

    def test_a_file_larger_than_allowed_is_told_and_leaves_nothing(self):
        limit = f'ulimit -f 8; exec "$0" run {SMALLEST} -o out.h5'
        done = subprocess.run(
            ["/bin/sh", "-c", limit, PROGRAM], cwd=self.folder, capture_output=True, check=False, timeout=60
        )
        self.assertEqual(done.returncode, FILES)
        self.assertEqual(self.names(), [])

    def test_a_state_is_not_lost_by_asking_for_fewer_replications(self):
        self.abroad("run", SMALLEST, "-o", "out.h5", "--replications", "2", "--until", "2013.5")
        self.assertIn("out.h5.partial", self.names())
        _, errors = self.abroad("run", SMALLEST, "-o", "out.h5", "--replications", "1", code=FILES)
        self.assertIn("holds replication 1", errors)
        self.abroad("run", SMALLEST, "-o", "out.h5", "--replications", "2")
        self.assertEqual(self.names(), ["out.h5"])

    def test_a_name_of_any_bytes_will_do(self):
        self.abroad("run", SMALLEST, "-o", b"\xff.h5", "--quiet")
        self.assertEqual(os.listdir(os.fsencode(self.folder)), [b"\xff.h5"])

    def test_a_saved_burn_in_gives_the_same_digest_and_is_refused_to_others(self):
        words = [SMALLEST, "--set", "run.burn_in_years=3", "--replications", "2"]
        digest = self.digest(*words, "-o", "through.h5", "--save-burn-in", "saved")
        self.assertEqual(self.digest(*words, "-o", "from.h5", "--burn-in", "saved"), digest)
        self.assertNotEqual(self.digest(*words, "-o", "other.h5", "--seed", "2"), digest)
        for change, name in ((["--seed", "2"], "run.seed"), (["--set", "export.entry_cost_keur=3"], "entry_cost_keur")):
            _, errors = self.abroad("run", *words, *change, "-o", "no.h5", "--burn-in", "saved", code=FILES)
            self.assertIn(name, errors)
        self.assertNotIn("no.h5", self.names())

    def test_a_run_until_a_year_goes_on_to_the_same_digest(self):
        words = [SMALLEST, "--set", "run.burn_in_years=3", "--replications", "3"]
        digest = self.digest(*words, "-o", "through.h5")
        for year in ("2011", "2013", "2014"):
            output, errors = self.abroad("run", *words, "-o", "out.h5", "--until", year)
            self.assertEqual(output, "")
            self.assertIn("out.h5.partial holds the state", errors)
            self.assertEqual(self.names(), ["out.h5.partial", "through.h5"])
        self.assertEqual(self.digest(*words, "-o", "out.h5"), digest)
        self.assertEqual(self.names(), ["out.h5", "through.h5"])


class Interruptions(Case):
    def interrupt(self, seconds, number, wait_for_run):
        """Exit code after a signal; nothing half-written may be left, whenever it came."""
        before = self.names()
        started = self.start("run", SMALLEST, *LONG, "-o", "out.h5")
        if wait_for_run:
            started.stderr.readline()
        time.sleep(seconds)
        started.send_signal(number)
        output, errors = started.communicate(timeout=60)
        if started.returncode == DONE:
            self.assertEqual(self.names(), ["out.h5"])
        elif started.returncode == -number:  # before the program listened to signals, nothing has happened
            self.assertEqual((output, errors, self.names()), (b"", b"", before))
        else:
            self.assertEqual(started.returncode, INTERRUPTED, errors)
            self.assertEqual(output, b"")
            self.assertIn(self.names(), ([], ["out.h5.partial"]))
        return started.returncode

    def test_a_run_stopped_at_random_moments_goes_on_to_the_same_digest(self):
        begin = time.monotonic()
        digest = self.digest(SMALLEST, *LONG, "-o", "out.h5")
        seconds = time.monotonic() - begin
        luck = random.Random(1)
        stopped = 0
        for attempt in range(12):
            if "out.h5" in self.names():
                (self.folder / "out.h5").unlink()
            number = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGUSR1)[attempt % 4]
            stopped += self.interrupt(luck.uniform(0, 0.5 * seconds), number, attempt % 3 > 0) == INTERRUPTED
        self.assertGreater(stopped, 0, "no signal came while the run was under way")
        if "out.h5" in self.names():
            (self.folder / "out.h5").unlink()
        self.assertEqual(self.digest(SMALLEST, *LONG, "-o", "out.h5"), digest)
        self.assertEqual(self.names(), ["out.h5"])

    def test_a_second_signal_ends_at_once(self):
        started = self.start("run", FIRST_RUN, "--set", "founding.cluster_size_count=400", "-o", "out.h5")
        started.stderr.readline()
        for _ in range(2):
            started.send_signal(signal.SIGINT)
            time.sleep(0.05)
        self.assertEqual(started.wait(timeout=60), INTERRUPTED)
        self.assertNotIn("out.h5", self.names())

    def test_a_killed_run_leaves_nothing_under_its_name(self):
        started = self.start("run", SMALLEST, *LONG, "-o", "out.h5")
        time.sleep(0.1)
        started.kill()
        if started.wait(timeout=60) != DONE:
            self.assertEqual(self.names(), [])

    def test_a_signal_that_is_ignored_from_the_start_stays_ignored(self):
        started = subprocess.Popen(
            [PROGRAM, "run", SMALLEST, *LONG, "-o", "out.h5", "--quiet"], cwd=self.folder,
            preexec_fn=lambda: signal.signal(signal.SIGHUP, signal.SIG_IGN),
        )  # fmt: skip
        time.sleep(0.1)
        started.send_signal(signal.SIGHUP)
        self.assertEqual(started.wait(timeout=60), DONE)
        self.assertEqual(self.names(), ["out.h5"])


class Sweeps(Case):
    def experiment(self, **changes):
        words = {"path": "export.entry_cost_keur", "values": "[20, 40, 60]", "years": 2} | changes
        (self.folder / "e.yaml").write_text(
            f"scenario: {SMALLEST}\nreplications_count: 3\n"
            f"levers:\n  - {{name: cost, path: {words['path']}, values: {words['values']}}}\n"
            f"constants:\n  - {{name: years, path: run.years, values: [{words['years']}]}}\n"
            "outcomes:\n  - {name: exporters, indicator: exporters}\n"
        )
        return "e.yaml"

    def test_a_sweep_is_collected_and_verified(self):
        output, errors = self.abroad("sweep", self.experiment(), "-o", "sweep")
        self.assertEqual(output, "sweep    sweep\n")
        self.assertIn("9 runs done", errors)
        self.assertIn(
            "runs     9 of 9; replications a point: 3 to 3\n", self.abroad("collect", "sweep", "-o", "r.h5")[0]
        )
        self.assertIn("again    9 runs, 0 different\n", self.abroad("verify", "sweep", "--sample", "100%")[0])
        self.abroad("collect", "sweep", "-o", "r.h5", code=FILES)
        self.assertEqual(self.abroad("sweep", self.experiment(), "-o", "sweep", "--quiet"), ("", ""))

    def test_a_dry_run_says_what_it_will_cost_and_writes_nothing(self):
        output, _ = self.abroad("sweep", self.experiment(), "-o", "sweep", "--dry-run")
        self.assertRegex(output, r"(?s)^runs     9 .*time .*memory .*disk .*measured on point 0")
        self.assertEqual(self.names(), ["e.yaml"])

    def test_mistakes_have_their_codes(self):
        _, errors = self.abroad("sweep", self.experiment(path="export.entry_cost"), "-o", "sweep", code=SCENARIO)
        self.assertIn("e.yaml:4:24: levers.cost.path: ", errors)
        self.assertIn("Did you mean export.entry_cost_keur?", errors)
        self.abroad("sweep", self.experiment(), "-o", "sweep", "--shard", "3/2", code=USAGE)
        self.abroad("sweep", self.experiment(), "-o", "/dev/null/x", code=FILES)
        self.abroad("collect", "nowhere", "-o", "r.h5", code=FILES)
        self.abroad("verify", "nowhere", code=FILES)
        self.assertNotIn("sweep", self.names())

    def test_gaps_and_damage_are_refused_before_a_number_is_shown(self):
        self.abroad("sweep", self.experiment(), "-o", "sweep", "--shard", "1/2", "-q")
        _, errors = self.abroad("collect", "sweep", "-o", "r.h5", code=FILES)
        self.assertIn("runs are missing", errors)
        run = next((self.folder / "sweep/runs").iterdir())
        run.write_bytes(run.read_bytes()[:-1])
        self.assertIn("damaged or cut short", self.abroad("verify", "sweep", code=SOME_FAILED)[1])
        self.abroad("sweep", self.experiment(), "-o", "sweep", "-q")
        self.abroad("collect", "sweep", "-o", "r.h5", "-q")

    def test_a_folder_is_for_one_experiment(self):
        self.abroad("sweep", self.experiment(), "-o", "sweep", "-q")
        _, errors = self.abroad("sweep", self.experiment(values="[20, 41]"), "-o", "sweep", code=FILES)
        self.assertIn("holds another experiment", errors)
        self.abroad("sweep", self.experiment(values="[20, 40, 60, 80]"), "-o", "sweep", "-q")

    def test_a_sweep_that_is_stopped_says_so_and_goes_on(self):
        words = ["sweep", self.experiment(years=1000), "-o", "sweep", "--threads", "1"]
        started = self.start(*words)
        while started.poll() is None and not list((self.folder / "sweep").glob("runs/*.h5")):
            time.sleep(0.02)
        started.send_signal(signal.SIGTERM)
        _, errors = started.communicate(timeout=60)
        self.assertEqual(started.returncode, INTERRUPTED, errors)
        self.assertIn(b"the same command goes on from there", errors)
        self.assertRegex(self.abroad(*words)[1], r"abroad: \d runs done after .*, [1-9] were there already, 0 failed")

    def test_job_scripts_are_written_without_a_cluster(self):
        output, _ = self.abroad("slurm", self.experiment(), "-o", "sweep", "--write-only", "--", "--mem=1G")
        self.assertIn("'--mem=1G'", output)
        self.assertEqual(sorted(os.listdir(self.folder / "sweep/slurm")), ["collect.sh", "sweep.sh"])


class Pipes(Case):
    def test_a_reader_that_goes_away_is_no_failure(self):
        for words in (["reference"], ["schema"], ["show", FIRST_RUN], ["run", SMALLEST]):
            started = self.start(*words)
            started.stdout.close()
            self.assertEqual(started.wait(timeout=60), DONE)
            self.assertNotIn(b"ipe", started.stderr.read())
        self.assertEqual(self.names(), ["smallest.h5"])

    def test_a_run_goes_on_when_nobody_reads_its_progress(self):
        started = self.start("run", SMALLEST)
        started.stderr.close()
        self.assertIn(b"digest", started.stdout.read())
        self.assertEqual(started.wait(timeout=60), DONE)

    def test_closed_standard_files_do_no_harm(self):
        digest = self.digest(SMALLEST, "-o", "open.h5")
        subprocess.run(
            ["/bin/sh", "-c", 'exec "$0" run "$1" -o closed.h5 <&- >&- 2>&-', PROGRAM, SMALLEST],
            cwd=self.folder, check=True, timeout=60,
        )  # fmt: skip
        written = (self.folder / "closed.h5").read_bytes()
        self.assertTrue(written.startswith(b"abroad results\n"))
        self.assertIn(digest.encode(), written)

    def test_a_full_disk_behind_standard_output_is_told(self):
        with open("/dev/full", "wb") as full:
            done = subprocess.run([PROGRAM, "reference"], stdout=full, stderr=subprocess.PIPE, check=False)
        self.assertEqual(done.returncode, FILES)
        self.assertIn(b"standard output: cannot be written", done.stderr)

    def test_a_terminal_gets_a_bar_and_others_get_lines(self):
        try:
            ours, theirs = pty.openpty()
        except OSError as lack:
            self.skipTest(f"this machine gives no terminal: {lack}")
        self.addCleanup(os.close, ours)
        started = self.start("run", SMALLEST, stderr=theirs, env=os.environ | {"TERM": "xterm"})
        os.close(theirs)
        output, _ = started.communicate(timeout=60)
        shown = os.read(ours, 1 << 16)
        self.assertIn(b"\r\x1b[K", shown)
        self.assertIn(b" % [", shown)
        self.assertNotIn(b"\x1b", output)
        _, errors = self.abroad("run", SMALLEST, "--overwrite")
        self.assertNotIn("\x1b", errors)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1] + sys.argv[3:])
