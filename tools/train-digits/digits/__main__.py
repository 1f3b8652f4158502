"""Trains the digit nets: data folders in, weights and model card out."""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import torch

from . import augment, calibrate, card, classes, crops, specimens, synthetic, training, vectors, weights
from .crops import Part
from .looks import Cut
from .net import DigitNet

HELD_OUT_SEED = 1_000_003
RELABEL = Path(__file__).parent.parent / "relabel.csv"
REAL_SHARE, SPECIMEN_SHARE, PAINTED_SHARE = 0.30, 0.48, 0.22
TRAIN_PAGES, CALIBRATION_PAGES, TEST_PAGES = (0, 4200), (900_000, 60), (950_000, 160)


def main() -> None:
    """The whole way."""
    options = _options()
    torch.set_num_threads(1)
    options.work.mkdir(parents=True, exist_ok=True)
    options.out.mkdir(parents=True, exist_ok=True)
    real = crops.load(options.crops, RELABEL, options.work)
    scans = (options.data, options.fonts)
    painted = synthetic.load(scans, options.work, options.seed, synthetic.PER_CLASS, False, options.workers)
    unseen = synthetic.load(scans, options.work, HELD_OUT_SEED, {kind: 200 for kind in range(classes.COUNT)}, True, options.workers)
    pages, tuning, test = (specimens.load(options.form, options.work, *part) for part in (TRAIN_PAGES, CALIBRATION_PAGES, TEST_PAGES))
    sources = [(REAL_SHARE, real.of(Part.TRAIN)[:2]), (SPECIMEN_SHARE, pages[:2]), (PAINTED_SHARE, painted)]
    nets = _nets(options, sources)

    halves = np.arange(len(unseen[1])) % 2
    tuned = [
        (_straight(real.of(Part.CALIBRATION)[0]), real.of(Part.CALIBRATION)[1]),
        (_straight(tuning[0]), tuning[1]),
        (_shaken(unseen[0][halves == 0]), unseen[1][halves == 0]),
    ]
    temperatures = calibrate.temperatures(nets, tuned)
    members = [weights.fold(net, temperature) for net, temperature in zip(nets, temperatures)]
    members += weights.read(options.beside) if options.beside else []
    weights.write(options.out / "digits.bin", options.version, members)

    images, labels, names = real.of(Part.TEST)
    trials = [
        card.Trial("real, test blocks", members, _straight(images), labels),
        card.Trial("real, test blocks, shaken (3 times)", members, _shaken(np.tile(images, (3, 1, 1, 1))), np.tile(labels, 3)),
        card.Trial("specimen pages of unseen hands, typical", members, *_of(test, 0)),
        card.Trial("specimen pages of unseen hands, hard", members, *_of(test, 1)),
        card.Trial("painted with unseen fonts and scans, shaken", members, _shaken(unseen[0][halves == 1]), unseen[1][halves == 1]),
    ]
    card.write(options.out, options, temperatures, trials, [len(labels) for _, (_, labels) in sources], TRAIN_PAGES[1])
    _print_wrong(trials[0], names)
    if options.vectors:
        vectors.write(options.vectors, members)


def _nets(options: argparse.Namespace, sources: list) -> list[DigitNet]:
    """Trains, or takes what was trained before in the same way."""
    file = options.work / f"nets-{options.seed}-{options.steps}-{options.members}.pt"
    if not file.exists():
        torch.save([net.state_dict() for net in training.train(sources, options.steps, options.seed, options.members)], file)
    nets = [DigitNet().eval() for _ in range(options.members)]
    for net, state in zip(nets, torch.load(file)):
        net.load_state_dict(state)
    return nets


def _straight(images: np.ndarray) -> Cut:
    return lambda shift: augment.straight(torch.from_numpy(images), shift)


def _shaken(images: np.ndarray) -> Cut:
    return lambda shift: augment.shaken(torch.from_numpy(images), HELD_OUT_SEED, shift)


def _of(boxes: tuple[np.ndarray, np.ndarray, np.ndarray], remainder: int) -> tuple[Cut, np.ndarray]:
    """Pages of odd seeds are the hard ones."""
    images, labels, seeds = boxes
    chosen = seeds % 2 == remainder
    return _straight(images[chosen]), labels[chosen]


def _print_wrong(trial: card.Trial, names: list[str]) -> None:
    for index in np.flatnonzero(trial.probabilities.argmax(1) != trial.labels):
        read = int(trial.probabilities[index].argmax())
        print(f"{names[index]}: {classes.NAMES[trial.labels[index]]} read as {classes.NAMES[read]}, {trial.probabilities[index, read]:.4f}")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="train.sh", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with the MNIST files (*-ubyte.gz)")
    parser.add_argument("--crops", type=Path, required=True, help="folder with the real boxes, one folder per label")
    parser.add_argument("--fonts", type=Path, required=True, help="folder with handwriting fonts (README.md)")
    parser.add_argument("--form", type=Path, required=True, help="the form's definition, form.json: specimen pages are made from it")
    parser.add_argument("--out", type=Path, required=True, help="where digits.bin and MODEL-CARD.md go")
    parser.add_argument("--work", type=Path, default=Path("/var/tmp/train-digits"), help="where boxes and nets are kept between runs")
    parser.add_argument("--vectors", type=Path, help="folder to write the reader's test vectors to")
    parser.add_argument("--version", required=True, help="the version's name, such as 2026-11-22.1")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--steps", type=int, default=8000, help="steps before the last, gentle half")
    parser.add_argument("--members", type=int, default=3, help="how many nets")
    parser.add_argument("--beside", type=Path, help="earlier weights whose nets look too, as they are")
    parser.add_argument("--workers", type=int, default=1, help="how many cores may paint boxes")
    return parser.parse_args()


if __name__ == "__main__":
    main()
