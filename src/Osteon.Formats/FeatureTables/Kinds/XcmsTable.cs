using System.Globalization;
using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>
/// Feature tables of xcms as R writes them: <c>featureDefinitions</c> with values beside or in a file of their own, <c>diffreport</c>,
/// <c>peakTable</c>. Known by <c>mzmed</c> and <c>rtmed</c>; retention times are in seconds. Which columns are samples is told by
/// exclusion, see <see cref="XcmsColumns"/>.
/// </summary>
internal sealed class XcmsTable : IFeatureTableFormat
{
    private static readonly (string Values, string Definitions)[] Siblings =
    [
        ("featureValues", "featureDefinitions"), ("feature_values", "feature_definitions"), ("values", "definitions"),
        ("Values", "Definitions"),
        ("matrix", "definitions"), ("data", "definitions"), ("values", "def"),
    ];

    /// <inheritdoc/>
    public string Id => "xcms";

    /// <inheritdoc/>
    public string Name => "xcms feature table (CSV or TSV)";

    /// <inheritdoc/>
    public FeatureTableProbe Probe(FeatureTableStart start)
    {
        bool values = !start.IsFolder && DefinitionsBeside(start.Path, start.FileNames) is not null;
        return FeatureTableProbe.Of(
            ("the title 'mzmed' (or a file of definitions beside)", start.Has(0, "mzmed") || values),
            ("the title 'rtmed' (or a file of definitions beside)", start.Has(0, "rtmed") || values));
    }

    /// <inheritdoc/>
    public FeatureTableContent Read(string path, FeatureTableReadOptions options, RunContext context)
    {
        SheetBytes sheet = SheetBytes.Read(path, options);
        XcmsColumns columns = XcmsColumns.Of(sheet, options);
        if (columns.HasDefinitions && columns.Samples.Count > 0)
            return FeatureRows.Read(sheet, options, context, rows => Plan(rows, columns, options));
        (string values, string definitions) = Pair(path, columns.HasDefinitions);
        return Joined(values, definitions, options, context);
    }

    /// <summary>The pair of files, whichever was named.</summary>
    private static (string Values, string Definitions) Pair(string path, bool isDefinitions)
    {
        string folder = Path.GetDirectoryName(path) ?? "";
        string name = Path.GetFileName(path);
        foreach ((string values, string definitions) in Siblings)
        {
            (string mine, string other) = isDefinitions ? (definitions, values) : (values, definitions);
            if (!name.Contains(mine, StringComparison.Ordinal)) continue;
            string sibling = Path.Combine(folder, name.Replace(mine, other, StringComparison.Ordinal));
            if (File.Exists(sibling)) return isDefinitions ? (sibling, path) : (path, sibling);
        }

        throw Refusal.Missing(
            "OST-FEA-061",
            new SourceLocation(path),
            isDefinitions
                ? "the table defines features but has no column of a sample, and no table of values lies beside it"
                : "the table has no 'mzmed' and 'rtmed', and no table of definitions lies beside it",
            hint: "Name the two tables alike, for example x_featureValues.csv and x_featureDefinitions.csv, or write them into one with "
                + "cbind().");
    }

    private static string? DefinitionsBeside(string path, IReadOnlyList<string> names)
    {
        string name = Path.GetFileName(path);
        foreach ((string values, string definitions) in Siblings)
            if (name.Contains(values, StringComparison.Ordinal)
                && names.Contains(name.Replace(values, definitions, StringComparison.Ordinal), StringComparer.Ordinal))
                return name.Replace(values, definitions, StringComparison.Ordinal);
        return null;
    }

    private static FeaturePlan Plan(SheetRows rows, XcmsColumns columns, FeatureTableReadOptions options)
    {
        rows.Next();
        var plan = new FeaturePlan(columns.Titles) { Quantity = "peak area (xcms)" };
        if (columns.Id < 0)
        {
            int mz = columns.IndexOf("mzmed"), time = columns.IndexOf("rtmed");
            plan.IdsAreMade = true;
            plan.MakeId = (row, draft) => string.Create(
                CultureInfo.InvariantCulture,
                $"M{Rounded(draft.Feature.Mz) ?? row.Text(mz)}T{Rounded(draft.Feature.RetentionTime) ?? row.Text(time)}");
            rows.Add(
                Finding.Note(
                    "OST-FEA-026", "the table has no identifiers; they are made of m/z and retention time (M205T2790)", rows.Locate(0)));
        }

        string groups = string.Join(", ", columns.Groups.Select(c => columns.Titles[c]));
        if (columns.Groups.Count > 0)
            rows.Add(Finding.Note(
                "OST-FEA-060",
                $"these columns count the peaks of each group and are not taken as samples: {groups}",
                rows.Locate(columns.Groups[0]),
                hint: "The table does not say which sample is of which group: give an injection list."));
        for (int column = 0; column < columns.Titles.Count; column++)
        {
            string title = columns.Titles[column];
            if (column == columns.Id) plan.Field(column, FeatureField.Id);
            else if (columns.Samples.Contains(column)) plan.Value(rows, column, new Injection { Name = title });
            else if (title.Equals("mzmed", StringComparison.OrdinalIgnoreCase)) plan.Field(column, FeatureField.Mz);
            else if (title.Equals("rtmed", StringComparison.OrdinalIgnoreCase))
                plan.Field(column, FeatureField.RetentionTime, TimeUnit.Seconds);
            else if (XcmsColumns.IsOfXcms(title) && FeatureTitles.Of(title)?.Field != FeatureField.Adduct) Keep(plan, column);
            else plan.ByTitle(rows, column, options, TimeUnit.Seconds);
        }

        return plan;
    }

    private static void Keep(FeaturePlan plan, int column)
    {
        if (plan.Titles[column].Length > 0) plan.Keep(column);
    }

    private static string? Rounded(double? value) =>
        value is { } known ? Math.Round(known).ToString("F0", CultureInfo.InvariantCulture) : null;

    private static FeatureTableContent Joined(string values, string definitions, FeatureTableReadOptions options, RunContext context)
    {
        SheetBytes definitionSheet = SheetBytes.Read(definitions, options);
        XcmsColumns columns = XcmsColumns.Of(definitionSheet, options);
        FeatureRows.Sheet meanings = FeatureRows.ReadSheet(
            definitionSheet, options, context, rows => Plan(rows, columns, options), withValues: false);
        SheetBytes valueSheet = SheetBytes.Read(values, options);
        XcmsColumns valueColumns = XcmsColumns.Of(valueSheet, options);
        FeatureRows.Sheet table = FeatureRows.ReadSheet(
            valueSheet,
            options,
            context,
            rows =>
            {
                rows.Next();
                var plan = new FeaturePlan(valueColumns.Titles) { Quantity = "peak area (xcms)" };
                plan.Field(0, FeatureField.Id);
                for (int column = 1; column < plan.Titles.Count; column++)
                    if (plan.Titles[column].Length > 0) plan.Value(rows, column, new Injection { Name = plan.Titles[column] });
                return plan;
            },
            withValues: true);
        FeatureJoin.Adopt(table, meanings, context.Findings);
        return FeatureRows.ToContent(table) with { Files = [values, definitions], KeptColumns = meanings.Plan.KeptColumns };
    }
}
