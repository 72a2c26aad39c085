"""The library on IJava's base classes, by the kernel that the Java tests bring: the real one is in no registry."""

import pytest
from kernels import JAVA, Kernel


@pytest.fixture(scope="module")
def ijava(class_path_of_tests):
    running = Kernel(argv=[JAVA, "-cp", class_path_of_tests, "io.github.spencerpark.ijava.IJava", "{connection_file}"])
    yield running
    running.stop()


CHART = """
var chart = new org.knowm.xchart.XYChart(300, 200);
chart.addSeries("train", new double[] {1, 2, 3});
"""


def test_without_the_line_values_are_text(ijava):
    (shown,) = ijava.run(CHART + "chart").shown
    assert "image/png" not in shown["data"]


def test_one_line_makes_the_kernel_draw(ijava):
    ijava.run("io.github.tammes.kernel.Tammes.install();")
    (shown,) = ijava.run(CHART + "chart").shown
    assert shown["data"]["image/png"].startswith("iVBOR")
    assert shown["metadata"]["image/png"]["alt"] == "XYChart of train"


def test_live_values_and_the_magic_work(ijava):
    ijava.run("io.github.tammes.kernel.Tammes.install(); io.github.tammes.kernel.Tammes.imports();")
    cell = ijava.run('try (var live = Display.current().live("a")) { live.update("b"); }')
    assert cell.shown[0]["data"]["text/plain"] == "a"
    assert cell.updates[-1]["data"]["text/plain"] == "b"
    assert cell.updates[-1]["transient"]["display_id"] == cell.shown[0]["transient"]["display_id"]
    assert "IJava" in ijava.run("%tammes status").shown[0]["data"]["text/plain"]
