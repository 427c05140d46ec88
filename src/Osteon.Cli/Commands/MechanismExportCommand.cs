using System.CommandLine;
using System.Text;
using System.Text.Json.Nodes;
using Osteon.Formats;
using Osteon.Mechanism;
using Osteon.Primitives;
using Osteon.Study;

namespace Osteon.Cli.Commands;

/// <summary><c>osteon mechanism export</c>: the graph, or a part of it, for other programs.</summary>
internal static class MechanismExportCommand
{
    private static readonly Option<string?> Format = new("--format")
    {
        Description = $"One of {string.Join(", ", ExchangeFormats.Words)}. Default: by the ending of --out.",
        HelpName = "FORMAT",
    };

    private static readonly Option<string> Out = new("--out") { Description = "The file to write.", HelpName = "FILE", Required = true };

    private static readonly Option<string[]> Around = new("--around")
    {
        Description = "Only what lies around this node; may be given several times.",
        HelpName = "NODE",
    };

    private static readonly Option<bool> Effects = new("--effects") { Description = "Only edges that are effects: no association, structure, content or use." };

    private static readonly Option<string?> Title = new("--title") { Description = "Title of the document.", HelpName = "TEXT" };

    public static Command Create(CancellationToken cancellation)
    {
        Option<string[]> context = MechanismOptions.Context();
        Option<bool> stated = MechanismOptions.Stated(), supported = MechanismOptions.Supported();
        var steps = new Option<int>("--steps") { Description = "Steps from --around, 0 to 10.", HelpName = "N", DefaultValueFactory = _ => 1 };
        steps.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && int.TryParse(result.Tokens[0].Value, out int number) && number is < 0 or > 10)
                result.AddError("--steps is a number from 0 to 10");
        });
        Command command = Root.Command(
            "export",
            "Writes the graph, or a part of it, as CX2, GraphML, SIF, table, BEL, SBML-qual, DOT, JSON-LD or a layered SVG.",
            (a, session) => MechanismOptions.With(a, session, (loaded, graph) =>
            {
                string path = a.GetRequiredValue(Out);
                if (FormatOf(a.GetValue(Format), path, session) is not { } format) return ExitCode.Usage;
                var filter = ContextFilter.Parse(graph, a.GetValue(context) ?? [], a.GetValue(stated));
                string[] around = [.. (a.GetValue(Around) ?? []).Select(n => graph.Names.Resolve(n).Id)];
                MechanismGraph part = new GraphSelection
                {
                    Around = around,
                    Steps = a.GetValue(steps),
                    EffectsOnly = a.GetValue(Effects),
                    SupportedOnly = a.GetValue(supported),
                    Where = filter.Conditions.Count == 0 ? null : e => filter.Passes(e),
                }.Of(graph);
                var options = new ExportOptions
                {
                    Title = a.GetValue(Title) ?? "Osteon mechanism graph",
                    Description = $"{loaded.Name}: {part.Nodes.Count} of {graph.Nodes.Count} nodes, {part.Edges.Count} of {graph.Edges.Count} edges"
                        + (around.Length > 0 ? $"; around {string.Join(", ", around)}" : ""),
                    Generator = $"Osteon {OsteonVersion.Current}",
                };
                AtomicFile.Write(path, stream =>
                {
                    using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 16, leaveOpen: true);
                    MechanismExport.Write(part, format, options, writer);
                });
                session.Json(() => MechanismJson.Document(
                    "export",
                    loaded,
                    new JsonObject { ["format"] = ExchangeFormats.Word(format), ["out"] = path, ["around"] = new JsonArray([.. around.Select(n => (JsonNode)n)]) },
                    new JsonObject { ["nodes"] = part.Nodes.Count, ["edges"] = part.Edges.Count },
                    []));
                session.Result($"{path}: {ExchangeFormats.Word(format)}, {part.Nodes.Count} nodes, {part.Edges.Count} edges");
                return ExitCode.Done;
            }),
            cancellation);
        foreach (Option option in (Option[])[Format, Out, Around, steps, Effects, supported, context, stated, Title]) command.Options.Add(option);
        return command;
    }

    private static ExchangeFormat? FormatOf(string? word, string path, Session session)
    {
        ExchangeFormat? format = word is null ? ExchangeFormats.OfFileName(path) : ExchangeFormats.Of(word);
        if (format is null)
        {
            session.Tell([Finding.Error(
                "OST-EXC-001",
                word is null ? "the ending of the file tells no format" : "there is no such format",
                value: word ?? path,
                hint: NearestName.Hint(word ?? "", ExchangeFormats.Words))]);
        }

        return format;
    }
}
