"""What a cell's last value looks like, when it is not wanted, what is known of a name, and what becomes of variables."""

import time
from pathlib import Path

import pytest
from kernels import KERNEL, Kernel
from test_cells import shell_reply

REPOSITORY = Path.home() / ".m2/repository"


def text(kernel, code):
    (shown,) = kernel.run(code).shown
    return shown["data"]["text/plain"]


# --- Values --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("new double[] {0.1, 1e-9}", "double[2] {0.1, 1E-9}"),
        ('show((Object) new String[] {"a"});', 'String[1] {"a"}'),
        ("show((Object[]) null);", "null"),
        ("show(null, 1);", None),
        ("new int[2][2]", "int[2][2]\n{{0, 0},\n {0, 0}}"),
    ],
)
def test_arrays_and_nothing_are_shown(kernel, code, words):
    shown = [output["data"]["text/plain"] for output in kernel.run(code).shown]
    assert shown == (["null", "1"] if words is None else [words])


def test_a_large_array_shows_its_corners(kernel):
    code = "try (var manager = NDManager.newBaseManager()) { show(manager.arange(60000f).reshape(200, 300)); }"
    lines = text(kernel, code).splitlines()
    assert lines[1] == "[[    0,     1,     2, …,   297,   298,   299],"
    assert lines[-1] == " [59700, 59701, 59702, …, 59997, 59998, 59999]]"


def test_numbers_of_a_table_are_short(kernel):
    (shown,) = kernel.run('Table.create("t", DoubleColumn.create("x", 1.2345678e-10, -1e300, 0.5))').shown
    html = shown["data"]["text/html"]
    assert "1.23457E-10" in html and "-1E+300" in html and "0000000" not in html


@pytest.mark.parametrize("code", ["var quiet = new ArrayList<Integer>(); quiet.add(3);", "1 + 1; // quiet"])
def test_a_semicolon_at_the_end_silences(kernel, code):
    assert kernel.run(code).shown == []


def test_a_training_that_ends_with_a_semicolon_draws_its_chart_once(kernel):
    cell = kernel.run("""
        Training.fit(Task.classification(Prototypes.place(10, 3)), Networks::smallCnn, Digits.load(),
            TrainingOptions.epochs(1));""")
    assert sum("image/png" in output["data"] for output in cell.shown) <= 1


# --- Help ----------------------------------------------------------------------------------------------------------


def inspected(kernel, code, cursor=None):
    return shell_reply(kernel, kernel.client.inspect(code, len(code) if cursor is None else cursor))


def test_the_end_of_a_name_is_enough(kernel):
    code = "int before = 1;\n%tammes status\nvar placed = Prototypes.place(10, 3);"
    for cursor in (code.index("place("), code.index("place(") + 3, code.index("place(") + len("place")):
        reply = inspected(kernel, code, cursor)
        assert reply["found"], cursor
        assert "Prototypes Prototypes.place(int classes, int dimensions)" in reply["data"]["text/plain"]
    assert inspected(kernel, "Prototypes")["found"]
    assert not inspected(kernel, "NoSuchName")["found"]


def test_comments_of_the_library_are_shown(kernel):
    data = inspected(kernel, "Prototypes.place(")["data"]
    assert "K, at least 1" in data["text/plain"]
    assert "<code>classes</code>" in data["text/html"] and "{@" not in data["text/html"]


@pytest.fixture(scope="module")
def sources(kernel):
    """Waits for those of the libraries, which come all at once, and which the first question only begins to bring."""
    end = time.monotonic() + 60
    while "n-dimensional" not in inspected(kernel, "NDArray")["data"]["text/plain"] and time.monotonic() < end:
        time.sleep(1)


@pytest.mark.usefixtures("sources")
@pytest.mark.parametrize(
    ("name", "words", "group"),
    [
        ("NDArray", "n-dimensional array", "ai/djl"),
        ("BitmapEncoder.saveBitmap", "number of rows", "org/knowm"),
        ("Table.create", "a new table", "tech/tablesaw"),
    ],
)
def test_comments_of_libraries_are_shown_where_their_sources_are(kernel, name, words, group):
    data = inspected(kernel, name)["data"]["text/plain"]
    if words not in data and not list((REPOSITORY / group).glob("**/*-sources.jar")):
        pytest.skip(f"the sources of {group} cannot be had here")
    assert words in data


@pytest.mark.parametrize("question", ["Prototypes.place?", "?Prototypes.place", "help(Prototypes.place)", "%help Prototypes.place"])
def test_a_question_shows_the_same(kernel, question):
    (shown,) = kernel.run(question).shown
    assert shown["data"] == inspected(kernel, "Prototypes.place")["data"]


def test_a_method_of_objects_is_asked_for_by_its_class(kernel):
    assert "addSeries(" in text(kernel, "XYChart.addSeries?")


def test_what_is_not_known_is_said(kernel):
    assert "Nothing is known of NoSuchName" in kernel.run("NoSuchName?").stdout


# --- Variables -----------------------------------------------------------------------------------------------------


def test_a_method_that_is_declared_anew_leaves_the_values_it_has_made(kernel):
    kernel.run("int factor() { return 1; }")
    kernel.run("int made = factor() + 10; made = 42; var list = new ArrayList<Integer>(List.of(factor())); list.add(7);")
    assert kernel.run("int factor() { return 2; }").stderr == ""
    assert text(kernel, 'made + " " + list + " " + factor()') == "42 [1, 7] 2"


@pytest.mark.parametrize(
    ("first", "second", "value"),
    [
        ("var a = 1;", "var a = 2;", "2"),
        ("int a = 1;", "double a = 0.001;", "0.001"),
        ('var a = "one";', "var a = List.of(1, 2);", "[1, 2]"),
        ("var a = 1; var a = 2;", "var a = 3; var a = 4;", "4"),
        ("int a = 7;", "int a;", "0"),
    ],
)
def test_what_is_declared_anew_has_its_new_value(kernel, first, second, value):
    kernel.run(first)
    assert kernel.run(second).stderr == ""
    assert text(kernel, "a") == value
    kernel.run("import java.util.zip.*;")
    assert text(kernel, "a") == value, "and an import leaves it"


def test_an_import_leaves_values(kernel):
    kernel.run("int later() { return notYet() + 1; }\nvar kept = new StringBuilder(\"kept\");")
    kernel.run("// a comment above\nimport java.util.zip.*;\n\nimport java.util.jar.*;\nint notYet() { return 1; }")
    assert text(kernel, '"" + kept + later()') == "kept2"


def test_what_an_import_puts_out_of_reach_is_said_and_comes_back(kernel):
    kernel.run('List<String> words = new ArrayList<>(); words.add("x");')
    cell = kernel.run("import java.awt.*;")
    assert "words is out of reach" in cell.stderr and "List is ambiguous" in cell.stderr
    assert kernel.run("1 + 1").stderr == "", "it is said once"
    kernel.run("import java.util.List;")
    assert text(kernel, "words") == "[x]"


def test_a_value_of_a_class_that_is_declared_anew_is_named(kernel):
    kernel.run("class Net { int width = 1; }\nvar net = new Net();")
    cell = kernel.run("class Net { int width = 1; int depth = 2; }")
    assert "net is out of reach" in cell.stderr and "run again what made it" in cell.stderr


# --- What must not break a kernel ----------------------------------------------------------------------------------


def test_a_chart_of_very_large_numbers_is_drawn(kernel):
    (shown,) = kernel.run("""
        var chart = new XYChart(300, 200);
        chart.addSeries("large", new double[] {1e20, Math.nextUp(1e20), 1e20});
        chart""").shown
    assert "image/png" in shown["data"]


def test_a_jar_that_is_cut_off_is_refused_and_later_cells_run(kernel, tmp_path):
    broken = tmp_path / "broken.jar"
    broken.write_bytes(b"PK\x03\x04 and then nothing")
    error = kernel.finish(kernel.start(f"%classpath {broken}")).error
    assert "broken.jar is damaged" in error["evalue"]
    assert text(kernel, "1 + 1") == "2"


def test_showing_many_prototypes_takes_no_time(kernel):
    kernel.run("var many = Prototypes.place(12000, 2);")
    cell = kernel.run("many")
    assert "not measured yet" in cell.shown[0]["data"]["text/plain"]


@pytest.mark.parametrize("seconds", [0.02, 0.1, 0.25])
def test_an_interrupt_at_the_first_table_breaks_no_later_one(seconds):
    fresh = Kernel(KERNEL)
    try:
        first = fresh.start('for (int i = 0; ; i++) Table.create("first", IntColumn.create("n", i)).print();')
        while fresh.client.get_iopub_msg(timeout=60)["msg_type"] != "execute_input":
            pass
        time.sleep(seconds)
        fresh.manager.interrupt_kernel()
        time.sleep(4)
        fresh.manager.interrupt_kernel()
        fresh.finish(first)
        assert "<table>" in fresh.run('Table.create("t", IntColumn.create("n", 1))').shown[0]["data"]["text/html"]
    finally:
        fresh.stop()
