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
    public static IEnumerable<(Arm Arm, Arm Reference, ArmNode Node)> Explainable(Design design, MechanismGraph graph)
    {
        if (design.Arms.FirstOrDefault(a => a.Role == ArmRole.Control) is not { } control) yield break;
        foreach (Arm arm in design.Arms.Where(a => a.Role == ArmRole.Treatment))
            if (ArmNode.Of(arm, graph) is { } node) yield return (arm, control, node);
    }

    /// <summary>Reference of the study itself, where it has a DOI.</summary>
    public static IReadOnlyList<string> OwnStudyOf(Manifest manifest) => manifest.Doi is { Length: > 0 } doi ? ["doi:" + doi.ToLowerInvariant()] : [];
}
