"""Digits as pen strokes: along the printed seven-segment guide, and by free hand.

A glyph is a list of strokes, a stroke a list of points in the unit square of the glyph's own area.
"""

from __future__ import annotations

import numpy as np

Stroke = np.ndarray
TL, TR, ML, MR, BL, BR = (0, 0), (1, 0), (0, 0.5), (1, 0.5), (0, 1), (1, 1)

SEGMENTS: dict[int, list[list[list[tuple[float, float]]]]] = {
    0: [[[TL, TR, BR, BL, TL]], [[TL, BL, BR, TR, TL]]],
    1: [[[TR, BR]], [[TL, BL]], [[(0.5, 0), (0.5, 1)]], [[(0.5, 0), (0.5, 1)]], [[(0.15, 0.22), (0.5, 0), (0.5, 1)]],
        [[(0.15, 0.22), (0.5, 0), (0.5, 1)], [(0.1, 1), (0.9, 1)]]],
    2: [[[TL, TR, MR, ML, BL, BR]]],
    3: [[[TL, TR, BR, BL], [ML, MR]], [[TL, TR, MR, ML], [MR, BR, BL]], [[TL, TR, MR, ML, MR, BR, BL]]],
    4: [[[TL, ML, MR], [TR, BR]], [[TL, ML, MR], [TR, MR, BR]], [[(0.7, 0), (0, 0.62), (1, 0.62)], [(0.72, 0), (0.72, 1)]]],
    5: [[[TR, TL, ML, MR, BR, BL]], [[TL, ML, MR, BR, BL], [TL, TR]]],
    6: [[[TR, TL, BL, BR, MR, ML]], [[TL, BL, BR, MR, ML]], [[TR, TL, ML, BL, BR, MR, ML]]],
    7: [[[TL, TR, BR]], [[(0, 0.25), TL, TR, BR]], [[TL, TR, BR], [(0.45, 0.5), (1.3, 0.5)]], [[TL, TR, (0.4, 1)]]],
    8: [[[TL, TR, BR, BL, TL], [ML, MR]], [[TL, BL, BR, TR, TL], [ML, MR]], [[MR, ML, TL, TR, BR, BL, ML]]],
    9: [[[MR, ML, TL, TR, BR, BL]], [[MR, ML, TL, TR, BR]], [[TR, TL, ML, MR, TR, BR, BL]], [[TR, TL, ML, MR], [TR, BR]]],
}

FREE: dict[int, list[list[list[tuple[float, float]]]]] = {
    0: [[[(0.5, 0), (0.1, 0.2), (0.05, 0.5), (0.1, 0.8), (0.5, 1), (0.9, 0.8), (0.95, 0.5), (0.9, 0.2), (0.5, 0)]],
        [[(0.5, 0), (0.08, 0.25), (0.05, 0.7), (0.5, 1), (0.93, 0.7), (0.92, 0.28), (0.5, 0), (0.35, 0.06)]]],
    1: [[[(0.5, 0), (0.5, 1)]], [[(0.6, 0), (0.4, 1)]], [[(0.2, 0.25), (0.55, 0), (0.55, 1)]],
        [[(0, 0.4), (0.8, 0), (0.8, 0), (0.75, 1)]], [[(0.1, 0.3), (0.9, 0), (0.9, 0), (0.5, 1)]], [[(0.2, 0.25), (0.55, 0), (0.55, 1)], [(0.15, 1), (0.95, 1)]]],
    2: [[[(0.08, 0.25), (0.3, 0.02), (0.75, 0.05), (0.9, 0.3), (0.5, 0.65), (0.05, 1), (0.5, 0.97), (1, 0.98)]],
        [[(0.05, 0.2), (0.5, 0), (0.9, 0.25), (0.55, 0.65), (0.1, 0.95), (0.25, 0.8), (0.5, 0.95), (1, 1)]]],
    3: [[[(0.08, 0.1), (0.5, 0), (0.9, 0.2), (0.45, 0.46), (0.45, 0.46), (0.95, 0.72), (0.5, 1), (0.03, 0.88)]],
        [[(0.08, 0.02), (0.9, 0.02), (0.9, 0.02), (0.4, 0.42), (0.4, 0.42), (0.95, 0.7), (0.5, 1), (0.03, 0.9)]]],
    4: [[[(0.55, 0), (0.05, 0.62), (0.05, 0.62), (1, 0.62)], [(0.72, 0.1), (0.7, 1)]],
        [[(0.12, 0), (0.08, 0.5), (0.08, 0.5), (0.9, 0.5)], [(0.85, 0.02), (0.8, 1)]],
        [[(0.75, 0), (0.02, 0.66), (0.02, 0.66), (1, 0.66)], [(0.75, 0), (0.75, 1)]]],
    5: [[[(0.95, 0.02), (0.2, 0.02), (0.2, 0.02), (0.12, 0.45), (0.12, 0.45), (0.6, 0.38), (0.95, 0.7), (0.5, 1), (0.02, 0.9)]],
        [[(0.2, 0.02), (0.12, 0.45), (0.12, 0.45), (0.6, 0.38), (0.95, 0.7), (0.5, 1), (0.02, 0.9)], [(0.2, 0.02), (0.95, 0)]],
        [[(0.95, 0.02), (0.15, 0.03), (0.15, 0.03), (0.1, 0.45), (0.1, 0.45), (0.6, 0.4), (0.95, 0.7), (0.5, 1), (0.12, 0.9), (0.08, 0.72)]]],
    6: [[[(0.8, 0), (0.35, 0.25), (0.05, 0.7), (0.45, 1), (0.9, 0.78), (0.6, 0.5), (0.12, 0.68)]],
        [[(0.6, 0), (0.15, 0.4), (0.1, 0.85), (0.5, 1), (0.92, 0.75), (0.5, 0.52), (0.1, 0.75)]]],
    7: [[[(0.03, 0.05), (0.95, 0.02), (0.95, 0.02), (0.6, 0.5), (0.35, 1)]],
        [[(0.03, 0.05), (0.95, 0.02), (0.95, 0.02), (0.35, 1)], [(0.25, 0.5), (0.9, 0.5)]],
        [[(0.03, 0.2), (0.05, 0.03), (0.05, 0.03), (0.95, 0.02), (0.95, 0.02), (0.4, 1)]]],
    8: [[[(0.85, 0.12), (0.5, 0), (0.12, 0.22), (0.5, 0.48), (0.93, 0.76), (0.5, 1), (0.07, 0.76), (0.5, 0.48), (0.88, 0.2), (0.8, 0.1)]],
        [[(0.5, 0.47), (0.12, 0.22), (0.5, 0), (0.88, 0.22), (0.5, 0.47), (0.05, 0.75), (0.5, 1), (0.95, 0.75), (0.5, 0.47)]]],
    9: [[[(0.88, 0.15), (0.5, 0), (0.1, 0.28), (0.45, 0.52), (0.88, 0.2), (0.88, 0.2), (0.85, 0.6), (0.7, 1)]],
        [[(0.88, 0.15), (0.5, 0), (0.1, 0.28), (0.45, 0.52), (0.88, 0.2), (0.9, 0.2), (0.9, 0.75), (0.5, 1), (0.08, 0.88)]]],
}


def seven_segment(digit: int, random: np.random.Generator) -> list[Stroke]:
    """A digit drawn along the guide, with the wobble of a hand."""
    form = SEGMENTS[digit][random.integers(len(SEGMENTS[digit]))]
    wobble, lean = random.uniform(0.01, 0.07), random.normal(0, 0.04)
    rounds = int(random.choice([0, 0, 1, 2]))
    return [_round(_wobble(stroke, wobble, lean, random), rounds) for stroke in form]


def free_hand(digit: int, random: np.random.Generator) -> list[Stroke]:
    """A digit as it is written without guides."""
    form = FREE[digit][random.integers(len(FREE[digit]))]
    wobble, lean = random.uniform(0.01, 0.05), random.normal(0, 0.12)
    return [_smooth(_wobble(stroke, wobble, lean, random)) for stroke in form]


def scribble(random: np.random.Generator) -> list[Stroke]:
    """Lines that mean nothing."""
    points = int(random.integers(4, 14))
    return [_smooth(random.uniform(-0.3, 1.3, (points, 2)))]


def _wobble(stroke: list[tuple[float, float]], size: float, lean: float, random: np.random.Generator) -> Stroke:
    points = np.array(stroke, float)
    moved = points + random.normal(0, size, points.shape)
    moved[1:][np.all(points[1:] == points[:-1], axis=1)] = moved[:-1][np.all(points[1:] == points[:-1], axis=1)]
    moved[:, 0] += lean * (0.5 - moved[:, 1])
    return moved


def _round(points: Stroke, times: int) -> Stroke:
    for _ in range(times):
        near, far = points[:-1] * 0.75 + points[1:] * 0.25, points[:-1] * 0.25 + points[1:] * 0.75
        points = np.concatenate([points[:1], np.stack([near, far], 1).reshape(-1, 2), points[-1:]])
    return points


def _smooth(points: Stroke) -> Stroke:
    """A Catmull-Rom curve through the points; a doubled point is a corner."""
    if len(points) < 3:
        return points
    padded = np.concatenate([points[:1], points, points[-1:]])
    t = np.linspace(0, 1, 9)[:-1, None]
    pieces = []
    for a, b, c, d in zip(padded[:-3], padded[1:-2], padded[2:-1], padded[3:]):
        pieces.append(0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3))
    return np.concatenate([*pieces, points[-1:]])
