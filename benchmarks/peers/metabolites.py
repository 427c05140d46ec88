#!/usr/bin/env python3
"""Times what SciPy and NumPy do for the tests of a metabolite table.

usage: metabolites.py FOLDER ROWS COLUMNS FIRST ARRANGEMENTS MAPPED REPEATS

FOLDER holds values.raw, ROWS x COLUMNS doubles without missing cells, row by row, of which the first FIRST rows are the reference; and arrangements.raw, ARRANGEMENTS rows
of ROWS bytes, 1 for the first group. The permuted statistics are those of the first MAPPED columns. Every task runs REPEATS times after one run to warm up; wall time and
processor time of all threads, in seconds, and a sum to compare results by, as one JSON document.
"""
import json
import platform
import sys
import time
import warnings

import numpy as np
import scipy
import sklearn
from scipy.stats import ttest_ind
from sklearn.cross_decomposition import PLSRegression
from sklearn.model_selection import cross_val_predict

warnings.filterwarnings("ignore")
folder, (rows, columns, first, count, mapped, repeats) = sys.argv[1], map(int, sys.argv[2:8])
x = np.fromfile(f"{folder}/values.raw").reshape(rows, columns)
labels = np.fromfile(f"{folder}/arrangements.raw", dtype=np.uint8).reshape(count, rows).astype(float)
y = (np.arange(rows) >= first).astype(float)
folds = [(np.flatnonzero(np.arange(rows) % 7 != k), np.flatnonzero(np.arange(rows) % 7 == k)) for k in range(7)]
rng = np.random.default_rng(1)


def student():
    return float(np.abs(ttest_ind(x[first:], x[:first]).statistic).sum())


def welch():
    result = ttest_ind(x[first:], x[:first], equal_var=False)
    # Benjamini and Hochberg.
    order = np.argsort(result.pvalue)[::-1]
    np.minimum.accumulate(result.pvalue[order] * columns / np.arange(columns, 0, -1))
    return float(np.abs(result.statistic).sum())


def permuted():
    """Welch's t under all labellings by two products of matrices, columns centred first."""
    v = x[:, :mapped] - x[:, :mapped].mean(0)
    n1 = labels.sum(1, keepdims=True)
    n0 = rows - n1
    s1, q1 = labels @ v, labels @ (v * v)
    s0, q0 = v.sum(0) - s1, (v * v).sum(0) - q1
    error = (q1 - s1 * s1 / n1) / (n1 * (n1 - 1)) + (q0 - s0 * s0 / n0) / (n0 * (n0 - 1))
    return float(np.abs((s1 / n1 - s0 / n0) / np.sqrt(error)).sum())


def permuted_model():
    """One permuted label: a model of two components and its seven folds."""
    other = rng.permutation(y)
    PLSRegression(2).fit(x, other)
    cross_val_predict(PLSRegression(2), x, other, cv=folds)
    return 0.0


out = {"versions": f"Python {platform.python_version()}, NumPy {np.__version__}, SciPy {scipy.__version__}, scikit-learn {sklearn.__version__}", "tasks": {}}
for name, task in {"student": student, "welch": welch, "permuted": permuted, "permuted_model": permuted_model}.items():
    result = task()
    wall, processor = [], []
    for _ in range(repeats):
        a, b = time.perf_counter(), time.process_time()
        task()
        wall.append(time.perf_counter() - a)
        processor.append(time.process_time() - b)
    out["tasks"][name] = {"result": result, "wall": min(wall), "processor": min(processor)}
print(json.dumps(out))
