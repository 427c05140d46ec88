using Osteon.Primitives;

namespace Osteon.Inference;

/// <summary>Compares one outcome between the arms of a design: test, estimate with interval, effect sizes, contrasts, assumption checks and words.</summary>
public static class GroupComparison
{
    /// <summary>Compares.</summary>
    public static ComparisonResult Compare(string outcome, IReadOnlyList<GroupData> groups, ComparisonParameters parameters, RunContext context) =>
        throw new NotImplementedException();
}
