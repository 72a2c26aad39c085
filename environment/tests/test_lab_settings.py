"""What a notebook is saved as: opening it, or passing a mouse over its figures, is no change."""

import copy
import runpy
from types import SimpleNamespace

import nbformat
import pytest
from checkout import ROOT
from traitlets.config import Config

FIGURE = "application/vnd.plotly.v1+json"


@pytest.fixture
def save(tmp_path):
    """Saves as Jupyter does and gives what was saved."""
    settings = ROOT / "environment" / "lab" / "jupyter_server_config.py"
    tidied = runpy.run_path(str(settings), init_globals={"get_config": Config})["tidied"]

    def one(notebook):
        model = {"type": "notebook", "content": copy.deepcopy(notebook)}
        tidied(model=model, path="/a folder/one.ipynb", contents_manager=SimpleNamespace(root_dir=str(tmp_path)))
        (tmp_path / "a folder").mkdir(exist_ok=True)
        nbformat.write(model["content"], tmp_path / "a folder" / "one.ipynb")
        return model["content"]

    return one


def notebook(picture, angle=0):
    data = {FIGURE: {"data": [], "layout": {"angle": angle}}, "image/png": picture, "text/plain": "A sphere."}
    shown = nbformat.v4.new_output("display_data", data=data)
    made = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("sphere", outputs=[shown], id="sphere")])
    made.metadata["kernelspec"] = {"name": "tammes", "display_name": "Java (Tammes)", "language": "java"}
    return made


def picture_of(saved):
    return saved.cells[0].outputs[0]["data"]["image/png"]


def test_a_picture_that_a_figure_takes_of_itself_is_not_saved(save):
    first = save(notebook("of the kernel"))
    assert save(notebook("of the screen")) == first
    assert picture_of(first) == "of the kernel"


def test_the_picture_of_another_figure_is_saved(save):
    save(notebook("of the kernel"))
    assert picture_of(save(notebook("of another", angle=1))) == "of another"


def test_the_facts_of_this_java_are_not_saved(save):
    opened = notebook("any")
    opened.metadata["language_info"] = {"name": "Java", "version": "17.0.15"}
    assert save(opened).metadata["language_info"] == {"name": "java"}
