"""The optimiser's loop: one cycle of learning rate over real, specimen and painted boxes, shaken anew each time they are seen.

All nets learn side by side from the same batches and differ by where they began. What is kept of each is the moving average of its weights
along the way: steadier than the last step's."""

from __future__ import annotations

import time
from typing import Callable

import numpy as np
import torch
from torch.nn import functional as F
from torch.optim.swa_utils import AveragedModel

from . import augment
from .net import DigitNet

BATCH = 128
PEAK = 4e-3
MEMORY, FINISHING_MEMORY = 0.998, 0.99

Boxes = tuple[np.ndarray, np.ndarray]
Shake = Callable[[torch.Tensor, torch.Generator], torch.Tensor]


def train(sets: list[tuple[float, Boxes]], steps: int, seed: int, members: int) -> list[DigitNet]:
    """Trains nets on sets of boxes, each with its share of every batch; the same arguments give the same weights on the same machine.

    First under other hands than those that wrote, then twice for a quarter of the steps under their own, gently."""
    torch.manual_seed(seed)
    nets = _cycle([DigitNet() for _ in range(members)], sets, steps, PEAK, MEMORY, augment.rewritten, seed)
    for part in (1, 2):
        torch.manual_seed(seed + part)
        nets = _cycle(nets, sets, steps // 4, PEAK / 6, FINISHING_MEMORY, augment.photographed, seed + part)
    return nets


def _cycle(nets: list[DigitNet], sets: list[tuple[float, Boxes]], steps: int, peak: float, memory: float, shake: Shake, seed: int) -> list[DigitNet]:
    random = torch.Generator().manual_seed(seed)
    averages = [AveragedModel(net.train(), avg_fn=lambda old, new, _: memory * old + (1 - memory) * new, use_buffers=True) for net in nets]
    optimiser = torch.optim.AdamW([weight for net in nets for weight in net.parameters()], lr=peak, weight_decay=0.02)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, peak, steps, pct_start=0.15)
    boxes = [(round(share * BATCH), torch.from_numpy(images), torch.from_numpy(labels).long()) for share, (images, labels) in sets]
    started = time.time()
    for step in range(steps):
        images, labels = _batch(boxes, random)
        ink = shake(images, random)
        losses = [F.cross_entropy(net(ink), labels) for net in nets]
        optimiser.zero_grad()
        sum(losses).backward()
        optimiser.step()
        schedule.step()
        for average, net in zip(averages, nets):
            average.update_parameters(net)
        if step % 100 == 99:
            print(f"step {step + 1}/{steps} loss {' '.join(f'{loss.item():.4f}' for loss in losses)} ({time.time() - started:.0f} s)", flush=True)
    return [average.module.eval() for average in averages]


def _batch(boxes: list[tuple[int, torch.Tensor, torch.Tensor]], random: torch.Generator) -> tuple[torch.Tensor, torch.Tensor]:
    """In mixed order, as the shaking treats neighbours in a batch alike."""
    chosen = [torch.randint(len(labels), (size,), generator=random) for size, _, labels in boxes]
    images = torch.cat([images[index] for (_, images, _), index in zip(boxes, chosen)])
    labels = torch.cat([labels[index] for (_, _, labels), index in zip(boxes, chosen)])
    mixed = torch.randperm(len(labels), generator=random)
    return images[mixed], labels[mixed]
