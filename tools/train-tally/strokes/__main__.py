"""strokes TRAINING.bin[,MORE.bin] HELD-OUT.bin WEIGHTS.bin [STEPS [START.bin]]: trains, calibrates, writes, and reports."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional as F

from . import cells, net


def temperature(answers: torch.Tensor, labels: torch.Tensor) -> float:
    """The one under which the held-out cells' log loss is smallest."""
    return float(min(np.exp(np.linspace(np.log(0.5), np.log(3), 61)), key=lambda t: F.cross_entropy(answers / t, labels).item()))


def report(answers: torch.Tensor, labels: torch.Tensor) -> None:
    confidence, best = torch.softmax(answers, 1).max(1)
    right = best == labels
    print(f"held out: {len(labels)} cells, {right.float().mean():.4%} right, mean confidence {confidence.mean():.4%}")
    print("rows: written 0-5 strokes, other; columns: read")
    print(torch.bincount(labels * cells.CLASSES + best, minlength=cells.CLASSES**2).reshape(cells.CLASSES, -1).numpy())
    error = 0.0
    for low in np.linspace(0, 0.95, 20):
        part = (confidence > low) & (confidence <= low + 0.05)
        if part.any():
            error += part.float().mean().item() * abs(confidence[part].mean().item() - right[part].float().mean().item())
    print(f"expected calibration error {error:.4f}")
    for least in (0.9, 0.99, 0.999):
        sure = confidence >= least
        print(f"confidence >= {least}: {sure.float().mean():.2%} of cells, {int((~right[sure]).sum())} wrong")


def main() -> None:
    training, held_out, weights = sys.argv[1:4]
    steps = int(sys.argv[4]) if len(sys.argv) > 4 else 9000
    images, labels = cells.read([Path(name) for name in training.split(",")])
    print(f"training: {len(labels)} cells, by class {torch.bincount(labels).tolist()}", flush=True)
    start = net.read(Path(sys.argv[5])) if len(sys.argv) > 5 else None
    trained = net.train(images, labels, steps, seed=1 if start is None else 2, start=start)
    test_images, test_labels = cells.read([Path(held_out)])
    answers = net.logits(trained, test_images)
    scale = temperature(answers, test_labels)
    print(f"temperature {scale:.2f}")
    report(answers / scale, test_labels)
    net.write(Path(weights), trained, scale)


main()
