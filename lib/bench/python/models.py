"""Saved models read by Python: ours and PyTorch's outputs of a ResNet-32, a small CNN and a perceptron, side by side.

Java trains each for a moment, saves it and writes what it answers; Python reads the folder by safetensors and torch. The last
line is the largest difference, of outputs in relation to the largest one, which must not be above 1e-5.
"""

import argparse
import importlib.util
import subprocess
import sys
import tempfile
from pathlib import Path

from reference.turns import java

NETWORKS = ("resnet32", "small-cnn", "mlp")
ALLOWED = 1e-5


def main():
    argparse.ArgumentParser(prog="./run bench models", description=__doc__.split("\n", 1)[0]).parse_args()
    for module in ("torch", "safetensors"):
        if importlib.util.find_spec(module) is None:
            sys.exit(f"benchmark: NOT RUN, for there is no {module} in this Python; ./run bench models brings it")
    from reference.saved_model import load
    from safetensors.torch import load_file

    largest = 0.0
    with tempfile.TemporaryDirectory() as place:
        subprocess.run(java("SavedModels", place), check=True)
        for name in NETWORKS:
            folder = Path(place) / name
            expected = load_file(f"{folder}.safetensors")
            model = load(folder)
            outputs = model.outputs(model.inputs(expected["pixels"]))
            scale = max(1.0, float(expected["outputs"].abs().max()))
            difference = float((outputs - expected["outputs"]).abs().max()) / scale
            cosines = float((model.cosines(outputs) - expected["scores"]).abs().max())
            print(f"{name}: {len(outputs)} images, outputs up to {scale:.1f}; "
                  f"largest difference {difference:.2e} of that, of cosines {cosines:.2e}", flush=True)
            largest = max(largest, difference, cosines)
    print(f"difference: {largest:.2e}")
    return 0 if largest <= ALLOWED else 1


if __name__ == "__main__":
    sys.exit(main())
