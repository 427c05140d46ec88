using System.Numerics;
using System.Runtime.InteropServices;

namespace Osteon.Vesicles;

/// <summary>
/// A picture as floating point numbers, row by row, with the filters the search for vesicles needs. Beyond its edge the nearest pixel
/// holds.
/// </summary>
internal sealed class GreyPlane(int height, int width, float[] values)
{
    public int Height => height;

    public int Width => width;

    public float[] Values => values;

    public float this[int y, int x] => values[(y * width) + x];

    /// <summary>Value at a place between pixels, bilinear.</summary>
    public double At(double x, double y)
    {
        x = Math.Clamp(x, 0, width - 1);
        y = Math.Clamp(y, 0, height - 1);
        int left = (int)x, top = (int)y, right = Math.Min(left + 1, width - 1), below = Math.Min(top + 1, height - 1);
        double u = x - left, v = y - top;
        int upper = top * width, lower = below * width;
        return ((1 - v) * (((1 - u) * values[upper + left]) + (u * values[upper + right])))
            + (v * (((1 - u) * values[lower + left]) + (u * values[lower + right])));
    }

    /// <summary>
    /// Half the size: means of 2 × 2 pixels; an odd last row or column is left out. Pixel i lies at 2i + 1/2 of this plane.
    /// </summary>
    public GreyPlane Halved()
    {
        int h = height / 2, w = width / 2;
        float[] half = new float[h * w];
        for (int y = 0; y < h; y++)
        {
            int upper = 2 * y * width, lower = upper + width;
            for (int x = 0; x < w; x++)
                half[(y * w) + x] = (values[upper + (2 * x)] + values[upper + (2 * x) + 1] + values[lower + (2 * x)] + values[lower + (2 * x) + 1]) / 4;
        }

        return new GreyPlane(h, w, half);
    }

    /// <summary>The same with the sign changed.</summary>
    public GreyPlane Negated() => new(height, width, [.. values.Select(v => -v)]);

    /// <summary>Gaussian blur, the kernel cut at 3σ and normalised.</summary>
    public GreyPlane Blurred(double sigma)
    {
        int reach = (int)Math.Ceiling(3 * sigma);
        float[] kernel = new float[(2 * reach) + 1];
        for (int i = -reach; i <= reach; i++) kernel[i + reach] = (float)Math.Exp(-(i * i) / (2 * sigma * sigma));
        float sum = kernel.Sum();
        for (int i = 0; i < kernel.Length; i++) kernel[i] /= sum;
        float[] across = new float[values.Length], result = new float[values.Length], padded = new float[width + (2 * reach)];
        for (int y = 0; y < height; y++)
        {
            ReadOnlySpan<float> row = values.AsSpan(y * width, width);
            row.CopyTo(padded.AsSpan(reach));
            padded.AsSpan(0, reach).Fill(row[0]);
            padded.AsSpan(reach + width).Fill(row[^1]);
            Span<float> target = across.AsSpan(y * width, width);
            for (int k = 0; k < kernel.Length; k++)
            {
                float weight = kernel[k];
                ReadOnlySpan<float> shifted = padded.AsSpan(k, width);
                AddWeighted(shifted, weight, target);
            }
        }

        for (int y = 0; y < height; y++)
        {
            Span<float> target = result.AsSpan(y * width, width);
            for (int k = -reach; k <= reach; k++)
            {
                float weight = kernel[k + reach];
                ReadOnlySpan<float> row = across.AsSpan(Math.Clamp(y + k, 0, height - 1) * width, width);
                AddWeighted(row, weight, target);
            }
        }

        return new GreyPlane(height, width, result);
    }

    /// <summary>target ← target + weight · row, product and sum rounded apart whatever the width of vectors.</summary>
    private static void AddWeighted(ReadOnlySpan<float> row, float weight, Span<float> target)
    {
        int x = 0;
        ref float r = ref MemoryMarshal.GetReference(row);
        ref float t = ref MemoryMarshal.GetReference(target);
        if (Vector.IsHardwareAccelerated)
            for (; x + Vector<float>.Count <= target.Length; x += Vector<float>.Count)
                (Vector.LoadUnsafe(ref t, (nuint)x) + (Vector.LoadUnsafe(ref r, (nuint)x) * weight)).StoreUnsafe(ref t, (nuint)x);
        for (; x < target.Length; x++) target[x] += weight * row[x];
    }
}
