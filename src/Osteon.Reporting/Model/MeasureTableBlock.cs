using Osteon.Primitives;

namespace Osteon.Reporting;

/// <summary>
/// «All measures»: one row per experimental unit, grouped by arm, one column per term with its label, unit and definition. A measure
/// that is not available shows N/A and says why; a unit without a term's measure at all shows a dash.
/// </summary>
/// <param name="Id">Identifier for links and the name of the exported file.</param>
/// <param name="Groups">The arms in the order of the design, each with its units.</param>
public sealed record MeasureTableBlock(string Id, IReadOnlyList<MeasureGroup> Groups) : Block
{
    /// <summary>Heading of the table.</summary>
    public string Title { get; init; } = "All measures";

    /// <summary>What one row is, in the singular: animal, limb, well.</summary>
    public string UnitName { get; init; } = "animal";

    /// <summary>Names of further columns of text (timepoint, batch), whose cells are <see cref="MeasureRow.Attributes"/>.</summary>
    public IReadOnlyList<string> AttributeNames { get; init; } = [];

    /// <summary>Where the table lies beside the report, for example <c>tables/measures.tsv</c>, or null.</summary>
    public string? Path { get; init; }
}

/// <summary>The units of one arm.</summary>
/// <param name="Arm">Label of the arm, as in <see cref="Report.Arms"/>.</param>
/// <param name="Rows">Its units.</param>
public sealed record MeasureGroup(string Arm, IReadOnlyList<MeasureRow> Rows)
{
    /// <summary>
    /// Rows that sum the arm up as the analysis computed them (mean, SD), shown below its units and never sorted among them.
    /// </summary>
    public IReadOnlyList<MeasureRow> Summaries { get; init; } = [];
}

/// <summary>The measures of one experimental unit.</summary>
/// <param name="Unit">Its identifier in the study.</param>
/// <param name="Measures">Its measures, at most one per term.</param>
public sealed record MeasureRow(string Unit, IReadOnlyList<Measure> Measures)
{
    /// <summary>Cells of the further columns, as many as <see cref="MeasureTableBlock.AttributeNames"/>.</summary>
    public IReadOnlyList<string> Attributes { get; init; } = [];

    /// <summary>Whether the unit is left out of the analysis; it is shown all the same, set apart, and does not count towards n.</summary>
    public bool Excluded { get; init; }

    /// <summary>What the reader must know about this unit (excluded and why, failed and why), or null.</summary>
    public string? Note { get; init; }
}
