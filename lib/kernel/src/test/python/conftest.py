"""What the kernel's tests share."""

import os

import pytest
from kernels import KERNEL, ROOT, Kernel


@pytest.fixture(scope="module")
def kernel():
    """The kernel of the notebooks, or another one by the environment variable KERNEL."""
    running = Kernel(KERNEL)
    yield running
    running.stop()


@pytest.fixture(scope="session")
def class_path_of_tests():
    """The class path of the module's Java tests, which the kernels made for tests are started with."""
    target = ROOT / "lib" / "kernel" / "target"
    dependencies = target / "test-kernel.classpath"
    if not dependencies.is_file() or not (target / "test-classes").is_dir():
        pytest.skip("the Java tests are not compiled: run mvn verify (or ./test) first")
    own = [target / "test-classes", target / "classes"]
    return os.pathsep.join([*map(str, own), dependencies.read_text(encoding="utf-8").strip()])
