using Osteon.Primitives;

namespace Osteon.Vesicles.Tests;

/// <summary>What is done faster gives the same bits as the plain way.</summary>
[Property]
public sealed class LocateShortcutTests
{
    [Theory]
    [InlineData(255, SpotRefinement.Centroid)]
    [InlineData(255, SpotRefinement.Windowed)]
    [InlineData(65535, SpotRefinement.Windowed)]
    public void A_smallest_mass_leaves_out_what_is_lighter_and_nothing_else(int fullScale, SpotRefinement refinement)
    {
        for (ulong seed = 1; seed <= 5; seed++)
        {
            GreyImage image = Noise(seed, fullScale);
            var every = new LocateParameters { Diameter = 7, Separation = 5, Refinement = refinement };
            LocatedParticle[] all = [.. ParticleLocation.Locate(image, every)];
            double middle = all.Select(p => p.Mass).Order().ElementAt(all.Length / 2);
            Assert.Equal(all.Where(p => p.Mass > middle), ParticleLocation.Locate(image, every with { MinimumMass = middle }));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(8)]
    public void The_centroid_of_whole_numbers_is_that_of_doubles(int radius)
    {
        GreyImage image = Noise(9, ushort.MaxValue);
        double[] doubles = [.. image.Values.ToArray().Select(v => (double)v)];
        var disc = new SpotCentroid(radius);
        var random = new Rng(3);
        for (int i = 0; i < 200; i++)
        {
            (int, int) start = (radius + random.NextInt(image.Width - (2 * radius)), radius + random.NextInt(image.Height - (2 * radius)));
            Assert.Equal(
                disc.Refine<double>(doubles, image.Values, image.Width, start, 10), disc.Refine(image.Values, image.Values, image.Width, start, 10));
        }
    }

    [Fact]
    public void Counts_of_values_are_those_of_this_frame_alone()
    {
        var scratch = new LocateScratch();
        foreach ((ulong seed, int fullScale) in ((ulong, int)[])[(1, 255), (2, 65535), (3, 255), (4, 65535)])
        {
            ushort[] values = [.. Noise(seed, fullScale).Values[..((int)seed + 4001)]];
            int[] expected = [.. Enumerable.Range(0, values.Max() + 1).Select(v => values.Count(w => w == v))];
            Assert.Equal(expected, scratch.Histogram(values).ToArray());
        }
    }

    private static GreyImage Noise(ulong seed, int fullScale)
    {
        var random = new Rng(seed);
        ushort[] values = new ushort[90 * 120];
        for (int i = 0; i < values.Length; i++) values[i] = (ushort)(random.NextDouble() * random.NextDouble() * (fullScale + 1));
        return GreyImage.Of(90, 120, values, fullScale);
    }
}
