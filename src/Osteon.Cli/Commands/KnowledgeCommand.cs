using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Osteon.Cli.Knowledge;
using Osteon.Formats;
using Osteon.Primitives;
using Osteon.Study;

namespace Osteon.Cli.Commands;

/// <summary><c>osteon knowledge add|list|show|remove|fetch</c>: packs of compounds and pathways.</summary>
internal static class KnowledgeCommand
{
    private const string Schema = "osteon.knowledge/1";
    private const string Automatic = "auto";
    private const int ShownSets = 20;

    private static readonly Option<string?> Store = new("--store")
    {
        Description = "Folder of the packs. Default: OSTEON_KNOWLEDGE, else the user's folder for data.",
        HelpName = "DIR",
        Recursive = true,
    };

    public static Command Create(CancellationToken cancellation)
    {
        var knowledge = new Command("knowledge", "Packs of compounds and pathways, made from files you downloaded.");
        knowledge.Options.Add(Store);
        foreach (Command command in (Command[])[Add(cancellation), List(cancellation), Show(cancellation), Remove(cancellation), KnowledgeFetch.Create(StoreOf, Stored, cancellation)])
            knowledge.Subcommands.Add(command);
        return knowledge;
    }

    private static Command Add(CancellationToken cancellation)
    {
        var files = new Argument<string[]>("FILE") { Description = "Files, folders or zip archives, all of one source.", Arity = ArgumentArity.OneOrMore };
        var id = new Option<string>("--id") { Description = "Identifier of the pack, lower-case: wikipathways-rno.", HelpName = "ID", Required = true };
        var name = new Option<string?>("--name") { Description = "Name for people. Default: the identifier.", HelpName = "TEXT" };
        var version = new Option<string>("--version") { Description = "Release as its publisher names it.", HelpName = "VERSION", Required = true };
        var licence = new Option<string>("--licence") { Description = "Licence, SPDX where there is one: CC0-1.0.", HelpName = "LICENCE", Required = true };
        var date = new Option<string?>("--date") { Description = "Date of the release or of the download, ISO 8601.", HelpName = "DATE" };
        var citation = new Option<string?>("--citation") { Description = "Whom to cite.", HelpName = "TEXT" };
        var species = new Option<string?>("--species") { Description = "Scientific name; sets of other species are left out.", HelpName = "NAME" };
        Option<string> kind = Word("--kind", "Kind of every file; auto tells each by its content", [Automatic, .. KnowledgeIds.Formats]);
        Option<string> members = Word(
            "--members",
            "What the members of a GMT file are; auto tells by their form",
            [Automatic, .. KnowledgeIds.Namespaces]);
        var currency = new Option<string?>("--currency") { Description = "File with a currency metabolite (name or identifier) in each line, instead of Osteon's list.", HelpName = "FILE" };
        var bare = new Option<bool>("--no-synonyms") { Description = "Keep one name of each compound; makes packs of HMDB about half as large." };
        date.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1
                && !DateOnly.TryParseExact(result.Tokens[0].Value, ["yyyy-MM-dd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
                result.AddError($"--date must be a date like 2025-04-10, not {result.Tokens[0].Value}");
        });
        Command command = Root.Command(
            "add",
            "Reads files and stores them as one pack; the same id in another version stands beside it.",
            (a, session) =>
            {
                var source = new KnowledgeSource
                {
                    Id = a.GetRequiredValue(id),
                    Name = a.GetValue(name) ?? a.GetRequiredValue(id),
                    Version = a.GetRequiredValue(version),
                    Date = a.GetValue(date),
                    Licence = a.GetRequiredValue(licence),
                    Citation = a.GetValue(citation),
                    Species = a.GetValue(species),
                };
                var options = new KnowledgeOptions
                {
                    Format = KnowledgeIds.FormatOf(a.GetRequiredValue(kind)),
                    Members = KnowledgeIds.NamespaceOf(a.GetRequiredValue(members)),
                    Currency = a.GetValue(currency) is { } list ? ReadList(list) : null,
                    Synonyms = !a.GetValue(bare),
                };
                return Stored(session, KnowledgeImport.Add(a.GetRequiredValue(files), source, options, StoreOf(a), session.Context));
            },
            cancellation);
        command.Arguments.Add(files);
        foreach (Option option in (Option[])[id, name, version, licence, date, citation, species, kind, members, currency, bare])
            command.Options.Add(option);
        return command;
    }

    private static Command List(CancellationToken cancellation) => Root.Command(
        "list",
        "The packs of the store.",
        (a, session) =>
        {
            KnowledgeStore store = StoreOf(a);
            IReadOnlyList<StoredPack> packs = store.List(session.Context.Findings);
            session.Json(() => Document(store, packs, session));
            session.Tell(session.Context.Findings.ToList());
            if (packs.Count == 0) session.Result($"No pack in {store.Folder}.");
            foreach (StoredPack pack in packs) session.Result(Line(pack));
            return ExitCode.Done;
        },
        cancellation);

    private static Command Show(CancellationToken cancellation)
    {
        Argument<string> reference = Reference("ID", "id, or id@version where there are several.");
        var all = new Option<bool>("--sets") { Description = "List all sets, not only the largest." };
        Command command = Root.Command(
            "show",
            "Licence, counts, coverage by collection and sets of a pack.",
            (a, session) =>
            {
                KnowledgeStore store = StoreOf(a);
                LoadedPack loaded = store.Load(a.GetRequiredValue(reference), session.Context.Cancellation);
                session.Json(() => Document(store, [loaded.Info], session, loaded));
                Print(session, loaded, a.GetValue(all));
                return ExitCode.Done;
            },
            cancellation);
        command.Arguments.Add(reference);
        command.Options.Add(all);
        return command;
    }

    private static Command Remove(CancellationToken cancellation)
    {
        Argument<string> reference = Reference("ID@VERSION", "The pack, with its version.");
        Command command = Root.Command(
            "remove",
            "Removes a pack from the store; the files it was made of are not touched.",
            (a, session) =>
            {
                KnowledgeStore store = StoreOf(a);
                string name = a.GetRequiredValue(reference);
                store.Remove(name);
                session.Json(() => Document(store, [], session));
                session.Result($"removed {name}");
                return ExitCode.Done;
            },
            cancellation);
        command.Arguments.Add(reference);
        return command;
    }

    private static KnowledgeStore StoreOf(ParseResult arguments) =>
        KnowledgeStore.Open(arguments.GetValue(Store) is { Length: > 0 } folder ? folder : KnowledgeStore.DefaultFolder);

    /// <summary>Tells what was stored, or why nothing was.</summary>
    private static int Stored(Session session, (StoredPack Pack, bool WasThere)? added)
    {
        IReadOnlyList<Finding> findings = session.Context.Findings.ToList();
        session.Tell(findings);
        if (added is not { } stored) return ExitCode.Findings;
        session.Json(() => new JsonObject
        {
            ["schema"] = Schema,
            ["packs"] = new JsonArray(Json(stored.Pack)),
            ["was_there"] = stored.WasThere,
            ["findings"] = ResultDocument.FindingsJson(findings),
            ["versions"] = ResultDocument.VersionsJson(),
        });
        session.Result((stored.WasThere ? "already there: " : "stored ") + Line(stored.Pack));
        return ExitCode.Done;
    }

    private static void Print(Session session, LoadedPack loaded, bool all)
    {
        StoredPack pack = loaded.Info;
        session.Result($"{pack.Reference}  {pack.Source.Name}");
        foreach ((string title, string? value) in (ReadOnlySpan<(string, string?)>)
            [
                ("licence", pack.Source.Licence),
                ("redistributable", $"{pack.Redistributable.ToString().ToLowerInvariant()} ({pack.RedistributableBecause})"),
                ("species", pack.Source.Species),
                ("date", pack.Source.Date),
                ("citation", pack.Source.Citation),
                ("made of", string.Join(", ", pack.Inputs.Select(i => $"{i.Name} ({i.Kind})"))),
                ("digest", loaded.Digest),
            ])
            if (value is not null) session.Result($"  {title,-16} {value}");
        PackCounts counts = pack.Counts;
        session.Result(Text($"  {"compounds",-16} {counts.Compounds}: {counts.WithFormula} with formula, {counts.WithMass} with mass, {counts.WithClass} with class, {counts.CompoundsInSets} in sets"));
        session.Result(Text($"  {"sets",-16} {counts.Sets}: {counts.SetsOfThree} with 3 compounds or more, {counts.SetsWithoutCompounds} further ones hold none; {counts.Edges} edges"));
        foreach (NamespaceCount n in counts.Namespaces)
            session.Result(Text($"  {n.Namespace,-16} {n.Compounds} compounds ({100.0 * n.Compounds / Math.Max(1, counts.Compounds):0.#} %), {n.Identifiers} identifiers, {n.Shared} of them of several compounds"));
        MetaboliteSet[] sets =
        [
            .. loaded.Pack.Sets.Where(s => s.Members.Count >= 3).OrderByDescending(s => s.Members.Count).ThenBy(s => s.Id, StringComparer.Ordinal),
        ];
        foreach (MetaboliteSet set in all ? sets : sets.Take(ShownSets))
            session.Result(Text($"    {set.Members.Count,6}  {set.Id}  {set.Name}"));
        if (!all && sets.Length > ShownSets) session.Result(Text($"    … and {sets.Length - ShownSets} more; --sets lists them"));
    }

    private static JsonObject Document(KnowledgeStore store, IReadOnlyList<StoredPack> packs, Session session, LoadedPack? loaded = null)
    {
        var document = new JsonObject { ["schema"] = Schema, ["store"] = store.Folder, ["packs"] = new JsonArray([.. packs.Select(Json)]) };
        if (loaded is not null)
        {
            document["digest"] = loaded.Digest;
            document["sets"] = new JsonArray([.. loaded.Pack.Sets.Where(s => s.Members.Count >= 3).Select(s => (JsonNode)new JsonObject
            {
                ["id"] = s.Id,
                ["name"] = s.Name,
                ["compounds"] = s.Members.Count,
                ["edges"] = s.Edges.Count,
            })]);
        }

        document["findings"] = ResultDocument.FindingsJson(session.Context.Findings.ToList());
        document["versions"] = ResultDocument.VersionsJson();
        return document;
    }

    private static JsonNode Json(StoredPack pack) => JsonSerializer.SerializeToNode(pack, OsteonJson.Compact)!;

    private static string Line(StoredPack pack) => Text(
        $"{pack.Reference}: {pack.Counts.Compounds} compounds, {pack.Counts.Sets} sets ({pack.Counts.SetsOfThree} with 3 or more), {pack.Source.Licence}, redistributable: {pack.Redistributable.ToString().ToLowerInvariant()}");

    private static string Text(FormattableString text) => FormattableString.Invariant(text);

    private static Argument<string> Reference(string name, string description) => new(name) { Description = description };

    private static Option<string> Word(string name, string description, string[] words)
    {
        var option = new Option<string>(name) { Description = $"{description}: {string.Join(", ", words)}.", HelpName = "WORD", DefaultValueFactory = _ => words[0] };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && !words.Contains(result.Tokens[0].Value))
                result.AddError($"'{result.Tokens[0].Value}' is not a value of {name}. {NearestName.Hint(result.Tokens[0].Value, words)}");
        });
        return option;
    }

    private static string[] ReadList(string path) => File.Exists(path)
        ? [.. File.ReadLines(path).Select(l => l.Trim()).Where(l => l.Length > 0 && !l.StartsWith('#'))]
        : throw new MissingSourceException(Finding.Error(
            "OST-VOL-001",
            "there is no such file",
            new SourceLocation(path),
            hint: "Check the path and its spelling."));
}
