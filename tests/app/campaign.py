"""A sweep that is killed, stopped, shared and out of disk, again and again, must end as one that nobody disturbed.

`python3 campaign.py PROGRAM PROJECT_FOLDER [--kills N] [--points P] [--seed S] [part ...]`. Standard library only.
Parts: kills, workers, stops, disk, damage, shards. Each ends with what it counted, and a zero with the bound that it
supports: with no loss in n tries the loss rate is below 1 - 0.05^(1/n), with 95 % confidence.
"""

import argparse
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

DONE, FILES, INTERRUPTED = 0, 4, 75
EXPERIMENT = """\
scenario: {scenario}
replications_count: 10
levers:
  - {{name: entry_cost, path: export.entry_cost_keur, low: 10, high: 80, steps_count: {points}}}
constants:
  - {{name: burn_in, path: run.burn_in_years, values: [2]}}
outcomes:
  - {{name: exporters, indicator: exporters, group: country}}
  - {{name: sales, indicator: revenue_keur_per_year}}
"""


class Failure(Exception):
    """Something was lost, damaged or otherwise than in the undisturbed sweep."""


def expect(is_right, *words):
    if not is_right:
        raise Failure(" ".join(map(str, words)))


def bound(tries):
    return 1 - 0.05 ** (1 / tries)


class Campaign:
    def __init__(self, options, folder):
        self.program, self.folder = options.program, Path(folder)
        self.luck, self.kills = random.Random(options.seed), options.kills
        self.points = options.points
        scenario = options.project / "scenarios/teaching/smallest.yaml"
        self.experiment = self.folder / "experiment.yaml"
        self.experiment.write_text(EXPERIMENT.format(scenario=scenario.resolve(), points=options.points))
        begin = time.monotonic()
        self.run("sweep", self.experiment, "-o", self.folder / "undisturbed")
        self.seconds = time.monotonic() - begin
        self.right = self.contents(self.folder / "undisturbed")
        expect(len(self.right) == 10 * options.points, "the undisturbed sweep is not whole")

    def run(self, *words, codes=(DONE,)):
        done = subprocess.run(
            [self.program, *words, "-q"], capture_output=True, text=True, errors="replace", check=False, timeout=600
        )
        expect(done.returncode in codes, *words, "ended with", done.returncode, done.stderr[-500:])
        return done

    def start(self, folder, *words):
        return subprocess.Popen(
            [self.program, "sweep", self.experiment, "-o", folder, "-q", *words],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, preexec_fn=listen_to_signals,
        )  # fmt: skip

    @staticmethod
    def contents(folder):
        """Bytes of each run by the name of its file; temporary names do not count."""
        return {path.name: path.read_bytes() for path in (folder / "runs").glob("*.h5")}

    def check_finished(self, folder, before):
        """Nothing that was finished is gone, and whatever has a final name is right."""
        now = self.contents(folder)
        lost = before - now.keys()
        wrong = [name for name, content in now.items() if self.right.get(name) != content]
        expect(not lost, len(lost), "finished runs were lost:", *sorted(lost)[:3])
        expect(not wrong, len(wrong), "files are not as in the undisturbed sweep:", *wrong[:3])
        return set(now)

    def check_end(self, folder):
        """The same command goes on to the end of the undisturbed sweep."""
        self.run("sweep", self.experiment, "-o", folder)
        expect(self.contents(folder) == self.right, "the resumed sweep differs from the undisturbed one")
        self.run("verify", folder, "--sample", "3")
        shutil.rmtree(folder)

    def disturb(self, name, workers, number):
        """Starts workers and ends them at a random moment, until that was done often enough."""
        ended = sweeps = 0
        while ended < self.kills:
            folder = self.folder / f"{name}{sweeps}"
            finished = set()
            while ended < self.kills and len(finished) < len(self.right):
                started = [self.start(folder) for _ in range(workers)]
                time.sleep(self.luck.uniform(0, 0.2 * self.seconds))
                for one in started:
                    one.send_signal(number)
                codes = [one.wait(timeout=60) for one in started]
                ended += sum(code in (-number, INTERRUPTED) for code in codes)
                expect(set(codes) <= {DONE, -number, INTERRUPTED}, name, "ended with", codes)
                if folder.exists():
                    finished = self.check_finished(folder, finished)
            self.check_end(folder)
            sweeps += 1
        return f"{ended} ended at random moments in {sweeps} sweeps: 0 lost, 0 damaged (rate below {bound(ended):.2%})"

    def part_kills(self):
        return self.disturb("kills", 1, signal.SIGKILL)

    def part_workers(self):
        return self.disturb("workers", 2, signal.SIGKILL)

    def part_stops(self):
        return self.disturb("stops", 1, signal.SIGTERM)

    def part_disk(self):
        """A file system of 64 MiB, of which little is left."""
        place = self.folder / "disk"
        place.mkdir()
        mounted = subprocess.run(
            ["mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", place], capture_output=True, check=False
        )
        if mounted.returncode != 0:
            return "skipped: nothing can be mounted here"
        try:
            return self.fill(place)
        finally:
            subprocess.run(["umount", place], check=True)

    def fill(self, place):
        folder, filler = place / "sweep", place / "filler"
        size = sum(map(len, self.right.values()))
        steps, finished, full = 5, set(), 0
        for step in range(1, steps):
            used = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
            filler.write_bytes(bytes(max(0, 64 * 2**20 - used - size // steps - 2**18)))
            done = self.run("sweep", self.experiment, "-o", folder, codes=(FILES, DONE))
            full += done.returncode == FILES
            if done.returncode == FILES:
                expect("No space left on device" in done.stderr, "a full disk is told as", done.stderr)
            if (folder / "runs").exists():
                finished = self.check_finished(folder, finished)
            filler.unlink()
            expect(step > 1 or full > 0, "the disk never was full")
        self.check_end(folder)
        return f"disk full {full} times: 0 lost, 0 damaged"

    def part_damage(self):
        """Cut and changed files are found by the program that is to read them."""
        folder = self.folder / "damage"
        shutil.copytree(self.folder / "undisturbed", folder)
        names = sorted(self.right)
        for name in names[: self.kills]:
            content = bytearray(self.right[name])
            if self.luck.random() < 0.5:
                del content[self.luck.randrange(len(content)) :]
            else:
                content[self.luck.randrange(len(content))] ^= 1 << self.luck.randrange(8)
            (folder / "runs" / name).write_bytes(content)
        damaged = min(self.kills, len(names))
        self.run("collect", folder, "-o", self.folder / "damaged.h5", codes=(FILES,))
        found = subprocess.run(
            [self.program, "verify", folder, "--sample", "0%"], capture_output=True, text=True, check=False
        )
        expect(f"{damaged} damaged" in found.stdout, damaged, "files are damaged, told was:", found.stdout)
        self.check_end(folder)
        return f"{damaged} damaged files: all found, and made again"

    def part_shards(self):
        folder = self.folder / "shards"
        started = [self.start(folder, "--shard", f"{part}/4", "--threads", "1") for part in range(1, 5)]
        expect([one.wait(timeout=600) for one in started] == [DONE] * 4, "a shard failed")
        expect(self.contents(folder) == self.right, "four shards differ from one process")
        return "4 shards at a time: the files of one process"


PARTS = [name.removeprefix("part_") for name in vars(Campaign) if name.startswith("part_")]


def listen_to_signals():
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGUSR1):
        signal.signal(number, signal.SIG_DFL)


def main():
    reader = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    reader.add_argument("program", type=Path)
    reader.add_argument("project", type=Path)
    reader.add_argument("parts", nargs="*", metavar="part", help=f"of {', '.join(PARTS)}; all if left out")
    reader.add_argument("--kills", type=int, default=300, help="how often a worker is ended (300)")
    reader.add_argument("--points", type=int, default=50, help="points of ten runs each (50)")
    reader.add_argument("--seed", type=int, default=1, help="of the random moments")
    options = reader.parse_args()
    if unknown := [part for part in options.parts if part not in PARTS]:
        reader.error(f"no part {unknown[0]!r}")
    with tempfile.TemporaryDirectory() as folder:
        campaign = Campaign(options, folder)
        print(f"undisturbed: {len(campaign.right)} runs in {campaign.seconds:.1f} s", flush=True)
        for part in options.parts or PARTS:
            try:
                print(f"{part}: {getattr(campaign, 'part_' + part)()}", flush=True)
            except Failure as failure:
                print(f"{part}: FAILED: {failure}")
                return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
