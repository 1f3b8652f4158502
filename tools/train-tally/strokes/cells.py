"""Labelled tally cells as Sirekap.TallyCells writes them, and how they are shaken in training."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
from torch.nn import functional as F

SIDE = 32
CLASSES = 7  # 0 to 5 strokes, and what only a person may judge


def read(paths: list[Path]) -> tuple[torch.Tensor, torch.Tensor]:
    """Ink as bytes (n x 32 x 32) and labels."""
    records = np.concatenate([np.fromfile(path, np.uint8) for path in paths]).reshape(-1, 1 + SIDE * SIDE)
    return torch.from_numpy(records[:, 1:].reshape(-1, SIDE, SIDE)), torch.from_numpy(records[:, 0].astype(np.int64))


def ink(cells: torch.Tensor) -> torch.Tensor:
    """n x 1 x 32 x 32, 0 to 1."""
    return cells[:, None].float() / 255


def shaken(cells: torch.Tensor, random: torch.Generator) -> torch.Tensor:
    """Cells that lie a little off, lean, fade and blur, as registration and pens do."""
    n = len(cells)

    def chance(low: float, high: float) -> torch.Tensor:
        return low + (high - low) * torch.rand(n, generator=random)

    affine = torch.zeros(n, 2, 3)
    affine[:, 0, 0] = chance(0.92, 1.08)
    affine[:, 1, 1] = chance(0.9, 1.1)
    affine[:, 0, 1] = chance(-0.12, 0.12)
    affine[:, 1, 0] = chance(-0.05, 0.05)
    affine[:, 0, 2] = chance(-0.09, 0.09)
    affine[:, 1, 2] = chance(-0.09, 0.09)
    moved = F.grid_sample(ink(cells), F.affine_grid(affine, [n, 1, SIDE, SIDE], align_corners=False), padding_mode="border", align_corners=False)
    soft = F.avg_pool2d(F.pad(moved, (1, 1, 1, 1), mode="replicate"), 3, 1)
    softness = (chance(-0.6, 0.7).clamp(min=0))[:, None, None, None]
    moved = moved * (1 - softness) + soft * softness
    moved = moved * chance(0.7, 1.25)[:, None, None, None] - chance(0, 0.05)[:, None, None, None]
    moved = moved + torch.randn(moved.shape, generator=random) * chance(0, 0.06)[:, None, None, None]
    return moved.clamp(0, 1)
