"""What is taken out of an executed notebook before it is committed, and what is not."""

import copy

import nbformat
import pytest

import tidy


@pytest.fixture
def notebook():
    v4 = nbformat.v4
    picture = v4.new_output(
        "display_data",
        data={"image/png": "iVBORw0KGgo=", "text/plain": "a chart"},
        metadata={"image/png": {"width": 400}, "isolated": True},
    )
    cell = v4.new_code_cell("chart", execution_count=1, outputs=[picture])
    cell.metadata = nbformat.from_dict({"tags": ["result"], "execution": {"iopub.execute_input": "2026"}})
    made = v4.new_notebook(cells=[v4.new_markdown_cell("# Title"), cell, v4.new_code_cell("1")])
    made.metadata = nbformat.from_dict({"kernelspec": {"name": "java"}, "widgets": {}, "language_info": {"version": "17"}})
    for cell, identifier in zip(made.cells, ["0f3a9c1d", "the-chart", "the-chart"]):
        cell.id = identifier
    return made


def test_sources_outputs_counts_and_tags_stay(notebook):
    before = copy.deepcopy(notebook)
    after = tidy.tidied(notebook)
    assert [cell.source for cell in after.cells] == [cell.source for cell in before.cells]
    assert after.cells[1].outputs[0].data == before.cells[1].outputs[0].data
    assert after.cells[1].outputs[0].metadata == {"image/png": {"width": 400}}
    assert after.cells[1].execution_count == 1
    assert after.cells[1].metadata == {"tags": ["result"]}


def test_the_run_and_the_machine_leave_no_trace(notebook):
    after = tidy.tidied(notebook)
    assert after.metadata == {"kernelspec": tidy.KERNEL, "language_info": {"name": "java"}}
    assert "execution" not in after.cells[1].metadata


def test_drawn_and_doubled_ids_are_replaced_and_own_ids_kept(notebook):
    assert [cell.id for cell in tidy.tidied(notebook).cells] == ["cell-01", "the-chart", "cell-03"]


def test_tidying_twice_changes_nothing(notebook):
    once = tidy.tidied(notebook)
    assert tidy.tidied(copy.deepcopy(once)) == once


@pytest.mark.parametrize("drawn", ["0f3a9c1d", "deadbeef", "8f14e45f-ceea-467f-a8f4-1e1bafd3e6ab"])
def test_ids_that_jupyter_draws_are_recognised(drawn):
    assert tidy.is_random(drawn)


@pytest.mark.parametrize("own", ["cell-01", "train", "feed", "accuracy-chart"])
def test_ids_that_people_give_are_not_taken_for_drawn(own):
    assert not tidy.is_random(own)
