"""Paints a box with something in it, photographs it badly, and gives its canvas."""

from __future__ import annotations

import io

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from . import canvas, marks
from .marks import BOX, LOW, SIZE, Mark


def box(kind: int, scans: list[np.ndarray], random: np.random.Generator) -> np.ndarray:
    """One box of class `kind` as a canvas. `scans` are pools of scanned digits of that class (n x 28 x 28), or none."""
    mark = marks.draw(kind, scans, random)
    paper = _paper(random)
    if mark.correction is not None:
        patch = _soft(mark.correction, random.uniform(1, 4))
        paper = paper * (1 + patch[:, :, None] * (random.uniform(1.02, 1.16) - 1))
    picture = _print(paper, mark, random)
    picture = _write(picture, mark, random)
    return _photograph(picture, random)


def _paper(random: np.random.Generator) -> np.ndarray:
    grey = random.uniform(95, 245)
    tint = np.array([1 + random.normal(0, 0.04), 1 + random.normal(0, 0.015), 1 + random.normal(0, 0.04)])
    y, x = np.mgrid[0:SIZE, 0:SIZE] / SIZE - 0.5
    light = 1 + random.normal(0, 0.06) * x + random.normal(0, 0.06) * y
    if random.random() < 0.2:  # a fold or the edge of a shadow
        angle, where = random.uniform(0, np.pi), random.normal(0, 0.25)
        across = np.cos(angle) * x + np.sin(angle) * y - where
        if random.random() < 0.5:
            light = light * (1 + random.normal(-0.05, 0.15) * np.exp(-((across / random.uniform(0.01, 0.04)) ** 2)))
        light = light * np.where(across > 0, 1 + random.normal(0, 0.1), 1)
    return np.clip(grey * light[:, :, None] * tint, 0, 255)


def _dots(random: np.random.Generator) -> np.ndarray:
    """The dotted seven-segment guide."""
    layer = Image.new("L", (SIZE, SIZE), 0)
    pen = ImageDraw.Draw(layer)
    x0, y0 = random.uniform(0.26, 0.36), random.uniform(0.14, 0.24)
    x1, y1 = 1 - x0, 1 - y0
    radius, step = random.uniform(0.5, 1.1), random.uniform(0.04, 0.07)
    middle = (y0 + y1) / 2
    columns = np.linspace(x0, x1, max(2, round((x1 - x0) / step)))
    rows = np.linspace(y0, y1, max(2, round((y1 - y0) / step)))
    spots = [(x, y) for x in columns for y in (y0, middle, y1)] + [(x, y) for x in (x0, x1) for y in rows]
    if random.random() < 0.2:
        spots += [(0.5, y) for y in rows]
    for x, y in spots:
        u, v = LOW + x * BOX, LOW + y * BOX
        pen.ellipse((u - radius, v - radius, u + radius, v + radius), fill=255)
    return np.asarray(layer, float) / 255


def _print(paper: np.ndarray, mark: Mark, random: np.random.Generator) -> np.ndarray:
    layer = Image.new("L", (SIZE, SIZE), 0)
    pen = ImageDraw.Draw(layer)
    line = max(2, round(BOX * random.uniform(0.03, 0.07)))
    pen.rectangle((LOW, LOW, LOW + BOX - 1, LOW + BOX - 1), outline=255, width=line)
    for side in range(4):  # the table's lines and the neighbour's frame
        if random.random() < 0.3:
            at = random.choice([LOW - random.uniform(5, 18), LOW + BOX + random.uniform(5, 18)])
            pen.line((at, 0, at, SIZE) if side % 2 else (0, at, SIZE, at), fill=255, width=2)
    printed = np.asarray(layer, float) / 255 * random.uniform(0.6, 0.95)
    if random.random() < 0.6:
        dots = _dots(random) * random.uniform(0.1, 0.5)
        covered = 0 if mark.correction is None else mark.correction
        printed = np.maximum(printed, dots * (1 - covered))
    return paper * (1 - printed[:, :, None])


def _pen(random: np.random.Generator) -> np.ndarray:
    """What the ink lets through of red, green and blue."""
    if random.random() < 0.65:
        red = random.uniform(0.02, 0.45)
        green = red + random.uniform(0.0, 0.25)
        return np.array([red, green, min(0.95, green + random.uniform(0.1, 0.5))])
    dark = random.uniform(0.02, 0.4)
    return np.clip(dark + random.normal(0, 0.03, 3), 0, 1)


def _write(picture: np.ndarray, mark: Mark, random: np.random.Generator) -> np.ndarray:
    if mark.ink is None:
        return picture
    strength = random.uniform(0.35, 0.65) if random.random() < 0.2 else random.uniform(0.65, 1.0)
    if mark.correction is not None and random.random() < 0.6:
        strength *= random.uniform(0.4, 0.9)  # a pen on correction fluid writes pale
    ink = _soft(mark.ink, random.uniform(0.3, 1.0)) * strength
    if random.random() < 0.3:
        grain = np.asarray(Image.fromarray(random.integers(0, 256, (36, 36), np.uint8)).resize((SIZE, SIZE)), float) / 255
        ink = ink * (1 - random.uniform(0.1, 0.6) * grain)
    return picture * (1 - ink[:, :, None] * (1 - _pen(random)))


def _soft(layer: np.ndarray, radius: float) -> np.ndarray:
    image = Image.fromarray(np.uint8(np.clip(layer, 0, 1) * 255)).filter(ImageFilter.GaussianBlur(radius))
    return np.asarray(image, float) / 255


def _photograph(picture: np.ndarray, random: np.random.Generator) -> np.ndarray:
    side = (random.uniform(22, 36) if random.random() < 0.6 else random.uniform(36, 64)) * canvas.SIZE / canvas.FRAME_SIDE
    image = Image.fromarray(np.uint8(np.clip(picture, 0, 255))).filter(ImageFilter.GaussianBlur(random.choice([0, 0.8, 1.5, 2.5])))
    small = image.resize((round(side), round(side)), Image.Resampling.BOX if random.random() < 0.5 else Image.Resampling.BICUBIC)
    noisy = np.asarray(small, float) + random.normal(0, random.uniform(0, 4.5), (small.height, small.width, 3))
    if random.random() < 0.25:  # a phone's sharpening
        soft = np.asarray(small.filter(ImageFilter.GaussianBlur(1)), float)
        noisy = noisy + random.uniform(0.3, 1.5) * (np.asarray(small, float) - soft)
    small = Image.fromarray(np.uint8(np.clip(noisy, 0, 255)))
    if random.random() < 0.85:
        file = io.BytesIO()
        small.save(file, "JPEG", quality=int(random.integers(40, 94)))
        small = Image.open(file)
    return canvas.planes(small.resize((canvas.SIZE, canvas.SIZE), Image.Resampling.BICUBIC))
