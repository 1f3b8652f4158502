"""Trains the digit nets: data folders in, weights and model card out."""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import torch

from . import augment, calibrate, card, classes, crops, synthetic, training, vectors, weights
from .crops import Part
from .net import DigitNet

HELD_OUT_SEED = 1_000_003
RELABEL = Path(__file__).parent.parent / "relabel.csv"


def main() -> None:
    """The whole way."""
    options = _options()
    torch.set_num_threads(1)
    options.work.mkdir(parents=True, exist_ok=True)
    options.out.mkdir(parents=True, exist_ok=True)
    real = crops.load(options.crops, RELABEL, options.work)
    painted = synthetic.load(options.data, options.work, options.seed, synthetic.PER_CLASS, options.workers)
    unseen = synthetic.load(options.data, options.work, HELD_OUT_SEED, {kind: 200 for kind in range(classes.COUNT)}, options.workers)
    train_images, train_labels, _ = real.of(Part.TRAIN)
    nets = training.train_all((train_images, train_labels), painted, options.steps, options.seed, _starts(options), options.workers)

    random = torch.Generator().manual_seed(options.seed)
    ink = {part: augment.straight(torch.from_numpy(real.of(part)[0])) for part in (Part.CALIBRATION, Part.TEST)}
    unseen_ink = augment.shaken(torch.from_numpy(unseen[0]), random)
    halves = np.arange(len(unseen[1])) % 2
    temperature = calibrate.temperature(nets, [(ink[Part.CALIBRATION], real.of(Part.CALIBRATION)[1]), (unseen_ink[halves == 0], unseen[1][halves == 0])])
    members = [weights.fold(net, temperature) for net in nets]
    weights.write(options.out / "digits.bin", options.version, members)

    test_images, test_labels, test_names = real.of(Part.TEST)
    shaken = torch.cat([augment.shaken(torch.from_numpy(test_images), random) for _ in range(3)])
    trials = [
        card.Trial("real, test blocks", weights.probabilities(members, ink[Part.TEST]), test_labels),
        card.Trial("real, test blocks, shaken (3 times)", weights.probabilities(members, shaken), np.tile(test_labels, 3)),
        card.Trial("painted, shaken", weights.probabilities(members, unseen_ink[halves == 1]), unseen[1][halves == 1]),
    ]
    card.write(options.out, options.version, options.seed, options.steps, options.members, temperature, trials)
    _print_wrong(trials[0], test_names)
    if options.vectors:
        vectors.write(options.vectors, members)


def _starts(options: argparse.Namespace) -> list[DigitNet | None]:
    """The nets to train on from, then as many new ones as are asked for."""
    known: list[DigitNet | None] = [] if options.start is None else [weights.unfold(member) for member in weights.read(options.start)]
    return (known + [None] * options.members)[: options.members]


def _print_wrong(trial: card.Trial, names: list[str]) -> None:
    for index in np.flatnonzero(trial.probabilities.argmax(1) != trial.labels):
        read = int(trial.probabilities[index].argmax())
        print(f"{names[index]}: {classes.NAMES[trial.labels[index]]} read as {classes.NAMES[read]}, {trial.probabilities[index, read]:.4f}")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="train.sh", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with the MNIST files (*-ubyte.gz)")
    parser.add_argument("--crops", type=Path, required=True, help="folder with the real boxes, one folder per label")
    parser.add_argument("--out", type=Path, required=True, help="where digits.bin and MODEL-CARD.md go")
    parser.add_argument("--work", type=Path, default=Path("/var/tmp/train-digits"), help="where painted boxes are kept between runs")
    parser.add_argument("--vectors", type=Path, help="folder to write the reader's test vectors to")
    parser.add_argument("--version", required=True, help="the version's name, such as 2026-11-22.1")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--steps", type=int, default=2800)
    parser.add_argument("--start", type=Path, help="weights to train on from; new nets where it has too few or is not given")
    parser.add_argument("--members", type=int, default=1)
    parser.add_argument("--workers", type=int, default=1, help="how many cores to use")
    return parser.parse_args()


if __name__ == "__main__":
    main()
