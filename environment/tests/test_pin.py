"""environment/pin: what it writes, and that what fails on the way leaves the pins as they were."""

import os
import shutil
import subprocess

import pytest
from checkout import ROOT

# Answers like uv: without --output-file, with what the notebooks need and one more.
UV = """#!/bin/sh
case "$*" in
    *"$FAILS"*) exit 2 ;;
    *--output-file*) ;;
    *requirements-test.in*) cat requirements.txt; echo only-for-tests==1.0 ;;
    *) echo "triton==3; torch==2" | tr ';' '\\n' ;;
esac
"""


@pytest.fixture
def pin(tmp_path):
    for file in [*(ROOT / "environment").glob("requirements*"), ROOT / "environment/pin"]:
        shutil.copy(file, tmp_path)
    (tmp_path / "uv").write_text(UV)
    (tmp_path / "uv").chmod(0o755)

    def run(fails):
        environment = {**os.environ, "PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}", "FAILS": fails}
        return subprocess.run([tmp_path / "pin"], env=environment, capture_output=True, text=True)

    return tmp_path, run


def test_of_the_tests_only_what_comes_on_top_is_pinned(pin):
    folder, run = pin
    result = run("nothing")
    assert result.returncode == 0, result.stderr
    assert (folder / "requirements-test.txt").read_text() == "-r requirements.txt\nonly-for-tests==1.0\n"


def test_a_failure_leaves_the_pins_of_the_tests(pin):
    folder, run = pin
    before = (folder / "requirements-test.txt").read_bytes()
    assert run("requirements-test.in").returncode != 0
    assert (folder / "requirements-test.txt").read_bytes() == before
