"""Whether our training is the paper's: test accuracy on CIFAR-100 beside the paper's loop in PyTorch, seed by seed.

Both sides train ResNet-32 towards the same prototypes, with the same learning rate at each step, the same order of the
images and the same normalisation; the weights at the start and the drawn crops and flips are each side's own. The last
line is the mean difference in points, ours less PyTorch's, after the last epoch.
"""

import argparse
import subprocess
import os
import sys
import tempfile
from statistics import mean, stdev

from reference.cifar import cifar100_folder
from reference.turns import environment, java, python


def accuracies(name, command, variables):
    process = subprocess.run(command, stdout=subprocess.PIPE, text=True, env={**os.environ, **variables})
    if process.returncode:
        sys.exit(f"benchmark: {name} ended with status {process.returncode}; see its output above")
    return [100 * float(line) for line in process.stdout.split()]


def main():
    parser = argparse.ArgumentParser(prog="./run bench fidelity", description=__doc__.split("\n", 1)[0])
    parser.add_argument("--epochs", type=int, default=1, help="epochs of one-cycle, peak 0.01 (default: 1)")
    parser.add_argument("--seeds", type=int, nargs="+", default=[0, 1, 2], help="seeds (default: 0 1 2)")
    parser.add_argument("--dimensions", type=int, default=100, help="output dimensions (default: 100)")
    parser.add_argument("--train", type=int, default=50_000, help="training images (default: all)")
    parser.add_argument("--test", type=int, default=10_000, help="test images (default: all)")
    parser.add_argument("--threads", type=int, help="threads of PyTorch on each side (default: one per core)")
    options = parser.parse_args()

    differences = []
    with cifar100_folder() as folder:
        for seed in options.seeds:
            with tempfile.TemporaryDirectory(prefix="tammes-") as plan:
                sizes = [options.epochs, seed, options.train, options.test]
                variables = environment(options.threads)
                ours = accuracies("ours", java("FidelityBenchmark", folder, plan, *sizes, options.dimensions), variables)
                theirs = accuracies("PyTorch", python("fidelity.py", folder, plan, *sizes), variables)
            for epoch, (our, their) in enumerate(zip(ours, theirs, strict=True), start=1):
                print(f"seed {seed}, epoch {epoch}: ours {our:.2f} %, PyTorch {their:.2f} %", flush=True)
            differences.append(ours[-1] - theirs[-1])
    spread = f" ± {stdev(differences):.2f} (standard deviation)" if len(differences) > 1 else ""
    print(f"difference: {mean(differences):+.2f}{spread} points over {len(differences)} seeds")


if __name__ == "__main__":
    sys.exit(main())
