using System.Numerics;
using System.Runtime.InteropServices;

namespace Osteon.Simulation;

/// <summary>
/// A sampled Gaussian, cut at 4.5 σ and normalised to sum 1. From σ = 0.7 voxels on it stands for the continuous Gaussian: aliasing is
/// below 2·exp(−2π²σ²) ≈ 1.3·10⁻⁴, the variance is right to 0.25 % (10⁻³ from 0.85 voxels on), and the tail that is cut holds 7·10⁻⁶.
/// </summary>
internal sealed class PsfKernel
{
    private const double CutSigmas = 4.5;

    private readonly float[] _weights;

    public PsfKernel(double sigmaVoxels)
    {
        Radius = (int)Math.Ceiling(CutSigmas * sigmaVoxels);
        var weights = new double[(2 * Radius) + 1];
        for (int i = -Radius; i <= Radius; i++) weights[i + Radius] = i == 0 ? 1 : Math.Exp(-i * i / (2 * sigmaVoxels * sigmaVoxels));
        double sum = weights.Sum();
        _weights = [.. weights.Select(w => (float)(w / sum))];
    }

    /// <summary>Voxels on either side of the centre.</summary>
    public int Radius { get; }

    /// <summary>Weight at a distance of −Radius … Radius voxels.</summary>
    public float this[int offset] => _weights[offset + Radius];

    /// <summary>Blurs along a row: destination has 2·Radius elements fewer than source.</summary>
    public void Along(ReadOnlySpan<float> source, Span<float> destination)
    {
        if (source.Length != destination.Length + (2 * Radius))
            throw new ArgumentException("the source must reach Radius beyond each end", nameof(source));
        destination.Clear();
        for (int i = 0; i < _weights.Length; i++) AddScaled(_weights[i], source.Slice(i, destination.Length), destination);
    }

    /// <summary>
    /// destination += weight · source. One product and one sum per element, never fused, so that the vectors and the scalar remainder round
    /// alike and the width of the vectors changes no bit.
    /// </summary>
    public static void AddScaled(float weight, ReadOnlySpan<float> source, Span<float> destination)
    {
        source = source[..destination.Length];
        ReadOnlySpan<Vector<float>> from = MemoryMarshal.Cast<float, Vector<float>>(source);
        Span<Vector<float>> to = MemoryMarshal.Cast<float, Vector<float>>(destination);
        var factor = new Vector<float>(weight);
        for (int i = 0; i < to.Length; i++) to[i] += factor * from[i];
        int done = to.Length * Vector<float>.Count;
        AddScaledReference(weight, source[done..], destination[done..]);
    }

    /// <summary>The plain loop, for the remainder and as the reference of the tests.</summary>
    public static void AddScaledReference(float weight, ReadOnlySpan<float> source, Span<float> destination)
    {
        for (int i = 0; i < destination.Length; i++)
        {
            float product = weight * source[i];
            destination[i] += product;
        }
    }
}
