"""The MNIST files: big-endian headers, then bytes."""

from __future__ import annotations

import gzip
from pathlib import Path

import numpy as np


def by_digit(folder: Path) -> list[np.ndarray]:
    """The 60,000 training glyphs, n x 28 x 28 for each digit."""
    with gzip.open(folder / "train-images-idx3-ubyte.gz") as file:
        images = np.frombuffer(file.read(), np.uint8, offset=16).reshape(-1, 28, 28)
    with gzip.open(folder / "train-labels-idx1-ubyte.gz") as file:
        labels = np.frombuffer(file.read(), np.uint8, offset=8)
    return [images[labels == digit] for digit in range(10)]
