"""What README and CONTRIBUTING say can be found and typed: the map's files are there, each command is one."""

import re
import shlex
import shutil
import subprocess
import sys

import pytest
from checkout import NOTEBOOKS, ROOT

TEXTS = ("README.md", "CONTRIBUTING.md")
MAP = re.findall(r"^\| ([^|]+) \| `([^`]+)` \|$", (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"), re.MULTILINE)


def commands():
    """The lines of the shell's blocks, without their comments, each with the text that it is from."""
    for name in TEXTS:
        text = (ROOT / name).read_text(encoding="utf-8")
        for block in re.findall(r"^```sh\n(.*?)^```", text, re.MULTILINE | re.DOTALL):
            for line in block.splitlines():
                words = shlex.split(line, comments=True)
                if words:
                    yield pytest.param(words, id=f"{name}: {shlex.join(words)}")


def test_the_map_names_ten_things_and_more():
    assert len(MAP) >= 10 and len({place for _, place in MAP}) == len(MAP)


@pytest.mark.parametrize(("what", "place"), MAP)
def test_what_the_map_names_is_there(what, place):
    assert (ROOT / place).is_file(), f"{what} is not in {place} any more"


def test_the_types_of_the_readme_are_there():
    table = (ROOT / "README.md").read_text(encoding="utf-8").split("### The types that matter")[1].split("###")[0]
    names = [name for row in re.findall(r"^\| (`.*?) \|", table, re.MULTILINE) for name in re.findall(r"`(\w+)`", row)]
    assert len(names) >= 20
    sources = {path.stem for path in (ROOT / "lib").glob("*/src/main/java/**/*.java")}
    assert [name for name in names if name not in sources] == []


def test_each_unfinished_training_has_its_checkpoint():
    unfinished = ROOT / "notebooks/results/unfinished"
    inside = subprocess.run(["git", "check-ignore", unfinished / "checkpoints/of-any.zip"], cwd=ROOT, capture_output=True)
    assert inside.returncode != 0, "git leaves out the checkpoints of unfinished trainings, without a word"
    if unfinished.is_dir():
        lines = re.findall(r"\./run grid ", (unfinished / "README.md").read_text(encoding="utf-8"))
        kept = list((unfinished / "checkpoints").glob("*.zip"))
        assert len(kept) == len(lines) > 0, f"{len(lines)} lines go on with {len(kept)} checkpoints"


@pytest.mark.parametrize("words", list(commands()))
def test_a_command_of_the_texts_is_one(words):
    program, *arguments = words
    if program == "./run":
        usage = subprocess.run([ROOT / "run", "--help"], capture_output=True, text=True, check=True).stdout
        known = re.findall(r"\./run (\w+)", usage) + [path.stem for path in NOTEBOOKS] + ["NAME", "quickstart"]
        assert not arguments or arguments[0] in known, f"./run --help does not know {arguments[0]}"
    elif program == "./test":
        left = [argument for argument in arguments if argument != "--python-only"]
        parsed = subprocess.run(
            [sys.executable, "-m", "pytest", "--collect-only", "-q", "-p", "no:cacheprovider", *left, ROOT / "environment/tests"],
            capture_output=True, text=True, cwd=ROOT,
        )
        assert parsed.returncode == 0, parsed.stdout
    elif program == "mvn":
        for module in re.findall(r"lib/\w+", " ".join(arguments)):
            assert (ROOT / module / "pom.xml").is_file()
        assert arguments[-1] in ("test", "package", "verify", "install", "spotless:apply")
    else:
        assert (ROOT / program).is_file() or shutil.which(program), f"there is no {program}"
