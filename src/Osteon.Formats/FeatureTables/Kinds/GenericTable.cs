using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>
/// A table of no known kind, read as a <see cref="FeatureTableMapping"/> declares: exports of service laboratories, spreadsheets.
/// </summary>
internal sealed class GenericTable : IFeatureTableFormat
{
    /// <inheritdoc/>
    public string Id => "generic";

    /// <inheritdoc/>
    public string Name => "table with declared columns";

    /// <inheritdoc/>
    public FeatureTableProbe Probe(FeatureTableStart start) => FeatureTableProbe.Of(("a declaration of its columns", false));

    /// <inheritdoc/>
    public FeatureTableContent Read(string path, FeatureTableReadOptions options, RunContext context)
    {
        if (options.Mapping is not { } mapping)
            throw new UnknownFormatException(Finding.Error(
                "OST-FEA-054",
                "a table of no known kind needs a declaration of its columns",
                new SourceLocation(path),
                hint: "Declare which column holds the identifier and which hold the values of injections."));
        SheetBytes sheet = SheetBytes.Read(path, options);
        if (mapping.Orientation == FeatureTableOrientation.InjectionsInRows)
            return GenericInjectionRows.Read(sheet, mapping, options, context);
        string[] titles = TitleRow.Of(sheet, options, mapping.HeaderLine);
        return FeatureRows.Read(sheet, options, context, rows => Plan(rows, titles, mapping, options));
    }

    private static FeaturePlan Plan(SheetRows rows, string[] titles, FeatureTableMapping mapping, FeatureTableReadOptions options)
    {
        for (int i = 0; i < mapping.HeaderLine; i++) rows.Next();
        var plan = new FeaturePlan(titles) { Quantity = mapping.Quantity };
        var done = new HashSet<int>();
        foreach ((FeatureField field, string title) in mapping.Columns.OrderBy(c => c.Key))
        {
            int column = Declared(rows, titles, title, field.ToString());
            if (column < 0 || !done.Add(column)) continue;
            if (field == FeatureField.RetentionTime)
                plan.Time(rows, column, mapping.RetentionTimeUnit ?? FeatureTitles.Of(title)?.Unit, options);
            else plan.Field(column, field);
        }

        int[] values = [.. GenericValues.Of(rows, titles, mapping, options).Where(c => !done.Contains(c))];
        foreach (int column in values)
        {
            done.Add(column);
            plan.Value(rows, column, new Injection { Name = titles[column] });
        }

        for (int column = 0; column < titles.Length; column++)
        {
            if (done.Contains(column) || (titles[column].Length == 0 && column > 0)) continue;
            bool id = !plan.Has(FeatureField.Id) && FeatureTitles.Of(titles[column])?.Field == FeatureField.Id;
            if (mapping.OnlyDeclared) plan.Keep(column);
            else if (id) plan.Field(column, FeatureField.Id);
            else if (titles[column].Length > 0) plan.ByTitle(rows, column, options, mapping.RetentionTimeUnit);
        }

        if (!plan.Has(FeatureField.Id) && !mapping.OnlyDeclared && titles.Length > 0 && titles[0].Length == 0 && done.Add(0))
            plan.Field(0, FeatureField.Id);
        if (!plan.Has(FeatureField.Id))
            rows.Add(Finding.Error(
                "OST-FEA-053",
                "no column is known to hold the identifier of the feature",
                rows.Locate(0),
                hint: $"Declare it. There are: {string.Join(", ", titles.Take(30))}."));
        return plan;
    }

    /// <summary>The index of a declared column; −1 with an error if it is not there.</summary>
    private static int Declared(SheetRows rows, string[] titles, string title, string field)
    {
        int column = InjectionTable.IndexOf(titles, title);
        if (column < 0)
            rows.Add(Finding.Error(
                "OST-FEA-050",
                $"the column declared for '{field}' is not there",
                rows.Locate(0),
                title,
                NearestNames.Hint(title, titles, 0) ?? $"There are: {string.Join(", ", titles.Take(30))}."));
        return column;
    }
}
