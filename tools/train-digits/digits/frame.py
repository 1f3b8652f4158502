"""Finds the printed frame in a crop that somebody else cut: a straight dark line near each of the four sides."""

from __future__ import annotations

import numpy as np
from PIL import Image

REACH = 0.30
LINE = 0.05  # the printed line as a share of the box


def find(image: Image.Image) -> np.ndarray:
    """Outer corners TL, TR, BR, BL in pixels; where no frame is believable, the crop less a tenth on each side."""
    quad, weakest = _fit(image)
    sides = np.linalg.norm(quad - np.roll(quad, -1, axis=0), axis=1)
    if weakest >= 0.06 and sides.min() >= 0.6 * min(image.size) and sides.max() <= 1.35 * sides.min():
        return quad
    width, height = image.size
    return np.array([(0.1, 0.1), (0.9, 0.1), (0.9, 0.9), (0.1, 0.9)]) * [width, height]


def _fit(image: Image.Image) -> tuple[np.ndarray, float]:
    grey = np.asarray(image.convert("L"), float)
    dark = np.clip(1 - grey / max(16.0, float(np.percentile(grey, 75))), 0, 1)
    top, a = _side(dark)
    bottom, b = _side(dark[::-1])
    left, c = _side(dark.T)
    right, d = _side(dark.T[::-1])
    height, width = dark.shape
    bottom, right = height - bottom, width - right
    half = LINE / 2 * min(height, width) * 0.8
    return _corners(top - half, right + half, bottom + half, left - half, width, height), float(min(a, b, c, d))


def _side(dark: np.ndarray) -> tuple[np.ndarray, float]:
    """The line along the upper side as its y at the left and right end, and its darkness."""
    height, width = dark.shape
    offsets = np.arange(0.5, REACH * height, 0.5)
    first, last = np.meshgrid(offsets, offsets, indexing="ij")
    near = np.abs(first - last) < 0.16 * width
    first, last = first[near], last[near]
    columns = np.arange(int(width * 0.12), int(np.ceil(width * 0.88)))
    share = (columns + 0.5) / width
    rows = first[:, None] * (1 - share) + last[:, None] * share - 0.5
    lower = np.clip(np.floor(rows).astype(int), 0, height - 2)
    rest = np.clip(rows - lower, 0, 1)
    values = dark[lower, columns] * (1 - rest) + dark[lower + 1, columns] * rest
    # A frame is dark all along; writing is dark in places. The outermost of equals wins over a box-filling digit.
    low = np.quantile(values, 0.25, axis=1)
    score = values.mean(axis=1) + low - 0.25 * (first + last) / height
    best = int(score.argmax())
    return np.array([first[best], last[best]]), float(low[best])


def _corners(top: np.ndarray, right: np.ndarray, bottom: np.ndarray, left: np.ndarray, width: int, height: int) -> np.ndarray:
    def cross(row: np.ndarray, column: np.ndarray) -> tuple[float, float]:
        slope, lean = (row[1] - row[0]) / width, (column[1] - column[0]) / height
        y = (row[0] + slope * column[0]) / (1 - slope * lean)
        return column[0] + lean * y, y

    return np.array([cross(top, left), cross(top, right), cross(bottom, right), cross(bottom, left)])
