using Osteon.Primitives;

namespace Osteon.Vesicles;

/// <summary>
/// One grey picture of a blot or gel with the values as stored, (row, column), 8 or 16 bit. Values are never rescaled: a volume is a sum of stored units.
/// </summary>
public sealed class BlotImage
{
    private readonly ushort[] _values;

    private BlotImage(int height, int width, ushort[] values, int fullScale, bool lossy)
    {
        (Height, Width, _values, FullScale, IsLossy) = (height, width, values, fullScale, lossy);
    }

    /// <summary>Rows.</summary>
    public int Height { get; }

    /// <summary>Columns.</summary>
    public int Width { get; }

    /// <summary>The largest value that the file can hold: 255 or 65 535.</summary>
    public int FullScale { get; }

    /// <summary>
    /// Whether the picture was compressed with loss (JPEG) on its way: grey values near edges are then estimates, and the number of clipped pixels is too.
    /// </summary>
    public bool IsLossy { get; }

    /// <summary>All values, row by row.</summary>
    public ReadOnlySpan<ushort> Values => _values;

    /// <summary>Row y.</summary>
    public ReadOnlySpan<ushort> Row(int y) => _values.AsSpan(y * Width, Width);

    /// <summary>A copy of row-major values. Throws <see cref="ArgumentException"/> if the count does not fit or a value exceeds the full scale.</summary>
    /// <param name="height">Rows, positive.</param>
    /// <param name="width">Columns, positive.</param>
    /// <param name="values">height · width values.</param>
    /// <param name="fullScale">255 or 65 535.</param>
    /// <param name="lossy">See <see cref="IsLossy"/>.</param>
    public static BlotImage Of(int height, int width, ReadOnlySpan<ushort> values, int fullScale, bool lossy = false)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        if (fullScale is not (byte.MaxValue or ushort.MaxValue)) throw new ArgumentOutOfRangeException(nameof(fullScale), fullScale, "255 or 65535");
        if (values.Length != (long)height * width) throw new ArgumentException($"{values.Length} values for {height} × {width} pixels", nameof(values));
        foreach (ushort value in values)
            if (value > fullScale) throw new ArgumentException($"value {value} above the full scale {fullScale}", nameof(values));
        return new BlotImage(height, width, values.ToArray(), fullScale, lossy);
    }

    /// <summary>Plane z of an 8-bit volume.</summary>
    public static BlotImage Of(Volume<byte> volume, int z = 0, bool lossy = false)
    {
        ReadOnlySpan<byte> slice = volume.Slice(z);
        var values = new ushort[slice.Length];
        for (int i = 0; i < values.Length; i++) values[i] = slice[i];
        return new BlotImage(volume.Shape.Height, volume.Shape.Width, values, byte.MaxValue, lossy);
    }

    /// <summary>Plane z of a 16-bit volume.</summary>
    public static BlotImage Of(Volume<ushort> volume, int z = 0, bool lossy = false) =>
        new(volume.Shape.Height, volume.Shape.Width, volume.Slice(z).ToArray(), ushort.MaxValue, lossy);
}
