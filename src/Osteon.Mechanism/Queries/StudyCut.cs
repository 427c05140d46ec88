using System.Runtime.InteropServices;

namespace Osteon.Mechanism;

/// <summary>
/// Smallest sets of studies that hit every path: some path that is left has to lose one of its arcs, and each is tried. Paths seen before are tried
/// first, so that a search is made only where all of them have fallen; it goes by breadth over (node, sign), since any path will do and short ones branch
/// least. Only where the shortest walk passes a node twice does the full search decide. Paths that share no study bound the size from below.
/// </summary>
internal sealed class StudyCut
{
    private const int MaximumSearches = 3000;

    private readonly SignedArcs _arcs;
    private readonly int[][] _studies; // of each arc; none: cannot be lost
    private readonly int[] _firstArc; // of each study in _arcsOf
    private readonly int[] _arcsOf;
    private readonly (int From, int To) _ends;
    private readonly Sign? _sign;
    private readonly SearchOptions _options;

    private readonly int[] _left; // studies of each arc that are not lost; 1 where it cannot be
    private readonly bool[] _isLost;
    private readonly List<int> _lost = [];
    private readonly List<int[]> _known = [];
    private readonly HashSet<string> _tried = new(StringComparer.Ordinal);

    private readonly int[] _seen; // number of the search that reached each state
    private readonly int[] _by; // arc by which
    private readonly int[] _before; // from which state
    private readonly int[] _queue;
    private readonly int[] _visited; // number of the walk that passed each node
    private int _number;
    private int _searches;

    public StudyCut(SignedArcs arcs, int[][] studies, int studyCount, (int From, int To) ends, Sign? sign, SearchOptions options)
    {
        (_arcs, _studies, _ends, _sign, _options) = (arcs, studies, ends, sign, options);
        _left = new int[studies.Length];
        _isLost = new bool[studyCount];
        _firstArc = new int[studyCount + 1];
        foreach (int[] of in studies)
            foreach (int study in of) _firstArc[study + 1]++;
        for (int s = 0; s < studyCount; s++) _firstArc[s + 1] += _firstArc[s];
        _arcsOf = new int[_firstArc[studyCount]];
        int[] next = _firstArc[..studyCount];
        for (int a = 0; a < studies.Length; a++)
        {
            _left[a] = Math.Max(1, studies[a].Length);
            foreach (int study in studies[a]) _arcsOf[next[study]++] = a;
        }

        (_seen, _by, _before, _queue) = (new int[3 * arcs.Nodes], new int[3 * arcs.Nodes], new int[3 * arcs.Nodes], new int[3 * arcs.Nodes]);
        _visited = new int[arcs.Nodes];
    }

    /// <summary>The breaking sets, each in ascending order of its studies.</summary>
    public List<int[]> Found { get; } = [];

    public bool Complete { get; private set; } = true;

    /// <summary>Adds a path that is known to lead there.</summary>
    public void Know(int[] path) => _known.Add(path);

    /// <summary>Studies that have to be lost still: paths that share no study; no more than enough.</summary>
    public int LowerBound(int enough)
    {
        int bound = 0;
        int kept = _lost.Count;
        while (bound < enough && PathLeft() is { } path)
        {
            if (Array.TrueForAll(path, a => _studies[a].Length == 0))
            {
                bound = enough;
                break;
            }

            bound++;
            foreach (int arc in path)
                foreach (int study in _studies[arc])
                    if (!_isLost[study]) Lose(study);
        }

        Restore(kept);
        return bound;
    }

    /// <summary>Finds all breaking sets of exactly this many further studies; none smaller may exist.</summary>
    public void Branch(int budget)
    {
        if (_searches > MaximumSearches)
        {
            Complete = false;
            return;
        }

        int[] lost = [.. _lost];
        Array.Sort(lost);
        if (!_tried.Add(string.Concat(MemoryMarshal.Cast<int, char>(lost), (ReadOnlySpan<char>)[(char)budget, (char)(budget >> 16)]))) return;
        if (PathLeft() is not { } path)
        {
            Found.Add(lost);
            return;
        }

        if (budget == 0 || LowerBound(budget + 1) > budget) return;
        int kept = _lost.Count;
        foreach (int arc in path)
        {
            if (_studies[arc].Length == 0 || _left[arc] > budget) continue;
            int needed = _left[arc];
            foreach (int study in _studies[arc])
                if (!_isLost[study]) Lose(study);
            Branch(budget - needed);
            Restore(kept);
        }
    }

    /// <summary>The arcs that fall with these studies, of those that lead from cause to effect.</summary>
    public IEnumerable<int> Fallen(int[] lost)
    {
        foreach (int study in lost) Lose(study);
        int[] fallen = [.. lost.SelectMany(s => ArcsOf(s).ToArray()).Where(a => _left[a] == 0).Distinct()];
        Restore(0);
        if (fallen.Length == 0) return fallen;
        bool[] reached = _reached ??= Reached(_arcs.Outgoing, _arcs.To, _ends.From);
        bool[] reaching = _reaching ??= Reached(_arcs.Reversed().Outgoing, _arcs.From, _ends.To);
        return fallen.Where(a => reached[_arcs.From[a]] && reaching[_arcs.To[a]]);
    }

    private bool[]? _reached;
    private bool[]? _reaching;

    private static bool[] Reached(int[][] outgoing, int[] to, int start)
    {
        bool[] reached = new bool[outgoing.Length];
        reached[start] = true;
        var queue = new Queue<int>([start]);
        while (queue.TryDequeue(out int node))
        {
            foreach (int arc in outgoing[node])
            {
                if (reached[to[arc]]) continue;
                reached[to[arc]] = true;
                queue.Enqueue(to[arc]);
            }
        }

        return reached;
    }

    private ReadOnlySpan<int> ArcsOf(int study) => _arcsOf.AsSpan(_firstArc[study].._firstArc[study + 1]);

    private void Lose(int study)
    {
        _isLost[study] = true;
        _lost.Add(study);
        foreach (int arc in ArcsOf(study)) _left[arc]--;
    }

    private void Restore(int kept)
    {
        for (int i = _lost.Count - 1; i >= kept; i--)
        {
            _isLost[_lost[i]] = false;
            foreach (int arc in ArcsOf(_lost[i])) _left[arc]++;
        }

        _lost.RemoveRange(kept, _lost.Count - kept);
    }

    /// <summary>A path that the lost studies leave, or null.</summary>
    private int[]? PathLeft()
    {
        foreach (int[] known in _known)
            if (Stands(known)) return known;
        _searches++;
        (int[]? path, bool simple) = ShortestWalk();
        if (!simple)
        {
            bool[] walkable = [.. _left.Select(l => l > 0)];
            (path, bool ended) = RemovalQuery.BestOne(_arcs.Only(walkable), _ends.From, _ends.To, _sign, _options);
            Complete &= ended;
        }

        if (path is not null) _known.Add(path);
        return path;
    }

    private bool Stands(int[] path)
    {
        foreach (int arc in path)
            if (_left[arc] == 0) return false;
        return true;
    }

    /// <summary>The shortest walk of the sign over what is left, null if there is none; and whether it passes no node twice.</summary>
    private (int[]? Path, bool Simple) ShortestWalk()
    {
        _number++;
        int start = (3 * _ends.From) + 2;
        _seen[start] = _number;
        _before[start] = -1;
        _queue[0] = start;
        int head = 0, tail = 1, last = 1;
        for (int hops = 1; hops <= _options.MaximumLength && head < tail; hops++, last = tail)
        {
            for (; head < last; head++)
            {
                int state = _queue[head];
                int node = state / 3, sign = (state % 3) - 1;
                foreach (int arc in _arcs.Outgoing[node])
                {
                    int to = _arcs.To[arc];
                    if (_left[arc] == 0 || to == _ends.From) continue;
                    int sum = sign * _arcs.Sign[arc];
                    int next = (3 * to) + sum + 1;
                    if (_seen[next] == _number) continue;
                    _seen[next] = _number;
                    _by[next] = arc;
                    _before[next] = state;
                    if (to != _ends.To) _queue[tail++] = next;
                    else if (_sign is null || (int)_sign == sum) return Walked(next, hops);
                }
            }
        }

        return (null, true);
    }

    private (int[] Path, bool Simple) Walked(int state, int hops)
    {
        int[] path = new int[hops];
        bool simple = true;
        for (int i = hops - 1; i >= 0; i--, state = _before[state])
        {
            path[i] = _by[state];
            simple &= _visited[state / 3] != _number;
            _visited[state / 3] = _number;
        }

        return (path, simple);
    }
}
