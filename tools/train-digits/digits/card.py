"""The model card and the list of boxes that were read wrongly."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from . import classes, measures


@dataclass(frozen=True)
class Trial:
    """One set of boxes with the nets' answers."""

    title: str
    probabilities: np.ndarray
    labels: np.ndarray


def write(folder: Path, version: str, seed: int, steps: int, members: int, temperature: float, trials: list[Trial]) -> None:
    """Writes MODEL-CARD.md beside the weights."""
    file = folder / "digits.bin"
    text = (Path(__file__).parent / "card.md").read_text(encoding="utf-8")
    values = {
        "version": version,
        "hash": hashlib.sha256(file.read_bytes()).hexdigest(),
        "bytes": f"{file.stat().st_size:,}",
        "members": str(members),
        "seed": str(seed),
        "steps": f"{steps:,}",
        "temperature": f"{temperature:.3f}",
        "summary": _summary(trials),
        "confusion": _confusion(trials[0]),
    }
    for name, value in values.items():
        text = text.replace("{" + name + "}", value)
    (folder / "MODEL-CARD.md").write_text(text, encoding="utf-8")


def _summary(trials: list[Trial]) -> str:
    lines = [
        "| set | boxes | right | ECE | crosses read as a digit above 0.9 | surer than 0.99: boxes / wrong | surer than 0.999: boxes / wrong |",
        "|---|---|---|---|---|---|---|",
    ]
    for trial in trials:
        p, labels = trial.probabilities, trial.labels
        sure, surer = measures.sure_errors(p, labels, 0.99), measures.sure_errors(p, labels, 0.999)
        lines.append(
            f"| {trial.title} | {len(labels):,} | {measures.accuracy(p, labels):.2%} | {measures.calibration_error(p, labels):.4f} "
            f"| {measures.crosses_read_as_digits(p, labels)} of {int((labels == classes.CROSS).sum()):,} "
            f"| {sure[0]:,} / {sure[1]} | {surer[0]:,} / {surer[1]} |"
        )
    return "\n".join(lines)


def _confusion(trial: Trial) -> str:
    table = measures.confusion(trial.probabilities, trial.labels)
    lines = ["| truth ↓ read → | " + " | ".join(classes.NAMES) + " |", "|---" * (classes.COUNT + 1) + "|"]
    for name, row in zip(classes.NAMES, table):
        if row.sum():
            lines.append(f"| {name} | " + " | ".join(str(count) if count else "·" for count in row) + " |")
    return "\n".join(lines)
