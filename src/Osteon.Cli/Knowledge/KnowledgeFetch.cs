using System.CommandLine;
using System.Text.Json.Nodes;
using Osteon.Cli.Commands;
using Osteon.Formats;
using Osteon.Primitives;
using Osteon.Study;

namespace Osteon.Cli.Knowledge;

/// <summary><c>osteon knowledge fetch</c>: the one command that may use a network, and only after the licence was accepted.</summary>
internal static class KnowledgeFetch
{
    /// <summary>Tells what was stored and gives the exit code.</summary>
    internal delegate int Tell(Session session, (StoredPack Pack, bool WasThere)? added);

    public static Command Create(Func<ParseResult, KnowledgeStore> storeOf, Tell stored, CancellationToken cancellation)
    {
        var name = new Argument<string?>("NAME") { Description = "A source of the catalogue; none lists them.", Arity = ArgumentArity.ZeroOrOne };
        var version = new Option<string?>("--version") { Description = "The release to fetch; what it means stands in the catalogue.", HelpName = "VERSION" };
        var accept = new Option<bool>("--accept-licence") { Description = "You have read the licence and accept it." };
        var sha256 = new Option<string?>("--sha256") { Description = "Store it only if the file has this SHA-256.", HelpName = "HEX" };
        var date = new Option<string?>("--date") { Description = "Date of the download, ISO 8601, kept with the pack.", HelpName = "DATE" };
        var catalogue = new Option<string?>("--catalogue") { Description = "Another catalogue than Osteon's.", HelpName = "FILE" };
        Command command = Root.Command(
            "fetch",
            "Downloads an open source of knowledge and stores it as a pack; nothing is downloaded without --accept-licence.",
            (a, session) =>
            {
                IReadOnlyList<CatalogueEntry> entries = KnowledgeCatalogue.Read(a.GetValue(catalogue), session.Context.Findings);
                if (session.Context.Findings.HasErrors) return Refuse(session);
                if (a.GetValue(name) is not { } wanted) return List(session, entries);
                if (entries.FirstOrDefault(e => e.Name == wanted) is not { } entry)
                {
                    session.Context.Findings.Add(Finding.Error(
                        "OST-KNW-201",
                        "the catalogue has no source of this name",
                        value: wanted,
                        hint: NearestName.Hint(wanted, [.. entries.Select(e => e.Name)])));
                    return Refuse(session);
                }

                var request = new Request(entry, a.GetValue(version), a.GetValue(accept), a.GetValue(sha256), a.GetValue(date));
                return Fetch(session, request, storeOf(a), stored);
            },
            cancellation);
        command.Arguments.Add(name);
        foreach (Option option in (Option[])[version, accept, sha256, date, catalogue]) command.Options.Add(option);
        return command;
    }

    private static int Fetch(Session session, Request request, KnowledgeStore store, Tell stored)
    {
        CatalogueEntry entry = request.Entry;
        session.Say($"{entry.Title}. Licence: {entry.Licence}. To be cited: {entry.Citation}.");
        Check(session.Context.Findings, request);
        if (session.Context.Findings.HasErrors) return Refuse(session);
        var source = new KnowledgeSource
        {
            Id = entry.Name,
            Name = entry.Title,
            Version = request.Version!,
            Date = request.Date,
            Licence = entry.Licence,
            Citation = entry.Citation,
            Species = entry.Species.Length > 0 ? entry.Species : null,
        };
        Uri address = entry.AddressOf(request.Version!);
        session.Say($"downloading {address}");
        DirectoryInfo folder = Directory.CreateTempSubdirectory("osteon-knowledge-");
        try
        {
            string file = Path.Combine(folder.FullName, FileName(address));
            ContentDigest digest = Download.ToFile(address, file, entry.MaxBytes, session.Context);
            session.Say($"sha256 {digest.Sha256}  {Path.GetFileName(file)}  ({digest.Bytes} bytes)");
            if (request.Sha256 is { } expected && !expected.Equals(digest.Sha256, StringComparison.OrdinalIgnoreCase))
            {
                session.Context.Findings.Add(Finding.Error(
                    "OST-KNW-209",
                    "the file is not the one that was expected",
                    new SourceLocation(address.ToString()),
                    digest.Sha256,
                    $"Expected was {expected}."));
                return Refuse(session);
            }

            return stored(session, KnowledgeImport.Add([file], source, KnowledgeOptions.Default, store, session.Context));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Check(FindingCollector findings, Request request)
    {
        if (request.Version is null)
            findings.Add(Finding.Error("OST-KNW-207", "no version is stated", hint: $"--version is {request.Entry.VersionMeans}."));
        else if (!PackNames.IsVersion(request.Version))
            findings.AddRange(PackNames.Check(request.Entry.Name, request.Version));
        if (!request.Accepted)
            findings.Add(Finding.Error(
                "OST-KNW-202", $"the licence ({request.Entry.Licence}) was not accepted; nothing was downloaded", hint: "Read it at the publisher's, then add --accept-licence."));
    }

    private static int List(Session session, IReadOnlyList<CatalogueEntry> entries)
    {
        session.Json(() => new JsonObject
        {
            ["schema"] = "osteon.knowledge-catalogue/1",
            ["sources"] = new JsonArray([.. entries.Select(e => (JsonNode)new JsonObject
            {
                ["name"] = e.Name,
                ["title"] = e.Title,
                ["url"] = e.Url,
                ["species"] = e.Species,
                ["licence"] = e.Licence,
                ["citation"] = e.Citation,
                ["version_means"] = e.VersionMeans,
            })]),
            ["findings"] = new JsonArray(),
            ["versions"] = ResultDocument.VersionsJson(),
        });
        foreach (CatalogueEntry entry in entries)
            session.Result($"{entry.Name,-18} {entry.Title}  ({entry.Licence}; --version: {entry.VersionMeans})");
        return ExitCode.Done;
    }

    private static int Refuse(Session session)
    {
        session.Tell(session.Context.Findings.ToList());
        return ExitCode.Findings;
    }

    /// <summary>The last part of the address as a harmless name of a file.</summary>
    private static string FileName(Uri address)
    {
        string last = new([.. address.Segments[^1].Where(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_')]);
        return last.Trim('.').Length > 0 ? last.Trim('.') : "download";
    }

    private sealed record Request(CatalogueEntry Entry, string? Version, bool Accepted, string? Sha256, string? Date);
}
