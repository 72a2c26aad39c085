"""Executes a notebook without a browser: progress on the terminal, then its results and where its copies lie.

    python execute.py NOTEBOOK --out FOLDER [--save]

The executed notebook and an HTML page are written to the folder. With --save the outputs also go back into the
notebook itself, tidied for committing.
"""

import argparse
import atexit
import asyncio
import shutil
import sys
import time
from pathlib import Path

import nbformat
from jupyter_client.kernelspec import NoSuchKernel
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, DeadKernelError
from nbconvert import HTMLExporter

import tidy

RESULT = "result"


class Narrator(NotebookClient):
    """Executes a notebook and tells the terminal how far it is."""

    def __init__(self, notebook, **options):
        super().__init__(notebook, **options)
        code = [i for i, cell in enumerate(notebook.cells) if cell.cell_type == "code" and cell.source.strip()]
        self.number = {index: n for n, index in enumerate(code, start=1)}
        self.started = time.monotonic()
        self.live = sys.stdout.isatty()
        self.on_cell_execute = self.announce
        self.on_cell_executed = self.time

    def announce(self, cell, cell_index):
        first = next((line for line in cell.source.splitlines() if line.strip()), "")
        self.started = time.monotonic()
        print(f"[{self.number.get(cell_index)}/{len(self.number)}] {shortened(first.strip())}", flush=True)

    def time(self, cell, cell_index, execute_reply):
        self.overwrite("")
        print(f"      {time.monotonic() - self.started:.1f} s", flush=True)

    def process_message(self, msg, cell, cell_index):
        content = msg["content"]
        if msg["header"]["msg_type"] == "update_display_data":
            self.overwrite(next(iter(content["data"].get("text/plain", "").strip().splitlines()), ""))
        return super().process_message(msg, cell, cell_index)

    def overwrite(self, line):
        """Shows the first line of a live display in place; only a terminal can."""
        if self.live:
            print(f"\r\x1b[K{'      ' + shortened(line) if line else ''}", end="", flush=True)


def shortened(line):
    width = shutil.get_terminal_size().columns - 12
    return line if len(line) <= width else line[: max(width - 1, 1)] + "…"


def results(notebook):
    """The plain text of the outputs of the cells tagged as results."""
    for cell in notebook.cells:
        if cell.cell_type == "code" and RESULT in cell.metadata.get("tags", []):
            for output in cell.outputs:
                text = output.get("text") or output.get("data", {}).get("text/plain")
                if text:
                    yield text.rstrip("\n")


def execute(path, log, timeout=None):
    notebook = nbformat.read(path, as_version=4)
    client = Narrator(notebook, timeout=timeout, startup_timeout=240, resources={"metadata": {"path": str(path.parent)}})
    try:
        client.execute(stderr=log)
        return notebook, None
    except CellExecutionError as error:
        return notebook, f"a cell failed: {error.ename}: {error.evalue}"
    except DeadKernelError:
        return notebook, f"the kernel died; what it said last is in {log.name}"
    except RuntimeError as error:  # so nbclient says that the kernel never answered
        atexit.unregister(client._cleanup_kernel)  # it has been cleaned up, and a second time is an error
        return notebook, f"{error}; what the kernel said is in {log.name}"
    except NoSuchKernel as error:
        return notebook, f"there is no kernel {error.name!r} here: choose the kernel Java (Tammes) in the notebook"


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("notebook", type=Path)
    parser.add_argument("--out", type=Path, required=True, help="folder for the executed notebook and its HTML")
    parser.add_argument("--save", action="store_true", help="write the outputs back into the notebook, tidied")
    options = parser.parse_args()

    options.out.mkdir(parents=True, exist_ok=True)
    executed = options.out / options.notebook.name
    page = executed.with_suffix(".html")
    with open(executed.with_suffix(".log"), "w", encoding="utf-8") as log:
        notebook, failure = execute(options.notebook, log)
    nbformat.write(notebook, executed)
    page.write_text(HTMLExporter().from_notebook_node(notebook)[0], encoding="utf-8")

    print()
    for text in results(notebook):
        print(text, end="\n\n")
    print(f"Executed notebook: {executed}")
    print(f"As a page:         {page}")
    if failure:
        sys.exit(f"tammes: {options.notebook.name}: {failure}")
    if options.save:
        nbformat.write(tidy.tidied(notebook), options.notebook)
        print(f"Saved:             {options.notebook}")


if __name__ == "__main__":
    try:
        main()
    except (KeyboardInterrupt, asyncio.CancelledError):
        sys.exit("tammes: stopped")
    except OSError as error:
        sys.exit(f"tammes: {error.strerror}: {error.filename}" if error.filename else f"tammes: {error.strerror}")
