"""Jupyter's own conformance suite on the kernel with and without our extension: nothing that passes without it may
fail with it."""

import unittest

import jupyter_kernel_test
import pytest
from jupyter_client.kernelspec import KernelSpecManager
from kernels import KERNEL


class Suite(jupyter_kernel_test.KernelTests):
    __test__ = False  # run below, once for each kernel

    language_name = "java"
    file_extension = ".jshell"
    code_hello_world = 'System.out.println("hello, world");'
    code_stderr = 'System.err.println("oops");'
    code_generate_error = 'throw new IllegalStateException("oops");'
    code_execute_result = [{"code": "6 * 7", "result": "42"}]
    code_display_data = [{"code": 'display("x");', "mime": "text/plain"}]
    code_inspect_sample = "System.out.println("
    completion_samples = [{"text": "System.out.printl", "matches": {"println"}}]
    complete_code_samples = ["1 + 1", "int x = 1;"]
    incomplete_code_samples = ["for (int i = 0; i < 3; i++) {"]
    invalid_code_samples = ["int 1x = ;"]


def outcomes(kernel):
    class Here(Suite):
        kernel_name = kernel

    report = unittest.TestResult()
    names = unittest.TestLoader().getTestCaseNames(Here)
    unittest.TestSuite(Here(name) for name in names).run(report)
    failed = {case.id().split(".")[-1]: text for case, text in report.failures + report.errors}
    skipped = {case.id().split(".")[-1] for case, _ in report.skipped}
    return {name: failed.get(name, "skipped" if name in skipped else "passed") for name in names}


NAMES = unittest.TestLoader().getTestCaseNames(Suite)


@pytest.fixture(scope="module")
def with_extension():
    return outcomes(KERNEL)


@pytest.fixture(scope="module")
def without_extension():
    if "java" not in KernelSpecManager().get_all_specs():
        pytest.skip("JJava's own kernelspec is not installed, so there is nothing to compare with")
    return outcomes("java")


@pytest.mark.parametrize("name", NAMES)
def test_the_extension_breaks_nothing(name, with_extension, without_extension):
    if without_extension[name] != "passed":
        pytest.skip(f"does not pass on the kernel without the extension either: {without_extension[name][-200:]}")
    assert with_extension[name] == "passed"


def test_the_kernel_does_what_matters(with_extension):
    needed = {"test_execute_stdout", "test_execute_stderr", "test_execute_result", "test_error"}
    assert {name: with_extension[name] for name in needed} == dict.fromkeys(needed, "passed")
