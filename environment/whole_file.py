"""Writes a file whole or not at all: beside it first, then renamed."""

import os
import shutil
from pathlib import Path


def write(path, text):
    """Puts a text in the place of a file; any failure leaves the old file as it was, and its error names the file.

    A symbolic link stays one: the file that it leads to is replaced.
    """
    target = Path(os.path.realpath(path))
    beside = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with open(beside, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            shutil.copymode(target, beside)
        os.replace(beside, target)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from error
    finally:
        beside.unlink(missing_ok=True)
