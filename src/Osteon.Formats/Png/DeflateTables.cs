namespace Osteon.Formats;

/// <summary>
/// The symbols of Deflate (RFC 1951, section 3.2.5): lengths 3 … 258 and distances 1 … 32 768 as symbols with extra bits.
/// </summary>
internal static class DeflateTables
{
    /// <summary>Symbols of literals, end of block and lengths.</summary>
    public const int Literals = 286;

    /// <summary>Symbols of distances.</summary>
    public const int Distances = 30;

    /// <summary>The symbol that ends a block.</summary>
    public const int EndOfBlock = 256;

    /// <summary>The order in which the lengths of the code-length code are written.</summary>
    public static ReadOnlySpan<byte> LengthOrder => [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

    /// <summary>Symbol, number of extra bits and their value for a match length of 3 … 258.</summary>
    public static (int Symbol, int ExtraBits, int Extra) Length(int length)
    {
        if (length == 258) return (285, 0, 0);
        int offset = length - 3;
        if (offset < 8) return (257 + offset, 0, 0);
        int bits = 29 - System.Numerics.BitOperations.LeadingZeroCount((uint)offset);
        return (257 + (4 * bits) + (offset >> bits), bits, offset & ((1 << bits) - 1));
    }

    /// <summary>Symbol, number of extra bits and their value for a distance of 1 … 32 768.</summary>
    public static (int Symbol, int ExtraBits, int Extra) Distance(int distance)
    {
        int offset = distance - 1;
        if (offset < 4) return (offset, 0, 0);
        int bits = 30 - System.Numerics.BitOperations.LeadingZeroCount((uint)offset);
        return ((2 * bits) + (offset >> bits), bits, offset & ((1 << bits) - 1));
    }
}
