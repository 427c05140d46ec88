using System.Numerics;
using System.Runtime.InteropServices;

namespace Osteon.Vesicles;

/// <summary>
/// Local maxima as trackpy's grey_dilation finds them: pixels that equal the largest value of the square around them and lie above a
/// percentile of all values that are not 0. The square has the side ⌊2·separation/√2⌋; an even one reaches one pixel further down and right
/// than up and left. A flat top gives several.
/// </summary>
internal static class LocalMaxima
{
    /// <summary>Maxima in the order of rows, none within the margin.</summary>
    public static void Find(
        ReadOnlySpan<ushort> image, int width, (double Separation, double Percentile, int Margin) rule, LocateScratch scratch,
        List<(int X, int Y)> found)
    {
        found.Clear();
        int height = image.Length / width, columns = width - (2 * rule.Margin);
        if (columns <= 0 || Percentile(image, rule.Percentile, scratch.Histogram(image)) is not { } threshold) return;
        int side = Math.Max(1, (int)(2 * rule.Separation / Math.Sqrt(2)));
        ReadOnlySpan<ushort> highest = Dilate(image, width, side, scratch);
        ushort above = (ushort)threshold;
        for (int y = rule.Margin; y < height - rule.Margin; y++)
        {
            ReadOnlySpan<ushort> row = image.Slice((y * width) + rule.Margin, columns);
            ReadOnlySpan<ushort> top = highest.Slice((y * width) + rule.Margin, columns);
            for (int x = Next(row, top, above, 0); x >= 0; x = Next(row, top, above, x + 1)) found.Add((x + rule.Margin, y));
        }
    }

    /// <summary>
    /// The percentile of the values that are not 0, linear between neighbours ((n − 1)·p from the smallest), or null where all are 0.
    /// </summary>
    public static double? Percentile(ReadOnlySpan<ushort> image, double percentile, ReadOnlySpan<int> histogram)
    {
        long count = image.Length - histogram[0];
        if (count == 0) return null;
        double place = percentile / 100 * (count - 1);
        long below = (long)place;
        int low = At(histogram, below), high = below + 1 < count ? At(histogram, below + 1) : low;
        return low + ((high - low) * (place - below));
    }

    private static int At(ReadOnlySpan<int> histogram, long rank)
    {
        long passed = 0;
        for (int value = 1; value < histogram.Length; value++)
        {
            passed += histogram[value];
            if (passed > rank) return value;
        }

        throw new ArgumentOutOfRangeException(nameof(rank), rank, "beyond the values");
    }

    /// <summary>
    /// Largest value of the square around each pixel; what lies outside the picture is 0. Spans of 1, 2, 4 … pixels, then two spans that
    /// overlap to the whole side; along rows first, then down the columns, all in place from low to high indices.
    /// </summary>
    private static ReadOnlySpan<ushort> Dilate(ReadOnlySpan<ushort> image, int width, int side, LocateScratch scratch)
    {
        int height = image.Length / width, before = side % 2 == 0 ? (side / 2) - 1 : side / 2, span = 1;
        (ushort[] rows, ushort[] line) = scratch.Dilation((height + side) * width, width + side);
        rows.AsSpan(0, before * width).Clear();
        rows.AsSpan((before + height) * width, (side - before) * width).Clear();
        for (int y = 0; y < height; y++)
        {
            line.AsSpan(0, width + side).Clear();
            image.Slice(y * width, width).CopyTo(line.AsSpan(before));
            for (span = 1; span * 2 <= side; span *= 2) Raise(line.AsSpan(0, width + side - span), line.AsSpan(span));
            Raise(line.AsSpan(0, width), line.AsSpan(side - span));
            line.AsSpan(0, width).CopyTo(rows.AsSpan((before + y) * width));
        }

        for (span = 1; span * 2 <= side; span *= 2) Raise(rows.AsSpan(0, (height + side - span) * width), rows.AsSpan(span * width));
        Raise(rows.AsSpan(0, height * width), rows.AsSpan((side - span) * width));
        return rows.AsSpan(0, height * width);
    }

    /// <summary>target ← the larger of target and other; other may begin further on in the same memory.</summary>
    private static void Raise(Span<ushort> target, ReadOnlySpan<ushort> other)
    {
        int x = 0;
        ref ushort t = ref MemoryMarshal.GetReference(target);
        ref ushort o = ref MemoryMarshal.GetReference(other);
        if (Vector.IsHardwareAccelerated)
            for (; x + Vector<ushort>.Count <= target.Length; x += Vector<ushort>.Count)
                Vector.Max(Vector.LoadUnsafe(ref t, (nuint)x), Vector.LoadUnsafe(ref o, (nuint)x)).StoreUnsafe(ref t, (nuint)x);
        for (; x < target.Length; x++) target[x] = Math.Max(target[x], other[x]);
    }

    private static int Next(ReadOnlySpan<ushort> row, ReadOnlySpan<ushort> top, ushort above, int x)
    {
        ref ushort p = ref MemoryMarshal.GetReference(row);
        ref ushort q = ref MemoryMarshal.GetReference(top);
        if (Vector.IsHardwareAccelerated)
        {
            var floor = new Vector<ushort>(above);
            for (; x + Vector<ushort>.Count <= row.Length; x += Vector<ushort>.Count)
            {
                var values = Vector.LoadUnsafe(ref p, (nuint)x);
                if ((Vector.Equals(values, Vector.LoadUnsafe(ref q, (nuint)x)) & Vector.GreaterThan(values, floor)) != Vector<ushort>.Zero) break;
            }
        }

        for (; x < row.Length; x++)
            if (row[x] == top[x] && row[x] > above) return x;
        return -1;
    }
}
