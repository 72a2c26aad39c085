"""What the notebooks' prose says in figures, their cells show; and the check finds what they do not."""

import nbformat
import pytest
from checkout import NOTEBOOKS, by_name
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

import prose


@by_name(NOTEBOOKS)
def test_every_figure_of_the_prose_is_in_an_output(path):
    assert prose.unfounded(nbformat.read(path, as_version=4)) == []


OUTPUTS = """digits, 355 examples: accuracy 96.9 %, top-5 100.0 %
smallest angle 66.15°; mean absolute error 6.47, 2 targets outside the bounds
 HPN  |  0.9465  |  1,442 images
 6  |  35  |  36"""
SOURCE = "TrainingOptions.epochs(15).withBatchSize(32).withLearningRate(0.003); var many = 10_000;"


def found(text):
    table = {"text/plain": "a table", "text/html": "<table><tr><td>0.3812</td><td>&minus;12.5</td></tr></table>"}
    outputs = [new_output("stream", text=OUTPUTS), new_output("execute_result", data=table)]
    cells = [new_markdown_cell(text), new_code_cell(SOURCE, outputs=outputs)]
    return [line.rpartition(": ")[2] for line in prose.unfounded(new_notebook(cells=cells))]


@pytest.mark.parametrize(
    "text",
    [
        "The mistakes get rarer: 344 → 348 of 355.",
        "It is right in 97.0 % of the cases.",
        "It is right in 96 % of the cases.",
        "An accuracy of 96.8 %.",
        "Softmax reaches 94 %.",  # 94.65 is 95 when it is rounded
        "Of the digits 36 % are wrong.",  # a count is not a share
        "Between 35 and 36 % are wrong.",
        "They are 66.1° apart.",
        "They are 36° apart.",
        "They are 45° apart.",
        "An error of 6.4.",
        "The distance is 242 epochs.",
        "1,443 images",
        "A rate of 0.03.",
        "It wins by 12 %.",
        "Of 19300 points",
        "## A heading with 344 in it",
        "| a table | 344 |",
        "*344 in small print*",
        "The error is 0.40 (see [03](03-age-regression.ipynb)).",
    ],
)
def test_a_figure_that_no_cell_shows_is_found(text):
    assert found(text) != []


@pytest.mark.parametrize(
    "text",
    [
        "An accuracy of 96.9 %, or 97 %.",
        "Softmax reaches 94.7 %, about 95 %, and 0.947 as a share.",
        "They are 66.15° apart, 66.2° or 66°, 66 degrees.",
        "An error of 6.47, about 6.5, on 355 images of 1,442.",
        "15 epochs in minibatches of 32 at a rate of 0.003, with 10,000 draws.",
        "At 90° they are perpendicular; a circle has 360°. The 0.3 % of the rate.",
        "38.1 % and −12.5 are in a table.",
        "CIFAR-100 (Krizhevsky, 2009), a ResNet-32, section 3.3, tables 1 and 2, equation (6), word2vec, arXiv 1901.10514, CC BY 4.0, Java 17.",
        "1. one thing\n2. another thing\n7. a third",
        "The loss is $(1 - 0.77)^2$ and $$344 = 43 \\cdot 8,$$ in code `344 / 43`.",
        "```java\nvar many = 344;\n```",
        "See [the notebook](344-more.ipynb), [01-prototypes-on-the-sphere](01-prototypes-on-the-sphere.ipynb).",
        "They report 84.4 years ([README](https://github.com/example/344)).",
    ],
)
def test_a_figure_that_a_cell_shows_and_what_is_no_figure_are_not(text):
    assert found(text) == []


def test_a_source_speaks_for_its_own_paragraph_only():
    assert found("84.4 years, says [the README](https://example.org).\n\nHere it is 76.3 years.") == ["76.3"]


def test_all_that_is_missing_is_told_with_its_unit_and_cell():
    cells = [new_markdown_cell("It went from 31 to 44.8 % and 7.5°.", id="claim")]
    assert prose.unfounded(new_notebook(cells=cells)) == ["cell 0 (claim): 31 %", "cell 0 (claim): 44.8 %", "cell 0 (claim): 7.5°"]
