"""Jupyter's settings for this environment, read by ./run lab and on Binder alike; environment/setup.sh copies it there.

A command-line option goes before them, for example ./run lab --KernelSpecManager.allowed_kernelspecs=python3
"""

import json
from pathlib import Path

import nbformat

KERNELS = {"tammes", "tammes-ijava"}


FIGURE, PICTURE = "application/vnd.plotly.v1+json", "image/png"


def figures(notebook):
    """What the cells show as figures that can be turned, each with a picture of it for front ends that do not draw them."""
    for cell in notebook.get("cells", []):
        for output in cell.get("outputs", []):
            if FIGURE in output.get("data", {}) and PICTURE in output["data"]:
                yield json.dumps(output["data"][FIGURE], sort_keys=True), output["data"]


def tidied(model, path, contents_manager, **_):
    """Leaves out of a saved notebook what Jupyter writes into it for being opened: the facts of this machine's Java, and the
    pictures that its figures take of themselves wherever a mouse passes over them.

    Opening a committed notebook then changes no byte of it; only what a person does is a change.
    """
    if model["type"] == "notebook":
        notebook = model["content"]
        metadata = notebook.get("metadata", {})
        if metadata.get("kernelspec", {}).get("name") in KERNELS and "language_info" in metadata:
            metadata["language_info"] = {"name": "java"}
        shown = list(figures(notebook))
        saved = Path(contents_manager.root_dir, path.lstrip("/"))
        if shown and saved.is_file():
            before = {figure: data[PICTURE] for figure, data in figures(nbformat.read(saved, as_version=4))}
            for figure, data in shown:
                data[PICTURE] = before.get(figure, data[PICTURE])


c = get_config()  # noqa: F821 (Jupyter brings it)

# One kernel to choose from, and no question about it: plain JJava, which knows nothing of the library, and Python are
# installed beside it.
c.MappingKernelManager.default_kernel_name = "tammes"
c.KernelSpecManager.allowed_kernelspecs = KERNELS
c.KernelSpecManager.ensure_native_kernel = False

c.ContentsManager.pre_save_hook = tidied
