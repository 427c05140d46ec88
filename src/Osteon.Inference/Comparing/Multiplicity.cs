namespace Osteon.Inference;

/// <summary>Adjusts the p values of a declared family of tests.</summary>
public static class Multiplicity
{
    /// <summary>Adjusts.</summary>
    public static AdjustedFamily Adjust(IReadOnlyList<double?> p, Adjustment method) => throw new NotImplementedException();

    /// <summary>Adjusts over the outcomes of a family of comparisons.</summary>
    public static IReadOnlyList<ComparisonResult> AdjustFamily(IReadOnlyList<ComparisonResult> family, Adjustment method) =>
        throw new NotImplementedException();
}

/// <summary>Adjusted p values of a family.</summary>
/// <param name="P">As many as were given, in their order; null where none was given.</param>
/// <param name="Size">Tests that were counted.</param>
/// <param name="NotCounted">Tests without a p value, which do not count.</param>
public sealed record AdjustedFamily(IReadOnlyList<double?> P, int Size, int NotCounted);
