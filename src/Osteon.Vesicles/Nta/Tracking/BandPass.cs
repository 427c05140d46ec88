using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Osteon.Vesicles;

/// <summary>
/// The band-pass of Crocker and Grier as trackpy has it: a Gaussian, less the mean over a square, and values below a threshold set to 0. The
/// mean is taken along columns, then along rows, and cut to whole grey levels both times, because trackpy does so for pictures of
/// integers. Outside the picture the Gaussian sees 0, the mean the nearest pixel.
/// </summary>
/// <remarks>
/// Every output pixel has its own chain of operations in a fixed order without fused multiply-adds, so that the width of vectors does not
/// change a bit (<see cref="ApplyReference"/> is the plain twin).
/// </remarks>
internal static class BandPass
{
    private const double Truncate = 4;

    /// <summary>Wider squares are summed along rows from pixel to pixel.</summary>
    private const int WidestDirectSum = 31;

    /// <summary>Weights of the Gaussian from its middle outwards.</summary>
    public static double[] Weights(double sigma)
    {
        if (sigma <= 0) return [1];
        int reach = (int)((Truncate * sigma) + 0.5);
        double[] all = new double[(2 * reach) + 1];
        for (int i = -reach; i <= reach; i++) all[i + reach] = Math.Exp(i * i / (-2 * sigma * sigma));
        double sum = 0;
        foreach (double w in all) sum += w;
        return [.. all[reach..].Select(w => w / sum)];
    }

    /// <summary>The band-passed picture into <paramref name="result"/>; scratch is reused from call to call.</summary>
    public static void Apply(
        ReadOnlySpan<ushort> image, int width, (double[] Weights, int Smoothing, double Threshold) filter, BandPassScratch scratch,
        Span<double> result)
    {
        int height = image.Length / width, reach = filter.Weights.Length - 1;
        scratch.Fit(width, filter.Weights.Length, filter.Smoothing);
        scratch.ForgetRows();
        for (int y = 0; y < height; y++)
        {
            Background(image, width, (y, height, filter.Smoothing), scratch);
            ReadOnlySpan<double> centre = scratch.Row(image, width, y);
            Span<double> middle = scratch.Padded.AsSpan(reach, width);
            Scaled(centre, filter.Weights[0], middle);
            for (int j = reach; j >= 1; j--)
            {
                ReadOnlySpan<double> above = y - j >= 0 ? scratch.Row(image, width, y - j) : scratch.Zeros;
                ReadOnlySpan<double> below = y + j < height ? scratch.Row(image, width, y + j) : scratch.Zeros;
                AddPair(above[..width], below[..width], filter.Weights[j], middle);
            }

            Span<double> target = result.Slice(y * width, width);
            AlongRow(scratch.Padded, filter.Weights, target);
            Subtract(target, scratch.Background.AsSpan(0, width), filter.Threshold);
        }
    }

    /// <summary>The plain twin of <see cref="Apply"/>, with the same bits.</summary>
    public static void ApplyReference(
        ReadOnlySpan<ushort> image, int width, (double[] Weights, int Smoothing, double Threshold) filter, Span<double> result)
    {
        int height = image.Length / width, reach = filter.Weights.Length - 1, size = filter.Smoothing, half = size / 2;
        int[] down = new int[image.Length];
        double[] columns = new double[image.Length];
        for (int y = 0; y < height; y++)
            for (int x = 0; x < width; x++)
            {
                int mean = 0;
                for (int j = -half; j <= half; j++) mean += image[(Math.Clamp(y + j, 0, height - 1) * width) + x];
                down[(y * width) + x] = mean / size;
                double sum = image[(y * width) + x] * filter.Weights[0];
                for (int j = reach; j >= 1; j--)
                    sum += ((y - j >= 0 ? image[((y - j) * width) + x] : 0.0) + (y + j < height ? image[((y + j) * width) + x] : 0.0))
                        * filter.Weights[j];
                columns[(y * width) + x] = sum;
            }

        for (int y = 0; y < height; y++)
        {
            Span<int> row = down.AsSpan(y * width, width);
            Span<double> blurred = columns.AsSpan(y * width, width);
            for (int x = 0; x < width; x++)
            {
                int mean = 0;
                for (int j = -half; j <= half; j++) mean += row[Math.Clamp(x + j, 0, width - 1)];
                double sum = blurred[x] * filter.Weights[0];
                for (int j = reach; j >= 1; j--)
                    sum += ((x - j >= 0 ? blurred[x - j] : 0) + (x + j < width ? blurred[x + j] : 0)) * filter.Weights[j];
                double value = sum - (mean / size);
                result[(y * width) + x] = value >= filter.Threshold ? value : 0;
            }
        }
    }

    /// <summary>
    /// Mean over the square around each pixel of row y, into the scratch's background. All sums are of whole numbers and exact.
    /// </summary>
    private static void Background(ReadOnlySpan<ushort> image, int width, (int Y, int Height, int Size) at, BandPassScratch scratch)
    {
        int half = at.Size / 2;
        Span<double> columns = scratch.ColumnSums.AsSpan(0, width), sums = scratch.Background.AsSpan(0, width);
        if (at.Y == 0)
        {
            columns.Clear();
            for (int j = -half; j <= half; j++) AddDifference(scratch.Row(image, width, Math.Clamp(j, 0, at.Height - 1)), scratch.Zeros, columns);
        }
        else
        {
            AddDifference(
                scratch.Row(image, width, Math.Min(at.Y + half, at.Height - 1)), scratch.Row(image, width, Math.Max(at.Y - half - 1, 0)), columns);
        }

        Span<double> down = scratch.Edged.AsSpan(0, width + (2 * half));
        Quotients(columns, at.Size, down.Slice(half, width));
        down[..half].Fill(down[half]);
        down[(width + half)..].Fill(down[width + half - 1]);
        if (at.Size <= WidestDirectSum) DirectSums(down, at.Size, sums);
        else RunningSums(down, at.Size, sums);
        Quotients(sums, at.Size, sums);
    }

    private static void AddDifference(ReadOnlySpan<double> enter, ReadOnlySpan<double> leave, Span<double> sums)
    {
        int x = 0;
        ref double e = ref MemoryMarshal.GetReference(enter);
        ref double l = ref MemoryMarshal.GetReference(leave);
        ref double s = ref MemoryMarshal.GetReference(sums);
        if (Vector256.IsHardwareAccelerated)
            for (; x + 4 <= sums.Length; x += 4)
                (Vector256.LoadUnsafe(ref s, (nuint)x) + (Vector256.LoadUnsafe(ref e, (nuint)x) - Vector256.LoadUnsafe(ref l, (nuint)x)))
                    .StoreUnsafe(ref s, (nuint)x);
        for (; x < sums.Length; x++) sums[x] += enter[x] - leave[x];
    }

    private static void DirectSums(ReadOnlySpan<double> edged, int size, Span<double> sums)
    {
        int x = 0;
        ref double e = ref MemoryMarshal.GetReference(edged);
        ref double s = ref MemoryMarshal.GetReference(sums);
        if (Vector512.IsHardwareAccelerated)
        {
            for (; x + 8 <= sums.Length; x += 8)
            {
                var sum = Vector512.LoadUnsafe(ref e, (nuint)x);
                for (int j = 1; j < size; j++) sum += Vector512.LoadUnsafe(ref e, (nuint)(x + j));
                sum.StoreUnsafe(ref s, (nuint)x);
            }
        }

        if (Vector256.IsHardwareAccelerated)
        {
            for (; x + 4 <= sums.Length; x += 4)
            {
                var sum = Vector256.LoadUnsafe(ref e, (nuint)x);
                for (int j = 1; j < size; j++) sum += Vector256.LoadUnsafe(ref e, (nuint)(x + j));
                sum.StoreUnsafe(ref s, (nuint)x);
            }
        }

        for (; x < sums.Length; x++)
        {
            double sum = 0;
            for (int j = 0; j < size; j++) sum += edged[x + j];
            sums[x] = sum;
        }
    }

    private static void RunningSums(ReadOnlySpan<double> edged, int size, Span<double> sums)
    {
        double sum = 0;
        for (int j = 0; j < size; j++) sum += edged[j];
        sums[0] = sum;
        for (int x = 1; x < sums.Length; x++) sums[x] = sum += edged[x + size - 1] - edged[x - 1];
    }

    /// <summary>
    /// Whole quotients of whole numbers that are not negative: ⌊(s + ½)/n⌋ by the reciprocal, whose error is far below the ½/n by which
    /// (s + ½)/n stays away from whole numbers.
    /// </summary>
    private static void Quotients(ReadOnlySpan<double> sums, int divisor, Span<double> target)
    {
        int x = 0;
        double reciprocal = 1.0 / divisor;
        ref double s = ref MemoryMarshal.GetReference(sums);
        ref double t = ref MemoryMarshal.GetReference(target);
        if (Vector512.IsHardwareAccelerated)
            for (; x + 8 <= sums.Length; x += 8)
                Vector512.Truncate((Vector512.LoadUnsafe(ref s, (nuint)x) + Vector512.Create(0.5)) * reciprocal).StoreUnsafe(ref t, (nuint)x);
        if (Vector256.IsHardwareAccelerated)
            for (; x + 4 <= sums.Length; x += 4)
                Vector256.Truncate((Vector256.LoadUnsafe(ref s, (nuint)x) + Vector256.Create(0.5)) * reciprocal).StoreUnsafe(ref t, (nuint)x);
        for (; x < sums.Length; x++) target[x] = Math.Truncate((sums[x] + 0.5) * reciprocal);
    }

    private static void Scaled(ReadOnlySpan<double> row, double factor, Span<double> target)
    {
        int x = 0;
        if (Vector256.IsHardwareAccelerated)
            for (; x + 4 <= target.Length; x += 4) (Vector256.Create(row[x..]) * factor).CopyTo(target[x..]);
        for (; x < target.Length; x++) target[x] = row[x] * factor;
    }

    private static void AddPair(ReadOnlySpan<double> above, ReadOnlySpan<double> below, double factor, Span<double> target)
    {
        int x = 0;
        ref double a = ref MemoryMarshal.GetReference(above);
        ref double b = ref MemoryMarshal.GetReference(below);
        ref double t = ref MemoryMarshal.GetReference(target);
        if (Vector512.IsHardwareAccelerated)
        {
            for (; x + 8 <= target.Length; x += 8)
            {
                Vector512<double> pair = (Vector512.LoadUnsafe(ref a, (nuint)x) + Vector512.LoadUnsafe(ref b, (nuint)x)) * factor;
                (Vector512.LoadUnsafe(ref t, (nuint)x) + pair).StoreUnsafe(ref t, (nuint)x);
            }
        }

        if (Vector256.IsHardwareAccelerated)
        {
            var f = Vector256.Create(factor);
            for (; x + 4 <= target.Length; x += 4)
            {
                Vector256<double> pair = (Vector256.LoadUnsafe(ref a, (nuint)x) + Vector256.LoadUnsafe(ref b, (nuint)x)) * f;
                (Vector256.LoadUnsafe(ref t, (nuint)x) + pair).StoreUnsafe(ref t, (nuint)x);
            }
        }

        for (; x < target.Length; x++) target[x] += (above[x] + below[x]) * factor;
    }

    private static void AlongRow(ReadOnlySpan<double> padded, double[] weights, Span<double> target)
    {
        int x = 0, reach = weights.Length - 1;
        ref double p = ref MemoryMarshal.GetReference(padded);
        ref double t = ref MemoryMarshal.GetReference(target);
        if (Vector512.IsHardwareAccelerated)
        {
            for (; x + 8 <= target.Length; x += 8)
            {
                Vector512<double> sum = Vector512.LoadUnsafe(ref p, (nuint)(x + reach)) * weights[0];
                for (int j = reach; j >= 1; j--)
                {
                    Vector512<double> left = Vector512.LoadUnsafe(ref p, (nuint)(x + reach - j));
                    Vector512<double> right = Vector512.LoadUnsafe(ref p, (nuint)(x + reach + j));
                    sum += (left + right) * weights[j];
                }

                sum.StoreUnsafe(ref t, (nuint)x);
            }
        }

        if (Vector256.IsHardwareAccelerated)
        {
            for (; x + 4 <= target.Length; x += 4)
            {
                Vector256<double> sum = Vector256.LoadUnsafe(ref p, (nuint)(x + reach)) * weights[0];
                for (int j = reach; j >= 1; j--)
                {
                    Vector256<double> left = Vector256.LoadUnsafe(ref p, (nuint)(x + reach - j));
                    Vector256<double> right = Vector256.LoadUnsafe(ref p, (nuint)(x + reach + j));
                    sum += (left + right) * weights[j];
                }

                sum.StoreUnsafe(ref t, (nuint)x);
            }
        }

        for (; x < target.Length; x++)
        {
            double sum = padded[x + reach] * weights[0];
            for (int j = reach; j >= 1; j--) sum += (padded[x + reach - j] + padded[x + reach + j]) * weights[j];
            target[x] = sum;
        }
    }

    private static void Subtract(Span<double> target, ReadOnlySpan<double> background, double threshold)
    {
        int x = 0;
        ref double t = ref MemoryMarshal.GetReference(target);
        ref double b = ref MemoryMarshal.GetReference(background);
        if (Vector256.IsHardwareAccelerated)
        {
            var least = Vector256.Create(threshold);
            for (; x + 4 <= target.Length; x += 4)
            {
                Vector256<double> value = Vector256.LoadUnsafe(ref t, (nuint)x) - Vector256.LoadUnsafe(ref b, (nuint)x);
                (value & Vector256.GreaterThanOrEqual(value, least)).StoreUnsafe(ref t, (nuint)x);
            }
        }

        for (; x < target.Length; x++)
        {
            double value = target[x] - background[x];
            target[x] = value >= threshold ? value : 0;
        }
    }
}
