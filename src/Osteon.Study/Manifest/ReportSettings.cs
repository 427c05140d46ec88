namespace Osteon.Study;

/// <summary>How p values are printed in figures.</summary>
public enum PStyle
{
    /// <summary>Three significant digits.</summary>
    Exact,

    /// <summary>Four decimals, down to below 0.0001, with stars up to four.</summary>
    Graphpad,

    /// <summary>Three decimals without leading zero.</summary>
    Apa,

    /// <summary>Three decimals.</summary>
    Nejm,
}

/// <summary>How the report looks. Nothing here changes a number.</summary>
public sealed record ReportSettings
{
    /// <summary>A paragraph shown first.</summary>
    public string? Introduction { get; init; }

    /// <summary>How p values are printed in figures.</summary>
    [ManifestKey(Example = "exact")]
    public PStyle PStyle { get; init; } = PStyle.Exact;

    /// <summary>Whether figures also show stars, with their key.</summary>
    [ManifestKey(Example = "false")]
    public bool Stars { get; init; }

    /// <summary>Remarks of the authors shown beside sections.</summary>
    public ValueList<SectionComment> Comments { get; init; } = [];
}

/// <summary>A remark of the authors beside a section.</summary>
public sealed record SectionComment
{
    /// <summary>The assay or section.</summary>
    [ManifestKey(Required = true, Example = "ct")]
    public string Section { get; init; } = "";

    /// <summary>The remark.</summary>
    [ManifestKey(Required = true)]
    public string Text { get; init; } = "";
}
