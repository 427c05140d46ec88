using System.CommandLine;
using System.Text.Json.Nodes;
using Osteon.Mechanism;
using Osteon.Primitives;
using Osteon.Study;

namespace Osteon.Cli.Commands;

/// <summary><c>osteon mechanism
/// check|show|paths|upstream|effects|conflicts|feedback|gaps|what-if-removed|export|import|pages</c>.</summary>
internal static class MechanismCommand
{
    public static Command Create(CancellationToken cancellation)
    {
        var mechanism = new Command("mechanism", "The evidence-linked graph of how vesicles act on bone: check it and question it.");
        mechanism.Options.Add(MechanismOptions.Graph);
        foreach (Command command in (Command[])
            [Check(cancellation), Show(cancellation), Conflicts(cancellation), Gaps(cancellation), .. MechanismPathCommands.Create(cancellation),
                MechanismSimulateCommand.Create(cancellation), MechanismExportCommand.Create(cancellation),
                MechanismImportCommand.Create(cancellation), MechanismPagesCommand.Create(cancellation)])
            mechanism.Subcommands.Add(command);
        return mechanism;
    }

    private static Command Check(CancellationToken cancellation)
    {
        var coverage = new Option<bool>("--coverage") { Description = "List every claim with the edges and facts it became, or why it was left out." };
        Command command = Root.Command(
            "check",
            "Schema, names, doubled edges, missing evidence, claims that stand nowhere, and signs against the textbooks.",
            (a, session) =>
            {
                LoadedMechanism loaded = MechanismFolder.Load(a.GetValue(MechanismOptions.Graph));
                if (loaded.Reading.Graph is not { } graph)
                {
                    session.Tell(loaded.Reading.Findings);
                    return ExitCode.Findings;
                }

                IReadOnlyList<Finding> findings = MechanismCheck.Run(graph, loaded.CheckData);
                Coverage map = Coverage.Of(graph, loaded.CheckData.Claims);
                session.Tell(findings);
                session.Json(() => MechanismJson.Document("check", loaded, [], new JsonObject { ["coverage"] = MechanismJson.Of(map) }, findings));
                session.Result(Text($"{loaded.Name}: {graph.Nodes.Count} nodes, {graph.Edges.Count} edges, {graph.Facts.Count} facts, {graph.Omissions.Count} claims left out with a reason"));
                foreach (SourceCoverage s in map.Sources)
                    session.Result(Text($"  {s.Source,-20} {s.Claims} claims: {s.InEdges} in edges, {s.InFacts} in facts, {s.Omitted} left out, {s.Missing} nowhere"));
                int errors = findings.Count(f => f.Severity == Severity.Error);
                session.Result(Text($"  {errors} errors, {findings.Count - errors} warnings; {loaded.CheckData.Signs.Count} canonical signs looked at"));
                if (a.GetValue(coverage))
                {
                    foreach (ClaimUse use in map.Uses)
                        session.Result($"  {use.Claim,-44} {(use.Edges.Count + use.Facts.Count > 0 ? string.Join(" ", use.Edges.Concat(use.Facts)) : use.OmittedBecause ?? "nowhere")}");
                }

                return errors > 0 ? ExitCode.Findings : ExitCode.Done;
            },
            cancellation);
        command.Options.Add(coverage);
        return command;
    }

    private static Command Show(CancellationToken cancellation)
    {
        var name = new Argument<string?>("NODE|EDGE") { Description = "Node by any of its names, or the id of an edge. Without it all nodes.", Arity = ArgumentArity.ZeroOrOne };
        Command command = Root.Command(
            "show",
            "A node with its facts and edges, or an edge with its belief and every evidence.",
            (a, session) => MechanismOptions.With(a, session, (loaded, graph) =>
            {
                string? wanted = a.GetValue(name);
                var result = new JsonObject();
                if (wanted is null)
                {
                    result["nodes"] = new JsonArray([.. graph.Nodes.Select(MechJson.ToJson)]);
                    foreach (Node node in graph.Nodes) session.Result($"{node.Id,-40} {node.Symbol,-16} {node.Name}".TrimEnd());
                }
                else if (graph.Edge(wanted) is { } edge)
                {
                    result["edge"] = MechanismJson.Of(edge);
                    foreach (string line in MechanismLines.EdgeLines(graph, edge)) session.Result(line);
                }
                else
                {
                    Node node = graph.Names.Resolve(wanted);
                    int index = graph.NodeIndex(node.Id);
                    result["node"] = MechJson.ToJson(node);
                    result["edges"] = new JsonArray([.. graph.Incoming(index).Concat(graph.Outgoing(index)).Distinct().Select(e => MechanismJson.Of(graph.Edges[e]))]);
                    foreach (string line in MechanismLines.Of(graph, node)) session.Result(line);
                }

                session.Json(() => MechanismJson.Document("show", loaded, new JsonObject { ["name"] = wanted }, result, []));
                return ExitCode.Done;
            }),
            cancellation);
        command.Arguments.Add(name);
        return command;
    }

    private static Command Conflicts(CancellationToken cancellation)
    {
        var of = new Argument<string?>("NODE") { Description = "Only edges of this node.", Arity = ArgumentArity.ZeroOrOne };
        Option<string[]> context = MechanismOptions.Context();
        Command command = Root.Command(
            "conflicts",
            "Edges that contradict each other, in the same context and across contexts, and edges with evidence against them.",
            (a, session) => MechanismOptions.With(a, session, (loaded, graph) =>
            {
                string? node = a.GetValue(of) is { } text ? graph.Names.Resolve(text).Id : null;
                var filter = ContextFilter.Parse(graph, a.GetValue(context) ?? []);
                ConflictAnswer answer = ConflictQuery.Run(graph, node, filter);
                session.Json(() => MechanismJson.Document("conflicts", loaded, new JsonObject { ["node"] = node }, MechanismJson.Of(answer), []));
                foreach (string line in MechanismLines.Of(graph, answer)) session.Result(line);
                return ExitCode.Done;
            }),
            cancellation);
        command.Arguments.Add(of);
        command.Options.Add(context);
        return command;
    }

    private static Command Gaps(CancellationToken cancellation)
    {
        var pathways = new Option<string[]>("--pathway") { Description = "Only this pathway; may be given several times.", HelpName = "NODE" };
        var cells = new Option<string[]>("--cell") { Description = "Only this cell; may be given several times.", HelpName = "NODE" };
        Command command = Root.Command(
            "gaps",
            "Which pathway has no or one independent experiment in which cell and phase of healing.",
            (a, session) => MechanismOptions.With(a, session, (loaded, graph) =>
            {
                string[]? Ids(Option<string[]> option, NodeKind kind) => a.GetValue(option) is { Length: > 0 } names
                    ? [.. names.Select(n => MechanismOptions.OfKind(graph, n, kind))]
                    : null;
                GapAnswer answer = GapQuery.Run(graph, Ids(pathways, NodeKind.Pathway), Ids(cells, NodeKind.Cell));
                session.Json(() => MechanismJson.Document("gaps", loaded, [], MechanismJson.Of(answer), []));
                foreach (string line in MechanismLines.Of(answer)) session.Result(line);
                return ExitCode.Done;
            }),
            cancellation);
        command.Options.Add(pathways);
        command.Options.Add(cells);
        return command;
    }

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
