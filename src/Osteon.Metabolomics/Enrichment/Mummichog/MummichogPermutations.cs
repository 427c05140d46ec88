using System.Globalization;
using Osteon.Numerics;
using Osteon.Primitives;

namespace Osteon.Metabolomics;

/// <summary>Scores of sets for lists of features, observed or drawn at random.</summary>
internal sealed class MummichogPermutations
{
    private readonly int[] _usable;
    private readonly int[][] _unitsOfFeature;
    private readonly int[][] _setsOfUnit;
    private readonly int[] _sizes;
    private readonly int _units;

    public MummichogPermutations(MummichogSets sets, int[] usable, int features)
    {
        _usable = usable;
        _units = sets.Units.Length;
        _sizes = [.. sets.Members.Select(m => m.Length)];
        _unitsOfFeature = Inverted([.. sets.Units.Select(u => u.Features)], features);
        _setsOfUnit = Inverted(sets.Members, _units);
    }

    /// <summary>The counts and scores of a list of features.</summary>
    public SetCounts[] Score(int[] features)
    {
        var hits = new int[_sizes.Length];
        int selected = Hits(features, new bool[_units], hits);
        return [.. _sizes.Select(
            (size, s) => new SetCounts(EnrichmentBackground.Measured, _units, size, selected, hits[s], P(size, selected, hits[s])))];
    }

    /// <summary>Scores of random lists: permutations × sets. Every permutation has its own stream.</summary>
    public Matrix Run(int draws, int permutations, string pack, RunContext context)
    {
        var scores = new Matrix(permutations, _sizes.Length);
        int done = 0;
        Parallel.For(
            0, permutations, context.ParallelOptions,
            () => (Pool: new int[_usable.Length], Seen: new bool[_units], Hits: new int[_sizes.Length]),
            (row, _, scratch) =>
            {
                Rng random = context.Random.Stream("mummichog", pack, row.ToString(CultureInfo.InvariantCulture));
                _usable.CopyTo(scratch.Pool, 0);
                random.ShuffleFirst<int>(scratch.Pool, draws);
                Array.Clear(scratch.Seen);
                Array.Clear(scratch.Hits);
                int selected = Hits(scratch.Pool.AsSpan(0, draws), scratch.Seen, scratch.Hits);
                Span<double> to = scores.Row(row);
                for (int s = 0; s < to.Length; s++) to[s] = P(_sizes[s], selected, scratch.Hits[s]);
                int count = Interlocked.Increment(ref done);
                if (count % 100 == 0) context.Report("mummichog-like permutations", (double)count / permutations);
                return scratch;
            },
            _ => { });
        return scores;
    }

    private double P(int size, int selected, int hits) => hits == 0 ? 1 : new HypergeometricDistribution(_units, size, selected)
        .UpperTail(hits);

    private int Hits(ReadOnlySpan<int> features, bool[] seen, int[] hits)
    {
        int selected = 0;
        foreach (int feature in features)
            foreach (int unit in _unitsOfFeature[feature])
            {
                if (seen[unit]) continue;
                seen[unit] = true;
                selected++;
                foreach (int set in _setsOfUnit[unit]) hits[set]++;
            }

        return selected;
    }

    private static int[][] Inverted(int[][] lists, int count)
    {
        var inverted = new List<int>[count];
        for (int i = 0; i < lists.Length; i++)
            foreach (int item in lists[i]) (inverted[item] ??= []).Add(i);
        return [.. inverted.Select(list => list?.ToArray() ?? [])];
    }
}
