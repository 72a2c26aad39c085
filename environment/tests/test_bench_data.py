"""The noise on which the benchmarks train where there is no CIFAR-100 is as the library reads it."""

import sys

import pytest
from checkout import ROOT

@pytest.fixture
def cifar(monkeypatch):
    monkeypatch.syspath_prepend(ROOT / "lib/bench/python")
    import reference.cifar

    yield reference.cifar
    for name in [name for name in sys.modules if name.split(".")[0] == "reference"]:
        del sys.modules[name]


def test_each_class_of_the_noise_is_in_its_superclass(cifar, tmp_path, monkeypatch):
    monkeypatch.setattr(cifar, "TRAIN", 2000)
    monkeypatch.setattr(cifar, "TEST", 500)
    cifar.write_noise(tmp_path / "noise")
    # Apple is a fruit, aquarium_fish a fish, baby a person; worm an invertebrate.
    official = {0: 4, 1: 1, 2: 14, 99: 13}
    seen = {}
    for name, size in ("train.bin", 2000), ("test.bin", 500):
        records = (tmp_path / "noise" / name).read_bytes()
        assert len(records) == size * cifar.RECORD
        for start in range(0, len(records), cifar.RECORD):
            superclass, label = records[start], records[start + 1]
            assert seen.setdefault(label, superclass) == superclass
    assert len(seen) == 100 and len(set(seen.values())) == 20
    assert {label: seen[label] for label in official} == official


def test_an_empty_folder_is_not_the_data(cifar, tmp_path, monkeypatch):
    (tmp_path / "cifar-100-binary").mkdir()
    monkeypatch.setenv("TAMMES_DATA", str(tmp_path))
    monkeypatch.setenv("TAMMES_SHARED", str(tmp_path / "nowhere"))
    monkeypatch.setattr(cifar, "TRAIN", 10)
    monkeypatch.setattr(cifar, "TEST", 10)
    with cifar.cifar100_folder() as folder:
        assert (folder / "test.bin").is_file()
