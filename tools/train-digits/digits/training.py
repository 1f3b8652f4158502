"""The optimiser's loop: one cycle of learning rate over real, specimen and painted boxes, shaken anew each time they are seen.

All nets learn side by side from the same batches and differ by where they began. What is kept of each is the moving average of its weights
along the way: steadier than the last step's."""

from __future__ import annotations

import time

import numpy as np
import torch
from torch.nn import functional as F
from torch.optim.swa_utils import AveragedModel

from . import augment
from .net import DigitNet

BATCH = 128
PEAK = 4e-3
MEMORY = 0.998

Boxes = tuple[np.ndarray, np.ndarray]


def train(sets: list[tuple[float, Boxes]], steps: int, seed: int, members: int) -> list[DigitNet]:
    """Trains nets on sets of boxes, each with its share of every batch; the same arguments give the same weights on the same machine."""
    torch.manual_seed(seed)
    random = torch.Generator().manual_seed(seed)
    nets = [DigitNet() for _ in range(members)]
    averages = [AveragedModel(net, avg_fn=lambda old, new, _: MEMORY * old + (1 - MEMORY) * new, use_buffers=True) for net in nets]
    optimiser = torch.optim.AdamW([weight for net in nets for weight in net.parameters()], lr=PEAK, weight_decay=0.02)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, PEAK, steps, pct_start=0.15)
    boxes = [(round(share * BATCH), torch.from_numpy(images), torch.from_numpy(labels).long()) for share, (images, labels) in sets]
    started = time.time()
    for step in range(steps):
        images, labels = _batch(boxes, random)
        ink = augment.rewritten(images, random)
        losses = [F.cross_entropy(net(ink), labels) for net in nets]
        optimiser.zero_grad()
        sum(losses).backward()
        optimiser.step()
        schedule.step()
        for average, net in zip(averages, nets):
            average.update_parameters(net)
        if step % 200 == 199:
            print(f"step {step + 1}/{steps} loss {' '.join(f'{loss.item():.4f}' for loss in losses)} ({time.time() - started:.0f} s)", flush=True)
    return [average.module.eval() for average in averages]


def _batch(boxes: list[tuple[int, torch.Tensor, torch.Tensor]], random: torch.Generator) -> tuple[torch.Tensor, torch.Tensor]:
    """In mixed order, as the shaking treats neighbours in a batch alike."""
    chosen = [torch.randint(len(labels), (size,), generator=random) for size, _, labels in boxes]
    images = torch.cat([images[index] for (_, images, _), index in zip(boxes, chosen)])
    labels = torch.cat([labels[index] for (_, _, labels), index in zip(boxes, chosen)])
    mixed = torch.randperm(len(labels), generator=random)
    return images[mixed], labels[mixed]
