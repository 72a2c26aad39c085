"""From the start of a kernel to the first chart on the screen: the kernel "Java (Tammes)" beside a notebook that
brings its libraries by one %maven line each, on the plain JJava kernel, as the notebooks of d2l-java do.

    ./run bench startup [--rounds N]

Both draw the same chart of the same XChart; all artifacts are in the local Maven repository. The two take turns, so
that whatever else the machine does meets both. The parts are named: until the kernel answers (ours then still starts
JShell and makes its imports), what the libraries and their imports take, and the cell with the chart, with the wait for
what is left of the start. The last line is the ratio of the medians, ours over theirs.
"""

import argparse
import platform
import re
import statistics
import time
import xml.etree.ElementTree as ElementTree
from pathlib import Path

from jupyter_client.manager import KernelManager

ROOT = Path(__file__).resolve().parents[3]
TIMEOUT = 300

IMPORTS = """
import ai.djl.*;
import ai.djl.ndarray.*;
import ai.djl.ndarray.types.*;
import ai.djl.ndarray.index.*;
import ai.djl.nn.*;
import ai.djl.training.*;
import ai.djl.training.dataset.*;
import org.knowm.xchart.*;
import tech.tablesaw.api.*;
import java.nio.file.*;
import java.util.stream.*;
"""

CHART = """
double[] x = IntStream.range(0, 100).mapToDouble(i -> i / 10.0).toArray();
double[] y = DoubleStream.of(x).map(Math::sin).toArray();
XYChart chart = new XYChartBuilder().width(600).height(400).title("First chart").build();
chart.addSeries("sine", x, y);
"""

OURS = {"chart": CHART + "show(chart);"}


def versions():
    """The versions that the build pins, by the names of its properties."""
    properties = {}
    for element in ElementTree.parse(ROOT / "pom.xml").getroot().iter():
        match = re.fullmatch(r"\{.*\}(.+)\.version", element.tag)
        if match:
            properties[match.group(1)] = element.text
    return properties


def theirs():
    v = versions()
    system = {"Linux": "linux", "Darwin": "osx", "Windows": "win"}[platform.system()]
    processor = {"amd64": "x86_64", "arm64": "aarch64"}.get(platform.machine().lower(), platform.machine().lower())
    artifacts = [
        f"ai.djl:api:{v['djl']}",
        f"ai.djl.pytorch:pytorch-engine:{v['djl']}",
        f"ai.djl.pytorch:pytorch-jni:{v['pytorch']}-{v['djl']}",
        f"ai.djl.pytorch:pytorch-native-cpu:jar:{system}-{processor}:{v['pytorch']}",
        f"tech.tablesaw:tablesaw-core:{v['tablesaw']}",
        f"org.knowm.xchart:xchart:{v['xchart']}",
        f"org.slf4j:slf4j-nop:{v['slf4j']}",
    ]
    plumbing = "\n".join(f"%maven {artifact}" for artifact in artifacts)
    return {
        "libraries": plumbing,
        "imports": IMPORTS,
        "chart": CHART + "display(BitmapEncoder.getBufferedImage(chart));",
    }


def first_chart(kernel, cells):
    """Seconds from the start of a kernel until a picture arrives, by part."""
    arrived, parts = [], {}

    def hear(message):
        kind, content = message["msg_type"], message["content"]
        if kind in ("display_data", "execute_result") and "image/png" in content["data"]:
            arrived.append(time.perf_counter())
        if kind == "error":
            raise SystemExit(f"{kernel}: {content['ename']}: {content['evalue']}")

    manager = KernelManager(kernel_name=kernel)
    start = time.perf_counter()
    manager.start_kernel()
    try:
        client = manager.client()
        client.start_channels()
        client.wait_for_ready(timeout=TIMEOUT)
        before = time.perf_counter()
        parts["kernel answers"] = before - start
        for name, cell in cells.items():
            client.execute_interactive(cell, timeout=TIMEOUT, output_hook=hear)
            after = arrived[0] if name == "chart" and arrived else time.perf_counter()
            parts[name] = after - before
            before = after
        client.stop_channels()
    finally:
        manager.shutdown_kernel(now=True)
    if not arrived:
        raise SystemExit(f"{kernel}: no chart came")
    return {"all": arrived[0] - start, **parts}


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n", 1)[0])
    parser.add_argument("--rounds", type=int, default=7, help="how often each is started (default: 7)")
    rounds = parser.parse_args().rounds

    contestants = {"ours": ("tammes", OURS), "theirs": ("java", theirs())}
    seconds = {name: [] for name in contestants}
    parts = {name: [] for name in contestants}
    for turn in range(rounds + 1):
        for name, (kernel, cells) in contestants.items():
            taken = first_chart(kernel, cells)
            if turn > 0:  # the first turn warms the disk's cache
                seconds[name].append(taken["all"])
                parts[name].append(taken)
                print(f"round {turn}: {name:6} {taken['all']:6.2f} s", flush=True)

    print(f"\n{'':8}{'median':>8}{'min':>8}{'max':>8}   seconds from kernel start to first chart")
    for name, values in seconds.items():
        print(f"{name:8}{statistics.median(values):8.2f}{min(values):8.2f}{max(values):8.2f}")
    for name, rounds_of in parts.items():
        medians = {part: statistics.median(one[part] for one in rounds_of) for part in rounds_of[0] if part != "all"}
        print(f"{name:8}" + ", ".join(f"{part} {value:.2f} s" for part, value in medians.items()))
    print(f"ratio: {statistics.median(seconds['ours']) / statistics.median(seconds['theirs']):.3f}")


if __name__ == "__main__":
    main()
