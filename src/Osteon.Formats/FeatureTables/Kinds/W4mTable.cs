using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>
/// The three tables of Workflow4Metabolomics: <c>dataMatrix</c> (features in rows, injections in columns), <c>sampleMetadata</c> and
/// <c>variableMetadata</c>, whose first column names the injection and the feature. Any one of them, or their folder, finds the others.
/// </summary>
internal sealed class W4mTable : IFeatureTableFormat
{
    /// <inheritdoc/>
    public string Id => "w4m";

    /// <inheritdoc/>
    public string Name => "Workflow4Metabolomics tables (dataMatrix, sampleMetadata, variableMetadata)";

    /// <inheritdoc/>
    public FeatureTableProbe Probe(FeatureTableStart start)
    {
        if (start.IsFolder)
            return FeatureTableProbe.Of(
                ("a file with 'dataMatrix' in its name", W4mFiles.Has(start.FileNames, W4mFiles.Matrix)),
                (
                    "a file with 'sampleMetadata' or 'variableMetadata' in its name",
                    W4mFiles.Has(start.FileNames, W4mFiles.Samples) || W4mFiles.Has(start.FileNames, W4mFiles.Variables)));
        string? role = W4mFiles.RoleOf(Path.GetFileName(start.Path));
        bool titled = start.Rows.Count > 0 && start.Rows[0].Count > 0 && W4mFiles.RoleOf(start.Rows[0][0]) is not null;
        bool matrix = role == W4mFiles.Matrix || W4mFiles.Has(start.FileNames, W4mFiles.Matrix);
        return FeatureTableProbe.Of(
            ("'dataMatrix', 'sampleMetadata' or 'variableMetadata' in the file's name or first title", role is not null || titled),
            ("a file with 'dataMatrix' in its name beside it", matrix || titled));
    }

    /// <inheritdoc/>
    public FeatureTableContent Read(string path, FeatureTableReadOptions options, RunContext context)
    {
        W4mPaths paths = options.W4m ?? W4mFiles.Find(path, context.Findings);
        SheetBytes sheet = SheetBytes.Read(paths.DataMatrix, options);
        string[] titles = TitleRow.Of(sheet, options);
        FeatureRows.Sheet matrix = FeatureRows.ReadSheet(sheet, options, context, rows => MatrixPlan(rows, titles), withValues: true);
        var files = new List<string> { paths.DataMatrix };
        IReadOnlyList<string> kept = [];
        if (paths.VariableMetadata is { } variables)
        {
            FeatureRows.Sheet meanings = Variables(variables, options, context);
            FeatureJoin.Adopt(matrix, meanings, context.Findings);
            kept = meanings.Plan.KeptColumns;
            files.Add(variables);
        }

        FeatureTableContent content = FeatureRows.ToContent(matrix) with { Files = files, KeptColumns = kept };
        if (paths.SampleMetadata is not { } samples) return content;
        InjectionList list = InjectionLists.Read(samples, options, nameColumn: 0, context.Findings);
        return InjectionJoin.Apply(content, list, context.Findings);
    }

    private static FeaturePlan MatrixPlan(SheetRows rows, string[] titles)
    {
        rows.Next();
        var plan = new FeaturePlan(titles);
        if (titles.Length == 0) return plan;
        plan.Field(0, FeatureField.Id);
        for (int column = 1; column < titles.Length; column++) plan.Value(rows, column, new Injection { Name = titles[column] });
        return plan;
    }

    private static FeatureRows.Sheet Variables(string path, FeatureTableReadOptions options, RunContext context)
    {
        SheetBytes sheet = SheetBytes.Read(path, options);
        string[] titles = TitleRow.Of(sheet, options);
        return FeatureRows.ReadSheet(
            sheet,
            options,
            context,
            rows =>
            {
                rows.Next();
                var plan = new FeaturePlan(titles);
                if (titles.Length > 0) plan.Field(0, FeatureField.Id);
                for (int column = 1; column < titles.Length; column++) Variable(rows, plan, column, options);
                return plan;
            },
            withValues: false);
    }

    /// <summary>
    /// A column of variableMetadata. xcms writes <c>rt</c> in seconds, but Workflow4Metabolomics can turn it into minutes and does not say
    /// so.
    /// </summary>
    private static void Variable(SheetRows rows, FeaturePlan plan, int column, FeatureTableReadOptions options)
    {
        string title = plan.Titles[column];
        bool ofXcms = title is "rt" or "rtmed";
        if (ofXcms && options.RetentionTimeUnit is null && !plan.Has(FeatureField.RetentionTime))
            rows.Add(Finding.Note(
                "OST-FEA-022",
                "retention times are taken as seconds, as xcms writes them",
                rows.Locate(column),
                title,
                "State minutes if they were converted."));
        if (FeatureTitles.Of(title) is { Field: FeatureField.Id }) plan.Keep(column);
        else if (title is "database_identifier") plan.Field(column, FeatureField.Identifier);
        else plan.ByTitle(rows, column, options, ofXcms && options.RetentionTimeUnit is null ? TimeUnit.Seconds : null);
    }
}
