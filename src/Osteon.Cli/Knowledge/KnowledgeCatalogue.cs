using System.Globalization;
using Osteon.Primitives;
using Osteon.Study;

namespace Osteon.Cli.Knowledge;

/// <summary>An open source of knowledge that can be fetched by name.</summary>
/// <param name="Name">The name, which is the identifier of the pack too.</param>
/// <param name="Title">What it is.</param>
/// <param name="Url">Where it is; <c>{version}</c> stands for the release.</param>
/// <param name="Species">Species as scientific name.</param>
/// <param name="Licence">Its licence, SPDX.</param>
/// <param name="Citation">Whom to cite.</param>
/// <param name="MaxBytes">More than this is not downloaded.</param>
/// <param name="VersionMeans">What the user is to state as version.</param>
internal sealed record CatalogueEntry(
    string Name, string Title, string Url, string Species, string Licence, string Citation, long MaxBytes, string VersionMeans)
{
    /// <summary>The address of a release.</summary>
    public Uri AddressOf(string version) => new(Url.Replace("{version}", Uri.EscapeDataString(version), StringComparison.Ordinal));
}

/// <summary>
/// The sources that can be fetched: those of Osteon (<c>data/knowledge-catalogue.tsv</c>), or of a file of the same columns.
/// </summary>
internal static class KnowledgeCatalogue
{
    private static readonly string[] Columns = ["name", "title", "url", "species", "licence", "citation", "max_megabytes", "version_means"];

    /// <summary>Reads the catalogue; findings OST-KNW-201 … 206 tell what is wrong with one of the user's.</summary>
    public static IReadOnlyList<CatalogueEntry> Read(string? path, FindingCollector findings)
    {
        string name = path ?? "knowledge-catalogue.tsv";
        string[] lines = (path is null ? Own() : File.Exists(path) ? File.ReadAllText(path) : throw Missing(path)).Split('\n');
        var entries = new List<CatalogueEntry>();
        if (lines.Length == 0 || !lines[0].TrimEnd('\r').Split('\t').SequenceEqual(Columns))
        {
            findings.Add(Finding.Error("OST-KNW-208", "this is no catalogue", new SourceLocation(name, 1), hint: $"Its columns are {string.Join(", ", Columns)}, separated by tabs."));
            return entries;
        }

        for (int i = 1; i < lines.Length; i++)
        {
            string[] cells = lines[i].TrimEnd('\r').Split('\t');
            if (cells is [""]) continue;
            var where = new SourceLocation(name, i + 1);
            if (cells.Length != Columns.Length
                || !int.TryParse(cells[6], NumberStyles.None, CultureInfo.InvariantCulture, out int megabytes)
                || !PackNames.IsId(cells[0]))
                findings.Add(Finding.Error(
                    "OST-KNW-208",
                    "the line is no entry of a catalogue",
                    where,
                    hint: $"It needs {Columns.Length} cells: a name in lower case, …, a number of megabytes, …"));
            else if (!IsSecure(cells[2]))
                findings.Add(Finding.Error(
                    "OST-KNW-206",
                    "only https is used",
                    where,
                    cells[2],
                    "Take the https address of the same file."));
            else
                entries.Add(new CatalogueEntry(cells[0], cells[1], cells[2], cells[3], cells[4], cells[5], megabytes * 1_000_000L, cells[7]));
        }

        return entries;
    }

    private static bool IsSecure(string url) =>
        Uri.TryCreate(url.Replace("{version}", "1", StringComparison.Ordinal), UriKind.Absolute, out Uri? address)
        && address.Scheme == Uri.UriSchemeHttps;

    private static string Own()
    {
        using Stream stream = typeof(KnowledgeCatalogue).Assembly.GetManifestResourceStream("knowledge-catalogue.tsv")
            ?? throw new InvalidOperationException("the catalogue is missing from the assembly");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static MissingSourceException Missing(string path) =>
        new(Finding.Error("OST-VOL-001", "there is no such file", new SourceLocation(path), hint: "Check the path and its spelling."));
}
