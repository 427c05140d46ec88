namespace Osteon.Numerics.Tests;

/// <summary>Closed forms of small families; against R's p.adjust see the tests of inference.</summary>
[Unit]
public sealed class AdjustedPTests
{
    private static readonly double?[] P = [0.04, null, 0.01, 0.03, double.NaN, 0.03];

    [Fact]
    public void Tests_without_a_p_value_do_not_count()
    {
        Check([0.16, null, 0.04, 0.12, null, 0.12], AdjustedP.Bonferroni(P));
        Check([0.09, null, 0.04, 0.09, null, 0.09], AdjustedP.Holm(P));
        Check([0.04, null, 0.04, 0.04, null, 0.04], AdjustedP.BenjaminiHochberg(P));
        const double Sum = 1 + (1 / 2.0) + (1 / 3.0) + (1 / 4.0);
        Check([0.04 * Sum, null, 0.04 * Sum, 0.04 * Sum, null, 0.04 * Sum], AdjustedP.BenjaminiYekutieli(P));
    }

    [Fact]
    public void Nothing_exceeds_one_and_nothing_is_no_family()
    {
        Assert.Equal([1, 1], AdjustedP.Bonferroni([0.9, 1]));
        Assert.Equal([1, 1], AdjustedP.BenjaminiYekutieli([0.9, 1]));
        Assert.Empty(AdjustedP.Holm([]));
        Assert.Equal([null], AdjustedP.BenjaminiHochberg([null]));
        Assert.Throws<ArgumentOutOfRangeException>(() => AdjustedP.Holm([0.5, 1.2]));
        Assert.Throws<ArgumentOutOfRangeException>(() => AdjustedP.Bonferroni([-0.1]));
    }

    private static void Check(double?[] expected, double?[] actual)
    {
        Assert.Equal(expected.Select(v => v is null), actual.Select(v => v is null));
        for (int i = 0; i < expected.Length; i++)
            if (expected[i] is { } value) Assert.Equal(value, actual[i]!.Value, 1e-15);
    }
}
