using Osteon.Primitives;

namespace Osteon.Metabolomics;

/// <summary>
/// Pairs of numbers as R draws them by <c>set.seed(seed); sample(n, 2)</c> (Mersenne Twister, Matsumoto and Nishimura 1998,
/// 10.1145/272991.272995, with R's scrambling of the seed and its rejection sampling), so that the clusters of <c>impute.knn</c> come out
/// the same. For nothing else: random numbers of Osteon are <see cref="Rng"/>'s.
/// </summary>
internal sealed class StartingFeatures
{
    private const int Length = 624;
    private const int Shift = 397;
    private readonly uint[] _state = new uint[Length];
    private int _next = Length;

    public StartingFeatures(int seed)
    {
        uint state = unchecked((uint)seed);
        for (int i = 0; i < 50; i++) state = Scramble(state);
        state = Scramble(state);
        for (int i = 0; i < Length; i++)
        {
            state = Scramble(state);
            _state[i] = state;
        }
    }

    /// <summary>Two different numbers from 0 to n − 1; n at least 2.</summary>
    public (int First, int Second) Pair(int n)
    {
        int first = Index(n);
        int second = Index(n - 1);
        return (first, second == first ? n - 1 : second);
    }

    internal double Uniform()
    {
        const double Smallest = 2.328306437080797e-10;
        double value = Next() * 2.3283064365386963e-10;
        return value <= 0 ? 0.5 * Smallest : 1 - value <= 0 ? 1 - (0.5 * Smallest) : value;
    }

    private static uint Scramble(uint state) => unchecked((69069 * state) + 1);

    private int Index(int n)
    {
        if (n <= 1) return 0;
        int bits = (int)Math.Ceiling(Math.Log2(n));
        while (true)
        {
            long value = 0;
            for (int drawn = 0; drawn <= bits; drawn += 16) value = (65536 * value) + (int)Math.Floor(Uniform() * 65536);
            value &= (1L << bits) - 1;
            if (value < n) return (int)value;
        }
    }

    private uint Next()
    {
        if (_next == Length)
        {
            for (int i = 0; i < Length; i++)
            {
                uint y = (_state[i] & 0x80000000) | (_state[(i + 1) % Length] & 0x7fffffff);
                _state[i] = _state[(i + Shift) % Length] ^ (y >> 1) ^ ((y & 1) == 0 ? 0 : 0x9908b0df);
            }

            _next = 0;
        }

        uint z = _state[_next++];
        z ^= z >> 11;
        z ^= (z << 7) & 0x9d2c5680;
        z ^= (z << 15) & 0xefc60000;
        return z ^ (z >> 18);
    }
}
