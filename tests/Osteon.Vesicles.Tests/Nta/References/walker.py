"""Walker's maximum-likelihood size distribution written down plainly with numpy and scipy, on seeded data of its own.
Writes tracks.tsv (mean square displacement in um^2, steps) and walker.tsv (grid, weights after 1, 8 and 50 iterations, log likelihood, chi square)."""
import numpy as np
from scipy.special import gammaln

rng = np.random.default_rng(20250101)
product = 1.380649e-23 * 298.15 / (3 * np.pi * 0.89e-3) * 1e21
dt = 1 / 30
diameters = np.concatenate([np.full(60, 90.0), np.full(40, 210.0)])
steps = rng.integers(10, 60, diameters.size)
s = 4 * product / diameters * dt
z = np.array([rng.gamma(n, v / n) for n, v in zip(steps, s)])
np.savetxt("tracks.tsv", np.column_stack([z, steps]), delimiter="\t", fmt=["%.17g", "%d"])

grid = 20 + (1000 - 20) * (np.arange(70) + 0.5) / 70
sm = 4 * product / grid * dt
n = steps[:, None].astype(float)
log_p = n * np.log(n) - n * np.log(sm) - n * z[:, None] / sm + (n - 1) * np.log(z[:, None]) - gammaln(n)
top = log_p.max(axis=1, keepdims=True)
w = np.full(grid.size, 1 / grid.size)
p = np.exp(log_p - top)
kept = {}
for iteration in range(1, 51):
    gamma = w * p
    gamma /= gamma.sum(axis=1, keepdims=True)
    w = gamma.mean(axis=0)
    if iteration in (1, 8, 50):
        log_f = np.log(p @ w)
        kept[iteration] = (w.copy(), (log_f + top[:, 0]).sum(), -2 * log_f.sum())
with open("walker.tsv", "w") as out:
    out.write("quantity\tafter_1\tafter_8\tafter_50\n")
    out.write("log_likelihood\t" + "\t".join("%.17g" % kept[k][1] for k in kept) + "\n")
    out.write("chi_square\t" + "\t".join("%.17g" % kept[k][2] for k in kept) + "\n")
    for m, d in enumerate(grid):
        out.write("%.17g\t" % d + "\t".join("%.17g" % kept[k][0][m] for k in kept) + "\n")
