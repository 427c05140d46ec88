#!/usr/bin/env python3
"""Reference values of the distributions at 30 and more digits: python3 distributions.py > distributions.tsv   (mpmath 1.3.0)

Every value is computed from the textbook definition by mpmath's own special functions and its adaptive quadrature, by other formulas than those
in Osteon.Numerics wherever there is a choice. Columns: function, its arguments in the order of the C# method, value to 17 digits.
"""
import math

from mpmath import mp, mpf, quad, exp, sqrt, pi, log, gamma, loggamma, betainc, gammainc, erfc, inf, ncdf, npdf, nstr, findroot, hyp1f1, power

mp.dps = 40


def row(name, arguments, value):
    print("\t".join([name] + [repr(a) for a in arguments] + [""] * (6 - len(arguments)) + [nstr(value, 17)]))


def phi_upper(z):
    return erfc(mpf(z) / sqrt(mpf(2))) / 2


def chi_density(s, v):
    v = mpf(v)
    return 2 * (v / 2) ** (v / 2) / gamma(v / 2) * s ** (v - 1) * exp(-v * s * s / 2)


def over_scale(g, v, scale):
    """E g(S); scale is about where g changes."""
    if v == inf:
        return g(mpf(1))
    cuts = sorted({mpf(0), *[mpf(scale) * c for c in (0.25, 0.5, 1, 2, 4)], mpf(1), mpf(1) + 4 / sqrt(2 * mpf(v)), mpf(3), mpf(8), mpf(20)}
                  | ({max(mpf(0), mpf(1) - 4 / sqrt(2 * mpf(v)))}))
    return quad(lambda s: chi_density(s, v) * g(s), cuts, maxdegree=8)


def over_step(t, v, delta):
    """P(T <= t) for large delta: Phi(ts - delta) is a step of width 1/t at delta/t."""
    at, width = mpf(delta) / t, 1 / abs(mpf(t))
    cuts = [0, at / 2] + [at + c * width for c in (-12, -6, -3, -1, 0, 1, 3, 6, 12)] + [at + (1 + 8 / sqrt(mpf(v))) * c for c in (0.5, 1, 2, 4)]
    return quad(lambda s: chi_density(s, v) * phi_upper(delta - t * s), sorted(c for c in cuts if c >= 0), maxdegree=8)


def range_upper(w, k):
    f = lambda z: k * npdf(z) * (ncdf(z) ** (k - 1) - (ncdf(z) - ncdf(z - w)) ** (k - 1))
    return quad(f, [-12, -4, -1, 0, w / 2, w, w + 3, w + 12])


def dunnett_upper(w, control, others):
    lam = [sqrt(mpf(n) / (n + control)) for n in others]

    def f(z):
        inside = mpf(1)
        for l in lam:
            c = sqrt(1 - l * l)
            inside *= 1 - phi_upper((w + l * z) / c) - phi_upper((w - l * z) / c)
        return npdf(z) * (1 - inside)

    return 2 * quad(f, [0, 1, 3, w, w + 3, w + 12])


def gauss_legendre(cuts, nodes=24):
    """Nodes and weights of a composite rule in plain floats."""
    rule = []
    for i in range(nodes):
        x = mp.cos(pi * (i + mpf(3) / 4) / (nodes + mpf(1) / 2))
        for _ in range(8):  # Newton on the three-term recurrence
            before, here = mpf(1), x
            for n in range(2, nodes + 1):
                before, here = here, ((2 * n - 1) * x * here - (n - 1) * before) / n
            slope = nodes * (x * here - before) / (x * x - 1)
            x -= here / slope
        rule.append((float(x), float(2 / ((1 - x * x) * slope * slope))))
    return [((a + b) / 2 + (b - a) / 2 * x, (b - a) / 2 * w) for a, b in zip(cuts, cuts[1:]) for x, w in rule]


def dunnett_upper_scaled(t, df, control, others, cache={}):
    """Dunnett with finite df in plain floats: nested composite Gauss-Legendre, good to about 1e-14 relative (mpmath's nested quad takes hours)."""
    if not cache:
        cache["unit"] = gauss_legendre([0.0, 1.0])
    panels = lambda cuts: [(a + (b - a) * x, (b - a) * w) for a, b in zip(cuts, cuts[1:]) for x, w in cache["unit"]]
    upper = lambda z: math.erfc(z / math.sqrt(2)) / 2
    lam = [math.sqrt(n / (n + control)) for n in others]
    constant = math.log(2) + df / 2 * math.log(df / 2) - math.lgamma(df / 2)
    spread = 4 / math.sqrt(2 * df)
    cuts = sorted({0.0, *[c / t for c in (0.5, 1, 2, 3, 4, 6, 9)], *[max(0.0, 1 + spread * c) for c in (-2, -1, -0.5, 0, 0.5, 1, 2, 3)]})
    total = 0.0
    for s, weight in panels(cuts):
        w = t * s
        inner = 0.0
        for z, u in panels([w / 8 * i for i in range(8)] + [w + 0.75 * i for i in range(13)]):
            inside = 0.0
            for l in lam:
                c = math.sqrt(1 - l * l)
                outside = upper((w + l * z) / c) + upper((w - l * z) / c)
                inside += math.log1p(-min(outside, 1 - 1e-16))
            inner -= u * math.exp(-z * z / 2) / math.sqrt(2 * math.pi) * math.expm1(inside)
        total += weight * math.exp(constant + (df - 1) * math.log(s) - df * s * s / 2) * 2 * inner
    return mpf(total)


def main():
    print("function\ta\tb\tc\td\te\tf\tvalue")
    for x in [1e-8, 0.1, 0.5, 0.9, 0.999999, 1.0000001, 1.3, 1.999, 2.0000001, 2.5, 3.7, 7.5, 9.999, 10.0, 33.3, 1e3, 1e8]:
        row("log_gamma", [x], loggamma(mpf(x)))
    for x in [0.5, 1.0, 1.5, 4.0, 9.5, 10.0, 100.0]:
        row("stirling_error", [x], loggamma(mpf(x) + 1) - (mpf(x) + 0.5) * log(mpf(x)) + mpf(x) - log(2 * pi) / 2)
    for z in [-37.0, -20.5, -8.0, -5.7, -3.3, -1.0, -0.6, -1e-5, 0.3, 0.7, 2.5, 5.0, 7.7]:
        row("normal_cdf", [z], ncdf(mpf(z)) if z > -5 else phi_upper(-z))
    for p in [1e-300, 1e-100, 1e-16, 1e-5, 0.025, 0.3, 0.4999, 0.6, 0.975, 0.999]:
        row("normal_quantile", [p], findroot(lambda z: log(phi_upper(-z)) - log(mpf(p)), -sqrt(-2 * log(mpf(p))) if p < 0.1 else 2 * (p - 0.5)))
    for df in [0.7, 1.0, 2.0, 3.37, 8.0, 30.0, 251.5, 1e4, 1e6]:
        for t in [1e-4, 0.5, 2.0, 6.0, 40.0, 1e5]:
            x = mpf(df) / (mpf(df) + mpf(t) ** 2)
            with mp.workdps(60):
                value = betainc(mpf(df) / 2, mpf(0.5), 0, x, regularized=True)
            if value > mpf(10) ** -300:
                row("t_two_sided", [t, df], value)
    for d1, d2 in [(1.0, 4.0), (2.0, 7.3), (3.0, 20.0), (6.0, 2.5), (5.0, 1000.0)]:
        for f in [0.01, 0.8, 3.3, 25.0, 900.0]:
            row("f_survival", [f, d1, d2], betainc(mpf(d2) / 2, mpf(d1) / 2, 0, mpf(d2) / (mpf(d2) + mpf(d1) * f), regularized=True))
            row("f_cdf", [f, d1, d2], betainc(mpf(d1) / 2, mpf(d2) / 2, 0, mpf(d1) * f / (mpf(d2) + mpf(d1) * f), regularized=True))
    for df in [1.0, 2.0, 5.0, 17.0, 100.0]:
        for x in [0.001, 0.9, 4.0, 30.0, 300.0]:
            row("chi2_survival", [x, df], gammainc(mpf(df) / 2, mpf(x) / 2, inf, regularized=True))
            row("chi2_cdf", [x, df], gammainc(mpf(df) / 2, 0, mpf(x) / 2, regularized=True))
    mp.dps = 30
    for t, df, delta in [(0.5, 3.0, 1.0), (2.0, 4.0, 0.0), (2.5, 8.0, -1.5), (2.5, 8.0, 6.0), (10.0, 4.0, 3.0), (30.0, 8.0, 28.0), (-1.0, 5.0, 2.0),
                         (60.0, 18.0, 50.0), (0.0, 7.0, 1.2), (3.0, 200.0, 1.0), (5.0, 2.0, 30.0), (1.0, 1.0, -8.0)]:
        at = abs(delta / t) if t != 0 and delta != 0 else 1
        row("nct_cdf", [t, df, delta], over_scale(lambda s: phi_upper(delta - t * s), df, at))
        row("nct_survival", [t, df, delta], over_scale(lambda s: phi_upper(t * s - delta), df, at))
    for t, df, delta in [(45.0, 5.0, 39.0), (300.0, 10.0, 280.0), (-300.0, 10.0, -150.0), (1e5, 4.0, 8e4), (1e7, 30.0, 1.2e7)]:
        row("nct_cdf", [t, df, delta], over_step(t, df, delta))
        row("nct_survival", [t, df, delta], 1 - over_step(t, df, delta))
    for f, d1, d2, lam in [(2.0, 2.0, 10.0, 3.0), (0.2, 3.0, 20.0, 9.0), (15.0, 2.0, 6.0, 1.0), (40.0, 3.0, 12.0, 100.0), (1.0, 1.0, 50.0, 0.2), (300.0, 3.0, 12.0, 1000.0),
                          (4000.0, 2.0, 9.0, 12000.0)]:
        x = mpf(d1) * f / (mpf(d2) + mpf(d1) * f)
        cdf = sum(exp(-mpf(lam) / 2) * power(mpf(lam) / 2, j) / gamma(j + 1) * betainc(mpf(d1) / 2 + j, mpf(d2) / 2, 0, x, regularized=True) for j in range(max(0, int(lam / 2 - 14 * lam ** 0.5)), int(lam / 2 + 14 * lam ** 0.5 + 200)))
        row("ncf_cdf", [f, d1, d2, lam], cdf)
        row("ncf_survival", [f, d1, d2, lam], 1 - cdf)
    mp.dps = 20
    for w, k in [(0.1, 3), (1.0, 3), (3.3, 3), (3.3, 10), (8.0, 5), (15.0, 4), (2.0, 20)]:
        with mp.workdps(60 if w > 10 else 20):  # the bracket of range_upper cancels
            row("tukey_survival", [float(w), k, float("inf")], range_upper(mpf(w), k))
    for q, k, df in [(0.3, 3, 8.0), (3.5, 3, 2.0), (3.5, 3, 12.0), (4.5, 6, 6.7), (9.0, 4, 30.0), (60.0, 5, 3.0), (5.0, 12, 100.0)]:
        row("tukey_survival", [q, k, df], over_scale(lambda s: range_upper(q * s, k), df, 3 / mpf(q)))
    for w, n0, others in [(0.5, 5, [5, 5]), (2.2, 8, [8, 8, 8]), (2.5, 4, [10, 3, 6]), (7.0, 6, [6, 6]), (2.0, 3, [60, 40])]:
        row("dunnett_survival", [float(w), float("inf"), n0] + others, dunnett_upper(mpf(w), n0, others))
    for t, df, n0, others in [(2.5, 9.0, 4, [4, 4]), (3.0, 16.5, 8, [5, 4, 3]), (8.0, 5.0, 3, [3, 2]), (40.0, 6.0, 5, [5, 5]), (1.1, 3.0, 2, [20, 2])]:
        row("dunnett_survival", [t, df, n0] + others, dunnett_upper_scaled(t, df, n0, others))


main()
