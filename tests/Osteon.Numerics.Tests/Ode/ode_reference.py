# Reference states by scipy.integrate.solve_ivp at tight tolerances. Prints ode_reference.tsv.
import numpy as np
from scipy.integrate import solve_ivp


def lotka(t, y):
    return [1.5 * y[0] - y[0] * y[1], -3 * y[1] + y[0] * y[1]]


def pol(t, y):
    return [y[1], 1000 * (1 - y[0] ** 2) * y[1] - y[0]]


def robertson(t, y):
    return [
        -0.04 * y[0] + 1e4 * y[1] * y[2],
        0.04 * y[0] - 1e4 * y[1] * y[2] - 3e7 * y[1] ** 2,
        3e7 * y[1] ** 2,
    ]


def forced(t, y):
    return [-50 * (y[0] - np.cos(t)), y[0] - 0.3 * y[1]]


cases = [
    ("lotka", lotka, [10, 5], [0, 1, 2.5, 7.3, 15], "DOP853"),
    ("pol", pol, [2, 0], [0, 100, 500, 806, 900, 2000], "Radau"),
    ("robertson", robertson, [1, 0, 0], [0, 0.4, 4, 40, 400, 4000, 40000], "Radau"),
    ("forced", forced, [0, 1], [0, 0.01, 0.1, 1, 5, 20], "Radau"),
]
print("case\ttime\tstate\tvalue")
for name, f, y0, times, method in cases:
    s = solve_ivp(f, (0, times[-1]), y0, method=method, rtol=1e-13 if method == "DOP853" else 3e-13, atol=1e-15, t_eval=times)
    for i, t in enumerate(times):
        for k in range(len(y0)):
            print(f"{name}\t{t!r}\t{k}\t{s.y[k, i]!r}")
