using Osteon.Primitives;

namespace Osteon.Vesicles.Tests.Nta;

/// <summary>Counts turned into concentrations: volume, dilution once, blanks, honest errors.</summary>
[Unit]
public sealed class ConcentrationTests
{
    [Fact]
    public void Visible_volume()
    {
        // 640 × 480 pixels of 0.713 µm and 14.9 µm of depth are about the 2.33 nL of the instrument constant 4.29087·10⁵.
        Assert.Equal(2.327e-6, VisibleVolume.FromField(640, 480, 0.713, 14.9).Millilitres, 1e-9);
        Assert.Equal(2.3305e-6, VisibleVolume.FromConcentrationPerParticle(4.29087e5).Millilitres, 1e-10);
        Assert.Equal(2.3305e-6 / 2, VisibleVolume.FromConcentrationPerParticle(4.29087e5, 0.5).Millilitres, 1e-10);
        Assert.Equal(1e-6, VisibleVolume.FromBeads(100, 1e8).Millilitres, 1e-18);
        Assert.Throws<ArgumentOutOfRangeException>(() => VisibleVolume.FromField(640, 480, 0.713, 0));
    }

    [Fact]
    public void Dilution_is_applied_exactly_once()
    {
        // ZetaView's published fixture: 84.25 particles per frame at 1:1000.
        var chamber = ParticleConcentration.Of(new FrameCounts(84.25, 2, 1, 100), VisibleVolume.FromConcentrationPerParticle(4.29087e5),
            1000);
        Assert.Equal(36150579.75, chamber.InChamber, 1e-4);
        Assert.Equal(36150579750.0, chamber.Stock, 0.1);
        Assert.Equal(2 * 4.29087e8, chamber.StockStandardError!.Value, 1);
        // NanoSight's number already has it.
        var applied = new ParticleConcentration(5.91e12, 1e11, 1000, DilutionState.AlreadyApplied);
        Assert.Equal(5.91e12, applied.Stock);
        Assert.Equal(5.91e9, applied.InChamber, 1);
        Assert.Equal(1e11, applied.StockStandardError);
        Assert.Contains("already applied", applied.Ledger, StringComparison.Ordinal);
        Assert.Contains("× dilution 1000 =", chamber.Ledger, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new ParticleConcentration(-1, null));
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            ParticleConcentration.Of(new FrameCounts(1, null, 1, 1), VisibleVolume.FromBeads(1, 1), 0.5));
    }

    [Fact]
    public void Blanks_are_subtracted_in_the_chamber()
    {
        BlankLevel blank = BlankLevel.Of([1e6, 1.2e6, 0.8e6])!;
        Assert.Equal((1e6, 2e5), (blank.Mean, Math.Round(blank.Sd, 3)));
        Assert.Equal(1.6e6, blank.LimitOfDetection, 1e-3);
        NetConcentration net = BlankSubtraction.Of(new ParticleConcentration(2e7, 1e6, 500), blank);
        Assert.Equal(1.9e7, net.InChamber!.Value, 1e-3);
        Assert.Equal(9.5e9, net.Stock!.Value, 1);
        Assert.Equal(500 * Math.Sqrt(1e12 + (4e10 / 3)), net.StockStandardError!.Value, 1);
        Assert.Equal(3e8, net.StockLimitOfDetection, 1);
        Assert.False(net.BelowQuantification);
        // The same sample reported with its dilution already applied gives the same.
        NetConcentration same = BlankSubtraction.Of(new ParticleConcentration(1e10, 5e8, 500, DilutionState.AlreadyApplied), blank);
        Assert.Equal(net.Stock.Value, same.Stock!.Value, 1);
        Assert.Equal(net.StockStandardError.Value, same.StockStandardError!.Value, 1);
        NetConcentration low = BlankSubtraction.Of(new ParticleConcentration(1.6e6, 1e5, 10), blank);
        Assert.Null(low.Stock);
        Assert.Contains("limit of detection", low.NotAvailable, StringComparison.Ordinal);
        Assert.True(BlankSubtraction.Of(new ParticleConcentration(2.5e6, 1e5, 10), blank).BelowQuantification);
        Assert.Null(BlankLevel.Of([1e6]));
    }

    [Fact]
    public void A_dilution_series_has_slope_one()
    {
        ParticleConcentration At(double dilution, double factor = 1) => new(1e11 / dilution * factor, null, dilution);
        DilutionSeries straight = DilutionSeries.Of([At(100), At(1000), At(10_000)]);
        Assert.Equal(1, straight.Slope!.Value, 1e-12);
        Assert.Equal(0, straight.LargestDeviation!.Value, 1e-12);
        // Crowding at the strongest: half is missed. Slope by hand: 1 − log10(2)/2.
        DilutionSeries crowded = DilutionSeries.Of([At(100, 0.5), At(1000), At(10_000)]);
        Assert.Equal(1 - (Math.Log10(2) / 2), crowded.Slope!.Value, 1e-12);
        Assert.True(crowded.SlopeLow < crowded.Slope && crowded.Slope < crowded.SlopeHigh);
        // scipy.stats.linregress: standard error of the slope 0.0868999; t(0.975, 1) = 12.7062.
        Assert.Equal(Math.Log10(2) / Math.Sqrt(12) * 12.7062047, crowded.SlopeHigh!.Value - crowded.Slope.Value, 1e-6);
        Assert.NotNull(DilutionSeries.Of([At(100), At(100)]).NotAvailable);
        Assert.NotNull(DilutionSeries.Of([At(100), At(10, 0)]).NotAvailable);
        Assert.Null(DilutionSeries.Of([At(100), At(10)]).SlopeLow);
    }

    [Fact]
    public void Frames_that_repeat_the_same_particles_are_not_independent()
    {
        // Immigration and death in discrete time: Poisson stationary counts of mean 50, correlation 0.9 per frame, τ = (1 + 0.9)/(1 − 0.9)
        // = 19.
        var random = new Rng(17);
        const int Runs = 300, Frames = 4000;
        double sumMean = 0, sumSquare = 0, sumError = 0, sumTau = 0;
        for (int run = 0; run < Runs; run++)
        {
            int[] counts = new int[Frames];
            int now = Poisson(50, random);
            for (int f = 0; f < Frames; f++)
            {
                counts[f] = now;
                int stay = 0;
                for (int i = 0; i < now; i++)
                    if (random.NextDouble() < 0.9) stay++;
                now = stay + Poisson(5, random);
            }

            FrameCounts result = FrameCounts.Of(counts);
            sumMean += result.Mean;
            sumSquare += result.Mean * result.Mean;
            sumError += result.StandardError!.Value;
            sumTau += result.CorrelationFrames;
        }

        double mean = sumMean / Runs, sd = Math.Sqrt((sumSquare / Runs) - (mean * mean));
        Assert.InRange(mean, 49.9, 50.1);
        Assert.InRange(sumTau / Runs, 16.5, 20);
        Assert.InRange(sumError / Runs / sd, 0.88, 1.1);
        FrameCounts still = FrameCounts.Of([5, 5, 5]);
        Assert.Equal((5.0, 0.0, 1.0), (still.Mean, still.StandardError!.Value, still.CorrelationFrames));
        Assert.Null(FrameCounts.Of([5]).StandardError);
        Assert.Throws<ArgumentOutOfRangeException>(() => FrameCounts.Of([5, -1]));
    }

    private static int Poisson(double mean, Rng random)
    {
        double limit = Math.Exp(-mean), product = random.NextDouble();
        int n = 0;
        while (product > limit)
        {
            product *= random.NextDouble();
            n++;
        }

        return n;
    }
}
