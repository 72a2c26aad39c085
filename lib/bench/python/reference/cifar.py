"""The images that both sides of a benchmark train on."""

import contextlib
import os
import subprocess
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[4]
FOLDER = "cifar-100-binary"
RECORD = 2 + 3 * 32 * 32
TRAIN, TEST = 50_000, 10_000


@contextlib.contextmanager
def cifar100_folder():
    """Gives a folder with CIFAR-100 in its official binary layout: the real one if it is here, else noise like it."""
    cache = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    installed = Path(os.environ.get("TAMMES_DATA") or Path(cache) / "tammes") / FOLDER
    if installed.is_dir():
        print(f"real CIFAR-100 of {installed}")
        yield installed
        return
    archive = Path(os.environ.get("TAMMES_SHARED") or ROOT.parent / "shared") / "data" / f"{FOLDER}.tar.xz"
    with tempfile.TemporaryDirectory(prefix="tammes-") as temporary:
        folder = Path(temporary) / FOLDER
        if archive.is_file():
            print(f"real CIFAR-100 of {archive}", flush=True)
            subprocess.run(["tar", "xJf", archive, "-C", temporary], check=True)
        else:
            print(f"NOT THE REAL IMAGES: there is neither {installed} nor {archive}; noise of the same shape is used",
                  flush=True)
            write_noise(folder)
        yield folder


def write_noise(folder):
    """Writes random pixels with random classes; the time of a training step does not depend on them."""
    import numpy as np

    random = np.random.default_rng(0)
    folder.mkdir()
    for name, size in (("train.bin", TRAIN), ("test.bin", TEST)):
        records = random.integers(0, 256, (size, RECORD), np.uint8)
        records[:, 0] %= 20
        records[:, 1] %= 100
        records.tofile(folder / name)
