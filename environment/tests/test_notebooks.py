"""Every notebook, executed for real on its kernel."""

import random
import re
import shutil
import struct
import zlib

import nbformat
import pytest
from checkout import NOTEBOOKS, OUT, by_name

QUICKSTART = [path for path in NOTEBOOKS if path.stem.endswith("quickstart")]
AGES = [path for path in NOTEBOOKS if path.stem.endswith("age-regression")]


def outputs(notebook, *kinds):
    return [
        (number, output)
        for number, cell in enumerate(notebook.cells)
        for output in cell.get("outputs", [])
        if output.output_type in kinds
    ]


def pictures(notebook):
    shown = outputs(notebook, "display_data", "execute_result")
    return [output for _, output in shown if any(kind.startswith("image/") for kind in output.data)]


@by_name(NOTEBOOKS)
def test_runs_to_its_end_without_an_error(executed, path):
    notebook, failure = executed(path)
    assert failure is None
    assert outputs(notebook, "error") == []


@by_name(NOTEBOOKS)
def test_no_cell_writes_to_standard_error(executed, path):
    notebook, _ = executed(path)
    assert [(n, o.text) for n, o in outputs(notebook, "stream") if o.name == "stderr"] == []


@by_name(NOTEBOOKS)
def test_every_output_has_plain_text_for_terminals_and_screen_readers(executed, path):
    notebook, _ = executed(path)
    shown = outputs(notebook, "display_data", "execute_result")
    assert [n for n, output in shown if not output.data.get("text/plain", "").strip()] == []


@by_name(QUICKSTART)
def test_the_quickstart_shows_charts(executed, path):
    notebook, _ = executed(path)
    assert len(pictures(notebook)) >= 4


@by_name(QUICKSTART)
def test_the_quickstart_learns(executed, path):
    """The results' own line names the data and the accuracy on held-out images."""
    notebook, _ = executed(path)
    from execute import results

    text = "\n".join(results(notebook))
    found = re.search(r"accuracy\D*(\d+(?:\.\d+)?)\s*(%?)", text, re.IGNORECASE)
    if not found:
        pytest.fail(f"no accuracy among the results:\n{text}")
    accuracy = float(found[1])
    if "%" not in found[0]:
        accuracy *= 100
    floor = 85 if "Fashion" in text else 90
    assert floor <= accuracy <= 100


def face(shade, noise):
    """A made face, 16 pixels high and wide: a PNG, for what an image is, its content says and not its name."""

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    size = 16
    rows = b"".join(
        b"\0" + bytes(min(255, 2 * shade + noise.randrange(16)) for _ in range(3 * size)) for _ in range(size)
    )
    head = struct.pack(">IIBBBBB", size, size, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


@by_name(AGES)
def test_ages_of_people_are_told_where_their_faces_are(tmp_path, monkeypatch, path):
    """The cell that does nothing without UTKFace, on made files in its layout, with what is wrong in the real ones."""
    from execute import execute

    faces = tmp_path / "data" / "UTKFace"
    faces.mkdir(parents=True)
    noise = random.Random(1)
    for number in range(60):
        age = 2 * number
        (faces / f"{age}_{number % 2}_{number % 5}_2017011618402{number:04}.jpg.chip.jpg").write_bytes(face(age, noise))
    shutil.copy(next(faces.glob("30_*")), faces / "31_0_0_20170116184029999.jpg")
    (faces / "61_1_20170109150557335.jpg").write_bytes(face(61, noise))
    (faces / "26_0_1_20170116184024662.jpg").write_text("no picture")

    notebook = nbformat.read(path, as_version=4)
    ruler, faces_cell = [cell for cell in notebook.cells if cell.id in ("ruler", "faces")]
    ruler.source = re.search("^var experiment = .*;$", ruler.source, re.MULTILINE)[0]  # what the other needs of it
    notebook.cells = [ruler, faces_cell]
    folder = tmp_path / "notebooks"
    shutil.copytree(path.parent / "results", folder / "results")
    nbformat.write(notebook, folder / path.name)
    monkeypatch.setenv("TAMMES_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("TAMMES_BUDGET", "smoke")
    with open(OUT / "faces.log", "w+", encoding="utf-8") as log:
        notebook, failure = execute(folder / path.name, log, 600)
    assert failure is None
    shown = notebook.cells[1].outputs
    text = "\n".join(output.get("data", {}).get("text/plain", "") for output in shown)
    assert "targets from 0 to 118 years" in text or "targets from 2 to 118 years" in text, text
    assert re.search(r"UTKFace, \d+ examples: mean absolute error [\d.]+ years", text), text
    assert "Errors on UTKFace by target, in years" in text and "Errors on UTKFace by class, in years" in text, text
    for group in ("White", "Black", "Asian", "Indian", "other"):
        assert group in text, text
    assert re.search(r"The \d+ largest errors on UTKFace, the truth over the prediction: \d+ years → [\d.]+ years;", text), text
    assert "stderr" not in [output.get("name") for output in shown]
