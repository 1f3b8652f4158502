"""The reader's own sampling of a box (Sirekap.Reader.Boxes.BoxSampler), for batches. Change both or neither."""

from __future__ import annotations

import torch

SIDE = 32
INSET = 0.08
WEAKEST_INK = 0.25


def ink(luma_red: torch.Tensor) -> torch.Tensor:
    """From brightness (batch x 2 x 32 x 32, 0 to 255) to ink (batch x 1 x 32 x 32, 0 = paper to 1 = full ink)."""
    batch = luma_red.shape[0]
    flat = luma_red.reshape(batch, 2, SIDE * SIDE)
    paper = flat.kthvalue(717, dim=2, keepdim=True).values.clamp(min=16.0)
    amount = (1 - (flat / paper).amin(dim=1)).clamp(min=0).reshape(batch, SIDE, SIDE)
    middle = amount[:, 4:28, 4:28].reshape(batch, -1)
    full = middle.kthvalue(565, dim=1).values.clamp(WEAKEST_INK, 1.0)
    return (amount / full[:, None, None]).clamp(max=1.0)[:, None]
