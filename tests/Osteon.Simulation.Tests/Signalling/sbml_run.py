# Reads an SBML document with libSBML, reports every error and warning of severity error, and runs it independently of Osteon:
# core documents by integrating the parsed rate rules with scipy, qual documents by one synchronous update of each given state.
# Usage: sbml_run.py core FILE TIME...     prints "species v0 v1 ..."
#        sbml_run.py qual FILE STATE...    STATE is a word of 0 and 1 in the order of the species; prints the next states
import math
import sys

import libsbml
import numpy as np
from scipy.integrate import solve_ivp

kind, path = sys.argv[1], sys.argv[2]
document = libsbml.readSBMLFromFile(path)
document.setConsistencyChecks(libsbml.LIBSBML_CAT_UNITS_CONSISTENCY, False)
document.checkConsistency()
errors = [document.getError(i) for i in range(document.getNumErrors())]
bad = [e.getMessage() for e in errors if e.getSeverity() >= libsbml.LIBSBML_SEV_ERROR]
if bad:
    print("\n".join(bad))
    sys.exit(3)
model = document.getModel()


def value(node, names):
    t = node.getType()
    args = [node.getChild(i) for i in range(node.getNumChildren())]
    if t == libsbml.AST_NAME:
        return names[node.getName()]
    if t == libsbml.AST_INTEGER:
        return node.getInteger()
    if node.isNumber():
        return node.getReal()
    if t == libsbml.AST_FUNCTION:
        f = model.getFunctionDefinition(node.getName())
        inner = {f.getArgument(i).getName(): value(a, names) for i, a in enumerate(args)}
        return value(f.getBody(), inner)
    v = [value(a, names) for a in args]
    if t == libsbml.AST_PLUS:
        return sum(v)
    if t == libsbml.AST_TIMES:
        return math.prod(v)
    if t == libsbml.AST_MINUS:
        return v[0] - v[1] if len(v) == 2 else -v[0]
    if t == libsbml.AST_DIVIDE:
        return v[0] / v[1]
    if t in (libsbml.AST_POWER, libsbml.AST_FUNCTION_POWER):
        return max(v[0], 0.0) ** v[1]
    if t == libsbml.AST_LOGICAL_AND:
        return all(v)
    if t == libsbml.AST_LOGICAL_OR:
        return any(v)
    if t == libsbml.AST_RELATIONAL_EQ:
        return v[0] == v[1]
    raise ValueError(f"element {t} of MathML")


if kind == "core":
    times = [float(t) for t in sys.argv[3:]]
    species = [model.getSpecies(i) for i in range(model.getNumSpecies())]
    constants = {model.getParameter(i).getId(): model.getParameter(i).getValue() for i in range(model.getNumParameters())}
    rules = {model.getRule(i).getVariable(): model.getRule(i).getMath() for i in range(model.getNumRules())}

    def rate(t, y):
        names = dict(constants)
        names.update((s.getId(), x) for s, x in zip(species, y))
        return [value(rules[s.getId()], names) for s in species]

    start = [s.getInitialConcentration() for s in species]
    run = solve_ivp(rate, (0, times[-1]), start, method="LSODA", rtol=1e-10, atol=1e-12, t_eval=times)
    for s, row in zip(species, np.asarray(run.y)):
        print(s.getId(), *(repr(float(x)) for x in row))
else:
    qual = model.getPlugin("qual")
    ids = [qual.getQualitativeSpecies(i).getId() for i in range(qual.getNumQualitativeSpecies())]
    for word in sys.argv[3:]:
        state = {i: int(c) for i, c in zip(ids, word)}
        after = dict(state)
        for k in range(qual.getNumQualitativeSpecies()):
            s = qual.getQualitativeSpecies(k)
            if s.getConstant():
                after[s.getId()] = s.getInitialLevel()
        for k in range(qual.getNumTransitions()):
            t = qual.getTransition(k)
            level = t.getDefaultTerm().getResultLevel()
            for j in range(t.getNumFunctionTerms()):
                if value(t.getFunctionTerm(j).getMath(), state):
                    level = t.getFunctionTerm(j).getResultLevel()
                    break
            after[t.getOutput(0).getQualitativeSpecies()] = level
        print("".join(str(after[i]) for i in ids))
