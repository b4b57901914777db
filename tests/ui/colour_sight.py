"""How colours look to people who see them differently, and how far apart they are then.

The three dichromacies by the matrices of Machado, Oliveira and Fernandes (2009), at full severity, on linear
light; distances are those of CIELAB (1976), in which 2.3 is a difference that can just be seen.
"""

from __future__ import annotations

import math

Rgb = tuple[float, float, float]

SIGHTS: dict[str, tuple[Rgb, Rgb, Rgb]] = {
    "all colours": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "no red": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "no green": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "no blue": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}


def apart(one: str, other: str, sight: str) -> float:
    """How far apart two colours ("#rrggbb") are for somebody who sees so."""
    return math.dist(_lab(_seen(one, sight)), _lab(_seen(other, sight)))


def contrast(one: str, other: str) -> float:
    """The contrast of two colours as WCAG 2 defines it, 1 to 21."""
    high, low = sorted((_y(_linear(one)), _y(_linear(other))), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _seen(colour: str, sight: str) -> Rgb:
    light = _linear(colour)
    red, green, blue = (
        min(1.0, max(0.0, sum(part * share for part, share in zip(light, row, strict=True))))
        for row in SIGHTS[sight]
    )
    return red, green, blue


def _linear(colour: str) -> Rgb:
    red, green, blue = (_line(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return red, green, blue


def _line(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def _y(light: Rgb) -> float:
    return 0.2126 * light[0] + 0.7152 * light[1] + 0.0722 * light[2]


def _lab(light: Rgb) -> Rgb:
    red, green, blue = light
    x = _root((0.4125 * red + 0.3576 * green + 0.1804 * blue) / 0.9505)
    y = _root(_y(light))
    z = _root((0.0193 * red + 0.1192 * green + 0.9503 * blue) / 1.0888)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _root(part: float) -> float:
    return float(part ** (1 / 3)) if part > 216 / 24389 else (24389 / 27 * part + 16) / 116
