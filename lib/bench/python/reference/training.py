"""PyTorch's side of the training benchmark: the paper's training loop, written for the benchmark.

It does what the authors' experiment on CIFAR-100 does (Mettes, van der Pol and Snoek, NeurIPS 2019, section 4.1) in
the way a PyTorch user would: torchvision's transforms in a DataLoader with two workers, ResNet-32 with 16, 32 and 64
channels and a strided 3x3 convolution in the shortcut, the summed squared cosine distance to the prototypes, SGD with
momentum, and the training accuracy of every minibatch.

Arguments: the folder of CIFAR-100, the depth, the batch size, the number of workers. Each line of standard input is a
number of minibatches; when they are done, their seconds are written as a line to standard output.
"""

import sys
import time
from pathlib import Path

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F
from torch.utils.data import DataLoader, Dataset
from torchvision import transforms
from PIL import Image

CLASSES = DIMENSIONS = 100
MEAN = (0.5071, 0.4867, 0.4408)
STD = (0.2675, 0.2565, 0.2761)


class Cifar100(Dataset):
    """Images as torchvision's own CIFAR100 serves them, but read from the official binary layout."""

    def __init__(self, folder, transform):
        records = np.fromfile(Path(folder) / "train.bin", np.uint8).reshape(-1, 2 + 3 * 32 * 32)
        self.targets = records[:, 1].astype(int).tolist()
        self.data = np.ascontiguousarray(records[:, 2:].reshape(-1, 3, 32, 32).transpose(0, 2, 3, 1))
        self.transform = transform

    def __len__(self):
        return len(self.targets)

    def __getitem__(self, index):
        return self.transform(Image.fromarray(self.data[index])), self.targets[index]


def convolution(inputs, outputs, stride):
    return nn.Conv2d(inputs, outputs, kernel_size=3, stride=stride, padding=1, bias=False)


class BasicBlock(nn.Module):
    def __init__(self, inputs, outputs, stride):
        super().__init__()
        self.conv1 = convolution(inputs, outputs, stride)
        self.bn1 = nn.BatchNorm2d(outputs)
        self.conv2 = convolution(outputs, outputs, 1)
        self.bn2 = nn.BatchNorm2d(outputs)
        self.relu = nn.ReLU(inplace=True)
        self.shortcut = None
        if stride != 1 or inputs != outputs:
            self.shortcut = nn.Sequential(convolution(inputs, outputs, stride), nn.BatchNorm2d(outputs))

    def forward(self, x):
        out = self.relu(self.bn1(self.conv1(x)))
        out = self.bn2(self.conv2(out))
        out += x if self.shortcut is None else self.shortcut(x)
        return self.relu(out)


class ResNet(nn.Module):
    def __init__(self, depth, outputs):
        super().__init__()
        layers = [convolution(3, 16, 1), nn.BatchNorm2d(16), nn.ReLU(inplace=True)]
        channels = 16
        for width, first_stride in ((16, 1), (32, 2), (64, 2)):
            for block in range((depth - 2) // 6):
                layers.append(BasicBlock(channels, width, first_stride if block == 0 else 1))
                channels = width
        self.features = nn.Sequential(*layers)
        self.pool = nn.AdaptiveAvgPool2d(1)
        self.linear = nn.Linear(64, outputs)
        for module in self.modules():
            if isinstance(module, (nn.Conv2d, nn.Linear)):
                nn.init.kaiming_normal_(module.weight)

    def forward(self, x):
        return self.linear(self.pool(self.features(x)).flatten(1))


def endless(loader):
    while True:
        yield from loader


def main(folder, depth, batch_size, workers):
    torch.manual_seed(0)
    transform = transforms.Compose([
        transforms.RandomCrop(32, padding=4),
        transforms.RandomHorizontalFlip(),
        transforms.ToTensor(),
        transforms.Normalize(MEAN, STD),
    ])
    loader = DataLoader(Cifar100(folder, transform), batch_size=batch_size, shuffle=True, num_workers=workers)
    model = ResNet(depth, DIMENSIONS).train()
    similarity = nn.CosineSimilarity(eps=1e-9)
    # Where the prototypes lie changes nothing about the time.
    prototypes = F.normalize(torch.randn(CLASSES, DIMENSIONS), dim=1)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.01, momentum=0.9, weight_decay=1e-4)
    total_loss = correct = 0

    def train(images, classes):
        nonlocal total_loss, correct
        output = model(images)
        loss = (1 - similarity(output, prototypes[classes])).pow(2).sum()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        total_loss += loss.item()
        with torch.no_grad():
            scores = F.normalize(output, dim=1) @ prototypes.t()
            correct += (scores.argmax(1) == classes).sum().item()

    batches = endless(loader)
    train(*next(batches))
    print("ready", flush=True)
    for request in sys.stdin:
        start = time.perf_counter()
        for _ in range(int(request)):
            train(*next(batches))
        print(time.perf_counter() - start, flush=True)


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:]))
