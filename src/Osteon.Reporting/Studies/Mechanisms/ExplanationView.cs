using Osteon.Mechanism;
using Osteon.Primitives;
using Osteon.Study;

namespace Osteon.Reporting;

/// <summary>What the mechanism graph says of a finished run, as the report shows it.</summary>
/// <param name="Step">The step, or null where no arm stands for a node of the graph.</param>
/// <param name="Arms">What was found of each arm, explained.</param>
internal sealed record ExplanationView(StepOutcome? Step, IReadOnlyList<(ArmObservations Found, Explanation Explanation)> Arms)
{
    /// <summary>Reads the step once; the explanation is made again from its observations, which gives the same.</summary>
    public static ExplanationView Of(StepOutcome? step, RunContext context)
    {
        return step is not { Failure: null }
            ? new ExplanationView(step, [])
            : new ExplanationView(step, [.. MechanismSteps.Read(step).Select(f => (f, MechanismSteps.Explain(f, ShippedMechanism.Graph, context)))]);
    }

    /// <summary>The tables of all arms.</summary>
    public IEnumerable<Table> Tables => ExplanationDocument.Tables(Arms);
}
