"""Adds up the reports of Surefire, JaCoCo and pytest: the last lines of ./test, and its exit status.

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


def coverage(checkout):
    """How many of the lines of each module its own tests in Java ran, and of all modules together; none without reports."""
    lines = {}
    for report in sorted(Path(checkout, "lib").glob("*/target/site/jacoco/jacoco.xml")):
        for counter in ElementTree.parse(report).getroot().iterfind("counter[@type='LINE']"):
            covered, missed = int(counter.get("covered")), int(counter.get("missed"))
            lines[report.relative_to(checkout).parts[1]] = covered, covered + missed
    if not lines:
        return None

    def percent(covered, all_lines):
        return f"{100 * covered / all_lines:.1f} %"

    modules = ", ".join(f"{module} {percent(*counts)}" for module, counts in lines.items())
    return f"coverage: {percent(*map(sum, zip(*lines.values())))} of the lines ({modules})"


def main(checkout, *statuses):
    runners = (
        sorted(Path(checkout, "lib").glob("*/target/surefire-reports/TEST-*.xml")),
        sorted(Path(checkout, "out", "reports").glob("pytest*.xml")),
    )
    passed = failed = skipped = 0
    for reports, status in zip(runners, statuses, strict=True):
        good, bad, left_out = counted(reports)
        passed, failed, skipped = passed + good, failed + max(bad, int(status != "0")), skipped + left_out
    if covered := coverage(checkout):
        print(covered)
    print(f"{passed} passed, {failed} failed" + (f", {skipped} skipped" if skipped else ""))
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
