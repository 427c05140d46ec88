#!/usr/bin/env python3
"""Times NetworkX on questions to a mechanism graph: the best simple paths (Yen) and the loops up to a length.

usage: graph_queries.py FILE

FILE is a JSON document: from, to and cost (-ln belief) of every arc of a simple directed graph, the ends of the paths asked for, how many of each,
and the longest loop. The graph is built before anything is timed. Seconds of every question and the answers (costs of the paths; number of loops,
null where this NetworkX has no bound of their length) are printed as one JSON document.
"""
import inspect
import itertools
import json
import sys
import time

import networkx as nx


def main():
    task = json.load(open(sys.argv[1], encoding="utf-8"))
    graph = nx.DiGraph()
    graph.add_weighted_edges_from(zip(task["from"], task["to"], task["cost"]), weight="cost")
    seconds, costs = [], []
    for source, target in [task["ends"][0], *task["ends"]]:  # the first twice, to warm up
        start = time.perf_counter()
        try:
            paths = list(itertools.islice(nx.shortest_simple_paths(graph, source, target, weight="cost"), task["count"]))
        except (nx.NetworkXNoPath, nx.NodeNotFound):
            paths = []
        seconds.append(time.perf_counter() - start)
        costs.append([sum(graph[a][b]["cost"] for a, b in zip(p, p[1:])) for p in paths])
    loops = loop_seconds = None
    if "length_bound" in inspect.signature(nx.simple_cycles).parameters:
        start = time.perf_counter()
        loops = sum(1 for _ in nx.simple_cycles(graph, length_bound=task["longest"]))
        loop_seconds = time.perf_counter() - start
    json.dump({"networkx": nx.__version__, "seconds": seconds[1:], "costs": costs[1:], "loops": loops, "loop_seconds": loop_seconds}, sys.stdout)


if __name__ == "__main__":
    main()
