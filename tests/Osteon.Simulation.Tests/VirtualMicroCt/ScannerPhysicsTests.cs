using Osteon.Primitives;

namespace Osteon.Simulation.Tests;

/// <summary>Noise and point spread measured back from the scan.</summary>
[Oracle]
public sealed class ScannerPhysicsTests
{
    [Fact]
    public void Noise_has_the_stated_spread_no_bias_and_no_correlation()
    {
        var nothing = new PhantomObject("nothing", [], [], 50, Phantoms.WideVoi);
        VirtualScannerParameters scanner = new VirtualScannerParameters() with { Shape = new GridShape(24, 100, 100) };
        Volume<ushort> scan = Phantoms.Scan(nothing, scanner, Phantoms.Seeded(5));
        double[] values = [.. Enumerable.Range(0, 24).SelectMany(z => scan.Slice(z).ToArray().Select(v => scanner.Calibration.ToValue(v)))];
        double mean = values.Average();
        double sd = Math.Sqrt(values.Average(v => (v - mean) * (v - mean)));
        double n = values.Length;
        Assert.InRange(mean, 50 - (4 * 70 / Math.Sqrt(n)), 50 + (4 * 70 / Math.Sqrt(n)));

        // Rounding to 0.5 mgHA/cm³ adds 0.5²/12 to the variance; four standard errors of a standard deviation.
        double expected = Math.Sqrt((70 * 70) + (0.25 / 12));
        Assert.InRange(sd, expected * (1 - (4 / Math.Sqrt(2 * n))), expected * (1 + (4 / Math.Sqrt(2 * n))));
        foreach (int lag in (int[])[1, 2, 100, 10_000])
        {
            double covariance = 0;
            for (int i = lag; i < values.Length; i++) covariance += (values[i] - mean) * (values[i - lag] - mean);
            Assert.InRange(covariance / (values.Length - lag) / (sd * sd), -4 / Math.Sqrt(n), 4 / Math.Sqrt(n));
        }

        double fourth = values.Average(v => Math.Pow((v - mean) / sd, 4));
        Assert.InRange(fourth, 3 - (4 * Math.Sqrt(24 / n)), 3 + (4 * Math.Sqrt(24 / n)));
    }

    [Theory]
    [InlineData(24.5, 0.2)]
    [InlineData(30, 0)]
    [InlineData(30, 0.37)]
    [InlineData(60, 0.5)]
    public void An_edge_along_the_axis_is_spread_as_stated(double sigmaUm, double fraction)
    {
        // A face at the fraction f of a voxel: the differences of neighbouring planes have their mean at the face and the variance σ² + f(1
        // − f)h².
        const double Voxel = 0.035;
        double face = fraction * Voxel;
        VirtualScannerParameters scanner = Phantoms.Perfect(40, Voxel) with { PsfSigmaUm = sigmaUm };
        Volume<ushort> scan = Phantoms.Scan(Phantoms.Of(new Tube(0, 4, -2.5, face, 1000)), scanner);
        double[] profile = [.. Enumerable.Range(0, 40).Select(z => (0.02 * scan[z, 20, 20]) - 100)];
        double[] weight = [.. Enumerable.Range(0, 39).Select(z => profile[z] - profile[z + 1])];
        double[] place = [.. Enumerable.Range(0, 39).Select(z => (z + 1 - 20) * Voxel)];
        double total = weight.Sum();
        double mean = weight.Zip(place, (w, p) => w * p).Sum() / total;
        double variance = weight.Zip(place, (w, p) => w * (p - mean) * (p - mean)).Sum() / total;
        double expected = (sigmaUm * sigmaUm * 1e-6) + (fraction * (1 - fraction) * Voxel * Voxel);
        Assert.Equal(1000, total, 0.05);
        Assert.Equal(face, mean, 1e-4 * Voxel);
        Assert.InRange(variance / expected, 0.998, 1.002);
    }

    [Fact]
    public void A_point_is_spread_alike_along_all_axes_also_on_oblong_voxels()
    {
        // A ball in the middle of one voxel: its mineral is binned into that voxel, so the variance along each axis is σ² alone.
        const double Radius = 0.012;
        var scanner = Phantoms.Perfect(1, 0.05) with
        {
            Shape = new GridShape(24, 30, 40),
            Spacing = Spacing.FromMillimetres(0.05, 0.04, 0.03),
            PsfSigmaUm = 60,
            SuperSampling = 16,
            Calibration = new ValueScale(0.0001, -0.5),
        };
        var centre = new PhantomPoint(0.025, -0.02, 0.015);
        Volume<ushort> scan = Phantoms.Scan(Phantoms.Of(new Strut(centre, centre, Radius, 1000)), scanner);
        double total = 0;
        PhantomPoint mean = default;
        var squares = default(PhantomPoint);
        for (int z = 0; z < 24; z++)
            for (int y = 0; y < 30; y++)
                for (int x = 0; x < 40; x++)
                {
                    double w = scanner.Calibration.ToValue(scan[z, y, x]);
                    var p = new PhantomPoint((z - 11.5) * 0.05, (y - 14.5) * 0.04, (x - 19.5) * 0.03);
                    total += w;
                    mean += w * p;
                    squares += w * new PhantomPoint(p.Z * p.Z, p.Y * p.Y, p.X * p.X);
                }

        mean = 1 / total * mean;
        squares = 1 / total * squares;
        double ball = 4.0 / 3 * Math.PI * Radius * Radius * Radius * 1000;
        Assert.Equal(ball, total * scanner.Spacing.VoxelVolume, 0.02 * ball);
        Assert.Equal(0.025, mean.Z, 1e-5);
        Assert.Equal(-0.02, mean.Y, 1e-5);
        Assert.Equal(0.015, mean.X, 1e-5);
        Assert.Equal(0.0036, squares.Z - (mean.Z * mean.Z), 4e-6);
        Assert.Equal(0.0036, squares.Y - (mean.Y * mean.Y), 4e-6);
        Assert.Equal(0.0036, squares.X - (mean.X * mean.X), 4e-6);
    }
}
