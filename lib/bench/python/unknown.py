"""How well a network knows what it does not know: by cosines, by softmax, by the length of its output.

Digits against garments (where Fashion-MNIST is installed) and, with --epochs above 0, CIFAR-100's first 80 classes against
its last 20. The table has the accuracy on what is known, the area under the ROC curve, and the share of the unknown that passes
where 95 % of the known do.
"""

import argparse
import contextlib
import subprocess
import sys

from reference.cifar import cifar100_folder
from reference.turns import java


def main():
    parser = argparse.ArgumentParser(prog="./run bench unknown", description=__doc__.split("\n", 1)[0])
    parser.add_argument("--seeds", type=int, default=3, help="runs of each (default: 3)")
    parser.add_argument("--epochs", type=int, default=0, help="epochs on CIFAR-100 (default: 0, leave it out)")
    parser.add_argument("--per-class", type=int, default=500, help="images of each class trained on there (default: all 500)")
    options = parser.parse_args()
    with cifar100_folder() if options.epochs else contextlib.nullcontext("none") as folder:
        return subprocess.run(java("NoneOfThese", folder, options.seeds, options.epochs, options.per_class)).returncode


if __name__ == "__main__":
    sys.exit(main())
