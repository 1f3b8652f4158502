"""Finds the temperatures that make the nets' confidence honest on boxes that they were not trained on."""

from __future__ import annotations

import math
from typing import Callable

import numpy as np

from . import looks, measures, weights
from .looks import Cut
from .net import DigitNet

Sets = list[tuple[Cut, np.ndarray]]


def temperatures(nets: list[DigitNet], sets: Sets) -> list[float]:
    """One for the first net, such that its own look is honest, and one for the others, such that the mean of all looks is.

    Each has the smallest log loss, the mean over sets of cuts and labels that count alike."""
    members = [weights.fold(net, 1.0) for net in nets]
    seen = [looks.logits(members, cut) for cut, _ in sets]
    truths = [labels for _, labels in sets]

    def loss(first: float, rest: float, only_first: bool) -> float:
        return float(np.mean([measures.log_loss(_mean(looks_of, first, rest, only_first), labels) for looks_of, labels in zip(seen, truths)]))

    first = _least(lambda t: loss(t, t, True))
    if len(nets) == 1:
        return [first]
    return [first] + [_least(lambda t: loss(first, t, False))] * (len(nets) - 1)


def _mean(seen: list[tuple[int, np.ndarray]], first: float, rest: float, only_first: bool) -> np.ndarray:
    chosen = seen[:1] if only_first else seen
    return np.mean([looks.softmax(logits / (first if net == 0 else rest)) for net, logits in chosen], axis=0)


def _least(loss: Callable[[float], float], low: float = 0.4, high: float = 4.0, width: float = 0.005) -> float:
    """Golden-section search over the logarithm of the temperature."""
    a, b, golden = math.log(low), math.log(high), (math.sqrt(5) - 1) / 2
    c, d = b - golden * (b - a), a + golden * (b - a)
    at_c, at_d = loss(math.exp(c)), loss(math.exp(d))
    while b - a > width:
        if at_c < at_d:
            b, d, at_d = d, c, at_c
            c = b - golden * (b - a)
            at_c = loss(math.exp(c))
        else:
            a, c, at_c = c, d, at_d
            d = a + golden * (b - a)
            at_d = loss(math.exp(d))
    return math.exp((a + b) / 2)
