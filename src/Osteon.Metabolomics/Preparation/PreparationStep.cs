using Osteon.Primitives;

namespace Osteon.Metabolomics;

/// <summary>
/// One declared step of the preparation of a feature table. The steps are a closed set of small records that hold nothing but parameters; a
/// step gives a new table and never changes the one it was given. The user declares which steps run and in which order.
/// </summary>
public abstract record PreparationStep
{
    private protected PreparationStep()
    {
    }

    /// <summary>Stable identifier of the kind of step, snake case: <c>blank_filter</c>.</summary>
    public abstract string Id { get; }

    /// <summary>Whether the step is defined on the linear scale only and so must come before a logarithm.</summary>
    internal virtual bool NeedsLinearScale => true;

    /// <summary>What is wrong with the parameters, or with the table for this step, as far as it can be known before work.</summary>
    internal abstract IEnumerable<Finding> Check(FeatureTable table);

    /// <summary>Does the work.</summary>
    internal abstract StepOutcome Apply(StepInput input, RunContext context);

    private protected Finding OutOfRange(string parameter, double value, string range) =>
        Finding.Error(PreparationFindings.ParameterOutOfRange, $"{Id}: {parameter} must be {range}", value: Text.Of(value),
            hint: $"Give {parameter} a value that is {range}.");
}
