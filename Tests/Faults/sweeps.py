"""Sweeps: one fault at each place in turn where there can be one."""

import concurrent.futures
import errno
import pathlib
import random
import shutil
import tempfile

import scenarios
from tree import PATIENCE, Failure

ERRORS = ["EIO", "ENOSPC", "EDQUOT", "EROFS", "EACCES", "EMFILE", "EINTR"]


class Result:
    """What a sweep found."""

    def __init__(self, what):
        self.what, self.points, self.hit, self.slowest, self.problems = what, 0, 0, 0.0, []

    def add(self, label, hit, seconds, problem):
        self.points += 1
        self.hit += hit
        self.slowest = max(self.slowest, seconds)
        if problem:
            self.problems.append(f"{label}: {problem}")

    def __str__(self):
        verdict = "all well" if not self.problems else f"{len(self.problems)} WRONG"
        return (
            f"{self.what}: {self.points} runs, {self.hit} faults met, slowest {self.slowest:.1f} s, {verdict}"
        )


class Sweeper:
    def __init__(self, binary, shim, jobs=2, seed=1, extra=None, base=None, patience=PATIENCE):
        self.binary, self.shim, self.jobs = binary, shim, jobs
        self.random = random.Random(seed)
        #: Environment of the recovering run, for the mutation check.
        self.extra = extra or {}
        self.base = base
        #: Seconds that a run may take.
        self.patience = patience

    def folder(self):
        return tempfile.TemporaryDirectory(prefix="waqai-faults-", dir=self.base)

    def calls(self, tree, folder, kinds="change", **environment):
        """How many calls an undisturbed run of a copy makes."""
        log = pathlib.Path(folder) / "calls.log"
        log.unlink(missing_ok=True)
        copy = tree.copy(pathlib.Path(folder) / "count")
        run = copy.run(plan="count", kinds=kinds, log=log, **environment)
        if run.code:
            raise SystemExit(f"faults: even an undisturbed run ends with {run.code}: {run.said[-800:]}")
        shutil.rmtree(copy.folder)
        return log.read_text(errors="replace").splitlines()

    def sample(self, points, limit):
        points = list(points)
        if limit and len(points) > limit:
            points = sorted(self.random.sample(points, limit))
        return points

    def each(self, result, points, visit):
        """Visits all points, several at once; stops early where nearly everything is wrong."""
        with concurrent.futures.ThreadPoolExecutor(self.jobs) as pool:
            for label, (hit, seconds, problem) in zip(points, pool.map(visit, points)):
                result.add(str(label), hit, seconds, problem)
        return result

    def trial(self, tree, name, first, second=None, kinds="change", consumes=False):
        """One copy of the tree, one fault in it, perhaps one in the recovery, and the books after."""
        with self.folder() as folder:
            copy = tree.copy(pathlib.Path(folder) / "tree")
            seconds, hit = 0.0, False
            try:
                for plan in filter(None, (first, second)):
                    run = copy.run(plan=plan, kinds=kinds)
                    seconds = max(seconds, run.seconds)
                    hit = hit or run.code != 0 or plan.startswith(("fail", "part"))
                    if run.code not in (0, -9, 74, 75):
                        raise Failure(f"ended with {run.code}: {run.said[-400:]}")
                    if consumes:
                        copy.consume()
                for _ in range(4):
                    run = copy.run(plan="count" if self.extra else None, extra=self.extra)
                    if run.code == 0:
                        break
                else:
                    raise Failure(f"ends with {run.code} even without faults: {run.said[-400:]}")
                seconds = max(seconds, run.seconds)
                copy.check(keeps=scenarios.keeps(name))
                if seconds > self.patience:
                    raise Failure(f"took {seconds:.1f} s")
            except Failure as failure:
                return hit, seconds, str(failure)
            return hit, seconds, None

    def kills(self, name, limit=None, pairs=0, where=""):
        """A kill before every call that changes the tree, and for `pairs` of them again while recovering.

        `where` chooses the calls whose line in the log holds it.
        """
        with self.folder() as folder:
            tree = scenarios.prepare(name, pathlib.Path(folder) / "base", self.binary, self.shim)
            calls = self.calls(tree, folder)
            total = len(calls)
            points = range(1, 1 + sum(where in call for call in calls))
            consumes = name == "consumed"
            result = Result(f"kill, {name}, {total} calls")
            self.each(
                result, self.sample(points, limit),
                lambda n: self.trial(
                    tree, name, f"kill:{n}" + (f":{where}" if where else ""), consumes=consumes),
            )
            chosen = [
                (self.random.randint(1, total), self.random.randint(1, total)) for _ in range(pairs)
            ]
            self.each(
                result, chosen,
                lambda p: self.trial(tree, name, f"kill:{p[0]}", f"kill:{p[1]}", consumes=consumes),
            )
            return result

    def errors(self, name, limit=None, names=ERRORS):
        """Each error at every call, of those that look as well as of those that change."""
        with self.folder() as folder:
            tree = scenarios.prepare(name, pathlib.Path(folder) / "base", self.binary, self.shim)
            total = len(self.calls(tree, folder, kinds="all"))
            points = [(e, n) for n in range(1, total + 1) for e in names]
            result = Result(f"errors, {name}, {total} calls x {len(names)}")
            return self.each(
                result, self.sample(points, limit),
                lambda p: self.trial(
                    tree, name, f"fail:{getattr(errno, p[0])}:{p[1]}:{p[1]}", kinds="all"),
            )

    def parts(self, name, limit=None):
        """Each write takes only a part of its bytes, once."""
        with self.folder() as folder:
            tree = scenarios.prepare(name, pathlib.Path(folder) / "base", self.binary, self.shim)
            calls = self.calls(tree, folder)
            points = [n for n, call in enumerate(calls, 1) if "write" in call.split(" ")[1]]
            result = Result(f"short writes, {name}, {len(points)} writes")
            return self.each(
                result, self.sample(points, limit), lambda n: self.trial(tree, name, f"part:{n}"))
