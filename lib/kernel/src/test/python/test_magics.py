"""What a person used to IPython types without thinking, on the kernel of the notebooks."""

import os
import time

import pytest


def test_a_cell_of_bash_prints_what_its_commands_print(kernel):
    cell = kernel.run("%%bash\nfor word in one 'two three'; do\n  echo \"$word\"\ndone\necho problem >&2")
    assert cell.stdout == "one\ntwo three\n"
    assert cell.stderr == "problem\n"


@pytest.mark.parametrize("before", ["\n", "  ", "\n\n "])
def test_a_cell_of_bash_may_begin_below_an_empty_line(kernel, before):
    assert kernel.run(f"{before}%%bash\necho hi").stdout == "hi\n"


@pytest.mark.parametrize("cell", ["%%bash", "%%bash\n", "%%time\n \n"])
def test_a_magic_of_a_whole_cell_says_that_nothing_is_below_it(kernel, cell):
    assert "nothing below %%" in kernel.finish(kernel.start(cell)).error["evalue"]


def test_an_exclamation_mark_runs_one_command_within_a_cell(kernel):
    cell = kernel.run("int before = 1;\n!echo \"a   b\" | tr a-z A-Z\nSystem.out.println(before + 1);")
    assert cell.stdout == "A   B\n2\n"


def test_a_negation_is_java(kernel):
    kernel.run("boolean flag = true;")
    assert kernel.run("!flag").shown[0]["data"]["text/plain"] == "false"
    assert kernel.run("!List.of().isEmpty()").shown[0]["data"]["text/plain"] == "false"


def test_a_command_that_fails_is_an_error(kernel):
    cell = kernel.finish(kernel.start("!exit 3"))
    assert "status 3" in cell.error["evalue"]


def test_output_of_a_command_arrives_while_it_runs_and_an_interrupt_ends_it(kernel, tmp_path):
    mark = tmp_path / "went on"
    running = kernel.start(f"!echo begun; sleep 60; touch '{mark}'")
    while True:
        message = kernel.client.get_iopub_msg(timeout=60)
        if message["msg_type"] == "stream" and "begun" in message["content"]["text"]:
            break
    start = time.monotonic()
    kernel.manager.interrupt_kernel()
    assert kernel.finish(running).error is not None
    assert time.monotonic() - start < 30
    kernel.run("1 + 1")
    assert not mark.exists()


def test_variables_are_listed_with_their_types(kernel):
    kernel.run("int aCount = 1; var aList = List.of(\"x\");")
    lines = kernel.run("%who").stdout.splitlines()
    assert "aCount: int" in lines
    assert "aList: List<String>" in lines
    assert not any(line.startswith("$") for line in lines)


def test_magics_are_listed(kernel):
    text = kernel.run("%lsmagic").stdout
    assert all(name in text.split() for name in ("%tammes", "%who", "%pwd", "%lsmagic", "%time", "%%bash", "%%time"))


def test_the_folder_is_printed(kernel):
    assert kernel.run("%pwd").stdout == os.getcwd() + "\n"


def test_help_of_our_magic_is_printed_once_and_without_a_trace(kernel):
    cell = kernel.finish(kernel.start("%tammes foo"))
    said = cell.stdout + cell.stderr + "\n".join(cell.error["traceback"])
    assert said.count("say what is in use") == 1
    assert "%tammes foo is not known" in cell.error["evalue"]
    assert "\tat " not in said and "    at io." not in said
    assert kernel.run("%tammes help").stdout.count("say what is in use") == 1
