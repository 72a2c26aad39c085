"""Training images a second from the data path alone: our minibatches beside PyTorch's DataLoader with torchvision.

    ./run bench data [--rounds N] [--data FOLDER]

Both serve the 50,000 training images of CIFAR-100 in shuffled minibatches of 128, each image cropped after padding by 4,
mirrored at random and normalized, prepared by two background workers: threads of ours, processes of theirs. The two take
turns. The last line is the ratio of the medians, ours over theirs.
"""

import argparse
import os
import statistics
import subprocess
import time
from pathlib import Path

import numpy
import torch
from PIL import Image
from torchvision import transforms

WORKERS = 2
BATCH = 128


class Cifar100(torch.utils.data.Dataset):
    """The binary layout, held in memory as torchvision's own class holds the Python one."""

    def __init__(self, folder):
        records = numpy.fromfile(folder / "train.bin", dtype=numpy.uint8).reshape(-1, 2 + 3 * 32 * 32)
        self.labels = records[:, 1].astype(numpy.int64)
        self.images = numpy.ascontiguousarray(records[:, 2:].reshape(-1, 3, 32, 32).transpose(0, 2, 3, 1))
        self.transform = transforms.Compose(
            [
                transforms.RandomCrop(32, padding=4),
                transforms.RandomHorizontalFlip(),
                transforms.ToTensor(),
                transforms.Normalize((0.507, 0.487, 0.441), (0.267, 0.256, 0.276)),
            ]
        )

    def __len__(self):
        return len(self.labels)

    def __getitem__(self, index):
        return self.transform(Image.fromarray(self.images[index])), self.labels[index]


def theirs(folder):
    loader = torch.utils.data.DataLoader(
        Cifar100(folder), batch_size=BATCH, shuffle=True, num_workers=WORKERS, persistent_workers=True
    )

    def epoch():
        start = time.perf_counter()
        for _ in loader:
            pass
        return len(loader.dataset) / (time.perf_counter() - start)

    return epoch


def ours(folder):
    command = [os.environ["TAMMES_JAVA"], "-cp", os.environ["TAMMES_CLASSPATH"]]
    command += ["io.github.tammes.bench.DataLoading", str(folder), str(WORKERS)]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def epoch():
        process.stdin.write("\n")
        process.stdin.flush()
        answer = process.stdout.readline()
        if not answer:
            raise SystemExit(f"The Java side ended with status {process.wait()}.")
        return float(answer)

    return epoch


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n", 1)[0])
    parser.add_argument("--rounds", type=int, default=5, help="how many epochs each serves (default: 5)")
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    parser.add_argument("--data", type=Path, default=Path(os.environ.get("TAMMES_DATA") or cache / "tammes"))
    arguments = parser.parse_args()
    folder = arguments.data / "cifar-100-binary"
    if not folder.is_dir():
        raise SystemExit(f"CIFAR-100 is not in {arguments.data}; give the folder that it is in by --data.")

    contestants = {"ours": ours(folder), "theirs": theirs(folder)}
    speeds = {name: [] for name in contestants}
    for turn in range(arguments.rounds + 1):
        for name, epoch in contestants.items():
            speed = epoch()
            if turn > 0:  # the first epoch starts workers and compiles
                speeds[name].append(speed)
                print(f"round {turn}: {name:6} {speed:10,.0f} images/s", flush=True)

    print(f"\n{'':8}{'median':>10}{'min':>10}{'max':>10}   images/s")
    for name, values in speeds.items():
        print(f"{name:8}{statistics.median(values):10,.0f}{min(values):10,.0f}{max(values):10,.0f}")
    print(f"ratio: {statistics.median(speeds['ours']) / statistics.median(speeds['theirs']):.2f}")


if __name__ == "__main__":
    main()
