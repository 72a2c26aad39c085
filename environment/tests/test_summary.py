"""The last lines of ./test: what was counted, what was covered, and the exit status."""

import pytest

import summary

JUNIT = '<testsuite tests="{}" failures="{}" errors="{}" skipped="{}"/>'
JACOCO = """<?xml version="1.0"?><!DOCTYPE report PUBLIC "-//JACOCO//DTD Report 1.1//EN" "report.dtd">
<report name="m"><package name="p"><counter type="LINE" missed="99" covered="99"/></package>
<counter type="BRANCH" missed="7" covered="7"/><counter type="LINE" missed="{}" covered="{}"/></report>"""


@pytest.fixture
def checkout(tmp_path):
    def write(path, text):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text)

    write("lib/core/target/surefire-reports/TEST-a.xml", JUNIT.format(10, 0, 0, 2))
    write("out/reports/pytest.xml", f"<testsuites>{JUNIT.format(5, 0, 0, 0)}</testsuites>")
    write("lib/core/target/site/jacoco/jacoco.xml", JACOCO.format(10, 90))
    write("lib/kernel/target/site/jacoco/jacoco.xml", JACOCO.format(150, 150))
    return tmp_path, write


def test_counts_and_coverage(checkout, capsys):
    assert summary.main(checkout[0], "0", "0") == 0
    covered, counted = capsys.readouterr().out.splitlines()
    assert covered == "coverage: 60.0 % of the lines (core 90.0 %, kernel 50.0 %)"
    assert counted == "13 passed, 0 failed, 2 skipped"


def test_a_runner_that_failed_without_a_failed_test(checkout, capsys):
    assert summary.main(checkout[0], "1", "0") == 1
    assert capsys.readouterr().out.splitlines()[-1] == "13 passed, 1 failed, 2 skipped"


def test_without_reports_of_coverage(checkout, capsys):
    folder, write = checkout
    for report in folder.glob("lib/*/target/site/jacoco/jacoco.xml"):
        report.unlink()
    assert summary.main(folder, "0", "0") == 0
    assert capsys.readouterr().out.splitlines() == ["13 passed, 0 failed, 2 skipped"]
