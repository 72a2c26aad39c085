"""A list of pictures given to predictAll beside an evaluation of the same images, in turns: a ResNet-32 on CIFAR-100.

The last line is the ratio of the medians, images per second of the list over those of evaluate().
"""

import argparse
import subprocess
import sys

from reference.cifar import cifar100_folder
from reference.turns import java


def main():
    parser = argparse.ArgumentParser(prog="./run bench answers", description=__doc__.split("\n", 1)[0])
    parser.add_argument("--images", type=int, default=2000, help="pictures in the list (default: 2000)")
    parser.add_argument("--turns", type=int, default=5, help="turns of each (default: 5)")
    options = parser.parse_args()
    with cifar100_folder() as folder:
        return subprocess.run(java("Answers", folder, options.images, options.turns)).returncode


if __name__ == "__main__":
    sys.exit(main())
