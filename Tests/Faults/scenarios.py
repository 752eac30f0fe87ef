"""What the tree holds when a sweep begins. Each scenario leads the daemon through other calls."""

import json
import os

from tree import SHARED, Tree, page, text


def line(number, **keys):
    return json.dumps({"id": f"n{number}", "text": text(number).decode()} | keys, ensure_ascii=False)


def one(tree):
    tree.drop_article(1)


def groups(tree):
    """More files than one commit takes."""
    for number in range(7):
        tree.drop_article(number)


def pages(tree):
    for number in range(4):
        tree.drop_article(number, html=True)


def sidecars(tree):
    for number in range(3):
        tree.drop(
            f"with-{number}.txt", text(number), marks=[f"رمز{number}"],
            sidecar=json.dumps({"published_at": f"2025-03-0{number + 1}", "site": "مثال"}).encode(),
        )
    tree.drop("lies.txt", text(9), becomes="failed", sidecar=b'{"authors": 7}')


def bundle(tree):
    """A bundle that several commits share."""
    content = "\n".join(line(number) for number in range(8)) + "\n"
    tree.drop(
        "bundle.jsonl", content.encode(),
        articles=[(f"bundle.jsonl#n{n}", "records", [f"رمز{n}"]) for n in range(8)],
    )


def broken_bundle(tree):
    lines = [line(50), '{"id": "x", "text": 7}', line(52), "no json", line(54)]
    tree.drop(
        "mixed.jsonl", "\n".join(lines).encode(),
        articles=[
            ("mixed.jsonl#n50", "records", ["رمز50"]), ("mixed.jsonl#x", "failed", []),
            ("mixed.jsonl#n52", "records", ["رمز52"]), ("mixed.jsonl#4", "failed", []),
            ("mixed.jsonl#n54", "records", ["رمز54"]),
        ],
    )


def refused(tree):
    """Files that go to quarantine, and one that does not."""
    tree.drop("empty.txt", b"", becomes="failed")
    tree.drop("picture.png", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8, becomes="failed")
    tree.drop("blank.txt", b"  \n \n", becomes="failed")
    tree.drop_article(5)


def folders(tree):
    for number in range(3):
        tree.drop(f"a/b{number}/article.txt", text(number), marks=[f"رمز{number}"])


def names(tree):
    """Names that are long, or not UTF-8, or hold what a shell or a log would stumble over."""
    tree.drop("ن" * 120 + ".txt", text(1), marks=["رمز1"])
    tree.drop(b"\xff\xfe\xe9.txt", text(2), marks=["رمز2"])
    tree.drop("new\nline % \x1b[31m.txt", text(3), marks=["رمز3"])
    tree.drop("a" * 251 + ".txt", text(4), marks=["رمز4"])


def repeats(tree):
    """The same file twice under two names: two records, and the second one's text is all repeats."""
    tree.drop("first.txt", text(1), marks=["رمز1"])
    tree.run()
    tree.drop("second.txt", text(1))
    tree.drop_article(2)


def history(tree):
    """A tree that has been at work before."""
    for number in range(5):
        tree.drop_article(number)
    tree.settle()
    for number in range(5, 9):
        tree.drop_article(number)


def consumed(tree):
    """A consumer has taken all that was published, and deleted it."""
    for number in range(4):
        tree.drop_article(number)
    tree.settle()
    tree.consume()
    for number in range(4, 8):
        tree.drop_article(number)


def forgetful(tree):
    """Processed files are kept for no time at all."""
    for number in range(4):
        tree.drop_article(number)


def old_days(tree):
    """Folders of days long past are cleared away."""
    for day in ("2020-01-01", "2020-01-02"):
        folder = tree.state / "done" / day
        folder.mkdir(parents=True)
        (folder / "old.txt").write_bytes(b"old")
    tree.drop_article(1)
    tree.drop_article(2)


def sealing(tree):
    """The memory of paragraphs seals runs and merges them, again and again."""
    for number in range(4):
        tree.drop_article(number)
    tree.settle()
    for number in range(4, 16):
        tree.drop_article(number)


def mixed(tree):
    for number in range(3):
        tree.drop_article(number, html=number == 1)
    broken_bundle(tree)
    refused(tree)
    folders_from(tree, 20)


def folders_from(tree, first):
    for number in range(first, first + 2):
        tree.drop(f"deep/{number}/x.txt", text(number), marks=[f"رمز{number}"])


#: name: (what it drops, its settings)
ALL = {
    "one": (one, ""),
    "groups": (groups, "[run]\nbatch = 3"),
    "pages": (pages, "[run]\nbatch = 2"),
    "sidecars": (sidecars, ""),
    "bundle": (bundle, "[run]\nbatch = 3"),
    "broken bundle": (broken_bundle, "[run]\nbatch = 2"),
    "refused": (refused, ""),
    "folders": (folders, ""),
    "names": (names, ""),
    "repeats": (repeats, ""),
    "history": (history, "[run]\nbatch = 2"),
    "consumed": (consumed, "[run]\nbatch = 2"),
    "forgetful": (forgetful, "[run]\ndone_days = 0\nbatch = 2"),
    "old days": (old_days, ""),
    "sealing": (sealing, "[run]\nbatch = 1\n[deduplication]\ngathered = 2"),
    "mixed": (mixed, "[run]\nbatch = 4"),
}


#: Small packs, where the harness has made some.
LANGUAGES = None


def prepare(name, folder, binary, shim):
    drop, settings = ALL[name]
    # One worker: each reads the packs when it starts. Every copy of a tree is new, and nobody writes to it.
    settings = (settings or "[run]").replace("[run]", "[run]\nworkers = 1\nquiet_seconds = 0.05")
    tree = Tree(folder, binary, shim, settings, LANGUAGES).make()
    drop(tree)
    return tree


def keeps(name):
    return name != "forgetful"
