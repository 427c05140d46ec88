using System.Globalization;
using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>
/// Writes feature tables as tab-separated UTF-8 text. Numbers have the shortest form that reads back to the same number; a missing
/// intensity is <c>NA</c>; cells with a tab, a line end or a double quote stand in double quotes. Callers open the files, usually through
/// <see cref="AtomicFile"/>.
/// </summary>
public static class FeatureTableWriter
{
    /// <summary>
    /// Writes the plain table: features in rows, lines with what is known of the injections above their titles.
    /// <see cref="FeatureTableFiles"/> reads it back without loss, except for blanks around texts and for texts that are empty, which come
    /// back as absent.
    /// </summary>
    /// <param name="destination">Receives the text and stays open.</param>
    /// <param name="table">The table.</param>
    /// <exception cref="ArgumentException">An intensity is infinite.</exception>
    public static void WriteTsv(Stream destination, FeatureTable table)
    {
        using var lines = new TsvLines(destination);
        string[] further = Titles(table.Features.Select(f => f.Further));
        string[] titles = [.. OsteonTable.FeatureTitles, .. further.Select(t => FurtherTitles.Prefix + t)];
        string count = titles.Length.ToString(CultureInfo.InvariantCulture);
        lines.Write([OsteonTable.Mark, "quantity", table.Quantity, "amount_unit", table.AmountUnit ?? "", "feature_columns", count]);
        string[] blanks = [.. Enumerable.Repeat("", titles.Length - 1)];
        foreach (string field in OsteonTable.InjectionTitles)
        {
            string[] cells = [.. table.Injections.Select(i => InjectionText.Of(i, field))];
            if (cells.Any(c => c.Length > 0)) lines.Write([OsteonTable.InjectionPrefix + field, .. blanks, .. cells]);
        }

        foreach (string title in Titles(table.Injections.Select(i => i.Further)))
            lines.Write(
            [
                OsteonTable.InjectionPrefix + FurtherTitles.Prefix + title,
                .. blanks,
                .. table.Injections.Select(i => i.Further.GetValueOrDefault(title, "")),
            ]);
        lines.Write([.. titles, .. table.Injections.Select(i => i.Name)]);
        for (int f = 0; f < table.Features.Count; f++)
        {
            Feature feature = table.Features[f];
            foreach (string title in OsteonTable.FeatureTitles) lines.Cell(FeatureText.Of(feature, title));
            foreach (string title in further) lines.Cell(feature.Further.GetValueOrDefault(title, ""));
            for (int i = 0; i < table.Injections.Count; i++) lines.Intensity(table.Intensities.Values[(i * table.Features.Count) + f]);
            lines.End();
        }
    }

    /// <summary>Writes the dataMatrix of Workflow4Metabolomics: features in rows, injections in columns.</summary>
    /// <inheritdoc cref="WriteTsv(Stream, FeatureTable)"/>
    public static void WriteW4mDataMatrix(Stream destination, FeatureTable table)
    {
        using var lines = new TsvLines(destination);
        lines.Write([W4mFiles.Matrix, .. table.Injections.Select(i => i.Name)]);
        for (int f = 0; f < table.Features.Count; f++)
        {
            lines.Cell(table.Features[f].Id);
            for (int i = 0; i < table.Injections.Count; i++) lines.Intensity(table.Intensities.Values[(i * table.Features.Count) + f]);
            lines.End();
        }
    }

    /// <summary>
    /// Writes the sampleMetadata of Workflow4Metabolomics, with its own titles for what it knows (<c>sampleType, injectionOrder, batch</c>)
    /// and <c>NA</c> for what is not known. Columns that are empty throughout are left out.
    /// </summary>
    /// <param name="destination">Receives the text and stays open.</param>
    /// <param name="table">The table.</param>
    public static void WriteW4mSampleMetadata(Stream destination, FeatureTable table)
    {
        string amount = table.AmountUnit is { } unit ? $"amount ({unit})" : "amount";
        (string Title, string Field)[] fields =
        [
            ("sampleType", "kind"), ("injectionOrder", "order"), ("batch", "batch"), ("group", "group"), ("subject", "subject"),
            (amount, "amount"), ("dilution", "dilution"),
        ];
        fields = [.. fields.Where(f => table.Injections.Any(i => InjectionText.Of(i, f.Field).Length > 0))];
        string[] further = Titles(table.Injections.Select(i => i.Further));
        using var lines = new TsvLines(destination);
        lines.Write([W4mFiles.Samples, .. fields.Select(f => f.Title), .. further.Select(t => Safe(t, InjectionTitles.Of(t) is not null))]);
        foreach (Injection injection in table.Injections)
            lines.Write(
            [
                injection.Name,
                .. fields.Select(f => InjectionText.Of(injection, f.Field)).Select(OrNa),
                .. further.Select(t => injection.Further.GetValueOrDefault(t, "")),
            ]);
    }

    /// <summary>
    /// Writes the variableMetadata of Workflow4Metabolomics. Retention times are in seconds (<c>rt</c>); each collection of identifiers has
    /// its column. Columns that are empty throughout are left out.
    /// </summary>
    /// <param name="destination">Receives the text and stays open.</param>
    /// <param name="table">The table.</param>
    public static void WriteW4mVariableMetadata(Stream destination, FeatureTable table)
    {
        (string Title, Func<Feature, string> Text)[] fields =
        [
            .. FeatureText.W4mColumns.Where(c => table.Features.Any(f => c.Text(f).Length > 0))
        ];
        string[] further = Titles(table.Features.Select(f => f.Further));
        using var lines = new TsvLines(destination);
        lines.Write(
        [
            W4mFiles.Variables,
            .. fields.Select(f => f.Title),
            .. further.Select(t => Safe(t, FeatureTitles.Of(t) is not null || t is "database_identifier")),
        ]);
        foreach (Feature feature in table.Features)
            lines.Write(
            [
                feature.Id,
                .. fields.Select(f => OrNa(f.Text(feature))),
                .. further.Select(t => feature.Further.GetValueOrDefault(t, "")),
            ]);
    }

    private static string Safe(string title, bool taken) =>
        taken || title.StartsWith(FurtherTitles.Prefix, StringComparison.Ordinal) ? FurtherTitles.Prefix + title : title;

    private static string OrNa(string text) => text.Length == 0 ? "NA" : text;

    /// <summary>All titles, in the order in which they come.</summary>
    private static string[] Titles(IEnumerable<IReadOnlyDictionary<string, string>> rows)
    {
        var titles = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (IReadOnlyDictionary<string, string> row in rows)
            foreach (string title in row.Keys)
                if (seen.Add(title)) titles.Add(title);
        return [.. titles];
    }
}
