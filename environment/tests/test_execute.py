"""./run NAME: what it shows and writes after a failure, a signal, or on a full disk is this run's and nothing else."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
import uuid

import nbformat
import pytest
from checkout import ROOT

import execute
import whole_file

OLD = "accuracy 96.9 %, from an earlier run"
PROMPT = 'System.out.println("this run");'
LONG = 'System.out.println("begun"); Thread.sleep(600_000);'
THROWS = 'throw new IllegalStateException("of this cell");'


@pytest.fixture
def notebook(tmp_path):
    """Makes a notebook of cells that all have an old output and are results."""

    def make(*sources, folder=tmp_path, kernel="tammes"):
        cells = []
        for number, source in enumerate(sources, start=1):
            old = nbformat.v4.new_output("stream", text=f"{OLD}\n")
            cells.append(nbformat.v4.new_code_cell(source, id=f"cell-{number}", execution_count=number, outputs=[old]))
            cells[-1].metadata["tags"] = ["result"]
        made = nbformat.v4.new_notebook(cells=cells)
        made.metadata["kernelspec"] = {"name": kernel, "display_name": kernel, "language": "java"}
        nbformat.write(made, folder / "made.ipynb")
        return folder / "made.ipynb"

    return make


@pytest.fixture
def kernelspec(tmp_path, monkeypatch):
    """Makes a kernel of a name, which is the command that it is given."""

    def make(name, *argv):
        folder = tmp_path / "jupyter" / "kernels" / name
        folder.mkdir(parents=True)
        (folder / "kernel.json").write_text(json.dumps({"argv": argv, "display_name": name, "language": "java"}))
        monkeypatch.setenv("JUPYTER_PATH", str(tmp_path / "jupyter"))
        return name

    return make


def command(path, *options):
    script = ROOT / "environment" / "execute.py"
    return [sys.executable, str(script), str(path), "--out", str(path.parent / "out"), *options]


def run(path, *options):
    return subprocess.run(command(path, *options), capture_output=True, text=True, timeout=300)


def nothing_old_in(folder, said):
    files = [file for file in folder.iterdir() if OLD in file.read_text(encoding="utf-8")]
    assert files == [] and OLD not in said
    return True


def test_a_cell_that_throws(notebook):
    path = notebook(PROMPT, THROWS, "1")
    before = path.read_bytes()
    result = run(path, "--save")
    assert result.returncode != 0
    assert nothing_old_in(path.parent / "out", result.stdout)
    assert "this run" in result.stdout
    assert "Executed notebook" not in result.stdout
    (line,) = result.stderr.splitlines()
    assert line.startswith("tammes: made.ipynb: a cell failed") and "2 of 3 cells were begun" in line
    assert path.read_bytes() == before


def test_a_kernel_that_is_not_there(notebook):
    path = notebook(PROMPT, kernel="no-such-kernel")
    result = run(path)
    assert result.returncode != 0
    assert nothing_old_in(path.parent / "out", result.stdout)
    assert "no-such-kernel" in result.stderr and "0 of 1 cells" in result.stderr


def test_a_kernel_that_does_not_start(notebook, kernelspec):
    path = notebook(PROMPT, kernel=kernelspec("ends", shutil.which("false"), "{connection_file}"))
    result = run(path)
    assert result.returncode != 0
    assert nothing_old_in(path.parent / "out", result.stdout)
    assert "tammes: made.ipynb: " in result.stderr and "Traceback" not in result.stderr


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP], ids=lambda sign: sign.name)
def test_a_signal_ends_the_kernel_too(notebook, monkeypatch, sign):
    mark = uuid.uuid4().hex
    monkeypatch.setenv("TAMMES_TEST_MARK", mark)
    path = notebook(PROMPT, LONG, "1")
    process = subprocess.Popen(
        command(path), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, preexec_fn=hear_ctrl_c
    )
    shown = ""
    while "[2/3]" not in shown:
        shown += process.stdout.readline()
        assert process.poll() is None, process.communicate()[1]
    assert processes_with(mark) > 1
    process.send_signal(sign)
    out, err = process.communicate(timeout=60)
    assert process.returncode != 0
    assert err.startswith("tammes: made.ipynb: stopped") and len(err.splitlines()) == 1, err
    assert nothing_old_in(path.parent / "out", shown + out)
    assert "this run" in out
    assert ends(mark)


def test_ctrl_c_ends_a_kernel_that_has_not_answered_yet(notebook, kernelspec, tmp_path, monkeypatch):
    begun = tmp_path / "begun"
    program = f"open({str(begun)!r}, 'w').close(); import time; time.sleep(600)"
    kernel = kernelspec("silent", sys.executable, "-c", program)
    mark = uuid.uuid4().hex
    monkeypatch.setenv("TAMMES_TEST_MARK", mark)
    process = subprocess.Popen(
        command(notebook(PROMPT, kernel=kernel)), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        preexec_fn=hear_ctrl_c,
    )
    while not begun.exists():
        assert process.poll() is None
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    assert ends(mark)
    _, err = process.communicate(timeout=60)
    assert process.returncode != 0
    assert err.startswith("tammes: made.ipynb: stopped") and len(err.splitlines()) == 1, err


def hear_ctrl_c():
    """What starts a test may have turned Ctrl-C off for all that it starts."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def hears_ctrl_c(process):
    with open(f"/proc/{process}/status", encoding="utf-8") as status:
        (caught,) = [int(line.split()[1], 16) for line in status if line.startswith("SigCgt:")]
    return caught >> (signal.SIGINT - 1) & 1


def processes_with(mark):
    """How many processes have a mark in their environment."""
    found = 0
    for process in os.listdir("/proc"):
        try:
            with open(f"/proc/{process}/environ", "rb") as environment:
                found += mark.encode() in environment.read()
        except OSError:
            pass
    return found


def ends(mark):
    deadline = time.monotonic() + 60
    while processes_with(mark) and time.monotonic() < deadline:
        time.sleep(0.1)
    return processes_with(mark) == 0


@pytest.mark.parametrize("seconds", [0.1, 0.7, 1.2, 2.5])
def test_ctrl_c_at_any_moment_is_one_line_and_leaves_nothing_running(seconds):
    mark = uuid.uuid4().hex
    process = subprocess.Popen(
        [ROOT / "run", "quickstart"], env={**os.environ, "TAMMES_TEST_MARK": mark}, stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True, preexec_fn=hear_ctrl_c,
    )
    while not hears_ctrl_c(process.pid):  # before that it is bash that ends, without a word
        assert process.poll() is None
        time.sleep(0.01)
    time.sleep(seconds)
    os.killpg(process.pid, signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert process.returncode != 0
    assert len(err.splitlines()) == 1 and err.startswith("tammes: ") and "stopped" in err, err
    assert ends(mark)


def test_kill_of_the_command_ends_python_and_the_kernel():
    mark = uuid.uuid4().hex
    process = subprocess.Popen(
        [ROOT / "run", "quickstart"], env={**os.environ, "TAMMES_TEST_MARK": mark}, stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True,
    )
    while "[1/" not in process.stdout.readline():
        assert process.poll() is None
    assert processes_with(mark) >= 3
    process.terminate()
    _, err = process.communicate(timeout=60)
    assert process.returncode != 0 and len(err.splitlines()) == 1 and "stopped" in err, err
    assert ends(mark)


def fill(disk):
    with open(disk / "ballast", "wb", buffering=0) as ballast:
        try:
            while True:
                ballast.write(bytes(4096))
        except OSError:
            pass


def test_a_full_disk_leaves_the_notebook_whole_and_the_outputs_beside(notebook, small_disk, tmp_path):
    path = notebook(PROMPT, folder=small_disk)
    before = path.read_bytes()
    fill(small_disk)
    result = subprocess.run(
        [*command(path)[:3], "--out", str(tmp_path / "out"), "--save"], capture_output=True, text=True, timeout=300
    )
    assert result.returncode != 0
    assert result.stderr == f"tammes: No space left on device: {path}\n"
    assert path.read_bytes() == before
    assert sorted(file.name for file in small_disk.iterdir()) == ["ballast", "made.ipynb"]
    assert "this run" in (tmp_path / "out" / "made.ipynb").read_text(encoding="utf-8")


def test_a_full_disk_for_the_copies_does_not_keep_the_outputs_from_the_notebook(notebook, small_disk, tmp_path):
    path = notebook(PROMPT)
    (small_disk / "made.log").touch()
    fill(small_disk)
    result = subprocess.run(
        [*command(path)[:3], "--out", str(small_disk), "--save"], capture_output=True, text=True, timeout=300
    )
    assert result.returncode != 0
    assert f"tammes: No space left on device: {small_disk / 'made.ipynb'}" in result.stderr
    assert "this run" in path.read_text(encoding="utf-8") and OLD not in path.read_text(encoding="utf-8")


def test_a_file_written_whole_keeps_its_rights_and_a_link_to_it(tmp_path):
    file, link = tmp_path / "file", tmp_path / "link"
    file.write_text("old")
    file.chmod(0o640)
    link.symlink_to(file)
    whole_file.write(link, "new")
    assert link.is_symlink() and file.read_text() == "new"
    assert file.stat().st_mode & 0o777 == 0o640
    assert sorted(tmp_path.iterdir()) == [file, link]


def test_outputs_are_cleared_before_the_first_cell():
    cell = nbformat.v4.new_code_cell("1", execution_count=3, outputs=[nbformat.v4.new_output("stream", text=OLD)])
    (after,) = execute.cleared(nbformat.v4.new_notebook(cells=[cell])).cells
    assert (after.outputs, after.execution_count, after.source) == ([], None, "1")
