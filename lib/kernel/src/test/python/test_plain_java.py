"""A notebook on the plain JJava kernel: one %maven line and one %tammes line bring all."""

import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest
from jupyter_client.kernelspec import KernelSpecManager
from kernels import ROOT, Kernel


def version():
    root = ElementTree.parse(ROOT / "pom.xml").getroot()
    return root.find("{*}version").text


@pytest.fixture(scope="module")
def plain():
    if "java" not in KernelSpecManager().get_all_specs():
        pytest.skip("JJava's own kernelspec is not installed")
    installed = Path.home() / ".m2/repository/io/github/tammes/tammes-kernel" / version()
    if not list(installed.glob("*.jar")):
        pytest.skip("the library is not in the local Maven repository: run mvn install (or ./run setup) first")
    running = Kernel("java")
    yield running
    running.stop()


def test_two_lines_bring_all(plain):
    cell = plain.run(f"%maven io.github.tammes:tammes-kernel:{version()}\n%tammes")
    assert "runs on PyTorch" in (cell.updates or cell.shown)[-1]["data"]["text/plain"]
    assert cell.stderr == ""
    cell = plain.run("try (var manager = NDManager.newBaseManager()) { show(manager.ones(new Shape(2, 2))); }")
    assert cell.shown[0]["data"]["text/plain"].startswith("NDArray (2, 2) float32")
    assert (cell.stdout, cell.stderr) == ("", "")
    chart = 'var chart = new XYChart(300, 200); chart.addSeries("train", new double[] {1, 2}); chart'
    assert "image/png" in plain.run(chart).shown[0]["data"]
