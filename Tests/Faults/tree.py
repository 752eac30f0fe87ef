"""A tree of inbox, outbox and state, the daemon run on it, and the books that are kept of what it owes."""

import collections
import hashlib
import json
import os
import pathlib
import shutil
import subprocess
import time

HERE = pathlib.Path(__file__).resolve().parent
REPOSITORY = HERE.parent.parent

#: Seconds after which a run counts as hung.
PATIENCE = 10.0

SHARED = "اجتمع مجلس الإدارة في مقر الشركة صباح الأحد وناقش خطة العام المقبل وميزانيتها بالتفصيل."


def text(number):
    """An article that nobody else has, with one paragraph that all of them have."""
    mark = f"رمز{number}"
    return (
        f"خطف مسلحون مجهولون {number % 7 + 2} صيادين قرب مدينة الميناء رقم {number} يوم الثلاثاء {mark}.\n\n"
        f"{SHARED}\n\n"
        f"وقال المتحدث باسم الوفد رقم {number} إن المحادثات تتناول ملف المياه والطاقة بين البلدين {mark}.\n"
    ).encode()


def page(number):
    """The same as a page of HTML."""
    body = "".join(f"<p>{p}</p>" for p in text(number).decode().split("\n\n"))
    return (
        f"<!doctype html><html lang=ar><head><meta charset=utf-8><title>خبر {number}</title></head>"
        f"<body><nav><a href=/>الرئيسية</a></nav><article><h1>خبر {number}</h1>{body}</article></body></html>"
    ).encode()


def peak(pid):
    """The most KiB that a process ever had resident; 0 once it is gone."""
    try:
        for line in pathlib.Path(f"/proc/{pid}/status").read_text().splitlines():
            if line.startswith("VmHWM"):
                return int(line.split()[1])
    except OSError:
        pass
    return 0


def children(pid):
    """The processes that a process started and that still live."""
    found = []
    try:
        for task in os.listdir(f"/proc/{pid}/task"):
            found += pathlib.Path(f"/proc/{pid}/task/{task}/children").read_text().split()
    except OSError:
        pass
    return found


class Failure(Exception):
    """The daemon broke its promise."""


class Run:
    """How one run of the daemon went."""

    def __init__(self, code, seconds, said):
        self.code, self.seconds, self.said = code, seconds, said


class Tree:
    """One tree. What is dropped into it is written down, and `check` compares that with what came out."""

    def __init__(self, folder, binary, shim=None, settings="", languages=None):
        self.folder = pathlib.Path(folder)
        self.root = self.folder / "spool"
        self.binary, self.shim = str(binary), str(shim) if shim else None
        #: What each name must become: "records", "failed", or either; with its bytes and its marks.
        self.owed = {}
        #: SHA-256 of every file that was dropped.
        self.dropped = collections.Counter()
        self.taken = []  # (sequence, kind, bytes) of segments that a consumer took and deleted
        self.settings, self.languages = settings, languages

    @property
    def inbox(self):
        return self.root / "inbox"

    @property
    def outbox(self):
        return self.root / "outbox"

    @property
    def state(self):
        return self.root / "state"

    def make(self):
        for path in (self.inbox, self.outbox, self.state, self.folder / "incoming", self.folder / "spool.empty"):
            path.mkdir(parents=True)
        self.configure()
        return self

    def configure(self):
        languages = f'languages = "{self.languages}"' if self.languages else ""
        (self.folder / "waqai.toml").write_text(
            f'inbox = "{self.inbox}"\noutbox = "{self.outbox}"\nstate = "{self.state}"\n{languages}\n'
            f"{self.settings}\n"
        )

    def copy(self, folder):
        """The same tree and the same books elsewhere."""
        shutil.copytree(self.folder, folder, symlinks=True)
        other = Tree(folder, self.binary, self.shim, self.settings, self.languages)
        other.owed, other.dropped = dict(self.owed), collections.Counter(self.dropped)
        other.taken = list(self.taken)
        other.configure()
        return other

    # -- Producers

    def drop(self, name, content, becomes="records", marks=(), sidecar=None, articles=None):
        """Drops a file by rename, its sidecar before it. `articles` are the names in a bundle."""
        name = os.fsencode(name)
        if sidecar is not None:
            self._rename_in(name + b".meta.json", sidecar)
        self._rename_in(name, content)
        if articles is None:
            self.owed[os.fsdecode(name)] = (becomes, tuple(marks))
        for article, what, article_marks in articles or ():
            self.owed[article] = (what, tuple(article_marks))

    def _rename_in(self, name, content):
        self.dropped[hashlib.sha256(content).hexdigest()] += 1
        here = self.folder / "incoming" / "file"
        here.write_bytes(content)
        target = os.fsencode(self.inbox) + b"/" + name
        os.makedirs(os.path.dirname(target), exist_ok=True)
        os.rename(os.fsencode(here), target)

    def drop_article(self, number, html=False):
        name = f"article-{number:06d}" + (".html" if html else ".txt")
        self.drop(name, page(number) if html else text(number), marks=[f"رمز{number}"])

    # -- The daemon

    def environment(self, plan=None, kinds="change", log=None, extra=None):
        environment = dict(os.environ)
        if plan and not self.shim:
            raise RuntimeError("a plan needs the shim")
        if plan:
            environment |= {
                "LD_PRELOAD": self.shim, "FAULT_PLAN": plan, "FAULT_ROOT": str(self.root),
                "FAULT_KINDS": kinds,
            }
            if log:
                environment["FAULT_LOG"] = str(log)
        return environment | (extra or {})

    def command(self, *options):
        return [self.binary, "run", *options, "--config", str(self.folder / "waqai.toml")]

    def start(self, *options, **environment):
        return subprocess.Popen(
            self.command(*options), cwd=self.folder, env=self.environment(**environment),
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
        )

    def run(self, patience=60, **environment):
        """Runs the daemon until it is idle, falls, or `patience` seconds are over."""
        begun = time.monotonic()
        process = self.start("--until-idle", **environment)
        try:
            said = process.communicate(timeout=patience)[1]
        except subprocess.TimeoutExpired:
            process.kill()
            said = process.communicate()[1]
            raise Failure(f"hung for {patience} s; it said: {said.decode(errors='replace')[-800:]}")
        return Run(process.returncode, time.monotonic() - begun, said.decode(errors="replace"))

    def settle(self, tries=4):
        """Runs without faults until a run ends well."""
        for _ in range(tries):
            run = self.run()
            if run.code == 0:
                return run
        raise Failure(f"ends with {run.code} even without faults: {run.said[-800:]}")

    # -- Consumers

    def consume(self):
        """Takes all segments that are there, and deletes them."""
        if not self.outbox.exists():
            return
        for path in sorted(self.outbox.iterdir()):
            kind, _, rest = path.name.partition("-")
            self.taken.append((int(rest.split(".")[0]), kind, path.read_bytes()))
            path.unlink()

    # -- The books

    def segments(self):
        """(sequence, kind, bytes) of all that was ever published, as far as it is still known."""
        found = list(self.taken)
        for path in self.outbox.iterdir():
            kind, _, rest = path.name.partition("-")
            if kind not in ("articles", "events") or not rest.endswith(".jsonl"):
                raise Failure(f"a foreign file in the outbox: {path.name}")
            found.append((int(rest.split(".")[0]), kind, path.read_bytes()))
        return sorted(found)

    def records(self):
        """Counts records by article name; refuses torn lines, gaps, and segments that came twice."""
        seen, last = set(), 0
        by_name, events_of, owed_events = collections.defaultdict(list), collections.Counter(), {}
        shared = 0
        for sequence, kind, content in self.segments():
            if (sequence, kind) in seen:
                raise Failure(f"segment {sequence} of {kind} was published twice")
            seen.add((sequence, kind))
            if sequence not in (last, last + 1):
                raise Failure(f"segment {sequence} follows {last}")
            last = sequence
            if not content.endswith(b"\n"):
                raise Failure(f"segment {sequence} of {kind} is torn")
            for line in content.decode().split("\n")[:-1]:
                try:
                    record = json.loads(line)
                except ValueError as error:
                    raise Failure(f"segment {sequence} of {kind} has a torn line: {error}")
                if kind == "articles":
                    by_name[self.key(record["source"])].append(record)
                    owed_events[record["id"], sequence] = record["event_count"]
                    shared += record["text"].count(SHARED)
                else:
                    events_of[record["article"], sequence] += 1
        for key, owed in owed_events.items():
            if events_of[key] != owed:
                raise Failure(f"article {key[0]} says {owed} events and has {events_of[key]}")
        if set(events_of) - set(owed_events):
            raise Failure("events without their article")
        return by_name, shared

    @staticmethod
    def key(source):
        if source["name_bytes"] is None:
            return source["name"]
        return os.fsdecode(bytes.fromhex(source["name_bytes"]))

    def failures(self):
        """Reasons in quarantine, by article name."""
        found = collections.defaultdict(list)
        folder = self.state / "failed"
        for path in sorted(folder.iterdir()) if folder.exists() else ():
            reason = path / "reason.json"
            if not reason.exists():
                raise Failure(f"no reason for {path.name}")
            reason = json.loads(reason.read_text())
            name = reason["name"]
            if reason.get("path_bytes") and not reason.get("line"):
                name = os.fsdecode(bytes.fromhex(reason["path_bytes"]))
            found[name].append(reason)
        return found

    def kept(self):
        """SHA-256 of every file in done and in quarantine."""
        found = collections.Counter()
        for base in ("done", "failed"):
            for folder, _, names in os.walk(os.fsencode(self.state / base)):
                for name in names:
                    if name == b"reason.json":
                        continue
                    path = os.path.join(folder, name)
                    if os.path.isfile(path) and not os.path.islink(path):
                        with open(path, "rb") as file:
                            found[hashlib.sha256(file.read()).hexdigest()] += 1
        return found

    def check(self, keeps=True, shares=True):
        """Everything that was dropped became exactly what it had to; nothing is left half done."""
        records, shared = self.records()
        failures = self.failures()
        problems = []
        for name, (becomes, marks) in self.owed.items():
            count, failed = len(records.get(name, ())), len(failures.get(name, ()))
            if count + failed == 0:
                problems.append(f"lost: {name!r}")
            elif count + failed > 1:
                problems.append(f"{count + failed} times: {name!r}")
            elif becomes != "either" and (becomes == "records") != (count == 1):
                reason = failures[name][0] if failed else "records"
                problems.append(f"{name!r} should have become {becomes}: {reason}")
            elif count == 1:
                body = records[name][0]["text"]
                problems += [f"{name!r} has lost '{mark}'" for mark in marks if mark not in body]
        for name in set(records) - set(self.owed):
            problems.append(f"nobody dropped {name!r}")
        if shares and any(SHARED in str(r[0]["text"]) for r in records.values()) and shared != 1:
            problems.append(f"the shared paragraph is new {shared} times")
        for folder in (self.state / "work", self.state / "stage"):
            left = os.listdir(folder) if folder.exists() else []
            if left:
                problems.append(f"left in {folder.name}: {left}")
        left = [n for _, _, names in os.walk(os.fsencode(self.inbox)) for n in names]
        if left:
            problems.append(f"left in the inbox: {left}")
        if keeps:
            missing = self.dropped - self.kept()
            if missing:
                problems.append(f"{sum(missing.values())} files are neither in done nor in quarantine")
        if problems:
            raise Failure("; ".join(problems[:6]))
        return len(records)
