#!/usr/bin/env python3
"""Measures vesicles of micrographs with SciPy and scikit-image, by threshold and watershed and by the Laplacian of Gaussians.

usage: micrograph.py FOLDER WIDTH HEIGHT PICTURES REPEATS LEAST MOST

FOLDER holds 0.raw, 1.raw ..., 8 bits, bright vesicles with diameters from LEAST to MOST pixels. For both methods (x, y, diameter) of every picture, seconds of all
runs over all pictures, and the peak of the process's memory as one JSON document.
"""
import json
import sys
import time

import numpy as np
from scipy import ndimage
from skimage.feature import blob_log, peak_local_max
from skimage.filters import gaussian, threshold_otsu
from skimage.measure import label, regionprops
from skimage.morphology import disk
from skimage.segmentation import clear_border, watershed


def peak_megabytes():
    """Peak of this process alone; getrusage would count what started it."""
    with open("/proc/self/status") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmHWM")) / 1024


folder, (width, height, pictures, repeats) = sys.argv[1], map(int, sys.argv[2:6])
least, most = map(float, sys.argv[6:8])
images = [np.fromfile(f"{folder}/{i}.raw", np.uint8).reshape(height, width) for i in range(pictures)]


def by_watershed(image):
    smooth = gaussian(image.astype(float), 2)
    flat = smooth - gaussian(image.astype(float), most / 2)
    mask = ndimage.binary_fill_holes(flat > threshold_otsu(flat))
    mask = ndimage.binary_opening(mask, disk(int(least / 6)))
    distance = gaussian(ndimage.distance_transform_edt(mask), 2)
    peaks = peak_local_max(distance, min_distance=int(least / 2), labels=label(mask))
    markers = np.zeros(mask.shape, int)
    markers[tuple(peaks.T)] = np.arange(1, len(peaks) + 1)
    found = []
    for region in regionprops(clear_border(watershed(-distance, markers, mask=mask))):
        diameter = region.equivalent_diameter
        if not least <= diameter <= most or region.perimeter == 0 or 4 * np.pi * region.area / region.perimeter**2 < 0.6:
            continue
        y, x = region.centroid
        found.append([x, y, diameter])
    return found


def by_log(image):
    flat = image.astype(float) / 255
    flat -= gaussian(flat, most / 2)
    blobs = blob_log(flat, min_sigma=least / np.sqrt(8), max_sigma=most / np.sqrt(8), num_sigma=12, threshold=0.05, overlap=0.5)
    found = []
    for y, x, sigma in blobs:
        diameter = np.sqrt(8) * sigma
        if min(x, y, width - 1 - x, height - 1 - y) > diameter / 2:
            found.append([float(x), float(y), float(diameter)])
    return found


result = {}
for name, method, runs in (("watershed", by_watershed, repeats), ("log", by_log, 1)):
    seconds = []
    for _ in range(runs):
        start = time.perf_counter()
        found = [method(image) for image in images]
        seconds.append(time.perf_counter() - start)
    result[name] = {"seconds": seconds, "objects": found, "peak_mb": peak_megabytes()}
json.dump(result, sys.stdout)
