#!/usr/bin/env python3
"""Quantifies blots with NumPy, SciPy and scikit-image: lanes by projection, bands by find_peaks on the profile of each lane, background by rolling ball
or by a running median along the profile.

usage: blot.py FOLDER WIDTH HEIGHT PICTURES REPEATS

FOLDER holds 0.raw, 1.raw ..., 16 bits, bright bands. For both backgrounds the boxes (left, top, width, height) and volumes of every picture, seconds of all
runs over all pictures, and the peak of the process's memory as one JSON document.
"""
import json
import sys
import time

import numpy as np
from scipy.ndimage import gaussian_filter1d, median_filter
from scipy.signal import find_peaks, peak_widths
from skimage.restoration import rolling_ball


def peak_megabytes():
    """Peak of this process alone; getrusage would count what started it."""
    with open("/proc/self/status") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmHWM")) / 1024


folder, (width, height, pictures, repeats) = sys.argv[1], map(int, sys.argv[2:6])
images = [np.fromfile(f"{folder}/{i}.raw", np.uint16).reshape(height, width).astype(float) for i in range(pictures)]


def lanes(net):
    across = gaussian_filter1d(np.sqrt(np.maximum(net, 0)).mean(0), 3)
    peaks, _ = find_peaks(across, prominence=0.1 * np.ptp(across), distance=20)
    half = peak_widths(across, peaks, rel_height=0.5)
    edges = peak_widths(across, peaks, rel_height=0.9)
    return [(int(half[2][i]), int(half[3][i]), int(edges[2][i]), int(np.ceil(edges[3][i]))) for i in range(len(peaks))]


def bands(net, lane):
    left, right, outer_left, outer_right = lane
    profile = gaussian_filter1d(net[:, left : right + 1].mean(1), 1)
    noise = 1.4826 * np.median(np.abs(np.diff(profile))) / np.sqrt(2)
    peaks, _ = find_peaks(profile, prominence=max(10 * noise, 0.02 * profile.max()), width=3)
    extents = peak_widths(profile, peaks, rel_height=0.95)
    for top, bottom in zip(extents[2], extents[3]):
        top, bottom = int(np.floor(top)), int(np.ceil(bottom))
        box = [outer_left, top, outer_right - outer_left + 1, bottom - top + 1]
        yield box, float(net[top : bottom + 1, outer_left : outer_right + 1].sum())


def by_rolling_ball(image):
    net = image - rolling_ball(image, radius=50)
    return [band for lane in lanes(net) for band in bands(net, lane)]


def by_median(image):
    found = []
    for lane in lanes(image - np.median(image, axis=0)):
        left, right = lane[2], lane[3]
        background = median_filter(np.median(image[:, left : right + 1], axis=1), 151, mode="nearest")
        found += bands(image - background[:, None], lane)
    return found


result = {"peak_mb": 0}
for name, method in (("median", by_median), ("rolling_ball", by_rolling_ball)):
    seconds = []
    for _ in range(repeats):
        start = time.perf_counter()
        found = [method(image) for image in images]
        seconds.append(time.perf_counter() - start)
    result[name] = {"seconds": seconds, "bands": [[[*box, volume] for box, volume in bands_of] for bands_of in found]}
result["peak_mb"] = peak_megabytes()
json.dump(result, sys.stdout)
