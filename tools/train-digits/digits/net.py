"""The net: three convolutions and one hidden layer, small enough to run in plain C# on a phone."""

from __future__ import annotations

import torch
from torch import nn

from . import classes


class DigitNet(nn.Module):
    """32 x 32 ink to 14 logits. Widths are multiples of 16 because the reader computes 16 channels at a time."""

    def __init__(self, first: int = 16, second: int = 32, third: int = 64, hidden: int = 64) -> None:
        super().__init__()
        self.conv1 = nn.Conv2d(1, first, 3, padding=1, bias=False)
        self.norm1 = nn.BatchNorm2d(first)
        self.conv2 = nn.Conv2d(first, second, 3, stride=2, padding=1, bias=False)
        self.norm2 = nn.BatchNorm2d(second)
        self.conv3 = nn.Conv2d(second, third, 3, padding=1, bias=False)
        self.norm3 = nn.BatchNorm2d(third)
        self.dense1 = nn.Linear(third * 16, hidden)
        self.dense2 = nn.Linear(hidden, classes.COUNT)
        self.drop = nn.Dropout(0.1)

    def forward(self, ink: torch.Tensor) -> torch.Tensor:
        x = torch.relu(self.norm1(self.conv1(ink)))  # 32 x 32
        x = torch.max_pool2d(x, 2)  # 16 x 16
        x = torch.relu(self.norm2(self.conv2(x)))  # 8 x 8
        x = torch.relu(self.norm3(self.conv3(x)))
        x = torch.max_pool2d(x, 2)  # 4 x 4
        x = torch.relu(self.dense1(self.drop(x.flatten(1))))
        return self.dense2(self.drop(x))
