using System.Numerics;

namespace Osteon.MicroCt;

/// <summary>Finds the smallest and the largest finite value inside a volume of interest.</summary>
internal sealed class RangeVisitor<T>(VoiRegion region) : IPlaneVisitor
    where T : unmanaged, INumber<T>, IMinMaxValue<T>
{
    private readonly VoiRows _inside = new(region);

    /// <summary>The smallest value as stored; above <see cref="High"/> when there is none.</summary>
    public T Low { get; private set; } = T.MaxValue;

    /// <summary>The largest value as stored.</summary>
    public T High { get; private set; } = T.MinValue;

    /// <inheritdoc/>
    public void Visit(in GreyPlane plane)
    {
        (T low, T high) = (Low, High);
        for (int y = 0; y < region.Box.Shape.Height; y++)
        {
            ReadOnlySpan<T> row = plane.ValueRow<T>(y);
            ReadOnlySpan<ulong> words = _inside[plane.BoxZ, y];
            for (int x = 0; x < row.Length; x++)
            {
                T value = row[x];
                if ((words[x >> 6] >> (x & 63) & 1) == 0 || !T.IsFinite(value)) continue;
                if (value < low) low = value;
                if (value > high) high = value;
            }
        }

        (Low, High) = (low, high);
    }
}

/// <summary>Counts the values inside a volume of interest.</summary>
internal sealed class HistogramVisitor<T>(VoiRegion region, GreyCounter<T> counter) : IPlaneVisitor
    where T : unmanaged, INumber<T>
{
    private readonly VoiRows _inside = new(region);

    /// <inheritdoc/>
    public void Visit(in GreyPlane plane)
    {
        for (int y = 0; y < region.Box.Shape.Height; y++) counter.Add(plane.ValueRow<T>(y), _inside[plane.BoxZ, y]);
    }
}
