using Osteon.Primitives;

namespace Osteon.Vesicles.Tests.Nta;

/// <summary>The vector code of the band-pass against its plain twin, with wide vectors, narrow ones and none.</summary>
[Unit]
public sealed class BandPassTests
{
    [Theory]
    [InlineData(64, 41, 9, 1.0, 255)]
    [InlineData(67, 30, 3, 0.0, 65535)]
    [InlineData(9, 13, 11, 1.5, 65535)]
    [InlineData(130, 50, 41, 2.0, 65535)]
    public void Vectors_change_no_bit(int width, int height, int smoothing, double noise, int fullScale)
    {
        InstructionSets.AssertSwitchedOff();
        var random = new Rng(5);
        ushort[] image = [.. Enumerable.Range(0, width * height).Select(_ => (ushort)random.NextInt(fullScale + 1))];
        (double[], int, double) filter = (BandPass.Weights(noise), smoothing, 1);
        double[] expected = new double[image.Length], actual = new double[image.Length];
        BandPass.ApplyReference(image, width, filter, expected);
        var scratch = new BandPassScratch();
        BandPass.Apply([.. image.Reverse()], width, filter, scratch, actual);
        BandPass.Apply(image, width, filter, scratch, actual);
        Assert.Equal(expected, actual);
        Assert.Contains(expected, v => v > 0);
    }

    [Fact]
    public void Whole_numbers_are_cut_and_scaled_to_the_full_scale()
    {
        double[] passed = [.. Enumerable.Range(0, 37).Select(i => i * 0.37)];
        ushort[] whole = new ushort[37];
        double scale = FrameLocator.WholeNumbers(passed, whole, 65535);
        Assert.Equal(65535 / passed[^1], scale);
        for (int i = 0; i < 37; i++) Assert.Equal((ushort)(scale * passed[i]), whole[i]);
        Assert.Equal(1, FrameLocator.WholeNumbers(new double[20], new ushort[20], 255));
    }
}
