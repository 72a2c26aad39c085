"""Training throughput, data path included: our ResNet-32 on CIFAR-100 beside PyTorch's.

Both processes live for the whole run and take turns, a round of minibatches each, so that whatever else the machine
does meets both alike. Ours has the notebook kernel's environment, PyTorch's the one of a script that a person starts; with
--same-environment both have the kernel's. The last line is the ratio of the medians, our images per second over PyTorch's.
"""

import argparse
import sys
from statistics import median

from reference.cifar import cifar100_folder
from reference.turns import Turns, environment, java, python


def main():
    parser = argparse.ArgumentParser(prog="./run bench training", description=__doc__.split("\n", 1)[0])
    parser.add_argument("--rounds", type=int, default=5, help="turns of each side (default: 5)")
    parser.add_argument("--batches", type=int, default=12, help="minibatches in a turn (default: 12)")
    parser.add_argument("--warm-up", type=int, default=6, help="minibatches before the first turn (default: 6)")
    parser.add_argument("--batch-size", type=int, default=128, help="images in a minibatch (default: 128)")
    parser.add_argument("--depth", type=int, default=32, help="depth of the residual network (default: 32)")
    parser.add_argument("--threads", type=int, help="threads of PyTorch on each side (default: one per core)")
    parser.add_argument("--data-threads", type=int, default=1, help="our data threads (default: 1, as in the library)")
    parser.add_argument("--workers", type=int, default=2, help="workers of PyTorch's DataLoader (default: 2)")
    parser.add_argument("--same-environment", action="store_true",
                        help="give PyTorch's side the notebook kernel's settings of OpenMP and malloc too")
    options = parser.parse_args()

    with cifar100_folder() as folder:
        size = str(options.batch_size)
        depth = str(options.depth)
        ours = environment(options.threads)
        theirs = environment(options.threads) if options.same_environment else {}
        commands = {
            "ours": (java("TrainingBenchmark", folder, depth, size, options.data_threads), ours),
            "PyTorch": (python("training.py", folder, depth, size, options.workers), theirs),
        }
        print(f"ResNet-{depth}, batch {size}, {options.batches} minibatches a turn")
        print(f"ours with {describe(ours)}", f"PyTorch with {describe(theirs)}", sep="\n", flush=True)
        with Turns(commands) as turns:
            turns.all(options.warm_up)
            speeds = {name: [] for name in commands}
            costs = {name: [] for name in commands}
            images = options.batches * options.batch_size
            for number in range(1, options.rounds + 1):
                for name, (seconds, processor_seconds) in turns.all(options.batches).items():
                    speeds[name].append(images / seconds)
                    costs[name].append(1000 * processor_seconds / images)
                ours, theirs = (values[-1] for values in speeds.values())
                print(f"round {number}: ours {ours:.1f} images/s, PyTorch {theirs:.1f} images/s, "
                      f"ratio {ours / theirs:.3f}", flush=True)
    report(speeds, costs)


def describe(variables):
    return " ".join(f"{name}={value}" for name, value in variables.items()) or "its default environment"


def report(speeds, costs):
    for name, values in speeds.items():
        print(f"{name}: median {median(values):.1f} images/s, {min(values):.1f} to {max(values):.1f}; "
              f"{median(costs[name]):.2f} ms of processor time per image")
    print(f"processor time per image, PyTorch's over ours: {median(costs['PyTorch']) / median(costs['ours']):.3f}")
    print(f"ratio: {median(speeds['ours']) / median(speeds['PyTorch']):.3f}")


if __name__ == "__main__":
    sys.exit(main())
