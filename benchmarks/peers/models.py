#!/usr/bin/env python3
"""Times scikit-learn's PCA and PLS on a table.

usage: models.py FILE ROWS COLUMNS REPEATS

FILE holds ROWS x COLUMNS doubles, row by row, then ROWS doubles of a response. Scaling to unit variance (n - 1) is timed, as it is on our side. Every task
runs REPEATS times after one run to warm up; all times are printed, in seconds, with the share explained, as one JSON document.
"""
import json
import platform
import sys
import time
import warnings

import numpy as np
import sklearn
from sklearn.cross_decomposition import PLSRegression
from sklearn.decomposition import PCA
from sklearn.model_selection import cross_val_predict

warnings.filterwarnings("ignore")
path, rows, columns, repeats = sys.argv[1], *map(int, sys.argv[2:5])
data = np.fromfile(path)
x, y = data[: rows * columns].reshape(rows, columns), data[rows * columns:]


def scaled():
    return (x - x.mean(0)) / x.std(0, ddof=1)


def pca():
    return float(PCA(5, svd_solver="full").fit(scaled()).explained_variance_ratio_.sum())


def pca_auto():
    return float(PCA(5, random_state=0).fit(scaled()).explained_variance_ratio_.sum())


def pls():
    return float(PLSRegression(3, scale=True).fit(x, y).score(x, y))


def pls_q2():
    pls()
    folds = [(np.flatnonzero(np.arange(rows) % 7 != k), np.flatnonzero(np.arange(rows) % 7 == k)) for k in range(7)]
    predicted = cross_val_predict(PLSRegression(3, scale=True), x, y, cv=folds).ravel()
    return float(1 - ((y - predicted) ** 2).sum() / ((y - y.mean()) ** 2).sum())


out = {"versions": {"python": platform.python_version(), "numpy": np.__version__, "scikit-learn": sklearn.__version__}, "tasks": {}}
for name, task in {"pca": pca, "pca_auto": pca_auto, "pls": pls, "pls_q2": pls_q2}.items():
    result = task()
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        task()
        times.append(time.perf_counter() - start)
    out["tasks"][name] = {"result": result, "seconds": times}
print(json.dumps(out))
