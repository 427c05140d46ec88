using Osteon.Primitives;

namespace Osteon.Vesicles;

/// <summary>
/// The smallest mass at which noise hardly counts, from the recording itself. Noise makes dark spots as it makes bright ones: the same
/// search on the inverted frames gives the masses of spots that are noise and nothing else. The threshold is the smallest mass above which
/// they are at most 1 % of the bright spots.
/// </summary>
/// <param name="MinimumMass">The threshold.</param>
/// <param name="FalsePerFrame">Expected spots of noise per frame above it.</param>
/// <param name="SpotsPerFrame">All spots per frame above it.</param>
/// <param name="FramesLookedAt">Frames that were looked at, evenly spread.</param>
/// <param name="NoiseMasses">Masses of the spots of noise in these frames, ascending.</param>
/// <param name="NoiseArea">Share (0 … 1) of the field in which they were counted: not around bright particles, whose rings would pass for noise.</param>
public sealed record MassThreshold(
    double MinimumMass, double FalsePerFrame, double SpotsPerFrame, int FramesLookedAt, IReadOnlyList<double> NoiseMasses, double NoiseArea)
{
    private const int MostFrames = 40;
    private const double FalseShare = 0.01;

    /// <summary>What is heavier than this share of the dark spots throws a shadow.</summary>
    private const double LightQuantile = 0.95;

    /// <summary>Radius around bright particles in which nothing is counted as noise, in diameters.</summary>
    private const double Shadow = 1.2;

    /// <summary>Spots of noise per frame above a mass.</summary>
    public double FalseAbove(double mass) => NoiseMasses.Count(m => m > mass) / (double)FramesLookedAt / NoiseArea;

    /// <summary>Looks at up to 40 frames, in their order. The smallest mass of the parameters is not used.</summary>
    public static MassThreshold Find(ISliceSource video, LocateParameters parameters, RunContext context)
    {
        GridShape shape = video.Header.Shape;
        if (SpotDetection.Unfit(video.Header, parameters) is { } unfit) throw new InvalidContentException(unfit);
        int count = Math.Min(MostFrames, shape.Depth);
        int[] chosen = [.. Enumerable.Range(0, count).Select(i => (int)((i + 0.5) * shape.Depth / count))];
        var reader = new FrameReader(video);
        ushort[][] frames = new ushort[count][];
        for (int i = 0; i < count; i++)
        {
            context.Report("looking at noise", i / (double)count);
            frames[i] = new ushort[reader.Pixels];
            reader.Read(chosen[i], frames[i]);
        }

        LocateParameters every = parameters with { MinimumMass = 0, Refinement = SpotRefinement.Centroid };
        int fullScale = video.Header.VoxelType == VoxelType.UInt8 ? byte.MaxValue : ushort.MaxValue;
        var bright = new IReadOnlyList<LocatedParticle>[count];
        var dark = new IReadOnlyList<LocatedParticle>[count];
        Parallel.For(0, count, context.ParallelOptions, () => new FrameLocator(every, shape.Width, fullScale), (i, _, locator) =>
        {
            bright[i] = locator.Locate(frames[i], false);
            dark[i] = locator.LocateNoise(frames[i]);
            return locator;
        }, _ => { });
        return Choose(bright, dark, Shadow * parameters.Diameter, (shape.Width, shape.Height, parameters.Margin));
    }

    internal static MassThreshold Choose(
        IReadOnlyList<IReadOnlyList<LocatedParticle>> bright, IReadOnlyList<IReadOnlyList<LocatedParticle>> dark, double shadow,
        (int Width, int Height, int Margin) frame)
    {
        double[] masses = [.. bright.SelectMany(f => f).Select(p => p.Mass).Order()];
        double[] noise = [.. dark.SelectMany(f => f).Select(p => p.Mass).Order()];
        int frames = bright.Count;
        if (noise.Length == 0 || masses.Length == 0) return new MassThreshold(0, 0, masses.Length / (double)frames, frames, [], 1);
        double field = (frame.Width - (2.0 * frame.Margin)) * (frame.Height - (2.0 * frame.Margin));

        // Particles in the border throw shadows and are not found: nothing is counted near it, if there is room left.
        double edge = frame.Margin + shadow, innerWidth = frame.Width - (2 * edge), innerHeight = frame.Height - (2 * edge);
        if (innerWidth * innerHeight < field / 4) (edge, innerWidth, innerHeight) = (0, Math.Sqrt(field), Math.Sqrt(field));
        bool Inside(LocatedParticle p) => p.X >= edge && p.Y >= edge && p.X <= frame.Width - 1 - edge && p.Y <= frame.Height - 1 - edge;
        double light = noise[(int)(LightQuantile * (noise.Length - 1))], shadows = 0;
        List<double> far = [];
        for (int f = 0; f < frames; f++)
        {
            LocatedParticle[] lights = [.. bright[f].Where(p => p.Mass > light)];
            shadows += lights.Length * Math.PI * shadow * shadow / field / frames;
            far.AddRange(dark[f].Where(d => Inside(d) && !lights.Any(l => Near(l, d, shadow))).Select(d => d.Mass));
        }

        // Shadows overlap: what so many at random leave free.
        double area = Math.Exp(-shadows) * innerWidth * innerHeight / field;
        noise = [.. far.Order()];
        double threshold = Lowest(masses, noise, area, frames);
        return new MassThreshold(
            threshold, Above(noise, threshold) / (double)frames / area, Above(masses, threshold) / (double)frames, frames, noise, area);
    }

    private static bool Near(LocatedParticle a, LocatedParticle b, double distance) =>
        ((a.X - b.X) * (a.X - b.X)) + ((a.Y - b.Y) * (a.Y - b.Y)) < distance * distance;

    /// <summary>The smallest mass from which on upwards the share of noise is small enough; at most one spot of noise in 50 frames always is.</summary>
    private static double Lowest(double[] masses, double[] noise, double area, int frames)
    {
        double lowest = noise.Length == 0 ? 0 : noise[^1];
        for (int k = noise.Length - 1; k >= 0; k--)
        {
            double expected = (noise.Length - k) / area;
            if (expected > Math.Max(FalseShare * Above(masses, noise[k]), frames / 50.0)) return lowest;
            lowest = k == 0 ? 0 : noise[k - 1];
        }

        return lowest;
    }

    private static int Above(double[] ascending, double value)
    {
        int at = Array.BinarySearch(ascending, value);
        if (at < 0) return ascending.Length - ~at;
        while (at < ascending.Length && ascending[at] == value) at++;
        return ascending.Length - at;
    }
}
