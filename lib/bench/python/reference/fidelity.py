"""PyTorch's side of the fidelity benchmark: the paper's loop, on what ours has written down.

The network, the loss and the optimizer are those of reference/training.py. Prototypes, learning rate of each step,
order of the images and normalisation are read from files, so that only the weights at the start and the drawn crops and
flips differ between the two sides.

Arguments: the folder of CIFAR-100, the folder of the files, epochs, seed, training images, test images. Writes the test
accuracy after each epoch, a line each.
"""

import sys
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional as F

from training import ResNet


def images(file, count):
    records = np.fromfile(file, np.uint8).reshape(-1, 2 + 3 * 32 * 32)[:count]
    return torch.from_numpy(records[:, 2:].reshape(-1, 3, 32, 32).copy()), torch.from_numpy(records[:, 1].astype(np.int64))


def augmented(batch, generator):
    """Crops at random after padding by four and flips half, each image by itself; the padding is black before the
    normalisation, as in the authors' transforms."""
    size = len(batch)
    padded = F.pad(batch, (4, 4, 4, 4))
    rows = torch.randint(0, 9, (size, 1), generator=generator) + torch.arange(32)
    columns = torch.randint(0, 9, (size, 1), generator=generator) + torch.arange(32)
    flipped = torch.rand(size, generator=generator) < 0.5
    columns[flipped] = columns[flipped].flip(1)
    which = torch.arange(size)[:, None, None]
    return padded.permute(0, 2, 3, 1)[which, rows[:, :, None], columns[:, None, :]].permute(0, 3, 1, 2)


def main(folder, plan, epochs, seed, train_size, test_size):
    plan = Path(plan)
    mean, std = np.loadtxt(plan / "normalization.txt", dtype=np.float32)
    prototypes = torch.from_numpy(np.load(plan / "prototypes.npy"))
    rates = np.loadtxt(plan / "rates.txt", ndmin=1)
    orders = torch.from_numpy(np.fromfile(plan / "order.bin", np.int32).reshape(epochs, -1).astype(np.int64))
    train, train_classes = images(Path(folder) / "train.bin", train_size)
    test, test_classes = images(Path(folder) / "test.bin", test_size)
    mean, std = (torch.from_numpy(v).view(1, 3, 1, 1) for v in (mean, std))

    def normalised(batch):
        return (batch.float() / 255 - mean) / std

    torch.manual_seed(seed)
    generator = torch.Generator().manual_seed(seed)
    model = ResNet(32, prototypes.shape[1])
    optimizer = torch.optim.SGD(model.parameters(), lr=0.01, momentum=0.9, weight_decay=1e-4)
    similarity = torch.nn.CosineSimilarity(eps=1e-9)
    step = 0
    for order in orders:
        model.train()
        for chosen in order.split(128):
            for group in optimizer.param_groups:
                group["lr"] = float(rates[step])
            step += 1
            output = model(normalised(augmented(train[chosen], generator)))
            loss = (1 - similarity(output, prototypes[train_classes[chosen]])).pow(2).sum()
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        model.eval()
        with torch.no_grad():
            right = sum(
                (F.normalize(model(normalised(part))) @ prototypes.t()).argmax(1).eq(classes).sum().item()
                for part, classes in zip(test.split(500), test_classes.split(500))
            )
        print(right / len(test), flush=True)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], *map(int, sys.argv[3:]))
