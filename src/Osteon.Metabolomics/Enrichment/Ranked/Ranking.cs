using Osteon.Primitives;

namespace Osteon.Metabolomics;

/// <summary>Items ranked by a statistic, largest first; equal ones in the order given. Not safe for several threads.</summary>
internal sealed class Ranking(int count)
{
    private readonly double[] _keys = new double[count];
    private readonly int[] _order = new int[count];
    private readonly int[] _rank = new int[count];
    private double[] _statistics = [];
    private int[] _ranks = new int[16];
    private double[] _weights = new double[16];

    public void Sort(double[] statistics)
    {
        _statistics = statistics;
        for (int i = 0; i < count; i++)
        {
            _keys[i] = -statistics[i];
            _order[i] = i;
        }

        Array.Sort(_keys, _order);
        for (int start = 0; start < count;)
        {
            int end = start + 1;
            while (end < count && _keys[end] == _keys[start]) end++;
            if (end - start > 1) Array.Sort(_order, start, end - start);
            start = end;
        }

        for (int i = 0; i < count; i++) _rank[_order[i]] = i;
    }

    public double Score(int[] members, double weight) => ScoreAndPeak(members, weight).Score;

    /// <summary>The score and the members of the leading edge, from the outer end of the ranking inwards.</summary>
    public (double Score, int[] Edge) ScoreWithEdge(int[] members, double weight)
    {
        (double score, int peak) = ScoreAndPeak(members, weight);
        int[] places = _ranks[..members.Length];
        IEnumerable<int> edge = score > 0 ? places.Take(peak) : score < 0 ? places.Skip(peak).Reverse() : [];
        return (score, [.. edge.Select(place => _order[place])]);
    }

    private (double Score, int Peak) ScoreAndPeak(int[] members, double weight)
    {
        if (_ranks.Length < members.Length) (_ranks, _weights) = (new int[members.Length], new double[members.Length]);
        for (int i = 0; i < members.Length; i++) _ranks[i] = _rank[members[i]];
        Array.Sort(_ranks, 0, members.Length);
        for (int i = 0; i < members.Length; i++)
        {
            double magnitude = Math.Abs(_statistics[_order[_ranks[i]]]);
            _weights[i] = weight == 1 ? magnitude : Math.Pow(magnitude, weight);
        }

        return RunningSum.Of(_ranks.AsSpan(0, members.Length), _weights.AsSpan(0, members.Length), count);
    }
}

/// <summary>The sets of a pack with their measured members as places in a list of compounds.</summary>
internal sealed record RankedSets(MetaboliteSet[] Sets, int[][] Members)
{
    /// <summary>Sets within the size limits; a set that holds every compound cannot be tested and is left out.</summary>
    public static RankedSets Of(KnowledgePack pack, string[] compounds, int minSize, int maxSize)
    {
        var place = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int c = 0; c < compounds.Length; c++)
            if (!place.TryAdd(compounds[c], c))
                throw new ArgumentException($"the compound '{compounds[c]}' occurs twice", nameof(compounds));
        (MetaboliteSet Set, int[] Members)[] sets =
        [
            .. pack.Sets.Select(
                s => (s, s.Members.Distinct(StringComparer.Ordinal).Where(place.ContainsKey).Select(m => place[m]).ToArray()))
                .Where(p => p.Item2.Length >= Math.Max(1, minSize) && p.Item2.Length <= maxSize && p.Item2.Length < compounds.Length),
        ];
        return new RankedSets([.. sets.Select(s => s.Set)], [.. sets.Select(s => s.Members)]);
    }
}
