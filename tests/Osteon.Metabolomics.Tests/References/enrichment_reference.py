"""Reference values for the enrichment tests, from definitions and from other programs. Writes enrichment_reference.json beside itself.
GSEA: written here from Subramanian et al. 2005 by stepping through the whole ranking (no closed form as in the C#);
betweenness: networkx; gamma fit: scipy; Wilcoxon: scipy (asymptotic and exact); all inputs seeded."""
import itertools, json, os
import networkx as nx
import numpy as np
from scipy import stats

rng = np.random.default_rng(20260101)
out = {}

# --- running sum -------------------------------------------------------------------------------------------------------
def running_sum(order, values, members, weight):
    hits = [i in members for i in order]
    norm = sum(abs(values[i]) ** weight for i in members)
    miss = 1.0 / (len(order) - len(members))
    walk, at = [0.0], 0.0
    for i, hit in zip(order, hits):
        at += (abs(values[i]) ** weight / norm if norm > 0 else 1.0 / len(members)) if hit else -miss
        walk.append(at)
    top, bottom = max(walk), min(walk)
    return 0.0 if abs(top + bottom) <= 1e-12 else top if top > -bottom else bottom

def gsea(values, sets, weight):
    order = sorted(range(len(values)), key=lambda i: (-values[i], i))
    return [running_sum(order, values, set(s), weight) for s in sets]

def t_statistics(data, first):
    second = [i for i in range(data.shape[0]) if i not in first]
    return stats.ttest_ind(data[list(first)], data[second]).statistic

n1 = n2 = 5
p = 40
data = rng.normal(size=(n1 + n2, p))
data[:n1, :6] += 2.5
sets = [list(range(6)), [0, 3, 7, 11, 20], [30, 31, 32, 33, 34, 35, 36], [5, 39, 12], sorted(rng.choice(p, 12, replace=False).tolist())]
arrangements = list(itertools.combinations(range(n1 + n2), n1))
for weight in (0.0, 1.0, 1.5):
    observed = np.array(gsea(t_statistics(data, arrangements[0]), sets, weight))
    permuted = np.array([gsea(t_statistics(data, a), sets, weight) for a in arrangements])
    pos = [permuted[permuted[:, s] >= 0, s] for s in range(len(sets))]
    neg = [permuted[permuted[:, s] <= 0, s] for s in range(len(sets))]
    nes, pv, q = [], [], []
    normal = lambda v, s: v / pos[s].mean() if v >= 0 else v / abs(neg[s].mean())
    for s, es in enumerate(observed):
        nes.append(normal(es, s))
        side = pos[s] if es >= 0 else neg[s]
        pv.append(float(np.mean(np.abs(side) >= abs(es) - 1e-12)))
    null = np.array([[normal(permuted[r, s], s) for s in range(len(sets))] for r in range(len(arrangements))]).ravel()
    for v in nes:
        if v >= 0:
            a = np.mean(null[null >= 0] >= v - 1e-12); b = np.mean([w >= v - 1e-12 for w in nes if w >= 0])
        else:
            a = np.mean(null[null <= 0] <= v + 1e-12); b = np.mean([w <= v + 1e-12 for w in nes if w <= 0])
        q.append(min(1.0, float(a / b)))
    out.setdefault('gsea', []).append(dict(weight=weight, es=observed.tolist(), nes=[float(v) for v in nes], p=pv, q=q))
out['gsea_data'] = dict(n1=n1, n2=n2, values=data.tolist(), sets=sets, arrangements=len(arrangements))

# --- rank sums ---------------------------------------------------------------------------------------------------------
cases = []
for size, total, ties in ((4, 20, False), (7, 40, True), (10, 49, False), (12, 120, False), (30, 200, True)):
    v = rng.normal(size=total); v[:size] += 0.8
    if ties: v = np.round(v, 1)
    exact = size < 50 and total - size < 50
    r = stats.mannwhitneyu(v[:size], v[size:], alternative='two-sided', method='exact' if exact and not ties else 'asymptotic', use_continuity=True)
    p_value = float(r.pvalue)
    if exact and ties:   # exact conditional on the ties, by enumerating or convolving: here by dynamic programming over midranks
        ranks2 = (2 * stats.rankdata(v)).astype(int)
        counts = [{0: 1}] + [dict() for _ in range(size)]
        for rank in ranks2:
            for j in range(size, 0, -1):
                for s, c in counts[j - 1].items(): counts[j][s + rank] = counts[j].get(s + rank, 0) + c
        mean2 = size * ranks2.sum() / total; obs = ranks2[:size].sum()
        tot = sum(counts[size].values()); p_value = sum(c for s, c in counts[size].items() if abs(s - mean2) >= abs(obs - mean2) - 1e-9) / tot
    cases.append(dict(size=size, values=v.tolist(), u=float(r.statistic), p=p_value))
out['rank_sum'] = cases

# --- betweenness -------------------------------------------------------------------------------------------------------
graphs = []
for n, prob in ((5, 0.3), (8, 0.25), (12, 0.15), (20, 0.1), (20, 0.3)):
    g = nx.gnp_random_graph(n, prob, seed=int(n * 100 * prob), directed=True)
    b = nx.betweenness_centrality(g, normalized=False)
    graphs.append(dict(n=n, edges=[list(e) for e in g.edges()], betweenness=[b[i] for i in range(n)], out_degree=[g.out_degree(i) for i in range(n)]))
out['graphs'] = graphs

# --- gamma fit ---------------------------------------------------------------------------------------------------------
fits = []
for shape, scale, zeros in ((0.7, 0.5, 30), (2.5, 0.3, 0), (15.0, 0.05, 100)):
    v = rng.gamma(shape, scale, 400)
    a, _, b = stats.gamma.fit(v, floc=0)
    share = 400 / (400 + zeros)
    fits.append(dict(values=v.tolist() + [0.0] * zeros, shape=a, scale=b, tails=[[x, share * stats.gamma.sf(x, a, scale=b)] for x in (0.1, 0.5, 1.0, 3.0)]))
out['gamma'] = fits
json.dump(out, open(os.path.join(os.path.dirname(os.path.abspath(__file__)), 'enrichment_reference.json'), 'w'), indent=0)
print({k: len(v) for k, v in out.items()}, os.path.getsize(os.path.join(os.path.dirname(os.path.abspath(__file__)), 'enrichment_reference.json')))
