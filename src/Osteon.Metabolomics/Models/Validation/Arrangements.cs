namespace Osteon.Metabolomics;

/// <summary>All different ways to deal the responses out to the training rows.</summary>
internal sealed class Arrangements
{
    private readonly int[] _codes;
    private readonly bool _symmetric;

    public Arrangements(ModelData data, Response response)
    {
        // Rows with the same response are exchangeable: a code per different response, in the order of first appearance.
        var seen = new Dictionary<string, int>();
        _codes = new int[data.Rows];
        for (int i = 0; i < _codes.Length; i++)
        {
            string key = string.Join('|', response.Values.Row(data.TrainingRows[i]).ToArray().Select(BitConverter.DoubleToInt64Bits));
            if (!seen.TryGetValue(key, out int code)) seen[key] = code = seen.Count;
            _codes[i] = code;
        }

        int[] sizes = [.. Enumerable.Range(0, seen.Count).Select(c => _codes.Count(x => x == c))];
        Count = 1;
        int placed = 0;
        foreach (int size in sizes)
            for (int k = 1; k <= size; k++) Count = Count * ++placed / k;
        Count = double.IsFinite(Count) ? Math.Round(Count) : double.MaxValue;
        _symmetric = response.IsClasses && sizes.Length == 2 && sizes[0] == sizes[1];
        Splits = _symmetric ? Count / 2 : Count;
    }

    /// <summary>n!/∏ (size of each kind)!, or the largest number there is where that overflows.</summary>
    public double Count { get; }

    /// <summary>The arrangements, or half of them where two classes of equal size may swap names.</summary>
    public double Splits { get; }

    /// <summary>Every arrangement but the one at hand, as a permutation of rows, in lexicographic order of codes; of two that swap
    /// classes the one that leaves row 0 as it is.</summary>
    public List<int[]> AllButThis()
    {
        int[] codes = [.. _codes.Order()];
        List<int[]> all = [];
        do
        {
            if (_symmetric && codes[0] != _codes[0]) break;
            if (!codes.SequenceEqual(_codes)) all.Add(Rows(codes));
        }
        while (Next(codes));
        return all;
    }

    /// <summary>A permutation of the rows that gives this arrangement: the first free row of each kind.</summary>
    private int[] Rows(int[] codes)
    {
        var free = new Dictionary<int, Queue<int>>();
        for (int i = 0; i < _codes.Length; i++)
        {
            if (!free.TryGetValue(_codes[i], out Queue<int>? rows)) free[_codes[i]] = rows = new Queue<int>();
            rows.Enqueue(i);
        }

        return [.. codes.Select(c => free[c].Dequeue())];
    }

    /// <summary>The next arrangement in lexicographic order; false after the last.</summary>
    private static bool Next(int[] codes)
    {
        int i = codes.Length - 2;
        while (i >= 0 && codes[i] >= codes[i + 1]) i--;
        if (i < 0) return false;
        int j = codes.Length - 1;
        while (codes[j] <= codes[i]) j--;
        (codes[i], codes[j]) = (codes[j], codes[i]);
        Array.Reverse(codes, i + 1, codes.Length - i - 1);
        return true;
    }
}
