using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>
/// Compound measurements exported by Progenesis QI (Nonlinear Dynamics). Three lines of titles: blocks (<c>Normalised abundance</c>, <c>Raw
/// abundance</c>) at their first column; conditions at the first column of each, blank meaning "as on the left"; columns. Optional columns
/// come and go, so that every block is found by its title. See docs/formats/feature-tables.md.
/// </summary>
internal sealed class ProgenesisTable : IFeatureTableFormat
{
    private static readonly Dictionary<string, (FeatureField Field, TimeUnit? Unit)> Fields = new(StringComparer.Ordinal)
    {
        ["compound"] = (FeatureField.Id, null),
        ["neutralmassda"] = (FeatureField.NeutralMass, null),
        ["m/z"] = (FeatureField.Mz, null),
        ["charge"] = (FeatureField.Charge, null),
        ["retentiontimemin"] = (FeatureField.RetentionTime, TimeUnit.Minutes),
        ["acceptedcompoundid"] = (FeatureField.Identifier, null),
        ["compoundid"] = (FeatureField.Identifier, null),
        ["accepteddescription"] = (FeatureField.Name, null),
        ["description"] = (FeatureField.Name, null),
        ["adducts"] = (FeatureField.Adduct, null),
        ["formula"] = (FeatureField.Formula, null),
    };

    /// <inheritdoc/>
    public string Id => "progenesis";

    /// <inheritdoc/>
    public string Name => "Progenesis QI compound measurements (CSV)";

    /// <inheritdoc/>
    public FeatureTableProbe Probe(FeatureTableStart start)
    {
        int titles = start.RowWith("Compound");
        bool block = false;
        for (int row = 0; row < titles; row++) block |= start.Has(row, t => ProgenesisBlocks.KindOf(t) is not null);
        return FeatureTableProbe.Of(
            ("the title 'Compound'", titles >= 0),
            ("the title 'm/z' or 'Neutral mass (Da)' beside it", start.Has(titles, "m/z") || start.Has(titles, "Neutral mass (Da)")),
            ("a block title 'Normalised abundance' or 'Raw abundance' above", block));
    }

    /// <inheritdoc/>
    public FeatureTableContent Read(string path, FeatureTableReadOptions options, RunContext context) =>
        FeatureRows.Read(SheetBytes.Read(path, options), options, context, rows => Plan(rows, options));

    private static FeaturePlan Plan(SheetRows rows, FeatureTableReadOptions options)
    {
        List<string[]> above = TitleLines.To(rows, "Compound", "Progenesis");
        string[] titles = rows.Texts();
        ProgenesisBlocks blocks = ProgenesisBlocks.Find(rows, above, titles);
        (ProgenesisBlocks.Block chosen, int start, int end) = blocks.Choose(rows, options.Values);
        var plan = new FeaturePlan(titles)
        {
            Block = chosen.Title,
            OtherBlocks = [.. blocks.All.Where(b => b != chosen).Select(b => b.Title)],
            Quantity = chosen.Kind == ProgenesisBlocks.Normalised ? "normalised abundance" : "raw abundance",
        };
        string? condition = null;
        for (int column = start; column < end; column++)
        {
            if (blocks.ConditionAt(column) is { Length: > 0 } named) condition = named;
            plan.Value(rows, column, new Injection { Name = titles[column], Group = condition });
        }

        for (int column = 0; column < titles.Length; column++)
        {
            if (blocks.Holds(column) || titles[column].Length == 0) continue;
            if (Fields.TryGetValue(FeatureTitles.Plain(titles[column]), out (FeatureField Field, TimeUnit? Unit) known))
                plan.Field(column, known.Field, known.Unit);
            else plan.Keep(column);
        }

        return plan;
    }
}
