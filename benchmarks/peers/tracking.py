#!/usr/bin/env python3
"""Tracks a recording with NumPy and SciPy by the same steps: band-pass, local maxima, refinement, linking with drift, sizes.

usage: tracking.py FILE FRAMES WIDTH HEIGHT MASS RANGE REPEATS

FILE holds frames of 8 bits. Diameter 9 pixels, separation 10, memory 2 frames, tracks of at least 15 positions. All particles of a frame are refined together
in arrays; links of a frame are one assignment over all its particles. Sizes come from each track's covariance-based diffusion coefficient and from
expectation and maximisation on 300 bins. Seconds of all runs, counts and the peak of the process's memory as one JSON document.
"""
import json
import sys
import time

import numpy as np
from scipy.ndimage import correlate1d, grey_dilation, uniform_filter1d
from scipy.optimize import linear_sum_assignment
from scipy.spatial import cKDTree
from scipy.special import gammaln

path, frames, width, height = sys.argv[1], *map(int, sys.argv[2:5])
least_mass, reach, repeats = float(sys.argv[5]), float(sys.argv[6]), int(sys.argv[7])
video = np.fromfile(path, np.uint8).reshape(frames, height, width)

DIAMETER, RADIUS, SEPARATION, MEMORY, LEAST = 9, 4, 10.0, 2, 15
PIXEL, DT, EXPOSURE = 0.713, 1 / 30, 0.010
PRODUCT = 1.380649e-23 * 298.15 / (3 * np.pi * 0.8900e-3) * 1e21
WINDOW = DIAMETER / 6
MARGIN = 4
SQUARE = int(2 * SEPARATION / np.sqrt(2))
gauss = np.exp(-np.arange(-4, 5) ** 2 / 2.0)
gauss /= gauss.sum()
dy, dx = np.mgrid[-RADIUS : RADIUS + 1, -RADIUS : RADIUS + 1]
inside = dx**2 + dy**2 <= RADIUS**2
dx, dy = dx[inside], dy[inside]
OUTER = RADIUS + 2
ring_y, ring_x = np.mgrid[-OUTER : OUTER + 1, -OUTER : OUTER + 1]
in_ring = (ring_x**2 + ring_y**2 > RADIUS**2) & (ring_x**2 + ring_y**2 <= OUTER**2)
ring_y, ring_x = ring_y[in_ring], ring_x[in_ring]
win_y, win_x = (a.ravel() for a in np.mgrid[-RADIUS - 1 : RADIUS + 2, -RADIUS - 1 : RADIUS + 2])


def peak_megabytes():
    """Peak of this process alone; getrusage would count what started it."""
    with open("/proc/self/status") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmHWM")) / 1024


def band_pass(frame):
    blurred = correlate1d(correlate1d(frame.astype(float), gauss, 0, mode="constant"), gauss, 1, mode="constant")
    # Whole numbers after each direction, as trackpy's boxcar gives them for integer frames.
    mean = uniform_filter1d(uniform_filter1d(frame, DIAMETER, 0, mode="nearest"), DIAMETER, 1, mode="nearest")
    passed = blurred - mean
    return np.where(passed >= 1, passed, 0)


def maxima(whole):
    values = whole[whole > 0]
    if values.size == 0:
        return np.empty((0, 2), int)
    top = (whole == grey_dilation(whole, (SQUARE, SQUARE), mode="constant")) & (whole > np.percentile(values, 64))
    y, x = np.nonzero(top)
    keep = (y >= MARGIN) & (y < height - MARGIN) & (x >= MARGIN) & (x < width - MARGIN)
    return np.column_stack([y[keep], x[keep]])


def centroids(whole, start):
    y, x = start[:, 0].copy(), start[:, 1].copy()
    mass, off_y, off_x = (np.zeros(len(start)) for _ in range(3))
    active = np.arange(len(start))
    for _ in range(10):
        disc = whole[y[active][:, None] + dy, x[active][:, None] + dx].astype(float)
        total = disc.sum(1)
        safe = np.where(total > 0, total, 1)
        mass[active], off_y[active], off_x[active] = total, (disc * dy).sum(1) / safe, (disc * dx).sum(1) / safe
        moving = (np.abs(off_y[active]) >= 0.6) | (np.abs(off_x[active]) >= 0.6)
        active_now = active[moving]
        if active_now.size == 0:
            break
        middle_y, middle_x = y[active_now].copy(), x[active_now].copy()
        y[active_now] = np.clip(middle_y + np.sign(off_y[active_now]) * (np.abs(off_y[active_now]) > 0.6), RADIUS, height - RADIUS - 1)
        x[active_now] = np.clip(middle_x + np.sign(off_x[active_now]) * (np.abs(off_x[active_now]) > 0.6), RADIUS, width - RADIUS - 1)
        active = active_now
    return np.column_stack([y + off_y, x + off_x]), mass


def windowed(frame, places):
    """Centroid under a Gaussian window that moves, on grey values less the median of the ring around."""
    padded = np.pad(frame.astype(float), OUTER, constant_values=np.nan)
    start = np.rint(places).astype(int)
    with np.errstate(all="ignore"):
        background = np.nanmedian(padded[start[:, :1] + ring_y + OUTER, start[:, 1:] + ring_x + OUTER], axis=1)
    place, result, active = places.copy(), places.copy(), np.arange(len(places))
    for _ in range(30):
        at = place[active]
        middle = np.rint(at).astype(int)
        rows, columns = middle[:, :1] + win_y, middle[:, 1:] + win_x
        grey = padded[np.clip(rows + OUTER, 0, padded.shape[0] - 1), np.clip(columns + OUTER, 0, padded.shape[1] - 1)] - background[active][:, None]
        v, u = rows - at[:, :1], columns - at[:, 1:]
        squared = u * u + v * v
        weighted = np.where((squared <= (RADIUS + 0.5) ** 2) & ~np.isnan(grey), np.exp(-squared / (2 * WINDOW**2)) * grey, 0)
        total = weighted.sum(1)
        alive = total > 0
        safe = np.where(alive, total, 1)
        move = np.column_stack([2 * (weighted * v).sum(1) / safe, 2 * (weighted * u).sum(1) / safe])
        place[active] += move
        alive &= (np.abs(place[active] - places[active]) <= RADIUS / 2).all(1)
        rests = alive & ((move**2).sum(1) < 1e-10)
        result[active[rests]] = place[active[rests]]
        active = active[alive & ~rests]
        if active.size == 0:
            break
    return result


def locate(frame):
    passed = band_pass(frame)
    scale = 255 / passed.max() if passed.max() > 0 else 1
    whole = (scale * passed).astype(np.uint8)
    start = maxima(whole)
    if len(start) == 0:
        return np.empty((0, 2)), np.empty(0)
    places, mass = centroids(whole, start)
    dropped = np.zeros(len(mass), bool)
    pairs = cKDTree(places).query_pairs(SEPARATION * (1 - 1e-7), output_type="ndarray")
    if len(pairs):
        a, b = pairs.T
        dropped[np.where(mass[a] < mass[b], a, b)] = True
    mass = mass / scale
    keep = ~dropped & (mass > least_mass)
    return windowed(frame, places[keep]), mass[keep]


def link(spots, drift):
    """Tracks of all spots: least sum of squares, the squared range for what stays unlinked, in a frame that moves along."""
    tracks, count = [], 0
    held, names, missing = np.empty((0, 2)), np.empty(0, int), np.empty(0, int)
    for f, found in enumerate(spots):
        found = found - f * drift
        mine = np.full(len(found), -1)
        seen = np.zeros(len(held), bool)
        if len(held) and len(found):
            near = cKDTree(held).sparse_distance_matrix(cKDTree(found), reach, output_type="coo_matrix")
            cost = np.full((len(held), len(found) + len(held)), 1e12)
            cost[near.row, near.col] = near.data**2
            cost[np.arange(len(held)), len(found) + np.arange(len(held))] = reach**2
            rows, columns = linear_sum_assignment(cost)
            linked = columns < len(found)
            mine[columns[linked]] = names[rows[linked]]
            seen[rows[linked]] = True
        born = mine < 0
        mine[born] = count + np.arange(born.sum())
        count += born.sum()
        wait = ~seen & (missing < MEMORY)
        held = np.concatenate([found, held[wait]])
        names = np.concatenate([mine, names[wait]])
        missing = np.concatenate([np.zeros(len(found), int), missing[wait] + 1])
        tracks.append(mine)
    return tracks


def link_with_drift(spots):
    drift = np.zeros(2)
    for _ in range(2):
        tracks = link(spots, drift)
        name, place = np.concatenate(tracks), np.concatenate(spots)
        frame = np.repeat(np.arange(len(spots)), [len(s) for s in spots])
        order = np.lexsort((frame, name))
        name, place, frame = name[order], place[order], frame[order]
        step = (name[1:] == name[:-1]) & (frame[1:] - frame[:-1] == 1)
        drift = (place[1:] - place[:-1])[step].mean(0)
    return tracks, drift


def sizes(spots, tracks, drift):
    name, frame = np.concatenate(tracks), np.repeat(np.arange(len(spots)), [len(s) for s in spots])
    place = np.concatenate(spots) - frame[:, None] * drift
    order = np.lexsort((frame, name))
    name, frame, place = name[order], frame[order], PIXEL * place[order]
    _, starts, lengths = np.unique(name, return_index=True, return_counts=True)
    n, mean_square, error = [], [], []
    for start, length in zip(starts, lengths):
        if length < LEAST:
            continue
        single = np.diff(frame[start : start + length]) == 1
        step = np.diff(place[start : start + length], axis=0)
        both = single[1:] & single[:-1]
        if single.sum() < 3 or both.sum() < 2:
            continue
        covariance = (step[1:] * step[:-1]).sum(1)[both].mean() / 2
        square = (step**2).sum(1)[single].mean() / 2
        blur = EXPOSURE / (6 * DT)
        d = square / (2 * DT) + covariance / DT
        error.append(blur * square + (2 * blur - 1) * covariance)
        n.append(float(single.sum()))
        mean_square.append(2 * square)
    n, z, variance = np.array(n), np.array(mean_square), max(0.0, float(np.mean(error)))
    edges = 10 * (2000 / 10) ** (np.arange(301) / 300)
    d = np.sqrt(edges[1:] * edges[:-1])
    s = 4 * PRODUCT / d * (DT - EXPOSURE / 3) + 4 * variance
    log_p = -n[:, None] * np.log(s) - (n * z)[:, None] / s + (n * np.log(n) - gammaln(n) + (n - 1) * np.log(z))[:, None]
    p = np.exp(log_p - log_p.max(axis=1, keepdims=True))
    w, previous = np.full(300, 1 / 300), np.inf
    for _ in range(200):
        f = p @ w
        chi = -2 * np.log(f).sum()
        if previous - chi < 0.01 * previous:
            break
        previous = chi
        w *= p.T @ (1 / f) / len(f)
        w /= w.sum()
    return len(n), float((w * d).sum())


def timed(task):
    seconds, result = [], None
    for _ in range(repeats):
        start = time.perf_counter()
        result = task()
        seconds.append(time.perf_counter() - start)
    return seconds, result


finding, found = timed(lambda: [locate(frame) for frame in video])
spots, masses = [f[0] for f in found], np.concatenate([f[1] for f in found])
linking, (tracks, drift) = timed(lambda: link_with_drift(spots))
sizing, (accepted, mean) = timed(lambda: sizes(spots, tracks, drift))
json.dump(
    {
        "finding": finding,
        "linking": linking,
        "sizing": sizing,
        "spots": len(masses),
        "mean_mass": float(masses.mean()),
        "tracks": accepted,
        "mean": mean,
        "drift": list(drift),
        "peak_mb": peak_megabytes(),
    },
    sys.stdout,
)
