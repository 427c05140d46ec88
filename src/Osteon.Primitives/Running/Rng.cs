using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Osteon.Primitives;

/// <summary>
/// Pseudo-random numbers by xoshiro256** (Blackman and Vigna 2021, 10.1145/3460772), its state filled by SplitMix64. The sequence for a seed is part of
/// Osteon's contract: it is the same on every machine and in every version. Not for cryptography. Not safe for several threads: give each its own stream.
/// </summary>
public sealed class Rng
{
    private ulong _s0;
    private ulong _s1;
    private ulong _s2;
    private ulong _s3;
    private double _spareNormal;
    private bool _hasSpareNormal;

    /// <summary>A generator whose state is filled from the seed by SplitMix64.</summary>
    public Rng(ulong seed)
    {
        _s0 = SplitMix64(ref seed);
        _s1 = SplitMix64(ref seed);
        _s2 = SplitMix64(ref seed);
        _s3 = SplitMix64(ref seed);
    }

    /// <summary>The next 64 random bits.</summary>
    public ulong NextUInt64()
    {
        ulong result = ulong.RotateLeft(_s1 * 5, 7) * 9;
        ulong t = _s1 << 17;
        _s2 ^= _s0;
        _s3 ^= _s1;
        _s1 ^= _s2;
        _s0 ^= _s3;
        _s2 ^= t;
        _s3 = ulong.RotateLeft(_s3, 45);
        return result;
    }

    /// <summary>Uniform on [0, 1): the upper 53 bits times 2⁻⁵³.</summary>
    public double NextDouble() => (NextUInt64() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Uniform integer in [0, bound), without bias (Lemire 2019, 10.1145/3230636). The bound must be positive.</summary>
    public int NextInt(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bound);
        uint range = (uint)bound;
        uint threshold = unchecked((uint)-(int)range) % range;
        while (true)
        {
            ulong product = (NextUInt64() >> 32) * range;
            if ((uint)product >= threshold) return (int)(product >> 32);
        }
    }

    /// <summary>Standard normal deviate by Marsaglia's polar method.</summary>
    public double NextNormal()
    {
        if (_hasSpareNormal)
        {
            _hasSpareNormal = false;
            return _spareNormal;
        }

        while (true)
        {
            double u = (2 * NextDouble()) - 1;
            double v = (2 * NextDouble()) - 1;
            double s = (u * u) + (v * v);
            if (s is >= 1 or 0) continue;
            double factor = Math.Sqrt(-2 * Math.Log(s) / s);
            _spareNormal = v * factor;
            _hasSpareNormal = true;
            return u * factor;
        }
    }

    /// <summary>Shuffles in place so that every order is equally likely (Fisher–Yates).</summary>
    public void Shuffle<T>(Span<T> items)
    {
        for (int i = items.Length - 1; i > 0; i--)
        {
            int j = NextInt(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }

    /// <summary>Shuffles only so far that the first <paramref name="count"/> items are a random sample without replacement, in random
    /// order.</summary>
    public void ShuffleFirst<T>(Span<T> items, int count)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)count, (uint)items.Length, nameof(count));
        for (int i = 0; i < count; i++)
        {
            int j = i + NextInt(items.Length - i);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }

    private static ulong SplitMix64(ref ulong state)
    {
        state += 0x9E3779B97F4A7C15;
        ulong z = state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}

/// <summary>
/// Named random streams of one seed. A stream depends only on the seed and its name (study, step, sample, purpose), so the order of work and the
/// number of threads do not change any number.
/// </summary>
public sealed class RandomStreams(ulong seed)
{
    /// <summary>The seed all streams come from.</summary>
    public ulong Seed => seed;

    /// <summary>
    /// A fresh generator for this name; the same name gives the same sequence again. Its seed is the first 8 bytes (little endian) of
    /// SHA-256 over the seed and the length-prefixed parts.
    /// </summary>
    public Rng Stream(params ReadOnlySpan<string> name)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> number = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(number, seed);
        hash.AppendData(number);
        foreach (string part in name)
        {
            byte[] bytes = Encoding.UTF8.GetBytes(part);
            BinaryPrimitives.WriteInt64LittleEndian(number, bytes.Length);
            hash.AppendData(number);
            hash.AppendData(bytes);
        }

        return new Rng(BinaryPrimitives.ReadUInt64LittleEndian(hash.GetHashAndReset()));
    }
}
