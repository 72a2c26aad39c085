"""What the tests share: the checkout's folders, and notebooks executed once and then looked at by many tests."""

import sys
from pathlib import Path

import nbformat
import pytest

ROOT = Path(__file__).resolve().parents[2]
OUT = ROOT / "out"
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))

sys.path.insert(0, str(ROOT / "environment"))


def by_name(notebooks):
    """Parameters of a test that is run for each of some notebooks; none of them is a test skipped, not one passed."""
    return pytest.mark.parametrize("path", notebooks, ids=[path.stem for path in notebooks])


@pytest.fixture(scope="session")
def executed():
    """Executes a notebook on its kernel, once in a session; gives the notebook, its failure (or None) and its log."""
    from execute import execute

    runs = {}

    def run(path):
        if path not in runs:
            OUT.mkdir(exist_ok=True)
            with open(OUT / f"{path.stem}.log", "w+", encoding="utf-8") as log:
                notebook, failure = execute(path, log)
            nbformat.write(notebook, OUT / path.name)
            runs[path] = notebook, failure
        return runs[path]

    return run
