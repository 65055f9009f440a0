#!/usr/bin/env python3
"""Feeds every reader of outside bytes with changed files, each in a process of its own.

usage: fuzz.py SECONDS [READER ...]      after `swift build --build-tests`

A process that crashes, takes 4 GB, or spends 10 seconds of computing on one input has failed; its input is kept in
Tests/FuzzTests/Found, where the tests try it again. Exits 1 when anything failed.
"""
import os
import re
import resource
import shutil
import subprocess
import sys
import time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
FOUND = os.path.join(ROOT, "Tests", "FuzzTests", "Found")
# Not through `swift test`, which lets only one run at a time.
TESTS = os.path.join(ROOT, ".build", "debug", "framsynPackageTests.xctest")
LONGEST_INPUT = 10


def readers():
    text = open(os.path.join(ROOT, "Tests", "FuzzTests", "FuzzReader.swift"), encoding="utf-8").read()
    return re.findall(r"^    case (\w+)$", text, re.M)


def limits():
    resource.setrlimit(resource.RLIMIT_AS, (4 << 30, 4 << 30))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


class Child:
    """One reader at work."""

    def __init__(self, reader, seconds):
        self.reader = reader
        # In memory where that can be had, so that a slow disk is not taken for a slow reader.
        folder = "/dev/shm" if os.path.isdir("/dev/shm") else "/tmp"
        self.input = f"{folder}/framsyn-fuzz-{os.getpid()}-{reader}"
        self.seen = (0, 0.0)
        self.output = open(self.input + ".log", "w+")
        seed = int(time.time()) * 1_000_000_007 % (1 << 62)
        print(f"{reader}: from seed {seed}", flush=True)
        self.process = subprocess.Popen(
            [TESTS, "--testing-library", "swift-testing", "--filter", "FuzzTests/long"], cwd=ROOT, stdout=self.output,
            stderr=subprocess.STDOUT, preexec_fn=limits, start_new_session=True,
            env={**os.environ, "FRAMSYN_FUZZ": reader, "FRAMSYN_FUZZ_SECONDS": str(seconds),
                 "FRAMSYN_FUZZ_SEED": str(seed), "FRAMSYN_FUZZ_INPUT": self.input})

    def is_stuck(self):
        """Whether it has computed for too long since its input last changed. Not by the clock: others may have the
        processor."""
        if not os.path.exists(self.input):
            return False
        changed, spent = os.stat(self.input).st_mtime_ns, self.computed()
        if changed != self.seen[0]:
            self.seen = (changed, spent)
        return spent - self.seen[1] > LONGEST_INPUT

    def computed(self):
        """Seconds of processor time of it and what it started."""
        ticks = 0
        for name in filter(str.isdigit, os.listdir("/proc")):
            try:
                fields = open(f"/proc/{name}/stat").read().rpartition(")")[2].split()
            except OSError:
                continue
            if int(fields[2]) == self.process.pid:
                ticks += int(fields[11]) + int(fields[12])
        return ticks / os.sysconf("SC_CLK_TCK")

    def fault(self):
        """None while it runs; else what it ended with, empty when well."""
        code = self.process.poll()
        if code is None:
            if not self.is_stuck():
                return None
            os.killpg(self.process.pid, 9)
            self.process.wait()
            return f"more than {LONGEST_INPUT} s of computing on one input"
        self.output.seek(0)
        text = self.output.read()
        count = re.search(rf"{self.reader}: (\d+) inputs", text)
        if code == 0 and count:
            print(f"{self.reader}: {int(count.group(1)):,} inputs, no crash, no hang", flush=True)
            return ""
        return f"ended with {code}: {text[-1500:]}"

    def keep(self):
        if not os.path.exists(self.input):
            return
        place = os.path.join(FOUND, f"{self.reader}-{int(time.time())}")
        shutil.copy(self.input, place)
        print(f"  its input is kept: {os.path.relpath(place, ROOT)}")


def main():
    seconds = float(sys.argv[1])
    waiting = sys.argv[2:] or readers()
    running, failed = [], False
    while waiting or running:
        while waiting and len(running) < (os.cpu_count() or 1):
            running.append(Child(waiting.pop(0), seconds))
        time.sleep(0.2)
        for child in list(running):
            fault = child.fault()
            if fault is None:
                continue
            running.remove(child)
            if fault:
                failed = True
                print(f"FAILED {child.reader}: {fault}", flush=True)
                child.keep()
            for name in (child.input, child.input + ".log"):
                if os.path.exists(name):
                    os.unlink(name)
    sys.exit(1 if failed else 0)


main()
