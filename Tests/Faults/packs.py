"""Small language packs, so that a run of the daemon takes the time of the disk rather than of the tables."""

import pathlib
import re

from tree import REPOSITORY

KEPT_ROWS = 12
#: Tables that are shrunk; what the rest costs is not worth the risk of an odd table.
LARGE = 200


def shrink(folder):
    """Writes the first rows of each table, and the rows that they name, into `folder`."""
    folder = pathlib.Path(folder)
    tables = {}
    for path in sorted((REPOSITORY / "config" / "languages").glob("*/*.tsv")):
        tables[path] = path.read_text().splitlines()
    ids = {}
    for path, lines in tables.items():
        for number, line in enumerate(lines):
            if line and not line.startswith("#"):
                ids.setdefault(line.split("\t", 1)[0], []).append((path, number))
    large = {path for path, lines in tables.items() if len(lines) > LARGE}
    kept = {path: set() for path in tables}
    waiting = []
    for path, lines in tables.items():
        rows = [n for n, line in enumerate(lines) if line and not line.startswith("#")]
        waiting += [(path, n) for n in (rows[:KEPT_ROWS] if path in large else rows)]
    while waiting:
        path, number = waiting.pop()
        if number in kept[path]:
            continue
        kept[path].add(number)
        for word in re.split(r"[\t ,;|=+:]+", tables[path][number]):
            waiting += ids.get(word, [])
    for path, lines in tables.items():
        target = folder / path.parent.name / path.name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(
            "".join(line + "\n" for n, line in enumerate(lines) if line.startswith("#") or n in kept[path]))
    return folder
