"""A fixed set of painted boxes, made once per seed and kept in the work folder."""

from __future__ import annotations

from multiprocessing import Pool
from pathlib import Path

import numpy as np

from . import classes, paint, scans

PER_CLASS = {**{digit: 3000 for digit in range(10)}, classes.CROSS: 3000, classes.DASH: 1600, classes.BLANK: 2400, classes.OTHER: 5000}


def load(data: tuple[Path, Path], work: Path, seed: int, counts: dict[int, int], kept_aside: bool, workers: int) -> tuple[np.ndarray, np.ndarray]:
    """Canvases and labels, `counts` of each class. `data` are the folders of MNIST and of fonts; see `scans.pools` for `kept_aside`."""
    file = work / f"painted-{seed}-{sum(counts.values())}.npz"
    if not file.exists():
        jobs = [(data, kept_aside, kind, count, seed) for kind, count in counts.items()]
        with Pool(workers) as pool:
            parts = pool.map(_paint, jobs, chunksize=1)
        labels = np.concatenate([np.full(len(part), kind) for kind, part in zip(counts, parts)])
        np.savez(file, canvases=np.concatenate(parts), labels=labels)
    stored = np.load(file)
    return stored["canvases"], stored["labels"]


def _paint(job: tuple[tuple[Path, Path], bool, int, int, int]) -> np.ndarray:
    (mnist, fonts), kept_aside, kind, count, seed = job
    random = np.random.default_rng([seed, kind])
    pools = scans.pools(mnist, fonts, kept_aside)[kind] if kind < 10 else []
    return np.stack([paint.box(kind, pools, random) for _ in range(count)])
