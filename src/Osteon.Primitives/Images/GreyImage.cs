namespace Osteon.Primitives;

/// <summary>
/// One grey picture with its values as stored, (row, column), 8 or 16 bit. Values are never rescaled, so that a sum over pixels is a sum of the file's own units.
/// </summary>
public sealed class GreyImage
{
    private readonly ushort[] _values;

    private GreyImage(int height, int width, ushort[] values, int fullScale) => (Height, Width, _values, FullScale) = (height, width, values, fullScale);

    /// <summary>Rows.</summary>
    public int Height { get; }

    /// <summary>Columns.</summary>
    public int Width { get; }

    /// <summary>The largest value that the coding can hold: 255 or 65 535.</summary>
    public int FullScale { get; }

    /// <summary>Whether the picture was compressed with loss (JPEG): values near edges are then estimates, and so is the number of clipped pixels.</summary>
    public bool IsLossy { get; private init; }

    /// <summary>How a colour picture became grey, in words for the reader of a result; null for a picture that was grey.</summary>
    public string? FromColour { get; private init; }

    /// <summary>Height and width of a pixel in mm as the file states them, or null. Never guessed.</summary>
    public (double Height, double Width)? PixelSize { get; private init; }

    /// <summary>All values, row by row.</summary>
    public ReadOnlySpan<ushort> Values => _values;

    /// <summary>Row y.</summary>
    public ReadOnlySpan<ushort> Row(int y) => _values.AsSpan(y * Width, Width);

    /// <summary>Takes row-major values as they are, without copying. Throws <see cref="ArgumentException"/> if the count does not fit or a value exceeds the full scale.</summary>
    /// <param name="height">Rows, positive.</param>
    /// <param name="width">Columns, positive.</param>
    /// <param name="values">height · width values; the picture owns them from here on.</param>
    /// <param name="fullScale">255 or 65 535.</param>
    /// <param name="origin">What is known of the file it comes from.</param>
    public static GreyImage Of(int height, int width, ushort[] values, int fullScale, GreyImageOrigin origin = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        if (fullScale is not (byte.MaxValue or ushort.MaxValue)) throw new ArgumentOutOfRangeException(nameof(fullScale), fullScale, "255 or 65535");
        if (values.Length != (long)height * width) throw new ArgumentException($"{values.Length} values for {height} × {width} pixels", nameof(values));
        if (values.AsSpan().ContainsAnyExceptInRange((ushort)0, (ushort)fullScale))
            throw new ArgumentException($"a value exceeds the full scale {fullScale}", nameof(values));
        return new GreyImage(height, width, values, fullScale) { IsLossy = origin.Lossy, FromColour = origin.FromColour, PixelSize = origin.PixelSize };
    }
}

/// <summary>What a file tells of its picture beside the values.</summary>
/// <param name="Lossy">See <see cref="GreyImage.IsLossy"/>.</param>
/// <param name="FromColour">See <see cref="GreyImage.FromColour"/>.</param>
/// <param name="PixelSize">See <see cref="GreyImage.PixelSize"/>.</param>
public readonly record struct GreyImageOrigin(bool Lossy = false, string? FromColour = null, (double Height, double Width)? PixelSize = null);
