"""Set-up without network, without space, and where nothing is left to do; each step for real, in a copy of its own."""

import os
import re
import shutil
import signal
import subprocess

import pytest
from checkout import ROOT
from two_processes import REGISTERS, TwoProcesses

CLOSED = "http://127.0.0.1:9"

# Neither a cache nor a proxy of this machine must help.
NO_PYTHON_PACKAGES = {
    "PIP_CONFIG_FILE": os.devnull, "PIP_NO_CACHE_DIR": "1", "PIP_FIND_LINKS": "", "PIP_RETRIES": "0",
    "http_proxy": CLOSED, "https_proxy": CLOSED, "HTTP_PROXY": CLOSED, "HTTPS_PROXY": CLOSED,
}


def copy_checkout(folder):
    """What set-up needs of the checkout, in a folder whose name has a space."""
    copy = folder / "my checkout"
    leave = shutil.ignore_patterns("target", "__pycache__", "tests", "src")
    shutil.copytree(ROOT / "environment", copy / "environment", ignore=leave)
    shutil.copytree(ROOT / "lib", copy / "lib", ignore=leave)
    shutil.copytree(ROOT / ".mvn", copy / ".mvn")
    for name in ("pom.xml", "run"):
        shutil.copy(ROOT / name, copy / name)
    return copy


def steps(checkout, script, **environment):
    """Runs steps of the set-up in a copy of the checkout."""
    return subprocess.run(
        ["bash", "-euo", "pipefail", "-c", f'. "$1/environment/setup.sh"; find_java; find_python; {script}', "-", checkout],
        env={**os.environ, **environment}, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=300,
    )


def sentence(result):
    """The one sentence on standard error of a command that failed."""
    lines = result.stderr.strip().splitlines()
    assert result.returncode != 0
    assert len(lines) == 1 and lines[0].startswith("tammes: "), result.stderr
    return lines[0]


@pytest.fixture
def checkout(tmp_path):
    return copy_checkout(tmp_path)


def test_no_network_for_the_python_packages(checkout):
    result = steps(checkout, 'python_environment "$venv" 10 requirements.txt', **NO_PYTHON_PACKAGES)
    assert "no connection to the package registry" in sentence(result)
    assert not list(checkout.glob(".venv/*.stamp"))


def test_what_sets_the_checkout_up_is_in_one_of_the_two_processes():
    """By the names that they have: a file that has another one meanwhile would wait for this one, and say so."""
    scope = TwoProcesses._split_scope
    alone = {path.name for path in ROOT.glob("environment/tests/test_*.py") if re.search(r'ROOT / "run"[],)]', path.read_text())}
    assert alone and all(scope(None, f"environment/tests/{name}::test_a") == "checkout" for name in alone), alone
    ijava = "lib/kernel/src/test/python/test_ijava.py"
    assert f"def {REGISTERS}(" in (ROOT / ijava).read_text()
    assert scope(None, f"{ijava}::{REGISTERS}") == "checkout"
    assert scope(None, f"{ijava}::test_a") == ijava


def test_an_environment_whose_python_has_lost_its_packages_is_made_anew(checkout):
    """As after an upgrade of the system: the environment's Python is the new one, which looks for them elsewhere."""
    (checkout / ".venv/bin").mkdir(parents=True)
    (checkout / ".venv/bin/python").symlink_to("/bin/false")
    (checkout / ".venv/requirements.txt.stamp").write_text("of the Python before")
    result = steps(checkout, 'attempt() { echo "$1"; }; python_environment "$venv" 10 requirements.txt')
    assert "Making .venv" in result.stdout.splitlines(), result.stderr


def test_a_build_leaves_no_jar_of_another_version(checkout):
    target = checkout / "lib/kernel/target"
    target.mkdir()
    for name in ("tammes-kernel-0.0.9.jar", "classes.jar", "notebook.classpath"):
        (target / name).touch()
    steps(checkout, "mvn() { false; }; maven_build")
    assert [path.name for path in target.iterdir()] == ["classes.jar"], "a build that was stopped is none"


def test_no_answer_is_no(checkout):
    """Ctrl-D at a question, which ended set-up without a word."""
    somebody = "interactive() { true; }; id() { echo 1000; }; sudo() { echo installed; }; apt-get() { :; }"
    result = steps(checkout, f"{somebody}; offer_package maven Maven; echo on")
    assert result.returncode == 0 and result.stdout == "on\n", result.stderr


def test_no_network_for_maven(checkout, tmp_path):
    options = f"-Dmaven.repo.local={tmp_path}/empty -Dhttps.proxyHost=127.0.0.1 -Dhttps.proxyPort=9"
    result = steps(checkout, "build_library", MAVEN_OPTS=f"{options} -Djava.net.useSystemProxies=false")
    assert "no connection to the package registry" in sentence(result)
    assert not (checkout / "lib/kernel/target/notebook.classpath").exists()


def test_a_disk_too_small_is_said_before_anything_is_installed(small_disk):
    checkout = copy_checkout(small_disk)
    said = sentence(subprocess.run([checkout / "run", "setup"], stdin=subprocess.DEVNULL, capture_output=True, text=True))
    assert "full" in said and "MB" in said
    assert not (checkout / ".venv").exists()


def test_a_disk_that_fills_up_on_the_way(small_disk):
    checkout = copy_checkout(small_disk)
    result = steps(checkout, 'need_space() { :; }; python_environment "$venv" 10 requirements.txt')
    assert "the disk is full" in sentence(result)
    assert not list(checkout.glob(".venv/*.stamp"))


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Could not transfer artifact from mirror: authentication failed for x, status: 401 Unauthorized", "401 or 403"),
        ("Cannot access central in offline mode and the artifact has not been downloaded", "offline"),
        ("Could not transfer artifact: PKIX path building failed", "certificate"),
        ("SSLError(SSLCertVerificationError(1, 'CERTIFICATE_VERIFY_FAILED'))", "certificate"),
        ("Could not transfer artifact: Unknown host", "no connection"),
    ],
)
def test_trouble_with_a_registry_is_told_apart(checkout, words, told):
    result = steps(checkout, "attempt Trying bash -c 'echo \"$WORDS\"; exit 1'", WORDS=words)
    assert told in sentence(result)


def test_a_build_whose_libraries_are_gone_is_none(checkout, tmp_path):
    target = checkout / "lib/kernel/target"
    target.mkdir()
    jar = tmp_path / "library.jar"
    jar.touch()
    (target / "tammes-kernel-1.jar").touch()
    (target / "notebook.classpath").write_text(f"{target}/tammes-kernel-1.jar:{jar}\n")
    fresh = "build_is_fresh && echo fresh || echo stale"
    assert steps(checkout, fresh).stdout == "fresh\n"
    jar.unlink()
    assert steps(checkout, fresh).stdout == "stale\n"


def test_an_environment_of_a_checkout_that_was_moved_is_made_anew(checkout):
    (checkout / ".venv/bin").mkdir(parents=True)
    (checkout / ".venv/bin/python").symlink_to("/bin/true")
    (checkout / ".venv/requirements.txt.stamp").write_text("/another/checkout\n")
    result = steps(checkout, 'attempt() { echo "$1"; }; python_environment "$venv" 10 requirements.txt')
    assert "Making .venv" in result.stdout.splitlines(), result.stderr


def test_an_unknown_failure_shows_what_the_command_said(checkout):
    result = steps(checkout, "attempt Trying bash -c 'echo something odd; exit 3'")
    assert result.returncode != 0
    assert result.stderr.splitlines() == ["something odd", "tammes: Trying failed; its last lines are above."]


UNTIDY = """
import java.util.*;
class Untidy { static   List names() { return new ArrayList(); } }
"""


@pytest.mark.parametrize(("options", "fails"), [([], True), (["-Dchecks=false"], False)], ids=["checks", "a-user"])
def test_lint_fails_the_build_of_a_developer_only(checkout, options, fails):
    source = checkout / "lib/sphere/src/main/java/Untidy.java"
    source.parent.mkdir(parents=True)
    source.write_text(UNTIDY)
    command = ["mvn", "-f", checkout / "pom.xml", "-q", "-B", "-pl", "lib/sphere", *options, "compile"]
    result = subprocess.run(command, capture_output=True, text=True, timeout=300)
    assert (result.returncode != 0) == fails, result.stdout


def test_a_user_builds_without_lint(checkout):
    result = steps(checkout, 'maven_build() { printf "%s\\n" "$@"; return 1; }; build_library')
    assert "-Dchecks=false" in result.stderr.splitlines()


# Takes the place of the steps, each of which would take minutes; the first goes on when the other set-up waits for it.
STEPS = """
python_environment() {
    echo begin
    for _ in {1..600}; do
        if grep -q "waiting for it" "$root/log"; then break; fi
        sleep 0.1
    done
}
build_library() { :; }; prepare_natives() { :; }; register_kernel() { :; }
offer_fashion_mnist() { echo end; }
"""


def start(checkout, script):
    command = ["bash", "-euo", "pipefail", "-c", f'. "$1/environment/setup.sh"; {STEPS} {script}', "-", checkout]
    return subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def test_two_set_ups_at_once_wait_for_each_other(checkout):
    log = checkout / "log"
    both = [start(checkout, f'set_up | tee -a "{log}"') for _ in range(2)]
    said = [process.communicate(timeout=120) for process in both]
    assert [process.returncode for process in both] == [0, 0], said
    steps = [line for line in log.read_text().splitlines() if line in ("begin", "end")]
    assert steps == ["begin", "end", "begin", "end"]
    assert "".join(out for out, _ in said).count("waiting for it") == 1


def test_a_killed_set_up_leaves_no_lock(checkout):
    killed = start(checkout, "find_python; lock_checkout; echo locked; exec sleep 600")
    assert killed.stdout.readline() == "locked\n"
    killed.send_signal(signal.SIGKILL)
    killed.communicate(timeout=60)
    result = steps(checkout, "lock_checkout; echo again")
    assert (result.returncode, result.stdout) == (0, "again\n")


def test_a_checkout_with_an_accent_under_the_plainest_locale(checkout):
    accented = checkout.rename(checkout.parent / "Übung 数")
    (accented / "Here.java").write_text('class Here { public static void main(String[] a) { System.out.print("read"); } }')
    result = steps(accented, '"$java" "$root/Here.java"', LC_ALL="C")
    assert (result.returncode, result.stdout) == (0, "read"), result.stderr


def test_a_home_that_cannot_be_written(checkout, read_only):
    result = steps(checkout, "build_library", JDK_JAVA_OPTIONS=f"-Duser.home={read_only}", MAVEN_OPTS="")
    assert f"{read_only} cannot be written" in sentence(result)
    places = ("JUPYTER_RUNTIME_DIR", "JUPYTER_DATA_DIR", "XDG_DATA_HOME")
    result = steps(checkout, f"unset {' '.join(places)}; register_kernel", HOME=str(read_only))
    assert f"{read_only} cannot be written" in sentence(result)


def test_a_checkout_that_cannot_be_written(checkout, read_only):
    result = steps(checkout, f'root="{read_only}"; lock_checkout')
    assert f"The checkout {read_only} cannot be written" in sentence(result)


def test_a_build_is_done_again_only_when_a_source_is_newer(checkout):
    built = checkout / "lib/kernel/target/notebook.classpath"
    built.parent.mkdir(parents=True)
    (built.parent / "tammes-kernel.jar").touch()
    built.write_text(f"{built.parent}/tammes-kernel.jar:{checkout}/pom.xml\n")

    def fresh():
        return steps(checkout, "build_is_fresh").returncode == 0

    def touch(path, seconds):
        os.utime(path, (built.stat().st_mtime + seconds,) * 2)

    for path in [checkout / "pom.xml", *checkout.glob(".mvn/*"), *checkout.glob("lib/**/*"), *checkout.glob(".mvn")]:
        if "target" not in path.parts:
            touch(path, -10)
    touch(checkout / "lib", -10)
    assert fresh()
    touch(checkout / "lib/core/pom.xml", 10)
    assert not fresh()
    touch(checkout / "lib/core/pom.xml", -10)
    assert fresh()
    built.write_text("/the/checkout/before/it/moved/lib/kernel/target/tammes-kernel.jar\n")
    assert not fresh()


def test_a_second_set_up_does_nothing_and_says_nothing():
    for _ in range(2):
        result = subprocess.run(
            [ROOT / "run", "setup"], stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=600
        )
        assert result.returncode == 0
    assert result.stdout + result.stderr == ""
