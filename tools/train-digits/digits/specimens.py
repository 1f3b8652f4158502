"""Boxes of specimen pages, cut where the reader's own registration finds them (tools/Sirekap.TrainingBoxes)."""

from __future__ import annotations

import subprocess
from pathlib import Path

import numpy as np

from . import canvas

ROOT = Path(__file__).parents[3]
RECORD = np.dtype([("seed", "<u4"), ("label", "u1"), ("canvas", "u1", (2, canvas.SIZE, canvas.SIZE))])


def load(form: Path, work: Path, first: int, pages: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Canvases, labels and page seeds of `pages` pages from seed `first` on. Every seed is a page and a hand of its own."""
    file = work / f"specimens-{first}-{pages}.bin"
    if not file.exists():
        making = file.with_suffix(".part")
        tool = ["dotnet", "run", "-c", "Release", "--project", str(ROOT / "tools" / "Sirekap.TrainingBoxes"), "--"]
        subprocess.run([*tool, str(form.resolve()), str(making.resolve()), "--first", str(first), "--pages", str(pages)], check=True, cwd=ROOT)
        making.rename(file)
    boxes = np.fromfile(file, RECORD)
    return np.ascontiguousarray(boxes["canvas"]), boxes["label"].astype(np.int64), boxes["seed"]
