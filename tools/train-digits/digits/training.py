"""The optimiser's loop: one cycle of learning rate over real and painted boxes, shaken anew each time they are seen.

The net that is kept is the moving average of the weights along the way: steadier than the last step's."""

from __future__ import annotations

import time
from multiprocessing import get_context

import numpy as np
import torch
from torch.nn import functional as F
from torch.optim.swa_utils import AveragedModel

from . import augment
from .net import DigitNet

BATCH = 128
REAL_SHARE = 0.55
MEMORY = 0.996


Boxes = tuple[np.ndarray, np.ndarray]


def train_all(real: Boxes, painted: Boxes, steps: int, seed: int, starts: list[DigitNet | None], workers: int) -> list[DigitNet]:
    """Trains one net for each start (None: from nothing), side by side, one core each."""
    jobs = [(real, painted, steps, seed + member, start) for member, start in enumerate(starts)]
    if workers == 1:
        return [train(*job) for job in jobs]
    with get_context("fork").Pool(workers) as pool:
        return pool.starmap(train, jobs, chunksize=1)


def train(real: Boxes, painted: Boxes, steps: int, seed: int, start: DigitNet | None = None) -> DigitNet:
    """Trains one net, from nothing or on from a trained one; the same arguments give the same weights on the same machine."""
    torch.manual_seed(seed)
    random = torch.Generator().manual_seed(seed)
    net, peak = (DigitNet(), 4e-3) if start is None else (start, 1.5e-3)
    optimiser = torch.optim.AdamW(net.parameters(), lr=peak, weight_decay=0.02)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, peak, steps, pct_start=0.15)
    sets = [(torch.from_numpy(images), torch.from_numpy(labels).long()) for images, labels in (real, painted)]
    from_real = round(BATCH * REAL_SHARE)
    averaged = AveragedModel(net, avg_fn=lambda old, new, _: MEMORY * old + (1 - MEMORY) * new, use_buffers=True)
    started = time.time()
    net.train()
    if start is not None:
        for norm in (net.norm1, net.norm2, net.norm3):
            norm.eval()
    for step in range(steps):
        chosen = [
            torch.randint(len(labels), (size,), generator=random) for (_, labels), size in zip(sets, (from_real, BATCH - from_real))
        ]
        images = torch.cat([images[index] for (images, _), index in zip(sets, chosen)])
        labels = torch.cat([labels[index] for (_, labels), index in zip(sets, chosen)])
        mixed = torch.randperm(BATCH, generator=random)
        images, labels = images[mixed], labels[mixed]
        loss = F.cross_entropy(net(augment.rewritten(images, random)), labels)
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        schedule.step()
        averaged.update_parameters(net)
        if step % 200 == 199:
            print(f"net {seed}: step {step + 1}/{steps} loss {loss.item():.4f} ({time.time() - started:.0f} s)", flush=True)
    return averaged.module.eval()
