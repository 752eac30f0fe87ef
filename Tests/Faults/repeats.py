#!/usr/bin/env python3
"""Kills `waqai run` at random instants over a stream with repeats, and compares the outbox byte for byte with
that of a run that nobody killed. The paragraph memory is moved into runs and merged all the
while, so that kills meet every step of it.

    Tests/Faults/repeats.py --binary .build/release/waqai --kills 200
"""

import argparse
import json
import os
import pathlib
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time

WORDS = (
    "مدينة طريق ماء حقل سوق جسر نهر مدرسة عامل موسم قرية سفينة مصنع حديقة مكتبة قطار مطار جبل واد بحيرة ميناء"
    " محطة سد مزرعة ساحة متحف ملعب مسرح حي قلعة بستان معمل مركز شارع نفق برج حصن بئر مرصد مخيم"
).split()
SETTINGS = "[run]\nbatch = 8\nquiet_seconds = 0\nworkers = 1\n[deduplication]\ngathered = 60\n"


def bundle(articles, seed):
    """Lines of one bundle: fresh paragraphs, copies, edited copies, a line that every article of a site has."""
    chance = random.Random(seed)
    earlier, lines = [], []
    for number in range(articles):
        texts = []
        for _ in range(chance.randint(1, 4)):
            lot = chance.random()
            if lot < 0.5 or not earlier:
                words = [chance.choice(WORDS) + chance.choice("ابتجدرسنهي") for _ in range(chance.randint(12, 40))]
                texts.append(" ".join(["وصل الوزير إلى دمشق و" + words[0]] + words[1:]))
                earlier.append(texts[-1])
            elif lot < 0.7:
                texts.append(chance.choice(earlier))
            elif lot < 0.85:
                texts.append("بيروت (وكالات) - " + chance.choice(earlier))
            else:
                texts.append(chance.choice(earlier) + f" وقتل {chance.randint(2, 90)} شخصا")
        texts.append("تابعوا أخبار المدينة كل صباح على صفحات الجريدة")
        lines.append(
            json.dumps(
                {"id": f"n{number}", "site": "news.example", "published_at": "2025-03-01", "text": "\n\n".join(texts)},
                ensure_ascii=False,
            )
        )
    return "\n".join(lines) + "\n"


def tree(folder, content):
    folder = pathlib.Path(folder)
    for name in ("inbox", "outbox"):
        (folder / name).mkdir(parents=True)
    (folder / "waqai.toml").write_text(SETTINGS)
    (folder / "inbox" / "stream.jsonl").write_text(content)
    return folder


def start(binary, folder):
    return subprocess.Popen(
        [binary, "run", "--until-idle", "--config", "waqai.toml"], cwd=folder, start_new_session=True,
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
    )


def outbox(folder, kind):
    return b"".join(path.read_bytes() for path in sorted((folder / "outbox").glob(f"{kind}-*.jsonl")))


def finish(binary, folder):
    """Lets it run to its end; gives the seconds until the first segment appeared, and in all."""
    begun, first = time.monotonic(), None
    process = start(binary, folder)
    while process.poll() is None:
        if first is None and any((folder / "outbox").iterdir()):
            first = time.monotonic() - begun
        time.sleep(0.01)
    said = process.stderr.read().decode(errors="replace")
    process.stderr.close()
    if process.returncode != 0:
        sys.exit(f"waqai ended with {process.returncode}: {said[-800:]}")
    usual = time.monotonic() - begun
    return first or usual, usual


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--binary", default=".build/release/waqai")
    options.add_argument("--kills", type=int, default=200)
    options.add_argument("--articles", type=int, default=1500, help="articles in the stream")
    options.add_argument("--seed", type=int, default=1)
    options = options.parse_args()
    binary = str(pathlib.Path(options.binary).resolve())
    chance = random.Random(options.seed)
    content = bundle(options.articles, options.seed)
    with tempfile.TemporaryDirectory(prefix="waqai-repeats-") as folder:
        whole = tree(pathlib.Path(folder) / "whole", content)
        first, usual = finish(binary, whole)
        expected = {kind: outbox(whole, kind) for kind in ("articles", "events")}
        records = [json.loads(line) for line in expected["articles"].splitlines()]
        kinds = sorted({repeat["kind"] for record in records for repeat in record["repeats"]})
        if len(records) != options.articles or kinds != ["boilerplate", "exact", "near"]:
            sys.exit(f"the stream is not what it should be: {len(records)} records, repeats {kinds}")
        kills = rounds = sealed = 0
        while kills < options.kills:
            killed = tree(pathlib.Path(folder) / f"killed-{rounds}", content)
            rounds += 1
            while kills < options.kills:
                process = start(binary, killed)
                try:
                    # A quarter while it starts up, the others while it is at work.
                    early = chance.random() < 0.25
                    process.wait(chance.uniform(0, first) if early else first + chance.uniform(0, (usual - first) / 8))
                    process.stderr.close()
                    if process.returncode != 0:
                        sys.exit(f"waqai ended with {process.returncode}")
                    break
                except subprocess.TimeoutExpired:
                    os.killpg(process.pid, signal.SIGKILL)
                    process.communicate()
                    kills += 1
            else:
                finish(binary, killed)
            for kind, content_ in expected.items():
                if outbox(killed, kind) != content_:
                    sys.exit(f"after {kills} kills the {kind} differ from those of a run that was not killed")
            print(f"{kills} kills: equal", file=sys.stderr, flush=True)
            sealed += len(list((killed / "state").rglob("*.run")))
            shutil.rmtree(killed)
        if sealed == 0:
            sys.exit("the memory was never moved into runs")
        print(
            f"{kills} kills in {rounds} streams of {options.articles} articles: articles ({len(expected['articles'])}"
            f" bytes) and events ({len(expected['events'])} bytes) equal to the byte"
        )


if __name__ == "__main__":
    main()
