using System.CommandLine;
using System.Text.Json.Nodes;
using Osteon.Formats;
using Osteon.Mechanism;
using Osteon.Primitives;
using Osteon.Study;

namespace Osteon.Cli.Commands;

/// <summary><c>osteon mechanism import</c>: foreign files as a graph of candidate edges.</summary>
internal static class MechanismImportCommand
{
    public static Command Create(CancellationToken cancellation)
    {
        var files = new Argument<string[]>("FILE") { Description = "Files, or folders of .gpml files.", Arity = ArgumentArity.OneOrMore };
        var output = new Option<string>("--out") { Description = "The .mech file to write.", HelpName = "FILE", Required = true };
        var alone = new Option<bool>("--no-match") { Description = "Do not recognise nodes of the graph (--graph) by their names." };
        Command command = Root.Command(
            "import",
            "Reads GPML 2013a and 2021, SIF, tables of edges, SIGNOR and miRTarBase files into a graph of candidate edges, each with its source.",
            (a, session) =>
            {
                MechanismGraph? known = null;
                if (!a.GetValue(alone))
                {
                    LoadedMechanism loaded = MechanismFolder.Load(a.GetValue(MechanismOptions.Graph));
                    if (loaded.Reading.Graph is null)
                    {
                        session.Tell(loaded.Reading.Findings);
                        return ExitCode.Findings;
                    }

                    known = loaded.Reading.Graph;
                }

                string path = a.GetRequiredValue(output);
                ImportedMechanism imported = MechanismImport.Read(a.GetRequiredValue(files), known, session.Context);
                FindingCollector findings = session.Context.Findings;
                if (imported.Files.Count > 0) AtomicFile.WriteAllText(path, imported.Text());
                session.Tell(findings.ToList());
                session.Json(() => Document(imported, path, findings));
                if (imported.Files.Count == 0) return ExitCode.Findings; // nothing was read, nothing is written
                foreach (string line in Lines(imported, path)) session.Result(line);
                return findings.HasErrors ? ExitCode.Findings : ExitCode.Done;
            },
            cancellation);
        command.Arguments.Add(files);
        command.Options.Add(output);
        command.Options.Add(alone);
        return command;
    }

    private static JsonObject Document(ImportedMechanism imported, string path, FindingCollector findings) => new()
    {
        ["schema"] = "osteon.mechanism-import/1",
        ["out"] = path,
        ["files"] = new JsonArray([.. imported.Files.Select(f => (JsonNode)new JsonObject
        {
            ["name"] = f.File, ["source"] = ImportSource.Name(f.Format), ["licence"] = ImportSource.Licence(f.Format),
        })]),
        ["statements"] = imported.Counts.Statements,
        ["made"] = new JsonObject(imported.Counts.MadeBy.Select(p => KeyValuePair.Create<string, JsonNode?>(p.Key, p.Value))),
        ["skipped"] = new JsonObject(imported.Counts.SkippedBy.Select(p => KeyValuePair.Create<string, JsonNode?>(p.Key, p.Value))),
        ["nodes"] = imported.Graph.Nodes.Count,
        ["recognised"] = imported.Recognised,
        ["edges"] = imported.Graph.Edges.Count,
        ["findings"] = ResultDocument.FindingsJson(findings.ToList()),
        ["versions"] = ResultDocument.VersionsJson(),
    };

    private static IEnumerable<string> Lines(ImportedMechanism imported, string path)
    {
        MechanismGraph graph = imported.Graph;
        yield return FormattableString.Invariant($"{path}: {imported.Files.Count} files, {imported.Counts.Statements} statements read");
        yield return FormattableString.Invariant(
            $"  {graph.Nodes.Count} nodes ({imported.Recognised} known by name), {graph.Edges.Count} different candidate edges");
        foreach (IGrouping<Relation, Edge> group in graph.Edges.GroupBy(e => e.Relation).OrderBy(g => g.Key))
            yield return FormattableString.Invariant($"  {RelationWords.Word(group.Key),-20} {group.Count(),8}");
        foreach ((string reason, int count) in imported.Counts.SkippedBy) yield return FormattableString.Invariant($"  no edge: {reason} {count}");
        foreach (ImportFormat format in imported.Files.Select(f => f.Format).Distinct().Order())
            yield return $"  {ImportSource.Name(format)}: {ImportSource.Licence(format)}";
    }
}
