"""Kills at random times, under load, beside a consumer that deletes what it has read."""

import os
import random
import signal
import subprocess
import threading
import time

from tree import Failure, Tree


class Feeder(threading.Thread):
    """Drops articles by rename, a few at a time, as long as it may."""

    def __init__(self, tree, most, seed, first=0):
        super().__init__(daemon=True)
        self.tree, self.most, self.random = tree, most, random.Random(seed)
        self.number, self.ended = first, threading.Event()

    def waiting(self):
        return sum(1 for _ in os.scandir(self.tree.inbox))

    def run(self):
        while not self.ended.is_set():
            if self.waiting() < self.most:
                for _ in range(self.random.randint(1, 20)):
                    self.tree.drop_article(self.number, html=self.number % 3 == 0)
                    self.number += 1
            time.sleep(self.random.uniform(0.005, 0.05))


class Consumer(threading.Thread):
    """Takes segments as they appear and deletes them."""

    def __init__(self, tree):
        super().__init__(daemon=True)
        self.tree, self.ended = tree, threading.Event()

    def run(self):
        while not self.ended.wait(0.05):
            self.tree.consume()


def kills(folder, binary, count, languages=None, seed=1, shortest=0.02, longest=1.2, say=print):
    """Kills the daemon `count` times; gives (kills, articles, seconds).

    It lives for `shortest` to `longest` seconds each time, and on a slow machine for up to what one article
    takes from the start: a file that was begun 25 times without an end goes to quarantine, and rightly so.
    """
    chance = random.Random(seed)
    tree = Tree(folder, binary, settings="[run]\nbatch = 16\nquiet_seconds = 0", languages=languages).make()
    tree.drop_article(0)
    longest = max(longest, tree.settle().seconds)
    feeder, consumer = Feeder(tree, 400, seed, first=1), Consumer(tree)
    feeder.start()
    consumer.start()
    begun, done, early = time.monotonic(), 0, 0
    while done < count:
        process = tree.start()
        try:
            process.wait(chance.uniform(shortest, longest))
            early += 1
            if process.returncode not in (0, 75):
                raise Failure(f"ended with {process.returncode}: {process.stderr.read()[-400:]}")
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            process.wait()
            done += 1
            if done % 200 == 0:
                say(f"  {done} kills, {feeder.number} articles dropped")
        finally:
            process.stderr.close()
    feeder.ended.set()
    feeder.join()
    for _ in range(60):
        run = tree.run(patience=600)
        if run.code == 0:
            break
    consumer.ended.set()
    consumer.join()
    tree.consume()
    articles = tree.check()
    return done, articles, time.monotonic() - begun


def stops(folder, binary, count, languages=None, seed=2):
    """Asks the daemon to stop at random moments; gives the longest time that it took."""
    chance = random.Random(seed)
    tree = Tree(folder, binary, settings="[run]\nbatch = 16\nquiet_seconds = 0", languages=languages).make()
    feeder, slowest = Feeder(tree, 200, seed), 0.0
    feeder.start()
    for _ in range(count):
        process = tree.start()
        time.sleep(chance.uniform(0.05, 1.0))
        process.send_signal(signal.SIGTERM)
        begun = time.monotonic()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            raise Failure("did not stop within 10 s of SIGTERM")
        slowest = max(slowest, time.monotonic() - begun)
        # A signal before main has taken charge of it ends the program by itself.
        if process.returncode not in (0, -signal.SIGTERM):
            raise Failure(f"ended with {process.returncode} when asked to stop: {process.stderr.read()[-400:]}")
        process.stderr.close()
    feeder.ended.set()
    feeder.join()
    tree.settle()
    tree.check()
    return slowest
