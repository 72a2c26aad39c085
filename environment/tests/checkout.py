"""Where things lie in the checkout, and its notebooks."""

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
OUT = ROOT / "out"
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))


def by_name(notebooks):
    """Parameters of a test that is run for each of some notebooks; none of them is a test skipped, not one passed."""
    return pytest.mark.parametrize("path", notebooks, ids=[path.stem for path in notebooks])
