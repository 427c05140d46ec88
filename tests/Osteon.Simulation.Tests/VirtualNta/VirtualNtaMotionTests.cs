using Osteon.Primitives;

namespace Osteon.Simulation.Tests;

/// <summary>The truth of a recording against Stokes–Einstein, the theory of motion blur, and its declared drift.</summary>
[Oracle]
public sealed class VirtualNtaMotionTests
{
    private static readonly VirtualNtaParameters Film = new()
    {
        Name = "motion",
        Frames = 120,
        Suspension = new VirtualNtaSuspension { Sizes = new(SizeComponent.Monodisperse(100)), ConcentrationPerMl = 1e10, DriftUmPerS = (-0.6, 1.5) },
        Camera = new VirtualNtaCamera { Height = 96, Width = 128 },
    };

    [Fact]
    public void A_hundred_nm_sphere_in_water_of_25_degrees_diffuses_as_the_textbook_says() =>
        Assert.Equal(4.9075, new VirtualNtaSuspension().Diffusion(100), 1e-4);

    [Theory]
    [InlineData(0.001, 10)]
    [InlineData(0.010, 10)]
    [InlineData(1.0 / 30, 10)]
    [InlineData(1.0 / 30, 1)]
    public void Squared_displacements_follow_diffusion_less_the_blur_of_the_exposure(double exposure, int parts)
    {
        VirtualNtaParameters film = Film with { Camera = Film.Camera with { ExposureS = exposure, SubSteps = parts } };
        (double[] squares, double[] _) = Displacements(film);
        const double Interval = 1.0 / 30;
        double blur = exposure * (1 - (1.0 / (parts * parts))) / 3;
        double expected = 2 * film.Suspension.Diffusion(100) * (Interval - blur);
        // Along one axis the squares of neighbouring steps are nearly independent: relative error √(2/n), three coordinates taken together.
        foreach (double mean in squares) Assert.Equal(1, mean / expected, 0.01);
    }

    [Fact]
    public void The_mean_displacement_is_the_drift()
    {
        (double[] _, double[] means) = Displacements(Film);
        Assert.Equal(0, means[0] * 30, 0.15);
        Assert.Equal(-0.6, means[1] * 30, 0.15);
        Assert.Equal(1.5, means[2] * 30, 0.15);
    }

    [Fact]
    public void Later_lags_grow_in_proportion()
    {
        using VirtualNtaRecording recording = VirtualNta.Record(Film with { Suspension = Film.Suspension with { DriftUmPerS = (0, 0) } }, RunContext.Default);
        var tracks = recording.Sightings().GroupBy(s => (s.Particle, s.Passage)).Select(g => g.OrderBy(s => s.Frame).ToArray()).ToArray();
        double[] sums = new double[5];
        double[] counts = new double[5];
        foreach (VirtualNtaSighting[] track in tracks)
            for (int lag = 1; lag < 5; lag++)
                for (int k = 0; k + lag < track.Length; k++)
                {
                    if (track[k + lag].Frame != track[k].Frame + lag) continue;
                    double dx = (track[k + lag].XPixels - track[k].XPixels) * 0.713;
                    sums[lag] += dx * dx;
                    counts[lag]++;
                }

        double step = 2 * Film.Suspension.Diffusion(100) / 30;
        Assert.Equal(step, ((sums[4] / counts[4]) - (sums[1] / counts[1])) / 3, 0.03 * step);
    }

    // Where a particle begins may be chosen freely; where it ends may not: leaving out those that step over a wall would favour short steps.
    private static bool FarFromWalls(VirtualNtaSighting s, VirtualNtaParameters film) =>
        Math.Abs(s.ZUm) < 16 && s.YPixels > 6 && s.XPixels > 6 && s.YPixels < film.Camera.Height - 7 && s.XPixels < film.Camera.Width - 7;

    // Mean squares (drift removed) and means of displacements along z, y, x in µm.
    private static (double[] Squares, double[] Means) Displacements(VirtualNtaParameters film)
    {
        using VirtualNtaRecording recording = VirtualNta.Record(film, RunContext.Default);
        double px = film.Camera.PixelSizeUm;
        double[] sums = new double[3];
        double[] squares = new double[3];
        long n = 0;
        var last = new Dictionary<(int, int), VirtualNtaSighting>();
        foreach (VirtualNtaSighting now in recording.Sightings())
        {
            if (last.TryGetValue((now.Particle, now.Passage), out VirtualNtaSighting before) && before.Frame == now.Frame - 1 && FarFromWalls(before, film))
            {
                double[] d = [now.ZUm - before.ZUm, (now.YPixels - before.YPixels) * px, (now.XPixels - before.XPixels) * px];
                for (int a = 0; a < 3; a++) (sums[a], squares[a]) = (sums[a] + d[a], squares[a] + (d[a] * d[a]));
                n++;
            }

            last[(now.Particle, now.Passage)] = now;
        }

        Assert.True(n > 100_000, $"{n} steps");
        return ([.. squares.Select((s, a) => (s / n) - (sums[a] / n * sums[a] / n))], [.. sums.Select(s => s / n)]);
    }
}
