"""Digits that others wrote: MNIST's scans, and the digits of handwriting fonts drawn in the same way. Some of both are kept aside."""

from __future__ import annotations

import gzip
from functools import cache
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFont

SIDE = 28
KEPT_ASIDE = 5  # every fifth font


@cache
def pools(mnist: Path, fonts: Path, kept_aside: bool) -> list[list[np.ndarray]]:
    """For each digit the scans (n x 28 x 28) of MNIST and of fonts; `kept_aside` gives MNIST's test scans and the fonts not trained on."""
    scanned, drawn = _mnist(mnist, "t10k" if kept_aside else "train"), _fonts(fonts, kept_aside)
    return [[scanned[digit], drawn[digit]] for digit in range(10)]


def _mnist(folder: Path, part: str) -> list[np.ndarray]:
    """The MNIST files: big-endian headers, then bytes."""
    with gzip.open(folder / f"{part}-images-idx3-ubyte.gz") as file:
        images = np.frombuffer(file.read(), np.uint8, offset=16).reshape(-1, SIDE, SIDE)
    with gzip.open(folder / f"{part}-labels-idx1-ubyte.gz") as file:
        labels = np.frombuffer(file.read(), np.uint8, offset=8)
    return [images[labels == digit] for digit in range(10)]


def _fonts(folder: Path, kept_aside: bool) -> list[np.ndarray]:
    files = sorted(folder.rglob("*-latin-400-normal.woff"))
    if len(files) < KEPT_ASIDE:
        raise SystemExit(f"{folder} holds {len(files)} fonts (*-latin-400-normal.woff); see README.md for how to get them.")
    chosen = [file for number, file in enumerate(files) if (number % KEPT_ASIDE == 0) == kept_aside]
    faces = [ImageFont.truetype(str(file), 4 * SIDE) for file in chosen]
    return [np.stack([_draw(face, digit) for face in faces]) for digit in range(10)]


def _draw(face: ImageFont.FreeTypeFont, digit: int) -> np.ndarray:
    """White on black, 20 of 28 pixels high, as MNIST has its digits."""
    large = Image.new("L", (12 * SIDE, 12 * SIDE))
    ImageDraw.Draw(large).text((4 * SIDE, 4 * SIDE), str(digit), font=face, fill=255)
    glyph = large.crop(large.getbbox())
    width = max(1, round(glyph.width * 20 / glyph.height))
    scan = Image.new("L", (SIDE, SIDE))
    scan.paste(glyph.resize((min(width, SIDE), 20), Image.Resampling.BOX), ((SIDE - width) // 2, 4))
    return np.asarray(scan)
