namespace Osteon.MicroCt;

/// <summary>What is known of a label: its parent in the forest (itself for a root) and what its own runs have gathered so far.</summary>
internal struct LabelNode
{
    public long Size;
    public long FirstVoxel;
    public int Parent;
    public ComponentTouch Touch;
}

/// <summary>What a component touches.</summary>
[Flags]
internal enum ComponentTouch
{
    None = 0,
    Box = 1,
    Mark = 2,
}

/// <summary>
/// Union-find over labels in order of their first voxels; the root of a set is its smallest label, so it holds the first voxel of all.
/// </summary>
internal sealed class LabelForest
{
    private LabelNode[] _nodes;

    public LabelForest(int capacity = 256) => _nodes = new LabelNode[capacity];

    public int Count { get; private set; }

    public ref LabelNode this[int label] => ref _nodes[label];

    public int Add(long firstVoxel)
    {
        if (Count == _nodes.Length) Array.Resize(ref _nodes, checked((2 * Count) + 1));
        _nodes[Count] = new LabelNode { FirstVoxel = firstVoxel, Parent = Count };
        return Count++;
    }

    /// <summary>Appends the nodes of another forest and returns the offset of its labels.</summary>
    public int Append(LabelForest other)
    {
        int offset = Count;
        Count = checked(Count + other.Count);
        if (Count > _nodes.Length) Array.Resize(ref _nodes, Count);
        for (int label = 0; label < other.Count; label++)
        {
            LabelNode node = other._nodes[label];
            node.Parent += offset;
            _nodes[offset + label] = node;
        }

        return offset;
    }

    public int Find(int label)
    {
        LabelNode[] nodes = _nodes;
        while (true)
        {
            int parent = nodes[label].Parent;
            if (parent == label) return label;
            int grandparent = nodes[parent].Parent;
            nodes[label].Parent = grandparent;
            label = grandparent;
        }
    }

    public int Union(int a, int b)
    {
        a = Find(a);
        b = Find(b);
        if (a == b) return a;
        if (b < a) (a, b) = (b, a);
        _nodes[b].Parent = a;
        return a;
    }

    /// <summary>Points every label at its root and moves what the labels have gathered to the roots.</summary>
    public void Fold()
    {
        for (int label = 0; label < Count; label++)
        {
            ref LabelNode node = ref _nodes[label];
            if (node.Parent == label) continue;

            // Parents are smaller than their children, so the parent already points at its root.
            node.Parent = _nodes[node.Parent].Parent;
            ref LabelNode root = ref _nodes[node.Parent];
            root.Size += node.Size;
            root.Touch |= node.Touch;
            node.Size = 0;
            node.Touch = ComponentTouch.None;
        }
    }

    /// <summary>
    /// After <see cref="Fold"/>: keeps only the roots that are wanted, in their order, and reports the others as finished.
    /// </summary>
    /// <param name="labels">
    /// For each label nonnegative if its set is still wanted (only roots are read); returns the new label of each kept root.
    /// </param>
    /// <param name="finished">Takes every set that is not kept.</param>
    public void Keep(Span<int> labels, ComponentTally finished)
    {
        int kept = 0;
        for (int label = 0; label < Count; label++)
        {
            LabelNode node = _nodes[label];
            if (node.Parent != label) continue;
            if (labels[label] < 0)
            {
                finished.Add(node);
                continue;
            }

            labels[label] = kept;
            node.Parent = kept;
            _nodes[kept++] = node;
        }

        Count = kept;
    }
}
