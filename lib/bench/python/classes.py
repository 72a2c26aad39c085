"""What a step of training costs with many classes: prototypes in a fixed number of dimensions beside softmax.

HPN's last layer is as wide as its sphere has dimensions, softmax's as there are classes. Both train the same network, and
the last layer alone, on made inputs, in turns. The table gives the milliseconds of a step (the least of the rounds) and the
peak of resident memory; the slope is that of log time over log classes between the two largest numbers of classes. The last
line is softmax's step over HPN's for the whole network and the most classes.
"""

import argparse
import csv
import math
import sys
from pathlib import Path

from reference.turns import Worker, environment, java, megabytes


def peak_megabytes(pid):
    peak = megabytes(pid, "VmHWM")
    return math.nan if peak is None else peak


def measure(part, classes, options):
    """Gives the seconds of a step and the peak of memory of both methods, which work in turns."""
    workers = {}
    try:
        for method in ("HPN", "softmax"):
            command = java("ManyClasses", method, part, classes, options.dimensions)
            workers[method] = Worker(method, command, environment(options.threads))
            workers[method].answer()
        seconds = dict.fromkeys(workers, math.inf)
        for _ in range(options.rounds):
            for method, worker in workers.items():
                seconds[method] = min(seconds[method], worker.ask(options.steps))
        return {method: (seconds[method], peak_megabytes(worker.process.pid)) for method, worker in workers.items()}
    finally:
        for worker in workers.values():
            worker.end()


def slope(figures, method):
    (fewer, before), (more, after) = list(figures.items())[-2:]
    return math.log(after[method][0] / before[method][0]) / math.log(more / fewer)


def main():
    parser = argparse.ArgumentParser(prog="./run bench classes", description=__doc__.split("\n", 1)[0])
    parser.add_argument("--classes", type=int, nargs="+", default=[100, 1_000, 10_000, 100_000], help="numbers of classes")
    parser.add_argument("--dimensions", type=int, default=128, help="dimensions of the prototypes (default: 128)")
    parser.add_argument("--steps", type=int, default=3, help="steps in a turn (default: 3)")
    parser.add_argument("--rounds", type=int, default=4, help="turns of each method (default: 4)")
    parser.add_argument("--threads", type=int, help="threads of PyTorch (default: one per core)")
    parser.add_argument("--out", type=Path, help="write the table to this CSV file as well")
    options = parser.parse_args()

    rows = []
    for part in ("head", "network"):
        figures = {}
        for classes in options.classes:
            figures[classes] = measure(part, classes, options)
            for method, (seconds, megabytes) in figures[classes].items():
                rows.append([part, classes, method, f"{1000 * seconds:.2f}", f"{megabytes:.0f}"])
                print(f"{part}, {classes:,} classes, {method}: {1000 * seconds:.2f} ms a step, {megabytes:.0f} MB", flush=True)
        if len(figures) > 1:
            print(f"{part}: slope HPN {slope(figures, 'HPN'):.2f}, softmax {slope(figures, 'softmax'):.2f}", flush=True)
    if options.out:
        with options.out.open("w", newline="", encoding="utf-8") as file:
            csv.writer(file).writerows([["part", "classes", "method", "milliseconds of a step", "megabytes at most"], *rows])
    last = figures[options.classes[-1]]
    print(f"ratio: {last['softmax'][0] / last['HPN'][0]:.2f}")


if __name__ == "__main__":
    sys.exit(main())
