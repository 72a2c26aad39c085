"""The notebooks as they are committed: with their outputs, small, and without a trace of one run or one machine."""

import json
import re
from pathlib import Path

import nbformat
import pytest
from checkout import NOTEBOOKS, ROOT, by_name

import tidy

MEGABYTES = 5

# Of an output with a figure that can be turned, the picture beside it included.
MOST_CHARACTERS = 100_000

MOST_TYPES = 12

# The public types of the library by name, but for the kernel's, which a notebook does not meet.
TYPES = {
    path.stem
    for path in (ROOT / "lib").glob("*/src/main/java/**/*.java")
    if "kernel" not in path.parts
    and re.search(rf"^public [\w ]*\b{path.stem}\b", path.read_text(encoding="utf-8"), re.MULTILINE)
}


def code(path):
    notebook = nbformat.read(path, as_version=4)
    return [cell for cell in notebook.cells if cell.cell_type == "code" and cell.source.strip()]


def test_all_together_stay_small():
    assert sum(path.stat().st_size for path in NOTEBOOKS) < MEGABYTES * 1_000_000


@by_name(NOTEBOOKS)
def test_figures_to_be_turned_stay_small(path):
    shown = [output.data for cell in code(path) for output in cell.outputs if "data" in output]
    figures = [len(json.dumps(data)) for data in shown if "application/vnd.plotly.v1+json" in data]
    assert [size for size in figures if size > MOST_CHARACTERS] == []


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


@by_name(NOTEBOOKS)
def test_says_first_how_long_it_takes_and_what_it_needs(path):
    first = nbformat.read(path, as_version=4).cells[0].source
    assert [word for word in ("minute", "need") if word not in first.lower()] == []


@by_name(NOTEBOOKS)
def test_a_reader_has_to_learn_few_types(path):
    used = set(re.findall(r"\b[A-Z]\w+", "\n".join(cell.source for cell in code(path)))) & TYPES
    assert len(used) <= MOST_TYPES, sorted(used)


@by_name(NOTEBOOKS)
def test_ends_with_three_exercises_their_answers_and_the_way_on(path):
    notebook = nbformat.read(path, as_version=4)
    text = "\n\n".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown")
    exercises = re.search(r"^#+ [\w ]*xercises$(.*)", text, re.MULTILINE | re.DOTALL)
    assert exercises and len(re.findall(r"^\d\. ", exercises[1], re.MULTILINE)) >= 3
    assert "nswer" in exercises[1]
    linked = {name for name in re.findall(r"\]\(([\w-]+)\.ipynb\)", text) if name != path.stem}
    assert linked, "it leads nowhere"
    assert all(name in {other.stem for other in NOTEBOOKS} for name in linked), linked


def test_the_way_leads_through_all_notebooks():
    for path, following in zip(NOTEBOOKS, NOTEBOOKS[1:]):
        texts = {each: each.read_text(encoding="utf-8") for each in (path, following)}
        assert f"({following.name})" in texts[path], f"{path.stem} has no link forward"
        assert f"({path.name})" in texts[following], f"{following.stem} has no link back"
