"""How the reader looks at a box (Sirekap.Reader.Boxes.BoxReader): one net at one cut; where that is not sure, all nets and cuts moved a little.

Change both or neither."""

from __future__ import annotations

from typing import Callable

import numpy as np
import torch

from .augment import Shift
from .weights import Folded

SURE = 0.998
SHIFT = 0.03
SHIFTS: tuple[Shift, ...] = ((0.0, 0.0), (SHIFT, 0.0), (-SHIFT, 0.0), (0.0, SHIFT), (0.0, -SHIFT))

Cut = Callable[[Shift], torch.Tensor]


def net_of(shift: int, members: int) -> list[int]:
    """The nets that look at a cut: all at the box as it was found, then in turn, the first last."""
    return list(range(members)) if shift == 0 else [shift % members]


def logits(members: list[Folded], cut: Cut) -> list[tuple[int, np.ndarray]]:
    """Every look at every box, each with its net; the first look is the first net's at the box as it was found."""
    seen = []
    for place, shift in enumerate(SHIFTS):
        ink = cut(shift)
        seen += [(net, _logits(members[net], ink)) for net in net_of(place, len(members))]
    return seen


def answer(seen: list[tuple[int, np.ndarray]]) -> tuple[np.ndarray, np.ndarray]:
    """What the reader says, n x 14, and which boxes one look was enough for."""
    quick = softmax(seen[0][1])
    sure = quick.max(1) >= SURE
    return np.where(sure[:, None], quick, np.mean([softmax(values) for _, values in seen], axis=0)), sure


def softmax(values: np.ndarray) -> np.ndarray:
    """Logits to probabilities, row by row."""
    powers = np.exp(values - values.max(1, keepdims=True))
    return powers / powers.sum(1, keepdims=True)


def _logits(member: Folded, ink: torch.Tensor) -> np.ndarray:
    with torch.no_grad():
        return torch.cat([member.logits(part) for part in ink.split(512)]).double().numpy()
