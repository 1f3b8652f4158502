"""What happens between paper and net: other hands, misregistration, blur, light, noise; then the reader's own normalisation."""

from __future__ import annotations

import math

import torch
from torch.nn import functional as F

from . import canvas, normalise

BLURS = (0.0, 0.0, 0.0, 0.5, 0.9, 1.5)
Shift = tuple[float, float]
STILL: Shift = (0.0, 0.0)


def straight(canvases: torch.Tensor, shift: Shift = STILL) -> torch.Tensor:
    """Uint8 canvases (batch x 2 x 72 x 72) as the net sees them when the frame was found exactly, or all moved by a share of the side."""
    return normalise.ink(_sample(canvases.float(), _corners(torch.tensor(shift).expand(len(canvases), 4, 2)), taps=2))


def shaken(canvases: torch.Tensor, seed: int, shift: Shift = STILL) -> torch.Tensor:
    """Uint8 canvases as the net sees them on a bad day; the same seed is the same day, whatever the shift."""
    random = torch.Generator().manual_seed(seed)
    brightness = _blur(canvases.float(), random)
    misses = _misses(len(canvases), random) + torch.tensor(shift)
    return normalise.ink(_light_and_noise(_sample(brightness, _corners(misses), taps=2), random))


def photographed(canvases: torch.Tensor, random: torch.Generator) -> torch.Tensor:
    """As the hand wrote it, on a bad day, with pale strokes and folds. For the end of training."""
    brightness = _blur(canvases.float(), random)
    sampled = _sample(brightness, _corners(_misses(len(canvases), random)), int(torch.randint(1, 3, (1,), generator=random)))
    return normalise.ink(_light_and_noise(_creased(_pressed(sampled, random), random), random))


def rewritten(canvases: torch.Tensor, random: torch.Generator) -> torch.Tensor:
    """As `shaken`, and as if another hand had written it: turned, leaning, stretched and bent more, thicker, or twice. For training only."""
    count = len(canvases)
    brightness = _blur(_written_again(canvases.float(), random), random)
    lean = torch.randn(count, 1, 2, generator=random) * 0.04
    signs = torch.tensor([[-1.0, -1.0], [1.0, -1.0], [1.0, 1.0], [-1.0, 1.0]])[None]
    turn = torch.randn(count, 1, generator=random) * math.radians(3.0)
    turned = torch.stack([-signs[..., 1] * turn, signs[..., 0] * turn], dim=2) * 0.5
    misses = _misses(count, random) + (signs.flip(2) * lean * 0.5 + turned + signs * torch.randn(count, 1, 2, generator=random) * 0.02).clamp(-0.08, 0.08)
    taps = int(torch.randint(1, 3, (1,), generator=random))
    sampled = _sample(_smaller(brightness, random), _corners(misses), taps, _bends(count, taps, random))
    return normalise.ink(_light_and_noise(_creased(_pressed(sampled, random), random), random))


def _written_again(brightness: torch.Tensor, random: torch.Generator) -> torch.Tensor:
    """Some strokes thicker by a pixel on each side, some drawn twice a little apart."""
    parts = []
    for part in brightness.chunk(16):
        chance = float(torch.rand(1, generator=random))
        if chance < 0.12:
            part = -F.max_pool2d(-part, 3, stride=1, padding=1)
        elif chance < 0.24:
            down, right = (int(value) for value in torch.randint(-2, 3, (2,), generator=random))
            part = torch.minimum(part, part.roll((down, right), (2, 3)))
        parts.append(part)
    return torch.cat(parts)


def _smaller(brightness: torch.Tensor, random: torch.Generator) -> torch.Tensor:
    """In one box of five what stands inside the frame is smaller, down to half, and anywhere in it."""
    inner = 0.8 * canvas.FRAME_SIDE / canvas.SIZE  # half of the inside, where the whole canvas is -1 to 1
    chosen = torch.nonzero(torch.rand(len(brightness), generator=random) < 0.2).flatten()
    scale = 0.5 + 0.45 * torch.rand(len(chosen), 1, 1, 1, generator=random)
    centre = (1 - scale) * inner * (2 * torch.rand(len(chosen), 1, 1, 2, generator=random) - 1)
    steps = (torch.arange(canvas.SIZE) + 0.5) / canvas.SIZE * 2 - 1
    v, u = torch.meshgrid(steps, steps, indexing="ij")
    spots = (torch.stack([u, v], dim=-1)[None] - centre) / scale
    outside = (spots.abs() > inner).any(dim=3)[:, None]
    part = brightness[chosen]
    paper = part[:, :, 14:58, 14:58].flatten(2).kthvalue(1355, dim=2).values[:, :, None, None]
    shrunk = F.grid_sample(part, spots, mode="bilinear", padding_mode="border", align_corners=False)
    frame = (torch.stack([u, v]).abs() > inner).any(dim=0)[None, None]
    whole = brightness.clone()
    whole[chosen] = torch.where(frame, part, torch.where(outside, paper, shrunk))
    return whole


def _creased(sampled: torch.Tensor, random: torch.Generator) -> torch.Tensor:
    """A fold across the whole box, darker or brighter than the paper, lying or upright: in one box of eight."""
    count = sampled.shape[0]

    def uniform(low: float, high: float) -> torch.Tensor:
        return low + (high - low) * torch.rand(count, 1, 1, generator=random)

    across = torch.linspace(-1, 1, normalise.SIDE)
    place = across[None, :, None] + uniform(-0.15, 0.15) * across[None, None, :] - uniform(-0.9, 0.9)
    upright = torch.rand(count, 1, 1, generator=random) < 0.4
    place = torch.where(upright, place.transpose(1, 2), place)
    depth = uniform(-0.1, 0.3) * (torch.rand(count, 1, 1, generator=random) < 0.125)
    return sampled * (1 - depth * torch.exp(-((place / uniform(0.02, 0.09)) ** 2)))[:, None]


def _pressed(sampled: torch.Tensor, random: torch.Generator) -> torch.Tensor:
    """A pen that writes pale in parts of a box, as on correction fluid or on paper that gives way: in one box of four."""
    count = sampled.shape[0]
    coarse = 0.25 + 0.75 * torch.rand(count, 1, 3, 3, generator=random)
    keep = F.interpolate(coarse, size=normalise.SIDE, mode="bilinear", align_corners=True)
    keep = torch.where(torch.rand(count, 1, 1, 1, generator=random) < 0.25, keep, torch.ones(1))
    paper = sampled.flatten(2).kthvalue(717, dim=2).values[:, :, None, None]
    return paper - (paper - sampled).clamp(min=0) * keep


def _bends(count: int, taps: int, random: torch.Generator) -> torch.Tensor:
    """A smooth random push for every sampled place of half of the boxes, in canvas pixels."""
    coarse = torch.randn(count, 2, 5, 5, generator=random) * (torch.rand(count, 1, 1, 1, generator=random) < 0.5) * 1.1
    return F.interpolate(coarse, size=normalise.SIDE * taps, mode="bicubic", align_corners=True).permute(0, 2, 3, 1)


def _misses(count: int, random: torch.Generator) -> torch.Tensor:
    """How far each corner is off, as a share of the box's side: mostly a little, sometimes up to a tenth."""

    def normal(*shape: int) -> torch.Tensor:
        return torch.randn(*shape, generator=random)

    far = torch.rand(count, 1, 1, generator=random) < 0.1
    size = torch.where(far, torch.tensor(0.05), torch.tensor(0.025))
    shift = (normal(count, 1, 2) * size).clamp(-0.1, 0.1)
    signs = torch.tensor([[-1.0, -1.0], [1.0, -1.0], [1.0, 1.0], [-1.0, 1.0]])[None]
    stretch = signs * 0.5 * (normal(count, 1, 2) * 0.03).clamp(-0.08, 0.08)
    turn = (normal(count) * math.radians(2.0)).clamp(-0.1, 0.1)
    turned = torch.stack([-signs[..., 1] * turn[:, None], signs[..., 0] * turn[:, None]], dim=2) * 0.5
    return shift + stretch + turned + normal(count, 4, 2) * 0.008


def _corners(misses: torch.Tensor) -> torch.Tensor:
    square = torch.tensor([[0.0, 0.0], [1.0, 0.0], [1.0, 1.0], [0.0, 1.0]])
    return canvas.FRAME_FROM + canvas.FRAME_SIDE * (square[None] + misses)


def _sample(brightness: torch.Tensor, corners: torch.Tensor, taps: int, bends: torch.Tensor | None = None) -> torch.Tensor:
    steps = normalise.SIDE * taps
    share = normalise.INSET + (1 - 2 * normalise.INSET) * (torch.arange(steps) + 0.5) / steps
    v, u = torch.meshgrid(share, share, indexing="ij")
    weights = torch.stack([(1 - u) * (1 - v), u * (1 - v), u * v, (1 - u) * v], dim=-1)
    places = torch.einsum("yxc,bcd->byxd", weights, corners)
    spots = (places if bends is None else places + bends) / canvas.SIZE * 2 - 1
    fine = F.grid_sample(brightness, spots, mode="bilinear", padding_mode="border", align_corners=False)
    return F.avg_pool2d(fine, taps)


def _blur(brightness: torch.Tensor, random: torch.Generator) -> torch.Tensor:
    parts = []
    for part in brightness.chunk(4):
        sigma = BLURS[int(torch.randint(len(BLURS), (1,), generator=random))]
        if sigma > 0:
            taps = torch.exp(-(torch.arange(-4, 5) ** 2) / (2 * sigma * sigma))
            taps = (taps / taps.sum()).reshape(1, 1, 1, 9)
            single = F.pad(part.reshape(-1, 1, canvas.SIZE, canvas.SIZE), (4, 4, 4, 4), mode="replicate")
            part = F.conv2d(F.conv2d(single, taps), taps.transpose(2, 3)).reshape(part.shape)
        parts.append(part)
    return torch.cat(parts)


def _light_and_noise(sampled: torch.Tensor, random: torch.Generator) -> torch.Tensor:
    count = sampled.shape[0]

    def uniform(low: float, high: float, *shape: int) -> torch.Tensor:
        return low + (high - low) * torch.rand(count, *shape, generator=random)

    across = torch.linspace(-0.5, 0.5, normalise.SIDE)
    slope = uniform(-0.12, 0.12, 2, 1, 1) * (torch.rand(count, 1, 1, 1, generator=random) < 0.4)
    light = uniform(0.6, 1.05, 1, 1, 1) * (1 + slope[:, :1] * across[None, None, :, None] + slope[:, 1:] * across)
    flat = sampled.flatten(2)
    paper, darkest = (flat.kthvalue(place, dim=2).values[:, :, None, None] for place in (717, 32))
    faded = torch.rand(count, 1, 1, 1, generator=random) < 0.25
    keep = torch.where(faded, uniform(0.5, 1.0, 1, 1, 1), torch.ones(1))
    lit = (paper - (paper - sampled) * keep) * light
    noise = _noise((paper - darkest) * keep * light.mean((2, 3), keepdim=True), random)
    printed = torch.rand(count, 1, 1, 1, generator=random) < 0.08  # a page that never was photographed: no noise, and paper of one colour
    return (lit + noise * uniform(0.0, 1.0, 1, 1, 1) * ~printed).clamp(0, 255)


def _noise(contrast: torch.Tensor, random: torch.Generator) -> torch.Tensor:
    """Mostly a few grey levels; in one picture of five as strong as the writing allows. Half the pictures have blotches rather than grains."""
    count = contrast.shape[0]
    strong = torch.rand(count, 1, 1, 1, generator=random) < 0.2
    size = torch.where(strong, 0.2 * contrast, torch.full((1,), 3.5))
    grains = torch.randn(count, 2, normalise.SIDE, normalise.SIDE, generator=random)
    blotches = F.avg_pool2d(grains, 3, stride=1, padding=1) * 2.5
    return torch.where(torch.rand(count, 1, 1, 1, generator=random) < 0.5, grains, blotches) * size
