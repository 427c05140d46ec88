"""Q2 of PLS over 7 interleaved folds and leave-one-out by scikit-learn on the urine data of ropls: the numbers of PublishedValueTests.

usage: pls_q2.py FOLDER   (FOLDER holds sacurine_dataMatrix.tsv and sacurine_sampleMetadata.tsv)
"""
import sys

import numpy as np
import pandas as pd
from sklearn.cross_decomposition import PLSRegression

folder = sys.argv[1]
x = pd.read_csv(f"{folder}/sacurine_dataMatrix.tsv", sep="\t", index_col=0).T.values
y = (pd.read_csv(f"{folder}/sacurine_sampleMetadata.tsv", sep="\t", index_col=0).gender.values == "M").astype(float)
n = len(y)
for folds in (7, n):
    for components in (1, 2, 3):
        press = 0
        for k in range(folds):
            left_out = np.arange(n) % folds == k
            model = PLSRegression(components, scale=True).fit(x[~left_out], y[~left_out])
            press += ((y[left_out] - model.predict(x[left_out]).ravel()) ** 2).sum()
        print(folds, components, 1 - press / ((y - y.mean()) ** 2).sum())
