"""Training on images that stay on disk: made JPEGs of 64 x 64 pixels in folders of their classes.

First the memory that a pass over all of them and some training take, with a Java heap of 300 MB; then training on some of them
beside the same images in memory, in turns. The last line is the ratio of the medians, images per second from disk over those
from memory; the line before, the same of images by processor time.
"""

import argparse
import os
import subprocess
import sys
import tempfile

from reference.turns import java


def main():
    parser = argparse.ArgumentParser(prog="./run bench streaming", description=__doc__.split("\n", 1)[0])
    parser.add_argument("--images", type=int, default=200_000, help="how many files are made (default: 200,000)")
    parser.add_argument("--some", type=int, default=8_000, help="how many are trained on in turns (default: 8,000)")
    parser.add_argument("--turns", type=int, default=3, help="turns of each (default: 3)")
    parser.add_argument("--depth", type=int, default=8, help="depth of the residual network; 0: the small CNN (default: 8)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="tammes-") as folder:
        subprocess.run(java("Streaming", "make", folder, options.images), check=True)
        os.environ["TAMMES_JAVA_OPTIONS"] = "-XX:+UseSerialGC -Xmn32m -Xmx300m"
        subprocess.run(java("Streaming", "memory", folder), check=True)
        os.environ["TAMMES_JAVA_OPTIONS"] = "-XX:+UseSerialGC -Xmn32m"
        return subprocess.run(
            java("Streaming", "speed", folder, options.some, options.turns, options.depth)).returncode


if __name__ == "__main__":
    sys.exit(main())
