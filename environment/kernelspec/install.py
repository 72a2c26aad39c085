"""Installs the kernelspec "Java (Tammes)": the JJava kernel started with the library on its class path.

    python install.py --prefix .venv [--java /usr/bin/java] [--name tammes]

To be run by the Python of the environment that has jjava, after `mvn package`. The kernelspec holds absolute
paths of this machine, so it is made and not copied.
"""

import argparse
import json
import os
import shutil
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
MODULE = HERE.parent.parent / "lib" / "kernel"
FILES_OF_DEPENDENCIES = MODULE / "target" / "kernel.classpath"


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


def library_jars():
    """The jars of the library in the order of the class path; first our own, which the build makes anew."""
    if not FILES_OF_DEPENDENCIES.is_file():
        fail(f"{FILES_OF_DEPENDENCIES} is missing: build the library first (mvn package)")
    own = [jar for jar in MODULE.glob("target/tammes-kernel-*.jar") if "-sources" not in jar.name]
    if len(own) != 1:
        fail(f"expected one tammes-kernel jar in {MODULE / 'target'}, found {len(own)}: run mvn clean package")
    others = FILES_OF_DEPENDENCIES.read_text(encoding="utf-8").strip().split(os.pathsep)
    return own + [Path(jar) for jar in others]


def copied(jars, folder):
    """Copies the jars that a build replaces: a running kernel breaks when its jar changes under it."""
    folder.mkdir(parents=True, exist_ok=True)
    build = MODULE.parent
    result = []
    for jar in jars:
        if build in jar.parents:
            copy = folder / jar.name
            fresh = folder / (jar.name + ".new")
            shutil.copyfile(jar, fresh)
            os.replace(fresh, copy)
            jar = copy
        result.append(jar)
    return result


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


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--prefix", default=sys.prefix, help="the environment to install into (default: this Python's)")
    parser.add_argument("--java", default="java", help="the java command the kernel is started with")
    parser.add_argument("--name", default="tammes", help="the kernelspec's name")
    options = parser.parse_args()

    folder = Path(options.prefix).resolve() / "share" / "jupyter" / "kernels" / options.name
    jars = [jjava_jar()] + copied(library_jars(), folder / "lib")
    template = json.loads((HERE / "kernel.json").read_text(encoding="utf-8"))
    spec = filled(template, {"JAVA": java_path(options.java), "CLASSPATH": os.pathsep.join(map(str, jars))})
    target = folder / "kernel.json"
    target.write_text(json.dumps(spec, indent=2) + "\n", encoding="utf-8")
    print(target)


if __name__ == "__main__":
    main()
