"""The installer of the kernelspec: whole, made again only when something changed, and clear when it cannot."""

import importlib.util
import json
import os
import subprocess
import sys

import pytest
from kernels import JAVA, ROOT, Kernel

INSTALLER = ROOT / "environment" / "kernelspec" / "install.py"


def install(*options):
    command = [sys.executable, str(INSTALLER), "--java", JAVA, *map(str, options)]
    return subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)


@pytest.fixture(scope="module")
def module():
    spec = importlib.util.spec_from_file_location("install", INSTALLER)
    loaded = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(loaded)
    return loaded


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    if not (ROOT / "lib" / "kernel" / "target" / "kernel.classpath").is_file():
        pytest.skip("the library is not built: run ./run setup (or mvn package) first")
    prefix = tmp_path_factory.mktemp("a prefix with spaces")
    run = install("--prefix", prefix)
    assert run.returncode == 0, run.stderr
    return prefix / "share" / "jupyter" / "kernels" / "tammes"


def test_the_kernel_starts_from_a_path_with_spaces(installed):
    spec = json.loads((installed / "kernel.json").read_text(encoding="utf-8"))
    assert "@" not in "".join(spec["argv"])
    kernel = Kernel(argv=spec["argv"], env=spec["env"])
    try:
        assert kernel.run("Tammes.install()").shown[0]["data"]["text/plain"] == "true"
    finally:
        kernel.stop()


def test_a_second_time_changes_nothing(installed):
    files = [file for file in installed.rglob("*") if file.is_file()]
    before = {file: file.stat().st_mtime_ns for file in files}
    assert install("--prefix", installed.parents[3]).returncode == 0
    assert {file: file.stat().st_mtime_ns for file in files} == before


def test_the_classes_are_archived_and_java_maps_them(installed, module):
    assert (installed / "classes.jsa").stat().st_size > 1_000_000
    argv = json.loads((installed / "kernel.json").read_text(encoding="utf-8"))["argv"]
    mapped, _ = module.archive_options(JAVA)
    assert f"{mapped}={installed / 'classes.jsa'}" in argv
    # With this option Java ends with an error where it would else start without the archive.
    strict = "-XX:AOTMode=on" if mapped == "-XX:AOTCache" else "-Xshare:on"
    options = [argument for argument in argv[:-2] if argument != "-Xlog:disable"]
    started = subprocess.run([*options, strict, "-version"], capture_output=True, text=True, timeout=120, check=False)
    assert started.returncode == 0, started.stderr + started.stdout


def test_jars_that_no_first_cell_names_are_listed_with_their_packages(installed):
    late, *packages = (installed / "late.txt").read_text(encoding="utf-8").splitlines()
    assert all(os.path.isfile(jar) for jar in late.split(os.pathsep))
    assert "it.unimi.dsi.fastutil.ints" in packages
    assert not {"tech.tablesaw.api", "org.knowm.xchart", "ai.djl.ndarray"} & set(packages)


@pytest.mark.parametrize(("version", "option"), [("17.0.15", "-XX:SharedArchiveFile"), ("25.0.3", "-XX:AOTCache")])
def test_the_archive_is_of_the_kind_that_java_has(module, tmp_path, version, option):
    java = tmp_path / "java"
    java.write_text(f"#!/bin/sh\necho 'openjdk version \"{version}\" 2026-01-01' >&2\n")
    java.chmod(0o755)
    assert module.archive_options(str(java))[0] == option


def test_a_missing_java_is_one_sentence(tmp_path):
    run = install("--prefix", tmp_path, "--java", "no-such-java")
    assert run.returncode != 0
    assert run.stderr.count("\n") == 1
    assert "no-such-java" in run.stderr


def test_a_missing_build_is_one_sentence(module, monkeypatch, tmp_path):
    monkeypatch.setattr(module, "FILES_OF_DEPENDENCIES", tmp_path / "kernel.classpath")
    with pytest.raises(SystemExit, match="build the library first"):
        module.library_jars()


def test_an_archive_older_than_a_jar_is_made_again(module, tmp_path):
    archive, spec, jar = (tmp_path / name for name in ("classes.jsa", "kernel.json", "a.jar"))
    assert not module.archive_is_fresh(archive, spec, [jar])
    for file in (spec, jar, archive):
        file.touch()
    assert module.archive_is_fresh(archive, spec, [jar])
    os.utime(jar, ns=(0, archive.stat().st_mtime_ns + 1_000_000_000))
    assert not module.archive_is_fresh(archive, spec, [jar])


def test_only_names_between_signs_are_filled_in(module):
    template = {"argv": ["@JAVA@", "{connection_file}", "a@b"], "metadata": {"debugger": False}}
    filled = module.filled(template, {"JAVA": "/opt/a java"})
    assert filled == {"argv": ["/opt/a java", "{connection_file}", "a@b"], "metadata": {"debugger": False}}


def test_the_kernel_is_compiled_without_a_warning(installed, module, tmp_path):
    """Maven, which takes warnings for errors, does not see these sources."""
    spec = json.loads((installed / "kernel.json").read_text(encoding="utf-8"))
    class_path = spec["argv"][spec["argv"].index("-cp") + 1]
    sources = map(str, module.SOURCES_OF_KERNEL.rglob("*.java"))
    compiler = [spec["argv"][0], "-m", "jdk.compiler/com.sun.tools.javac.Main", "-proc:none", "-Werror"]
    lint = "-Xlint:all,-classfile,-path,-processing"  # nothing that libraries and their jars are at fault for
    command = [*compiler, lint, "-d", str(tmp_path), "-cp", class_path, *sources]
    run = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert run.returncode == 0, run.stderr
