"""A grid of trials on Spark beside the same grid in one process: trials per hour with one executor and with two, in turns.

A standalone cluster is started on this machine, with one core for each executor. The last line is the ratio of the medians,
trials per hour of two executors over those of one process, which has all cores; above it what is shipped for each task.
"""

import argparse
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
OPENS = ("java.lang", "java.lang.invoke", "java.nio", "java.util", "sun.nio.ch")


def main():
    parser = argparse.ArgumentParser(prog="./run bench spark", description=__doc__.split("\n", 1)[0])
    parser.add_argument("--trials", type=int, default=12, help="in the grid (default: 12)")
    parser.add_argument("--epochs", type=int, default=10, help="of each trial (default: 10)")
    parser.add_argument("--turns", type=int, default=3, help="turns of each (default: 3)")
    options = parser.parse_args()
    module = ROOT / "lib/spark/target"
    jar = next(jar for jar in module.glob("tammes-spark-*.jar") if jar.stem.endswith("SNAPSHOT") or jar.stem[-1].isdigit())
    source = ROOT / "lib/bench/src/spark/java/io/github/tammes/bench/GridThroughput.java"
    command = [
        os.environ["TAMMES_JAVA"],
        *(f"--add-opens=java.base/{package}=ALL-UNNAMED" for package in OPENS),
        "--enable-native-access=ALL-UNNAMED",
        "-Djava.awt.headless=true",
        # Spark tells its life on the standard error unless it is told not to.
        f"-Dlog4j2.configurationFile={ROOT / 'lib/spark/src/test/resources/log4j2-test.properties'}",
        "-cp", f"{jar}:{(module / 'cluster.classpath').read_text()}",
        source, options.trials, options.epochs, options.turns,
    ]
    # As in a notebook: threads that wait for work take none away from others.
    environment = {**os.environ, "OMP_WAIT_POLICY": "passive"}
    return subprocess.run([str(word) for word in command], env=environment).returncode


if __name__ == "__main__":
    sys.exit(main())
