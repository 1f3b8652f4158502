"""The common picture of a box before the reader's sampling: 72 x 72 pixels, planes Y and R, the frame's outer edge at 10 and 62.

Real crops and painted boxes meet here, so that everything after it (misregistration, light, blur, the reader's own normalisation)
treats both alike.
"""

from __future__ import annotations

import numpy as np
from PIL import Image

SIZE = 72
FRAME_FROM = 10
FRAME_SIDE = 52


def planes(image: Image.Image) -> np.ndarray:
    """Luma and red of an RGB picture, uint8 of 2 x height x width: what the reader takes from a JPEG."""
    rgb = image.convert("RGB")
    return np.stack([np.asarray(rgb.convert("L")), np.asarray(rgb)[:, :, 0]])


def from_quad(image: Image.Image, quad: np.ndarray) -> np.ndarray:
    """Bends a picture so that `quad` (outer frame corners TL, TR, BR, BL in pixels) falls on the canvas's frame."""
    low, high = FRAME_FROM, FRAME_FROM + FRAME_SIDE
    there = np.array([[low, low], [high, low], [high, high], [low, high]], float)
    forward = _homography(there, quad)
    bent = image.convert("RGB").transform((SIZE, SIZE), Image.Transform.PERSPECTIVE, forward, Image.Resampling.BICUBIC)
    inside = Image.new("L", image.size, 255).transform((SIZE, SIZE), Image.Transform.PERSPECTIVE, forward)
    return _fill_outside(planes(bent), np.asarray(inside) > 0)


def _homography(source: np.ndarray, target: np.ndarray) -> list[float]:
    rows, values = [], []
    for (x, y), (u, v) in zip(source, target):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        values += [u, v]
    return list(np.linalg.solve(np.array(rows), np.array(values)))


def _fill_outside(both: np.ndarray, inside: np.ndarray) -> np.ndarray:
    if not inside.all() and inside.any():
        for plane in both:
            plane[~inside] = np.percentile(plane[inside], 70)
    return both
