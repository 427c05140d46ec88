using Osteon.Primitives;

namespace Osteon.Simulation.Tests;

/// <summary>Moments and quantiles of declared size distributions, and draws from them.</summary>
[Oracle]
public sealed class SizeMixtureTests
{
    [Fact]
    public void A_log_normal_distribution_has_its_textbook_moments_and_quantiles()
    {
        var sizes = new SizeMixture(SizeComponent.LogNormal(100, 1.35));
        Assert.Equal(104.6059, sizes.Mean, 1e-3);
        Assert.Equal(32.1130, sizes.Sd, 1e-3);
        Assert.Equal(100 * Math.Exp(-1.2815515655446004 * Math.Log(1.35)), sizes.Quantile(0.1), 1e-6);
        Assert.Equal(100, sizes.Quantile(0.5), 1e-6);
        Assert.Equal(0.9, sizes.Cdf(sizes.Quantile(0.9)), 1e-9);
    }

    [Fact]
    public void A_mixture_sums_its_parts()
    {
        var sizes = new SizeMixture(SizeComponent.Monodisperse(100), SizeComponent.Monodisperse(200));
        Assert.Equal(150, sizes.Mean);
        Assert.Equal(50, sizes.Sd, 1e-12);
        Assert.Equal(100, sizes.Quantile(0.3), 1e-6);
        Assert.Equal(200, sizes.Quantile(0.8), 1e-6);
        Assert.Equal(0.5, sizes.Cdf(150));
    }

    [Fact]
    public void Draws_have_the_distribution()
    {
        var sizes = new SizeMixture(SizeComponent.LogNormal(80, 1.2, 3), SizeComponent.Normal(200, 20, 1));
        var rng = new Rng(2);
        const int Draws = 200_000;
        double[] drawn = [.. Enumerable.Range(0, Draws).Select(_ => sizes.Draw(rng)).Order()];
        Assert.Equal(sizes.Mean, drawn.Average(), 4 * sizes.Sd / Math.Sqrt(Draws));
        // Kolmogorov's distance of n draws exceeds 1.95/√n once in a thousand times.
        double far = 0;
        for (int i = 0; i < Draws; i++) far = Math.Max(far, Math.Abs(sizes.Cdf(drawn[i]) - ((i + 0.5) / Draws)));
        Assert.True(far < 1.95 / Math.Sqrt(Draws), $"{far}");
    }

    [Theory]
    [InlineData(0.3)]
    [InlineData(7)]
    [InlineData(12)]
    [InlineData(300)]
    public void Poisson_draws_have_their_probabilities(double mean)
    {
        var rng = new Rng(9);
        const int Draws = 300_000;
        var counts = new Dictionary<int, int>();
        for (int i = 0; i < Draws; i++)
        {
            int k = PoissonDraw.Next(rng, mean);
            counts[k] = counts.GetValueOrDefault(k) + 1;
        }

        double chi = 0;
        int cells = 0;
        double p = Math.Exp(-mean);
        for (int k = 0; k < 1000; p *= mean / ++k)
        {
            double expected = p * Draws;
            if (expected < 20) continue;
            double off = counts.GetValueOrDefault(k) - expected;
            chi += off * off / expected;
            cells++;
        }

        Assert.InRange(chi, 0, cells + (4.5 * Math.Sqrt(2 * cells)));
    }

    [Fact]
    public void The_tabled_normal_distribution_is_the_exact_one()
    {
        for (double z = -9; z <= 9; z += 0.00317)
            Assert.Equal(Osteon.Numerics.NormalDistribution.Cdf(z), GaussianStep.Cdf(z), 3e-10);
    }
}
