"""Full disks, and power cuts, on file systems made for it; both need root."""

import contextlib
import os
import pathlib
import subprocess
import tempfile
import time

import scenarios
from tree import Failure, Tree


def call(*words):
    done = subprocess.run(words, capture_output=True, text=True)
    if done.returncode:
        raise OSError(f"{' '.join(words)}: {done.stderr.strip()}")
    return done.stdout


@contextlib.contextmanager
def mounted(*words):
    """A file system mounted on a folder of its own for a while."""
    folder = tempfile.mkdtemp(prefix="waqai-disk-")
    call("mount", *words, folder)
    try:
        yield pathlib.Path(folder)
    finally:
        subprocess.run(["umount", folder], capture_output=True).returncode and call(
            "umount", "-l", folder)
        os.rmdir(folder)


# -- Full


def fill(folder, leave):
    """Takes all but `leave` bytes."""
    room = os.statvfs(folder)
    size = room.f_bavail * room.f_frsize - leave
    if size > 0:
        with open(folder / "ballast", "wb") as file:
            os.posix_fallocate(file.fileno(), 0, size)


def full_bytes(name, binary, leave):
    """A disk with `leave` bytes left: nothing is lost, and the daemon goes on alone once there is room."""
    with mounted("-t", "tmpfs", "-o", "size=48m", "tmpfs") as disk:
        tree = scenarios.prepare(name, disk / "tree", binary, None)
        tree.settings += ("" if "[run]" in tree.settings else "\n[run]") + "\nleast_free_bytes = 0"
        tree.configure()
        return suffer(
            tree, name, lambda: fill(disk, leave), lambda: (disk / "ballast").unlink(missing_ok=True))


def full_files(name, binary, leave):
    """The same with inodes."""
    with mounted("-t", "tmpfs", "-o", "size=256m,nr_inodes=400", "tmpfs") as disk:
        tree = scenarios.prepare(name, disk / "tree", binary, None)

        def begin():
            for number in range(max(0, os.statvfs(disk).f_favail - leave)):
                (disk / f"ballast{number}").touch()

        def end():
            for path in disk.glob("ballast*"):
                path.unlink()

        return suffer(tree, name, begin, end)


def held(name, binary, shim, folder, code, base):
    """Every changing call below one folder fails for a while."""
    tree = scenarios.prepare(name, pathlib.Path(base) / "tree", binary, shim)
    switch = pathlib.Path(str(tree.root.resolve()) + ".fault")
    return suffer(
        tree, name, switch.touch, switch.unlink, plan=f"hold:{code}:{folder}", kinds="change")


def suffer(tree, name, begin, end, **environment):
    """Begins a fault in a daemon that runs, drops the files, ends the fault; gives whether the daemon lived.

    A daemon that lives has to finish by itself; one that ends has to end with a code that asks for a new start.
    """
    waiting = tree.folder / "waiting"
    tree.inbox.rename(waiting)
    tree.inbox.mkdir()
    process = tree.start(**environment)
    try:
        for line in process.stderr:
            if line.strip().endswith(b"ready"):
                break
        begin()
        for path in waiting.iterdir():
            path.rename(tree.inbox / path.name)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(1.5)
        end()
        begun = time.monotonic()
        while process.poll() is None and busy(tree):
            if time.monotonic() - begun > 60:
                raise Failure("did not go on after the cause was gone")
            time.sleep(0.05)
        recovered, lived = time.monotonic() - begun, process.poll() is None
        if lived:
            process.terminate()
            process.wait(10)
        elif process.returncode not in (74, 75, 78):
            raise Failure(f"ended with {process.returncode}: {process.stderr.read()[-300:]}")
    finally:
        if process.poll() is None:
            process.kill()
        process.stderr.close()
    tree.settle()
    tree.check(keeps=scenarios.keeps(name))
    return lived, recovered


def busy(tree):
    """Whether something waits in the inbox, in work or on the stage."""
    return any(
        names for folder in (tree.inbox, tree.state / "work", tree.state / "stage")
        for _, _, names in os.walk(os.fsencode(folder)))


# -- Power


MAKE = {
    "ext4": lambda image: call("mkfs.ext4", "-q", "-F", image),
    "xfs": lambda image: call("mkfs.xfs", "-q", "-f", image),
}


class Disk:
    """A file system in a file, mounted by way of a loop device."""

    def __init__(self, kind, folder, megabytes=None):
        self.kind = kind
        self.image = pathlib.Path(folder) / f"{kind}.image"
        self.point = pathlib.Path(folder) / "disk"
        self.point.mkdir()
        with open(self.image, "wb") as file:
            file.truncate((megabytes or (400 if kind == "xfs" else 160)) << 20)
        MAKE[kind](str(self.image))

    def mount(self):
        call("mount", "-o", "loop", str(self.image), str(self.point))

    def unmount(self):
        for _ in range(50):
            if subprocess.run(["umount", str(self.point)], capture_output=True).returncode == 0:
                return
            time.sleep(0.1)
        call("umount", "-l", str(self.point))


def cut(kind, name, binary, shim, number, folder, consumes=False):
    """A power cut before one call; gives whether it was met."""
    disk = Disk(kind, folder)
    disk.mount()
    try:
        tree = scenarios.prepare(name, disk.point / "tree", binary, shim)
        if consumes:
            tree.consume()
        # What producers dropped is on the disk; what they have not synced nobody can promise.
        call("sync", "-f", str(disk.point))
        run = tree.run(plan=f"cut:{number}")
        met = run.code != 0
    finally:
        disk.unmount()
    disk.mount()
    try:
        tree.settle()
        tree.check(keeps=scenarios.keeps(name))
    finally:
        disk.unmount()
    return met
