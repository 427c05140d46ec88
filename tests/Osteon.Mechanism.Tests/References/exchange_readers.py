"""Opens an exported file with a reader that is not ours and prints what it found, one "key value" per line.

usage: exchange_readers.py graphml|sbml-qual|json-ld|bel FILE
Debian: python3-networkx python3-sbml5 python3-rdflib python3-pybel
Exit code 77: the reader is not installed.
"""
import sys

kind, path = sys.argv[1:3]
try:
    if kind == "graphml":
        import networkx
    elif kind == "sbml-qual":
        import libsbml
    elif kind == "json-ld":
        import rdflib
        from rdflib.plugins.parsers import jsonld  # noqa: F401
    elif kind == "bel":
        import pybel
except ImportError as missing:
    print(missing)
    sys.exit(77)


def graphml():
    graph = networkx.read_graphml(path, force_multigraph=True)
    print("directed", graph.is_directed())
    print("nodes", graph.number_of_nodes())
    print("edges", graph.number_of_edges())
    for sign in ("+", "-", "unknown", "context-dependent", "none"):
        print("sign:" + sign, sum(1 for *_, d in graph.edges(data=True) if d["sign"] == sign))
    print("supports", sum(d["supports"] for *_, d in graph.edges(data=True)))
    print("beliefs", sum(1 for *_, d in graph.edges(data=True) if isinstance(d.get("belief"), float)))
    print("dois", sum(d.get("references", "").count("doi:") for *_, d in graph.edges(data=True)))


def sbml():
    document = libsbml.readSBMLFromFile(path)
    document.setConsistencyChecks(libsbml.LIBSBML_CAT_UNITS_CONSISTENCY, False)
    document.checkConsistency()
    errors = [document.getError(i) for i in range(document.getNumErrors())]
    for error in errors:
        if error.getSeverity() >= libsbml.LIBSBML_SEV_WARNING:
            print("problem", error.getLine(), error.getErrorId(), error.getMessage().replace("\n", " "))
    model = document.getModel()
    qual = model.getPlugin("qual")
    print("level", document.getLevel())
    print("required", document.getPackageRequired("qual"))
    print("species", qual.getNumQualitativeSpecies())
    print("transitions", qual.getNumTransitions())
    words = {getattr(libsbml, "INPUT_SIGN_" + w.upper()): w for w in ("positive", "negative", "dual", "unknown")}
    signs = {}
    described = 0
    for t in range(qual.getNumTransitions()):
        transition = qual.getTransition(t)
        for i in range(transition.getNumInputs()):
            given = transition.getInput(i)
            word = words[given.getSign()]
            signs[word] = signs.get(word, 0) + 1
            described += sum(given.getCVTerm(c).getNumResources() for c in range(given.getNumCVTerms()))
    for word in ("positive", "negative", "dual", "unknown"):
        print("sign:" + word, signs.get(word, 0))
    print("described", described)
    for t in range(min(10, qual.getNumTransitions())):
        transition = qual.getTransition(t)
        print("term", transition.getId(), libsbml.formulaToL3String(transition.getFunctionTerm(0).getMath()))


def json_ld():
    graph = rdflib.Graph()
    graph.parse(path, format="json-ld")
    vocabulary = rdflib.Namespace("urn:osteon:mechanism:")
    for kind_name in ("Node", "Edge", "Evidence", "Fact"):
        print(kind_name, len(set(graph.subjects(rdflib.RDF.type, vocabulary[kind_name]))))
    nodes = set(graph.subjects(rdflib.RDF.type, vocabulary["Node"]))
    ends = set(graph.objects(None, vocabulary["object"]))
    print("dangling", len(ends - nodes))
    print("references", len(list(graph.subject_objects(vocabulary["reference"]))))
    print("links", all(isinstance(o, rdflib.URIRef) for _, o in graph.subject_objects(vocabulary["reference"])))
    for sign in ("+", "-", "unknown", "context-dependent", "none"):
        print("sign:" + sign, len(list(graph.subjects(vocabulary["sign"], rdflib.Literal(sign)))))
    print("beliefs", len(list(graph.subjects(vocabulary["belief"], None))))


def bel():
    import logging

    logging.disable(logging.CRITICAL)  # every problem is also in the graph's list of warnings
    graph = pybel.from_bel_script(path)
    for _, problem, *_ in graph.warnings:
        print("problem", type(problem).__name__, str(problem).replace("\n", " "))
    seen = {}
    for u, v, data in graph.edges(data=True):
        seen[data["relation"]] = seen.get(data["relation"], 0) + 1
    for relation, count in sorted(seen.items()):
        print("relation:" + relation, count)
    print("cited", sum(1 for *_, d in graph.edges(data=True) if d.get("citation")))
    print("edges", graph.number_of_edges())
    print("proteins", sum(1 for node in graph if node.function == "Protein"))


{"graphml": graphml, "sbml-qual": sbml, "json-ld": json_ld, "bel": bel}[kind]()
