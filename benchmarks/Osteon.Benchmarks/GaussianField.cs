using System.Numerics;
using System.Runtime.InteropServices;
using Osteon.Primitives;

namespace Osteon.Benchmarks;

/// <summary>
/// A structure like trabecular bone: white noise smoothed by a Gaussian (periodic, radius 4σ) and cut at a percentile. The same bytes for
/// the same size, σ, fraction and seed, whatever the number of threads.
/// </summary>
internal static class GaussianField
{
    /// <summary>The voxels as bytes 0 and 1, (z, y, x).</summary>
    /// <param name="size">Voxels along each axis.</param>
    /// <param name="sigma">Standard deviation of the blur, voxels.</param>
    /// <param name="fraction">Share of voxels that are 1: the ones with the largest values.</param>
    /// <param name="context">Seed and threads.</param>
    public static Volume<byte> Generate(int size, double sigma, double fraction, RunContext context)
    {
        var shape = new GridShape(size, size, size);
        float[] kernel = Kernel(sigma);
        var field = new Volume<float>(shape);
        Parallel.For(0, size, context.ParallelOptions, z =>
        {
            Rng noise = context.Random.Stream("gaussian field", $"plane {z}");
            foreach (ref float value in field.Slice(z)) value = (float)noise.NextNormal();
            BlurPlane(field.Slice(z), size, kernel);
        });
        BlurAcross(field, kernel, context);
        float threshold = Largest(field, (long)(fraction * shape.Count));
        var bone = new Volume<byte>(shape);
        for (int z = 0; z < size; z++)
        {
            Span<float> from = field.Slice(z);
            Span<byte> to = bone.Slice(z);
            for (int i = 0; i < to.Length; i++) to[i] = from[i] >= threshold ? (byte)1 : (byte)0;
        }

        return bone;
    }

    /// <summary>The voxels that are not 0, as bits.</summary>
    public static Mask Pack(Volume<byte> volume)
    {
        var mask = new Mask(volume.Shape);
        for (int z = 0; z < volume.Shape.Depth; z++)
        {
            for (int y = 0; y < volume.Shape.Height; y++)
            {
                ReadOnlySpan<byte> row = volume.Row(z, y);
                Span<ulong> words = mask.Row(z, y);
                int x = 0;
                for (; x + 64 <= row.Length; x += 64)
                {
                    ulong zeros = System.Runtime.Intrinsics.Vector512.ExtractMostSignificantBits(System.Runtime.Intrinsics.Vector512.Equals(
                        System.Runtime.Intrinsics.Vector512.Create(row.Slice(x, 64)), System.Runtime.Intrinsics.Vector512<byte>.Zero));
                    words[x >> 6] = ~zeros;
                }

                for (; x < row.Length; x++)
                    if (row[x] != 0) words[x >> 6] |= 1UL << (x & 63);
            }
        }

        return mask;
    }

    private static float[] Kernel(double sigma)
    {
        int radius = (int)Math.Ceiling(4 * sigma);
        double[] weights = [.. Enumerable.Range(-radius, (2 * radius) + 1).Select(i => Math.Exp(-0.5 * i * i / (sigma * sigma)))];
        double sum = weights.Sum();
        return [.. weights.Select(w => (float)(w / sum))];
    }

    private static void BlurPlane(Span<float> plane, int size, float[] kernel)
    {
        var padded = new float[size + kernel.Length - 1];
        int radius = kernel.Length / 2;
        for (int y = 0; y < size; y++)
        {
            Span<float> row = plane.Slice(y * size, size);
            for (int i = 0; i < padded.Length; i++) padded[i] = row[(i - radius + size) % size];
            row.Clear();
            for (int k = 0; k < kernel.Length; k++) AddScaled(row, padded.AsSpan(k, size), kernel[k]);
        }

        float[] copy = plane.ToArray();
        plane.Clear();
        for (int y = 0; y < size; y++)
            for (int k = 0; k < kernel.Length; k++)
                AddScaled(plane.Slice(y * size, size), copy.AsSpan((y + k - radius + size) % size * size, size), kernel[k]);
    }

    /// <summary>Along z, one bundle of rows at a time so that no second volume is needed.</summary>
    private static void BlurAcross(Volume<float> field, float[] kernel, RunContext context)
    {
        int size = field.Shape.Depth, radius = kernel.Length / 2;
        Parallel.For(0, size, context.ParallelOptions, y =>
        {
            var rows = new float[size * size];
            for (int z = 0; z < size; z++) field.Row(z, y).CopyTo(rows.AsSpan(z * size));
            for (int z = 0; z < size; z++)
            {
                Span<float> row = field.Row(z, y);
                row.Clear();
                for (int k = 0; k < kernel.Length; k++) AddScaled(row, rows.AsSpan((z + k - radius + size) % size * size, size), kernel[k]);
            }
        });
    }

    private static void AddScaled(Span<float> sum, ReadOnlySpan<float> values, float factor)
    {
        Span<Vector<float>> sums = MemoryMarshal.Cast<float, Vector<float>>(sum);
        ReadOnlySpan<Vector<float>> vectors = MemoryMarshal.Cast<float, Vector<float>>(values);
        for (int i = 0; i < sums.Length; i++) sums[i] += vectors[i] * factor;
        for (int i = sums.Length * Vector<float>.Count; i < sum.Length; i++) sum[i] += values[i] * factor;
    }

    /// <summary>
    /// The value that exactly <paramref name="count"/> values reach (if there are no ties): two counting passes over the bits of the
    /// values.
    /// </summary>
    private static float Largest(Volume<float> field, long count)
    {
        var high = new long[1 << 16];
        ForEachKey(key => high[key >> 16]++);
        int top = high.Length - 1;
        long above = 0;
        while (above + high[top] < count) above += high[top--];
        var low = new long[1 << 16];
        ForEachKey(key =>
        {
            if (key >> 16 == top) low[key & 0xFFFF]++;
        });
        int bottom = low.Length - 1;
        while (above + low[bottom] < count) above += low[bottom--];
        uint bits = ((uint)top << 16) | (uint)bottom;
        return BitConverter.UInt32BitsToSingle((bits & 0x8000_0000) != 0 ? bits & 0x7FFF_FFFF : ~bits);

        // Keys in the order of the values: the sign bit turned for positive ones, all bits for negative ones.
        void ForEachKey(Action<uint> action)
        {
            for (int z = 0; z < field.Shape.Depth; z++)
            {
                foreach (float value in field.Slice(z))
                {
                    uint key = BitConverter.SingleToUInt32Bits(value);
                    action((key & 0x8000_0000) != 0 ? ~key : key | 0x8000_0000);
                }
            }
        }
    }
}
