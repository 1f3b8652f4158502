"""The weights file that the reader loads (Sirekap.Reader.Digits.DigitWeightsFile), and the nets as that file holds them."""

from __future__ import annotations

import hashlib
import struct
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional as F

from . import classes
from .net import DigitNet

FORMAT = 1
PADDED_CLASSES = 16


@dataclass(frozen=True)
class Folded:
    """A net with its normalisations folded in and its logits divided by the temperature, every number a half float."""

    conv1: tuple[torch.Tensor, torch.Tensor]
    conv2: tuple[torch.Tensor, torch.Tensor]
    conv3: tuple[torch.Tensor, torch.Tensor]
    dense1: tuple[torch.Tensor, torch.Tensor]
    dense2: tuple[torch.Tensor, torch.Tensor]

    def logits(self, ink: torch.Tensor) -> torch.Tensor:
        """What the reader computes."""
        x = F.max_pool2d(torch.relu(F.conv2d(ink, *self.conv1, padding=1)), 2)
        x = torch.relu(F.conv2d(x, *self.conv2, stride=2, padding=1))
        x = F.max_pool2d(torch.relu(F.conv2d(x, *self.conv3, padding=1)), 2)
        x = torch.relu(F.linear(x.flatten(1), *self.dense1))
        return F.linear(x, *self.dense2)


def fold(net: DigitNet, temperature: float) -> Folded:
    """Folds a trained net."""

    def half(weight: torch.Tensor, bias: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        return weight.detach().half().float(), bias.detach().half().float()

    def conv(layer: torch.nn.Conv2d, norm: torch.nn.BatchNorm2d) -> tuple[torch.Tensor, torch.Tensor]:
        factor = norm.weight / torch.sqrt(norm.running_var + norm.eps)
        return half(layer.weight * factor[:, None, None, None], norm.bias - norm.running_mean * factor)

    return Folded(
        conv(net.conv1, net.norm1),
        conv(net.conv2, net.norm2),
        conv(net.conv3, net.norm3),
        half(net.dense1.weight, net.dense1.bias),
        half(net.dense2.weight / temperature, net.dense2.bias / temperature),
    )


def read(path: Path) -> list[Folded]:
    """The nets of a weights file."""
    data = path.read_bytes()
    _, members, first, second, third, hidden = struct.unpack_from("<6H", data, 8)
    values = torch.from_numpy(np.frombuffer(data[52:-32], "<f2").astype(np.float32))

    def take(*shape: int) -> torch.Tensor:
        nonlocal values
        count = int(np.prod(shape))
        taken, values = values[:count].reshape(shape), values[count:]
        return taken

    def member() -> Folded:
        convolutions = [(take(3, 3, *widths).permute(3, 2, 0, 1), take(widths[1])) for widths in ((1, first), (first, second), (second, third))]
        dense1 = take(4, 4, third, hidden).permute(3, 2, 0, 1).reshape(hidden, -1), take(hidden)
        dense2 = take(hidden, PADDED_CLASSES).t()[: classes.COUNT], take(PADDED_CLASSES)[: classes.COUNT]
        return Folded(*convolutions, dense1, dense2)

    return [member() for _ in range(members)]


def write(path: Path, version: str, members: list[Folded]) -> None:
    """Writes the file."""
    first = members[0]
    widths = [len(layer[1]) for layer in (first.conv1, first.conv2, first.conv3, first.dense1)]
    body = b"SIREKDIG" + struct.pack("<6H", FORMAT, len(members), *widths) + version.encode("ascii").ljust(32, b"\0")
    for member in members:
        for weight, bias in (member.conv1, member.conv2, member.conv3):
            body += _bytes(weight.permute(2, 3, 1, 0)) + _bytes(bias)
        weight, bias = member.dense1
        by_channel = weight.reshape(len(bias), widths[2], 4, 4).permute(2, 3, 1, 0)  # the reader keeps a pixel's channels together
        body += _bytes(by_channel) + _bytes(bias)
        weight, bias = member.dense2
        spare = PADDED_CLASSES - classes.COUNT
        body += _bytes(F.pad(weight.t(), (0, spare))) + _bytes(F.pad(bias, (0, spare)))
    path.write_bytes(body + hashlib.sha256(body).digest())


def _bytes(values: torch.Tensor) -> bytes:
    return values.contiguous().numpy().astype("<f2").tobytes()
