"""Processes that work in turns, so that they can be compared on a machine that is not quiet."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
KERNELSPEC = HERE.parents[3] / "environment" / "kernelspec" / "kernel.json"
# Longer than it takes to fill the queue of a data loader: what is prepared ahead is not prepared in another's turn.
SETTLING_SECONDS = 1.0


def environment(threads=None):
    """Gives the variables of the notebook kernel's environment and a number of threads, for either side."""
    # Not everywhere can one ask which processors are one's own.
    count = threads or (len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count())
    kernel = json.loads(KERNELSPEC.read_text(encoding="utf-8"))["env"]
    kept = ("OMP_", "GOMP_", "MALLOC_")
    return {name: value for name, value in kernel.items() if name.startswith(kept)} | {"OMP_NUM_THREADS": str(count)}


def megabytes(pid, name):
    """Gives a figure of a process's memory, such as VmRSS; nothing where the system, unlike Linux, has no /proc."""
    status = Path(f"/proc/{pid}/status")
    for line in status.read_text().splitlines() if status.exists() else []:
        if line.startswith(f"{name}:"):
            return int(line.split()[1]) / 1024
    return None


def java(main, *arguments):
    """Gives the command of a benchmark's main class; ./run bench has set the class path."""
    if "TAMMES_CLASSPATH" not in os.environ:
        sys.exit("benchmark: start it by ./run bench, which builds the library and sets TAMMES_CLASSPATH")
    java_options = os.environ.get("TAMMES_JAVA_OPTIONS", "-XX:+UseSerialGC -Xmn32m").split()
    return [os.environ.get("TAMMES_JAVA", "java"), *java_options, "-cp", os.environ["TAMMES_CLASSPATH"],
            f"io.github.tammes.bench.{main}", *map(str, arguments)]


def python(script, *arguments):
    """Gives the command of a reference script in this Python."""
    return [sys.executable, str(HERE / script), *map(str, arguments)]


def tree(pid):
    """Gives a process and its descendants."""
    yield pid
    for children in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in children.read_text().split():
            yield from tree(int(child))


def ticks(pid):
    """Gives the clock ticks of processor time that a process has used."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return int(fields[11]) + int(fields[12])


class Worker:
    """A process that does as much work as a line on its input says, and answers with a line."""

    def __init__(self, name, command, variables):
        self.name = name
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
                                        env={**os.environ, **variables})

    def answer(self):
        line = self.process.stdout.readline().strip()
        if not line:
            sys.exit(f"benchmark: {self.name} ended early with status {self.process.wait()}; see its output above")
        return line

    def ask(self, amount):
        self.process.stdin.write(f"{amount}\n")
        self.process.stdin.flush()
        return float(self.answer())

    def processor_seconds(self):
        """Gives what this process and its children have used so far; NaN where there is no /proc."""
        try:
            return sum(ticks(pid) for pid in tree(self.process.pid)) / os.sysconf("SC_CLK_TCK")
        except OSError:
            return float("nan")

    def end(self):
        self.process.stdin.close()
        try:
            self.process.wait(60)
        except subprocess.TimeoutExpired:
            self.process.kill()


class Turns:
    """Starts a process for each name's command and variables, one after the other, and lets one work at a time."""

    def __init__(self, commands):
        self.workers = []
        for name, (command, variables) in commands.items():
            worker = Worker(name, command, variables)
            self.workers.append(worker)
            worker.answer()

    def all(self, amount):
        """Gives each side its turn; returns by name the seconds it took and the processor seconds it used."""
        figures = {}
        for worker in self.workers:
            used = worker.processor_seconds()
            seconds = worker.ask(amount)
            time.sleep(SETTLING_SECONDS)
            figures[worker.name] = seconds, worker.processor_seconds() - used
        return figures

    def __enter__(self):
        return self

    def __exit__(self, *_):
        for worker in self.workers:
            worker.end()
