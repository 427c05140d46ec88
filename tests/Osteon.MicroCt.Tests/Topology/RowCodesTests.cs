using System.Runtime.Intrinsics;
using Osteon.Primitives;

namespace Osteon.MicroCt.Tests.Topology;

[Unit]
public sealed class RowCodesTests
{
    private static IEnumerable<FourWords> Cases()
    {
        yield return default;
        yield return new FourWords(ulong.MaxValue, ulong.MaxValue, ulong.MaxValue, ulong.MaxValue);
        for (int bit = 0; bit < 64; bit++)
            yield return new FourWords(1UL << bit, 1UL << (63 - bit), ~(1UL << bit), bit % 2 == 0 ? 1UL << bit : 0);
        var rng = new Rng(5);
        for (int i = 0; i < 200; i++) yield return new FourWords(rng.NextUInt64(), rng.NextUInt64(), rng.NextUInt64(), rng.NextUInt64());
    }

    [Fact]
    public void Codes_hold_the_bits_of_the_four_rows()
    {
        InstructionSets.AssertSwitchedOff();
        foreach (FourWords words in Cases())
        {
            var expected = new byte[64];
            for (int x = 0; x < 64; x++) expected[x] = (byte)words.Code(x);
            Assert.Equal(expected, Expanded(words, RowCodes.ExpandScalar));
            Assert.Equal(expected, Expanded(words, RowCodes.Expand));
            if (Vector512.IsHardwareAccelerated) Assert.Equal(expected, Expanded(words, RowCodes.Expand512));
            if (Vector256.IsHardwareAccelerated) Assert.Equal(expected, Expanded(words, RowCodes.Expand256));
        }
    }

    private delegate void Expansion(in FourWords rows, Span<byte> codes);

    private static byte[] Expanded(in FourWords words, Expansion expand)
    {
        var codes = new byte[64];
        expand(words, codes);
        return codes;
    }
}
