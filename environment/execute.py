"""Executes a notebook without a browser: progress on the terminal, then its results and where its copies lie.

    python execute.py NOTEBOOK --out FOLDER [--save] [--kernel NAME]

The executed notebook and an HTML page are written to the folder. With --save the outputs also go back into the
notebook itself, tidied for committing. What was committed as outputs is taken out before the first cell: after a failure
or a signal, only what this run has made is shown and written.
"""

import argparse
import asyncio
import atexit
import shutil
import signal
import sys
import time
from pathlib import Path

import nbformat
from jupyter_client.kernelspec import NoSuchKernel
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, DeadKernelError

import tidy
import webpage
import whole_file

RESULT = "result"
ENDING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Narrator(NotebookClient):
    """Executes a notebook, tells the terminal how far it is, and ends with its kernel when a signal asks for it."""

    def __init__(self, notebook, **options):
        super().__init__(notebook, **options)
        code = [i for i, cell in enumerate(notebook.cells) if cell.cell_type == "code" and cell.source.strip()]
        self.number = {index: n for n, index in enumerate(code, start=1)}
        self.started = time.monotonic()
        self.live = sys.stdout.isatty()
        self.stopped = False
        self.on_cell_execute = self.announce
        self.on_cell_executed = self.time

    async def async_start_new_kernel(self, **options):
        loop, task = asyncio.get_running_loop(), asyncio.current_task()
        for ending in ENDING:  # nbclient has just set two of them: its own leave the kernel to die in its own time
            loop.add_signal_handler(ending, self.stop, task)
        await super().async_start_new_kernel(**options)

    async def async_execute(self, **options):
        try:
            return await super().async_execute(**options)
        except asyncio.CancelledError:
            # nbclient ends only the kernels that have answered it.
            if self.km is not None and self.km.has_kernel:
                await self._async_cleanup_kernel()
            raise

    def stop(self, task):
        if not self.stopped:
            self.stopped = True
            self.shutdown_kernel = "immediate"
            task.cancel()

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


def cleared(notebook):
    """A notebook without outputs, as before its first run."""
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    return notebook


def execute(path, log, timeout=None, kernel=None):
    """Executes a notebook; gives it with the outputs of the cells that ran, and its failure or None."""
    notebook = cleared(nbformat.read(path, as_version=4))
    options = {"kernel_name": kernel} if kernel else {}
    folder = {"metadata": {"path": str(path.parent)}}
    client = Narrator(notebook, timeout=timeout, startup_timeout=240, resources=folder, **options)
    try:
        asyncio.run(client.async_execute(stderr=log))
        return notebook, None
    except (asyncio.CancelledError, KeyboardInterrupt):
        client.stopped = True
    except CellExecutionError as error:
        return notebook, f"a cell failed: {error.ename}: {error.evalue}"
    except DeadKernelError:
        if not client.stopped:
            return notebook, f"the kernel died; what it said last is in {log.name}"
    except RuntimeError as error:  # so nbclient says that the kernel never answered
        if not client.stopped:
            return notebook, f"{error}; what the kernel said is in {log.name}"
    except NoSuchKernel as error:
        return notebook, f"there is no kernel {error.name!r} here: choose the kernel Java (Tammes) in the notebook"
    finally:
        atexit.unregister(client._cleanup_kernel)  # it has been cleaned up, and a second time is an error
    return notebook, "stopped"


def write_all(files):
    """Writes what can be written of some files, given as (what it is, path, text); gives the errors of the others."""
    failures = []
    for what, path, text in files:
        try:
            whole_file.write(path, text)
            print(f"{what:<19}{path}")
        except OSError as error:
            failures.append(sentence(error))
    return failures


def sentence(error):
    return f"{error.strerror}: {error.filename}" if error.filename else str(error.strerror or error)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("notebook", type=Path)
    parser.add_argument("--out", type=Path, required=True, help="folder for the executed notebook and its HTML")
    parser.add_argument("--save", action="store_true", help="write the outputs back into the notebook, tidied")
    parser.add_argument("--kernel", help="the kernel to run it on (default: the notebook's own)")
    options = parser.parse_args()

    options.out.mkdir(parents=True, exist_ok=True)
    executed = options.out / options.notebook.name
    page = executed.with_suffix(".html")
    with open(executed.with_suffix(".log"), "w", encoding="utf-8") as log:
        notebook, failure = execute(options.notebook, log, kernel=options.kernel)

    print()
    for text in results(notebook):
        print(text, end="\n\n")
    if failure:
        code = [cell for cell in notebook.cells if cell.cell_type == "code" and cell.source.strip()]
        ran = sum(cell.execution_count is not None for cell in code)
        failure = f"{options.notebook.name}: {failure} ({ran} of {len(code)} cells were begun, and only their outputs are shown)"
    files = [
        ("What ran:" if failure else "Executed notebook:", executed, nbformat.writes(notebook) + "\n"),
        ("As a page:", page, webpage.text(notebook, page.stem)),
    ]
    if options.save and not failure:
        files.append(("Saved:", options.notebook, nbformat.writes(tidy.tidied(notebook)) + "\n"))
    failures = write_all(files)
    try:
        webpage.write_linked(notebook, options.notebook, options.out)
    except OSError as error:
        failures.append(sentence(error))
    if failure or failures:
        sys.exit("\n".join(f"tammes: {words}" for words in [*failures, failure] if words))


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        sys.exit("tammes: stopped")
    except OSError as error:
        sys.exit(f"tammes: {sentence(error)}")
