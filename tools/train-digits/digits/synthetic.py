"""A fixed set of painted boxes, made once per seed and kept in the work folder."""

from __future__ import annotations

from multiprocessing import Pool
from pathlib import Path

import numpy as np

from . import classes, mnist, paint

PER_CLASS = {**{digit: 2400 for digit in range(10)}, classes.CROSS: 2400, classes.DASH: 1600, classes.BLANK: 2400, classes.OTHER: 4000}


def load(data: Path, work: Path, seed: int, counts: dict[int, int], workers: int) -> tuple[np.ndarray, np.ndarray]:
    """Canvases and labels, `counts` of each class."""
    file = work / f"painted-{seed}-{sum(counts.values())}.npz"
    if not file.exists():
        jobs = [(data, kind, count, seed) for kind, count in counts.items()]
        with Pool(workers) as pool:
            parts = pool.map(_paint, jobs, chunksize=1)
        labels = np.concatenate([np.full(len(part), kind) for kind, part in zip(counts, parts)])
        np.savez(file, canvases=np.concatenate(parts), labels=labels)
    stored = np.load(file)
    return stored["canvases"], stored["labels"]


def _paint(job: tuple[Path, int, int, int]) -> np.ndarray:
    data, kind, count, seed = job
    scanned = mnist.by_digit(data)
    random = np.random.default_rng([seed, kind])
    glyphs = scanned[kind] if kind < 10 else scanned[0][:0]
    return np.stack([paint.box(kind, glyphs, random) for _ in range(count)])
