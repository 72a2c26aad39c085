"""Resident memory of our training process after 2,000 minibatches over that after 200.

It trains a small residual network on CIFAR-100 images with the whole data path. The ratio is about what is never given
back, which does not depend on the size of the network: the last line is near 1 if nothing leaks.
"""

import argparse
import sys

from reference.cifar import cifar100_folder
from reference.turns import Worker, environment, java, megabytes


def resident_megabytes(pid):
    resident = megabytes(pid, "VmRSS")
    if resident is None:
        sys.exit("benchmark: this system does not tell the resident memory of a process in /proc")
    return resident


def main():
    parser = argparse.ArgumentParser(prog="./run bench memory", description=__doc__.split("\n", 1)[0])
    parser.add_argument("--depth", type=int, default=8, help="depth of the residual network (default: 8)")
    parser.add_argument("--batch-size", type=int, default=16, help="images in a minibatch (default: 16)")
    parser.add_argument("--step", type=int, default=200, help="minibatches between two looks (default: 200)")
    parser.add_argument("--steps", type=int, default=10, help="how often to look (default: 10)")
    options = parser.parse_args()

    with cifar100_folder() as folder:
        print(f"ResNet-{options.depth}, batch {options.batch_size}", flush=True)
        command = java("TrainingBenchmark", folder, options.depth, options.batch_size, 1)
        worker = Worker("ours", command, environment(threads=1))
        try:
            worker.answer()
            sizes = []
            for number in range(1, options.steps + 1):
                worker.ask(options.step)
                sizes.append(resident_megabytes(worker.process.pid))
                print(f"after {number * options.step} minibatches: {sizes[-1]:.0f} MB resident", flush=True)
        finally:
            worker.end()
    print(f"ratio: {sizes[-1] / sizes[0]:.4f}")


if __name__ == "__main__":
    sys.exit(main())
