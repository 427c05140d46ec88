namespace Osteon.Formats;

/// <summary>
/// The inverse cosine transform of blocks of 8 × 8 in integers: Loeffler, Ligtenberg and Moschytz 1989 (10.1109/ICASSP.1989.266596), twelve products for eight
/// values, constants of 13 bits, two more bits kept between columns and rows. Results are within 1 of the real transform, rounded.
/// </summary>
internal static class JpegIdct
{
    private const int Bits = 13;
    private const int Kept = 2;

    // The constants of the flow graph, each times 2¹³: sums of √2·cos(kπ/16).
    private const int C0298 = 2446;
    private const int C0390 = 3196;
    private const int C0541 = 4433;
    private const int C0765 = 6270;
    private const int C0899 = 7373;
    private const int C1175 = 9633;
    private const int C1501 = 12299;
    private const int C1847 = 15137;
    private const int C1961 = 16069;
    private const int C2053 = 16819;
    private const int C2562 = 20995;
    private const int C3072 = 25172;

    /// <summary>Multiplies 64 coefficients (row by row) with their quantisers, transforms them and writes the samples, 128 added.</summary>
    /// <param name="coefficients">64 values, row by row.</param>
    /// <param name="quantisers">64 factors in the same order.</param>
    /// <param name="samples">Receives the first sample of the block; rows follow every <paramref name="stride"/> bytes.</param>
    /// <param name="stride">Bytes from row to row.</param>
    public static void Transform(ReadOnlySpan<short> coefficients, ReadOnlySpan<ushort> quantisers, Span<byte> samples, int stride)
    {
        if (!coefficients[1..64].ContainsAnyExcept((short)0))
        {
            byte flat = Sample(coefficients[0] * quantisers[0] << Kept, Kept + 3);
            for (int y = 0; y < 8; y++) samples.Slice(y * stride, 8).Fill(flat);
            return;
        }

        Span<int> work = stackalloc int[64];
        for (int x = 0; x < 8; x++)
        {
            var column = new Flow(
                coefficients[x] * quantisers[x],
                coefficients[8 + x] * quantisers[8 + x],
                coefficients[16 + x] * quantisers[16 + x],
                coefficients[24 + x] * quantisers[24 + x],
                coefficients[32 + x] * quantisers[32 + x],
                coefficients[40 + x] * quantisers[40 + x],
                coefficients[48 + x] * quantisers[48 + x],
                coefficients[56 + x] * quantisers[56 + x]);
            for (int i = 0; i < 4; i++)
            {
                work[(8 * i) + x] = Rounded(column.Even(i) + column.Odd(i), Bits - Kept);
                work[(8 * (7 - i)) + x] = Rounded(column.Even(i) - column.Odd(i), Bits - Kept);
            }
        }

        for (int y = 0; y < 8; y++)
        {
            Span<int> row = work.Slice(8 * y, 8);
            Span<byte> target = samples.Slice(y * stride, 8);
            var flow = new Flow(row[0], row[1], row[2], row[3], row[4], row[5], row[6], row[7]);
            for (int i = 0; i < 4; i++)
            {
                target[i] = Sample(flow.Even(i) + flow.Odd(i), Bits + Kept + 3);
                target[7 - i] = Sample(flow.Even(i) - flow.Odd(i), Bits + Kept + 3);
            }
        }
    }

    private static int Rounded(int value, int bits) => (value + (1 << (bits - 1))) >> bits;

    private static byte Sample(int value, int bits) => (byte)Math.Clamp(Rounded(value, bits) + 128, 0, 255);

    /// <summary>The halves of one transform of eight values: outputs i and 7 − i are their sum and difference.</summary>
    private readonly struct Flow
    {
        private readonly int _even0;
        private readonly int _even1;
        private readonly int _even2;
        private readonly int _even3;
        private readonly int _odd0;
        private readonly int _odd1;
        private readonly int _odd2;
        private readonly int _odd3;

        public Flow(int f0, int f1, int f2, int f3, int f4, int f5, int f6, int f7)
        {
            int turned = (f2 + f6) * C0541;
            int low = turned - (f6 * C1847);
            int high = turned + (f2 * C0765);
            int sum = (f0 + f4) << Bits;
            int difference = (f0 - f4) << Bits;
            (_even0, _even1, _even2, _even3) = (sum + high, difference + low, difference - low, sum - high);

            int all = (f7 + f3 + f5 + f1) * C1175;
            int p71 = -(f7 + f1) * C0899;
            int p53 = -(f5 + f3) * C2562;
            int p73 = all - ((f7 + f3) * C1961);
            int p51 = all - ((f5 + f1) * C0390);
            _odd0 = (f1 * C1501) + p71 + p51;
            _odd1 = (f3 * C3072) + p53 + p73;
            _odd2 = (f5 * C2053) + p53 + p51;
            _odd3 = (f7 * C0298) + p71 + p73;
        }

        public int Even(int i) => i switch { 0 => _even0, 1 => _even1, 2 => _even2, _ => _even3 };

        public int Odd(int i) => i switch { 0 => _odd0, 1 => _odd1, 2 => _odd2, _ => _odd3 };
    }
}
