"""Computes losses and predictions of hyperspherical prototype networks with NumPy, for NumpyAgreementTest.

    python hyperspherical_reference.py > ../resources/io/github/tammes/loss/numpy-reference.json

The inputs are random but for their seed, and are written beside the results, so that the test needs neither Python nor
the same random numbers. Everything is float64, from the formulas of Mettes, van der Pol and Snoek (NeurIPS 2019).
"""

import json

import numpy as np

CLASSES, EXAMPLES = 5, 8
LOWER, UPPER = -10.0, 30.0


def unit(rows):
    return rows / np.linalg.norm(rows, axis=-1, keepdims=True)


def case(dimensions, seed):
    random = np.random.default_rng(seed)
    # float32 values, so that both sides begin with the same numbers.
    prototypes = unit(random.normal(size=(CLASSES, dimensions))).astype(np.float32).astype(float)
    outputs = (random.normal(size=(EXAMPLES, dimensions)) * 3).astype(np.float32).astype(float)
    labels = random.integers(0, CLASSES, EXAMPLES)
    targets = random.uniform(LOWER, UPPER, EXAMPLES).astype(np.float32).astype(float)

    cosines = unit(outputs) @ prototypes.T
    own = cosines[np.arange(EXAMPLES), labels]
    classification_loss = np.sum((1 - own) ** 2)

    upper_prototype = np.zeros(dimensions)
    upper_prototype[0] = 1
    target_cosines = unit(outputs) @ upper_prototype
    wanted = 2 * (targets - LOWER) / (UPPER - LOWER) - 1
    regression_loss = np.sum((wanted - target_cosines) ** 2)

    return {
        "prototypes": prototypes.tolist(),
        "outputs": outputs.tolist(),
        "labels": labels.tolist(),
        "targets": targets.tolist(),
        "lower": LOWER,
        "upper": UPPER,
        "cosines": cosines.tolist(),
        "classes": cosines.argmax(axis=1).tolist(),
        "classificationLoss": classification_loss,
        "predictedTargets": (LOWER + (UPPER - LOWER) * (target_cosines + 1) / 2).tolist(),
        "regressionLoss": regression_loss,
        "sharedLoss": 0.75 * classification_loss + 0.25 * regression_loss,
    }


def main():
    cases = [case(dimensions, seed) for seed, dimensions in enumerate((2, 3, 10, 100))]
    print(json.dumps(cases, separators=(",", ":")))


if __name__ == "__main__":
    main()
