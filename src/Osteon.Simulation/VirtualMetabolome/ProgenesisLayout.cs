using System.Globalization;
using Osteon.Primitives;

namespace Osteon.Simulation;

/// <summary>
/// A feature table laid out like the "compound measurements" export of Progenesis QI, as cells of text: three rows of titles, then one row
/// per feature. For demonstrations and for testing readers; it writes no file and quotes nothing.
/// <para>
/// Row 1 holds the titles of blocks over their first column (<c>Normalised abundance</c>, <c>Raw abundance</c>), row 2 the condition over
/// the first run of each, row 3 the titles of columns. Runs stand by condition: groups in the order in which they first occur, then QC and
/// blanks; inside, in the order of injection. A missing cell is written 0. Both blocks hold the same numbers, as in an export for which no
/// normalisation was chosen.
/// </para>
/// </summary>
public static class ProgenesisLayout
{
    private const double SecondsPerMinute = 60;

    private static readonly string[] Before =
    [
        "Compound", "Neutral mass (Da)", "m/z", "Charge", "Retention time (min)", "Chromatographic peak width (min)", "Identifications",
        "Max Fold Change", "Highest Mean", "Lowest Mean", "Isotope Distribution", "Maximum Abundance", "Minimum CV%",
    ];

    private static readonly string[] After =
    [
        "Accepted Compound ID", "Accepted Description", "Adducts", "Formula", "Score", "Fragmentation Score", "Mass Error (ppm)",
        "Isotope Similarity", "Retention Time Error (mins)", "Compound Link",
    ];

    /// <summary>
    /// The cells, all rows of one length. Columns that a simulation cannot fill (peak width, isotopes, scores) are empty. Max fold change
    /// is the ratio of the largest mean of a condition to the smallest, missing cells as 0, so that it may be <c>Infinity</c>; minimum CV %
    /// the smallest of the conditions with at least two runs.
    /// </summary>
    public static IReadOnlyList<IReadOnlyList<string>> Rows(FeatureTable table)
    {
        (string Condition, int[] Runs)[] conditions = [.. Conditions(table)];
        int[] runs = [.. conditions.SelectMany(c => c.Runs)];
        string[] conditionTitles = [.. conditions.SelectMany(c => c.Runs.Select((_, i) => i == 0 ? c.Condition : ""))];
        string[] names = [.. runs.Select(r => table.Injections[r].Name)];
        var rows = new List<IReadOnlyList<string>>
        {
            Row(
                Blank(Before.Length),
                BlockTitle("Normalised abundance", runs.Length),
                BlockTitle("Raw abundance", runs.Length),
                Blank(After.Length)),
            Row(Blank(Before.Length), conditionTitles, conditionTitles, Blank(After.Length)),
            Row(Before, names, names, After),
        };
        for (int f = 0; f < table.Features.Count; f++)
        {
            double[] values = [.. runs.Select(r => double.IsNaN(table.Intensities[r, f]) ? 0 : table.Intensities[r, f])];
            string[] abundances = [.. values.Select(Text)];
            rows.Add(Row(Description(table.Features[f], conditions, values), abundances, abundances, Identification(table.Features[f])));
        }

        return rows;
    }

    private static IEnumerable<(string Condition, int[] Runs)> Conditions(FeatureTable table)
    {
        IOrderedEnumerable<int> ordered = Enumerable.Range(0, table.Injections.Count).OrderBy(r => table.Injections[r].Order ?? r);
        return ordered.GroupBy(r => Condition(table.Injections[r]))
            .OrderBy(g => table.Injections[g.First()].Kind)
            .Select(g => (g.Key, g.ToArray()));
    }

    private static string Condition(Injection injection) => injection.Kind switch
    {
        InjectionKind.Sample => injection.Group ?? "Samples",
        InjectionKind.Qc => "QC",
        _ => injection.Kind.ToString(),
    };

    private static IEnumerable<string> Description(Feature feature, (string Condition, int[] Runs)[] conditions, double[] values)
    {
        double[] means = new double[conditions.Length];
        double? smallestCv = null;
        int start = 0;
        for (int c = 0; c < means.Length; c++)
        {
            ReadOnlySpan<double> own = values.AsSpan(start, conditions[c].Runs.Length);
            start += own.Length;
            double sum = 0, squares = 0;
            foreach (double value in own) sum += value;
            means[c] = sum / own.Length;
            foreach (double value in own) squares += (value - means[c]) * (value - means[c]);
            if (own.Length < 2 || means[c] == 0) continue;
            double cv = 100 * Math.Sqrt(squares / (own.Length - 1)) / means[c];
            smallestCv = Math.Min(smallestCv ?? cv, cv);
        }

        int highest = Array.IndexOf(means, means.Max()), lowest = Array.IndexOf(means, means.Min());
        double change = means[highest] == means[lowest] ? 1 : means[highest] / means[lowest];
        return
        [
            feature.Id, feature.NeutralMass is { } mass ? Text(mass) : "", feature.Mz is { } mz ? Text(mz) : "",
            feature.Charge is { } charge ? Math.Abs(charge).ToString(CultureInfo.InvariantCulture) : "",
            feature.RetentionTime is { } seconds ? Text(seconds / SecondsPerMinute) : "", "", feature.Name is null ? "0" : "1",
            double.IsInfinity(change) ? "Infinity" : Text(change), conditions[highest].Condition, conditions[lowest].Condition, "",
            Text(values.Max()),
            smallestCv is { } percent ? Text(percent) : "",
        ];
    }

    private static string[] Identification(Feature feature)
    {
        if (feature.Name is null) return Blank(After.Length);
        string id =
            feature.Identifiers.OrderBy(i => i.Namespace switch { CompoundNamespace.Hmdb => 0, CompoundNamespace.Kegg => 1, _ => 2 })
            .Select(i => i.Value).FirstOrDefault() ?? feature.Name;
        string adduct = feature.Adduct?.Replace("[", "", StringComparison.Ordinal).Split(']')[0] ?? "";
        return [id, feature.Name, adduct, feature.Formula ?? "", .. Blank(After.Length - 4)];
    }

    private static string[] Row(params ReadOnlySpan<IEnumerable<string>> parts)
    {
        var cells = new List<string>();
        foreach (IEnumerable<string> part in parts) cells.AddRange(part);
        return [.. cells];
    }

    private static string[] BlockTitle(string title, int width) => width == 0 ? [] : [title, .. Blank(width - 1)];

    private static string[] Blank(int count) => [.. Enumerable.Repeat("", count)];

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
