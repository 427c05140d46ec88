using Osteon.Primitives;

namespace Osteon.Metabolomics.Tests;

/// <summary>The 200 permutations that ropls was given, and exact tests that can be counted by hand.</summary>
[Oracle]
public sealed class ModelPermutationOracleTests
{
    [Fact]
    public void Two_hundred_permutations_of_ropls()
    {
        int[][] given = [.. SharedText.Lines("oracles/ropls/perm_oplsda_gender_o1_indices.csv.gz").Select(l => l.Split(',').Select(i => (int)SharedText.Number(i) - 1).ToArray())];
        double[][] expected = [.. SharedText.Lines("oracles/ropls/perm_oplsda_gender_o1_results.csv").Skip(1).Select(l => l.Split(',').Select(SharedText.Number).ToArray())];
        Matrix x = Sacurine.X();
        ModelResult model = RoplsOracleTests.Fit("sacurine_oplsda_gender_o1");
        ModelPermutationResult test = ModelPermutationTest.Run(x, model, new ModelPermutationParameters { Given = given }, RunContext.Default);
        Assert.Equal(200, test.Permuted.Count);
        Assert.True(test.InGramSpace);
        for (int k = 0; k < given.Length; k++)
        {
            PermutedModel m = test.Permuted[k];
            Assert.Equal(expected[k][0], m.R2X, 1e-10);
            Assert.Equal(expected[k][1], m.R2Y, 1e-10);
            Assert.Equal(expected[k][2], m.Q2, 1e-10);
            Assert.Equal(expected[k][3], m.Agreement!.Value, 1e-12);
        }

        // None of 200 is as good: ropls' p and ours.
        Assert.Equal(0.005, test.RoplsPR2Y);
        Assert.Equal(0.005, test.RoplsPQ2);
        Assert.Equal(1.0 / 201, test.PQ2);
        Assert.False(test.Exact);
        Assert.Equal(model.Summary.R2Y!.Value, test.Observed.R2Y, 1e-12);
        Assert.Equal(model.Summary.Q2!.Value, test.Observed.Q2, 1e-12);
        Assert.Equal(model.Summary.R2X, test.Observed.R2X, 1e-12);
    }

    [Fact]
    public void Five_against_five_has_126_splits()
    {
        (Matrix x, Response? y) = RoplsOracleTests.Data("small5v5_oplsda_o1");
        ModelResult model = LatentModel.Fit(x, y, new ModelParameters { Kind = ModelKind.OplsDa, Orthogonal = 1 }, RunContext.Default);
        ModelPermutationResult test = ModelPermutationTest.Run(x, model, new ModelPermutationParameters(), RunContext.Default);
        Assert.True(test.Exact);
        int[] levels = [.. y!.Levels!];
        bool balanced = levels.Count(l => l == 0) == 5;
        Assert.Equal(balanced ? (252, 126) : (210, 210), (test.Arrangements, test.Splits));
        Assert.Equal(test.Splits - 1, test.Permuted.Count);
        Assert.Equal(1 / test.Splits, test.SmallestP);
        double hits = test.Permuted.Count(m => m.Q2 >= test.Observed.Q2);
        Assert.Equal((1 + hits) / test.Splits, test.PQ2, 1e-12);

        // The same counted over all arrangements, without the argument of symmetry.
        List<int[]> all = [];
        for (int mask = 0; mask < 1024; mask++)
        {
            if (int.PopCount(mask) != levels.Count(l => l == 1)) continue;
            Queue<int> ones = new(Enumerable.Range(0, 10).Where(i => levels[i] == 1)), zeros = new(Enumerable.Range(0, 10).Where(i => levels[i] == 0));
            all.Add([.. Enumerable.Range(0, 10).Select(i => (mask >> i & 1) == 1 ? ones.Dequeue() : zeros.Dequeue())]);
        }

        Assert.Equal(test.Arrangements, all.Count);
        ModelPermutationResult every = ModelPermutationTest.Run(x, model, new ModelPermutationParameters { Given = all }, RunContext.Default);
        Assert.Equal(test.PQ2, every.Permuted.Count(m => m.Q2 >= test.Observed.Q2 - 1e-10) / (double)all.Count, 1e-12);
        Assert.Equal(test.PR2Y, every.Permuted.Count(m => m.R2Y >= test.Observed.R2Y - 1e-10) / (double)all.Count, 1e-12);
    }

    [Fact]
    public void Six_perfectly_separated_against_six_has_the_smallest_p_of_462_splits()
    {
        var rng = new Rng(5);
        Matrix x = Matrix.Of(12, 300, (i, j) => rng.NextNormal() + (j < 40 && i >= 6 ? 8 : 0));
        Response y = Response.OfClasses([.. Enumerable.Range(0, 12).Select(i => i / 6)], ["a", "b"]);
        ModelResult model = LatentModel.Fit(x, y, new ModelParameters { Kind = ModelKind.OplsDa, Orthogonal = 1 }, RunContext.Default);
        ModelPermutationResult test = ModelPermutationTest.Run(x, model, new ModelPermutationParameters(), RunContext.Default);
        Assert.Equal((924, 462), (test.Arrangements, test.Splits));
        Assert.Equal(1.0 / 462, test.PQ2);
    }
}
