"""Installs the kernelspec "Java (Tammes)": the JJava kernel started with the library on its class path.

    python install.py --prefix .venv [--java /usr/bin/java] [--name tammes]
    python install.py --prefix .venv --ijava [JAR]      "Java (Tammes, IJava)" instead, on an IJava that is there

To be run by the Python of the environment that has jjava, after `mvn package`. The kernelspec holds absolute
paths of this machine, so it is made and not copied.
"""

import argparse
import filecmp
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

from jupyter_client.blocking import BlockingKernelClient
from jupyter_client.connect import write_connection_file
from jupyter_client.kernelspec import KernelSpecManager

HERE = Path(__file__).resolve().parent
MODULE = HERE.parent.parent / "lib" / "kernel"
SOURCES_OF_KERNEL = MODULE / "src" / "jjava" / "java"
FILES_OF_DEPENDENCIES = MODULE / "target" / "kernel.classpath"

KERNEL_TIMEOUT = 240
IJAVA_NAME = "tammes-ijava"

# JJava, our own jars, and those of the libraries whose names are imported: DJL, Tablesaw, XChart.
OPENED_AT_ONCE = ("jjava", "tammes-", "api-", "tablesaw-core-", "xchart-")

# What a notebook's first cells are likely to load.
WARM_UP = """
var chart = new XYChartBuilder().width(600).height(400).title("sine").build();
chart.addSeries("sine", IntStream.range(0, 100).mapToDouble(i -> Math.sin(i / 10.0)).toArray());
show(chart, Table.create("t", IntColumn.create("n", 1, 2), StringColumn.create("s", "a", "b")));
var live = Display.current().live("a");
live.update("b");
live.close();
"""


def fail(message):
    sys.exit(f"kernelspec: {message}")


def java_path(given):
    java = shutil.which(given)
    if java is None:
        fail(f"there is no {given!r} on this machine: install a Java 17 or newer, or name it by --java")
    return java


def jjava_jar():
    jar = Path(sys.prefix) / "share" / "jupyter" / "kernels" / "java" / "jjava.jar"
    if not jar.is_file():
        fail(f"{jar} is missing: install the Python package jjava into {sys.prefix}")
    return jar


IJAVA_CLASS = "io/github/spencerpark/ijava/IJava.class"


def is_ijava(jar):
    return zipfile.is_zipfile(jar) and IJAVA_CLASS in zipfile.ZipFile(jar).namelist()


def ijava_jar(given):
    """The jar of the classic IJava kernel: the given one, or that of a kernelspec of this machine."""
    if given:
        jar = Path(given)
        if not jar.is_file():
            fail(f"there is no file {given}: name the jar of IJava, for example ijava-1.3.0.jar")
        if not is_ijava(jar):
            fail(f"{given} is not the jar of IJava: it has no class io.github.spencerpark.ijava.IJava")
        return jar.resolve()
    folders = KernelSpecManager(ensure_native_kernel=False).find_kernel_specs()
    for name in sorted(folders, key=lambda name: name != IJAVA_NAME):  # the one that was chosen before comes first
        folder = folders[name]
        try:
            arguments = json.loads(Path(folder, "kernel.json").read_text(encoding="utf-8")).get("argv", [])
        except ValueError:
            continue  # another kernel's, and damaged
        for argument in arguments:
            jar = argument.replace("{resource_dir}", folder)
            if jar.endswith(".jar") and os.path.isfile(jar) and is_ijava(jar):
                return Path(jar).resolve()
    fail("no kernel of this machine is IJava (jupyter kernelspec list): install IJava first, or name its jar")


def library_jars():
    """The jars of the library in the order of the class path; first our own, which the build makes anew."""
    if not FILES_OF_DEPENDENCIES.is_file():
        fail(f"{FILES_OF_DEPENDENCIES} is missing: build the library first (mvn package)")
    own = [jar for jar in MODULE.glob("target/tammes-kernel-*.jar") if not jar.stem.endswith(("-sources", "-javadoc"))]
    if len(own) != 1:
        fail(f"expected one tammes-kernel jar in {MODULE / 'target'}, found {len(own)}: run mvn clean package")
    others = FILES_OF_DEPENDENCIES.read_text(encoding="utf-8").strip().split(os.pathsep)
    return own + [Path(jar) for jar in others]


def copied(jars, folder):
    """Copies the jars that a build replaces: a running kernel breaks when its jar changes under it."""
    folder.mkdir(parents=True, exist_ok=True)
    return [copy_of(jar, folder) if MODULE.parent in jar.parents else jar for jar in jars]


def copy_of(jar, folder):
    copy = folder / jar.name
    if not copy.is_file() or not filecmp.cmp(jar, copy, shallow=False):
        fresh = folder / (jar.name + ".new")
        shutil.copyfile(jar, fresh)
        os.replace(fresh, copy)
    return copy


def kernel_jar(java, jars, folder):
    """The notebook kernel itself, compiled here: the classes of JJava that it extends are only in JJava's own jar."""
    jar = folder / "tammes-jjava.jar"
    sources = sorted(SOURCES_OF_KERNEL.rglob("*.java"))
    if jar.is_file() and all(file.stat().st_mtime <= jar.stat().st_mtime for file in [*sources, *jars, Path(__file__)]):
        return jar
    with tempfile.TemporaryDirectory() as classes:
        # Where there is JShell, there is the compiler, be it without its command.
        compiler = [java, "-m", "jdk.compiler/com.sun.tools.javac.Main", "-nowarn", "-proc:none", "-encoding", "UTF-8"]
        target = ["--release", "17"]  # whatever Java starts it later
        paths = ["-d", classes, "-cp", os.pathsep.join(map(str, jars))]
        run = subprocess.run([*compiler, *target, *paths, *map(str, sources)], capture_output=True, text=True, check=False)
        if run.returncode != 0:
            fail(f"the kernel cannot be compiled against {jars[0]}:\n{run.stdout}{run.stderr}".rstrip())
        fresh = folder / "tammes-jjava.new"
        shutil.make_archive(str(fresh), "zip", classes)
        os.replace(f"{fresh}.zip", jar)
    return jar


def late_list(jars, folder):
    """Lists the jars that no first cell names, and their packages: the compiler opens them when it looks for one of these."""
    late = [jar for jar in jars if not jar.name.startswith(OPENED_AT_ONCE)]
    packages = set()
    for jar in late:
        names = (re.sub(r"^META-INF/versions/\d+/", "", name) for name in zipfile.ZipFile(jar).namelist())
        packages |= {os.path.dirname(name).replace("/", ".") for name in names if name.endswith(".class")}
    file = folder / "late.txt"
    write_if_changed(file, "\n".join([os.pathsep.join(map(str, late)), *sorted(packages)]) + "\n")
    return file


def filled(template, values):
    """Replaces the names between @ signs in all strings of a JSON value."""
    if isinstance(template, dict):
        return {key: filled(value, values) for key, value in template.items()}
    if isinstance(template, list):
        return [filled(value, values) for value in template]
    if isinstance(template, str):
        for name, value in values.items():
            template = template.replace(f"@{name}@", value)
    return template


def copy_icons(folder):
    """The pictures by which JupyterLab and the classic notebook show a kernel."""
    for icon in sorted(HERE.glob("logo-*")):
        copy_of(icon, folder)


def write_if_changed(file, text):
    if not file.is_file() or file.read_text(encoding="utf-8") != text:
        file.write_text(text, encoding="utf-8")


def archive_is_fresh(archive, spec_file, jars):
    """The archive serves as long as the command and the jars are those that it was made with."""
    if not archive.is_file():
        return False
    made = archive.stat().st_mtime
    return all(file.stat().st_mtime <= made for file in [spec_file, *jars])


def wait_for(kernel, client):
    """Waits until the kernel answers; the client alone takes a slow start for a death."""
    while True:
        try:
            return client.wait_for_ready(timeout=KERNEL_TIMEOUT)
        except RuntimeError:
            if kernel.poll() is not None:
                raise


def archive_options(java):
    """The options that map an archive of classes and that write one: from Java 25 on it holds more, profiles of methods too."""
    said = subprocess.run([java, "-version"], capture_output=True, text=True, check=False)
    version = re.search(r'version "(\d+)', said.stderr + said.stdout)
    if version and int(version[1]) >= 25:
        return "-XX:AOTCache", "-XX:AOTCacheOutput"
    return "-XX:SharedArchiveFile", "-XX:ArchiveClassesAtExit"


def make_archive(argv, env, archive, mapped, written):
    """Lets a kernel draw once and leave behind the classes that it has loaded, for the kernels after it to map.

    Without the archive a kernel only starts more slowly, so a failure here is told and ends nothing; but a kernel that dies would
    never start.
    """
    with tempfile.TemporaryDirectory(dir=archive.parent) as folder:  # of the same disk, so that the move is a renaming
        connection = os.path.join(folder, "connection.json")
        fresh = os.path.join(folder, "classes.jsa")
        write_connection_file(connection)
        without = [argument for argument in argv[1:-1] if not argument.startswith(mapped)]
        command = [argv[0], f"{written}={fresh}", *without, connection]
        with open(os.path.join(folder, "log"), "w+", encoding="utf-8") as log:
            kernel = subprocess.Popen(command, env=os.environ | env, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
            try:
                client = BlockingKernelClient(connection_file=connection)
                client.load_connection_file()
                client.start_channels()
                wait_for(kernel, client)
                client.execute_interactive(WARM_UP, timeout=KERNEL_TIMEOUT, output_hook=lambda message: None)
                client.execute("System.exit(0);")
                kernel.wait(timeout=KERNEL_TIMEOUT)
                client.stop_channels()
                os.replace(fresh, archive)
            except RuntimeError as problem:
                log.seek(0)
                fail(f"the kernel does not start on {argv[0]}: {problem}\n{log.read().strip()}".rstrip())
            except (OSError, TimeoutError, subprocess.TimeoutExpired) as problem:
                print(f"kernelspec: kernels will start a little more slowly: {problem}", file=sys.stderr)
            finally:
                kernel.kill()


def install_tammes(folder, java):
    archive = folder / "classes.jsa"
    jars = [jjava_jar()] + copied(library_jars(), folder / "lib")
    jars.insert(1, kernel_jar(java, jars, folder / "lib"))
    sources = sorted(MODULE.parent.glob("*/src/main/java"))
    mapped, written = archive_options(java)
    spec = kernelspec(
        "kernel.json",
        JAVA=java,
        CLASSPATH=os.pathsep.join(map(str, jars)),
        ARCHIVE=f"{mapped}={archive}",
        SOURCES=os.pathsep.join(map(str, sources)),
        LATE=str(late_list(jars, folder)),
    )
    target = write(spec, folder)
    if not archive_is_fresh(archive, target, jars):
        make_archive(spec["argv"], spec["env"], archive, mapped, written)
    return target


def install_ijava(folder, java, jar):
    jars = copied(library_jars(), folder / "lib")
    classpath = os.pathsep.join(map(str, jars))
    return write(kernelspec("ijava.json", JAVA=java, IJAVA=str(jar), CLASSPATH=classpath), folder)


def kernelspec(template, **values):
    return filled(json.loads((HERE / template).read_text(encoding="utf-8")), values)


def write(spec, folder):
    target = folder / "kernel.json"
    write_if_changed(target, json.dumps(spec, indent=2) + "\n")
    copy_icons(folder)
    return target


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--prefix", default=sys.prefix, help="the environment to install into (default: this Python's)")
    parser.add_argument("--java", default="java", help="the java command the kernel is started with")
    parser.add_argument("--name", help="the kernelspec's name")
    parser.add_argument("--ijava", nargs="?", const="", metavar="JAR", help="for classic IJava: its jar, or the installed one")
    options = parser.parse_args()

    name = options.name or ("tammes" if options.ijava is None else IJAVA_NAME)
    folder = Path(options.prefix).resolve() / "share" / "jupyter" / "kernels" / name
    java = java_path(options.java)
    if options.ijava is None:
        print(install_tammes(folder, java))
    else:
        print(install_ijava(folder, java, ijava_jar(options.ijava)))


if __name__ == "__main__":
    main()
