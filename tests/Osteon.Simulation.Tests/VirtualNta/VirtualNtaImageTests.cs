using Osteon.Primitives;

namespace Osteon.Simulation.Tests;

/// <summary>What the camera shows: places, light, noise and counts against their formulas.</summary>
[Oracle]
public sealed class VirtualNtaImageTests
{
    // Large, slow, bright particles in a box so deep in focus that all are sharp; read noise and background as declared.
    private static readonly VirtualNtaParameters Bright = new()
    {
        Name = "bright",
        Frames = 8,
        Suspension = new VirtualNtaSuspension { Sizes = new(SizeComponent.Monodisperse(1000)), ConcentrationPerMl = 2e7, DriftUmPerS = (0, 0) },
        Optics = new VirtualNtaOptics
        {
            SheetSigmaUm = 1000,
            RayleighUm = 1e5,
            Brightness = new BrightnessLaw(1000, 4000) { LogSd = 0 },
        },
        Camera = new VirtualNtaCamera { Height = 200, Width = 240, Bits = 16, Gain = 2, Offset = 100, BackgroundElectrons = 50 },
    };

    [Fact]
    public void Centroid_and_light_of_a_lonely_particle_are_its_truth()
    {
        using VirtualNtaRecording recording = VirtualNta.Record(Bright, RunContext.Default);
        VirtualNtaSighting[] all = [.. recording.Sightings()];
        int seen = 0;
        double light = 0;
        foreach (VirtualNtaSighting s in all)
        {
            const int Reach = 8;
            bool inside = s.YPixels > Reach && s.XPixels > Reach && s.YPixels < Bright.Camera.Height - 1 - Reach && s.XPixels < Bright.Camera.Width - 1 - Reach;
            bool lonely = !all.Any(o => o.Frame == s.Frame && o.Particle != s.Particle && Math.Abs(o.YPixels - s.YPixels) < 20 && Math.Abs(o.XPixels - s.XPixels) < 20);
            if (!inside || !lonely) continue;
            ushort[] frame = Frame(recording, s.Frame);
            (double sum, double sy, double sx) = (0, 0, 0);
            for (int y = (int)Math.Round(s.YPixels) - Reach + 1; y <= Math.Round(s.YPixels) + Reach - 1; y++)
                for (int x = (int)Math.Round(s.XPixels) - Reach + 1; x <= Math.Round(s.XPixels) + Reach - 1; x++)
                {
                    double electrons = ((frame[(y * Bright.Camera.Width) + x] - 100) / 2.0) - 50;
                    (sum, sy, sx) = (sum + electrons, sy + (electrons * y), sx + (electrons * x));
                }

            // 42 000 electrons against √50 noise in 225 pixels: the centroid is good to about 0.012 pixels.
            Assert.Equal(s.YPixels, sy / sum, 0.06);
            Assert.Equal(s.XPixels, sx / sum, 0.06);
            light += sum;
            seen++;
        }

        Assert.True(seen > 40, $"{seen} lonely particles");
        double expected = 4000 * 2 * Math.PI * 1.3 * 1.3;
        Assert.Equal(1, light / seen / expected, 0.002);
    }

    [Theory]
    [InlineData(20, 2, 1, 0, 8)]
    [InlineData(3, 0, 1, 0, 8)]
    [InlineData(0, 2.5, 1, 5, 8)]
    [InlineData(400, 3, 0.7, 100, 16)]
    [InlineData(250, 2, 1, 0, 8)]
    public void The_background_has_the_moments_of_its_law(double electrons, double read, double gain, double offset, int bits)
    {
        VirtualNtaParameters dark = Bright with
        {
            Name = "dark",
            Frames = 4,
            Suspension = Bright.Suspension with { ConcentrationPerMl = 0 },
            Camera = Bright.Camera with { BackgroundElectrons = electrons, ReadNoiseElectrons = read, Gain = gain, Offset = offset, Bits = bits },
        };
        using VirtualNtaRecording recording = VirtualNta.Record(dark, RunContext.Default);
        Assert.Empty(recording.Particles);
        var rng = new Rng(3);
        double n = 0, sum = 0, squares = 0, slowSum = 0, slowSquares = 0;
        int most = (1 << bits) - 1;
        for (int f = 0; f < 4; f++)
            foreach (int v in Values(recording, f))
            {
                (n, sum, squares) = (n + 1, sum + v, squares + ((double)v * v));
                // The same law, drawn number by number.
                double e = PoissonDraw.Next(rng, electrons) + (read * rng.NextNormal());
                double w = Math.Clamp(Math.Floor(offset + (gain * e) + 0.5), 0, most);
                (slowSum, slowSquares) = (slowSum + w, slowSquares + (w * w));
            }

        double sd = Math.Sqrt((slowSquares / n) - (slowSum / n * slowSum / n));
        Assert.Equal(slowSum / n, sum / n, 5 * sd * Math.Sqrt(2 / n));
        double variance = (squares / n) - (sum / n * sum / n);
        Assert.Equal(1, variance / (sd * sd), 0.02);
        if (offset - (5 * gain * read) <= 0 || electrons > 200 && bits == 8) return;
        Assert.Equal(offset + (gain * electrons), sum / n, 5 * sd / Math.Sqrt(n));
        Assert.Equal(1, variance / ((gain * gain * (electrons + (read * read))) + (1.0 / 12)), 0.02);
    }

    [Fact]
    public void Light_falls_with_the_distance_from_the_sheet_as_declared()
    {
        var optics = new VirtualNtaOptics();
        (double peak, double sigma) = VirtualNtaExposure.Image(optics, 60, 6);
        Assert.Equal(60 * Math.Exp(-0.5) / (1 + (36.0 / 64)), peak, 1e-12);
        Assert.Equal(1.3 * Math.Sqrt(1 + (36.0 / 64)), sigma, 1e-12);
        Assert.Equal(160, optics.Brightness.Median(200), 0.05);
    }

    [Fact]
    public void The_number_of_particles_is_Poisson_of_concentration_times_volume()
    {
        VirtualNtaParameters film = Bright with { Suspension = Bright.Suspension with { ConcentrationPerMl = 1e7 } };
        double expected = ((200 * 0.713) + 24) * ((240 * 0.713) + 24) * 40 * 1e7 * 1e-12;
        const int Films = 400;
        double sum = 0, squares = 0;
        for (ulong seed = 0; seed < Films; seed++)
        {
            using VirtualNtaRecording recording = VirtualNta.Record(film, RunContext.Default with { Random = new RandomStreams(seed) });
            sum += recording.Particles.Count;
            squares += (double)recording.Particles.Count * recording.Particles.Count;
        }

        double mean = sum / Films;
        Assert.Equal(expected, mean, 4 * Math.Sqrt(expected / Films));
        Assert.Equal(1, ((squares / Films) - (mean * mean)) / expected, 4 * Math.Sqrt(2.0 / Films));
    }

    private static ushort[] Frame(VirtualNtaRecording recording, int z)
    {
        byte[] bytes = new byte[recording.Header.Shape.SliceCount * 2];
        recording.ReadSlice(z, bytes);
        return System.Runtime.InteropServices.MemoryMarshal.Cast<byte, ushort>(bytes).ToArray();
    }

    private static IEnumerable<int> Values(VirtualNtaRecording recording, int z)
    {
        if (recording.Header.VoxelType == VoxelType.UInt16) return Frame(recording, z).Select(v => (int)v);
        byte[] bytes = new byte[recording.Header.Shape.SliceCount];
        recording.ReadSlice(z, bytes);
        return bytes.Select(v => (int)v);
    }
}
