"""Breaks waqai on purpose, at every place where it can break, and counts what comes out.

    scripts/faults                      the smoke: a few of everything, under three minutes
    scripts/faults kills [--limit N] [--pairs N]     kill -9 before each changing call, and again in recovery
    scripts/faults errors [--limit N]   each error at every call
    scripts/faults load [--count N]     kills at random under load, beside a consumer that deletes
    scripts/faults stops [--count N]    SIGTERM at random moments
    scripts/faults full                 full disks, by bytes and by inodes; folders that refuse for a while
    scripts/faults cuts [--limit N]     power cuts on ext4 and xfs (needs root)
    scripts/faults hostile              files that nobody would want to read
    scripts/faults backlog [--count N] [--seconds N]   a million waiting files, on disk: in TMPDIR
    scripts/faults mutation             the harness itself: with a step of recovery removed it must complain
    scripts/faults all                  all of these but the backlog
"""

import argparse
import errno
import os
import pathlib
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).parent))

import backlog
import disks
import hostile
import load
import packs
import scenarios
import sweeps
from tree import HERE, Failure, Tree, children, peak

failed = False


def say(text):
    print(text, flush=True)


def report(result):
    global failed
    say(f"  {result}")
    for problem in result.problems[:5]:
        say(f"    {problem}")
    if result.points == 0:
        say("    no run at all")
    failed = failed or bool(result.problems) or result.points == 0


def wrong(text):
    global failed
    failed = True
    say(f"  WRONG {text}")


def section(name):
    say(f"{name}:")


class Harness:
    def __init__(self, options, folder):
        self.options, self.folder = options, pathlib.Path(folder)
        self.binary = pathlib.Path(options.binary).resolve()
        self.shim = self.folder / "shim.so"
        subprocess.run(
            ["cc", "-O1", "-shared", "-fPIC", "-o", str(self.shim), str(HERE / "shim.c"), "-ldl"], check=True)
        scenarios.LANGUAGES = str(packs.shrink(self.folder / "languages"))

    def sweeper(self, **keys):
        if self.options.what == "smoke":
            # A test asserts nothing of time: the machine may be slow. A run that hangs for a minute is wrong.
            keys.setdefault("patience", float("inf"))
        return sweeps.Sweeper(
            self.binary, self.shim, jobs=self.options.jobs, seed=self.options.seed, base=self.folder, **keys)

    def names(self, default=None):
        return self.options.scenario or default or list(scenarios.ALL)

    def kills(self, limit=None, pairs=0, names=None):
        section("kill -9 before each call that changes the tree")
        sweeper = self.sweeper()
        for name in self.names(names):
            report(sweeper.kills(name, limit, pairs))

    def errors(self, limit=None, names=None):
        section("errors at each call")
        sweeper = self.sweeper()
        for name in self.names(names):
            report(sweeper.errors(name, limit))
            report(sweeper.parts(name, limit and max(1, limit // 10)))

    def load(self, count):
        section("kill -9 at random under load, with a consumer that deletes")
        try:
            kills, articles, seconds = load.kills(
                self.folder / "load", self.binary, count, scenarios.LANGUAGES, self.options.seed, say=say)
            say(f"  {kills} kills in {seconds:.0f} s, {articles} articles, each exactly once, all well")
        except Failure as failure:
            wrong(str(failure))

    def stops(self, count):
        section("SIGTERM at random moments")
        try:
            slowest = load.stops(self.folder / "stops", self.binary, count, scenarios.LANGUAGES, self.options.seed)
            say(f"  {count} stops, slowest {slowest:.2f} s, all well")
            if slowest > 5:
                wrong("a stop took longer than 5 s")
        except Failure as failure:
            wrong(str(failure))

    def full(self, steps=None):
        section("full disks")
        if os.geteuid() != 0:
            say("  needs root to mount, passed over")
        else:
            kinds = [
                ("bytes", disks.full_bytes, [0, 4096, 16384, 40960, 65536, 98304, 131072, 262144, 524288]),
                ("inodes", disks.full_files, [0, 1, 2, 3, 5, 8, 12, 20]),
            ]
            for kind, trial, leaves in kinds:
                for name in self.names(["groups", "mixed"]):
                    self.starvation(
                        f"{kind}, {name}", [(leave, lambda l=leave: trial(name, self.binary, l))
                                            for leave in (leaves[:: 3] if steps else leaves)])
        section("a folder that refuses every change for a while")
        codes = [errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES, errno.EIO]
        for folder in ("inbox", "outbox", "state/stage", "state/work", "state/done", "state/failed",
                       "state/waqai.sqlite", "state"):
            trials = []
            for code in codes[:steps] if steps else codes:
                def trial(code=code):
                    with tempfile.TemporaryDirectory(dir=self.folder) as base:
                        return disks.held("mixed", self.binary, self.shim, folder, code, base)
                trials.append((errno.errorcode[code], trial))
            self.starvation(folder, trials)

    def starvation(self, what, trials):
        alone, slowest = 0, 0.0
        for label, trial in trials:
            try:
                stayed, seconds = trial()
                alone += stayed
                slowest = max(slowest, seconds)
            except Failure as failure:
                wrong(f"{what}, {label}: {failure}")
        say(f"  {what}: {len(trials)} runs, {alone} lived and went on alone, at most {slowest:.1f} s after the cause was gone")

    def cuts(self, limit):
        section("power cuts")
        if os.geteuid() != 0:
            return say("  needs root to mount, passed over")
        for kind in ("ext4", "xfs"):
            if subprocess.run(["which", f"mkfs.{kind}"], capture_output=True).returncode:
                say(f"  {kind}: no mkfs.{kind} here, passed over")
                continue
            for name in self.names(["groups", "mixed", "consumed"]):
                self.cut(kind, name, limit)

    def cut(self, kind, name, limit):
        sweeper = self.sweeper()
        with sweeper.folder() as folder:
            tree = scenarios.prepare(name, pathlib.Path(folder) / "base", self.binary, self.shim)
            total = len(sweeper.calls(tree, folder))

        def trial(number):
            with sweeper.folder() as folder:
                try:
                    met = disks.cut(
                        kind, name, self.binary, self.shim, number, folder, consumes=name == "consumed")
                    return met, 0.0, None
                except (Failure, OSError) as failure:
                    return True, 0.0, str(failure)

        result = sweeps.Result(f"{kind}, {name}, {total} calls")
        report(sweeper.each(result, sweeper.sample(range(1, total + 1), limit), trial))

    def hostile(self, small=False):
        section("hostile files")
        cases = hostile.all_cases()
        if small:
            cases = [c for c in cases if callable(c.content) or len(c.content) < 400_000]
        tree = Tree(self.folder / "hostile", self.binary, settings="[deduplication]\nkeep = true").make()
        for case in cases:
            hostile.drop(case, tree)
        watch = Watch()
        begun = time.monotonic()
        process = tree.start("--until-idle")
        said = []
        import threading
        reader = threading.Thread(target=lambda: said.append(process.stderr.read()))
        reader.start()
        while process.poll() is None:
            watch.look(process.pid)
            time.sleep(0.05)
            if time.monotonic() - begun > 3600:
                process.kill()
        reader.join()
        if process.returncode:
            wrong(f"the daemon ended with {process.returncode}: {said[0].decode(errors='replace')[-500:]}")
        problems, reasons = hostile.judge(cases, tree)
        for problem in problems:
            wrong(problem)
        if watch.memory > 512 << 10:
            wrong(f"a worker held {watch.memory >> 10} MiB")
        if watch.daemon > 1 << 20:
            wrong(f"the daemon held {watch.daemon >> 10} MiB")
        say(f"  {len(cases)} files in {time.monotonic() - begun:.0f} s: {reasons}")
        say(f"  largest worker {watch.memory >> 10} MiB, daemon {watch.daemon >> 10} MiB,"
            f" longest at one piece {watch.longest:.1f} s of processor time")

    def backlog(self, count, seconds):
        section(f"{count} waiting files")
        # On a disk, where a million names are a million inodes; with the packs that the program brings.
        with tempfile.TemporaryDirectory(prefix="waqai-backlog-") as folder:
            try:
                watch, _ = backlog.run(pathlib.Path(folder) / "tree", self.binary, count, seconds, say=say)
            except Failure as failure:
                return wrong(str(failure))
        waits = sorted(watch.waits)
        late = waits[int(len(waits) * 0.99)] if waits else float("inf")
        say(
            f"  ready after {watch.ready or float('inf'):.2f} s, first segment after {watch.first or float('inf'):.2f} s,"
            f" daemon {watch.memory >> 10} MiB, largest worker {watch.worker >> 10} MiB at most")
        say(
            f"  {len(waits)} new arrivals beside the backlog: median {waits[len(waits) // 2] if waits else 0:.2f} s,"
            f" p99 {late:.2f} s")
        if not watch.ready or watch.ready > 1 or not watch.first or watch.first > 5:
            wrong("not ready within 1 s, or no segment within 5 s")
        if watch.memory >= 128 << 10:
            wrong("the daemon held 128 MiB or more")

    def mutation(self, limit):
        section("recovery with a step removed")
        # Where a segment is committed and not shown; where a file is claimed and not committed.
        for folder, where in (("state/stage", " > /outbox"), ("state/work", "stage")):
            sweeper = self.sweeper(extra={"FAULT_BLIND": folder})
            result = sweeper.kills("groups", limit, where=where)
            if result.problems:
                say(f"  blind to {folder}: {len(result.problems)} of {result.points} runs are found wrong, as they must")
            else:
                wrong(f"blind to {folder}: nothing was found wrong in {result.points} runs")


class Watch:
    """Looks at the workers of a daemon while it runs."""

    def __init__(self):
        self.memory, self.daemon, self.longest = 0, 0, 0.0
        self.busy = {}

    def look(self, pid):
        self.daemon = max(self.daemon, peak(pid))
        for child in children(pid):
            self.memory = max(self.memory, peak(child))
            self.time(child)

    def time(self, pid):
        """How long a worker has been running without waiting for its next piece."""
        try:
            fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(") ", 1)[1].split()
            state, used = fields[0], (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
        except (OSError, IndexError):
            return
        if state == "S":
            self.busy[pid] = used
        self.longest = max(self.longest, used - self.busy.setdefault(pid, used))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", nargs="?", default="smoke")
    parser.add_argument("--binary", required=True)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--limit", type=int)
    parser.add_argument("--pairs", type=int, default=40)
    parser.add_argument("--count", type=int)
    parser.add_argument("--seconds", type=float, default=float("inf"))
    parser.add_argument("--scenario", action="append")
    options = parser.parse_args()
    begun = time.monotonic()
    # Memory rather than disk: a killed process loses nothing that it has written, and no sync has to wait.
    base = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    with tempfile.TemporaryDirectory(prefix="waqai-faults-", dir=base) as folder:
        harness = Harness(options, folder)
        work = {
            "kills": lambda: harness.kills(options.limit, options.pairs),
            "errors": lambda: harness.errors(options.limit),
            "load": lambda: harness.load(options.count or 2000),
            "stops": lambda: harness.stops(options.count or 200),
            "full": lambda: harness.full(),
            "cuts": lambda: harness.cuts(options.limit),
            "hostile": lambda: harness.hostile(),
            "mutation": lambda: harness.mutation(options.limit),
            "backlog": lambda: harness.backlog(options.count or 1_000_000, options.seconds),
        }
        if options.what == "smoke":
            harness.kills(4, 1, ["groups", "sidecars", "bundle", "mixed", "consumed"])
            harness.errors(6, ["mixed"])
            harness.load(8)
            harness.mutation(4)
        elif options.what == "all":
            for name, step in work.items():
                if name != "backlog":
                    step()
        elif options.what in work:
            work[options.what]()
        else:
            parser.error(f"no such part: {options.what}")
    say(f"faults: {'WRONG' if failed else 'all well'} after {time.monotonic() - begun:.0f} s")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
