using Osteon.Primitives;

namespace Osteon.Metabolomics.Tests;

[Unit]
public sealed class ImputationTests
{
    private const double Na = double.NaN;

    [Theory]
    [InlineData(ImputationMethod.Minimum, 10)]
    [InlineData(ImputationMethod.HalfMinimum, 5)]
    [InlineData(ImputationMethod.FifthMinimum, 2)]
    [InlineData(ImputationMethod.Zero, 0)]
    public void Fills_with_a_share_of_the_smallest_positive_value(ImputationMethod method, double expected)
    {
        // The blank's 1 is no intensity of a sample, and 0 and −3 are no smallest positive value.
        FeatureTable table = Tables.Of("sssqb", [Na, 1], [10, 1], [0, -3], [20, 1], [1, Na]);
        PreparationResult result = table.Prepare(new Imputation { Method = method });
        Assert.Equal(expected, result.Table.Intensities[0, 0]);
        Assert.True(result.ImputedCells[0, 0]);
        Assert.Equal(1, result.ImputedCells.Count);
        Assert.True(double.IsNaN(result.Table.Intensities[4, 1]));
        Assert.Equal(0.2, result.Effects[0].ImputedShare[0], 1e-15);
        Assert.Equal(0.2, result.ImputedShareOfFeature(0), 1e-15);
        Assert.Equal(0.5, result.ImputedShareOfInjection(0), 1e-15);
    }

    [Fact]
    public void A_feature_without_values_stays_missing_and_is_named()
    {
        var context = RunContext.Default;
        PreparationResult result = Preparation.Run(Tables.Of("ss", [Na, 1], [Na, 2]), [new Imputation()], context);
        Assert.True(double.IsNaN(result.Table.Intensities[0, 0]));
        Assert.Equal(0, result.ImputedCells.Count);
        Finding finding = Assert.Single(context.Findings.ToList());
        Assert.Equal(("OST-PRE-017", "f1"), (finding.Id, finding.Value));
    }

    [Fact]
    public void Marks_go_with_features_and_injections_through_later_steps()
    {
        FeatureTable table = Tables.Of("sssqqb", [1, Na, 3], [4, 5, 6], [7, 8, Na], [1, 2, 3], [1, 2, 30], [9, 9, 9]).With(
            (i, r) => i with { Subject = i.Kind == InjectionKind.Sample ? (r < 2 ? "A" : "B") : null, Group = "g" });
        PreparationResult result = table.Prepare(new Imputation(), new KeepInjections(), new QualityFilter(), new AverageReplicates(),
            new Transform());
        Assert.Equal(["f1", "f2"], result.Table.Features.Select(f => f.Id));
        Assert.Equal(["A", "s3", "q4", "q5"], result.Table.Injections.Select(i => i.Name));
        Assert.True(result.ImputedCells[0, 1]);
        Assert.Equal(1, result.ImputedCells.Count);
        Assert.Equal(Math.Log10(3.5), result.Table.Intensities[0, 1], 1e-15);
    }

    [Fact]
    public void Nearest_neighbours_stop_at_an_injection_that_is_nearly_empty()
    {
        FeatureTable table = Tables.Of("sss", [1, 2, 3, 4, 5, 6], [Na, Na, Na, Na, Na, 2], [1, 2, 3, 4, 5, 6]);
        var error = Assert.Throws<InvalidContentException>(() =>
            table.Prepare(new Imputation { Method = ImputationMethod.NearestNeighbours }));
        Assert.Equal(("OST-PRE-015", "s2"), (error.Finding.Id, error.Finding.Value));
    }

    [Fact]
    public void Features_that_are_all_alike_do_not_make_clustering_go_on_for_ever()
    {
        FeatureTable table = Tables.Of("sss", [.. Enumerable.Range(0, 3).Select(i => Enumerable.Repeat(i == 1 ? 5.0 : 1.0, 40).ToArray())]);
        table.Intensities[2, 7] = Na;
        PreparationResult result = table.Prepare(new Imputation
        {
            Method = ImputationMethod.NearestNeighbours,
            Neighbours = new NearestNeighbourParameters { ClusterLimit = 15 }
        });
        Assert.Equal(1, result.Table.Intensities[2, 7]);
    }
}

/// <summary>The vectorised distances against plain loops, rerun with instruction sets switched off.</summary>
[Unit]
public sealed class PackedFeaturesTests
{
    [Fact]
    public void Distances_are_the_bits_of_a_plain_loop()
    {
        InstructionSets.AssertSwitchedOff();
        var random = new Rng(5);
        foreach (int n in (int[])[1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 63, 64, 65, 513])
        {
            Matrix x = Matrix.Of(11, n, (_, _) => random.NextDouble() < 0.3 ? double.NaN : random.NextNormal());
            int[] targets = [.. Enumerable.Range(0, Math.Min(n, 5))];
            double[][] distances = new PackedFeatures(x).Distances(targets);
            foreach (int t in targets)
                for (int f = 0; f < n; f++) Assert.Equal(Plain(x, t, f), distances[t][f]);
        }
    }

    private static double Plain(Matrix x, int a, int b)
    {
        double sum = 0;
        int count = 0;
        for (int row = 0; row < x.Rows; row++)
        {
            if (double.IsNaN(x[row, a]) || double.IsNaN(x[row, b])) continue;
            sum += (x[row, a] - x[row, b]) * (x[row, a] - x[row, b]);
            count++;
        }

        return count > 0 ? sum / count : 1e10;
    }
}

[Unit]
public sealed class PackedFeaturesWithoutInstructionSetsTests
{
    public static TheoryData<string> Settings => InstructionSets.Settings;

    [Theory]
    [MemberData(nameof(Settings))]
    public void Distances_stay_the_same_bits(string setting) => InstructionSets.RunClassWithout(setting, typeof(PackedFeaturesTests));
}
