"""Adds up the reports of Surefire and pytest: the last line of ./test, and its exit status.

    python summary.py CHECKOUT MAVEN_STATUS PYTEST_STATUS

A runner that failed without a failed test to show for it (a formatter's complaint, say) counts as one failure.
"""

import sys
from pathlib import Path
from xml.etree import ElementTree


def counted(reports):
    """Passed, failed and skipped tests in a list of JUnit XML files."""
    tests = failed = skipped = 0
    for report in reports:
        for suite in ElementTree.parse(report).getroot().iter("testsuite"):
            tests += int(suite.get("tests", 0))
            failed += int(suite.get("failures", 0)) + int(suite.get("errors", 0))
            skipped += int(suite.get("skipped", 0))
    return tests - failed - skipped, failed, skipped


def main(checkout, *statuses):
    runners = (
        sorted(Path(checkout, "lib").glob("*/target/surefire-reports/TEST-*.xml")),
        sorted(Path(checkout, "out", "reports").glob("pytest*.xml")),
    )
    passed = failed = skipped = 0
    for reports, status in zip(runners, statuses, strict=True):
        good, bad, left_out = counted(reports)
        passed, failed, skipped = passed + good, failed + max(bad, int(status != "0")), skipped + left_out
    print(f"{passed} passed, {failed} failed" + (f", {skipped} skipped" if skipped else ""))
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
