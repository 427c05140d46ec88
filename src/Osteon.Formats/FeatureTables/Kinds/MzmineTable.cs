using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>
/// The modular feature list of mzmine (CSV): columns of the feature (<c>id, mz, rt</c>, annotations as <c>group:field</c>) and of each data
/// file (<c>datafile:NAME:area</c>). Retention times are in minutes; a feature that was not found in a file has no area there.
/// </summary>
internal sealed class MzmineTable : IFeatureTableFormat
{
    private const string FilePrefix = "datafile:";
    private const int MostColons = 16;

    /// <summary>
    /// Annotations in the order in which they are believed: what the user or program prefers, then compound lists, spectra, lipids.
    /// </summary>
    private static readonly string[] Annotations =
    [
        "preferred_annotation:", "compound_db_identity:", "spectral_db_matches:", "lipid_annotations:"
    ];

    /// <inheritdoc/>
    public string Id => "mzmine";

    /// <inheritdoc/>
    public string Name => "mzmine feature list (modular CSV)";

    /// <inheritdoc/>
    public FeatureTableProbe Probe(FeatureTableStart start) => FeatureTableProbe.Of(
        ("the title 'mz'", start.Has(0, "mz")),
        ("the title 'rt'", start.Has(0, "rt")),
        ("titles 'datafile:NAME:area'", start.Has(0, t => IsOfFile(t))));

    /// <inheritdoc/>
    public FeatureTableContent Read(string path, FeatureTableReadOptions options, RunContext context) =>
        FeatureRows.Read(SheetBytes.Read(path, options), options, context, rows => Plan(rows, options));

    private static bool IsOfFile(string title) =>
        title.StartsWith(FilePrefix, StringComparison.OrdinalIgnoreCase) && title.IndexOf(':', FilePrefix.Length) > FilePrefix.Length;

    private static FeaturePlan Plan(SheetRows rows, FeatureTableReadOptions options)
    {
        TitleLines.To(rows, t => t.Any(IsOfFile), "'datafile:NAME:area'", "mzmine");
        string[] titles = rows.Texts();
        (string values, string[] others) = Values(rows, titles, options.Values);
        string ending = ":" + values;
        var plan = new FeaturePlan(titles)
        {
            Block = values,
            OtherBlocks = others,
            Quantity = values is "area" or "height" ? $"peak {values}" : values,
            Finish = Annotate,
        };
        for (int column = 0; column < titles.Length; column++)
        {
            string title = titles[column];
            if (IsOfFile(title))
            {
                string name = NameIn(title, ending);
                if (name.Length > 0) plan.Value(rows, column, new Injection { Name = name });
                continue;
            }

            switch (title.ToLowerInvariant())
            {
                case "id":
                    plan.Field(column, FeatureField.Id);
                    break;
                case "mz":
                    plan.Field(column, FeatureField.Mz);
                    break;
                case "rt":
                    plan.Field(column, FeatureField.RetentionTime, TimeUnit.Minutes);
                    break;
                case "charge":
                    plan.Field(column, FeatureField.Charge);
                    break;
                case "":
                    break;
                default:
                    plan.Keep(column);
                    break;
            }
        }

        return plan;
    }

    /// <summary>The values to read and the others there are.</summary>
    private static (string Values, string[] Others) Values(SheetRows rows, string[] titles, string? asked)
    {
        string[] files = [.. titles.Where(IsOfFile)];
        var names = new HashSet<string>(
            files.Select(t => NameIn(t, ":area")).Concat(files.Select(t => NameIn(t, ":height"))), StringComparer.Ordinal);
        List<string> kinds = [.. files.Select(t => KindIn(t[FilePrefix.Length..], names)).Distinct(StringComparer.Ordinal)];
        string? chosen = asked is null
            ? kinds.Find(k => k == "area") ?? kinds.Find(k => k == "height")
            : kinds.Find(k => k.Equals(asked, StringComparison.OrdinalIgnoreCase));
        if (chosen is null)
            throw Refusal.Content(
                "OST-FEA-023",
                rows.Locate(0),
                asked is null ? "the data files have neither area nor height" : "the data files have no such values",
                asked,
                $"They have: {string.Join(", ", kinds)}.");
        if (asked is null && chosen == "height")
            rows.Add(
                Finding.Warning(
                    "OST-FEA-023",
                    "the file has no areas; the heights are read",
                    rows.Locate(0),
                    hint: "Export areas too if you need them."));
        return (chosen, [.. kinds.Where(k => k != chosen)]);
    }

    /// <summary>What stands behind the name of the file: the longest beginning that is one, else what is before the last colon.</summary>
    private static string KindIn(string rest, HashSet<string> names)
    {
        int colon = rest.LastIndexOf(':');
        string kind = rest[(colon + 1)..];
        for (int tries = 0; colon > 0 && tries < MostColons; tries++, colon = rest.LastIndexOf(':', colon - 1))
            if (names.Contains(rest[..colon])) return rest[(colon + 1)..];
        return kind;
    }

    private static string NameIn(string title, string ending) =>
        title.EndsWith(ending, StringComparison.OrdinalIgnoreCase) && title.Length > FilePrefix.Length + ending.Length
            ? title[FilePrefix.Length..^ending.Length]
            : "";

    /// <summary>Takes name, formula, adduct and structure of the first annotation that gives a name.</summary>
    private static void Annotate(FeatureDraft draft)
    {
        IReadOnlyDictionary<string, string> texts = draft.Feature.Further;
        foreach (string group in Annotations)
        {
            if ((Text("compound_name") ?? Text(group[..^1])) is not { } name) continue;
            draft.Set(f => f with
            {
                Name = name,
                Formula = Text("mol_formula"),
                Adduct = Text("adduct") ?? Text("ion_adduct"),
                Smiles = Text("isomeric_smiles") ?? Text("smiles"),
                Inchi = Text("inchi"),
            });
            if (Text("inchi_key") is { } key) draft.SetText(FeatureField.InchiKey, key);
            draft.Set(f => f with { Polarity = f.Polarity ?? PolarityWords.OfAdduct(f.Adduct) });
            return;

            string? Text(string field) => texts.TryGetValue(group + field, out string? text) && !TextMarks.IsMissing(text) ? text : null;
        }
    }
}
