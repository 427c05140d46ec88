using System.Globalization;
using System.Text;
using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>Reads a sheet with features in rows after a <see cref="FeaturePlan"/>.</summary>
internal static class FeatureRows
{
    private const int RowsBetweenReports = 512;
    private const int ShownCharacters = 60;

    /// <summary>
    /// Makes a plan from the titles. It reads the rows up to and with the line of titles, which is then the row read last.
    /// </summary>
    /// <param name="rows">A pass at its beginning.</param>
    public delegate FeaturePlan Planner(SheetRows rows);

    /// <summary>What was read of a sheet.</summary>
    /// <param name="Path">The file.</param>
    /// <param name="Plan">The plan.</param>
    /// <param name="Drafts">A feature for each row.</param>
    /// <param name="Ids">Their identifiers, each once.</param>
    public sealed record Sheet(string Path, FeaturePlan Plan, IReadOnlyList<FeatureDraft> Drafts, string[] Ids);

    /// <summary>Reads a file as a table.</summary>
    /// <inheritdoc cref="ReadSheet(SheetBytes, FeatureTableReadOptions, RunContext, Planner, bool)"/>
    public static FeatureTableContent Read(SheetBytes sheet, FeatureTableReadOptions options, RunContext context, Planner planner) =>
        ToContent(ReadSheet(sheet, options, context, planner, withValues: true));

    /// <summary>Reads a file.</summary>
    /// <exception cref="InvalidContentException">The first error, when all are in the findings of <paramref name="context"/>.</exception>
    public static Sheet ReadSheet(
        SheetBytes sheet, FeatureTableReadOptions options, RunContext context, Planner planner, bool withValues) =>
        SheetPasses.Run(
            sheet, options, context, (rows, numbers) => Body(sheet, rows, planner(rows), new Pass(options, context, numbers), withValues));

    /// <summary>The table of a sheet.</summary>
    public static FeatureTableContent ToContent(Sheet sheet)
    {
        FeaturePlan plan = sheet.Plan;
        var matrix = new Matrix(plan.Injections.Count, sheet.Drafts.Count);
        Transpose(sheet.Drafts, matrix);
        Feature[] features = [.. sheet.Drafts.Select((d, i) => d.ToFeature(sheet.Ids[i]))];
        return new FeatureTableContent
        {
            Table = new FeatureTable(plan.Injections, features, matrix) { Quantity = plan.Quantity },
            Files = [sheet.Path],
            Block = plan.Block,
            OtherBlocks = plan.OtherBlocks,
            KindStated = plan.KindStated,
            KeptColumns = plan.KeptColumns,
        };
    }

    private sealed record Pass(FeatureTableReadOptions Options, RunContext Context, NumberCells Numbers)
    {
        public TextPool Texts { get; } = new();

        public long Infinite { get; set; }

        public SourceLocation? FirstInfinite { get; set; }

        public long Negative { get; set; }

        public SourceLocation? FirstNegative { get; set; }
    }

    /// <summary>Everything below the titles; null where features or injections cannot stand in one table.</summary>
    private static Sheet? Body(SheetBytes sheet, SheetRows rows, FeaturePlan plan, Pass pass, bool withValues)
    {
        if (withValues && plan.Injections.Count == 0)
            rows.Add(Finding.Error(
                "OST-FEA-025",
                "no column holds intensities of an injection",
                new SourceLocation(sheet.Path, rows.Line),
                hint: "Export the table with a column of values for each injection, or declare which columns hold them."));
        var titles = new RowTexts.Titles(plan.TextTitles);
        var drafts = new List<FeatureDraft>();
        while (rows.Next())
        {
            if (drafts.Count % RowsBetweenReports == 0) pass.Context.Report("read features", 0);
            if (!Fits(rows, plan)) continue;
            if ((long)(drafts.Count + 1) * plan.Injections.Count > pass.Options.Limits.MaxValues)
                throw Refusal.Content(
                    "OST-FEA-007",
                    rows.Locate(0),
                    string.Create(CultureInfo.InvariantCulture, $"the table has more than {pass.Options.Limits.MaxValues} values"),
                    hint: "Split the table, or filter its features before.");
            drafts.Add(Row(rows, plan, titles, pass));
        }

        if (drafts.Count == 0)
            rows.Add(
                Finding.Error(
                    "OST-FEA-004", "the table has no feature", new SourceLocation(sheet.Path), hint: "Check that the export is complete."));
        Summarise(rows, pass);
        string[]? ids = FeatureIds.Unique(sheet.Path, drafts, plan, pass.Options, rows.Add);
        return ids is null ? null : new Sheet(sheet.Path, plan, drafts, ids);
    }

    /// <summary>Whether a row has as many cells as there are titles; blank ones behind the last do not count.</summary>
    private static bool Fits(SheetRows rows, FeaturePlan plan)
    {
        if (rows.IsBlank())
        {
            rows.Add(
                Finding.Warning(
                    "OST-FEA-027", "every cell of the line is empty; it is passed over", rows.Locate(0), hint: "Delete the line."));
            return false;
        }

        int count = rows.Count;
        while (count > plan.Titles.Count && rows.IsBlank(count - 1)) count--;
        if (count == plan.Titles.Count) return true;
        int shown = Math.Min(count, plan.Titles.Count);
        rows.Add(Finding.Error(
            "OST-FEA-008",
            string.Create(CultureInfo.InvariantCulture, $"the line has {count} cells, but there are {plan.Titles.Count} titles"),
            rows.Locate(count > plan.Titles.Count ? shown : Math.Max(0, shown - 1)),
            Shown(rows.Text(count > plan.Titles.Count ? shown : shown - 1)),
            "A cell that holds the character between cells must stand in double quotes; a missing value is an empty cell."));
        return false;
    }

    private static FeatureDraft Row(SheetRows rows, FeaturePlan plan, RowTexts.Titles titles, Pass pass)
    {
        var draft = new FeatureDraft { Line = rows.Line, Values = new double[plan.Injections.Count] };
        string?[] texts = new string?[titles.Count];
        for (int column = 0; column < plan.Titles.Count; column++)
        {
            FeaturePlan.ColumnUse use = plan[column];
            if (use.Role == FeaturePlan.Role.Value) draft.Values[use.Injection] = Intensity(rows, column, pass);
            else if (use.Role == FeaturePlan.Role.None || rows.IsBlank(column)) continue;
            else if (use.Role == FeaturePlan.Role.Keep || !Field(rows, column, use, draft, pass))
                texts[use.Text] = pass.Texts.Shared(rows.Text(column));
        }

        draft.Keep(new RowTexts(titles, texts));
        plan.Finish?.Invoke(draft);
        if (draft.Id.Length == 0 && plan.MakeId is { } make) draft.Id = make(rows, draft);
        return draft;
    }

    private static double Intensity(SheetRows rows, int column, Pass pass)
    {
        switch (pass.Numbers.Read(rows.Bytes(column), out double value))
        {
            case NumberCell.Number:
                if (value < 0)
                {
                    pass.Negative++;
                    pass.FirstNegative ??= rows.Locate(column);
                }

                return value == 0 ? 0 : value;
            case NumberCell.Infinite:
                pass.Infinite++;
                pass.FirstInfinite ??= rows.Locate(column);
                return double.NaN;
            case NumberCell.Other:
                rows.Add(Finding.Error(
                    "OST-FEA-013",
                    "an intensity is not a number",
                    rows.Locate(column),
                    Shown(rows.Text(column)),
                    "Write missing values as empty cells or NA; a text of your own that means 'missing' can be declared."));
                return double.NaN;
            default:
                return double.NaN;
        }
    }

    /// <summary>Sets a field; false where the cell is not understood and is to be kept as text.</summary>
    private static bool Field(SheetRows rows, int column, FeaturePlan.ColumnUse use, FeatureDraft draft, Pass pass)
    {
        string text = rows.Text(column);
        if (use.Field is FeatureField.Mz or FeatureField.NeutralMass or FeatureField.RetentionTime or FeatureField.Charge)
        {
            NumberCell cell = pass.Numbers.Read(text, out double value);
            if (cell is NumberCell.Missing or NumberCell.Comma) return true;
            if (cell == NumberCell.Number && use.Field == FeatureField.RetentionTime)
            {
                draft.SetRetentionTime(value, use.Unit!.Value);
                return true;
            }

            if (cell == NumberCell.Number && draft.SetNumber(use.Field, value)) return true;
            if (use.Field == FeatureField.Charge && draft.SetText(use.Field, text)) return true;
            rows.Add(Finding.Warning(
                "OST-FEA-019",
                "the cell is not a number this column can hold; it is kept as text",
                rows.Locate(column),
                Shown(text),
                "Correct it if the value matters."));
            return false;
        }

        if (use.Field == FeatureField.Polarity ? TextMarks.IsMissingPolarity(text) : TextMarks.IsMissing(text)) return true;
        if (use.Field == FeatureField.Name && IonNames.Is(text)) return false;
        if (draft.SetText(use.Field, pass.Texts.Shared(text))) return true;
        rows.Add(Finding.Warning(
            "OST-FEA-020",
            use.Field == FeatureField.Polarity
                ? "the cell is no polarity; it is kept as text"
                : "the cell is no level of identification; it is kept as text",
            rows.Locate(column),
            Shown(text),
            use.Field == FeatureField.Polarity
                ? "Write positive or negative."
                : "MSI levels are 1 to 4, Schymanski's 1, 2a, 2b, 3, 4, 5."));
        return false;
    }

    private static void Summarise(SheetRows rows, Pass pass)
    {
        if (pass.Infinite > 0)
            rows.Add(Finding.Warning(
                "OST-FEA-014",
                string.Create(
                    CultureInfo.InvariantCulture, $"{pass.Infinite} intensities are infinite and taken as missing; this is the first"),
                pass.FirstInfinite,
                hint: "Infinite values come from a division by zero: check the normalisation of the program that wrote the table."));
        if (pass.Negative > 0)
            rows.Add(Finding.Warning(
                "OST-FEA-015",
                string.Create(CultureInfo.InvariantCulture, $"{pass.Negative} intensities are below zero and kept; this is the first"),
                pass.FirstNegative,
                hint: "Intensities on the linear scale are never negative: the table may hold logarithms or centred values already."));
    }

    private static void Transpose(IReadOnlyList<FeatureDraft> drafts, Matrix matrix)
    {
        const int Tile = 64;
        for (int f0 = 0; f0 < drafts.Count; f0 += Tile)
            for (int i = 0; i < matrix.Rows; i++)
            {
                Span<double> row = matrix.Row(i);
                for (int f = f0; f < Math.Min(f0 + Tile, drafts.Count); f++) row[f] = drafts[f].Values[i];
            }
    }

    private static string Shown(string text) =>
        text.Length <= ShownCharacters ? text : new StringBuilder(text, 0, ShownCharacters, ShownCharacters + 1).Append('…').ToString();
}
