using Osteon.Primitives;

namespace Osteon.Simulation.Tests;

/// <summary>
/// What blur and threshold do to the volume of simple bodies, against theory. Blurring with a Gaussian of width s moves the half-height
/// surface inwards by (s²/2)(κ₁ + κ₂), the sum of the principal curvatures (Merriman, Bence and Osher 1994); s² = σ² + h²/12 counts the
/// voxel's own averaging.
/// </summary>
[Oracle]
public sealed class ScanBiasTests
{
    private const double Voxel = 0.025;
    private const double Sigma = 0.05;
    private const double Spread = (Sigma * Sigma) + (Voxel * Voxel / 12);

    private static readonly VirtualScannerParameters Scanner =
        Phantoms.Perfect(88, Voxel) with { PsfSigmaUm = Sigma * 1e3, Calibration = new ValueScale(0.05, -200) };

    [Theory]
    [InlineData(0.25)]
    [InlineData(0.4)]
    public void At_half_height_a_ball_loses_4_pi_r_s_squared(double radius)
    {
        PhantomPoint centre = new(0.003, 0.007, -0.011);
        double loss = Loss(Phantoms.Of(new Strut(centre, centre, radius, 1000)), 4.0 / 3 * Math.PI * radius * radius * radius, 500);
        Assert.InRange(loss / (4 * Math.PI * radius * Spread), 0.9, 1.15);
    }

    [Theory]
    [InlineData(0.2)]
    [InlineData(0.3)]
    public void At_half_height_a_strut_loses_pi_s_squared_of_its_cross_section_whatever_its_radius(double radius)
    {
        var strut = new Strut(new(-0.31, -0.23, -0.37), new(0.29, 0.35, 0.41), radius, 1000);
        double loss = Loss(Phantoms.Of(strut), strut.Volume, 500);
        Assert.InRange(loss / (Math.PI * Spread * (strut.Length + (4 * radius))), 0.9, 1.15);
    }

    [Fact]
    public void At_half_height_a_tube_is_unbiased_because_its_canal_gains_what_its_outside_loses()
    {
        // Averaged over positions in the grid: one cross-section is the same in every plane, with the same error of counting its voxels.
        double area = Math.PI * ((0.9 * 0.9) - (0.5 * 0.5));
        var rng = new Rng(2);
        double loss = Enumerable.Range(0, 24).Average(_ =>
        {
            VirtualScannerParameters moved = Scanner with
            {
                Shape = new GridShape(1, 88, 88),
                SpecimenPosition = new PhantomPoint(0, Voxel * rng.NextDouble(), Voxel * rng.NextDouble()),
                SuperSampling = 8,
            };
            return (area * Voxel) - Phantoms.VolumeAbove(Phantoms.Scan(Phantoms.Of(new Tube(0.5, 0.9, -9, 9, 1000)), moved), moved, 500);
        });
        double outside = Math.PI * Spread * Voxel;
        Assert.InRange(loss, -0.1 * outside, 0.1 * outside);
    }

    [Theory]
    [InlineData(200, 0.8416212335729144)]
    [InlineData(700, -0.5244005127080407)]
    public void Off_half_height_every_face_moves_by_the_normal_quantile_of_the_threshold(double threshold, double quantile)
    {
        // Fraction 0.2 or 0.7 of the contrast: the face moves outwards by s·Φ⁻¹(1 − fraction), on both sides of the cortex.
        const double Length = 88 * Voxel;
        double area = Math.PI * ((0.9 * 0.9) - (0.5 * 0.5));
        double gain = -Loss(Phantoms.Of(new Tube(0.5, 0.9, -9, 9, 1000)), area * Length, threshold);
        double expected = Math.Sqrt(Spread) * quantile * 2 * Math.PI * (0.9 + 0.5) * Length;
        Assert.InRange(gain / expected, 0.97, 1.03);
    }

    [Fact]
    public void A_strut_thinner_than_1_18_s_vanishes_at_half_height()
    {
        // On the axis of a long strut the blurred value is 1 − exp(−r²/2s²), half of the contrast at r = s·√(2 ln 2).
        double critical = Math.Sqrt(2 * Math.Log(2) * Spread);
        Assert.Equal(0, Volume(0.9 * critical));
        Assert.True(Volume(1.15 * critical) > 0.1 * Math.PI * 1.15 * 1.15 * critical * critical * 1.5);

        static double Volume(double radius)
        {
            PhantomObject strut = Phantoms.Of(new Strut(new(-0.7, 0.004, 0.006), new(0.8, 0.009, -0.012), radius, 1000));
            return Phantoms.VolumeAbove(Phantoms.Scan(strut, Scanner), Scanner, 500);
        }
    }

    private static double Loss(PhantomObject phantom, double truth, double threshold) =>
        truth - Phantoms.VolumeAbove(Phantoms.Scan(phantom, Scanner), Scanner, threshold);
}
