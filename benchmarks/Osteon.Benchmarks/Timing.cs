using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Osteon.Benchmarks;

/// <summary>Times of one task, in seconds.</summary>
/// <param name="Best">The smallest of all.</param>
/// <param name="Median">The median of all.</param>
/// <param name="AllocatedBytes">Bytes allocated by the last run: no less than what it added to the memory in use.</param>
internal sealed record Timing(double Best, double Median, long AllocatedBytes)
{
    /// <summary>Runs once to compile, then <paramref name="repeats"/> times.</summary>
    public static Timing Of(Action task, int repeats)
    {
        // Three runs and a pause: the compiler replaces hot methods in the background.
        for (int i = 0; i < 3; i++) task();
        Thread.Sleep(300);
        var seconds = new double[repeats];
        long allocated = 0;
        for (int i = 0; i < repeats; i++)
        {
            GC.Collect();
            long before = GC.GetTotalAllocatedBytes(precise: true);
            long start = Stopwatch.GetTimestamp();
            task();
            seconds[i] = Stopwatch.GetElapsedTime(start).TotalSeconds;
            allocated = GC.GetTotalAllocatedBytes(precise: true) - before;
        }

        Array.Sort(seconds);
        return new Timing(seconds[0], seconds[repeats / 2], allocated);
    }

    /// <summary>
    /// Bytes per second at which all threads together can read memory far larger than the caches: the best of ten passes over 1 GB.
    /// </summary>
    public static double ReadBandwidth(int threads)
    {
        const int Words = 1 << 27;
        var data = new ulong[Words];
        Array.Fill(data, 1UL);
        double best = 0;
        for (int pass = 0; pass < 10; pass++)
        {
            long start = Stopwatch.GetTimestamp();
            var sums = new ulong[threads * 8];
            Parallel.For(0, threads, t => sums[t * 8] = Sum(data.AsSpan(Words / threads * t, Words / threads)));
            double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            if (sums.Aggregate((a, b) => a + b) != Words) throw new InvalidOperationException("the pass did not read everything");
            best = Math.Max(best, 8.0 * Words / seconds);
        }

        return best;
    }

    private static ulong Sum(ReadOnlySpan<ulong> data)
    {
        ReadOnlySpan<Vector512<ulong>> vectors = MemoryMarshal.Cast<ulong, Vector512<ulong>>(data);
        Vector512<ulong> a = default, b = default, c = default, d = default;
        for (int i = 0; i + 4 <= vectors.Length; i += 4)
        {
            a += vectors[i];
            b += vectors[i + 1];
            c += vectors[i + 2];
            d += vectors[i + 3];
        }

        return Vector512.Sum(a + b + c + d);
    }
}
