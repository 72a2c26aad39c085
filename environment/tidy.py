"""Tidies executed notebooks for committing: what changes from run to run or names a machine is taken out.

    python tidy.py NOTEBOOK...

Cell ids are kept where a cell has one of its own, so that a difference between two versions shows what was edited.
"""

import re
import sys

import nbformat

import whole_file

KERNEL = {"display_name": "Java (Tammes)", "language": "java", "name": "tammes"}
OWN_ID = re.compile(r"[a-z][a-z0-9-]{0,63}")
FIGURE = "application/vnd.plotly.v1+json"
KEPT_IN_CELLS = ("tags", "slideshow")


def tidied(notebook):
    """A notebook with the same sources and outputs and none of the run's metadata."""
    notebook.metadata = nbformat.from_dict({"kernelspec": KERNEL, "language_info": {"name": "java"}})
    notebook.nbformat, notebook.nbformat_minor = 4, 5
    used = set()
    for number, cell in enumerate(notebook.cells, start=1):
        cell.metadata = nbformat.from_dict({key: cell.metadata[key] for key in KEPT_IN_CELLS if cell.metadata.get(key)})
        identifier = cell.get("id", "")
        if not OWN_ID.fullmatch(identifier) or is_random(identifier) or identifier in used:
            identifier = f"cell-{number:02d}"
            while identifier in used:
                identifier += "-again"
        cell.id = identifier
        used.add(identifier)
        for output in cell.get("outputs", []):
            output.pop("transient", None)
            if FIGURE in output.get("data", {}):
                output.data[FIGURE] = with_whole_numbers(output.data[FIGURE])
            if "metadata" in output:
                output.metadata = nbformat.from_dict({k: v for k, v in output.metadata.items() if "/" in k})
    nbformat.validate(notebook)
    return notebook


def with_whole_numbers(value):
    """JSON whose whole numbers are written as a browser writes them, 0 and not 0.0, so that saving changes nothing."""
    if isinstance(value, dict):
        return {key: with_whole_numbers(part) for key, part in value.items()}
    if isinstance(value, list):
        return [with_whole_numbers(part) for part in value]
    return int(value) if isinstance(value, float) and value.is_integer() else value


def is_random(identifier):
    """Whether an id is one that Jupyter drew: eight hexadecimal digits or a UUID."""
    return re.fullmatch(r"[0-9a-f]{8}(-[0-9a-f]{4}){0,3}(-[0-9a-f]{12})?", identifier) is not None


if __name__ == "__main__":
    for path in sys.argv[1:]:
        notebook = nbformat.read(path, as_version=4)
        whole_file.write(path, nbformat.writes(tidied(notebook)) + "\n")
