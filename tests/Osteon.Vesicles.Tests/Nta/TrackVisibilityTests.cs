using Osteon.Primitives;

namespace Osteon.Vesicles.Tests.Nta;

/// <summary>
/// Chances to stay in sight against a simulation of particles that wander through a layer, and the correction that follows from them.
/// </summary>
[Property]
public sealed class TrackVisibilityTests
{
    private static readonly Medium Water = Medium.Measured("water", 25, 0.89, "declared");
    private static readonly FrameTiming Thirty = FrameTiming.FromFrameRate(30);

    /// <summary>
    /// Lengths of all complete visits of particles in a periodic box to the layer 0 ≤ z &lt; depth and the field, and the mean number
    /// inside.
    /// </summary>
    private static (List<int> Lengths, double MeanInside) Visits(double diameter, (double Depth, double Width, double Height) seen,
        int particles, int frames)
    {
        var random = new Rng((ulong)diameter);
        double step = Math.Sqrt(2 * StokesEinstein.Diffusion(diameter, Water) / 30);
        double boxZ = seen.Depth + 30, boxX = seen.Width + 30, boxY = seen.Height + 30;
        List<int> lengths = [];
        long inside = 0;
        for (int p = 0; p < particles; p++)
        {
            double x = random.NextDouble() * boxX, y = random.NextDouble() * boxY, z = random.NextDouble() * boxZ;
            int run = 0;
            bool fromStart = true;
            for (int f = 0; f < frames; f++)
            {
                if (z < seen.Depth && x < seen.Width && y < seen.Height)
                {
                    run++;
                    inside++;
                }
                else
                {
                    if (run > 0 && !fromStart) lengths.Add(run);
                    run = 0;
                    fromStart = false;
                }

                x = Wrap(x + (step * random.NextNormal()), boxX);
                y = Wrap(y + (step * random.NextNormal()), boxY);
                z = Wrap(z + (step * random.NextNormal()), boxZ);
            }
        }

        return (lengths, inside / (double)frames);
    }

    private static double Wrap(double v, double box) => v - (box * Math.Floor(v / box));

    [Theory]
    [InlineData(60)]
    [InlineData(200)]
    public void Rates_of_visits(double diameter)
    {
        const int Frames = 60_000;
        (List<int> lengths, double inside) = Visits(diameter, (8, 60, 45), 60, Frames);
        var visibility = new TrackVisibility(Thirty, Water, 8, 10, (60, 45));
        double accepted = lengths.Count(l => l >= 10), positions = lengths.Where(l => l >= 10).Sum();
        Assert.Equal(1, accepted / (visibility.TracksPerFrame(diameter) * inside * Frames), 0.04);
        Assert.Equal(1, positions / (visibility.PositionsPerFrame(diameter) * inside * Frames), 0.04);
        Assert.Equal(1, accepted / lengths.Count / visibility.AcceptedShare(diameter), 0.03);
    }

    [Fact]
    public void Both_ways_to_find_the_chance_agree_where_they_meet()
    {
        // The same walk in a layer so deep that the formula of independent ends is used, and just shallow enough for the quadrature.
        double step = Math.Sqrt(2 * StokesEinstein.Diffusion(100, Water) / 30), limit = step * Math.Sqrt(16) / 0.125;
        double[] formula = new TrackVisibility(Thirty, Water, limit * 1.0001, 15).Inside(100, 16);
        double[] quadrature = new TrackVisibility(Thirty, Water, limit * 0.9999, 15).Inside(100, 16);
        for (int l = 0; l < 16; l++) Assert.Equal(formula[l], quadrature[l], 1e-4);
        for (int l = 1; l < 16; l++) Assert.Equal((1 - formula[l]) * 1.0001, (1 - quadrature[l]) * 0.9999, 1e-9);
        Assert.Equal(1, formula[0], 1e-12);
        Assert.Equal(1 - (2 * step / (limit * 1.0001) / Math.Sqrt(2 * Math.PI)), formula[1], 1e-12);
    }

    [Fact]
    public void A_size_distribution_is_freed_of_what_was_lost()
    {
        // Half of the particles are of 60 nm. Among accepted tracks they are not half.
        const int Frames = 1200;
        (List<int> small, _) = Visits(60, (5, 80, 80), 400, Frames);
        (List<int> large, _) = Visits(240, (5, 80, 80), 400, Frames);
        var random = new Rng(4);
        var simulation = new SimulatedTracks(Thirty);
        IEnumerable<StepSummary> Tracks(List<int> lengths, double d) => lengths.Where(l => l >= 8)
            .Select(l => StepSummary.Of(simulation.Draw(0, l, StokesEinstein.Diffusion(d, Water), random))!.Value);
        StepSummary[] tracks = [.. Tracks(small, 60), .. Tracks(large, 240)];
        var table = LikelihoodTable.Of(tracks, SizeGrid.Logarithmic(15, 1000, 120), new StepModel(Thirty, Water), RunContext.Default);
        var visibility = new TrackVisibility(Thirty, Water, 5, 8, (80, 80));
        foreach (TrackWeighting weighting in Enum.GetValues<TrackWeighting>())
        {
            var parameters = new WalkerParameters(new WalkerStop(0, 40), weighting, visibility, 0, 0);
            WalkerResult corrected = WalkerEm.Fit(table, parameters, RunContext.Default);
            WalkerResult raw = WalkerEm.Fit(table, parameters with { Visibility = null }, RunContext.Default);
            double Small(WalkerResult result) => HistogramStatistics.Fraction(result.Distribution, 0, 120)!.Value;
            if (weighting == TrackWeighting.EachTrackOnce) Assert.InRange(Small(raw), 0.6, 0.7);
            Assert.InRange(Small(corrected), 0.46, 0.54);
            double censored = (small.Count(l => l < 8) + large.Count(l => l < 8)) / (double)(small.Count + large.Count);
            Assert.InRange(corrected.CensoredShare!.Value, censored - 0.03, censored + 0.03);
            Assert.Null(raw.CensoredShare);
        }
    }
}
