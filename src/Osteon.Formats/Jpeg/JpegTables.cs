namespace Osteon.Formats;

/// <summary>The quantisers and Huffman codes that are in force, each in one of four places.</summary>
internal sealed class JpegTables
{
    /// <summary>Row-by-row index of each coefficient in the order in which they are coded.</summary>
    private static readonly byte[] Order = MakeOrder();

    // The codes of T.81 Annex K (tables K.3 to K.6), which frames of Motion-JPEG recordings leave out.
    private static readonly JpegHuffman UsualDirect0 = Usual("00010501010101010100000000000000", "000102030405060708090A0B");
    private static readonly JpegHuffman UsualDirect1 = Usual("00030101010101010101010000000000", "000102030405060708090A0B");

    private static readonly JpegHuffman UsualOther0 = Usual(
        "0002010303020403050504040000017D",
        "01020300041105122131410613516107227114328191A1082342B1C11552D1F02433627282090A161718191A25262728292A3435363738393A434445464748494A" +
        "535455565758595A636465666768696A737475767778797A838485868788898A92939495969798999AA2A3A4A5A6A7A8A9AAB2B3B4B5B6B7B8B9BAC2C3C4C5C6C7" +
        "C8C9CAD2D3D4D5D6D7D8D9DAE1E2E3E4E5E6E7E8E9EAF1F2F3F4F5F6F7F8F9FA");

    private static readonly JpegHuffman UsualOther1 = Usual(
        "00020102040403040705040400010277",
        "000102031104052131061241510761711322328108144291A1B1C109233352F0156272D10A162434E125F11718191A262728292A35363738393A43444546474849" +
        "4A535455565758595A636465666768696A737475767778797A82838485868788898A92939495969798999AA2A3A4A5A6A7A8A9AAB2B3B4B5B6B7B8B9BAC2C3C4C5" +
        "C6C7C8C9CAD2D3D4D5D6D7D8D9DAE2E3E4E5E6E7E8E9EAF2F3F4F5F6F7F8F9FA");

    private readonly ushort[]?[] _quantisers = new ushort[]?[4];
    private readonly JpegHuffman?[] _direct = [UsualDirect0, UsualDirect1, null, null];
    private readonly JpegHuffman?[] _other = [UsualOther0, UsualOther1, null, null];

    /// <summary>Row-by-row index of the coefficients in coded order: 64 of them and 16 times the last, so that a run beyond the end stays inside.</summary>
    public static ReadOnlySpan<byte> Zigzag => Order;

    /// <summary>The quantisers in a place, row by row, or null.</summary>
    public ushort[]? Quantisers(int place) => place is >= 0 and < 4 ? _quantisers[place] : null;

    /// <summary>The code of DC differences in a place, or null.</summary>
    public JpegHuffman? Direct(int place) => place is >= 0 and < 4 ? _direct[place] : null;

    /// <summary>The code of the other coefficients in a place, or null.</summary>
    public JpegHuffman? Other(int place) => place is >= 0 and < 4 ? _other[place] : null;

    /// <summary>Takes over a DQT segment.</summary>
    public void DefineQuantisers(ReadOnlySpan<byte> segment, JpegOrigin origin)
    {
        while (segment.Length > 0)
        {
            (int place, bool wide) = (segment[0] & 15, segment[0] >> 4 == 1);
            int size = wide ? 128 : 64;
            if (place > 3 || segment[0] >> 4 > 1 || segment.Length < 1 + size)
                throw origin.Invalid(5, "a table of quantisers (DQT) is damaged", null, JpegOrigin.Damaged);
            var values = new ushort[64];
            for (int i = 0; i < 64; i++)
                values[Order[i]] = wide ? (ushort)((segment[1 + (2 * i)] << 8) | segment[2 + (2 * i)]) : segment[1 + i];
            _quantisers[place] = values;
            segment = segment[(1 + size)..];
        }
    }

    /// <summary>Takes over a DHT segment.</summary>
    public void DefineCodes(ReadOnlySpan<byte> segment, JpegOrigin origin)
    {
        while (segment.Length > 0)
        {
            (int place, int kind) = (segment[0] & 15, segment[0] >> 4);
            JpegHuffman? code = segment.Length < 17 ? null : JpegHuffman.Of(segment.Slice(1, 16), segment[17..]);
            if (place > 3 || kind > 1 || code is null || (kind == 0 && code.Largest > 15))
                throw origin.Invalid(5, "a Huffman code (DHT) is damaged", null, JpegOrigin.Damaged);
            (kind == 0 ? _direct : _other)[place] = code;
            segment = segment[(17 + code.Count)..];
        }
    }

    private static JpegHuffman Usual(string counts, string symbols) =>
        JpegHuffman.Of(Convert.FromHexString(counts), Convert.FromHexString(symbols))!;

    private static byte[] MakeOrder()
    {
        var order = new byte[80];
        order.AsSpan().Fill(63);
        (int x, int y) = (0, 0);
        for (int i = 0; i < 64; i++)
        {
            order[i] = (byte)((8 * y) + x);
            bool up = (x + y) % 2 == 0;
            if (up && x == 7) y++;
            else if (up && y == 0) x++;
            else if (up) (x, y) = (x + 1, y - 1);
            else if (y == 7) x++;
            else if (x == 0) y++;
            else (x, y) = (x - 1, y + 1);
        }

        return order;
    }
}
