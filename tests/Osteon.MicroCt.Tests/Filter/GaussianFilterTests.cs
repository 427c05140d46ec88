using System.Globalization;
using System.Numerics;
using Osteon.Primitives;

namespace Osteon.MicroCt.Tests;

/// <summary>The filter against scikit-image and scipy (Oracles/skimage_oracles.py) and against its formula.</summary>
[Oracle]
public sealed class GaussianFilterTests
{
    private static readonly Spacing Unit = Spacing.Cubic(1);

    public GaussianFilterTests() => InstructionSets.AssertSwitchedOff();

    [Fact]
    public void Values_are_those_of_scikit_image()
    {
        var shape = new GridShape(5, 6, 7);
        Volume<byte> volume = TestVolumes.OfPattern<byte>(shape);
        int cases = 0;
        foreach (string[] cells in TestVolumes.Fixture("gaussian.tsv"))
        {
            double[] numbers = [.. cells[..4].Select(Number)];
            double[] expected = [.. cells[4].Split(' ').Select(Number)];

            // A standard deviation per axis: 1 mm with voxels of 1/sigma mm; an axis that is not filtered has voxels that are much larger.
            var spacing = Spacing.FromMillimetres(Voxel(numbers[0]), Voxel(numbers[1]), Voxel(numbers[2]));
            var parameters = new GaussianFilterParameters(1, SigmaUnit.Millimetres, numbers[3]);
            Volume<double> filtered = GaussianFilter.Apply(volume, parameters, spacing, RunContext.Default);
            double worst = 0;
            for (int i = 0; i < expected.Length; i++)
                worst = Math.Max(worst, Math.Abs(filtered.Slice(i / 42)[i % 42] - expected[i]) / Math.Max(1, Math.Abs(expected[i])));

            // The exponential function of numpy may differ by a unit in the last place.
            Assert.InRange(worst, 0, 4e-16 * 4);
            cases++;
        }

        Assert.Equal(4, cases);
    }

    [Fact]
    public void Every_voxel_type_gives_the_sum_of_the_formula()
    {
        var shape = new GridShape(7, 5, 67);
        Check(TestVolumes.OfPattern<byte>(shape), 1.1);
        Check(TestVolumes.OfPattern<sbyte>(shape, 1, -120), 0.6);
        Check(TestVolumes.OfPattern<ushort>(shape, 260), 1.1);
        Check(TestVolumes.OfPattern<short>(shape, 200, -30_000, new ValueScale(-0.25, 3)), 0.9);
        Check(TestVolumes.OfPattern<uint>(shape, 17_000_000), 0.8);
        Check(TestVolumes.OfPattern<int>(shape, 17_000_000, -2e9), 2.4);
        Check(TestVolumes.OfPattern<float>(shape, 0.1, -3), 1);
        Check(TestVolumes.OfPattern<double>(shape, 0.1, -3), 1.7);
    }

    [Fact]
    public void A_constant_stays_and_the_mean_of_an_inner_point_is_kept()
    {
        var shape = new GridShape(21, 21, 21);
        Volume<byte> point = TestVolumes.Of(shape, (z, y, x) => (byte)(z == 10 && y == 10 && x == 10 ? 200 : 0));
        Volume<double> blurred = GaussianFilter.Apply(point, new GaussianFilterParameters(1.5), Unit, RunContext.Default);
        Assert.Equal(200, Sum(blurred), 9);
        double peak = blurred[10, 10, 10];
        Assert.Equal(Math.Exp(-1 / (2 * 1.5 * 1.5)), blurred[10, 11, 10] / peak, 12);
        Assert.Equal(blurred[10, 11, 10], blurred[11, 10, 10], 14);
        Volume<double> constant =
            GaussianFilter.Apply(TestVolumes.Of(shape, (_, _, _) => 7.5f), new GaussianFilterParameters(2.2), Unit, RunContext.Default);
        Assert.All(constant.Slice(0).ToArray(), v => Assert.Equal(7.5, v, 13));
    }

    [Fact]
    public void A_physical_sigma_is_divided_by_the_spacing_of_each_axis()
    {
        Assert.Equal(
            (1, 2, 4), new GaussianFilterParameters(40, SigmaUnit.Micrometres).SigmaVoxels(Spacing.FromMillimetres(0.04, 0.02, 0.01)));
        Assert.Equal(
            (1, 2, 4), new GaussianFilterParameters(0.04, SigmaUnit.Millimetres).SigmaVoxels(Spacing.FromMillimetres(0.04, 0.02, 0.01)));
        Assert.Equal((3, 3, 3), new GaussianFilterParameters(3).SigmaVoxels(Spacing.FromMillimetres(0.04, 0.02, 0.01)));
    }

    [Fact]
    public void A_part_of_the_volume_is_filtered_with_its_surroundings()
    {
        Volume<short> volume = TestVolumes.OfPattern<short>(new GridShape(14, 15, 80), 7, -300);
        Volume<double> whole = GaussianFilter.Apply(volume, new GaussianFilterParameters(1.3), Unit, RunContext.Default);
        VoxelBox[] boxes = [new(3, 9, 2, 13, 10, 75), new(0, 1, 0, 15, 0, 80), new(13, 14, 14, 15, 79, 80), new(6, 8, 0, 4, 60, 80)];
        foreach (VoxelBox box in boxes)
        {
            foreach (int threads in (int[])[1, 2])
            {
                using var planes = new GaussianStream<short>(
                    volume, new GaussianWindow(box, volume.Shape, new GaussianFilterParameters(1.3), Unit), TestVolumes.Threads(threads));
                for (int z = box.Z0; z < box.Z1; z++)
                {
                    planes.Next(out ReadOnlySpan<byte> stored, out ReadOnlySpan<double> filtered);
                    Assert.True(stored.SequenceEqual(System.Runtime.InteropServices.MemoryMarshal.AsBytes(volume.Slice(z))));
                    for (int y = box.Y0; y < box.Y1; y++)
                        for (int x = box.X0; x < box.X1; x++)
                            Assert.Equal(whole[z, y, x], filtered[((y - box.Y0) * box.Shape.Width) + x - box.X0]);
                }
            }
        }
    }

    [Theory]
    [InlineData(-1, SigmaUnit.Voxels, 4, "OST-CT-020")]
    [InlineData(double.NaN, SigmaUnit.Voxels, 4, "OST-CT-020")]
    [InlineData(1, SigmaUnit.Voxels, 0, "OST-CT-021")]
    [InlineData(17.5, SigmaUnit.Millimetres, 4, "OST-CT-022")]
    public void Senseless_parameters_are_findings(double sigma, SigmaUnit unit, double truncate, string id)
    {
        var parameters = new GaussianFilterParameters(sigma, unit, truncate);
        Assert.Equal(id, Assert.Single(parameters.Check(Spacing.Cubic(0.0175))).Id);
        Assert.Throws<InvalidContentException>(() => GaussianFilter.Apply(
            TestVolumes.OfPattern<byte>(new GridShape(1, 1, 1)), parameters, Spacing.Cubic(0.0175), RunContext.Default));
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static double Voxel(double sigma) => sigma == 0 ? 1e20 : 1 / sigma;

    private static double Sum(Volume<double> volume)
    {
        double sum = 0;
        for (int z = 0; z < volume.Shape.Depth; z++)
            foreach (double value in volume.Slice(z)) sum += value;
        return sum;
    }

    /// <summary>Every voxel as one threefold sum over its neighbours.</summary>
    private static void Check<T>(Volume<T> volume, double sigma)
        where T : unmanaged, INumber<T>
    {
        GridShape shape = volume.Shape;
        Volume<double> filtered = GaussianFilter.Apply(volume, new GaussianFilterParameters(sigma), Unit, RunContext.Default);
        int radius = (int)Math.Floor((4 * sigma) + 0.5);
        double[] kernel = [.. Enumerable.Range(-radius, (2 * radius) + 1).Select(k => Math.Exp(-k * k / (2 * sigma * sigma)))];
        double norm = Math.Pow(kernel.Sum(), 3);
        Rng random = RunContext.Default.Random.Stream(typeof(T).Name);
        for (int probe = 0; probe < 60; probe++)
        {
            (int z, int y, int x) = (random.NextInt(shape.Depth), random.NextInt(shape.Height), random.NextInt(shape.Width));
            double sum = 0, size = 0;
            for (int dz = -radius; dz <= radius; dz++)
            {
                for (int dy = -radius; dy <= radius; dy++)
                {
                    for (int dx = -radius; dx <= radius; dx++)
                    {
                        T stored = volume[
                            Math.Clamp(z + dz, 0, shape.Depth - 1),
                            Math.Clamp(y + dy, 0, shape.Height - 1),
                            Math.Clamp(x + dx, 0, shape.Width - 1)];
                        double term = kernel[dz + radius] * kernel[dy + radius] * kernel[dx + radius] * double.CreateChecked(stored);
                        sum += term;
                        size += Math.Abs(term);
                    }
                }
            }

            double expected = volume.Header.Scale.ToValue(sum / norm);
            double allowed = 1e-13 * (Math.Abs(volume.Header.Scale.Slope) * size / norm + 1);
            double actual = filtered[z, y, x];
            Assert.True(Math.Abs(expected - actual) <= allowed, $"{typeof(T).Name} at {z}, {y}, {x}: {actual} is not {expected}");
        }
    }
}

/// <summary>The same with narrower vectors and none.</summary>
[Unit]
public sealed class GaussianFilterWithoutInstructionSetsTests
{
    public static TheoryData<string> Settings => InstructionSets.Settings;

    [Theory]
    [MemberData(nameof(Settings))]
    public void Narrower_vectors_give_the_same_values(string setting) =>
        InstructionSets.RunClassWithout(setting, typeof(GaussianFilterTests));
}
