"""A sweep on a real Slurm, started here for the test: an array of eight tasks, one of them killed and requeued.

`python3 slurm.py PROGRAM PROJECT_FOLDER`. Ends with 77 where Slurm is not installed or cannot be started (it needs the
packages slurmctld, slurmd, slurm-client and munge, and root). Standard library only. Every daemon has its files in a
folder of the test's own and is ended by its number.
"""

import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PROGRAM, PROJECT = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
SKIPPED, TASKS = 77, 8
NEEDED = ("slurmctld", "slurmd", "sbatch", "scontrol", "scancel", "squeue", "munged")
EXPERIMENT = """\
scenario: {scenario}
replications_count: 16
levers:
  - {{name: entry_cost, path: export.entry_cost_keur, low: 10, high: 80, steps_count: 24}}
constants:
  - {{name: burn_in, path: run.burn_in_years, values: [1000]}}
outcomes:
  - {{name: exporters, indicator: exporters, group: country}}
periods: {{keep: last_of_year}}
"""
CONFIGURATION = """\
ClusterName=local
SlurmctldHost={host}(127.0.0.1)
AuthType=auth/munge
AuthInfo=socket={folder}/munge.socket,cred_expire=5
SlurmUser=root
SlurmctldPort={ports[0]}
SlurmdPort={ports[1]}
StateSaveLocation={folder}/state
SlurmdSpoolDir={folder}/spool
SlurmctldPidFile={folder}/slurmctld.pid
SlurmdPidFile={folder}/slurmd.pid
SlurmctldLogFile={folder}/slurmctld.log
SlurmdLogFile={folder}/slurmd.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
MpiDefault=none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
ReturnToService=2
MailProg=/bin/true
NodeName={host} NodeAddr=127.0.0.1 CPUs={processors} RealMemory=1000 State=UNKNOWN
PartitionName=debug Nodes=ALL Default=YES MaxTime=INFINITE State=UP
"""


class Skipped(Exception):
    pass


def output(*words, **options):
    done = subprocess.run(words, capture_output=True, text=True, check=False, timeout=300, **options)
    if done.returncode != 0:
        raise AssertionError(f"{words[0]} ended with {done.returncode}: {done.stdout}{done.stderr}")
    return done.stdout


def free_ports(count):
    sockets = [socket.socket() for _ in range(count)]
    try:
        for one in sockets:
            one.bind(("127.0.0.1", 0))
        return [one.getsockname()[1] for one in sockets]
    finally:
        for one in sockets:
            one.close()


def wait_until(is_so, seconds, what):
    end = time.monotonic() + seconds
    while not is_so():
        if time.monotonic() > end:
            raise AssertionError(f"waited {seconds} s for {what}")
        time.sleep(0.3)


class Cluster:
    """Munge, controller and node daemon on this machine alone."""

    def __init__(self, folder):
        self.folder, self.daemons = folder, []
        for name in ("state", "spool"):
            (folder / name).mkdir()
        self.host = socket.gethostname().split(".")[0]
        (folder / "slurm.conf").write_text(
            CONFIGURATION.format(
                host=self.host, folder=folder, ports=free_ports(2), processors=len(os.sched_getaffinity(0))
            )
        )
        self.environment = os.environ | {"SLURM_CONF": str(folder / "slurm.conf")}

    def __enter__(self):
        key = self.folder / "munge.key"
        key.write_bytes(os.urandom(128))
        key.chmod(0o400)
        files = [f"--{name}-file={self.folder}/munge.{name}" for name in ("key", "log", "pid", "seed")]
        self.start("munged", "--force", "--foreground", f"--socket={self.folder}/munge.socket", *files)
        try:
            wait_until((self.folder / "munge.socket").exists, 10, "munge")
            self.start("slurmctld", "-D", "-c")
            self.start("slurmd", "-D", "-c")
            wait_until(lambda: "idle" in self.told("sinfo", "-h", "-o", "%T"), 60, "an idle node")
        except AssertionError as failure:
            self.__exit__()
            raise Skipped(f"Slurm cannot be started here: {failure}") from failure
        return self

    def __exit__(self, *_):
        for daemon in reversed(self.daemons):
            daemon.terminate()
            try:
                daemon.wait(timeout=20)
            except subprocess.TimeoutExpired:
                daemon.kill()
                daemon.wait()

    def start(self, *words):
        with open(self.folder / f"{words[0]}.out", "w") as log:
            self.daemons.append(
                subprocess.Popen(words, env=self.environment, stdout=log, stderr=log, start_new_session=True)
            )

    def told(self, *words):
        """Nothing while the controller does not answer yet."""
        done = subprocess.run(words, env=self.environment, capture_output=True, text=True, check=False, timeout=60)
        return done.stdout if done.returncode == 0 else ""

    def running(self, job):
        return self.told("squeue", "-h", "-r", "-j", job, "-t", "RUNNING", "-o", "%i").split()


def disturb_one(cluster, job, earlier, *words):
    """Does something to a task that has just begun, and waits until it has begun once more."""

    def new():
        return [task for task in cluster.running(job) if task not in earlier]

    while True:
        wait_until(new, 120, "a running task")
        task = new()[0]
        time.sleep(0.5)
        done = subprocess.run([*words, task], env=cluster.environment, capture_output=True, text=True, check=False)
        if done.returncode == 0:
            break
        # It came to its end in the meantime; the next one may be slower.
        earlier = [*earlier, task]
    wait_until(
        lambda: "Restarts=1" in cluster.told("scontrol", "show", "job", task), 120, f"{task} to start again ({words})"
    )
    return task


def digest_of(text):
    return re.search(r"^digest +([0-9a-f]{32})$", text, re.MULTILINE).group(1)


def sweep_on(cluster, folder):
    experiment = folder / "experiment.yaml"
    experiment.write_text(EXPERIMENT.format(scenario=PROJECT / "scenarios/teaching/smallest.yaml"))
    output(PROGRAM, "sweep", experiment, "-o", folder / "single", "-q")
    single = digest_of(output(PROGRAM, "collect", folder / "single", "-o", folder / "single.h5"))
    told = output(
        PROGRAM, "slurm", experiment, "-o", folder / "array", "--array", str(TASKS), "--", "--time=10",
        env=cluster.environment, cwd=folder,
    )  # fmt: skip
    job = re.search(r"^array +(\d+) ", told, re.MULTILINE).group(1)
    killed = disturb_one(cluster, job, [], "scontrol", "requeue")
    # The warning before the time limit: the task ends with 75 and puts itself back into the queue.
    warned = disturb_one(cluster, job, [killed], "scancel", "--batch", "--signal=USR1")
    results = folder / "array" / "results.h5"
    wait_until(results.exists, 600, "the collected results")
    collected = next((folder / "array" / "slurm").glob("collect_*.log"))
    wait_until(lambda: "digest" in collected.read_text(), 30, "the digest in the log")
    array = digest_of(collected.read_text())
    assert array == single, f"the array gives digest {array}, one process {single}"
    logs = list((folder / "array" / "slurm").glob(f"{job}_*.log"))
    assert len(logs) == TASKS, f"{len(logs)} tasks have a log, not {TASKS}"
    print(f"array of {TASKS} tasks, {killed} killed and requeued, {warned} warned: digest {array}, as of one process")


def main():
    # It disturbs running tasks and so depends on the clock: a campaign of its own, not one of the quick tests.
    if not os.environ.get("ABROAD_SLURM_TEST"):
        raise Skipped("set ABROAD_SLURM_TEST=1 to run it")
    if missing := [name for name in NEEDED if shutil.which(name) is None]:
        raise Skipped(f"not installed: {', '.join(missing)}")
    if os.geteuid() != 0:
        raise Skipped("only root can start the daemons")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        with Cluster(folder) as cluster:
            sweep_on(cluster, folder)


if __name__ == "__main__":
    try:
        main()
    except Skipped as reason:
        print(f"skipped: {reason}")
        sys.exit(SKIPPED)
