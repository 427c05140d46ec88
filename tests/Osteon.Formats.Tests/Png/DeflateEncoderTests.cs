using System.IO.Compression;
using System.Security.Cryptography;
using FsCheck.Fluent;
using Osteon.Primitives;

namespace Osteon.Formats.Tests;

/// <summary>What the encoder writes, the runtime's decoder reads back.</summary>
[Property]
public sealed class DeflateEncoderTests
{
    [Fact]
    public void What_is_compressed_comes_back()
    {
        var encoder = new DeflateEncoder();
        PropertyCheck.ForAll(
            from kind in Gen.Choose(0, 5)
            from length in Gen.Frequency((3, Gen.Choose(0, 700)), (1, Gen.Choose(0, 200_000)))
            from seed in Gen.Choose(0, int.MaxValue)
            select (kind, length, (ulong)seed),
            c =>
            {
                byte[] data = Data(c.kind, c.length, c.Item3);
                byte[] compressed = encoder.Compress(data).ToArray();
                Assert.Equal(data, Inflate(compressed));
                Assert.True(compressed.Length <= data.Length + (data.Length / 8192) + 32, $"{data.Length} became {compressed.Length}");
            },
            count: 150);
    }

    [Fact]
    public void Blocks_and_windows_are_crossed()
    {
        var encoder = new DeflateEncoder();
        byte[] period = Data(5, 33_000, 3); // its repetition lies just beyond the window
        byte[] data = [.. period, .. period, .. Data(1, 300_000, 4), .. new byte[400_000]];
        byte[] compressed = encoder.Compress(data).ToArray();
        Assert.Equal(data, Inflate(compressed));
    }

    [Theory]
    [InlineData(0, 1_000_000, 1100)] // zeros: deflate cannot do better than 1032 : 1
    [InlineData(2, 1_000_000, 640_000)] // sixteen grey levels at random hold 4 bits each
    public void Redundancy_is_found(int kind, int length, int most) => Assert.InRange(
        new DeflateEncoder().Compress(Data(kind, length, 1)).Length, 1, most);

    [Fact]
    public void The_bytes_are_the_same_in_every_version_and_on_every_machine()
    {
        string hash = Convert.ToHexString(SHA256.HashData(new DeflateEncoder().Compress(Data(3, 100_000, 9))));
        Assert.Equal("9F73D747CB4B6E9F5C7C2305D19E64D9EFF7E83B19849B495B7182F91F481FC3", hash);
    }

    [Fact]
    public void The_checksum_is_that_of_the_standard() => Assert.Equal(0x11E60398u, DeflateEncoder.Adler32("Wikipedia"u8));

    [Fact]
    public void Codes_stay_within_their_limit_however_skewed_the_counts()
    {
        int[] fibonacci = new int[40];
        (fibonacci[0], fibonacci[1]) = (1, 1);
        for (int i = 2; i < fibonacci.Length; i++) fibonacci[i] = fibonacci[i - 1] + fibonacci[i - 2];
        foreach (int limit in (int[])[7, 15])
        {
            byte[] lengths = new byte[fibonacci.Length];
            HuffmanCode.Lengths(fibonacci, limit, lengths);
            Assert.InRange(lengths.Max(), 1, limit);
            Assert.Equal(1.0, lengths.Sum(l => Math.Pow(2, -l))); // a complete code
        }
    }

    private static byte[] Data(int kind, int length, ulong seed)
    {
        var random = new Rng(seed);
        byte[] data = new byte[length];
        for (int i = 0; i < length; i++)
        {
            data[i] = kind switch
            {
                0 => 0,
                1 => (byte)random.NextInt(256),
                2 => (byte)random.NextInt(16),
                3 => (byte)((i % 251) + random.NextInt(2)),
                4 => (byte)(i >= 300 && random.NextInt(50) > 0 ? data[i - 300] : random.NextInt(256)),
                _ => (byte)(Math.Sin(i / 40.0) * 100),
            };
        }

        return data;
    }

    private static byte[] Inflate(byte[] compressed)
    {
        using var inflate = new ZLibStream(new MemoryStream(compressed), CompressionMode.Decompress);
        using var result = new MemoryStream();
        inflate.CopyTo(result);
        return result.ToArray();
    }
}
