namespace Osteon.Mechanism;

/// <summary>Under which heading a claim about an indication stands. A claim stands in every group whose rule it meets.</summary>
public enum ClaimGroupKind
{
    /// <summary>The indication is the object of <c>-|</c> or <c>~></c>: what is claimed to lower it or is used for it.</summary>
    Treats,

    /// <summary>The indication is the object of <c>-></c>: what is claimed to raise it.</summary>
    Worsens,

    /// <summary>The indication is the subject of an edge that is an effect: what it is claimed to do.</summary>
    Consequences,

    /// <summary>
    /// The indication is one end, and the edge is an association, or rests on no more than association, enrichment or measurement.
    /// </summary>
    FoundTogether,

    /// <summary>One end is an RNA, a protein, a complex, a family of genes or a metabolite.</summary>
    CargoAndTargets,

    /// <summary>One end is a pathway or a process.</summary>
    Pathways,

    /// <summary>One end is a cell.</summary>
    Cells,

    /// <summary>One end is an outcome.</summary>
    Outcomes,

    /// <summary>One end is a carrier or a material, or the context states a carrier other than <c>carrier:none</c>.</summary>
    Carriers,

    /// <summary>None of the others.</summary>
    Other,
}

/// <summary>Claims under one heading.</summary>
/// <param name="Kind">The heading.</param>
/// <param name="Edges">The claims, by id.</param>
public sealed record ClaimGroup(ClaimGroupKind Kind, IReadOnlyList<Edge> Edges);

/// <summary>The rules by which claims about an indication are grouped.</summary>
public static class ClaimGroups
{
    /// <summary>The groups of one claim; at least one.</summary>
    public static IReadOnlyList<ClaimGroupKind> Of(MechanismGraph graph, Edge edge, string indication)
    {
        var groups = new List<ClaimGroupKind>();
        bool isObject = edge.To == indication, isSubject = edge.From == indication, together = IsFoundTogether(edge);
        if ((isObject || isSubject) && together) groups.Add(ClaimGroupKind.FoundTogether);
        AddIf(isObject && !together && (edge.Relation is Relation.Lowers or Relation.Treats), ClaimGroupKind.Treats);
        AddIf(isObject && !together && edge.Relation == Relation.Raises, ClaimGroupKind.Worsens);
        AddIf(isSubject && !together && edge.Relation.IsEffect(), ClaimGroupKind.Consequences);
        NodeKind?[] ends = [graph.Node(edge.From)?.Kind, graph.Node(edge.To)?.Kind];
        AddIf(Array.Exists(ends, IsCargoOrTarget), ClaimGroupKind.CargoAndTargets);
        AddIf(Array.Exists(ends, k => k is NodeKind.Pathway or NodeKind.Process), ClaimGroupKind.Pathways);
        AddIf(Array.Exists(ends, k => k is NodeKind.Cell), ClaimGroupKind.Cells);
        AddIf(Array.Exists(ends, k => k is NodeKind.Outcome), ClaimGroupKind.Outcomes);
        AddIf(Array.Exists(ends, k => k is NodeKind.Carrier or NodeKind.Material) || CarrierOf(edge) is not null, ClaimGroupKind.Carriers);
        if (groups.Count == 0) groups.Add(ClaimGroupKind.Other);
        return groups;

        void AddIf(bool condition, ClaimGroupKind kind)
        {
            if (condition) groups.Add(kind);
        }
    }

    /// <summary>The heading in words.</summary>
    public static string Title(ClaimGroupKind kind) => kind switch
    {
        ClaimGroupKind.Treats => "Claimed to lower it, or used for it",
        ClaimGroupKind.Worsens => "Claimed to raise it",
        ClaimGroupKind.Consequences => "What it is claimed to do",
        ClaimGroupKind.FoundTogether => "Found together with it",
        ClaimGroupKind.CargoAndTargets => "Cargo and targets",
        ClaimGroupKind.Pathways => "Pathways and processes",
        ClaimGroupKind.Cells => "Cells",
        ClaimGroupKind.Outcomes => "Outcomes",
        ClaimGroupKind.Carriers => "Carriers and materials",
        _ => "Other claims",
    };

    /// <summary>The carrier that a context states, or null; <c>carrier:none</c> is none.</summary>
    internal static string? CarrierOf(Edge edge) => edge.Context.Carrier is { } carrier && carrier != "carrier:none" ? carrier : null;

    private static bool IsFoundTogether(Edge edge) => edge.Relation == Relation.Association
        || (edge.Relation.IsEffect()
            && (EdgeWording.KindOf(edge) is StatementKind.Associated or StatementKind.Enriched or StatementKind.Measured));

    private static bool IsCargoOrTarget(NodeKind? kind) => kind is NodeKind.Mirna or NodeKind.Lncrna or NodeKind.Circrna or NodeKind.Protein
        or NodeKind.Complex or NodeKind.GeneFamily or NodeKind.Metabolite;
}
