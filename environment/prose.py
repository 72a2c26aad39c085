"""Finds the figures in a notebook's prose that no cell has computed.

    python prose.py NOTEBOOK...

Every number in the markdown has to stand in an output of the same notebook, in the same unit and as precisely as it is said: "97 %"
and "96.9 %" both stand for 0.9690, "96 %" does not. A number may also be a setting that a cell writes: "95 %" is 0.95.
Not looked at are formulas, code, addresses, names (CIFAR-100), years, counts of a list, the numbers of sections, tables, equations
and the like, and right, straight and full angles. A paragraph that quotes others gives its source as a link, and its figures are theirs.
"""

import html
import re
import sys
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

import nbformat

NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"

NOT_PROSE = [
    r"```.*?(?:```|\Z)",  # code
    r"`[^`]*`",
    r"\$\$.*?\$\$",  # formulas
    r"\$[^$\n]+\$",
    r"<!--.*?-->|<[^>\n]+>",
    r"(?<=\])\([^)\s]*\)",  # where a link leads
    r"https?://\S+",
    r"\[\d\d-[\w-]+\]",  # the name of a notebook
]
NOT_FIGURES = [
    r"^[ \t>]*\d+\.(?=\s)",  # the numbers of a list
    r"\b(?:18|19|20)\d\d\b(?!\s*[%°])",  # years
    r"(?<![\d.,])(?:90|180|360)\s?(?:°|degrees)",  # what a right angle is nobody has to measure
    r"\barXiv:?\s*\d+\.\d+",
    r"\bCC BY(?:-\w+)? \d\.\d",
    r"\b(?:[Ss]ections?|[Tt]ables?|[Ee]quations?|[Ee]q\.|[Ff]igures?|[Cc]hapters?|[Nn]otebooks?|[Ee]xercises?|[Aa]nswers?|Java|Python|version)"
    r"\s+\(?\d+(?:\.\d+)*\)?(?:(?:\s*,\s*|\s+(?:and|or|to)\s+|–)\d+(?:\.\d+)*)*",
    r"[^\W\d_][\w.]*-\d[\w.]*",  # CIFAR-100, ResNet-32
    r"\b[^\W\d]\w*\d\w*",  # word2vec, D3
]
SOURCE = re.compile(r"\]\(https?://[^)\s]+\)|https?://\S+")
UNIT = re.compile(r"\s?(%|°|per ?cent\b|percent\b|degrees?\b)")


class Figure(NamedTuple):
    said: str
    value: Decimal
    percent: bool
    unit: bool


def decimal(text):
    return Decimal(text.replace(",", ""))


def places(value):
    return max(0, -value.as_tuple().exponent)


def rounded(value, digits):
    return value.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)


def figures(markdown):
    """The numbers of a text that claim something."""
    for pattern in NOT_PROSE:
        markdown = re.sub(pattern, lambda found: " " * 3 if "\n" not in found[0] else "\n", markdown, flags=re.DOTALL)
    for paragraph in re.split(r"\n\s*\n", markdown):
        yield from figures_of(paragraph)


def quoted(markdown):
    """The text without its paragraphs that give a source."""
    return "\n\n".join(paragraph for paragraph in re.split(r"\n\s*\n", markdown) if not SOURCE.search(paragraph))


def figures_of(paragraph):
    for pattern in NOT_FIGURES:
        paragraph = re.sub(pattern, " ", paragraph, flags=re.MULTILINE)
    for found in re.finditer(rf"(?<![\w.,])(?P<sign>[−-])?(?P<number>{NUMBER})(?![\w]|[.,]\d)", paragraph):
        unit = UNIT.match(paragraph, found.end()) or range_unit(paragraph, found.end())
        percent = bool(unit) and unit[1] not in "°" and not unit[1].startswith("deg")
        yield Figure(found[0] + (unit[0] if unit else ""), decimal(found["number"]), percent, bool(unit))


def range_unit(paragraph, end):
    """The unit of the first number in "5 and 7 %" or "5–7 %"."""
    follows = re.compile(rf"(?:\s?[–…]\s?|\s+(?:and|or|to)\s+)[−-]?(?:{NUMBER})").match(paragraph, end)
    return UNIT.match(paragraph, follows.end()) if follows else None


def numbers(text):
    """All numbers of a text as they are written, without signs, each with whether it can be an amount of a unit, not a count."""
    found = re.finditer(rf"(?<![\w.])(?P<number>{NUMBER})(?P<power>[eE]-?\d+)?", text)
    return {
        (decimal(each["number"]), "." in each["number"] or bool(UNIT.match(text, each.end())))
        for each in found
        if not each["power"]
    }


def shown(output):
    data = output.get("data", {})
    texts = [output.get("text", ""), data.get("text/plain", "")]
    texts.append(html.unescape(re.sub(r"<[^>]+>", " ", data.get("text/html", ""))))
    return "\n".join(texts)


def is_shown(figure, outputs):
    digits = places(figure.value)
    # A share is shown as a fraction or in percent.
    scales = (Decimal(1), Decimal(100)) if figure.percent else (Decimal(1),)
    for number, is_amount in outputs:
        if figure.unit and not is_amount:
            continue
        if number == figure.value or (figure.percent and places(number) > 0 and number * 100 == figure.value):
            return True
        if (figure.unit or digits > 0) and any(
            places(number * scale) > digits and rounded(number * scale, digits) == figure.value for scale in scales
        ):
            return True
    return False


def unfounded(notebook):
    """What the prose says and no cell shows: the number of the cell and the figure."""
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    outputs = set().union(*(numbers(shown(output)) for cell in code for output in cell.get("outputs", [])))
    settings = {number for cell in code for number, _ in numbers(cell.source.replace("_", ""))}
    found = []
    for index, cell in enumerate(notebook.cells):
        if cell.cell_type != "markdown":
            continue
        for figure in figures(quoted(cell.source)):
            is_setting = (figure.value / 100 if figure.percent else figure.value) in settings
            if not is_setting and not is_shown(figure, outputs):
                found.append(f"cell {index} ({cell.get('id', '')}): {figure.said}")
    return found


if __name__ == "__main__":
    for path in sys.argv[1:]:
        for line in unfounded(nbformat.read(path, as_version=4)):
            print(f"{path}: {line}")
