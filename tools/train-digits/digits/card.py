"""The model card: every figure in it is computed here."""

from __future__ import annotations

import argparse
import hashlib
from functools import cached_property
from pathlib import Path

import numpy as np

from . import classes, looks, measures
from .looks import Cut
from .weights import Folded

CONFIDENCES = (0.0, 0.5, 0.7, 0.9, 0.95, 0.99, 0.999, 0.9999, 1.0)


class Trial:
    """One set of boxes with the reader's answers."""

    def __init__(self, title: str, members: list[Folded], cut: Cut, labels: np.ndarray) -> None:
        self.title, self.members, self.labels = title, members, labels
        self.probabilities, self.sure = looks.answer(looks.logits(members, cut))

    @cached_property
    def right(self) -> np.ndarray:
        """Which boxes were read as they are."""
        return self.probabilities.argmax(1) == self.labels


def write(folder: Path, options: argparse.Namespace, temperatures: list[float], trials: list[Trial], trained_on: list[int], pages: int) -> None:
    """Writes MODEL-CARD.md beside the weights."""
    file = folder / "digits.bin"
    text = (Path(__file__).parent / "card.md").read_text(encoding="utf-8")
    values = {
        "version": options.version,
        "hash": hashlib.sha256(file.read_bytes()).hexdigest(),
        "bytes": f"{file.stat().st_size:,}",
        "members": str(len(trials[0].members)),
        "beside": _beside(options.beside),
        "seed": str(options.seed),
        "steps": f"{options.steps:,}",
        "temperatures": ", ".join(f"{temperature:.3f}" for temperature in temperatures),
        "real": f"{trained_on[0]:,}",
        "specimens": f"{trained_on[1]:,}",
        "pages": f"{pages:,}",
        "painted": f"{trained_on[2]:,}",
        "sure": str(looks.SURE),
        "summary": _summary(trials),
        "reliability": _reliability(trials),
        "sure_errors": _sure_errors(trials),
        "confusions": "\n\n".join(f"{trial.title}:\n\n{_confusion(trial)}" for trial in (trials[0], trials[3])),
    }
    for name, value in values.items():
        text = text.replace("{" + name + "}", value)
    (folder / "MODEL-CARD.md").write_text(text, encoding="utf-8")


def _beside(file: Path | None) -> str:
    if file is None:
        return ""
    version = file.read_bytes()[20:52].rstrip(b"\0").decode("ascii")
    return (
        f"\n**Not all from nothing**: the last of the nets is that of version {version}, taken as it was. It was trained in several runs, on from earlier weights, on "
        "real and painted boxes only. The new nets read boxes better, and misread a 5 on a blurred copy of a real photograph with confidence; the older net "
        "disagrees there. So these photographs chose it.\n"
    )


def _summary(trials: list[Trial]) -> str:
    lines = [
        "| set | boxes | right | ECE | crosses read as a digit | looked at again | surer than 0.99: boxes / wrong | surer than 0.999: boxes / wrong |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for trial in trials:
        p, labels = trial.probabilities, trial.labels
        sure, surer = measures.sure_errors(p, labels, 0.99), measures.sure_errors(p, labels, 0.999)
        lines.append(
            f"| {trial.title} | {len(labels):,} | {measures.accuracy(p, labels):.2%} | {measures.calibration_error(p, labels):.4f} "
            f"| {measures.crosses_read_as_digits(p, labels)} of {int((labels == classes.CROSS).sum()):,} | {1 - trial.sure.mean():.1%} "
            f"| {sure[0]:,} / {sure[1]} | {surer[0]:,} / {surer[1]} |"
        )
    return "\n".join(lines)


def _reliability(trials: list[Trial]) -> str:
    """Of the boxes read with a confidence, how many are right: honest where both columns of a set agree."""
    lines = ["| confidence | " + " | ".join(trial.title for trial in trials) + " |", "|---" * (len(trials) + 1) + "|"]
    for low, high in zip(CONFIDENCES, CONFIDENCES[1:]):
        cells = []
        for trial in trials:
            confidence = trial.probabilities.max(1)
            here = (confidence > low) & (confidence <= high)
            cells.append(f"{int(here.sum()):,}: says {confidence[here].mean():.2%}, is {trial.right[here].mean():.2%}" if here.any() else "none")
        lines.append(f"| {low:g} to {high:g} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def _sure_errors(trials: list[Trial]) -> str:
    """Every box read wrongly above 0.99, by truth and reading."""
    lines = []
    for trial in trials:
        p = trial.probabilities
        for index in np.flatnonzero(~trial.right & (p.max(1) > 0.99)):
            lines.append(f"{trial.title}: {classes.NAMES[trial.labels[index]]} read as {classes.NAMES[p[index].argmax()]} at {p[index].max():.4f}")
    return "\n".join(f"- {line}" for line in lines) or "None."


def _confusion(trial: Trial) -> str:
    table = measures.confusion(trial.probabilities, trial.labels)
    lines = ["| truth ↓ read → | " + " | ".join(classes.NAMES) + " |", "|---" * (classes.COUNT + 1) + "|"]
    for name, row in zip(classes.NAMES, table):
        if row.sum():
            lines.append(f"| {name} | " + " | ".join(str(count) if count else "·" for count in row) + " |")
    return "\n".join(lines)
