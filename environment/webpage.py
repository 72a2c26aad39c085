"""Notebooks as web pages that need no network: formulas drawn beforehand, links to other notebooks to their pages.

    python webpage.py FOLDER NOTEBOOK...      the page of each notebook, as it is, into the folder
"""

import re
import sys
from html import escape
from pathlib import Path
from urllib.parse import unquote, urlsplit

import nbformat
from jinja2 import pass_context
from latex2mathml.converter import convert
from nbconvert import HTMLExporter
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath

import whole_file

TEMPLATES = Path(__file__).resolve().parent / "templates"


class PageRenderer(IPythonRenderer):
    """Markdown of a cell, with formulas as MathML, which browsers draw by themselves."""

    def inline_math(self, body):
        return formula(body, "inline")

    def block_math(self, body):
        return formula(body, "block")

    def latex_environment(self, name, body):
        return formula(rf"\begin{{{name}}}{body}\end{{{name}}}", "block")

    def link(self, text, url, title=None):
        return super().link(text, page_of(url), title)


class PageExporter(HTMLExporter):
    """JupyterLab's look, without its scripts."""

    def __init__(self, **options):
        super().__init__(template_name="page", extra_template_basedirs=[str(TEMPLATES)], **options)

    @pass_context
    def markdown2html(self, context, source):
        attachments = context.get("cell", {}).get("attachments", {})
        renderer = PageRenderer(
            escape=False, attachments=attachments, anchor_link_text=self.anchor_link_text, **self.lexer_options
        )
        return MarkdownWithMath(renderer=renderer).render(source)


def formula(latex, display):
    # Brackets of a size chosen by hand come out in two sizes where the reader has no mathematical font.
    plain = re.sub(r"\\[bB]igg?[lrm]?(?![A-Za-z])", "", latex)
    try:
        return convert(plain, display=display)
    except Exception:  # a formula that the converter does not know, in whatever way: its source is better than nothing
        return f"<code>{escape(latex)}</code>"


def page_of(link):
    """What a link of a notebook is in a page: another notebook in the same folder has its page beside this one."""
    if is_notebook_beside(link):
        return re.sub(r"\.ipynb(?=$|[?#])", ".html", link, count=1)
    return link


def is_notebook_beside(link):
    parts = urlsplit(link)
    return not parts.scheme and not parts.netloc and "/" not in parts.path and parts.path.endswith(".ipynb")


def title(notebook, name):
    """A notebook's own title, its first heading; its name if it has none."""
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            heading = re.search(r"^# +(.+)", cell.source, re.MULTILINE)
            if heading:
                return re.sub(r"[*_`$]", "", heading[1]).strip()
    return name


def text(notebook, name):
    """The page of a notebook."""
    return PageExporter().from_notebook_node(notebook, {"metadata": {"name": title(notebook, name)}})[0]


def write(notebook, page):
    """Writes the page of a notebook, whole or not at all."""
    whole_file.write(page, text(notebook, page.stem))


def write_linked(notebook, path, folder):
    """Writes the pages of the notebooks that lie beside this one and that it leads to, as they are; newer pages stay."""
    waiting, seen = [notebook], {path.name}
    while waiting:
        for name in sorted(linked(waiting.pop()) - seen):
            seen.add(name)
            other = path.with_name(name)
            if other.is_file():
                read = nbformat.read(other, as_version=4)
                waiting.append(read)
                page = folder / other.with_suffix(".html").name
                if not page.is_file() or page.stat().st_mtime < other.stat().st_mtime:
                    write(read, page)


def linked(notebook):
    """The names of the notebooks that the text of a notebook links to."""
    sources = (cell.source for cell in notebook.cells if cell.cell_type == "markdown")
    links = (link for source in sources for link in re.findall(r"\]\(([^)\s]+)", source))
    return {unquote(urlsplit(link).path) for link in links if is_notebook_beside(link)}


def main(folder, *notebooks):
    Path(folder).mkdir(parents=True, exist_ok=True)
    for path in map(Path, notebooks):
        write(nbformat.read(path, as_version=4), Path(folder) / path.with_suffix(".html").name)


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
