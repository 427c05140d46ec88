#!/usr/bin/env python3
"""Times SciPy on logic-based models (normalised Hill equations) and on Boolean networks.

usage: logic_models.py FILE REPEATS

FILE is a JSON document with the models: time constants, maxima, inputs, influences (from, to, sign, w, n, EC50; in any order), what is held, the start,
the output times. The equations are those of the inhibitors' veto: drive = (1 - prod(1 - w f)) over activators times prod(1 - w f) over inhibitors. The
right-hand sides are NumPy over all influences at once. Every task runs REPEATS times after one run to warm up (the ensemble a third as often); times
in seconds and results are printed as one JSON document.
"""
import json
import platform
import sys
import time

import numpy as np
import scipy
from scipy.integrate import solve_ivp
from scipy.optimize import root
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import connected_components

REST = (1e-7, 1e-9)  # tolerances of the way to a state of rest


class Network:
    """dy/dt = (drive ymax - y) / tau of one model."""

    def __init__(self, nodes, arcs, held):
        self.tau, ymax, inputs = (np.array(nodes[k], float) for k in ("tau", "ymax", "input"))
        self.size = len(self.tau)
        src, dst, sign = (np.array(arcs[k], int) for k in ("from", "to", "sign"))
        keep = ~np.isin(dst, list(held))
        key = dst + self.size * (sign < 0)  # one product per node and sign
        order = np.flatnonzero(keep)[np.argsort(key[keep], kind="stable")]
        self.src = src[order]
        self.w, self.n, ec50 = (np.array(arcs[k], float)[order] for k in ("w", "n", "ec50"))
        half = ec50 ** self.n
        self.beta = (half - 1) / (2 * half - 1)
        self.groups, self.starts = np.unique(key[order], return_index=True)
        self.activated = np.isin(np.arange(self.size), dst[keep & (sign > 0)])
        self.fixed = np.setdiff1d(np.arange(self.size), dst[keep])
        self.constant = inputs[self.fixed]
        self.ymax = ymax
        for k, value in held.items():
            self.constant[self.fixed == k] = value
            self.ymax[k] = 1

    def rates(self, t, y):
        power = np.maximum(y, 0)[self.src] ** self.n
        f = self.beta * power / (self.beta - 1 + power)
        product = np.ones(2 * self.size)
        product[self.groups] = np.multiply.reduceat(1 - self.w * f, self.starts)
        drive = np.where(self.activated, 1 - product[: self.size], 1) * product[self.size:]
        drive[self.fixed] = self.constant
        return (drive * self.ymax - y) / self.tau

    def rest(self, start):
        """Followed until it is almost still, then the root from there."""
        y, span = start, 50 * self.tau.max()
        for _ in range(7):
            y = solve_ivp(self.rates, (0, span), y, "LSODA", rtol=REST[0], atol=REST[1]).y[:, -1]
            if np.abs(self.rates(0, y)).max() < 1e-4:
                return self.root(y)
            span *= 2
        raise RuntimeError("does not come to rest")

    def root(self, start):
        return root(lambda y: self.rates(0, y), start, tol=1e-12).x


class Stack:
    """Many members with their own numbers and signs as one system: arrays of members x influences."""

    def __init__(self, nodes, arcs, members, held):
        self.tau, self.ymax = (np.array(nodes[k], float) for k in ("tau", "ymax"))
        self.size, self.count = len(self.tau), len(members["w"])
        src, dst = np.array(arcs["from"], int), np.array(arcs["to"], int)
        keep = ~np.isin(dst, list(held))
        order = np.flatnonzero(keep)[np.argsort(dst[keep], kind="stable")]
        self.src = src[order]
        w, self.n, ec50, sign = (np.array(members[k], float)[:, order] for k in ("w", "n", "ec50", "sign"))
        half = ec50 ** self.n
        self.beta = (half - 1) / (2 * half - 1)
        self.up, self.down = w * (sign > 0), w * (sign < 0)
        self.targets, self.starts = np.unique(dst[order], return_index=True)
        self.activated = np.add.reduceat(sign > 0, self.starts, axis=1) > 0
        self.fixed = np.setdiff1d(np.arange(self.size), dst[keep])
        self.constant = np.array(members["input"], float)[:, self.fixed]
        for k, value in held.items():
            self.constant[:, self.fixed == k] = value

    def rates(self, t, flat):
        y = flat.reshape(self.count, self.size)
        power = np.maximum(y, 0)[:, self.src] ** self.n
        f = self.beta * power / (self.beta - 1 + power)
        raising = np.multiply.reduceat(1 - self.up * f, self.starts, axis=1)
        lowering = np.multiply.reduceat(1 - self.down * f, self.starts, axis=1)
        drive = np.empty_like(y)
        drive[:, self.targets] = np.where(self.activated, 1 - raising, 1) * lowering
        drive[:, self.fixed] = self.constant
        return ((drive * self.ymax - y) / self.tau).ravel()

    def rest(self, y):
        span = 50 * self.tau.max()
        for _ in range(7):
            y = solve_ivp(self.rates, (0, span), y.ravel(), "RK45", rtol=REST[0], atol=REST[1], t_eval=[span]).y[:, -1]
            if np.abs(self.rates(0, y)).max() < 1e-6:
                break
            span *= 2
        return y.reshape(self.count, self.size)


def timed(task, repeats):
    result, seconds = task(), []
    for _ in range(repeats):
        start = time.perf_counter()
        task()
        seconds.append(time.perf_counter() - start)
    return result, seconds


def held_of(model):
    return {int(k): v for k, v in model["held"].items()}


def trajectories(model, repeats):
    net, start, times = Network(model["nodes"], model["arcs"], held_of(model)), np.array(model["start"]), np.array(model["times"])

    def solve(method, rtol, atol):
        run = solve_ivp(net.rates, (times[0], times[-1]), start, method, t_eval=times, rtol=rtol, atol=atol)
        return run.y.T, run.nfev

    out = {"reference": solve("DOP853", 1e-12, 1e-14)[0].tolist(), "runs": []}
    for rtol, atol in model["tolerances"]:
        for method in ("RK45", "LSODA"):
            (states, calls), seconds = timed(lambda: solve(method, rtol, atol), repeats)
            out["runs"].append({"method": method, "rtol": rtol, "states": states.tolist(), "calls": calls, "seconds": seconds})
    return out


def steady(model, repeats):
    net, start = Network(model["nodes"], model["arcs"], {}), np.array(model["nodes"]["initial"], float)
    out = {}
    for name, task in {"followed": net.rest, "root": net.root}.items():
        state, seconds = timed(lambda: task(start), repeats)
        out[name] = {"state": state.tolist(), "residual": float(np.abs(net.rates(0, state)).max()), "seconds": seconds}
    return out


def ensemble(model, repeats):
    members, readouts, held = model["members"], model["readouts"], held_of(model)
    start = np.array(model["nodes"]["initial"], float)

    def one(m):
        arcs = {**model["arcs"], **{k: members[k][m] for k in ("w", "n", "ec50", "sign")}}
        nodes = {**model["nodes"], "input": members["input"][m]}
        before = Network(nodes, arcs, {}).rest(start)
        after = Network(nodes, arcs, held).rest(before)
        return (after - before)[readouts]

    def stacked():
        first, second = (Stack(model["nodes"], model["arcs"], members, h) for h in ({}, held))
        before = first.rest(np.tile(start, (first.count, 1)))
        return (second.rest(before) - before)[:, readouts]

    out = {}
    for name, task in {"each": lambda: np.array([one(m) for m in range(len(members["w"]))]), "stacked": stacked}.items():
        changes, seconds = timed(task, repeats)
        out[name] = {"changes": changes.tolist(), "seconds": seconds}
    return out


def boolean(model, repeats):
    size = len(model["nodes"]["tau"])
    arcs = list(zip(*(model["arcs"][k] for k in ("from", "to", "sign"))))

    def update():
        """The next value of every node in every state: 2^n x n."""
        states = np.arange(1 << size)
        on = [(states >> k & 1).astype(bool) for k in range(size)]
        following = []
        for k in range(size):
            up, down = ([on[a] for a, b, s in arcs if b == k and s == sign] for sign in (1, -1))
            value = np.logical_or.reduce(up) if up else np.ones(1 << size, bool)
            following.append(value & ~np.logical_or.reduce(down) if down else value)
        return states, following

    def synchronous():
        states, following = update()
        after = np.zeros(1 << size, np.int32)
        for k in range(size):
            after |= following[k].astype(np.int32) << k
        graph = csr_matrix((np.ones(after.size, np.int8), after, np.arange(after.size + 1)), (after.size,) * 2)
        count, basin = connected_components(graph, connection="weak")
        far = after
        for _ in range(size):
            far = far[far]  # after 2^n steps every state is on its cycle
        cycles = np.unique(far)
        return sorted(zip(np.bincount(basin[cycles], minlength=count).tolist(), np.bincount(basin, minlength=count).tolist()))

    def asynchronous():
        states, following = update()
        after = np.stack([np.where(following[k], states | 1 << k, states & ~(1 << k)) for k in range(size)], 1)
        graph = csr_matrix((np.ones(after.size, np.int8), after.ravel(), np.arange(0, after.size + 1, size)), (1 << size,) * 2)
        count, component = connected_components(graph, connection="strong")
        left = np.unique(component[(component[after] != component[:, None]).any(1)])
        sizes = np.bincount(component)
        return sorted((int(sizes[c]), 0) for c in np.setdiff1d(np.arange(count), left))

    found, seconds = timed(synchronous if model["synchronous"] else asynchronous, repeats)
    return {"attractors": found, "seconds": seconds}


with open(sys.argv[1], encoding="utf-8") as file:
    given = json.load(file)
runs = int(sys.argv[2])
answer = {"versions": {"python": platform.python_version(), "numpy": np.__version__, "scipy": scipy.__version__}}
answer["trajectories"] = [trajectories(m, runs) for m in given["trajectories"]]
answer["steady"] = [steady(m, runs) for m in given["trajectories"]]
answer["ensemble"] = ensemble(given["ensemble"], max(1, runs // 3))
answer["boolean"] = [boolean(m, runs) for m in given["boolean"]]
print(json.dumps(answer))
