using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>
/// The marker report of MarkerLynx (Waters, CSV). A heading stands above the titles; markers are known by retention time (minutes) and m/z;
/// a marker that was not found has a zero.
/// </summary>
internal sealed class MarkerLynxTable : IFeatureTableFormat
{
    private static readonly HashSet<string> NoValues = new(StringComparer.OrdinalIgnoreCase)
    {
        "ID", "Ret. Time", "m/z", "Mass", "Biotransformations/Adducts", "Included", "Saturated", "Formula", "Compound",
        "Description", "Score", "p-value", "Fold",
    };

    /// <inheritdoc/>
    public string Id => "markerlynx";

    /// <inheritdoc/>
    public string Name => "MarkerLynx marker report (CSV)";

    /// <inheritdoc/>
    public FeatureTableProbe Probe(FeatureTableStart start)
    {
        int titles = start.RowWith("Ret. Time");
        return FeatureTableProbe.Of(
            ("the title 'Ret. Time'", titles >= 0),
            ("the title 'm/z' or 'Mass' beside it", start.Has(titles, "m/z") || start.Has(titles, "Mass")),
            (
                "the title 'Included' or a heading 'MarkerLynx'",
                start.Has(titles, "Included") || start.Has(0, t => t.Contains("MarkerLynx", StringComparison.OrdinalIgnoreCase))));
    }

    /// <inheritdoc/>
    public FeatureTableContent Read(string path, FeatureTableReadOptions options, RunContext context) =>
        FeatureRows.Read(SheetBytes.Read(path, options), options, context, Plan);

    private static bool IsTime(string title) => title.Equals("Ret. Time", StringComparison.OrdinalIgnoreCase);

    private static bool IsMass(string title) =>
        title.Equals("m/z", StringComparison.OrdinalIgnoreCase) || title.Equals("Mass", StringComparison.OrdinalIgnoreCase);

    private static FeaturePlan Plan(SheetRows rows)
    {
        TitleLines.To(rows, t => Array.Exists(t, IsTime) && Array.Exists(t, IsMass), "'Ret. Time' and 'm/z'", "MarkerLynx");
        string[] titles = rows.Texts();
        int time = Array.FindIndex(titles, IsTime);
        int mass = Array.FindIndex(titles, IsMass);
        var plan = new FeaturePlan(titles)
        {
            Quantity = "marker intensity",
            IdsAreMade = true,
            MakeId = (row, _) => $"{row.Text(time)}_{row.Text(mass)}",
        };
        for (int column = 0; column < titles.Length; column++)
        {
            string title = titles[column];
            if (column == time) plan.Field(column, FeatureField.RetentionTime, TimeUnit.Minutes);
            else if (column == mass) plan.Field(column, FeatureField.Mz);
            else if (title.Equals("ID", StringComparison.OrdinalIgnoreCase)) plan.Field(column, FeatureField.Id);
            else if (title.Equals("Formula", StringComparison.OrdinalIgnoreCase)) plan.Field(column, FeatureField.Formula);
            else if (NoValues.Contains(title)) plan.Keep(column);
            else if (title.Length > 0) plan.Value(rows, column, new Injection { Name = title });
        }

        return plan;
    }
}
