"""The real boxes: 5,630 crops of 2024 photographs, folders by label, their labels put right, split by blocks of file numbers."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

import numpy as np
from PIL import Image

from . import canvas, classes, frame

BLOCK = 56
GAP = 3
BLOCKS = 10
TEST_BLOCKS = (2, 7)
CALIBRATION_BLOCKS = (5,)


class Part(Enum):
    """What a crop is for. Crops of one form lie side by side, so only whole blocks of file numbers are kept apart."""

    TRAIN = "train"
    CALIBRATION = "calibration"
    TEST = "test"
    UNUSED = "unused"


@dataclass(frozen=True)
class Crops:
    """Real boxes as canvases."""

    names: list[str]
    canvases: np.ndarray
    labels: np.ndarray
    parts: np.ndarray

    def of(self, part: Part) -> tuple[np.ndarray, np.ndarray, list[str]]:
        """Canvases, labels and file names of one part."""
        chosen = np.flatnonzero(self.parts == part.value)
        return self.canvases[chosen], self.labels[chosen], [self.names[index] for index in chosen]


def part_of(number: int) -> Part:
    """The part of file `number` (from 1). Files next to the border of a kept block are left out."""

    def kind(at: int) -> Part:
        block = min(max(at - 1, 0) // BLOCK, BLOCKS - 1)
        if block in TEST_BLOCKS:
            return Part.TEST
        return Part.CALIBRATION if block in CALIBRATION_BLOCKS else Part.TRAIN

    here = kind(number)
    return here if all(kind(number + step) is here for step in (-GAP, GAP)) else Part.UNUSED


def load(folder: Path, relabel: Path, work: Path) -> Crops:
    """Reads every crop below `folder`; files that the relabelling calls `skip` are left out."""
    with relabel.open(newline="") as file:
        corrected = {row["file"]: row["class"] for row in csv.DictReader(file)}
    paths = sorted(folder.glob("[0-9]/*.jpg"))
    names = [f"{path.parent.name}/{path.name}" for path in paths]
    labels = [corrected.get(name, name[0]) for name in names]
    kept = [index for index, label in enumerate(labels) if label != "skip"]
    return Crops(
        [names[index] for index in kept],
        _canvases(paths, work)[kept],
        np.array([classes.by_name(labels[index]) for index in kept]),
        np.array([part_of(int(paths[index].stem)).value for index in kept]),
    )


def _canvases(paths: list[Path], work: Path) -> np.ndarray:
    """Finding frames takes a minute, so the canvases of all crops are kept in the work folder."""
    file = work / f"crops-{len(paths)}.npy"
    if not file.exists():
        images = [Image.open(path) for path in paths]
        np.save(file, np.stack([canvas.from_quad(image, frame.find(image)) for image in images]))
    return np.load(file)
