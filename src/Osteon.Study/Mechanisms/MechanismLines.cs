using System.Globalization;
using Osteon.Mechanism;

namespace Osteon.Study;

/// <summary>Answers of mechanism queries as lines for people.</summary>
public static class MechanismLines
{
    private const int Cut = 8;

    /// <summary>The answer to <c>paths</c>.</summary>
    public static IEnumerable<string> Of(MechanismGraph graph, PathAnswer answer)
    {
        yield return $"{Label(answer.From)} to {Label(answer.To)}: {(answer.Paths.Count == 0 ? "no path" : Text($"the {answer.Paths.Count} best paths"))}";
        if (answer.Paths.Count == 0) yield break;
        SignProbability signs = answer.Signs;
        yield return Text($"Together: raises with probability {signs.Plus:0.000}, lowers with {signs.Minus:0.000} ({(signs.Exact ? "all signs counted" : Text($"{signs.Draws} draws, standard error {signs.StandardError:0.000}"))})");
        for (int i = 0; i < answer.Paths.Count; i++)
        {
            yield return "";
            foreach (string line in Of(graph, answer.Paths[i], Text($"{i + 1}."))) yield return line;
            yield return Text($"   P(+) of this path alone {signs.PathPlus[i]:0.000}");
        }
    }

    /// <summary>The answer to <c>upstream</c> or <c>effects</c>.</summary>
    public static IEnumerable<string> Of(MechanismGraph graph, InfluenceAnswer answer, IReadOnlyList<Influence> shown, bool effects)
    {
        yield return Text($"{Label(answer.Of)}: {answer.Influences.Select(i => i.Node.Id).Distinct().Count()} nodes {(effects ? "are acted on by it" : "act on it")}; {shown.Count} of {answer.Influences.Count} lines, by belief of the best path");
        foreach (Influence i in shown)
            yield return Text($"  {i.Path.Sign.Symbol()}{(i.Opposed ? "*" : " ")} {i.Path.Belief:0.000}  {i.Node.Id,-36} {Chain(i.Path)}  weakest {i.Path.Weakest.Edge.Id} ({i.Path.Weakest.Belief.ForPaths:0.###})");
        if (shown.Any(i => i.Opposed)) yield return "  * paths of the opposite sign exist too";
    }

    /// <summary>The answer to <c>conflicts</c>.</summary>
    public static IEnumerable<string> Of(MechanismGraph graph, ConflictAnswer answer)
    {
        yield return Text($"{answer.Conflicts.Count} pairs of opposite edges, {answer.Refuted.Count} edges with evidence against them");
        foreach (Conflict c in answer.Conflicts)
        {
            yield return "";
            yield return $"{Label(graph.Node(c.Raising.From)!)} / {Label(graph.Node(c.Raising.To)!)}: {ContextWords(c)}{(c.Declared is { } d ? $"; declared context-dependent in {d.Id}" : "")}";
            foreach (Edge edge in (Edge[])[c.Raising, c.Lowering])
                foreach (string line in EdgeLines(graph, edge, "  ")) yield return line;
        }

        foreach (Edge edge in answer.Refuted)
        {
            yield return "";
            yield return "refuted in part:";
            foreach (string line in EdgeLines(graph, edge, "  ")) yield return line;
        }
    }

    /// <summary>The answer to <c>feedback</c>.</summary>
    public static IEnumerable<string> Of(MechanismGraph graph, FeedbackAnswer answer, IReadOnlyList<SignedPath> shown, int length)
    {
        int Count(Sign sign) => answer.Loops.Count(l => l.Sign == sign);
        yield return Text($"{answer.Loops.Count} loops of at most {length} edges: {Count(Sign.Plus)} positive, {Count(Sign.Minus)} negative, {Count(Sign.Unknown)} of unknown sign{(answer.Complete ? "" : "; the list was cut off")}");
        foreach (SignedPath loop in shown)
            yield return Text($"  {loop.Sign.Symbol()}  {loop.Belief:0.000}  {Chain(loop)}  weakest {loop.Weakest.Edge.Id} ({loop.Weakest.Belief.ForPaths:0.###})");
        if (shown.Count < answer.Loops.Count) yield return Text($"  … and {answer.Loops.Count - shown.Count} more; -k shows more");
    }

    /// <summary>The answer to <c>gaps</c>.</summary>
    public static IEnumerable<string> Of(GapAnswer answer)
    {
        GapCell[] one = [.. answer.Gaps.Where(g => g.Experiments.Count == 1)];
        int all = answer.Gaps.Count + answer.Filled;
        yield return Text($"{answer.Pathways.Count} pathways × {answer.Cells.Count} cells × {answer.Phases.Count} phases (and none stated): {all} combinations");
        yield return Text($"  two or more independent experiments {answer.Filled}, one {one.Length}, none {answer.Gaps.Count - one.Length}");
        foreach (IGrouping<string, GapCell> pathway in one.GroupBy(g => g.Pathway.Id))
        {
            yield return "";
            yield return pathway.Key;
            foreach (GapCell gap in pathway) yield return $"  {gap.Cell.Id,-28} {gap.Phase?.Id ?? "no phase stated",-22} one: {gap.Experiments[0]} ({string.Join(" ", gap.Edges)})";
        }

        var touched = answer.Touched.ToHashSet(StringComparer.Ordinal);
        string[] untouched = [.. answer.Pathways.Select(p => p.Id).Where(p => !touched.Contains(p))];
        if (untouched.Length > 0)
        {
            yield return "";
            yield return $"no experiment in any cell or phase: {string.Join(", ", untouched)}";
        }
    }

    /// <summary>The answer to <c>what-if-removed</c>.</summary>
    public static IEnumerable<string> Of(MechanismGraph graph, RemovalAnswer answer, RemovalOptions removal)
    {
        string conclusion = $"{Label(answer.From)} {removal.Sign switch { Sign.Plus => "raises", Sign.Minus => "lowers", _ => "acts on" }} {Label(answer.To)}";
        if (!answer.Holds)
        {
            yield return $"Not supported as it is: no path says that {conclusion}.";
            yield break;
        }

        string cut = answer.Complete ? "" : " (the search was cut off)";
        yield return answer.Survives switch
        {
            0 => $"That {conclusion} rests on single studies: the loss of one is enough{cut}.",
            1 => $"That {conclusion} survives the loss of any one study{cut}.",
            int n => Text($"That {conclusion} survives the loss of any {n} studies{cut}."),
        };
        yield return $"  best path: {Chain(answer.Best!)}";
        if (answer.Sets.Count == 0 && answer.Complete) yield return Text($"  No {removal.MaximumSize} studies or fewer break it.");
        foreach (BreakingSet set in answer.Sets) yield return $"  falls without: {string.Join(" + ", set.Studies)}   ({string.Join(" ", set.Edges)})";
    }

    /// <summary>One line: how many signs have no study behind them and are acknowledged, by reason.</summary>
    public static string Acknowledged(IReadOnlyList<Edge> edges)
    {
        if (edges.Count == 0) return "no signs without a study behind them";
        IEnumerable<string> reasons = edges.GroupBy(e => e.Unqualified!.Value).OrderByDescending(g => g.Count()).ThenBy(g => g.Key)
            .Select(g => Text($"{g.Count()} {MechWords.Word(g.Key)}"));
        string signs = Text($"{edges.Count} {(edges.Count == 1 ? "sign" : "signs")}");
        return $"{signs} without a study behind them, acknowledged by the curator ({string.Join(", ", reasons)}); --unqualified lists them";
    }

    /// <summary>Everything about a node.</summary>
    public static IEnumerable<string> Of(MechanismGraph graph, Node node)
    {
        yield return $"{node.Id}  {MechWords.Word(node.Kind)}  {node.Symbol ?? ""}  {node.Name ?? ""}".TrimEnd();
        if (node.Aliases.Count > 0) yield return $"  also {string.Join(", ", node.Aliases)}";
        if (node.Xrefs.Count > 0) yield return $"  {string.Join(", ", node.Xrefs)}";
        if (node.Note is { } note) yield return $"  {note}";
        foreach (Fact fact in graph.Facts.Where(f => f.Subject == node.Id)) yield return $"  {fact.Property}: {fact.Value} {fact.Unit} ({fact.Id})".Replace("  (", " (", StringComparison.Ordinal);
        int index = graph.NodeIndex(node.Id);
        foreach (int e in graph.Incoming(index).Concat(graph.Outgoing(index)).Distinct())
        {
            Edge edge = graph.Edges[e];
            yield return Text($"  {edge.Id,-7} {edge.From} {MechWords.Arrow(edge.Relation)} {edge.To}  {graph.Beliefs[e].Support.Belief:0.###} {EdgeBelief.Words(graph.Beliefs[e].Label)}  {Context(edge)}").TrimEnd();
        }
    }

    /// <summary>An edge with its belief and every evidence.</summary>
    public static IEnumerable<string> EdgeLines(MechanismGraph graph, Edge edge, string indent = "", string? mark = null)
    {
        EdgeBelief belief = graph.BeliefOf(edge);
        yield return $"{indent}{edge.Id}  {Label(graph.Node(edge.From)!)} {MechWords.Arrow(edge.Relation)} {Label(graph.Node(edge.To)!)}  {EdgeBelief.Words(belief.Label)} {belief}{mark}";
        if (!edge.Context.IsEmpty) yield return $"{indent}  in {Context(edge)}";
        if (edge.Note is { } note) yield return $"{indent}  note: {note}";
        foreach (Evidence e in edge.Evidence)
        {
            string references = string.Join(" ", e.References.Concat(e.Cited.Count > 0 ? [$"cited {string.Join(",", e.Cited)}"] : []));
            string[] parts = [e.Claim, $"{MechWords.Word(e.Type)} {MechWords.Word(e.Stance)}", e.Cohort ?? "", references, e.Place ?? "", e.Caution is null ? "" : $"caution: {e.Caution}"];
            yield return $"{indent}  {string.Join("; ", parts.Where(p => p.Length > 0))}";
        }
    }

    private static IEnumerable<string> Of(MechanismGraph graph, SignedPath path, string number)
    {
        yield return Text($"{number} {path.Sign switch { Sign.Plus => "raises", Sign.Minus => "lowers", _ => "sign unknown" }}, belief {path.Belief:0.000}: {Chain(path)}");
        if (path.AssumesDelivery) yield return "   a container is taken to bring what it holds (-<); no source states that step";
        foreach (PathStep step in path.Steps)
        {
            foreach (string line in EdgeLines(graph, step.Edge, "   ", step == path.Weakest ? "  <- weakest" : null)) yield return line;
            if (step.Others.Count > 0)
                yield return $"     the same in other contexts: {string.Join(" ", step.Others.Take(Cut).Select(o => o.Id))}{(step.Others.Count > Cut ? " …" : "")}";
        }
    }

    private static string Chain(SignedPath path) =>
        path.Steps[0].Edge.From + string.Concat(path.Steps.Select(s => $" {MechWords.Arrow(s.Edge.Relation)} {s.Edge.To}"));

    private static string Context(Edge edge) => string.Join(" ", edge.Context.Stated().Select(s => $"{s.Key}={s.Value}"));

    private static string ContextWords(Conflict conflict) => conflict.Context switch
    {
        ContextRelation.Same => "contradiction in the same context",
        ContextRelation.Compatible => "one states more than the other",
        _ => "contexts differ in " + string.Join(", ", conflict.Differences.Where(d => d.Raising is not null && d.Lowering is not null)
            .Select(d => $"{d.Key} ({d.Raising} raises, {d.Lowering} lowers)")),
    };

    private static string Label(Node node) => node.Label;

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
