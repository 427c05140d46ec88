#!/usr/bin/env python3
"""Times what SciPy does for clustering: distances, linkage, optimal leaf order.

usage: clustering.py FILE ROWS COLUMNS REPEATS LEAF_ORDER

FILE holds doubles, row by row. Every task runs REPEATS times (the leaf order once, and only if LEAF_ORDER is 1); times in seconds and results, to be compared, as one
JSON document.
"""
import json
import platform
import sys
import time

import numpy as np
import scipy
from scipy.cluster.hierarchy import leaves_list, linkage, optimal_leaf_ordering
from scipy.spatial.distance import pdist

path, rows, columns, repeats, order = sys.argv[1], *map(int, sys.argv[2:6])
data = np.fromfile(path).reshape(rows, columns)
distances = pdist(data)


def run(task, times):
    seconds, result = [], None
    for _ in range(times):
        start = time.perf_counter()
        result = task()
        seconds.append(time.perf_counter() - start)
    return seconds, result


tasks = {}
for name, metric in (("euclidean", "euclidean"), ("pearson", "correlation")):
    seconds, result = run(lambda: pdist(data, metric), repeats)
    tasks[name] = {"seconds": seconds, "result": float(result.sum())}
for method in ("average", "complete", "single", "ward"):
    seconds, result = run(lambda: linkage(distances, method), repeats)
    tasks[method] = {"seconds": seconds, "result": float(result[:, 2].sum())}
if order:
    tree = linkage(distances, "average")
    seconds, result = run(lambda: optimal_leaf_ordering(tree, distances), 1)
    leaves = leaves_list(result)
    length = float(np.sqrt(((data[leaves[:-1]] - data[leaves[1:]]) ** 2).sum(axis=1)).sum())
    tasks["leaf_order"] = {"seconds": seconds, "result": length}
json.dump({"versions": {"python": platform.python_version(), "numpy": np.__version__, "scipy": scipy.__version__}, "tasks": tasks}, sys.stdout)
