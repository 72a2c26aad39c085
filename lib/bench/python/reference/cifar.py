"""The images that both sides of a benchmark train on."""

import contextlib
import os
import subprocess
import tempfile
from pathlib import Path
from random import Random

ROOT = Path(__file__).resolve().parents[4]
FOLDER = "cifar-100-binary"
RECORD = 2 + 3 * 32 * 32
TRAIN, TEST = 50_000, 10_000
CLASSES = ROOT / "lib/core/src/main/resources/io/github/tammes/data/sets/cifar100-classes.txt"


@contextlib.contextmanager
def cifar100_folder():
    """Gives a folder with CIFAR-100 in its official binary layout: the real one if it is here, else noise like it."""
    cache = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    installed = Path(os.environ.get("TAMMES_DATA") or Path(cache) / "tammes") / FOLDER
    if (installed / "test.bin").is_file():
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
    random = Random(0)
    superclasses = superclass_of()
    folder.mkdir()
    for name, size in (("train.bin", TRAIN), ("test.bin", TEST)):
        with open(folder / name, "wb") as file:
            for _ in range(size):
                label = random.randrange(len(superclasses))
                file.write(bytes((superclasses[label], label)) + random.randbytes(RECORD - 2))


def superclass_of():
    """Returns the superclass of each class; the library refuses images of a class and another superclass than its own."""
    names = [line.split("\t")[1] for line in CLASSES.read_text(encoding="utf-8").splitlines()]
    return [sorted(set(names)).index(name) for name in names]
