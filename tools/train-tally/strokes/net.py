"""The net, its training, and its weights as the reader's DigitNet takes them."""

from __future__ import annotations

import time
from pathlib import Path

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F
from torch.optim.swa_utils import AveragedModel

from . import cells

FIRST, SECOND, THIRD, HIDDEN, PADDED = 16, 16, 32, 32, 16
BATCH = 256
MEMORY = 0.998


class StrokeNet(nn.Module):
    """32 x 32 ink to 7 logits: two convolutions with pooling, one with a step of two between them, one hidden layer."""

    def __init__(self) -> None:
        super().__init__()
        self.conv1 = nn.Conv2d(1, FIRST, 3, padding=1, bias=False)
        self.norm1 = nn.BatchNorm2d(FIRST)
        self.conv2 = nn.Conv2d(FIRST, SECOND, 3, stride=2, padding=1, bias=False)
        self.norm2 = nn.BatchNorm2d(SECOND)
        self.conv3 = nn.Conv2d(SECOND, THIRD, 3, padding=1, bias=False)
        self.norm3 = nn.BatchNorm2d(THIRD)
        self.dense1 = nn.Linear(THIRD * 16, HIDDEN)
        self.dense2 = nn.Linear(HIDDEN, cells.CLASSES)

    def forward(self, ink: torch.Tensor) -> torch.Tensor:
        x = F.max_pool2d(torch.relu(self.norm1(self.conv1(ink))), 2)
        x = torch.relu(self.norm2(self.conv2(x)))
        x = F.max_pool2d(torch.relu(self.norm3(self.conv3(x))), 2)
        return self.dense2(torch.relu(self.dense1(x.flatten(1))))


def train(images: torch.Tensor, labels: torch.Tensor, steps: int, seed: int, start: StrokeNet | None = None) -> StrokeNet:
    """One cycle of learning rate, from nothing or on from a trained net; the moving average of the weights is kept.

    The same arguments give the same weights on the same machine."""
    torch.manual_seed(seed)
    torch.set_num_threads(1)
    random = torch.Generator().manual_seed(seed)
    net, peak = (StrokeNet(), 5e-3) if start is None else (start, 2e-3)
    optimiser = torch.optim.AdamW(net.parameters(), lr=peak, weight_decay=0.02)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, peak, steps, pct_start=0.15)
    averaged = AveragedModel(net, avg_fn=lambda old, new, _: MEMORY * old + (1 - MEMORY) * new, use_buffers=True)
    if start is not None:
        for norm in (net.norm1, net.norm2, net.norm3):
            norm.eval()
    started = time.time()
    for step in range(steps):
        chosen = torch.randint(len(labels), (BATCH,), generator=random)
        loss = F.cross_entropy(net(cells.shaken(images[chosen], random)), labels[chosen])
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        schedule.step()
        averaged.update_parameters(net)
        if step % 500 == 499:
            print(f"step {step + 1}/{steps} loss {loss.item():.4f} ({time.time() - started:.0f} s)", flush=True)
    return averaged.module.eval()


def logits(net: StrokeNet, images: torch.Tensor) -> torch.Tensor:
    with torch.no_grad():
        return torch.cat([net(cells.ink(part)) for part in images.split(1024)])


def write(path: Path, net: StrokeNet, temperature: float) -> None:
    """Half floats, layer by layer, weights before biases; a pixel's channels lie together, and classes are filled up to sixteen."""

    def conv(layer: nn.Conv2d, norm: nn.BatchNorm2d) -> list[torch.Tensor]:
        factor = norm.weight / torch.sqrt(norm.running_var + norm.eps)
        return [(layer.weight * factor[:, None, None, None]).permute(2, 3, 1, 0), norm.bias - norm.running_mean * factor]

    spare = PADDED - cells.CLASSES
    parts = [
        *conv(net.conv1, net.norm1), *conv(net.conv2, net.norm2), *conv(net.conv3, net.norm3),
        net.dense1.weight.reshape(HIDDEN, THIRD, 4, 4).permute(2, 3, 1, 0), net.dense1.bias,
        F.pad(net.dense2.weight.t() / temperature, (0, spare)), F.pad(net.dense2.bias / temperature, (0, spare)),
    ]
    path.write_bytes(b"".join(part.detach().contiguous().numpy().astype("<f2").tobytes() for part in parts))


def read(path: Path) -> StrokeNet:
    """A net to train on from: its normalisations do nothing but add, and must stay frozen."""
    values = torch.from_numpy(np.frombuffer(path.read_bytes(), "<f2").astype(np.float32))

    def take(*shape: int) -> torch.Tensor:
        nonlocal values
        count = int(np.prod(shape))
        taken, values = values[:count].reshape(shape), values[count:]
        return taken

    net = StrokeNet()
    for conv, norm, widths in ((net.conv1, net.norm1, (1, FIRST)), (net.conv2, net.norm2, (FIRST, SECOND)), (net.conv3, net.norm3, (SECOND, THIRD))):
        conv.weight.data.copy_(take(3, 3, *widths).permute(3, 2, 0, 1))
        norm.bias.data.copy_(take(widths[1]))
        norm.running_var.fill_(1 - norm.eps)
    net.dense1.weight.data.copy_(take(4, 4, THIRD, HIDDEN).permute(3, 2, 0, 1).reshape(HIDDEN, -1))
    net.dense1.bias.data.copy_(take(HIDDEN))
    net.dense2.weight.data.copy_(take(HIDDEN, PADDED).t()[: cells.CLASSES])
    net.dense2.bias.data.copy_(take(PADDED)[: cells.CLASSES])
    return net.eval()
