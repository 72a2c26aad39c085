"""The commands as a newcomer meets them: help, names, and every failure as one sentence and a non-zero exit."""

import os
import shutil
import signal
import socket
import subprocess
import sys

import pytest
from checkout import NOTEBOOKS, ROOT


def run(*arguments, command="run", cwd=ROOT, **environment):
    """Runs a command of the checkout with nobody at the keyboard."""
    return subprocess.run(
        [str(ROOT / command), *arguments], cwd=cwd, env={**os.environ, **environment},
        stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=120,
    )


def fails_with(result, *words):
    """Whether a command ended with a non-zero status and one sentence on standard error that has all the words."""
    lines = result.stderr.strip().splitlines()
    assert result.returncode != 0
    assert len(lines) == 1 and lines[0].startswith("tammes: "), result.stderr
    assert all(word in lines[0] for word in words), result.stderr
    return True


@pytest.fixture
def path_of(tmp_path):
    """A PATH with the system's basic tools, without Java, Python and Maven, and with the given programs instead."""

    def make(**programs):
        folder = tmp_path / "bin"
        folder.mkdir()
        for tool in "awk bash basename cat df dirname find grep head id ls printf sed sort tail touch tr".split():
            os.symlink(shutil.which(tool), folder / tool)
        for name, body in programs.items():
            if not body.startswith("#!"):
                os.symlink(body, folder / name)
                continue
            (folder / name).write_text(body)
            (folder / name).chmod(0o755)
        return str(folder)

    return make


def says(text, status=0):
    return f"#!/bin/sh\ncat <<'TEXT'\n{text}\nTEXT\nexit {status}\n"


JAVA_11 = says("    java.home = /opt/java-11\n    java.specification.version = 11")
JAVA_8 = says("    java.home = /opt/java-8/jre\n    java.specification.version = 1.8")


def test_a_jar_that_is_not_there_is_named():
    assert fails_with(run("ijava", "/no/such/folder/ijava.jar"), "There is no file /no/such/folder/ijava.jar")


def test_help_names_every_way_to_run_it(tmp_path):
    result = run("--help", cwd=tmp_path)
    assert result.returncode == 0
    assert all(f"./run {way}" in result.stdout for way in ("[NAME]", "lab", "bench", "prototypes"))


def test_help_of_the_tests_runs_none_of_them(path_of):
    result = run("--help", command="test", PATH=path_of())
    assert result.returncode == 0 and "--python-only" in result.stdout and not result.stderr


def test_tests_that_cannot_begin_leave_the_reports_of_the_last_ones(path_of, tmp_path):
    """As those that wait for others: these would be counted without what they have found so far."""
    copy = tmp_path / "checkout"
    report = copy / "out/reports/pytest.xml"
    report.parent.mkdir(parents=True)
    report.touch()
    (copy / "environment").mkdir()
    shutil.copy(ROOT / "test", copy)
    shutil.copy(ROOT / "environment/setup.sh", copy / "environment")
    result = subprocess.run(
        [copy / "test"], env={"PATH": path_of(rm=shutil.which("rm"))}, stdin=subprocess.DEVNULL, capture_output=True, text=True,
    )
    assert fails_with(result, "no java on the PATH")
    assert report.exists()


def test_an_unknown_notebook_lists_the_notebooks():
    result = run("no-such-notebook")
    assert result.returncode != 0
    first, *others = result.stderr.splitlines()
    assert first == "tammes: There is no notebook no-such-notebook. There are:"
    assert [line.strip() for line in others] == [path.stem for path in NOTEBOOKS]


def test_an_unknown_option_is_said():
    assert fails_with(run("quickstart", "--sav"), "--sav", "./run --help")


def test_benchmarks_are_listed_without_any_set_up(path_of):
    result = run("bench", PATH=path_of())
    names = {path.stem for path in (ROOT / "lib/bench/python").glob("[a-z]*.py")}
    if names:
        assert set(result.stdout.split()) == names
    else:
        assert fails_with(result, "no benchmark")


@pytest.mark.parametrize("name", ["a [b] c", "d*"])
def test_a_checkout_may_have_any_name(path_of, tmp_path, name):
    """A bracket in it is no pattern, and CDPATH, with which cd prints where it goes, changes nothing."""
    copy = tmp_path / name
    (copy / "lib/bench").mkdir(parents=True)
    shutil.copy(ROOT / "run", copy)
    for folder in ("environment", "lib/bench/python"):
        shutil.copytree(ROOT / folder, copy / folder, ignore=shutil.ignore_patterns("__pycache__", "tests"))
    result = subprocess.run(
        [f"{name}/run", "bench"], cwd=tmp_path, env={"PATH": path_of(), "CDPATH": "."}, capture_output=True, text=True,
    )
    assert result.stdout == run("bench").stdout and not result.stderr


def test_no_java(path_of):
    assert fails_with(run("setup", PATH=path_of(), JAVA_HOME=""), "Java 17", "no java on the PATH", "install")


def test_a_java_home_without_java_is_told(path_of):
    result = run("setup", PATH=path_of(java=JAVA_11), JAVA_HOME="/no/such/jdk-25")
    told, failed = result.stderr.splitlines()
    assert "JAVA_HOME is /no/such/jdk-25" in told and "taking" in told and "is Java 11" in failed


@pytest.mark.parametrize(("java", "version"), [(JAVA_11, "11"), (JAVA_8, "8")], ids=["11", "8"])
def test_a_java_too_old(path_of, java, version):
    result = run("setup", PATH=path_of(java=java), JAVA_HOME="")
    assert fails_with(result, "Java 17", f"is Java {version}", "install")


def test_a_java_without_compiler(path_of, tmp_path):
    (tmp_path / "jre/bin").mkdir(parents=True)
    java = says(f"    java.home = {tmp_path}/jre\n    java.specification.version = 21")
    result = run("setup", PATH=path_of(java=java), JAVA_HOME="")
    assert fails_with(result, "Java 17", "only a runtime", "install")


@pytest.mark.parametrize("variable", ["JDK_JAVA_OPTIONS", "JAVA_TOOL_OPTIONS"])
def test_a_typo_in_the_options_of_java(variable):
    assert fails_with(run("setup", **{variable: "-Xmxx8g"}), f"{variable}=-Xmxx8g", "Invalid maximum heap size", "unset")


def test_no_python(path_of):
    result = run("setup", PATH=path_of(java=shutil.which("java")))
    assert fails_with(result, "Python 3.10", "no python3 on the PATH", "install")


def test_a_python_too_old(path_of):
    python = "#!/bin/sh\n[ \"$1\" = --version ] && echo Python 3.8.2\nexit 1\n"
    result = run("setup", PATH=path_of(java=shutil.which("java"), python3=python))
    assert fails_with(result, "Python 3.10", "Python 3.8.2", "install")


def test_a_port_in_use():
    with socket.socket() as holder:
        holder.bind(("127.0.0.1", 0))
        holder.listen()
        port = str(holder.getsockname()[1])
        assert fails_with(run("lab", "--no-browser", "--port", port), f"Port {port} is in use", "--port")
        assert fails_with(run("lab", f"--port={port}"), f"Port {port} is in use")


@pytest.mark.parametrize("port", ["notebook", "65536", "99999", "18446744073709551616", "-1", ""])
def test_a_port_that_is_none(port):
    assert fails_with(run("lab", "--port", port), f"--port {port}: a port is a number up to 65535")


PROGRAM = """
import signal, sys, time
if len(sys.argv) > 1:
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(sys.argv[1]))
print("started", flush=True)
time.sleep(600)
"""


@pytest.mark.parametrize(("words", "said"), [((), ""), (("in order",), "in order\n")], ids=["starting", "running"])
def test_ctrl_c_ends_a_python_program_as_a_kill_does(tmp_path, words, said):
    """Jupyter ends its kernels on a kill; before it is ready to, Ctrl-C ends it without a traceback."""
    (tmp_path / "program.py").write_text(PROGRAM)
    process = subprocess.Popen(
        [sys.executable, ROOT / "environment/ended_by_ctrl_c.py", tmp_path / "program.py", *words],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )
    assert process.stdout.readline() == "started\n"
    process.send_signal(signal.SIGINT)
    assert process.communicate(timeout=60)[1] == said
    assert process.returncode != 0


@pytest.mark.parametrize("effort", [(), ("--effort", "10m")], ids=["usual", "ten minutes"])
def test_ctrl_c_writes_the_best_prototypes_so_far(tmp_path, effort):
    """The usual effort of so many classes takes about as long as the test may; Ctrl-C comes when a start has ended."""
    process = subprocess.Popen(
        [str(ROOT / "run"), "prototypes", "--classes", "400", "--dimensions", "16", "--out", str(tmp_path / "p.csv"), *effort],
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    said = []
    for line in process.stderr:
        said.append(line)
        if "greatest cosine" in line:
            break
    process.send_signal(signal.SIGINT)
    out, rest = process.communicate(timeout=60)
    assert "Stopped: this is the best so far." in rest, "".join(said) + rest
    assert "400 prototypes in 16 dimensions" in out and "best of" in out, out
    assert len((tmp_path / "p.csv").read_text().splitlines()) == 401
    assert process.returncode == 130
