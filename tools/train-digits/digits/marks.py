"""What a pen leaves in a box, one function per kind of thing."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageDraw

from . import canvas, classes, glyphs
from .glyphs import Stroke

SCALE = 2
SIZE = canvas.SIZE * SCALE
LOW = canvas.FRAME_FROM * SCALE
BOX = canvas.FRAME_SIDE * SCALE


@dataclass(frozen=True)
class Mark:
    """Ink and correction fluid as coverages of 0 to 1 over the painted picture; None where there is none."""

    ink: np.ndarray | None
    correction: np.ndarray | None = None


def draw(kind: int, scans: list[np.ndarray], random: np.random.Generator) -> Mark:
    """A mark of class `kind`; `scans` are pools of scanned digits of that class (n x 28 x 28), or none."""
    if kind < 10:
        patch = _patch(random) if random.random() < 0.12 else None
        return Mark(_digit(kind, scans, random), patch)
    if kind == classes.CROSS:
        return Mark(_cross(random), _patch(random) if random.random() < 0.05 else None)
    if kind == classes.DASH:
        return Mark(_dash(random))
    if kind == classes.BLANK:
        return _blank(random)
    return _other(random)


def _digit(kind: int, scans: list[np.ndarray], random: np.random.Generator) -> np.ndarray:
    chance = random.random()
    if chance > 0.45 and scans:
        pool = scans[random.integers(len(scans))]
        return _scan(pool[random.integers(len(pool))], random)
    on_guide = chance < 0.3
    area = _guide(random) if on_guide else _place(random, narrow=kind == 1)
    hand = glyphs.seven_segment if on_guide or random.random() < 0.15 else glyphs.free_hand
    strokes = [_in_guide(stroke, area) for stroke in hand(kind, random)]
    if random.random() < 0.15:  # written again over itself, once or twice, to make it clearer
        for _ in range(int(random.integers(1, 3))):
            strokes += [stroke + random.normal(0, 0.025, 2) + random.normal(0, 0.012, stroke.shape) for stroke in strokes]
    return _ink(strokes, random)


Area = tuple[float, float, float, float]


def _guide(random: np.random.Generator) -> Area:
    x, y = random.uniform(0.24, 0.36), random.uniform(0.12, 0.26)
    dx, dy = random.normal(0, 0.03, 2)
    return x + dx, y + dy, 1 - x + dx, 1 - y + dy


def _place(random: np.random.Generator, narrow: bool = False) -> Area:
    """Free writing: small to box-filling, anywhere that it fits."""
    height = random.uniform(0.32, 0.84)
    width = height * (random.uniform(0.2, 0.55) if narrow else random.uniform(0.36, 0.85))
    x = random.uniform(0.06, max(0.07, 0.94 - width)) * 0.6 + 0.4 * (0.5 - width / 2)
    y = random.uniform(0.06, max(0.07, 0.94 - height)) * 0.7 + 0.3 * (0.5 - height / 2)
    return x, y, x + width, y + height


def _in_guide(stroke: Stroke, area: Area) -> Stroke:
    x0, y0, x1, y1 = area
    return stroke * [x1 - x0, y1 - y0] + [x0, y0]


def _ink(strokes: list[Stroke], random: np.random.Generator, width: float | None = None) -> np.ndarray:
    """Strokes (points as shares of the box) as a coverage."""
    layer = Image.new("L", (SIZE, SIZE), 0)
    pen = ImageDraw.Draw(layer)
    line = max(2, round((width or min(random.uniform(0.02, 0.1), random.uniform(0.02, 0.13))) * BOX))
    dashed, pressed = random.random() < 0.03, random.random() < 0.35
    for stroke in strokes:
        points = [(LOW + x * BOX, LOW + y * BOX) for x, y in stroke]
        fine = [np.array(a) + (np.array(b) - a) * t for a, b in zip(points, points[1:]) for t in np.linspace(0, 1, 9)[:-1]] + [np.array(points[-1])]
        # A pen that is pressed more or less along its way.
        darkness = np.linspace(*random.uniform(90, 255, 2), len(fine)) if pressed else np.full(len(fine), 255)
        for index in range(0, len(fine) - 1, 2 if dashed else 1):
            (u, v), fill = fine[index + 1], round(darkness[index])
            pen.line([tuple(fine[index]), (u, v)], fill=fill, width=line)
            if not dashed:
                pen.ellipse((u - line / 2, v - line / 2, u + line / 2, v + line / 2), fill=fill)
    return np.asarray(layer, float) / 255


def _scan(glyph: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """A scanned digit re-inked: thinner or thicker, leaning, put somewhere in the box."""
    x0, y0, x1, y1 = _place(random)
    side = max(8, round(max(x1 - x0, y1 - y0) * BOX * 1.4))
    big = np.asarray(Image.fromarray(glyph).resize((side, side), Image.Resampling.BICUBIC), float) / 255
    edge = random.uniform(0.3, 0.75)
    inked = np.clip((big - edge) * 6 + 0.5, 0, 1)
    if random.random() < 0.12:  # written twice
        inked = np.maximum(inked, np.roll(inked, tuple(random.integers(-3, 4, 2)), (0, 1)))
    layer = Image.new("L", (SIZE, SIZE), 0)
    corner = (round(LOW + (x0 + x1) / 2 * BOX - side / 2), round(LOW + (y0 + y1) / 2 * BOX - side / 2))
    layer.paste(Image.fromarray(np.uint8(inked * 255)), corner)
    return np.asarray(layer, float) / 255


def _cross(random: np.random.Generator) -> np.ndarray:
    if random.random() < 0.5:  # from corner to corner
        inset = random.uniform(-0.02, 0.12)
        area = (inset, inset, 1 - inset, 1 - inset)
    else:
        height = random.uniform(0.3, 0.85)
        width = height * random.uniform(0.4, 1.1)
        x, y = 0.5 + random.normal(0, 0.05), 0.5 + random.normal(0, 0.05)
        area = (x - width / 2, y - height / 2, x + width / 2, y + height / 2)
    wobble = random.uniform(0.01, 0.07)
    one = np.array([(0, 0), (0.5, 0.5), (1, 1)]) + random.normal(0, wobble, (3, 2))
    two = np.array([(1, 0), (0.5, 0.5), (0, 1)]) + random.normal(0, wobble, (3, 2))
    strokes = [_in_guide(one, area), _in_guide(two, area)]
    if random.random() < 0.06:
        strokes.append(_in_guide(one + random.normal(0, 0.04, (3, 2)), area))
    return _ink(strokes, random)


def _dash(random: np.random.Generator) -> np.ndarray:
    half, y = random.uniform(0.1, 0.46), 0.5 + random.normal(0, 0.07)
    x, lean = 0.5 + random.normal(0, 0.04), random.normal(0, 0.04)
    bend = random.normal(0, 0.02)
    points = np.array([(x - half, y + lean), (x, y + bend), (x + half, y - lean)])
    strokes = [points]
    if random.random() < 0.08:
        strokes.append(points[::-1] + [0, random.uniform(-0.05, 0.05)])
    return _ink(strokes, random)


def _blank(random: np.random.Generator) -> Mark:
    if random.random() < 0.06:  # a speck
        x, y = random.uniform(0.1, 0.9, 2)
        return Mark(_ink([np.array([(x, y), (x + random.uniform(0, 0.04), y + random.uniform(0, 0.04))])], random, 0.03))
    return Mark(None, _patch(random) if random.random() < 0.15 else None)


def _other(random: np.random.Generator) -> Mark:
    chance = random.random()
    kind = int(random.integers(10))
    if chance < 0.25:  # a digit over another digit
        second = (kind + int(random.integers(1, 10))) % 10
        first = _digit(kind, [], random)
        return Mark(np.maximum(first, _digit(second, [], random)))
    if chance < 0.45:
        area = _place(random)
        strokes = [_in_guide(stroke, area) for _ in range(int(random.integers(1, 4))) for stroke in glyphs.scribble(random)]
        return Mark(_ink(strokes, random))
    if chance < 0.65:  # two digits in one box
        parts = []
        for left, digit in ((0.06, kind), (0.54, int(random.integers(10)))):
            y, height = random.uniform(0.1, 0.35), random.uniform(0.4, 0.6)
            area = (left + random.normal(0, 0.02), y, left + random.uniform(0.28, 0.4), y + height)
            parts += [_in_guide(stroke, area) for stroke in glyphs.free_hand(digit, random)]
        return Mark(_ink(parts, random))
    if chance < 0.85:  # struck out
        y = random.normal(0.5, 0.06)
        strikes = [np.array([(random.uniform(0.02, 0.15), y + random.normal(0, 0.15)), (random.uniform(0.85, 0.98), y + random.normal(0, 0.15))])
                   for _ in range(int(random.integers(2, 5)))]
        return Mark(np.maximum(_digit(kind, [], random), _ink(strikes, random)))
    if chance < 0.89:  # a slashed zero, or one struck out: nobody can tell
        area = _place(random)
        slash = np.array([(random.uniform(0.85, 1.3), random.uniform(-0.25, 0.15)), (random.uniform(-0.3, 0.15), random.uniform(0.85, 1.25))])
        hand = glyphs.free_hand if random.random() < 0.6 else glyphs.seven_segment
        return Mark(_ink([_in_guide(stroke, area) for stroke in [*hand(0, random), slash if random.random() < 0.7 else slash * [-1, 1] + [1, 0]]], random))
    if chance < 0.94:  # a box filled with ink
        area = _place(random)
        return Mark(_ink([np.array([((area[0] + area[2]) / 2, area[1]), ((area[0] + area[2]) / 2, area[3])])], random, random.uniform(0.2, 0.6)))
    return Mark(np.maximum(_digit(kind, [], random), _cross(random)))


def _patch(random: np.random.Generator) -> np.ndarray:
    """Correction fluid: a ragged patch over the middle."""
    x, y = 0.5 + random.normal(0, 0.06, 2)
    angles = np.linspace(0, 2 * np.pi, 14)[:-1]
    radius = random.uniform(0.22, 0.5) * (1 + random.normal(0, 0.15, len(angles)))
    points = [(LOW + (x + r * np.cos(a)) * BOX, LOW + (y + r * np.sin(a) * 1.15) * BOX) for r, a in zip(radius, angles)]
    layer = Image.new("L", (SIZE, SIZE), 0)
    ImageDraw.Draw(layer).polygon(points, fill=255)
    return np.asarray(layer, float) / 255
