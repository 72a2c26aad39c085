"""A running kernel, and a way to run a cell and look at all that it sends."""

import os
import queue
import time
from pathlib import Path
from types import SimpleNamespace

from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import KernelManager

ROOT = Path(__file__).resolve().parents[5]
KERNEL = os.environ.get("KERNEL", "tammes")
JAVA = os.path.join(os.environ["JAVA_HOME"], "bin", "java") if "JAVA_HOME" in os.environ else "java"
TIMEOUT = 300


class Kernel:
    """A running kernel, by its kernelspec's name or by a command of its own."""

    def __init__(self, name=None, argv=None, env=None):
        self.manager = KernelManager(kernel_name=name or "of-the-test")
        if argv:
            spec = KernelSpec(argv=argv, env=env or {}, language="java", display_name="Java of the test")
            self.manager._kernel_spec = spec
        self.manager.start_kernel()
        self.client = self.manager.client()
        # Jupyter's manager counts its interrupts from 0 under the same name, and their answers would pass for those of cells.
        self.client.session.message_count = 1000
        self.client.start_channels()
        self.client.wait_for_ready(timeout=TIMEOUT)

    def start(self, code):
        """Sends a cell without waiting for it."""
        return self.client.execute(code)

    def finish(self, message_id):
        """Waits for a cell; gives what it printed, showed and failed with."""
        messages = []
        end = time.monotonic() + TIMEOUT
        while time.monotonic() < end:
            try:
                message = self.client.get_iopub_msg(timeout=5)
            except queue.Empty:
                assert self.manager.is_alive(), "the kernel died"
                continue
            if message["parent_header"].get("msg_id") != message_id:
                continue
            messages.append(message)
            if message["msg_type"] == "status" and message["content"]["execution_state"] == "idle":
                return result(messages)
        raise TimeoutError(f"the cell ran for more than {TIMEOUT} s")

    def run(self, code):
        cell = self.finish(self.start(code))
        assert cell.error is None, cell.error
        return cell

    def stop(self):
        self.client.stop_channels()
        self.manager.shutdown_kernel(now=True)


def result(messages):
    def of(*kinds):
        return [message["content"] for message in messages if message["msg_type"] in kinds]

    def text(stream):
        return "".join(content["text"] for content in of("stream") if content["name"] == stream)

    errors = of("error")
    return SimpleNamespace(
        shown=of("display_data", "execute_result"),
        updates=of("update_display_data"),
        stdout=text("stdout"),
        stderr=text("stderr"),
        error=errors[0] if errors else None,
    )
