namespace Osteon.Mechanism;

/// <summary>Everything that one explanation asks of paths to one node. Tables are made at the first question; one thread uses it, for one goal after another.</summary>
internal sealed class ExplainGoal(ExplainSearch search) : IDisposable
{
    private const int LongestNear = 3;

    private SignedSearch? _table;
    private SignedSearch? _near;
    private SignedSearch? _named;

    /// <summary>The node asked about.</summary>
    public int Node { get; set; }

    /// <summary>The paths to the node.</summary>
    public SignedSearch Table => Aimed(ref _table, search.Arcs, search.MaximumLength);

    /// <summary>The best supported paths of any sign from any cause.</summary>
    public IReadOnlyList<SignedPath> FromCauses(int count)
    {
        var found = new List<SignedPath>();
        foreach (int cause in search.Causes)
        {
            if (cause == Node) continue;
            (List<int[]> paths, bool complete) = Table.Best(cause, null, count, search.MaximumOpened);
            search.Ended(complete);
            found.AddRange(paths.Select(p => search.Path(p)));
        }

        return [.. found.Order(SignedPath.Order).Take(count)];
    }

    /// <summary>The best supported path of one sign from any cause, or null.</summary>
    public SignedPath? FromCause(Sign sign)
    {
        SignedPath? best = null;
        foreach (int cause in search.Causes)
            if (From(cause, sign) is { } path && (best is null || SignedPath.Order.Compare(path, best) < 0)) best = path;
        return best;
    }

    /// <summary>The best supported path of one sign from a node, or null.</summary>
    public SignedPath? From(int node, Sign sign)
    {
        if (node == Node) return null;
        (int[]? path, bool complete) = Table.BestOne(node, (int)sign, search.MaximumOpened);
        search.Ended(complete);
        return path is null ? null : search.Path(path);
    }

    /// <summary>The best supported path of at most three edges, memberships included, from a node, whatever its sign; or null.</summary>
    public SignedPath? Near(int node)
    {
        (List<int[]> paths, bool complete) = Aimed(ref _near, search.Structural, LongestNear).Best(node, null, 1, search.MaximumOpened);
        search.Ended(complete);
        return paths.Select(p => SignedPath.Of(search.Graph, search.Structural, p)).Order(SignedPath.Order).FirstOrDefault();
    }

    /// <summary>Whether a path from a cause exists when statements that nothing supports may be walked too.</summary>
    public bool IsNamed()
    {
        SignedSearch table = Aimed(ref _named, search.Named, search.MaximumLength);
        foreach (int cause in search.Causes)
            for (int sign = -1; sign <= 1; sign++)
                if (!double.IsPositiveInfinity(table.WalkCost(cause, sign))) return true;
        return false;
    }

    /// <summary>The best supported path of one sign from a class that a cause belongs to, with the class, or null.</summary>
    public (Node Class, SignedPath Path)? FromClass(Sign sign)
    {
        (Node, SignedPath)? best = null;
        foreach ((int general, int[] way) in search.Classes())
        {
            if (way.Length == 0 || From(general, sign) is not { } path) continue;
            if (best is not (_, { } other) || SignedPath.Order.Compare(path, other) < 0) best = (search.Graph.Nodes[general], path);
        }

        return best;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _table?.Dispose();
        _near?.Dispose();
        _named?.Dispose();
    }

    private SignedSearch Aimed(ref SignedSearch? table, SignedArcs arcs, int length)
    {
        table ??= new SignedSearch(arcs, length);
        table.Aim(Node);
        return table;
    }
}
