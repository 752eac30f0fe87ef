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
        tree.settings += "" if "[run]" in tree.settings else "\n[run]"
        tree.settings += "\nleast_free_bytes = 0"
        tree.configure()
        fill(disk, leave)
        return starve(tree, name, lambda: (disk / "ballast").unlink(missing_ok=True))


def full_files(name, binary, leave):
    """The same with inodes."""
    with mounted("-t", "tmpfs", "-o", "size=48m,nr_inodes=400", "tmpfs") as disk:
        tree = scenarios.prepare(name, disk / "tree", binary, None)
        room = os.statvfs(disk)
        for number in range(max(0, room.f_favail - leave)):
            (disk / f"ballast{number}").touch()

        def free():
            for path in disk.glob("ballast*"):
                path.unlink()

        return starve(tree, name, free)


def starve(tree, name, free):
    """Runs the daemon on a full disk for a while, makes room, and sees whether it goes on by itself."""
    process = tree.start("--until-idle")
    try:
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(2.0)
        alone = process.poll() is None
        free()
        begun = time.monotonic()
        if alone:
            try:
                process.wait(30)
            except subprocess.TimeoutExpired:
                raise Failure("did not go on after there was room again")
        recovered = time.monotonic() - begun
    finally:
        if process.poll() is None:
            process.kill()
        process.wait()
        process.stderr.close()
    if process.returncode != 0:
        tree.settle()
    tree.check(keeps=scenarios.keeps(name))
    return alone, recovered


def held(name, binary, shim, folder, code, base):
    """Every call below one folder fails until the cause is gone; the daemon goes on alone or ends cleanly."""
    tree = scenarios.prepare(name, pathlib.Path(base) / "tree", binary, shim)
    switch = pathlib.Path(str(tree.root.resolve()) + ".fault")
    switch.touch()
    process = tree.start("--until-idle", plan=f"hold:{code}:{folder}", kinds="change")
    try:
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(2.0)
        alone = process.poll() is None
        switch.unlink()
        begun = time.monotonic()
        if alone:
            try:
                process.wait(30)
            except subprocess.TimeoutExpired:
                raise Failure(f"{folder}: did not go on after the cause was gone")
        recovered = time.monotonic() - begun
    finally:
        if process.poll() is None:
            process.kill()
        said = process.stderr.read().decode(errors="replace")
        process.stderr.close()
    if process.returncode not in (0, 74, 75, 78):
        raise Failure(f"{folder}: ended with {process.returncode}: {said[-300:]}")
    if process.returncode:
        tree.settle()
    tree.check(keeps=scenarios.keeps(name))
    return alone, recovered


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
            file.truncate((megabytes or (320 if kind == "xfs" else 48)) << 20)
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
