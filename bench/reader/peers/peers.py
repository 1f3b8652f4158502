#!/usr/bin/python3
"""Measures other readers on the boxes and bubbles that `evaluate export` wrote; prints a table. See docs/evaluation.md.

usage: peers.py FOLDER

Needs Debian's tesseract-ocr and python3-opencv. Digits: Tesseract gets each box as our registration cut it, alone, as a single character
out of 0-9, X and -; and once more enlarged, stretched in contrast, with white around it, as its own manual advises. Bubbles: a block that
is straightened by the true geometry, thresholded by Otsu, and read by the share of ink in each known circle.
"""
import csv
import pathlib
import subprocess
import sys
import tempfile
import time

import cv2
import numpy as np

DIGITS = set("0123456789")
NOTHING = set("X-_")


def rows(folder, name):
    with open(folder / name, newline="") as file:
        return list(csv.DictReader(file))


def prepared(picture):
    """Contrast from paper to ink, twice the size, white margin."""
    low, high = np.percentile(picture, (1, 80))
    stretched = np.clip((picture.astype(float) - low) / max(high - low, 40), 0, 1) * 255
    larger = cv2.resize(stretched.astype(np.uint8), None, fx=1.5, fy=1.5, interpolation=cv2.INTER_CUBIC)
    return cv2.copyMakeBorder(larger, 24, 24, 24, 24, cv2.BORDER_CONSTANT, value=255)


def tesseract(pictures):
    """One character for each picture, '' where nothing was recognised, and the seconds that took."""
    with tempfile.TemporaryDirectory() as folder:
        names = pathlib.Path(folder) / "names.txt"
        names.write_text("\n".join(str(picture) for picture in pictures) + "\n")
        start = time.monotonic()
        text = subprocess.run(
            ["tesseract", str(names), "stdout", "--psm", "10", "-l", "eng", "-c", "tessedit_char_whitelist=0123456789X-"],
            check=True, capture_output=True, text=True, env={"OMP_THREAD_LIMIT": "1", "PATH": "/usr/bin:/bin"}).stdout
        seconds = time.monotonic() - start
    answers = [page.strip() for page in text.split("\f")]
    return [answer if len(answer) == 1 else "" for answer in answers[: len(pictures)]], seconds


def digits(name, truths, answers, seconds):
    written = [(t, a) for t, a in zip(truths, answers) if t in DIGITS]
    right = sum(t == a for t, a in written)
    wrong = sum(a in DIGITS and t != a for t, a in written)
    empty = [a for t, a in zip(truths, answers) if t in NOTHING]
    misread = sum(a in DIGITS for a in empty)
    pace = f"{1000 * seconds / len(truths):.2f}" if seconds else "–"
    print(f"| {name} | {right / len(written):.2%} | {wrong / len(written):.2%} | {misread} of {len(empty)} | {pace} |")


def bubbles(folder, row):
    """One answer a column: the digit of the one circle that is mostly ink, '?' where none or several are."""
    block = cv2.GaussianBlur(cv2.imread(str(folder / row["picture"]), cv2.IMREAD_GRAYSCALE), (5, 5), 0)
    _, ink = cv2.threshold(block, 0, 1, cv2.THRESH_BINARY_INV + cv2.THRESH_OTSU)
    radius = 0.7 * float(row["diameter"]) / 2
    ys, xs = np.mgrid[: block.shape[0], : block.shape[1]]
    answer = ""
    for x in map(float, row["columns"].split()):
        fills = [ink[(xs + 0.5 - x) ** 2 + (ys + 0.5 - y) ** 2 <= radius**2].mean() for y in map(float, row["rows"].split())]
        marked = [digit for digit, fill in enumerate(fills) if fill > 0.5]
        answer += str(marked[0]) if len(marked) == 1 else "?" if marked else "_"
    return answer


def columns(name, truths, answers, seconds):
    pairs = [(t, a) for truth, answer in zip(truths, answers) for t, a in zip(truth, answer)]
    right = sum(t == a for t, a in pairs)
    wrong = sum(a in DIGITS and t != a for t, a in pairs)
    pace = f"{1000 * seconds / len(truths):.2f}" if seconds else "–"
    print(f"| {name} | {right / len(pairs):.2%} | {len(pairs) - right - wrong} | {wrong} | {pace} |")


def main():
    folder = pathlib.Path(sys.argv[1])
    boxes = rows(folder, "boxes.csv")
    truths = [row["truth"] for row in boxes]
    pictures = [(folder / row["picture"]).resolve() for row in boxes]
    print(f"{len(boxes)} boxes, {sum(t in DIGITS for t in truths)} of them digits\n")
    print("| digits | right | another digit | cross, dash or blank as a digit | ms a box |\n|---|---|---|---|---|")
    digits("ours, likeliest class", truths, [row["ours"] for row in boxes], 0)
    sure = [row["ours"] if float(row["confidence"]) >= 0.99 else "" for row in boxes]
    digits("ours, at 0.99 or surer", truths, sure, 0)
    digits("Tesseract, box as cut", truths, *tesseract(pictures))
    with tempfile.TemporaryDirectory() as scratch:
        better = [pathlib.Path(scratch) / f"{index:06}.png" for index in range(len(pictures))]
        for picture, path in zip(pictures, better):
            cv2.imwrite(str(path), prepared(cv2.imread(str(picture), cv2.IMREAD_GRAYSCALE)))
        answers, seconds = tesseract(better)
        digits("Tesseract, prepared", truths, answers, seconds)
    blocks = rows(folder, "bubbles.csv")
    print(f"\n{len(blocks)} bubble blocks\n")
    print("| bubbles | columns right | in doubt | silently wrong | ms a block |\n|---|---|---|---|---|")
    columns("ours", [row["truth"] for row in blocks], [row["ours"] for row in blocks], 0)
    start = time.monotonic()
    answers = [bubbles(folder, row) for row in blocks]
    columns("OpenCV, Otsu and fill", [row["truth"] for row in blocks], answers, time.monotonic() - start)


if __name__ == "__main__":
    main()
