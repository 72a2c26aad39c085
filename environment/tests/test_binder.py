"""What Binder does with this repository, but for the image: postBuild, then start, both in the environment of ./run."""

import json
import os
import subprocess

import pytest
from checkout import ROOT

BIN = ROOT / ".venv" / "bin"

# What the launcher is made of: the kernels that the server offers, their pictures, and the one for a bare notebook.
OFFERED = """
import json
from jupyter_client.kernelspec import KernelSpecManager
from jupyter_server.serverapp import ServerApp
from jupyter_server.services.kernels.kernelmanager import MappingKernelManager

app = ServerApp()
app.load_config_file()
specs = KernelSpecManager(parent=app)
print(json.dumps({
    "kernels": {name: spec["resource_dir"] for name, spec in specs.get_all_specs().items()},
    "default": MappingKernelManager(parent=app, kernel_spec_manager=specs).default_kernel_name,
    "hook": app.config.ContentsManager.pre_save_hook.__name__,
}))
"""


def run(*command, folder):
    # Nobody's own settings, as in a fresh image.
    fresh = {name: str(folder / name) for name in ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR")}
    environment = {**os.environ, **fresh, "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}"}
    done = subprocess.run(
        command, cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=900
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def offered(tmp_path_factory):
    folder = tmp_path_factory.mktemp("binder")
    run("binder/postBuild", folder=folder)
    return json.loads(run("binder/start", "python", "-c", OFFERED, folder=folder))


def test_only_our_kernel_is_offered_with_its_pictures_and_is_the_default(offered):
    own = set(offered["kernels"]) - {"tammes-ijava"}  # which ./run ijava may have registered here
    assert own == {"tammes"} and offered["default"] == "tammes"
    pictures = os.listdir(offered["kernels"]["tammes"])
    assert {"logo-svg.svg", "logo-64x64.png", "logo-32x32.png"} <= set(pictures)


def test_a_launched_notebook_looks_for_nothing_on_the_network(tmp_path):
    assert run("binder/start", "python", "-c", "import os; print(os.environ['DJL_OFFLINE'])", folder=tmp_path) == "true\n"


def test_a_saved_notebook_is_tidied_there_too(offered):
    assert offered["hook"] == "tidied"
