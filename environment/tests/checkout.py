"""Where things lie in the checkout, its notebooks, and the real data beside it."""

import fcntl
import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
OUT = ROOT / "out"
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))


def by_name(notebooks):
    """Parameters of a test that is run for each of some notebooks; none of them is a test skipped, not one passed."""
    return pytest.mark.parametrize("path", notebooks, ids=[path.stem for path in notebooks])


CIFAR = "cifar-100-binary"


def data_directory():
    """The folder with CIFAR-100, for TAMMES_DATA: the user's own, or the shared archive's, unpacked once; else none."""
    cache = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    own = Path(os.environ.get("TAMMES_DATA") or Path(cache) / "tammes")
    if (own / CIFAR).is_dir():
        return own
    unpacked = OUT / "real-data"
    archive = Path(os.environ.get("TAMMES_SHARED") or ROOT.parent / "shared") / "data" / f"{CIFAR}.tar.xz"
    if not (unpacked / CIFAR).is_dir() and archive.is_file():
        unpacked.mkdir(parents=True, exist_ok=True)
        with open(unpacked / ".lock", "w") as lock:  # tests run in two processes
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not (unpacked / CIFAR).is_dir():
                temporary = unpacked / "unpacking"
                shutil.rmtree(temporary, ignore_errors=True)
                temporary.mkdir()
                subprocess.run(["tar", "xJf", archive, "-C", temporary], check=True)
                (temporary / CIFAR).rename(unpacked / CIFAR)
    return unpacked if (unpacked / CIFAR).is_dir() else None


def of_fewer_trials(text):
    """A notebook's text with one seed where it trains with three, and the first six of the paper's eighteen trials."""
    return text.replace("List.of(1, 2, 3)", "List.of(1)").replace(
        "PaperGrid.all(budget, cifar, 0)", "PaperGrid.all(budget, cifar, 0).subList(0, 6)"
    )


def shortened(text):
    """The same with one epoch, for tests that look at what a notebook shows and not at what it learns."""
    return of_fewer_trials(text).replace("TrainingOptions.epochs(10)", "TrainingOptions.epochs(1)")


def skip_without_data(path):
    """Ends the test of a notebook that needs CIFAR-100 where there is none, for a test downloads nothing."""
    if "cifar" in path.stem and not data_directory():
        pytest.skip(f"NO CIFAR-100: {path.name} is not run; see CONTRIBUTING.md for where its data is looked for")
