using Osteon.Primitives;

namespace Osteon.Vesicles.Tests.Nta;

/// <summary>Parametric fits of simulated sizes of known parameters.</summary>
[Property]
public sealed class LogNormalMixtureTests
{
    private static readonly Medium Water = Medium.Measured("water", 25, 0.89, "declared");
    private static readonly FrameTiming Thirty = FrameTiming.FromFrameRate(30);

    private static LikelihoodTable Table(IEnumerable<double> diameters, ulong seed = 1, int bins = 150)
    {
        StepSummary[] tracks = [.. new SimulatedTracks(Thirty).Draw(diameters, Water, new Rng(seed)).Select(t => StepSummary.Of(t)!.Value)];
        return LikelihoodTable.Of(tracks, SizeGrid.Logarithmic(20, 1000, bins), new StepModel(Thirty, Water), RunContext.Default);
    }

    [Fact]
    public void One_log_normal_comes_back()
    {
        var random = new Rng(12);
        LikelihoodTable table = Table(Enumerable.Range(0, 3000).Select(_ => 100 * Math.Pow(1.35, random.NextNormal())));
        LogNormalSelection selection = LogNormalMixture.Select(table, 3, TrackWeighting.EachTrackOnce, RunContext.Default);
        LogNormalComponent component = Assert.Single(selection.Best.Components);
        Assert.InRange(component.Median, 98, 102);
        Assert.InRange(component.LogSd, 0.285, 0.315); // ln 1.35 = 0.300
        Assert.False(component.Unresolved);
        Assert.InRange(selection.Best.Mean, 103.8, 108);
        // More components are never less likely.
        Assert.True(selection.Fits[1].LogLikelihood >= selection.Fits[0].LogLikelihood - 1e-3);
        Assert.True(selection.Fits[2].LogLikelihood >= selection.Fits[1].LogLikelihood - 1e-3);
        Assert.All(selection.Fits, f => Assert.True(f.Converged));
    }

    [Fact]
    public void Two_single_sizes_at_a_ratio_of_two()
    {
        LogNormalSelection selection = LogNormalMixture.Select(
            Table(Enumerable.Range(0, 2000).Select(i => i % 2 == 0 ? 100.0 : 200.0)), 3, TrackWeighting.EachTrackOnce, RunContext.Default);
        Assert.Equal(2, selection.Best.Components.Count);
        Assert.InRange(selection.Best.Components[0].Median, 97, 103);
        Assert.InRange(selection.Best.Components[1].Median, 194, 206);
        Assert.InRange(selection.Best.Components[0].Share, 0.47, 0.53);
        Assert.All(selection.Best.Components, c => Assert.True(c.LogSd < 0.07));
        Assert.InRange(selection.Best.Mean, 147, 153);
    }

    [Fact]
    public void Two_overlapping_log_normals()
    {
        var random = new Rng(13);
        LogNormalSelection selection = LogNormalMixture.Select(
            Table(Enumerable.Range(0, 4000).Select(i => (i % 4 == 0 ? 240 : 90) * Math.Exp(0.15 * random.NextNormal()))), 3,
            TrackWeighting.EachTrackOnce, RunContext.Default);
        Assert.Equal(2, selection.Best.Components.Count);
        Assert.InRange(selection.Best.Components[0].Median, 87.5, 92.5);
        Assert.InRange(selection.Best.Components[1].Median, 232, 248);
        Assert.InRange(selection.Best.Components[0].Share, 0.72, 0.78);
        Assert.All(selection.Best.Components, c => Assert.InRange(c.LogSd, 0.1, 0.2));
    }

    [Fact]
    public void One_size_is_said_to_be_unresolved()
    {
        LogNormalFit fit = LogNormalMixture.Fit(Table(Enumerable.Repeat(100.0, 2000), bins: 60), 1, TrackWeighting.EachTrackOnce,
            RunContext.Default);
        Assert.InRange(fit.Components[0].Median, 98.5, 101.5);
        Assert.True(fit.Components[0].LogSd < 0.08);
    }

    [Fact]
    public void The_maximum_is_a_maximum()
    {
        var random = new Rng(14);
        LikelihoodTable table = Table(Enumerable.Range(0, 500).Select(_ => 130 * Math.Pow(1.3, random.NextNormal())));
        LogNormalFit fit = LogNormalMixture.Fit(table, 1, TrackWeighting.EachTrackOnce, RunContext.Default);
        double At(double median, double logSd)
        {
            double[] weights = [.. table.Grid.Centres.ToArray().Select(d => Math.Exp(-Math.Pow(Math.Log(d / median) / logSd, 2) / 2))];
            double sum = weights.Sum();
            for (int m = 0; m < weights.Length; m++) weights[m] /= sum;
            double log = 0;
            StepModel model = new(Thirty, Water);
            foreach (StepSummary track in table.Tracks)
            {
                double f = 0;
                for (int m = 0; m < weights.Length; m++)
                    f += weights[m] * Math.Exp(StepLikelihood.Log(track, table.Grid.Centres[m], model));
                log += Math.Log(f);
            }

            return log;
        }

        LogNormalComponent c = fit.Components[0];
        Assert.Equal(fit.LogLikelihood, At(c.Median, c.LogSd), 1e-6);
        foreach ((double m, double s) in ((double, double)[])[(1.005, 1), (0.995, 1), (1, 1.03), (1, 0.97)])
            Assert.True(At(c.Median * m, c.LogSd * s) < fit.LogLikelihood);
        Assert.Equal((-2 * fit.LogLikelihood) + (2 * Math.Log(500)), fit.Bic, 1e-9);
        Assert.Throws<ArgumentException>(() => LogNormalMixture.Fit(
            LikelihoodTable.Of(table.Tracks, SizeGrid.Linear(10, 500, 50), new StepModel(Thirty, Water), RunContext.Default), 1,
            TrackWeighting.EachTrackOnce, RunContext.Default));
    }

    [Fact]
    public void Moments_of_a_component()
    {
        var c = new LogNormalComponent(1, 100, Math.Log(1.35));
        Assert.Equal(104.606, c.Mean, 1e-2);
        Assert.Equal(Math.Exp(Math.Log(100) - (Math.Log(1.35) * Math.Log(1.35))), c.Mode, 1e-9);
        Assert.Equal(1.35, c.GeometricSd, 1e-12);
        Assert.Equal(c.Mean * Math.Sqrt(Math.Exp(Math.Pow(Math.Log(1.35), 2)) - 1), c.Sd, 1e-9);
    }
}
