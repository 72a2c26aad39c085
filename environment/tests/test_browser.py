"""The notebooks in JupyterLab, driven in a real browser as a person would: open, run, look, interrupt, restart."""

import json
import os
import re
import secrets
import shutil
import signal
import socket
import subprocess
import time
import urllib.request

import nbformat
import pytest
from checkout import NOTEBOOKS, OUT, ROOT, by_name, data_directory, shortened, skip_without_data

playwright = pytest.importorskip("playwright.sync_api")

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
SECONDS = 1000
PATIENCE = 240  # seconds; a machine may be busy with other things
playwright.expect.set_options(timeout=PATIENCE * SECONDS)  # a page's own limit does not hold for it

pytestmark = pytest.mark.skipif(
    not CHROMIUM and not os.environ.get("CI"), reason="NO BROWSER: install Chromium (Debian: apt-get install chromium)"
)

# Trains for so long that somebody has to interrupt it.
TRAINING = """\
System.out.println("training");
Training.fit(Task.classification(Prototypes.place(10, 3)), Networks::smallCnn, Digits.load(),
    TrainingOptions.epochs(9999).withCheckpoint(Path.of("interrupted.zip")));
"""


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture(scope="module")
def lab(tmp_path_factory):
    """JupyterLab by ./run lab, on a copy of the notebooks and without anybody's settings; gives address and folder."""
    home = tmp_path_factory.mktemp("lab")
    folder = home / "notebooks"
    shutil.copytree(ROOT / "notebooks", folder, ignore=shutil.ignore_patterns(".*")) if NOTEBOOKS else folder.mkdir()
    # All cells stay in the page, also those out of sight.
    tracker = home / "settings" / "@jupyterlab" / "notebook-extension" / "tracker.jupyterlab-settings"
    tracker.parent.mkdir(parents=True)
    tracker.write_text(json.dumps({"windowingMode": "none"}))
    port, token = free_port(), secrets.token_hex()
    environment = {
        **os.environ,
        "TAMMES_BUDGET": "smoke",
        "TAMMES_DATA": str(data_directory() or home / "no-data"),
        "JUPYTER_CONFIG_DIR": str(home / "config"),
        "JUPYTER_DATA_DIR": str(home / "data"),
        "JUPYTERLAB_SETTINGS_DIR": str(home / "settings"),
        "JUPYTERLAB_WORKSPACES_DIR": str(home / "workspaces"),
    }
    options = ["--no-browser", f"--port={port}", f"--notebook-dir={folder}", f"--IdentityProvider.token={token}"]
    OUT.mkdir(exist_ok=True)
    with open(OUT / "lab.log", "wb") as log:
        server = subprocess.Popen(
            [str(ROOT / "run"), "lab", *options], env=environment, stdout=log, stderr=log, start_new_session=True
        )
        try:
            running = Lab(f"http://127.0.0.1:{port}", token, folder)
            running.wait(server)
            yield running
        finally:
            os.killpg(server.pid, signal.SIGTERM)
            server.wait(60)


class Lab:
    """A running JupyterLab: its address, its token and the folder it serves."""

    def __init__(self, address, token, folder):
        self.address, self.token, self.folder = address, token, folder

    def ask(self, path, method="GET", root="api"):
        headers = {"Authorization": f"token {self.token}"}
        request = urllib.request.Request(f"{self.address}/{root}/{path}", method=method, headers=headers)
        with urllib.request.urlopen(request, timeout=60) as answer:
            return json.loads(answer.read() or "null")

    def wait(self, server):
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            try:
                return self.ask("status")
            except OSError:
                assert server.poll() is None, (OUT / "lab.log").read_text()
                time.sleep(0.5)
        pytest.fail("JupyterLab did not answer:\n" + (OUT / "lab.log").read_text())

    def connected(self, name):
        """Waits until a page holds the line to the notebook's kernel; the page itself does not say so at first."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            if any(session["path"] == name and session["kernel"]["connections"] for session in self.ask("sessions")):
                return
            time.sleep(0.25)
        pytest.fail(f"JupyterLab did not connect to the kernel of {name}")

    def answered(self, name):
        """Waits until a notebook's kernel has said what it is, which JupyterLab writes into the notebook."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            if any(s["path"] == name and s["kernel"]["execution_state"] == "idle" for s in self.ask("sessions")):
                return time.sleep(1)
            time.sleep(0.25)
        pytest.fail(f"the kernel of {name} did not answer")


@pytest.fixture(scope="module")
def browser():
    assert CHROMIUM, "no Chromium on this machine"
    quiet = "--no-first-run --disable-background-networking --disable-component-update --disable-sync"
    with playwright.sync_playwright() as driver:
        chromium = driver.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu", "--disable-quic", *quiet.split()]
        )
        yield chromium
        chromium.close()


@pytest.fixture
def open_notebook(lab, browser, request):
    """Opens a notebook of the lab's folder in a page of its own; in the end keeps a picture and stops the kernel."""
    pages = []

    def open_one(name):
        page = browser.new_context(viewport={"width": 1280, "height": 1400}).new_page()
        page.set_default_timeout(PATIENCE * SECONDS)
        pages.append(page)
        page.goto(f"{lab.address}/lab/tree/{name}?reset&token={lab.token}")
        page.locator(".jp-Notebook").wait_for()
        lab.connected(name)
        return page

    yield open_one
    for page in pages:
        screenshot(page, re.sub(r"\W+", "-", request.node.name).strip("-"))
        page.context.close()
    for session in lab.ask("sessions"):
        lab.ask(f"sessions/{session['id']}", method="DELETE")


def idle(page, seconds=PATIENCE):
    page.get_by_text("Java (Tammes) | Idle").wait_for(timeout=seconds * SECONDS)


def choose(page, menu, command):
    """Chooses an entry of the menu bar."""
    page.locator(".lm-MenuBar-item", has_text=re.compile(f"^{menu}$")).click()
    page.locator(f'.lm-Menu-item[data-command="{command}"]').click()


def choose_theme(page, name):
    page.locator(".lm-MenuBar-item", has_text=re.compile("^Settings$")).click()
    page.locator(".lm-Menu-item", has_text=re.compile("^Theme$")).hover()
    page.locator(f'.lm-Menu-item[data-command="apputils:change-theme"]', has_text=re.compile(f"^{name}$")).click()
    dark = "false" if "Dark" in name else "true"
    page.locator(f'body[data-jp-theme-light="{dark}"]').wait_for(state="attached")
    page.locator("#jupyterlab-splash").wait_for(state="hidden")


def code_cells(page):
    return page.locator(".jp-Notebook .jp-CodeCell")


def run_first_cell(page):
    code_cells(page).first.locator(".jp-InputArea-editor").click()
    page.keyboard.press("Shift+Enter")


def finished(page, cell, number, seconds=PATIENCE):
    """Waits until a code cell has been executed as the given one since the kernel's start."""
    prompt = code_cells(page).nth(cell).locator(".jp-InputPrompt")
    playwright.expect(prompt).to_have_text(f"[{number}]:", timeout=seconds * SECONDS)


def pictures(page, at_least):
    """The natural widths of the pictures among the outputs, once there are so many and they are loaded."""
    images = page.locator(".jp-OutputArea-output img")
    if at_least:
        images.nth(at_least - 1).wait_for(state="attached")
    for image in images.all():
        image.evaluate("image => image.decode()")
    return [image.evaluate("image => image.naturalWidth") for image in images.all()]


def clear_outputs(page):
    choose(page, "Edit", "editmenu:clear-all")
    playwright.expect(page.locator(".jp-OutputArea-output")).to_have_count(0)


def screenshot(page, name):
    page.screenshot(path=OUT / "screenshots" / f"{name}.png")


def committed_pictures(path):
    notebook = nbformat.read(path, as_version=4)
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    return sum(any(kind.startswith("image/") for kind in output.get("data", {})) for output in outputs)


def save(page, name):
    """Saves a notebook as autosave does, and waits until it is done."""
    with page.expect_response(lambda answer: answer.request.method == "PUT" and name in answer.url) as saved:
        choose(page, "File", "docmanager:save")
    assert saved.value.ok


# Its results are tables.
WITHOUT_CHARTS = ["06-many-machines"]


@by_name(NOTEBOOKS)
def test_a_notebook_opens_with_its_charts_and_runs_its_first_cell(lab, open_notebook, path):
    committed = committed_pictures(path)
    assert committed > 0 or path.stem in WITHOUT_CHARTS, "no chart among the committed outputs"
    page = open_notebook(path.name)
    assert 0 not in pictures(page, at_least=committed)
    screenshot(page, f"{path.stem}-opened")
    lab.answered(path.name)
    save(page, path.name)
    assert (lab.folder / path.name).read_bytes() == path.read_bytes(), "opening and saving it has changed it for git"
    clear_outputs(page)
    run_first_cell(page)
    finished(page, 0, 1)
    screenshot(page, f"{path.stem}-first-cell")
    assert page.locator('[data-mime-type="application/vnd.jupyter.stderr"]').count() == 0


# That each notebook runs to its end is seen without a browser; what moves while it runs is not.
MOVING = [path for path in NOTEBOOKS if path.stem.endswith("quickstart")]


@by_name(MOVING)
def test_a_notebook_runs_and_shows_its_charts(lab, open_notebook, path):
    skip_without_data(path)
    short = lab.folder / f"short-{path.name}"
    short.write_text(shortened(path.read_text(encoding="utf-8")), encoding="utf-8")
    page = open_notebook(short.name)
    clear_outputs(page)
    cells = code_cells(page).count()
    choose(page, "Run", "runmenu:run-all")
    finished(page, cells - 1, cells, seconds=1500)
    assert 0 not in pictures(page, at_least=committed_pictures(path))
    assert page.locator('[data-mime-type="application/vnd.jupyter.stderr"]').count() == 0
    for number, output in enumerate(page.locator(".jp-OutputArea-output:has(img)").all(), start=1):
        output.scroll_into_view_if_needed()
        output.screenshot(path=OUT / "screenshots" / f"{path.stem}-chart-{number}.png")
    screenshot(page, f"{path.stem}-run")


def test_the_launcher_offers_our_kernel_alone_with_its_picture(lab, browser):
    page = browser.new_context(viewport={"width": 1000, "height": 700}).new_page()
    page.set_default_timeout(PATIENCE * SECONDS)
    for theme in ("Light", "Dark"):
        page.goto(f"{lab.address}/lab?reset&token={lab.token}")
        card = page.locator('.jp-LauncherCard[data-category="Notebook"]')
        card.first.wait_for()
        if theme == "Dark":
            choose_theme(page, "JupyterLab Dark")
        assert [one.get_attribute("title") for one in card.all()] == ["Java (Tammes)"]
        picture = card.locator("img")
        picture.evaluate("image => image.decode()")
        assert picture.evaluate("image => image.naturalWidth") > 0
        assert "logo" in picture.get_attribute("src")
        screenshot(page, f"launcher-{theme.lower()}")
    choose_theme(page, "JupyterLab Light")
    assert page.locator(".Toastify__toast").count() == 0, "a question lies over the page"
    page.context.close()
    assert lab.ask("kernelspecs")["default"] == "tammes"
    news = lab.ask("settings/@jupyterlab/apputils-extension:notification", root="lab/api")
    assert news["schema"]["properties"]["fetchNews"]["default"] == "false"


def test_a_notebook_without_a_kernel_is_offered_ours(lab, browser):
    nbformat.write(nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("1 + 1")]), lab.folder / "bare.ipynb")
    page = browser.new_context().new_page()
    page.set_default_timeout(PATIENCE * SECONDS)
    page.goto(f"{lab.address}/lab/tree/bare.ipynb?reset&token={lab.token}")
    choices = page.locator(".jp-Dialog select option")
    choices.first.wait_for(state="attached")
    names = [choice.inner_text() for choice in choices.all()]
    assert names[0] == "Java (Tammes)"
    assert not any(word in name for name in names for word in ("jjava", "Python"))
    page.context.close()


def test_training_is_interrupted_and_after_a_restart_resumed(lab, open_notebook):
    cells = ["var before = 41;", TRAINING, 'System.out.println("went on with " + (before + 1));']
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source) for source in cells])
    notebook.metadata["kernelspec"] = {"name": "tammes", "display_name": "Java (Tammes)", "language": "java"}
    nbformat.write(notebook, lab.folder / "interrupted.ipynb")
    page = open_notebook("interrupted.ipynb")
    outputs = page.locator(".jp-OutputArea-output")

    choose(page, "Run", "runmenu:run-all")
    outputs.filter(has_text="training").wait_for()
    outputs.filter(has_text="epoch 2").last.wait_for()
    choose(page, "Kernel", "kernelmenu:interrupt")
    idle(page)
    for theme in ("JupyterLab Dark", "JupyterLab Light"):
        choose_theme(page, theme)
        screenshot(page, f"interrupted-{theme[11:].lower()}")

    code_cells(page).nth(2).locator(".jp-InputArea-editor").click()
    page.keyboard.press("Shift+Enter")
    outputs.filter(has_text="went on with 42").wait_for()

    choose(page, "Kernel", "kernelmenu:restart-and-clear")
    page.locator(".jp-Dialog .jp-mod-accept").click()
    playwright.expect(outputs).to_have_count(0)
    lab.connected("interrupted.ipynb")
    choose(page, "Run", "runmenu:run-all")
    outputs.filter(has_text="Resumed from").wait_for()
    outputs.filter(has_text=re.compile("epoch [0-9]+/9999")).last.wait_for()
    screenshot(page, "resumed")
    choose(page, "Kernel", "kernelmenu:interrupt")
    idle(page)
    code_cells(page).nth(2).locator(".jp-InputArea-editor").click()
    page.keyboard.press("Shift+Enter")
    outputs.filter(has_text="went on with 42").wait_for()
    screenshot(page, "restarted")


# The contrast of the text of an element with what lies behind it, as WCAG defines it.
CONTRAST = """element => {
    const numbers = colour => colour.match(/[0-9.]+/g).map(Number);
    let ground = [255, 255, 255];
    const layers = [];
    for (let e = element; e; e = e.parentElement) layers.unshift(numbers(getComputedStyle(e).backgroundColor));
    for (const [r, g, b, a = 1] of layers) ground = ground.map((c, i) => (1 - a) * c + a * [r, g, b][i]);
    const light = rgb => rgb.slice(0, 3).map(c => c / 255)
        .map(c => c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
        .reduce((sum, c, i) => sum + [0.2126, 0.7152, 0.0722][i] * c, 0);
    const [a, b] = [light(numbers(getComputedStyle(element).color)), light(ground)];
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}"""


def test_an_error_ends_a_run_all_and_is_readable_in_both_themes(lab, open_notebook):
    cells = ['int before = 1;\nthrow new IllegalStateException("stop here");', 'System.out.println("must not run");']
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source) for source in cells])
    notebook.metadata["kernelspec"] = {"name": "tammes", "display_name": "Java (Tammes)", "language": "java"}
    nbformat.write(notebook, lab.folder / "error.ipynb")
    page = open_notebook("error.ipynb")
    choose(page, "Run", "runmenu:run-all")
    finished(page, 0, 1)
    idle(page)
    assert code_cells(page).nth(1).locator(".jp-InputPrompt").inner_text().strip() in ("[ ]:", "[]:")
    assert page.locator(".jp-OutputArea-output", has_text="must not run").count() == 0
    error = page.locator(".jp-OutputArea-output pre", has_text="cell [1], line 2")
    for theme in ("JupyterLab Light", "JupyterLab Dark"):
        choose_theme(page, theme)
        screenshot(page, f"error-{theme[11:].lower()}")
        parts = error.locator("css=*").all() or [error]
        assert min(part.evaluate(CONTRAST) for part in parts) >= 4.5, theme


# What a person meets in the first hour; the pictures of it are for eyes.
MET = [
    'System.out.println("""\n%d epochs\n""".formatted(3).strip());',
    'for (int i = 1; i <= 100_000; i++) System.out.println("line " + i);',
    'var values = new double[] {1e-5, 0.5, 3e7};\nshow(values, null);\n'
    'Table.create("t", DoubleColumn.create("small and large", values), StringColumn.create("word", "a", "b", "c"))',
    'int fine = 1;\nString wrong = fine.length();',
    'var list = new ArrayList<Integer>();\nint third() { return list.get(2); }\nthird();',
]


def test_what_a_cell_says_is_readable_in_both_themes(lab, open_notebook):
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source) for source in MET])
    notebook.metadata["kernelspec"] = {"name": "tammes", "display_name": "Java (Tammes)", "language": "java"}
    nbformat.write(notebook, lab.folder / "met.ipynb")
    page = open_notebook("met.ipynb")
    for number in range(len(MET)):
        code_cells(page).nth(number).locator(".jp-InputArea-editor").click()
        page.keyboard.press("Control+Enter")
        finished(page, number, number + 1)
    outputs = page.locator(".jp-OutputArea-output")
    outputs.filter(has_text="3 epochs").wait_for()
    outputs.filter(has_text="cell [4], line 2").wait_for()
    for theme in ("JupyterLab Dark", "JupyterLab Light"):
        choose_theme(page, theme)
        for number, cell in enumerate(code_cells(page).all()):
            cell.scroll_into_view_if_needed()
            screenshot(page, f"met-{number}-{theme[11:].lower()}")
        text = page.locator(".jp-RenderedText pre, .jp-RenderedText pre span").all()
        assert min(part.evaluate(CONTRAST) for part in text) >= 4.5, theme


SPHERE = "show(SpherePlot.of(Prototypes.place(12, 3)));"


def sphere_notebook(lab, name):
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(SPHERE)])
    notebook.metadata["kernelspec"] = {"name": "tammes", "display_name": "Java (Tammes)", "language": "java"}
    nbformat.write(notebook, lab.folder / name)


def test_a_sphere_is_turned_by_a_mouse_and_the_notebook_stays_as_it_is(lab, open_notebook):
    sphere_notebook(lab, "sphere.ipynb")
    page = open_notebook("sphere.ipynb")
    run_first_cell(page)
    finished(page, 0, 1)
    assert min(pictures(page, at_least=1)) > 0
    # The extension shows the picture and draws the figure in its place when the mouse comes to it. Playwright's own hover()
    # would wait for ever: it looks for the picture again once the mouse is there.
    box = page.locator(".jp-OutputArea-output").first.bounding_box()
    middle = box["x"] + box["width"] / 4, box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + 2, box["y"] - 20)
    page.mouse.move(*middle, steps=5)
    figure = page.locator(".js-plotly-plot")
    figure.locator("canvas").first.wait_for()
    save(page, "sphere.ipynb")
    saved = (lab.folder / "sphere.ipynb").read_bytes()
    page.mouse.move(box["x"] + 2, box["y"] - 20)
    before = standing(page, figure)
    screenshot(page, "sphere-before")
    # The figure's element is as wide as the notebook, the sphere is at its left.
    sphere = figure.locator("canvas").first.bounding_box()
    middle = sphere["x"] + sphere["width"] / 2, sphere["y"] + sphere["height"] / 2
    page.mouse.move(*middle)
    page.mouse.down()
    page.mouse.move(middle[0] + 120, middle[1] + 40, steps=10)
    page.mouse.up()
    page.mouse.move(box["x"] + 2, box["y"] - 20)
    assert standing(page, figure) != before, "the sphere has not moved"
    screenshot(page, "sphere-turned")
    save(page, "sphere.ipynb")
    assert (lab.folder / "sphere.ipynb").read_bytes() == saved


def standing(page, figure):
    """The pixels of a figure once they no longer change, as they do while it is drawn and while buttons over it fade."""
    before, now = None, figure.screenshot()
    while now != before:
        page.wait_for_timeout(2 * SECONDS)
        before, now = now, figure.screenshot()
    return now


def test_a_sphere_is_a_picture_where_no_extension_draws_it(lab, open_notebook):
    sphere_notebook(lab, "picture.ipynb")
    settings = lab.folder.parent / "config" / "labconfig" / "page_config.json"
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.write_text(json.dumps({"disabledExtensions": {"jupyterlab-plotly": True}}))
    try:
        page = open_notebook("picture.ipynb")
    finally:
        settings.unlink()
    run_first_cell(page)
    finished(page, 0, 1)
    assert min(pictures(page, at_least=1)) > 0
    assert page.locator(".js-plotly-plot").count() == 0
