#!/usr/bin/env python3
"""Reference for the rolling-ball background, written from the published description of the algorithm and not from ImageJ's or Osteon's code:

  1. mean of 3 x 3, the border repeated;
  2. blocks of s x s replaced by their minimum, s = 1, 2, 4, 8 for radii up to 10, 30, 100 and above;
  3. opening (greatest of the erosions) by the cap z = sqrt(r'^2 - x^2 - y^2), r' = max(1, radius/s), on a square of half side
     round(r' - trim), trim = floor(share * r') with share 24, 24, 32, 40 %;
  4. bilinear interpolation between the middles of the blocks, extrapolated beyond the outer ones.

No ImageJ was run. Plain Python, double precision; writes rolling_ball.tsv beside itself.  Usage: rolling_ball.py
"""
import math
import os
import random

WIDTH, HEIGHT = 50, 41
RADII = [6, 10, 20, 50, 130]


def picture():
    rng = random.Random(20260)
    rows = []
    for y in range(HEIGHT):
        row = []
        for x in range(WIDTH):
            value = 300 + 1.5 * x - 0.8 * y + 0.05 * (x - 20) ** 2
            for cx, cy, sx, sy, h in [(12, 10, 5, 2, 900), (33, 22, 6, 1.5, 2500), (40, 38, 3, 3, 700)]:
                value += h * math.exp(-((x - cx) / sx) ** 2 / 2 - ((y - cy) / sy) ** 2 / 2)
            row.append(max(0, round(value + rng.gauss(0, 12))))
        rows.append(row)
    return rows


def smooth(p):
    h, w = len(p), len(p[0])
    return [[sum(p[min(h - 1, max(0, y + j))][min(w - 1, max(0, x + i))] for j in (-1, 0, 1) for i in (-1, 0, 1)) / 9
             for x in range(w)] for y in range(h)]


def blocks(p, s):
    h, w = len(p), len(p[0])
    return [[min(p[y][x] for y in range(b * s, min(h, b * s + s)) for x in range(a * s, min(w, a * s + s)))
             for a in range(-(-w // s))] for b in range(-(-h // s))]


def opened(p, ball):
    """Greatest ball surface below the picture; centres also outside as far as the ball reaches in, only points inside count."""
    h, w = len(p), len(p[0])
    half = max(dx for dx, _ in ball)
    result = [[-math.inf] * w for _ in range(h)]
    for cy in range(-half, h + half):
        for cx in range(-half, w + half):
            under = [(cx + dx, cy + dy, z) for (dx, dy), z in ball.items() if 0 <= cx + dx < w and 0 <= cy + dy < h]
            if not under:
                continue
            lift = min(p[y][x] - z for x, y, z in under)
            for x, y, z in under:
                result[y][x] = max(result[y][x], lift + z)
    return result


def along(values, length, s):
    """Linear interpolation between block middles (k + 1/2)s at pixel middles i + 1/2."""
    out = []
    for i in range(length):
        t = (i + 0.5) / s - 0.5
        k = min(len(values) - 2, max(0, math.floor(t)))
        out.append(values[k] + (t - k) * (values[k + 1] - values[k]))
    return out


def background(p, radius):
    s, share = (1, 24) if radius <= 10 else (2, 24) if radius <= 30 else (4, 32) if radius <= 100 else (8, 40)
    r = max(1.0, radius / s)
    half = math.floor(r - math.floor(share * r) // 100 + 0.5)
    ball = {(x, y): math.sqrt(max(0.0, r * r - x * x - y * y)) for y in range(-half, half + 1) for x in range(-half, half + 1)}
    small = smooth(p)
    if s == 1:
        return opened(small, ball)
    small = opened(blocks(small, s), ball)
    wide = [along(row, WIDTH, s) for row in small]
    columns = [along([row[x] for row in wide], HEIGHT, s) for x in range(WIDTH)]
    return [[columns[x][y] for x in range(WIDTH)] for y in range(HEIGHT)]


def main():
    p = picture()
    results = [background(p, r) for r in RADII]
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "rolling_ball.tsv")
    with open(path, "w", encoding="ascii", newline="\n") as out:
        out.write("y\tx\tvalue\t" + "\t".join(f"radius_{r}" for r in RADII) + "\n")
        for y in range(HEIGHT):
            for x in range(WIDTH):
                out.write(f"{y}\t{x}\t{p[y][x]}\t" + "\t".join(f"{b[y][x]:.4f}" for b in results) + "\n")


if __name__ == "__main__":
    main()
