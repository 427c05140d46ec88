using System.Globalization;
using Osteon.Primitives;

namespace Osteon.Vesicles.Tests.Nta;

/// <summary>The iteration against numpy and scipy (References/walker.py), and against what can be written down by hand.</summary>
[Oracle]
public sealed class WalkerReferenceTests
{
    private static readonly StepModel Model = new(FrameTiming.FromFrameRate(30), Medium.Measured("water", 25, 0.89, "declared"));

    private static List<string[]> Rows(string file) =>
        [.. File.ReadLines(Path.Combine(SharedData.RepositoryRoot, "tests", "Osteon.Vesicles.Tests", "Nta", "References", file)).Select(
            l => l.Split('\t'))];

    private static double Number(string cell) => double.Parse(cell, CultureInfo.InvariantCulture);

    [Fact]
    public void Weights_likelihood_and_chi_square()
    {
        StepSummary[] tracks = [.. Rows("tracks.tsv").Select(r => StepSummary.WithoutGaps(Number(r[0]), (int)Number(r[1])))];
        var table = LikelihoodTable.Of(tracks, SizeGrid.Linear(20, 1000, 70), Model, RunContext.Default);
        List<string[]> expected = Rows("walker.tsv");
        int[] iterations = [1, 8, 50];
        for (int c = 0; c < 3; c++)
        {
            WalkerResult result = WalkerEm.Fit(table, new WalkerParameters(new WalkerStop(0, iterations[c]), BootstrapReplicates: 0),
                RunContext.Default);
            Assert.Equal(iterations[c], result.Iterations);
            Assert.False(result.StoppedByRule);
            Assert.Equal(Number(expected[1][c + 1]), result.History[^1].LogLikelihood, 1e-8);
            Assert.Equal(Number(expected[2][c + 1]), result.History[^1].ChiSquare, 1e-8);
            for (int m = 0; m < 70; m++)
            {
                double weight = Number(expected[m + 3][c + 1]);
                Assert.Equal(Number(expected[m + 3][0]), table.Grid.Centres[m], 1e-9);
                Assert.Equal(weight, result.Distribution.Amounts[m], 1e-12 + (1e-9 * weight));
            }
        }
    }

    [Fact]
    public void The_density_integrates_to_one_and_has_its_mean()
    {
        var model = new StepModel(new FrameTiming(1 / 30.0, 1 / 60.0), Medium.Water(22), 0.02);
        double integral = 0, mean = 0, square = 0, h = 0.0005;
        for (int i = 0; i < 40_000; i++)
        {
            double z = (i + 0.5) * h, density = Math.Exp(StepLikelihood.Log(StepSummary.WithoutGaps(z, 12), 120, model));
            integral += density * h;
            mean += z * density * h;
            square += z * z * density * h;
        }

        Assert.Equal(1, integral, 1e-9);
        Assert.Equal(model.MeanSquare(120), mean, 1e-9);
        double rho = model.Correlation(120);
        Assert.Equal(mean * mean / 12 * (1 + (2 * 11 * rho * rho / 12)), square - (mean * mean), 1e-8);
    }

    [Fact]
    public void The_table_holds_the_densities()
    {
        var model = new StepModel(new FrameTiming(1 / 30.0, 1 / 30.0), Medium.Water(25), 0.01);
        StepSummary[] tracks = [StepSummary.WithoutGaps(0.4, 20), new StepSummary(0.9, 31, 25, 35), StepSummary.WithoutGaps(0.02, 900)];
        var table = LikelihoodTable.Of(tracks, SizeGrid.Logarithmic(30, 900, 37), model, RunContext.Default);
        for (int k = 0; k < 3; k++)
            for (int m = 0; m < 37; m++)
            {
                double log = StepLikelihood.Log(tracks[k], table.Grid.Centres[m], model) - table.LogLargest[k];
                Assert.Equal(Math.Exp(log), table.Block(0)[(k * 37) + m], 1e-11);
            }
    }

    [Fact]
    public void A_grid_of_one_bin_and_a_single_track()
    {
        var one = LikelihoodTable.Of([StepSummary.WithoutGaps(0.6, 20)], SizeGrid.Linear(90, 110, 1), Model, RunContext.Default);
        WalkerResult result = WalkerEm.Fit(one, new WalkerParameters(BootstrapReplicates: 3), RunContext.Default);
        Assert.Equal(1, result.Distribution.Amounts[0]);
        Assert.Equal(1, result.EdgeShare);
        Assert.Equal(100, result.Bootstrap!.Mean.Low);
        // One track alone: all weight goes to the most likely diameter in the end.
        var many = LikelihoodTable.Of([StepSummary.WithoutGaps(0.6, 20)], SizeGrid.Linear(20, 400, 95), Model, RunContext.Default);
        WalkerResult sharp = WalkerEm.Fit(many, new WalkerParameters(new WalkerStop(0, 5000), BootstrapReplicates: 0), RunContext.Default);
        double best = StokesEinstein.DiameterNanometres(0.6 / 4 * 30, Model.Medium);
        Assert.Equal(best, HistogramStatistics.Of(sharp.Distribution)!.Mean, 2.0);
        Assert.True(sharp.Distribution.Amounts.ToArray().Max() > 0.95);
    }

    [Fact]
    public void Broken_input_is_refused()
    {
        SizeGrid grid = SizeGrid.Linear(20, 400, 10);
        Assert.Throws<ArgumentException>(() => LikelihoodTable.Of([], grid, Model, RunContext.Default));
        Assert.Throws<ArgumentException>(() => LikelihoodTable.Of([StepSummary.WithoutGaps(0, 3)], grid, Model, RunContext.Default));
        Assert.Throws<ArgumentException>(() => LikelihoodTable.Of([new StepSummary(1, 3, 3, 4)], grid, Model, RunContext.Default));
        Assert.Throws<ArgumentOutOfRangeException>(() => new StepModel(Model.Timing, Model.Medium, -1));
        Assert.Null(StepSummary.Of(new ParticleTrack(1, [1, 3], [0, 1], [0, 1])));
        Assert.Null(StepSummary.Of(new ParticleTrack(1, [1, 2], [5, 5], [0, 0])));
    }
}
