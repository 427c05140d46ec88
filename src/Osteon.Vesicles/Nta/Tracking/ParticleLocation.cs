using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Osteon.Primitives;

namespace Osteon.Vesicles;

/// <summary>
/// Finds bright particles in a frame as Crocker and Grier do: band-pass, local maxima, centroid in a disc. Conventions and numbers are those
/// of trackpy.locate for pictures of whole numbers, verified against its frozen results. See docs/methods/nta-tracking.md.
/// </summary>
public static class ParticleLocation
{
    /// <summary>
    /// The particles of a frame, in the order of the rows of their maxima. Parameters that make no sense throw <see
    /// cref="ArgumentException"/>; a frame that is too small for the margin holds none.
    /// </summary>
    /// <param name="image">The frame as stored.</param>
    /// <param name="parameters">How to look.</param>
    /// <param name="staticError">Whether <see cref="LocatedParticle.StaticError"/> is wanted, which costs as much as all the rest.</param>
    public static IReadOnlyList<LocatedParticle> Locate(GreyImage image, LocateParameters parameters, bool staticError = false)
    {
        if (parameters.Check().FirstOrDefault() is { } wrong) throw new ArgumentException(wrong.Message, nameof(parameters));
        var locator = new FrameLocator(parameters, image.Width, image.FullScale);
        return locator.Locate(image.Values, staticError);
    }

    /// <summary>The band-passed frame, row by row: for pictures and tests.</summary>
    public static double[] BandPassed(GreyImage image, LocateParameters parameters)
    {
        if (parameters.Check().FirstOrDefault() is { } wrong) throw new ArgumentException(wrong.Message, nameof(parameters));
        double[] result = new double[image.Values.Length];
        new FrameLocator(parameters, image.Width, image.FullScale).Pass(image.Values, result);
        return result;
    }
}

/// <summary>Finds the particles of frames of one size, one after the other; one for each thread.</summary>
internal sealed class FrameLocator(LocateParameters parameters, int width, int fullScale)
{
    private readonly LocateScratch _scratch = new();
    private readonly double[] _weights = BandPass.Weights(parameters.NoiseSize);
    private readonly SpotCentroid _disc = new(parameters.Radius);
    private ushort[] _inverted = [];
    private readonly ClosePairs _pairs = new();
    private double _scale = 1;
    private int _kept;

    /// <summary>The particles of a frame; parameters as given but another smallest mass can be asked for.</summary>
    public IReadOnlyList<LocatedParticle> Locate(ReadOnlySpan<ushort> stored, bool staticError)
    {
        ReadOnlySpan<ushort> frame = Upright(stored);
        if (frame.Length / width <= 2 * parameters.Margin || width <= 2 * parameters.Margin) return [];
        Span<double> passed = _scratch.Passed(frame.Length);
        BandPass.Apply(frame, width, (_weights, parameters.SmoothingUsed, parameters.Threshold), _scratch.BandPass, passed);
        Span<ushort> whole = _scratch.Whole(frame.Length);
        _scale = WholeNumbers(passed, whole, fullScale);
        return Measure(frame, whole, _scale, staticError);
    }

    /// <summary>
    /// The same search for dark spots on a frame that <see cref="Locate"/> has just looked at: the inverted frame, cut to whole numbers on the
    /// scale of the upright one.
    /// </summary>
    public IReadOnlyList<LocatedParticle> LocateNoise(ReadOnlySpan<ushort> stored)
    {
        if (stored.Length / width <= 2 * parameters.Margin || width <= 2 * parameters.Margin) return [];
        ushort[] mirrored = Upright(stored).ToArray();
        for (int i = 0; i < mirrored.Length; i++) mirrored[i] = (ushort)(fullScale - mirrored[i]);
        Span<double> passed = _scratch.Passed(mirrored.Length);
        BandPass.Apply(mirrored, width, (_weights, parameters.SmoothingUsed, parameters.Threshold), _scratch.BandPass, passed);
        Span<ushort> whole = _scratch.Whole(mirrored.Length);
        for (int i = 0; i < whole.Length; i++) whole[i] = (ushort)Math.Min(fullScale, _scale * passed[i]);
        return Measure(mirrored, whole, _scale, false);
    }

    /// <summary>Band-pass alone.</summary>
    public void Pass(ReadOnlySpan<ushort> stored, Span<double> result) =>
        BandPass.Apply(Upright(stored), width, (_weights, parameters.SmoothingUsed, parameters.Threshold), _scratch.BandPass, result);

    private List<LocatedParticle> Measure(ReadOnlySpan<ushort> frame, ReadOnlySpan<ushort> whole, double scale, bool staticError)
    {
        LocalMaxima.Find(whole, width, (parameters.SeparationUsed, parameters.Percentile, parameters.Margin), _scratch, _scratch.Maxima);
        List<LocatedParticle> found = _scratch.Found;
        found.Clear();
        foreach ((int X, int Y) maximum in _scratch.Maxima)
        {
            // What is too light itself makes nothing heavier go.
            SpotCentroid.Place place = _disc.Settle(whole, width, maximum, parameters.MaximumIterations);
            if (place.Mass / scale > parameters.MinimumMass) found.Add(_disc.Describe(whole, frame, width, place));
        }

        ReadOnlySpan<bool> dropped = _pairs.Dropped(CollectionsMarshal.AsSpan(found), parameters.SeparationUsed);
        (double Black, double Noise)? background = staticError ? BackgroundNoise.Of(frame, whole, width, parameters.Radius) : null;
        List<LocatedParticle> kept = new(_kept);
        for (int i = 0; i < found.Count; i++)
        {
            LocatedParticle particle = found[i] with { Mass = found[i].Mass / scale, Signal = found[i].Signal / scale };
            if (dropped[i] || particle.Size >= parameters.MaximumSize) continue;
            if (background is { } b)
                particle = particle with
                {
                    StaticError = b.Noise / (particle.RawMass - (_disc.Pixels * b.Black)) * parameters.NoiseSize * Math.Sqrt(_disc.SumOfSquaresX),
                };
            if (parameters.Refinement == SpotRefinement.Windowed
                && WindowedCentroid.Refine(frame, width, (particle.X, particle.Y), (parameters.Radius, parameters.WindowUsed)) is { } refined)
                particle = particle with { X = refined.X, Y = refined.Y };
            kept.Add(particle);
        }

        _kept = kept.Count;
        return kept;
    }

    private ReadOnlySpan<ushort> Upright(ReadOnlySpan<ushort> stored)
    {
        if (!parameters.Invert) return stored;
        if (_inverted.Length != stored.Length) _inverted = new ushort[stored.Length];
        for (int i = 0; i < stored.Length; i++) _inverted[i] = (ushort)(fullScale - stored[i]);
        return _inverted;
    }

    /// <summary>Scales so that the largest value is the full scale, and cuts to whole numbers; gives the factor, 1 for a black picture.</summary>
    internal static double WholeNumbers(ReadOnlySpan<double> passed, Span<ushort> whole, int fullScale)
    {
        double largest = 0;
        int i = 0;
        ref double p = ref MemoryMarshal.GetReference(passed);
        ref ushort w = ref MemoryMarshal.GetReference(whole);
        if (Vector256.IsHardwareAccelerated)
        {
            var top = Vector256<double>.Zero;
            for (; i + 4 <= passed.Length; i += 4) top = Vector256.Max(top, Vector256.LoadUnsafe(ref p, (nuint)i));
            largest = Math.Max(Math.Max(top[0], top[1]), Math.Max(top[2], top[3]));
        }

        for (; i < passed.Length; i++) largest = Math.Max(largest, passed[i]);
        double scale = largest == 0 ? 1 : fullScale / largest;
        i = 0;
        if (Vector512.IsHardwareAccelerated)
        {
            for (; i + 16 <= passed.Length; i += 16)
            {
                Vector256<int> low = Vector512.ConvertToInt64(Vector512.LoadUnsafe(ref p, (nuint)i) * scale) is var a
                    ? Vector512.Narrow(a, a).GetLower() : default;
                Vector256<int> high = Vector512.ConvertToInt64(Vector512.LoadUnsafe(ref p, (nuint)(i + 8)) * scale) is var b
                    ? Vector512.Narrow(b, b).GetLower() : default;
                Vector256.Narrow(low, high).AsUInt16().StoreUnsafe(ref w, (nuint)i);
            }
        }

        for (; i < passed.Length; i++) whole[i] = (ushort)(scale * passed[i]);
        return scale;
    }
}
