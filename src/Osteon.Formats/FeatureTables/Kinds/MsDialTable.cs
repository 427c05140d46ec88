using System.Globalization;
using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>
/// The alignment result of MS-DIAL 2 to 5 (TXT). Above the titles stand lines for the files, <c>Class</c>, <c>File type</c> (older:
/// <c>Type</c>), <c>Injection order</c> and, in newer versions, <c>Batch ID</c>; their names stand in the last column of the features, so
/// that what is right of them are the files, and behind these the means and standard deviations of classes. Retention times are in minutes.
/// </summary>
internal sealed class MsDialTable : IFeatureTableFormat
{
    private static readonly string[] NameMarks = ["w/o MS2:", "no MS2:", "low score:", "Unsettled:"];

    /// <summary>Titles of features that may be the last before the files, where the lines above the titles are gone.</summary>
    private static readonly HashSet<string> LastTitles = new(StringComparer.OrdinalIgnoreCase)
    {
        "Alignment ID", "Average Rt(min)", "Average Mz", "Average RI", "Quant mass", "Metabolite name", "Adduct type",
        "Post curation result", "Fill %", "MS/MS assigned", "MS/MS included", "Reference RT", "Reference RI", "Reference m/z", "Formula",
        "Ontology", "INCHIKEY", "SMILES", "MSI level", "Annotation tag (VS1.0)", "RT matched", "RI matched", "m/z matched",
        "MS/MS matched", "EI-MS matched", "CCS matched", "Comment", "Mannually modified", "Manually modified",
        "Mannually modified for quantification", "Mannually modified for annotation", "Manually modified for quantification",
        "Manually modified for annotation", "Isotope tracking parent ID", "Isotope tracking weight number", "RT similarity",
        "RI similarity", "m/z similarity", "CCS similarity", "Simple dot product", "Weighted dot product", "Dot product",
        "Reverse dot product", "Fragment presence %", "Matched peaks count", "Matched peaks percentage", "Total score", "S/N average",
        "Spectrum reference file name", "MS1 isotopic spectrum", "MS/MS spectrum", "EI spectrum", "Average mobility", "Average CCS",
        "Reference CCS", "Reference mobility", "Average drift time", "Library name", "Adduct ion name", "LINK", "Measured terms",
        "Evidence source", "Candidates found", "Candidates above threshold", "Candidates reference matched",
    };

    /// <inheritdoc/>
    public string Id => "ms-dial";

    /// <inheritdoc/>
    public string Name => "MS-DIAL alignment result (TXT)";

    /// <inheritdoc/>
    public FeatureTableProbe Probe(FeatureTableStart start)
    {
        int titles = start.RowWith("Alignment ID");
        return FeatureTableProbe.Of(
            ("the title 'Alignment ID'", titles >= 0),
            (
                "the title 'Average Mz', 'Quant mass' or 'Average Rt(min)'",
                start.Has(titles, "Average Mz") || start.Has(titles, "Quant mass") || start.Has(titles, "Average Rt(min)")),
            ("the title 'Metabolite name'", start.Has(titles, "Metabolite name")));
    }

    /// <inheritdoc/>
    public FeatureTableContent Read(string path, FeatureTableReadOptions options, RunContext context)
    {
        var kept = new List<string>();
        FeatureTableContent content = FeatureRows.Read(
            SheetBytes.Read(path, options), options, context, rows => Plan(rows, path, options, kept));
        return content with { KeptInjectionColumns = [.. kept.Distinct(StringComparer.Ordinal)] };
    }

    private static FeaturePlan Plan(SheetRows rows, string path, FeatureTableReadOptions options, List<string> kept)
    {
        List<string[]> above = TitleLines.To(rows, "Alignment ID", "MS-DIAL");
        string[] titles = rows.Texts();
        int label = above.Count == 0 ? -1 : Array.FindIndex(above[0], c => c.Length > 0);
        if (label < 0 || label >= titles.Length || !above[0][label].Equals("Class", StringComparison.OrdinalIgnoreCase)) label = -1;
        int last = label >= 0 ? label : Array.FindLastIndex(titles, LastTitles.Contains);
        if (label < 0)
        {
            above = [];
            rows.Add(Finding.Warning(
                "OST-FEA-028",
                "the lines 'Class', 'File type', 'Injection order' and 'Batch ID' above the titles are not there; every column behind "
                    + "the last known title is taken as a file",
                rows.Locate(last),
                titles[last],
                "Export the alignment result again, or check that the injections are the right ones."));
        }

        var plan = new FeaturePlan(titles) { Quantity = QuantityOf(path), Finish = Finish };
        var statistics = new List<string>();
        for (int column = last + 1; column < titles.Length; column++)
        {
            string bottom = above.Count > 0 ? Cell(above[^1], column) : "";
            if (bottom is "Average" or "Stdev") statistics.Add(bottom);
            else if (titles[column].Length > 0 || !Blank(above, column))
                plan.Value(rows, column, InjectionOf(rows, plan, above, label, column, kept));
        }

        plan.OtherBlocks =
        [
            .. statistics.Distinct(StringComparer.Ordinal).Select(
                s => s == "Average" ? "means of classes" : "standard deviations of classes")
        ];
        for (int column = 0; column <= last; column++) Column(rows, plan, column, options);
        return plan;
    }

    private static void Column(SheetRows rows, FeaturePlan plan, int column, FeatureTableReadOptions options)
    {
        switch (plan.Titles[column].ToLowerInvariant())
        {
            case "alignment id":
                plan.Field(column, FeatureField.Id);
                break;
            // Kept as it stands, since marks such as "w/o MS2:" are part of it; MS-DIAL's "MSI level" is a code of its own.
            case "metabolite name" or "msi level":
                plan.Keep(column);
                break;
            default:
                plan.ByTitle(rows, column, options, TimeUnit.Minutes);
                break;
        }
    }

    private static Injection InjectionOf(SheetRows rows, FeaturePlan plan, List<string[]> above, int label, int column, List<string> kept)
    {
        var injection = new Injection { Name = plan.Titles[column] };
        var further = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string[] line in above)
        {
            string text = Cell(line, column), title = Cell(line, label);
            if (TextMarks.IsMissing(text)) continue;
            switch (title.ToLowerInvariant())
            {
                case "class":
                    injection = injection with { Group = text };
                    break;
                case "file type" or "type" when InjectionKinds.Of(text) is { } kind:
                    injection = injection with { Kind = kind.Kind };
                    plan.KindStated.Add(injection.Name);
                    break;
                case "injection order" when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double order)
                    && double.IsFinite(order):
                    injection = injection with { Order = order };
                    break;
                case "batch id":
                    injection = injection with { Batch = text };
                    break;
                default:
                    further[title] = text;
                    kept.Add(title);
                    if (title.ToLowerInvariant() is "file type" or "type" or "injection order") NotUnderstood(rows, column, title, text);
                    break;
            }
        }

        return injection with { Further = further };
    }

    private static void NotUnderstood(SheetRows rows, int column, string title, string text) => rows.Add(Finding.Warning(
        "OST-FEA-047",
        $"the '{title}' of the file is not understood; it is kept as text",
        rows.Locate(column),
        text,
        "File types are Sample, QC, Blank and Standard; orders are numbers."));

    /// <summary>MS-DIAL writes <c>Unknown</c> where there is no name, and puts a mark before a name that rests on less.</summary>
    private static void Finish(FeatureDraft draft)
    {
        if (draft.Feature.Further.TryGetValue("Metabolite name", out string? name) && !TextMarks.IsMissing(name)
            && !name.StartsWith("Unknown", StringComparison.OrdinalIgnoreCase))
        {
            foreach (string mark in NameMarks)
                if (name.StartsWith(mark, StringComparison.OrdinalIgnoreCase)) name = name[mark.Length..].TrimStart();
            if (name.Length > 0) draft.SetText(FeatureField.Name, name);
        }

        draft.Set(f => f with { Polarity = f.Polarity ?? PolarityWords.OfAdduct(f.Adduct) });
    }

    /// <summary>The values are named by the file's name only: <c>Height_…</c>, <c>Area_…</c>, <c>Normalized_…</c>.</summary>
    private static string QuantityOf(string path)
    {
        string name = Path.GetFileName(path);
        return name.StartsWith("Height", StringComparison.OrdinalIgnoreCase) ? "peak height"
            : name.StartsWith("Area", StringComparison.OrdinalIgnoreCase) ? "peak area"
            : name.StartsWith("Normalized", StringComparison.OrdinalIgnoreCase) ? "normalised intensity"
            : "intensity";
    }

    private static string Cell(string[] line, int column) => column >= 0 && column < line.Length ? line[column] : "";

    private static bool Blank(List<string[]> above, int column) => above.TrueForAll(line => Cell(line, column).Length == 0);
}
