"""Painted boxes with the answers of the nets, so that the reader's tests can hold their own arithmetic against torch's."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch

from . import augment, classes, looks, paint
from .weights import Folded

SEED = 20240214


def write(folder: Path, members: list[Folded]) -> None:
    """One box of each class, without scanned glyphs.

    `digit-vectors.bin`: the count (i32), then all ink and, net after net, all probabilities as little-endian floats.
    `digit-sampling.bin`: the count (i32), then all canvases' brightness (bytes), then the ink that exactly framed sampling gives (floats),
    the red being the brightness.
    """
    random = np.random.default_rng(SEED)
    boxes = np.stack([paint.box(kind, [], random) for kind in range(classes.COUNT)])
    ink = augment.shaken(torch.from_numpy(boxes), SEED)
    answers = np.stack([looks.softmax(member.logits(ink).double().numpy()) for member in members])
    count = np.array([len(ink)], "<i4").tobytes()
    (folder / "digit-vectors.bin").write_bytes(count + ink.numpy().astype("<f4").tobytes() + answers.astype("<f4").tobytes())
    grey = np.ascontiguousarray(boxes[:, :1])
    sampled = augment.straight(torch.from_numpy(np.repeat(grey, 2, axis=1)))
    (folder / "digit-sampling.bin").write_bytes(count + grey.tobytes() + sampled.numpy().astype("<f4").tobytes())
