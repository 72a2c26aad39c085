"""The notebooks as they are committed: with their outputs, small, and without a trace of one run or one machine."""

import json
import re
from pathlib import Path

import nbformat
import pytest
from checkout import NOTEBOOKS, by_name

import tidy

MEGABYTES = 5


def code(path):
    notebook = nbformat.read(path, as_version=4)
    return [cell for cell in notebook.cells if cell.cell_type == "code" and cell.source.strip()]


def test_all_together_stay_small():
    assert sum(path.stat().st_size for path in NOTEBOOKS) < MEGABYTES * 1_000_000


@by_name(NOTEBOOKS)
def test_is_tidy(path):
    """As environment/tidy.py leaves it: ids and kernel in place, nothing else in the metadata."""
    text = path.read_text(encoding="utf-8")
    notebook = nbformat.reads(text, as_version=4)
    tidied = nbformat.writes(tidy.tidied(nbformat.reads(text, as_version=4)))
    assert json.loads(text) == json.loads(tidied), "run: ./run NAME --save, or environment/tidy.py on it"
    assert len({cell.id for cell in notebook.cells}) == len(notebook.cells)


@by_name(NOTEBOOKS)
def test_was_executed_from_top_to_bottom(path):
    cells = code(path)
    assert [cell.execution_count for cell in cells] == list(range(1, len(cells) + 1))
    assert any(cell.outputs for cell in cells)


@by_name(NOTEBOOKS)
def test_shows_no_error_and_no_noise(path):
    for cell in code(path):
        for output in cell.outputs:
            assert output.output_type != "error", cell.source
            assert output.get("name") != "stderr", output.text


@by_name(NOTEBOOKS)
def test_names_no_folder_of_the_machine_that_ran_it(path):
    home = re.escape(str(Path.home()))
    text = path.read_text(encoding="utf-8")
    found = re.findall(rf"{home}/[^\s\"\\]+|/(?:home|Users|root|tmp|work)/[^\s\"\\]+|[A-Z]:\\\\\\\\Users[^\s\"]+", text)
    assert found == []


@by_name(NOTEBOOKS)
def test_says_what_it_is_about_before_its_first_code(path):
    notebook = nbformat.read(path, as_version=4)
    first = notebook.cells[0]
    assert first.cell_type == "markdown"
    if not first.source.startswith("# "):
        pytest.fail(f"the first cell starts without a title: {first.source[:60]!r}")
