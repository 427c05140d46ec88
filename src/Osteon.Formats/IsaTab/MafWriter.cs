using System.Globalization;
using System.Text;
using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>Writes metabolite assignment files, version 2.</summary>
internal static class MafWriter
{
    public static void Write(Stream destination, FeatureTable table, FindingCollector findings, OntologyTerm? species)
    {
        foreach (Injection injection in table.Injections)
            if (MetaboliteAssignmentFile.Columns.Contains(injection.Name.Trim(), StringComparer.OrdinalIgnoreCase) || injection.Name.Trim().Length == 0)
                throw Refusal.Content(
                    "OST-ISA-031",
                    new SourceLocation("MAF"),
                    "an injection has no name or that of a fixed column",
                    injection.Name,
                    "Rename it.");
        Lost(table, findings);
        using var writer = new StreamWriter(destination, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 16, leaveOpen: true);
        writer.NewLine = "\n";
        writer.Write(string.Join('\t', MetaboliteAssignmentFile.Columns));
        foreach (Injection injection in table.Injections)
        {
            writer.Write('\t');
            writer.Write(IsaCell.Quoted(injection.Name));
        }

        writer.WriteLine();
        Span<char> number = stackalloc char[32];
        for (int f = 0; f < table.Features.Count; f++)
        {
            Feature feature = table.Features[f];
            bool first = true;
            foreach (string cell in Fixed(feature, species))
            {
                if (!first) writer.Write('\t');
                first = false;
                writer.Write(IsaCell.Quoted(cell));
            }

            for (int i = 0; i < table.Injections.Count; i++)
            {
                writer.Write('\t');
                double value = table.Intensities.Values[(i * table.Features.Count) + f];
                if (!double.IsFinite(value)) continue;
                value.TryFormat(number, out int length, "R", CultureInfo.InvariantCulture);
                writer.Write(number[..length]);
            }

            writer.WriteLine();
        }
    }

    private static void Lost(FeatureTable table, FindingCollector findings)
    {
        int infinite = table.Intensities.Values.Count(double.IsInfinity);
        int levels = table.Features.Count(f => f.Identity is { Scheme: not IdentityScheme.Msi });
        string[] further =
        [
            .. table.Features.SelectMany(f => f.Further.Keys).Distinct(StringComparer.Ordinal).Where(t => !MetaboliteAssignmentFile.Columns.Contains(t)),
        ];
        if (infinite > 0) Note(findings, string.Create(CultureInfo.InvariantCulture, $"{infinite} infinite abundances are written as missing"));
        if (levels > 0)
            Note(
                findings,
                string.Create(CultureInfo.InvariantCulture, $"{levels} levels of identification of another scheme than the MSI's are not written"));
        if (further.Length > 0)
            Note(
                findings,
                $"further columns of features have no place in a MAF: {string.Join(", ", further.Take(10))}{(further.Length > 10 ? " …" : "")}");
    }

    private static void Note(FindingCollector findings, string message) =>
        findings.Add(Finding.Warning("OST-ISA-030", message, new SourceLocation("MAF"), hint: "mzTab-M holds them."));

    private static IEnumerable<string> Fixed(Feature feature, OntologyTerm? species)
    {
        string Further(string title) => feature.Further.GetValueOrDefault(title, "");
        yield return string.Join('|', feature.Identifiers.Select(Identifier));
        yield return feature.Formula ?? "";
        yield return feature.Smiles ?? "";
        yield return feature.Inchi ?? "";
        yield return feature.Name ?? "";
        yield return Number(feature.Mz);
        yield return Further("fragmentation");
        yield return feature.Adduct ?? "";
        yield return feature.Charge?.ToString(CultureInfo.InvariantCulture) ?? "";
        yield return Number(feature.RetentionTime);
        yield return species is { Accession.Length: > 0 } ? species.Accession : Further("taxid");
        yield return species?.Name ?? Further("species");
        yield return Further("database") is { Length: > 0 } stated
            ? stated
            : string.Join('|', feature.Identifiers.Select(i => DatabaseIdentifier.Database(i.Namespace).Name).Distinct(StringComparer.Ordinal));
        yield return Further("database_version");
        yield return feature.Identity is { Scheme: IdentityScheme.Msi } level ? level.Level : Further("reliability");
        yield return Further("uri");
        yield return Further("search_engine");
        yield return Further("search_engine_score");
        yield return Further("smallmolecule_abundance_sub");
        yield return Further("smallmolecule_abundance_stdev_sub");
        yield return Further("smallmolecule_abundance_std_error_sub");
    }

    /// <summary>An identifier, without prefix where its form tells the collection.</summary>
    private static string Identifier(CompoundIdentifier identifier) =>
        DatabaseIdentifier.Parse(identifier.Value) == identifier ? identifier.Value : DatabaseIdentifier.Text(identifier);

    private static string Number(double? value) =>
        value is { } number && double.IsFinite(number) ? number.ToString("R", CultureInfo.InvariantCulture) : "";
}
