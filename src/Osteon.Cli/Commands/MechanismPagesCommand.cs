using System.CommandLine;
using System.Text.Json.Nodes;
using Osteon.Mechanism;
using Osteon.Reporting;
using Osteon.Study;

namespace Osteon.Cli.Commands;

/// <summary><c>osteon mechanism pages</c>: an index of the graph and a page for each indication.</summary>
internal static class MechanismPagesCommand
{
    public static Command Create(CancellationToken cancellation)
    {
        var folder = new Argument<string>("DIR")
        {
            Description = "The folder to write: new, empty, or one that this command wrote before.",
        };
        folder.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && string.IsNullOrWhiteSpace(result.Tokens[0].Value)) result.AddError("DIR is empty: name a folder");
        });
        var indications = new Option<string[]>("--indication")
        {
            Description = "Only this indication, by any of its names; may be given several times. Default: all with at least one claim.",
            HelpName = "NODE",
        };
        Command command = Root.Command(
            "pages",
            "Writes index.html and one page for each indication: what is claimed, by which evidence, what contradicts it, what is missing.",
            (a, session) => MechanismOptions.With(a, session, (loaded, graph) =>
            {
                string path = a.GetRequiredValue(folder);
                IReadOnlyList<IndicationDossier> dossiers = Dossiers(graph, a.GetValue(indications) ?? []);
                MechanismPagesResult written = MechanismPages.Write(loaded, dossiers, path, session.Context);
                session.Tell(written.Findings);
                session.Json(() => MechanismJson.Document(
                    "pages",
                    loaded,
                    new JsonObject
                    {
                        ["out"] = path,
                        ["indications"] = new JsonArray([.. dossiers.Select(d => (JsonNode)d.Indication.Id)]),
                    },
                    new JsonObject
                    {
                        ["files"] = new JsonArray([.. written.Files.Select(f => (JsonNode)f)]),
                        ["indications"] = new JsonArray([.. dossiers.Select(IndicationJson.Of)]),
                    },
                    written.Findings));
                string index = Path.Combine(path, MechanismIndexPage.FileName);
                session.Result(FormattableString.Invariant($"{index}: {dossiers.Count} indications"));
                foreach (IndicationDossier dossier in dossiers)
                {
                    session.Result(FormattableString.Invariant(
                        $"  {dossier.Indication.Label,-40} {dossier.Claims.Count,4} claims, ") + FormattableString.Invariant(
                        $"{dossier.PrimaryStudies,3} studies, {dossier.Missing.Count} gaps"));
                }

                return ExitCode.Done;
            }),
            cancellation);
        command.Arguments.Add(folder);
        command.Options.Add(indications);
        return command;
    }

    private static IReadOnlyList<IndicationDossier> Dossiers(MechanismGraph graph, string[] names) => names.Length == 0
        ? IndicationDossier.All(graph)
        : [.. names.Select(n => MechanismOptions.OfKind(graph, n, NodeKind.Indication)).Distinct(StringComparer.Ordinal)
            .Select(id => IndicationDossier.Of(graph, id))];
}
