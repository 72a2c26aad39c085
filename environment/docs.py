"""Writes the pages of the site as Markdown: README, the notebooks as they are committed, the recorded results.

    python docs.py CHECKOUT FOLDER

MkDocs then makes FOLDER/site of FOLDER/pages, where the API's Javadoc lies beside; docs/mkdocs.yml says how it looks.
"""

import base64
import csv
import json
import re
import shutil
import sys
from html import escape
from pathlib import Path

import nbformat

import webpage

FORMULA = re.compile(r"\$\$(?P<block>.+?)\$\$|(?<![\\$\w])\$(?P<inline>[^\s$](?:[^$]*[^\s$])?)\$(?!\d)", re.DOTALL)
CODE = re.compile(r"(```.*?```|`[^`]*`)", re.DOTALL)


def write(page, text):
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text(text.rstrip("\n") + "\n", encoding="utf-8")


def fenced(text, language):
    fence = "`" * max(3, *(len(run) + 1 for run in re.findall(r"`+", text)), 3)
    return f"{fence}{language}\n{text}\n{fence}"


def with_formulas(markdown):
    """Formulas drawn beforehand, but for what looks like one in code."""

    def drawn(match):
        if match["block"]:
            return f'<div class="formula">{webpage.formula(match["block"], "block")}</div>'
        return f'<span class="formula">{webpage.formula(match["inline"], "inline")}</span>'

    parts = CODE.split(markdown)
    return "".join(part if part.startswith("`") else FORMULA.sub(drawn, part) for part in parts)


# --- Notebooks -----------------------------------------------------------------------------------------------------


def notebook_page(path, folder):
    notebook = nbformat.read(path, as_version=4)
    parts = []
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            parts.append(re.sub(r"\]\(([^)\s/]+)\.ipynb", r"](\1.md", with_formulas(cell.source)))
        elif cell.cell_type == "code" and cell.source.strip():
            parts.append(fenced(cell.source, "java"))
            shown = [output_of(output, f"{path.stem}-{cell.id}-{n}", folder) for n, output in enumerate(cell.outputs, 1)]
            parts += [output for output in shown if output]
    write(folder / f"{path.stem}.md", "\n\n".join(parts))
    return webpage.title(notebook, path.stem)


def output_of(output, name, folder):
    data = output.get("data", {})
    if "image/png" in data:
        picture = folder / "pictures" / f"{name}.png"
        picture.parent.mkdir(parents=True, exist_ok=True)
        picture.write_bytes(base64.b64decode(data["image/png"]))
        settings = output.metadata.get("image/png", {})
        words = settings.get("alt") or data.get("text/plain", "").splitlines()[0]
        size = "".join(f' {side}="{settings[side]}"' for side in ("width", "height") if side in settings)
        return f'<div class="output"><img alt="{escape(words)}" src="pictures/{picture.name}"{size}></div>'
    if "text/html" in data:
        return f'<div class="output">{data["text/html"]}</div>'
    text = output.get("text") or data.get("text/plain", "")
    return fenced(text.rstrip("\n"), "text") if text.strip() else None


# --- Results -------------------------------------------------------------------------------------------------------


def results_page(path, folder):
    """A table of the columns that differ between the lines; what is the same in all of them is said once."""
    with open(path, encoding="utf-8", newline="") as file:
        names, *lines = csv.reader(file)
    columns = dict(zip(names, zip(*lines), strict=True))
    filled = {name: set(values) - {""} for name, values in columns.items()}  # a run that diverged leaves cells empty
    same = {name: next(iter(values)) for name, values in filled.items() if len(values) == 1}
    differ = [name for name, values in filled.items() if len(values) > 1]
    parts = ["---\nhide: [toc]\n---", f"# {path.stem}", f"{len(lines)} recorded runs, each a line of `notebooks/results/{path.name}`."]
    parts.append("The same in all of them:\n\n" + "\n".join(f"- {name}: {value}" for name, value in same.items()))
    table = "".join(f"<th>{escape(name)}</th>" for name in differ)
    rows = "".join(
        "<tr>" + "".join(f"<td>{escape(value)}</td>" for value in line) + "</tr>"
        for line in zip(*(columns[name] for name in differ), strict=True)
    )
    parts.append(f'<div class="output"><table><thead><tr>{table}</tr></thead><tbody>{rows}</tbody></table></div>')
    write(folder / f"{path.stem}.md", "\n\n".join(parts))


# --- README and the other texts ------------------------------------------------------------------------------------


def readme_page(checkout):
    """README without the badge, which is a picture from elsewhere; its own picture and its links lead into the site."""
    text = (checkout / "README.md").read_text(encoding="utf-8")
    text = re.sub(r"Or in the browser,[^\n]*\n(?:[^\n]+\n)*\n\[!\[[^\n]*\n", "", text)
    text = text.replace("](LICENSE)", "](licence.md)")
    return re.sub(r"`notebooks/(\d[\w-]*)(?:\.ipynb)?`", r"[\g<0>](notebooks/\1.md)", text)


def main(checkout, folder):
    checkout, pages = Path(checkout), Path(folder, "pages")
    shutil.rmtree(folder, ignore_errors=True)
    write(pages / "index.md", readme_page(checkout))
    write(pages / "contributing.md", (checkout / "CONTRIBUTING.md").read_text(encoding="utf-8"))
    write(pages / "changes.md", (checkout / "CHANGELOG.md").read_text(encoding="utf-8"))
    write(pages / "licence.md", "# Licence\n\n" + fenced((checkout / "LICENSE").read_text(encoding="utf-8"), "text"))
    shutil.copy(checkout / "docs" / "glossary.md", pages)
    shutil.copytree(checkout / "docs" / "assets", pages / "assets")
    shutil.copy(checkout / "environment" / "kernelspec" / "logo-svg.svg", pages / "assets" / "logo.svg")
    shutil.copytree(checkout / "notebooks" / "pictures", pages / "notebooks" / "pictures")
    notebooks = sorted((checkout / "notebooks").glob("*.ipynb"))
    results = sorted((checkout / "notebooks" / "results").glob("*.csv"))
    for path in results:
        results_page(path, pages / "results")
    site = {
        "INHERIT": str(checkout.resolve() / "docs" / "mkdocs.yml"),
        "docs_dir": "pages",
        "site_dir": "site",
        "nav": [
            {"Tammes": "index.md"},
            {"Notebooks": [{notebook_page(path, pages / "notebooks"): f"notebooks/{path.stem}.md"} for path in notebooks]},
            {"Recorded results": [{path.stem: f"results/{path.stem}.md"} for path in results]},
            {"Reference": [{"Glossary": "glossary.md"}, {"API (Javadoc)": "api/index.html"}]},
            {"The project": [{"Contributing": "contributing.md"}, {"Changes": "changes.md"}, {"Licence": "licence.md"}]},
        ],
    }
    write(Path(folder, "mkdocs.yml"), json.dumps(site, indent=2))  # JSON is YAML


if __name__ == "__main__":
    main(*sys.argv[1:])
