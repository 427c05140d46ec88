namespace Osteon.Mechanism;

/// <summary>Disjoint sets of numbers from 0; the smallest member stands for its set.</summary>
internal sealed class Union
{
    private readonly int[] _parent;

    public Union(int count)
    {
        _parent = new int[count];
        for (int i = 0; i < count; i++) _parent[i] = i;
    }

    public int Root(int member)
    {
        while (_parent[member] != member) member = _parent[member] = _parent[_parent[member]];
        return member;
    }

    public void Join(int a, int b)
    {
        (a, b) = (Root(a), Root(b));
        _parent[Math.Max(a, b)] = Math.Min(a, b);
    }

    /// <summary>Makes the member a set of its own again; every member of its set has to be cleared with it.</summary>
    public void Clear(int member) => _parent[member] = member;
}
