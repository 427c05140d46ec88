using System.CommandLine;
using System.Text.Json.Nodes;
using Osteon.Primitives;

namespace Osteon.Cli.Commands;

/// <summary><c>osteon terms</c>: the glossary, made from the term registry.</summary>
internal static class TermsCommand
{
    public static Command Create(CancellationToken cancellation)
    {
        var id = new Argument<string?>("ID") { Description = "Only this term.", Arity = ArgumentArity.ZeroOrOne };
        Command command = Root.Command(
            "terms",
            "Prints the measures Osteon knows, with label, unit, definition and source, as a Markdown table.",
            (arguments, session) => Run(arguments.GetValue(id), session),
            cancellation);
        command.Arguments.Add(id);
        return command;
    }

    private static int Run(string? id, Session session)
    {
        IReadOnlyList<Term> terms = TermRegistry.All;
        if (id is not null)
        {
            if (TermRegistry.Find(id) is not { } term)
            {
                session.Tell([Finding.Error("OST-CLI-001", $"there is no term '{id}'", value: id, hint: NearestName.Hint(id, [.. terms.Select(t => t.Id)]))]);
                return ExitCode.Usage;
            }

            terms = [term];
        }

        session.Json(() => new JsonObject
        {
            ["schema"] = "osteon.terms/1",
            ["terms"] = new JsonArray([.. terms.Select(t => (JsonNode)new JsonObject
            {
                ["id"] = t.Id,
                ["label"] = t.Label,
                ["name"] = t.Name,
                ["ctan_label"] = t.CtanLabel,
                ["unit"] = t.Unit.Symbol,
                ["definition"] = t.Definition,
                ["doi"] = t.Doi,
                ["method"] = t.Method,
            })]),
        });
        session.Result("| id | label | unit | CTAn | definition | source |");
        session.Result("|---|---|---|---|---|---|");
        foreach (Term t in terms)
        {
            string source = t.Doi is null ? "" : $"[{t.Doi}](https://doi.org/{t.Doi})";
            session.Result($"| [`{t.Id}`](methods/{t.Method}.md) | {t.Label} | {(t.Unit == Unit.One ? "1" : t.Unit.Display)} | {t.CtanLabel ?? "–"} | {t.Definition} | {source} |");
        }

        return ExitCode.Done;
    }
}
