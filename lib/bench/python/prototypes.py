"""Time to separate 100 prototypes: our default placement beside the paper's optimiser in PyTorch.

    ./run bench prototypes [--rounds N] [--steps N] [--dimensions D ...] [--classes K] [--table [NAME]] [--seconds S]

Theirs is stochastic gradient descent at a rate of 0.1 on the mean, over prototypes, of the cosine to the nearest other
prototype, with renormalization after each of 10,000 steps. Its greatest cosine at the end is what ours has to reach, and
the time until then is ours. The two take turns on the same machine, and each has a round before that does not count. The
last line is the ratio of the medians, ours over theirs, of the number of dimensions where it is worst; the goal is 0.1.

With --table there is a table before: our greatest cosine for known codes and for others, the seconds it took, the bound, and
the record where one is published, with its source. --table literature has 172 other codes, which others have published, and takes
three quarters of an hour. --seconds gives each placement so long.
"""

import argparse
import os
import statistics
import subprocess
import time

import torch


def place(classes, dimensions, steps, seed):
    """The paper's optimiser; returns the unit rows."""
    torch.manual_seed(seed)
    rows = torch.nn.functional.normalize(torch.randn(classes, dimensions)).requires_grad_()
    optimizer = torch.optim.SGD([rows], lr=0.1)
    diagonal = 2 * torch.eye(classes)
    for _ in range(steps):
        nearest = (rows @ rows.T - diagonal).max(dim=1)[0]
        optimizer.zero_grad()
        nearest.mean().backward()
        optimizer.step()
        with torch.no_grad():
            rows.copy_(torch.nn.functional.normalize(rows))
    return rows.detach()


def greatest_cosine(rows):
    return (rows.double() @ rows.double().T - 2 * torch.eye(len(rows), dtype=torch.double)).max().item()


def java(name):
    command = [os.environ.get("TAMMES_JAVA", "java"), "-Djava.awt.headless=true", "-cp"]
    return command + [os.environ["TAMMES_CLASSPATH"], f"io.github.tammes.bench.{name}"]


class Ours:
    """A Java process that stays, as a notebook's does, and answers one placement a line."""

    def __init__(self):
        self.process = subprocess.Popen(java("PrototypesBenchmark"), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def seconds(self, classes, dimensions, seed, target):
        print(classes, dimensions, seed, target, file=self.process.stdin, flush=True)
        seconds, reached = map(float, self.process.stdout.readline().split())
        if reached > target:
            raise SystemExit(f"Ours ended at {reached:.4f} in {dimensions} dimensions and did not reach {target:.4f}.")
        return seconds

    def close(self):
        self.process.stdin.close()
        self.process.wait()


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--classes", type=int, default=100)
    parser.add_argument("--dimensions", type=int, nargs="+", default=[10, 25, 50, 100])
    parser.add_argument("--steps", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--table", nargs="?", const="records", choices=["records", "literature"])
    parser.add_argument("--seconds", type=int, help="of each placement in the table (the usual effort)")
    arguments = parser.parse_args()
    if arguments.table is not None:
        seconds = [] if arguments.seconds is None else [str(arguments.seconds)]
        subprocess.run([*java("PlacementTable"), arguments.table, *seconds], check=True)

    torch.set_num_threads(1)  # for matrices this small more threads only wait for each other
    ours = Ours()
    times = {dimensions: ([], []) for dimensions in arguments.dimensions}
    for seed in range(arguments.rounds + 1):
        for dimensions, (our_times, their_times) in times.items():
            start = time.perf_counter()
            rows = place(arguments.classes, dimensions, arguments.steps, seed)
            theirs = time.perf_counter() - start
            target = greatest_cosine(rows)
            seconds = ours.seconds(arguments.classes, dimensions, seed, target)
            if seed == 0:
                print(f"D={dimensions}: not counted: theirs {theirs:.2f} s, ours {seconds:.4f} s", flush=True)
                continue
            our_times.append(seconds)
            their_times.append(theirs)
            print(f"D={dimensions}: theirs {target:.4f} in {theirs:.2f} s, ours as good in {seconds:.4f} s", flush=True)
    ours.close()

    ratios = []
    for dimensions, (our_times, their_times) in times.items():
        ratios.append(statistics.median(our_times) / statistics.median(their_times))
        print(f"D={dimensions}: ratio {ratios[-1]:.4f}")
    print(f"ratio: {max(ratios):.4f}")


if __name__ == "__main__":
    main()
