"""What the tests share: notebooks executed once and then looked at by many tests."""

import sys

import nbformat
import pytest
from checkout import OUT, ROOT

sys.path.insert(0, str(ROOT / "environment"))


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
