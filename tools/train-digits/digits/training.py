"""The optimiser's loop: one cycle of learning rate over real and painted boxes, shaken anew each time they are seen."""

from __future__ import annotations

import time
from multiprocessing import get_context

import numpy as np
import torch
from torch.nn import functional as F

from . import augment
from .net import DigitNet

BATCH = 128
REAL_SHARE = 0.45


Boxes = tuple[np.ndarray, np.ndarray]


def train_all(real: Boxes, painted: Boxes, steps: int, seed: int, members: int, workers: int) -> list[DigitNet]:
    """Trains the members side by side, one core each; they differ by their seed only."""
    jobs = [(real, painted, steps, seed + member) for member in range(members)]
    if workers == 1:
        return [train(*job) for job in jobs]
    with get_context("fork").Pool(workers) as pool:
        return pool.starmap(train, jobs, chunksize=1)


def train(real: Boxes, painted: Boxes, steps: int, seed: int, peak: float = 4e-3) -> DigitNet:
    """Trains one net; the same arguments give the same weights on the same machine."""
    torch.manual_seed(seed)
    random = torch.Generator().manual_seed(seed)
    net = DigitNet()
    optimiser = torch.optim.AdamW(net.parameters(), lr=peak, weight_decay=0.02)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, peak, steps, pct_start=0.15)
    sets = [(torch.from_numpy(images), torch.from_numpy(labels).long()) for images, labels in (real, painted)]
    from_real = round(BATCH * REAL_SHARE)
    started = time.time()
    net.train()
    for step in range(steps):
        chosen = [
            torch.randint(len(labels), (size,), generator=random) for (_, labels), size in zip(sets, (from_real, BATCH - from_real))
        ]
        images = torch.cat([images[index] for (images, _), index in zip(sets, chosen)])
        labels = torch.cat([labels[index] for (_, labels), index in zip(sets, chosen)])
        mixed = torch.randperm(BATCH, generator=random)
        images, labels = images[mixed], labels[mixed]
        loss = F.cross_entropy(net(augment.shaken(images, random)), labels)
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        schedule.step()
        if step % 200 == 199:
            print(f"net {seed}: step {step + 1}/{steps} loss {loss.item():.4f} ({time.time() - started:.0f} s)", flush=True)
    return net.eval()
