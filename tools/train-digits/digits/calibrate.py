"""Finds the temperature that makes the nets' confidence honest on boxes that they were not trained on."""

from __future__ import annotations

import numpy as np
import torch

from . import measures, weights
from .net import DigitNet


def temperature(nets: list[DigitNet], sets: list[tuple[torch.Tensor, np.ndarray]]) -> float:
    """The temperature of the smallest mean log loss over several sets of ink and labels, each counting alike."""
    candidates = np.exp(np.linspace(np.log(0.5), np.log(3.0), 31))

    def loss(candidate: float) -> float:
        members = [weights.fold(net, candidate) for net in nets]
        return float(np.mean([measures.log_loss(weights.probabilities(members, ink), labels) for ink, labels in sets]))

    return float(min(candidates, key=loss))
