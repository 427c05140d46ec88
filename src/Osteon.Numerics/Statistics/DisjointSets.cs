namespace Osteon.Numerics;

/// <summary>Items 0 … n − 1 in sets that only ever grow together (union–find with path halving). The smallest item stands for its
/// set, so that what comes out does not depend on the order of the unions.</summary>
public sealed class DisjointSets
{
    private readonly int[] _parent;

    /// <summary>Every item in a set of its own.</summary>
    public DisjointSets(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        _parent = [.. Enumerable.Range(0, count)];
    }

    /// <summary>The smallest item of the set of an item.</summary>
    public int Find(int item)
    {
        while (_parent[item] != item) item = _parent[item] = _parent[_parent[item]];
        return item;
    }

    /// <summary>Joins the sets of two items; false if they were one already.</summary>
    public bool Unite(int a, int b)
    {
        (a, b) = (Find(a), Find(b));
        _parent[Math.Max(a, b)] = Math.Min(a, b);
        return a != b;
    }
}
