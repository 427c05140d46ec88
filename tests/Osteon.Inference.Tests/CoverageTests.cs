using Osteon.Numerics;
using Osteon.Primitives;

namespace Osteon.Inference.Tests;

/// <summary>
/// Intervals hold the true value as often as they say, in simulated studies with known truth (fixed seed). Bounds are four standard
/// errors of the count around the nominal share where the method is exact, wider where it is approximate, which the method pages say.
/// </summary>
[Property]
public sealed class CoverageTests
{
    private const int Studies = 4000;

    private static double[] Normal(Rng random, int n, double mean, double sd = 1)
    {
        double[] values = new double[n];
        for (int i = 0; i < n; i++) values[i] = mean + (sd * random.NextNormal());
        return values;
    }

    private static double Share(Func<Rng, bool> holds, int studies = Studies)
    {
        var random = new Rng(97);
        int count = 0;
        for (int i = 0; i < studies; i++)
            if (holds(random)) count++;
        return count / (double)studies;
    }

    private static bool Holds(EffectSize effect, double truth) => effect.CiLow <= truth && truth <= effect.CiHigh;

    [Fact]
    public void Hedges_g_covers_exactly() =>
        Assert.InRange(Share(r => Holds(HedgesG.Independent(Normal(r, 4, 1.5), Normal(r, 6, 0), 0.9), 1.5)), 0.881, 0.919);

    [Fact]
    public void Cohens_dz_covers_exactly() =>
        Assert.InRange(Share(r => Holds(HedgesG.PairedZ(Normal(r, 5, 0.8), 0.9), 0.8)), 0.881, 0.919);

    [Fact]
    public void Hedges_g_is_unbiased()
    {
        var random = new Rng(5);
        double sum = 0;
        for (int i = 0; i < 20_000; i++)
        {
            double[] a = Normal(random, 3, 2), b = Normal(random, 3, 0);
            sum += HedgesG.Correction(4) * (a.Average() - b.Average()) / Math.Sqrt(
                (SampleMoments.Of(a).Variance + SampleMoments.Of(b).Variance) / 2);
        }

        Assert.InRange(sum / 20_000, 1.94, 2.06); // SD of g is about 1.7 here; uncorrected d would average 2.51
    }

    [Fact]
    public void Cliffs_delta_covers_about_as_said()
    {
        // Truth for a normal shift of 1: P(X > Y) = Φ(1/√2) = 0.7602, δ = 0.5205.
        Assert.InRange(Share(r => Holds(CliffsDelta.Of(Normal(r, 6, 1), Normal(r, 8, 0), 0.95), 0.520499877813)), 0.93, 0.985);
        // Far apart: P = Φ(3/√2) = 0.98305, where variance estimates are often 0.
        Assert.InRange(Share(r => Holds(CliffsDelta.Of(Normal(r, 6, 3), Normal(r, 6, 0), 0.95), 0.966105146475)), 0.92, 0.999);
    }

    [Fact]
    public void The_Hodges_Lehmann_interval_covers_at_least_as_said() =>
        Assert.InRange(Share(r => Holds(HodgesLehmann.Shift(Normal(r, 5, 2), Normal(r, 7, 0), 0.95), 2)), 0.945, 0.985);

    [Fact]
    public void Eta_squared_covers_exactly()
    {
        // Means −1, 0, 1 with 4 each: λ = 4·2 = 8, population share 8/(8 + 12) = 0.4.
        double share = Share(r => Holds(
            ExplainedVariance.OfMeans([Normal(r, 4, -1), Normal(r, 4, 0), Normal(r, 4, 1)], 0.9, welch: false).Single(e =>
                e.Kind == EffectKind.EtaSquared), 0.4));
        Assert.InRange(share, 0.881, 0.919);
    }

    [Fact]
    public void Dunnett_and_Tukey_hold_all_their_contrasts_together()
    {
        double dunnett = Share(r => Simultaneous(Dunnett.Contrasts(Groups(r), 0.9)), 600);
        Assert.InRange(dunnett, 0.85, 0.95);
        double tukey = Share(r => Simultaneous(Tukey.Contrasts(Groups(r), 0.9)), 600);
        Assert.InRange(tukey, 0.85, 0.96); // exact for equal n, a little wide for Kramer's unequal n

        static GroupData[] Groups(Rng r) =>
            [GroupData.Of("a", Normal(r, 6, 0)), GroupData.Of("b", Normal(r, 3, 0)), GroupData.Of("c", Normal(r, 4, 0))];
        static bool Simultaneous(IReadOnlyList<Contrast> contrasts) => contrasts.All(c => c.CiLow <= 0 && 0 <= c.CiHigh);
    }
}
