using FsCheck;
using FsCheck.Fluent;

namespace Osteon.Numerics.Tests;

/// <summary>Relations between distributions that hold whatever the arguments.</summary>
[Property]
public sealed class IdentityTests
{
    private static readonly Gen<(double Df, double T)> DfAndT =
        Gen.Choose(1, 4000).SelectMany(d => Gen.Choose(1, 1200).Select(t => (Df: d / 20.0 + 0.5, T: t / 100.0)));

    private static void Close(double expected, double actual, double relative) =>
        Assert.True(Math.Abs(actual - expected) <= relative * Math.Abs(expected), $"{actual:R} instead of {expected:R}");

    [Fact]
    public void The_range_of_two_and_the_maximum_of_one_are_t() => PropertyCheck.ForAll(DfAndT, c =>
    {
        double p = StudentT.TwoSided(c.T, c.Df);
        Close(p, StudentisedRange.Survival(c.T * Math.Sqrt(2), 2, c.Df), 1e-11);
        Close(p, new DunnettMaximum(3, [5], c.Df).Survival(c.T), 1e-11);
        Close(p, FDistribution.Survival(c.T * c.T, 1, c.Df), 1e-11);
        Close(p, 2 * NoncentralT.Survival(c.T, c.Df, 0), 1e-11);
    }, 60);

    [Fact]
    public void Quantiles_undo_tail_probabilities() => PropertyCheck.ForAll(
        Gen.Choose(1, 998).SelectMany(p => Gen.Choose(1, 300).Select(d => (P: p / 1000.0 * (p % 3 == 0 ? 1e-9 : 1), Df: d / 3.0))),
        c =>
        {
            Close(c.P, NormalDistribution.Survival(NormalDistribution.UpperQuantile(c.P)), 1e-12);
            Close(c.P, StudentT.Survival(StudentT.UpperQuantile(c.P, c.Df), c.Df), 1e-11);
            Close(c.P, ChiSquared.Survival(ChiSquared.UpperQuantile(c.P, c.Df), c.Df), 1e-11);
            Close(c.P, FDistribution.Survival(FDistribution.UpperQuantile(c.P, 3, c.Df), 3, c.Df), 1e-11);
            double delta = NoncentralT.NoncentralityForUpper(1.7, c.Df, c.P);
            Close(c.P, NoncentralT.Survival(1.7, c.Df, delta), 1e-11);
        },
        100);

    [Fact]
    public void Critical_values_undo_joint_tail_probabilities()
    {
        foreach (double p in (double[])[0.5, 0.05, 1e-6])
        {
            Close(p, StudentisedRange.Survival(StudentisedRange.UpperQuantile(p, 4, 7.5), 4, 7.5), 1e-11);
            var maximum = new DunnettMaximum(6, [4, 9, 5], 20);
            Close(p, maximum.Survival(maximum.UpperQuantile(p)), 1e-11);
        }
    }

    [Fact]
    public void Equal_correlation_of_one_half_has_the_published_critical_values()
    {
        // The published two-sided 5 % table, printed to two decimals: 2.57 (1 arm), 3.03 (2), 3.29 (3) for 5 degrees of freedom;
        // 2.09, 2.38, 2.54 for 20.
        double[][] printed = [[2.57, 3.03, 3.29], [2.09, 2.38, 2.54]];
        for (int arms = 1; arms <= 3; arms++)
        {
            double[] others = [.. Enumerable.Repeat(7.0, arms)];
            Assert.Equal(printed[0][arms - 1], new DunnettMaximum(7, others, 5).UpperQuantile(0.05), 0.0051);
            Assert.Equal(printed[1][arms - 1], new DunnettMaximum(7, others, 20).UpperQuantile(0.05), 0.0051);
        }
    }

    [Fact]
    public void Many_degrees_of_freedom_approach_the_normal_distribution()
    {
        foreach (double t in (double[])[0.3, 2, 7])
        {
            Close(2 * NormalDistribution.Survival(t), StudentT.TwoSided(t, 1e12), 1e-9);
            Close(StudentisedRange.Survival(t, 5, double.PositiveInfinity), StudentisedRange.Survival(t, 5, 1e10), 1e-7);
            Close(new DunnettMaximum(4, [3, 6], double.PositiveInfinity).Survival(t), new DunnettMaximum(4, [3, 6], 1e10).Survival(t),
                1e-7);
        }
    }
}
