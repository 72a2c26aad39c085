"""A library that names a CUDA library at its start loads without it, once the name is taken out."""

import ctypes
import platform
import shutil
import subprocess

import pytest

import cpu_torch

pytestmark = pytest.mark.skipif(
    platform.system() != "Linux" or not shutil.which("cc"), reason="NO C COMPILER: libraries cannot be made here"
)


@pytest.fixture
def library(tmp_path):
    """Stands for PyTorch's: a call to cuBLAS that is never made, a pointer to one of its functions, and other work."""
    (tmp_path / "cublas.c").write_text("int cublasCreate(void) { return 1; }\n")
    (tmp_path / "cublas.map").write_text("libcublas.so.12 { global: *; };\n")
    (tmp_path / "user.c").write_text(
        "#include <math.h>\n"
        "extern int cublasCreate(void);\n"
        "int (*pointer)(void) = cublasCreate;\n"
        "int call(void) { return cublasCreate(); }\n"
        "double answer(double x) { return floor(cos(x) * 42); }\n"
    )

    def compile_library(source, target, *options):
        subprocess.run(["cc", "-shared", "-fPIC", source, "-o", target, *options], cwd=tmp_path, check=True)

    version = ["-Wl,-soname,libcublas.so.12", "-Wl,--version-script,cublas.map"]
    compile_library("cublas.c", "libcublas.so.12", *version)
    compile_library("user.c", "libuser.so", "./libcublas.so.12", "-Wl,-rpath,$ORIGIN", "-Wl,-z,lazy", "-lm")
    (tmp_path / "libcublas.so.12").unlink()
    return tmp_path / "libuser.so"


def test_it_loads_without_the_cuda_library(library):
    with pytest.raises(OSError, match="libcublas"):
        ctypes.CDLL(library)
    assert cpu_torch.strip(library) == [b"libcublas.so.12"]
    loaded = ctypes.CDLL(library)
    loaded.answer.restype, loaded.answer.argtypes = ctypes.c_double, [ctypes.c_double]
    assert loaded.answer(0.0) == 42
    assert ctypes.c_void_p.in_dll(loaded, "pointer").value is None


def test_a_second_time_changes_nothing(library):
    cpu_torch.strip(library)
    before = library.read_bytes()
    assert cpu_torch.strip(library) == []
    assert library.read_bytes() == before


def test_what_is_no_library_of_this_machine_is_left_alone(tmp_path):
    other = tmp_path / "libother.so"
    other.write_bytes(b"INPUT(-lcublas)\n" * 8)
    assert cpu_torch.strip(other) == []
    assert other.read_bytes() == b"INPUT(-lcublas)\n" * 8
