"""How well probabilities fit the truth."""

from __future__ import annotations

import numpy as np

from . import classes


def accuracy(probabilities: np.ndarray, labels: np.ndarray) -> float:
    """The share whose likeliest class is the right one."""
    return float((probabilities.argmax(1) == labels).mean())


def confusion(probabilities: np.ndarray, labels: np.ndarray) -> np.ndarray:
    """Rows are truth, columns the reading."""
    table = np.zeros((classes.COUNT, classes.COUNT), int)
    np.add.at(table, (labels, probabilities.argmax(1)), 1)
    return table


def calibration_error(probabilities: np.ndarray, labels: np.ndarray, bins: int = 15) -> float:
    """Expected calibration error over equally filled bins of confidence."""
    confidence, right = probabilities.max(1), probabilities.argmax(1) == labels
    order = np.array_split(np.argsort(confidence, kind="stable"), bins)
    return float(sum(abs(confidence[part].mean() - right[part].mean()) * len(part) for part in order if len(part)) / len(labels))


def log_loss(probabilities: np.ndarray, labels: np.ndarray) -> float:
    """Mean negative log likelihood."""
    return float(-np.log(np.maximum(probabilities[np.arange(len(labels)), labels], 1e-12)).mean())


def crosses_read_as_digits(probabilities: np.ndarray, labels: np.ndarray, above: float = 0.0) -> int:
    """The worst error: a struck-out box that becomes a number."""
    wrong = (labels == classes.CROSS) & (probabilities.argmax(1) < 10) & (probabilities.max(1) > above)
    return int(wrong.sum())


def sure_errors(probabilities: np.ndarray, labels: np.ndarray, above: float) -> tuple[int, int]:
    """How many boxes are surer than `above`, and how many of these are wrong."""
    sure = probabilities.max(1) > above
    return int(sure.sum()), int((sure & (probabilities.argmax(1) != labels)).sum())
