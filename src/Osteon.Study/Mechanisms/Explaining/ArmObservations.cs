using Osteon.Mechanism;

namespace Osteon.Study;

/// <summary>What a study found of one arm against the reference, and what the arm stands for in the mechanism graph.</summary>
/// <param name="Arm">Id of the arm.</param>
/// <param name="Reference">Id of the reference arm.</param>
/// <param name="Cause">Id of the node that the arm stands for.</param>
/// <param name="By">Which key of the arm named the node.</param>
/// <param name="OwnStudy">References of the study itself, whose evidence must not explain it.</param>
/// <param name="Observations">What was found.</param>
public sealed record ArmObservations(
    string Arm, string Reference, string Cause, string By, IReadOnlyList<string> OwnStudy, IReadOnlyList<Observation> Observations)
{
    /// <summary>The arms of a design that stand for a node, each with its reference.</summary>
    /// <param name="design">The design.</param>
    /// <param name="graph">The graph.</param>
    /// <param name="cause">A node that every treated arm stands for, whatever its own names say; or null.</param>
    public static IEnumerable<(Arm Arm, Arm Reference, ArmNode Node)> Explainable(Design design, MechanismGraph graph, Node? cause = null)
    {
        if (design.Arms.FirstOrDefault(a => a.Role == ArmRole.Control) is not { } control) yield break;
        foreach (Arm arm in design.Arms.Where(a => a.Role == ArmRole.Treatment))
            if ((cause is null ? ArmNode.Of(arm, graph) : new ArmNode(cause, "--cause")) is { } node) yield return (arm, control, node);
    }

    /// <summary>References of the study itself: its DOI, and what the manifest sets aside besides.</summary>
    public static IReadOnlyList<string> OwnStudyOf(Manifest manifest) =>
        [.. new[] { manifest.Doi }.OfType<string>().Where(d => d.Length > 0).Concat(manifest.Mechanism?.SetAside ?? []).Select(ReferenceKey.Of).Distinct(StringComparer.OrdinalIgnoreCase)];

    /// <summary>Whether the cause is something that carries markers.</summary>
    public static bool HasMarkers(Node cause) => cause.Kind is NodeKind.Vesicle;
}
