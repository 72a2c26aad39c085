"""What the tests share: notebooks executed once and then looked at by many tests."""

import shutil
import subprocess
import sys

import nbformat
import pytest
from checkout import OUT, ROOT, data_directory, of_fewer_trials, skip_without_data
from two_processes import TwoProcesses

sys.path.insert(0, str(ROOT / "environment"))


# A cell that takes this many seconds hangs.
TIMEOUT = 900


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    return TwoProcesses(config, log)


@pytest.fixture(scope="session")
def executed(tmp_path_factory):
    """Executes a notebook on its kernel, once in a session; gives the notebook and its failure (or None).

    It runs in a copy of the folder, since experiments add lines to the results beside the notebooks, with fewer trials than
    a reader's, and on the budget "smoke" but for the quickstart, whose results are looked at.
    """
    from execute import execute

    runs = {}
    folder = tmp_path_factory.mktemp("executed") / "notebooks"
    shutil.copytree(ROOT / "notebooks", folder)
    for copy in folder.glob("*.ipynb"):
        copy.write_text(of_fewer_trials(copy.read_text(encoding="utf-8")), encoding="utf-8")

    def run(path):
        skip_without_data(path)
        if path not in runs:
            OUT.mkdir(exist_ok=True)
            with open(OUT / f"{path.stem}.log", "w+", encoding="utf-8") as log:
                with pytest.MonkeyPatch.context() as environment:
                    if not path.stem.endswith("quickstart"):
                        environment.setenv("TAMMES_BUDGET", "smoke")
                    if data_directory():
                        environment.setenv("TAMMES_DATA", str(data_directory()))
                    notebook, failure = execute(folder / path.name, log, TIMEOUT)
            nbformat.write(notebook, OUT / path.name)
            runs[path] = notebook, failure
        return runs[path]

    return run


def mounted(folder, *options):
    folder.mkdir()
    mount = subprocess.run(["mount", "-t", "tmpfs", "-o", *options, "tmpfs", folder], capture_output=True, check=False)
    if mount.returncode != 0:
        pytest.skip("A DISK CANNOT BE MADE HERE: mounting one takes root")
    yield folder
    subprocess.run(["umount", folder], check=True)


@pytest.fixture
def small_disk(tmp_path):
    """A disk of 8 MB."""
    yield from mounted(tmp_path / "disk", "size=8m")


@pytest.fixture
def read_only(tmp_path):
    """A folder in which not even root can write."""
    yield from mounted(tmp_path / "read-only", "ro")
