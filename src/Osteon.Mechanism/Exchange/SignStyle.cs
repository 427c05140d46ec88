namespace Osteon.Mechanism;

/// <summary>
/// Colours of a drawing. Blue raises and vermilion lowers: the pair is told apart with every common colour vision; the heads of the
/// arrows say the same.
/// </summary>
/// <param name="Colour">Colour of the line, #rrggbb.</param>
/// <param name="Dashes">Dash pattern, or null for a solid line.</param>
/// <param name="Head">Which head the line ends in: <c>arrow</c>, <c>bar</c>, <c>circle</c>, <c>diamond</c>, <c>dot</c> or
/// <c>none</c>.</param>
public sealed record SignStyle(string Colour, string? Dashes, string Head)
{
    /// <summary>The style of a relation.</summary>
    public static SignStyle Of(Relation relation) => relation switch
    {
        Relation.Raises => new("#0b62a4", null, "arrow"),
        Relation.Lowers => new("#c23b16", null, "bar"),
        Relation.Unknown => new("#6b6b6b", null, "circle"),
        Relation.ContextDependent => new("#7a4fa3", "6 3", "diamond"),
        Relation.Association => new("#8a8a8a", "2 3", "none"),
        Relation.Contains => new("#7d6a2e", null, "dot"),
        Relation.Structural => new("#9a9a9a", "6 3", "circle"),
        _ => new("#3d7a4d", "6 3", "arrow"),
    };

    /// <summary>The fill of a node's box, #rrggbb; dark text is readable on all.</summary>
    public static string Fill(NodeKind kind) => kind switch
    {
        NodeKind.Vesicle or NodeKind.Carrier or NodeKind.Material or NodeKind.Technique or NodeKind.Drug => "#f3ead2",
        NodeKind.Mirna or NodeKind.Lncrna or NodeKind.Circrna => "#dcebf7",
        NodeKind.Pathway or NodeKind.Process => "#e4e0f2",
        NodeKind.Cell => "#e0f0e2",
        NodeKind.Outcome or NodeKind.Indication or NodeKind.Phase => "#f7dfda",
        _ => "#f2f2f2",
    };
}
