"""A model outlives its notebook: what README and notebook 05 say of saving and loading, done as they say it."""

import os
import re
import shlex
import subprocess

import nbformat
import pytest
from checkout import NOTEBOOKS, ROOT

OWN_DATA = next(path for path in NOTEBOOKS if path.stem.endswith("your-own-data"))


def run_cells(folder, *sources):
    """Runs cells in a kernel of their own, in a folder; gives the text that the last one shows."""
    from execute import execute

    folder.mkdir(parents=True, exist_ok=True)
    notebook = nbformat.v4.new_notebook(
        cells=[nbformat.v4.new_code_cell(source) for source in sources],
        metadata={"kernelspec": {"display_name": "Java (Tammes)", "language": "java", "name": "tammes"}},
    )
    nbformat.write(notebook, folder / "cells.ipynb")
    with open(folder / "cells.log", "w+", encoding="utf-8") as log:
        executed, failure = execute(folder / "cells.ipynb", log, 600)
    assert failure is None
    return "\n".join(output.data["text/plain"] for output in executed.cells[-1].outputs if "data" in output)


def test_the_readmes_second_block_trains_saves_loads_and_predicts(tmp_path):
    language, block = re.findall(r"^```(\w+)\n(.*?)^```", (ROOT / "README.md").read_text(encoding="utf-8"), re.M | re.S)[1]
    assert language == "java"
    assert re.findall(r"Training\.fit|\.save\(|TrainedModel\.load|\.predict\(", block) == [
        "Training.fit", ".save(", "TrainedModel.load", ".predict("
    ]  # fmt: skip
    answer = run_cells(tmp_path, block)
    assert re.search(r"\d \(cosine 0\.\d\d\), then \d", answer), answer
    assert (tmp_path / "digits" / "model.json").is_file()


@pytest.fixture(scope="module")
def saved(tmp_path_factory):
    """A folder in which notebook 05 has been run until its model was saved."""
    cells = {cell.id: cell.source for cell in nbformat.read(OWN_DATA, as_version=4).cells}
    folder = tmp_path_factory.mktemp("own")
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("TAMMES_BUDGET", "smoke")
        run_cells(folder / "notebooks", *(cells[name] for name in ("folder", "look", "split", "train", "save")))
    return folder


def test_the_cell_that_loads_needs_nothing_but_a_new_kernel(saved):
    (load,) = (cell.source for cell in nbformat.read(OWN_DATA, as_version=4).cells if cell.id == "load")
    answer = run_cells(saved / "notebooks", load)
    assert "8 classes" in answer
    assert re.search(r"\d \(cosine", answer), answer


def test_the_line_for_python_names_the_class_that_java_does(saved):
    python = ROOT / ".venv-bench" / "bin" / "python"
    if subprocess.run([python, "-c", "import torch"], capture_output=True).returncode if python.exists() else True:
        pytest.skip("NO PYTORCH FOR PYTHON HERE: ./run bench models installs it")
    text = "\n".join(cell.source for cell in nbformat.read(OWN_DATA, as_version=4).cells if cell.cell_type == "markdown")
    (line,) = re.findall(r"^```sh\npython (.*)\n```$", text, re.MULTILINE)
    script, *arguments = shlex.split(line)
    said = subprocess.run(
        [python, ROOT / script, *arguments], cwd=saved, capture_output=True, text=True, check=True, env={**os.environ}
    ).stdout
    java = run_cells(saved / "notebooks", f'TrainedModel.load(Path.of("../{arguments[0]}")).predict(Path.of("../{arguments[1]}")).nearest()')
    assert said.split() == [arguments[1], java]
