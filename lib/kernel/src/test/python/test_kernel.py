"""What a person sees in a notebook: values drawn, live values replaced in place, clear words when something fails."""

import base64
import struct
import time

import nbformat
import pytest
from nbclient import NotebookClient
from nbconvert import HTMLExporter
from kernels import KERNEL, Kernel

CHART = """
var chart = new XYChartBuilder().width(300).height(200).title("Loss").build();
chart.addSeries("train", new double[] {1, 2, 3}, new double[] {3, 2, 1});
"""


def size_of(png):
    data = base64.b64decode(png)
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    return struct.unpack(">II", data[16:24])


def test_a_chart_is_a_sharp_picture_with_words(kernel):
    (shown,) = kernel.run(CHART + "chart").shown
    assert size_of(shown["data"]["image/png"]) == (600, 400)
    assert shown["metadata"]["image/png"] == {"width": 300, "height": 200, "alt": "A chart, “Loss”, of train."}
    assert shown["data"]["text/plain"] == "A chart, “Loss”, of train."


def test_show_and_the_value_of_a_cell_look_the_same(kernel):
    value, shown = (kernel.run(CHART + end).shown[0]["data"] for end in ("chart", "show(chart);"))
    assert value == shown


def test_a_table_is_html_with_words(kernel):
    (shown,) = kernel.run('Table.create("t", IntColumn.create("n", 1, 2), StringColumn.create("s", "<a>", "b"))').shown
    assert "<td style=\"text-align:right\">1</td>" in shown["data"]["text/html"]
    assert "&lt;a&gt;" in shown["data"]["text/html"]
    assert "2 rows × 2 columns" in shown["data"]["text/plain"]


def test_arrays_show_and_the_engine_loads_without_a_word(kernel):
    cell = kernel.run("try (var manager = NDManager.newBaseManager()) { show(manager.arange(6f).reshape(2, 3)); }")
    assert cell.shown[0]["data"]["text/plain"].startswith("NDArray (2, 3) float32 on cpu")
    assert (cell.stdout, cell.stderr) == ("", "")


def test_prototypes_say_something_in_words(kernel):
    (shown,) = kernel.run("Prototypes.place(3, 2)").shown
    assert "Prototypes@" not in shown["data"]["text/plain"]


def test_every_import_is_there(kernel):
    cell = kernel.run("""
        Class<?>[] types = {NDArray.class, NDIndex.class, Shape.class, XYChart.class, Table.class, Path.class,
            Prototypes.class, Display.class, Block.class, Batch.class, IntStream.class,
            List.class, File.class, BigDecimal.class, URI.class, Duration.class, Executors.class, Pattern.class};
        types.length""")
    assert cell.shown[0]["data"]["text/plain"] == "18"
    assert cell.stderr == ""


def test_an_import_that_a_cell_repeats_takes_no_other_away(kernel):
    kernel.run("import java.nio.file.*;\nimport static io.github.tammes.kernel.Tammes.show;\nimport ai.djl.ndarray.*;")
    test_every_import_is_there(kernel)
    kernel.run('display("by JJava\'s name");')


def test_libraries_of_libraries_can_be_used(kernel):
    """The compiler opens their jars only when it looks for them."""
    cell = kernel.run("import it.unimi.dsi.fastutil.ints.*;\nnew IntArrayList(new int[] {1, 2}).size()")
    assert cell.shown[0]["data"]["text/plain"] == "2"
    cell = kernel.run('com.google.common.base.Joiner.on("-").join(List.of(1, 2))')
    assert cell.shown[0]["data"]["text/plain"] == "1-2"
    cell = kernel.run('Table.create(IntColumn.create("n", 3, 1)).intColumn("n").asSet().size()')
    assert cell.shown[0]["data"]["text/plain"] == "2"


def test_packages_are_completed(kernel):
    kernel.run("1 + 1")
    for code, name in (("import it.unimi.dsi.fast", "fastutil"), ("import ai.djl.nda", "ndarray")):
        end = time.monotonic() + 60
        while name not in " ".join(kernel.client.complete(code, reply=True, timeout=60)["content"]["matches"]):
            assert time.monotonic() < end, code
            time.sleep(0.2)


@pytest.mark.parametrize(
    "before", ["", "%pwd\n", 'int before = 1;\n%who\n!ls\n', '"🙂𝔘";\n', '// 🙂\n%pwd\nString s = "𝔘"; ']
)
def test_completion_and_help_look_where_the_cursor_is(kernel, before):
    code = before + "Math.absEx"
    found = kernel.client.complete(code + ' + "🙂"', len(code), reply=True, timeout=60)["content"]
    assert found["matches"] == ["absExact("]
    assert code[found["cursor_start"] : found["cursor_end"]] == "absEx"
    asked = kernel.client.inspect(before + "Math.PI", len(before) + 6, reply=True, timeout=60)["content"]
    assert "PI" in asked["data"]["text/plain"]


@pytest.mark.parametrize("before", ["", "%pwd\n", '"🙂";\n'])
def test_a_magic_itself_is_completed(kernel, before):
    found = kernel.client.complete(before + "%tam", reply=True, timeout=60)["content"]
    assert found["matches"] == ["%tammes"]
    assert found["cursor_start"] == len(before)


def test_the_kernel_answers_while_it_starts_and_its_first_cell_waits(tmp_path, monkeypatch):
    ready = tmp_path / "ready"
    script = f'while (!Files.exists(Path.of("{ready}"))) Thread.sleep(10);\nint marker = 7;'
    monkeypatch.setenv("JJAVA_STARTUP_SCRIPT", script)
    starting = Kernel(KERNEL)  # which returns when the kernel has said what it is
    try:
        cell = starting.start("marker + 1")
        ready.touch()
        assert starting.finish(cell).shown[0]["data"]["text/plain"] == "8"
    finally:
        starting.stop()


def test_a_live_value_is_replaced_in_place_and_ends_with_its_last_state(kernel):
    cell = kernel.run("""
        try (var live = Display.current().live("state 0")) {
            for (int i = 1; i <= 1000; i++) {
                live.update("state " + i);
                Thread.sleep(1);
            }
        }""")
    (first,) = cell.shown
    place = first["transient"]["display_id"]
    assert {update["transient"]["display_id"] for update in cell.updates} == {place}
    assert cell.updates[-1]["data"]["text/plain"] == "state 1000"
    assert 2 <= len(cell.updates) <= 100, "states that come too fast are skipped"


def test_an_executed_notebook_keeps_the_last_frame(tmp_path):
    code = """
        try (var live = Display.current().live("first")) {
            for (String state : List.of("second", "last")) {
                Thread.sleep(300);
                live.update(state);
            }
        }"""
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(code)])
    NotebookClient(notebook, timeout=300, kernel_name=KERNEL, resources={"metadata": {"path": tmp_path}}).execute()
    (output,) = notebook.cells[0].outputs
    assert output["data"]["text/plain"] == "last"


def test_a_web_page_of_the_notebook_has_the_words_of_its_pictures(tmp_path):
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(CHART + "chart")])
    NotebookClient(notebook, timeout=300, kernel_name=KERNEL, resources={"metadata": {"path": tmp_path}}).execute()
    # The other template, "lab", has no words for any picture; JupyterLab itself shows none either.
    page, _ = HTMLExporter(template_name="classic").from_notebook_node(notebook)
    assert 'alt="A chart, “Loss”, of train."' in page


def test_installing_again_changes_nothing(kernel):
    assert kernel.run("Tammes.install()").shown[0]["data"]["text/plain"] == "true"
    (shown,) = kernel.run(CHART + "chart").shown
    assert size_of(shown["data"]["image/png"]) == (600, 400)


def test_status_names_versions_and_devices(kernel):
    text = kernel.run("%tammes status").shown[0]["data"]["text/plain"]
    for word in ("Tammes", "JJava", "PyTorch", "CPU with", "GiB"):
        assert word in text


def test_the_magic_says_what_it_chose_and_why(kernel):
    cell = kernel.run("%tammes")
    last = (cell.updates or cell.shown)[-1]["data"]["text/plain"]
    assert "runs on PyTorch" in last and "because" in last
    assert cell.stderr == ""


@pytest.mark.parametrize(
    ("magic", "words"),
    [
        ("%tammes bogus", "%tammes bogus is not known"),
        ("%tammes add", "no artifact is named"),
        ("%tammes add guava", "“guava” names no artifact"),
    ],
)
def test_a_mistake_is_answered_by_a_sentence(kernel, magic, words):
    cell = kernel.finish(kernel.start(magic))
    assert words in cell.error["evalue"]


def test_a_method_reference_that_does_not_fit_is_an_error_and_not_silence(kernel):
    """The compiler gives a place for it that ends before it begins, about which JJava alone sends no reply."""
    cell = kernel.finish(kernel.start('List.of("a").stream().map(Integer::bitCount).toList()'))
    assert "incompatible types" in "".join(cell.error["traceback"])


def test_svg_says_which_library_it_needs(kernel):
    cell = kernel.finish(kernel.start(CHART + 'display(chart, "image/svg+xml");'))
    assert "VectorGraphics2D" in cell.error["evalue"]


def test_an_interrupted_placement_ends_and_the_next_cell_runs(kernel):
    running = kernel.start("Prototypes.place(5000, 200, PlacementOptions.of(PlacementMethod.SMOOTH_MAXIMUM));")
    time.sleep(3)
    kernel.manager.interrupt_kernel()
    assert kernel.finish(running).error is not None
    start = time.monotonic()
    assert kernel.run("1 + 1").shown[0]["data"]["text/plain"] == "2"
    # The cell is over when it is told so; its thread is over when nothing of it keeps a processor busy.
    alive = """
        Thread.getAllStackTraces().entrySet().stream()
            .filter(e -> java.util.Arrays.stream(e.getValue()).anyMatch(f -> f.getClassName().contains("tammes.sphere")))
            .count()"""
    while kernel.run(alive).shown[0]["data"]["text/plain"] != "0":
        assert time.monotonic() - start < 60, "the placement goes on after the interrupt"
        time.sleep(0.5)


TRAINING = """
var digits = Digits.load();
var run = Training.fit(Task.classification(Prototypes.place(10, 3)), Networks::smallCnn, digits,
    TrainingOptions.epochs(%d));
"""


def test_a_training_is_seen_alive_and_ends_with_its_last_epoch(kernel):
    cell = kernel.run(TRAINING % 2)
    assert "image/png" in cell.shown[-1]["data"], "the learning curves"
    lines = [shown["data"]["text/plain"] for shown in [*cell.shown, *cell.updates]]
    assert any("epoch 2/2" in line for line in lines)
    assert cell.stderr == ""


def test_a_training_is_shown_in_one_block_that_does_not_move(kernel):
    cell = kernel.run(TRAINING % 3)
    line, panels = cell.shown[-2:]
    assert "text/html" in line["data"] and "image/png" in panels["data"]
    places = {shown["transient"]["display_id"] for shown in (line, panels)}
    assert {update["transient"]["display_id"] for update in cell.updates} == places
    states = [line, *(u for u in cell.updates if "text/html" in u["data"])]
    assert all("height:1.8em" in state["data"]["text/html"] for state in states)
    drawn = [panels, *(u for u in cell.updates if "image/png" in u["data"])]
    assert len({size_of(state["data"]["image/png"]) for state in drawn}) == 1
    assert "loss" in panels["data"]["text/plain"] and "accuracy" in panels["data"]["text/plain"]
    last = states[-1]["data"]["text/plain"]
    assert last.startswith("epoch 3/3 ████████████████████") and last.endswith("s in all")


def test_a_loop_of_ones_own_shows_its_progress_and_is_ended_by_an_interrupt(kernel):
    cell = kernel.run('for (int i : Progress.over("item", List.of(1, 2, 3))) { Thread.sleep(300); }')
    (shown,) = cell.shown
    assert "item 0/3" in shown["data"]["text/plain"]
    assert cell.updates[-1]["data"]["text/plain"].startswith("item 3/3")
    running = kernel.start("""
        try (var progress = Progress.of("step", 1_000_000_000)) {
            for (int i = 0; i < 1_000_000_000; i++) { progress.step(); }
        }""")
    time.sleep(2)
    kernel.manager.interrupt_kernel()
    assert kernel.finish(running).error is not None
    kernel.run("1 + 1")


def test_an_interrupted_training_keeps_its_run_and_the_next_cell_goes_on(kernel):
    running = kernel.start(TRAINING % 1000)
    time.sleep(5)
    kernel.manager.interrupt_kernel()
    kernel.finish(running)
    alive = """
        Thread.getAllStackTraces().entrySet().stream()
            .filter(e -> java.util.Arrays.stream(e.getValue()).anyMatch(f -> f.getClassName().contains("tammes.train")))
            .count()"""
    start = time.monotonic()
    while kernel.run(alive).shown[0]["data"]["text/plain"] != "0":
        assert time.monotonic() - start < 60, "the training goes on after the interrupt"
        time.sleep(0.5)
    kernel.run(TRAINING % 1)


def test_a_kernel_that_is_told_to_end_ends_by_itself():
    ending = Kernel(KERNEL)
    ending.run("1 + 1")
    process = ending.manager.provisioner.process
    ending.manager.shutdown_wait_time = 300
    ending.client.stop_channels()
    ending.manager.shutdown_kernel()
    assert process.returncode == 0, "it was killed"
