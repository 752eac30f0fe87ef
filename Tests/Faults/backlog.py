"""A backlog that nobody looked after: very many small files wait when the daemon starts."""

import json
import os
import pathlib
import subprocess
import time

from tree import Failure, Tree, children, peak, text


def fill(tree, count):
    """Files of a paragraph each, all different; none by link, since a link counts as the same file."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
    inbox = os.open(tree.inbox, os.O_RDONLY)
    for number in range(count):
        file = os.open(f"waiting-{number:07d}.txt", flags, dir_fd=inbox)
        os.write(file, text(number).split(b"\n\n")[0])
        os.close(file)
    os.close(inbox)


class Watch:
    """What is seen of a daemon at work, from outside."""

    def __init__(self, tree, process):
        self.tree, self.process = tree, process
        self.begun = time.monotonic()
        self.ready = self.first = None
        self.memory = self.worker = 0
        #: Seconds from the rename of a new arrival until a record of it can be read.
        self.waits = []
        self.arrival = None
        self.seen = set()

    def now(self):
        return time.monotonic() - self.begun

    def look(self):
        self.memory = max(self.memory, peak(self.process.pid))
        self.worker = max([self.worker, *map(peak, children(self.process.pid))])
        for entry in os.scandir(self.tree.outbox):
            if entry.name in self.seen or not entry.name.startswith("articles-"):
                continue
            self.seen.add(entry.name)
            if self.first is None:
                self.first = self.now()
            if self.arrival and self.arrival[0] in pathlib.Path(entry.path).read_text():
                self.waits.append(time.monotonic() - self.arrival[1])
                self.arrival = None

    def drop(self, number):
        name = f"arrival-{number}.txt"
        self.arrival = (name, time.monotonic())
        self.tree.drop(name, text(10_000_000 + number))


def run(folder, binary, count, seconds, languages=None, say=print):
    """Gives what was seen of `count` waiting files for so many seconds, or until all are done."""
    tree = Tree(folder, binary, settings="[run]\ndone_days = 0\n", languages=languages).make()
    begun = time.monotonic()
    fill(tree, count)
    say(f"  {count} files made in {time.monotonic() - begun:.0f} s")
    time.sleep(2.5)
    process = tree.start()
    watch = Watch(tree, process)
    os.set_blocking(process.stderr.fileno(), False)
    said, arrivals, status, next_drop, next_status = b"", 0, None, 5.0, 15.0
    try:
        while watch.now() < seconds:
            said += process.stderr.read() or b""
            if watch.ready is None and b"ready" in said:
                watch.ready = watch.now()
            if process.poll() is not None:
                raise Failure(f"ended with {process.returncode}: {said[-400:].decode(errors='replace')}")
            watch.look()
            if watch.now() > next_drop and watch.arrival is None:
                watch.drop(arrivals)
                arrivals, next_drop = arrivals + 1, watch.now() + 1
            if watch.now() > next_status:
                done = subprocess.run(
                    [str(binary), "status", "--json", "--config", str(tree.folder / "waqai.toml")],
                    capture_output=True, text=True, check=True)
                status, next_status = json.loads(done.stdout), watch.now() + 30
                say(
                    f"  after {watch.now():.0f} s: {status['backlog']} wait, {status['daemon']['rate']} a second,"
                    f" {status.get('seconds_to_go')} s to go, daemon {watch.memory >> 10} MiB")
                if status["backlog"] == 0 and status["daemon"]["in_flight"] == 0:
                    break
            time.sleep(0.02)
    finally:
        process.terminate()
        process.wait(10)
        process.stderr.close()
    return watch, status
