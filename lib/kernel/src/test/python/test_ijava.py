"""The library on classic IJava, which is in no registry: on a jar of the same shape over the published base classes of it,
registered by ./run ijava as a person would."""

import json
import os
import re
import shutil
import subprocess
import sys
import zipfile

import nbformat
import pytest
from jupyter_client.kernelspec import KernelSpecManager
from kernels import JAVA, ROOT, Kernel
from nbclient import NotebookClient

INSTALLER = ROOT / "environment" / "kernelspec" / "install.py"
INSIDE = ("jupyter-jvm-basekernel", "gson", "jeromq", "jnacl")
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))


@pytest.fixture(scope="session")
def jar(class_path_of_tests, tmp_path_factory):
    """One jar with all that the kernel needs, as IJava's is, in a folder whose name has spaces."""
    own, _, *others = class_path_of_tests.split(os.pathsep)
    path = tmp_path_factory.mktemp("a place with spaces") / "kernels" / "java" / "ijava-1.3.0.jar"
    path.parent.mkdir(parents=True)
    with zipfile.ZipFile(path, "w") as whole:
        whole.writestr("META-INF/MANIFEST.MF", "Manifest-Version: 1.0\nMain-Class: io.github.spencerpark.ijava.IJava\n")
        for file in sorted((ROOT / own).glob("io/github/spencerpark/**/*.class")):
            whole.write(file, str(file.relative_to(own)))
        for other in (other for other in others if os.path.basename(other).startswith(INSIDE)):
            with zipfile.ZipFile(other) as part:
                for name in set(part.namelist()) - set(whole.namelist()):
                    if not name.startswith("META-INF/") and not name.endswith("/"):
                        whole.writestr(name, part.read(name))
    spec = {"argv": ["java", "-jar", str(path), "{connection_file}"], "display_name": "Java", "env": {},
            "interrupt_mode": "message", "language": "java"}  # fmt: skip
    (path.parent / "kernel.json").write_text(json.dumps(spec), encoding="utf-8")
    return path


def install(prefix, *options, jupyter_path=""):
    return subprocess.run(
        [sys.executable, str(INSTALLER), "--java", JAVA, "--prefix", str(prefix), "--ijava", *map(str, options)],
        env={**os.environ, "JUPYTER_PATH": str(jupyter_path)}, capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip


@pytest.fixture(scope="session")
def registered(jar, tmp_path_factory):
    """The folder of kernels with "Java (Tammes, IJava)", for the IJava that is found among this machine's kernels."""
    prefix = tmp_path_factory.mktemp("a prefix with spaces")
    run = install(prefix, jupyter_path=jar.parents[2])
    assert run.returncode == 0, run.stderr
    return prefix / "share" / "jupyter" / "kernels"


@pytest.fixture(scope="module")
def ijava(registered):
    spec = json.loads((registered / "tammes-ijava" / "kernel.json").read_text(encoding="utf-8"))
    running = Kernel(argv=spec["argv"], env=spec["env"])
    yield running
    running.stop()


def sentence(run):
    assert run.returncode != 0
    assert run.stderr.count("\n") == 1, run.stderr
    return run.stderr


CHART = """
var chart = new XYChart(300, 200);
chart.addSeries("train", new double[] {1, 2, 3});
"""


def test_the_kernel_is_found_and_named(registered, jar):
    spec = json.loads((registered / "tammes-ijava" / "kernel.json").read_text(encoding="utf-8"))
    assert str(jar) in spec["argv"]
    assert spec["display_name"] == "Java (Tammes, IJava)"
    assert "tammes-kernel-" in spec["env"]["IJAVA_CLASSPATH"]
    assert (registered / "tammes-ijava" / "logo-svg.svg").is_file()


def test_a_jar_that_is_given_is_taken(jar, tmp_path):
    assert install(tmp_path, jar).returncode == 0
    assert str(jar) in (tmp_path / "share/jupyter/kernels/tammes-ijava/kernel.json").read_text(encoding="utf-8")


def test_no_ijava_is_one_sentence(tmp_path):
    if any(b"spencerpark" in open(os.path.join(folder, "kernel.json"), "rb").read()
           for folder in KernelSpecManager().find_kernel_specs().values()):  # fmt: skip
        pytest.skip("this machine has an IJava")
    assert "no kernel of this machine is IJava" in sentence(install(tmp_path))


def test_another_jar_is_one_sentence(class_path_of_tests, tmp_path):
    other = next(part for part in class_path_of_tests.split(os.pathsep) if "gson" in part)
    assert "is not the jar of IJava" in sentence(install(tmp_path, other))
    assert "no file" in sentence(install(tmp_path, tmp_path / "ijava.jar"))


def test_without_the_kernelspec_values_are_text(class_path_of_tests):
    plain = Kernel(argv=[JAVA, "-cp", class_path_of_tests, "io.github.spencerpark.ijava.IJava", "{connection_file}"])
    try:
        (shown,) = plain.run("import org.knowm.xchart.*;" + CHART + "chart").shown
        assert "image/png" not in shown["data"]
        plain.run("io.github.tammes.kernel.Tammes.install();")
        (shown,) = plain.run("chart").shown
        assert shown["data"]["image/png"].startswith("iVBOR")
    finally:
        plain.stop()


def test_a_first_cell_draws_without_any_plumbing(ijava):
    (shown,) = ijava.run(CHART + "chart").shown
    assert shown["data"]["image/png"].startswith("iVBOR")
    assert shown["metadata"]["image/png"]["alt"] == "A chart of train."


def test_live_values_and_the_magic_work(ijava):
    cell = ijava.run('try (var live = Display.current().live("a")) { live.update("b"); }')
    assert cell.shown[0]["data"]["text/plain"] == "a"
    assert cell.updates[-1]["data"]["text/plain"] == "b"
    assert cell.updates[-1]["transient"]["display_id"] == cell.shown[0]["transient"]["display_id"]
    assert "IJava" in ijava.run("%tammes status").shown[0]["data"]["text/plain"]


def test_arrays_show_and_the_engine_loads(ijava):
    cell = ijava.run("try (var manager = NDManager.newBaseManager()) { show(manager.arange(6f).reshape(2, 3)); }")
    assert cell.shown[0]["data"]["text/plain"].startswith("NDArray (2, 3) float32 on cpu")


def commands_of_readme():
    """The lines by which the README registers IJava."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    return re.findall(r"^\./run ijava[^#\n]*", text, re.MULTILINE)


def test_the_lines_of_the_readme_register_it(jar):
    lines = commands_of_readme()
    assert len(lines) == 2
    folder = ROOT / ".venv/share/jupyter/kernels/tammes-ijava"
    before = folder.is_dir()
    try:
        for line in lines:
            command = line.strip().replace("/path/to/ijava-1.3.0.jar", f"'{jar}'")
            run = subprocess.run(
                command, shell=True, cwd=ROOT, env={**os.environ, "JUPYTER_PATH": str(jar.parents[2])},
                stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=600, check=False,
            )  # fmt: skip
            assert run.returncode == 0, run.stderr
            assert "Java (Tammes, IJava)" in run.stdout
            assert (folder / "kernel.json").is_file()
    finally:
        if not before:
            shutil.rmtree(folder, ignore_errors=True)


def outputs(notebook):
    return [output for cell in notebook.cells for output in cell.get("outputs", [])]


def is_picture(output):
    return "image/png" in output.get("data", {})


def pictures(notebook):
    return sum(map(is_picture, outputs(notebook)))


def to_the_second_picture(notebook):
    """The cells up to the second that draws: of the notebooks that take minutes, which run whole on the other kernel."""
    drawn = [i for i, cell in enumerate(notebook.cells) if any(map(is_picture, cell.get("outputs", [])))]
    return notebook.cells[: drawn[1] + 1]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=[path.stem for path in NOTEBOOKS])
def test_a_notebook_runs_as_it_is(registered, path, tmp_path, monkeypatch):
    sys.path.insert(0, str(ROOT / "environment" / "tests"))
    from checkout import data_directory, shortened, skip_without_data

    skip_without_data(path)
    shutil.copytree(ROOT / "notebooks", tmp_path / "notebooks")
    monkeypatch.setenv("TAMMES_BUDGET", "smoke")
    if data_directory():
        monkeypatch.setenv("TAMMES_DATA", str(data_directory()))
    monkeypatch.setenv("JUPYTER_PATH", str(registered.parent))
    # Runs of these two are not recorded, and would be trained anew.
    trains = path.stem.endswith(("quickstart", "your-own-data"))
    text = path.read_text(encoding="utf-8")
    notebook = nbformat.reads(shortened(text) if trains else text, as_version=4)
    if path.stem.endswith(("on-the-sphere", "cifar100-classification")):
        notebook.cells = to_the_second_picture(notebook)
    draws = pictures(notebook) > 0
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs = []
    place = {"metadata": {"path": tmp_path / "notebooks"}}
    NotebookClient(notebook, timeout=900, kernel_name="tammes-ijava", resources=place).execute()
    assert (pictures(notebook) > 0) == draws
    assert [output.text for output in outputs(notebook) if output.get("name") == "stderr"] == []
