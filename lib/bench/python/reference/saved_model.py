"""Reads a model saved by the library into PyTorch: `python saved_model.py FOLDER IMAGE...` or `load(FOLDER)`.

A saved model is a folder. weights.safetensors has the weights under DJL's names (the number of a layer, its kind, the
weight) and, where the task has some, the class prototypes as float64, one unit row per class. model.json has all else: the
network's recipe, the shape of an input, by what pixels are normalised, the task, the class names.
"""

import json
import sys
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch.nn import functional


class SavedModel:
    """A network of the library's own, ready to be asked."""

    def __init__(self, folder):
        folder = Path(folder)
        self.description = json.loads((folder / "model.json").read_text(encoding="utf-8"))
        if self.description["format"] != "tammes-model" or self.description["version"] != 1:
            raise ValueError(f"{folder} is not a model of format 1")
        if "network" not in self.description:
            raise ValueError(f"{folder} is of a network of its user's own; its weights are in weights.safetensors")
        self.weights = load_file(folder / "weights.safetensors")
        self.prototypes = self.weights.pop("prototypes", None)
        self.classes = self.description["classNames"]

    def inputs(self, pixels):
        """Brings images, (N, C, H, W) with values 0…255, or rows, (N, F), to what the network sees."""
        given = self.description.get("normalization") or self.description["standardization"]
        shape = (1, -1, 1, 1) if "normalization" in self.description else (1, -1)
        scale = 255 if "normalization" in self.description else 1
        mean, std = (torch.tensor(given[name], dtype=torch.float64).reshape(shape) for name in ("mean", "std"))
        return ((pixels.double() / scale - mean) / std).float()

    def outputs(self, inputs):
        """Runs the network: (N, D), of which the direction counts where there are prototypes."""
        name = self.description["network"]["name"]
        with torch.no_grad():
            if name == "mlp":
                return self.perceptron(inputs.flatten(1))
            if name == "smallCnn":
                return self.small_cnn(inputs)
            return self.residual(inputs, large=name.startswith("resNet"))

    def cosines(self, outputs):
        """The cosine of each output with each class prototype, (N, K)."""
        return functional.normalize(outputs.double()) @ self.prototypes.T

    def perceptron(self, x):
        layers = sorted({name.rpartition("_")[0] for name in self.weights})
        for layer in layers:
            x = self.linear(x, layer)
            if layer != layers[-1]:
                x = functional.relu(x)
        return x

    def small_cnn(self, x):
        for convolution, norm, stride in (("01", "02", 1), ("04", "05", 2), ("07", "08", 2)):
            x = functional.relu(self.convolved(x, f"{convolution}Conv2d", f"{norm}BatchNorm", stride))
        return self.linear(x.flatten(1), "11Linear")

    def residual(self, x, large):
        x = functional.relu(self.convolved(x, "01Conv2d", "02BatchNorm", 2 if large else 1))
        if large:
            x = functional.max_pool2d(x, 3, 2, 1)
        for block in sorted({name.partition("_")[0] for name in self.weights if "ResidualBlock" in name}):
            shrinks = f"{block}_05projection_weight" in self.weights
            stride = 2 if shrinks else 1
            y = functional.relu(self.convolved(x, f"{block}_01conv", f"{block}_02norm", stride))
            y = self.convolved(y, f"{block}_03conv", f"{block}_04norm", 1)
            if shrinks:
                x = self.convolved(x, f"{block}_05projection", f"{block}_06projectionNorm", stride)
            x = functional.relu(y + x)
        last = next(name for name in self.weights if name.endswith("Linear_bias")).rpartition("_")[0]
        return self.linear(x.mean((2, 3)), last)

    def linear(self, x, layer):
        return functional.linear(x, self.weights[f"{layer}_weight"], self.weights[f"{layer}_bias"])

    def convolved(self, x, convolution, norm, stride):
        weight = self.weights[f"{convolution}_weight"]
        x = functional.conv2d(x, weight, stride=stride, padding=weight.shape[2] // 2)
        parts = (self.weights[f"{norm}_{part}"] for part in ("runningMean", "runningVar", "gamma", "beta"))
        return functional.batch_norm(x, *parts)


def load(folder):
    """Reads a saved model."""
    return SavedModel(folder)


def main():
    from PIL import Image  # Only pictures need it.
    from torchvision.transforms.functional import pil_to_tensor

    model = load(sys.argv[1])
    channels, height, width = model.description["inputShape"]
    for name in sys.argv[2:]:
        image = Image.open(name).convert("L" if channels == 1 else "RGB").resize((width, height))
        outputs = model.outputs(model.inputs(pil_to_tensor(image)[None]))
        scores = outputs if model.prototypes is None else model.cosines(outputs)
        print(name, model.classes[int(scores.argmax())] if model.classes else outputs.tolist())


if __name__ == "__main__":
    sys.exit(main())
