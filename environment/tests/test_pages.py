"""The pages of notebooks: named, linked to each other, and whole without a network."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import nbformat
import pytest
from checkout import NOTEBOOKS, by_name

import webpage

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


def notebook(*sources):
    return nbformat.v4.new_notebook(cells=[nbformat.v4.new_markdown_cell(source) for source in sources])


def page_of(folder, *sources):
    webpage.write(notebook(*sources), folder / "a-notebook.html")
    return (folder / "a-notebook.html").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    """The pages that ./run writes for the first notebook and those that it leads to."""
    folder = tmp_path_factory.mktemp("pages")
    first = NOTEBOOKS[0]
    read = nbformat.read(first, as_version=4)
    webpage.write(read, folder / f"{first.stem}.html")
    webpage.write_linked(read, first, folder)
    return {path.stem: path for path in folder.glob("*.html")}


def test_a_page_is_named_by_its_first_heading(tmp_path):
    assert "<title>Points on a sphere</title>" in page_of(tmp_path, "some words", "# Points on a *sphere*\n\nmore")
    assert "<title>a-notebook</title>" in page_of(tmp_path, "words without a heading")


def test_formulas_are_drawn_beforehand(tmp_path):
    page = page_of(tmp_path, r"The angle $\theta$ and" "\n\n" r"$$\frac{\cos(z, p_u) + 1}{2}$$")
    assert page.count("<math") == 2
    assert "<mfrac>" in page
    assert "$" not in page[page.index("The angle") :].split("</div>")[0]


def test_a_formula_that_cannot_be_drawn_shows_its_source(tmp_path):
    assert r"<code>\left( x &lt; y</code>" in page_of(tmp_path, r"$\left( x < y$")


def test_brackets_sized_by_hand_are_alike(tmp_path):
    page = page_of(tmp_path, r"$\bigl(1 - x\bigr)^2$")
    assert page.count('<mo stretchy="false">') == 2 and "minsize" not in page.split("<math")[1]


@pytest.mark.parametrize(
    ("link", "page"),
    [
        ("01-b.ipynb", "01-b.html"),
        ("01-b.ipynb#the-idea", "01-b.html#the-idea"),
        ("../01-b.ipynb", "../01-b.ipynb"),
        ("https://example.org/01-b.ipynb", "https://example.org/01-b.ipynb"),
        ("#below", "#below"),
    ],
)
def test_links_to_notebooks_beside_lead_to_their_pages(link, page):
    assert webpage.page_of(link) == page


@by_name(NOTEBOOKS)
def test_the_pages_that_a_page_leads_to_are_there(pages, path):
    if path.stem not in pages:
        pytest.skip("the first notebook does not lead to it")
    links = re.findall(r'href="([^"#?:]+\.(?:html|ipynb))"', pages[path.stem].read_text(encoding="utf-8"))
    assert [link for link in links if not (pages[path.stem].parent / link).is_file()] == []


@by_name(NOTEBOOKS)
def test_nothing_is_fetched(pages, path):
    if path.stem not in pages:
        pytest.skip("the first notebook does not lead to it")
    text = pages[path.stem].read_text(encoding="utf-8")
    assert re.findall(r"<(?:script|img|iframe|link)\b[^>]*\b(?:src|href)=[\"']?(?:https?:)?//[^>]*", text) == []
    assert "import(" not in text
    assert "No description has been provided for this image" not in text


def test_a_page_that_is_newer_than_its_notebook_stays(tmp_path):
    first, second = tmp_path / "00-a.ipynb", tmp_path / "01-b.ipynb"
    nbformat.write(notebook("# A\n\n[on](01-b.ipynb)"), first)
    nbformat.write(notebook("# B\n\n[back](00-a.ipynb)"), second)
    out = tmp_path / "out"
    out.mkdir()
    executed = out / "01-b.html"
    executed.write_text("the page of a run")
    webpage.write_linked(nbformat.read(first, as_version=4), first, out)
    assert executed.read_text() == "the page of a run"
    assert not (out / "00-a.html").exists(), "its own page is written by who has executed it"
    os.utime(executed, (0, 0))
    webpage.write_linked(nbformat.read(first, as_version=4), first, out)
    assert "<title>B</title>" in executed.read_text(encoding="utf-8")


@pytest.mark.skipif(not CHROMIUM and not os.environ.get("CI"), reason="NO BROWSER: install Chromium")
def test_a_browser_prints_a_page_as_pdf(pages, tmp_path):
    """As the README says; the proxy leads nowhere, so the page has all it needs."""
    pdf = tmp_path / "page.pdf"
    command = [CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--proxy-server=127.0.0.1:9",
               "--no-pdf-header-footer", f"--print-to-pdf={pdf}", str(pages[NOTEBOOKS[0].stem])]  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True, timeout=240, cwd=Path(tmp_path))
    assert pdf.is_file() and pdf.read_bytes().startswith(b"%PDF"), done.stderr
