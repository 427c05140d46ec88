namespace Osteon.MicroCt;

/// <summary>Gathers finished components: always their sums, and each of them where a list is wanted.</summary>
internal sealed class ComponentTally(bool list)
{
    private LabelNode _largest;

    public List<Component>? Components { get; } = list ? [] : null;

    public long Count { get; private set; }

    public long Voxels { get; private set; }

    /// <summary>Components with no voxel on the box surface.</summary>
    public long Bounded { get; private set; }

    /// <summary>Components with no voxel on the box surface and no marked voxel.</summary>
    public long Enclosed { get; private set; }

    public long EnclosedVoxels { get; private set; }

    public void Add(in LabelNode root)
    {
        Count++;
        Voxels += root.Size;
        if ((root.Touch & ComponentTouch.Box) == 0) Bounded++;
        if (root.Touch == ComponentTouch.None)
        {
            Enclosed++;
            EnclosedVoxels += root.Size;
        }

        if (IsLarger(root, _largest)) _largest = root;
        Components?.Add(ToComponent(root));
    }

    public void Add(ComponentTally other)
    {
        Count += other.Count;
        Voxels += other.Voxels;
        Bounded += other.Bounded;
        Enclosed += other.Enclosed;
        EnclosedVoxels += other.EnclosedVoxels;
        if (IsLarger(other._largest, _largest)) _largest = other._largest;
        if (other.Components is not null) Components?.AddRange(other.Components);
    }

    public ComponentSummary ToSummary() => new(Count, Voxels, Enclosed, EnclosedVoxels, Count == 0 ? null : ToComponent(_largest));

    /// <summary>First voxel of the largest component.</summary>
    public long LargestFirstVoxel => _largest.FirstVoxel;

    private static Component ToComponent(in LabelNode node) =>
        new(node.Size, node.FirstVoxel, (node.Touch & ComponentTouch.Box) != 0, node.Touch != ComponentTouch.None);

    private static bool IsLarger(in LabelNode a, in LabelNode b) => a.Size > b.Size || (a.Size == b.Size && a.FirstVoxel < b.FirstVoxel);
}
