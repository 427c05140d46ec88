#!/usr/bin/env python3
"""Times what scikit-image and SciPy do for the topology and the surface of a binary volume.

usage: topology.py FILE DEPTH HEIGHT WIDTH REPEATS

FILE holds one byte per voxel (0 or 1), x fastest. Every task runs REPEATS times; all times are printed, in seconds, with the results and the
growth of the process's peak memory, as one JSON document. Loading the file and the casts a caller would have to make are not timed.
"""
import json
import platform
import sys
import time

import numpy as np
import scipy
import scipy.ndimage
import skimage
from skimage.measure import euler_number, label, marching_cubes, mesh_surface_area

path, depth, height, width, repeats = sys.argv[1], *map(int, sys.argv[2:6])
volume = np.fromfile(path, dtype=np.uint8).reshape(depth, height, width)
bone = volume.view(bool)
marrow = ~bone
faces = scipy.ndimage.generate_binary_structure(3, 1)
corners = scipy.ndimage.generate_binary_structure(3, 3)


def memory(field):
    with open("/proc/self/status") as status:
        return next(int(line.split()[1]) * 1024 for line in status if line.startswith(field))


def reset_peak():
    with open("/proc/self/clear_refs", "w") as refs:
        refs.write("5")


def surface():
    vertices, triangles, _, _ = marching_cubes(volume, 0.5, spacing=(0.01, 0.01, 0.01), method="lorensen")
    return float(mesh_surface_area(vertices, triangles))


tasks = {
    "euler": lambda: int(euler_number(bone, connectivity=3)),
    "bone26_skimage": lambda: int(label(bone, connectivity=3, return_num=True)[1]),
    "marrow6_skimage": lambda: int(label(marrow, connectivity=1, return_num=True)[1]),
    "bone26_scipy": lambda: int(scipy.ndimage.label(bone, corners)[1]),
    "marrow6_scipy": lambda: int(scipy.ndimage.label(marrow, faces)[1]),
    "surface_open": surface,
}
out = {
    "versions": {"python": platform.python_version(), "numpy": np.__version__, "scipy": scipy.__version__, "scikit-image": skimage.__version__},
    "tasks": {},
}
for name, task in tasks.items():
    reset_peak()
    before, times, result = memory("VmRSS"), [], None
    for _ in range(repeats):
        start = time.perf_counter()
        result = task()
        times.append(time.perf_counter() - start)
    out["tasks"][name] = {"seconds": times, "result": result, "peak_growth_bytes": memory("VmHWM") - before}
json.dump(out, sys.stdout)
