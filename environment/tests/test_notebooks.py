"""Every notebook, executed for real on its kernel."""

import re

import pytest
from checkout import NOTEBOOKS, by_name

QUICKSTART = [path for path in NOTEBOOKS if path.stem.endswith("quickstart")]


def outputs(notebook, *kinds):
    return [
        (number, output)
        for number, cell in enumerate(notebook.cells)
        for output in cell.get("outputs", [])
        if output.output_type in kinds
    ]


def pictures(notebook):
    shown = outputs(notebook, "display_data", "execute_result")
    return [output for _, output in shown if any(kind.startswith("image/") for kind in output.data)]


@by_name(NOTEBOOKS)
def test_runs_to_its_end_without_an_error(executed, path):
    notebook, failure = executed(path)
    assert failure is None
    assert outputs(notebook, "error") == []


@by_name(NOTEBOOKS)
def test_no_cell_writes_to_standard_error(executed, path):
    notebook, _ = executed(path)
    assert [(n, o.text) for n, o in outputs(notebook, "stream") if o.name == "stderr"] == []


@by_name(NOTEBOOKS)
def test_every_output_has_plain_text_for_terminals_and_screen_readers(executed, path):
    notebook, _ = executed(path)
    shown = outputs(notebook, "display_data", "execute_result")
    assert [n for n, output in shown if not output.data.get("text/plain", "").strip()] == []


@by_name(QUICKSTART)
def test_the_quickstart_shows_charts(executed, path):
    notebook, _ = executed(path)
    assert len(pictures(notebook)) >= 4


@by_name(QUICKSTART)
def test_the_quickstart_learns(executed, path):
    """The results' own line names the data and the accuracy on held-out images."""
    notebook, _ = executed(path)
    from execute import results

    text = "\n".join(results(notebook))
    found = re.search(r"accuracy\D*(\d+(?:\.\d+)?)\s*(%?)", text, re.IGNORECASE)
    if not found:
        pytest.fail(f"no accuracy among the results:\n{text}")
    accuracy = float(found[1])
    if "%" not in found[0]:
        accuracy *= 100
    floor = 85 if "Fashion" in text else 95
    assert floor <= accuracy <= 100
